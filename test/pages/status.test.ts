import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { listen } from '../../src/listen.ts';
import { ask } from '../support/ask.ts';
import { serverOverPorts } from '../support/server-over-ports.ts';
import { vendorOnPort } from '../support/vendor-on-port.ts';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const isThere = existsSync(executablePath);
if (!isThere && process.env['CI'] === undefined) {
  console.log(`No browser at ${executablePath}: the status page is not tried. Install chromium or set CHROMIUM_PATH.`);
}
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];

// Without a browser it is left out on a developer's machine, never in CI.
it.runIf(isThere || process.env['CI'] !== undefined)(
  'the status page shows a vendor go down and come back, by itself, and asks no other host',
  { timeout: 120_000 },
  async ({ onTestFinished }) => {
    const vendor = await vendorOnPort('sobot');
    const running = await serverOverPorts([vendor]);
    const { url, drain } = await listen((request, response) => running.server(request, response), '127.0.0.1', 0);
    const browser = await chromium.launch({ executablePath, args: flags });
    onTestFinished(async () => {
      await browser.close();
      await drain(0);
      await running.close();
      await vendor.close();
    });
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    const foreign: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(`${url}/`) && !request.url().startsWith('data:')) foreign.push(request.url());
    });
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));

    await page.goto(`${url}/status`);
    const sobot = page.locator('[data-vendor=sobot]');
    await sobot.getByText('not tried yet').waitFor();
    await page.locator('[data-vendor=jing]').getByText('pushes only').waitFor();
    await page.locator('[data-vendor=wshoto]').getByText('It has no settings here.').waitFor();

    const question = '{ customers(vendors: [SOBOT]) { nodes { id } } }';
    await ask(running.server, question);
    await sobot.locator('.state', { hasText: /^up$/ }).waitFor();

    await vendor.makeTrouble('refused');
    for (let times = 0; times < 5; times++) await ask(running.server, question);
    await sobot.locator('.state', { hasText: 'down' }).waitFor();
    await sobot.getByText('open: it rests').waitFor();
    await expect.poll(() => page.locator('#news').textContent()).toContain('Sobot (智齿): down.');
    if (process.env['SCREENSHOTS'] !== undefined) {
      await page.screenshot({ path: `${process.env['SCREENSHOTS']}/status-phone.png`, fullPage: true });
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.screenshot({ path: `${process.env['SCREENSHOTS']}/status-desktop.png`, fullPage: true });
    }

    await vendor.makeTrouble(null);
    const isWell = async () => {
      await ask(running.server, question);
      return sobot.locator('.state', { hasText: /^up$/ }).isVisible();
    };
    await expect.poll(isWell, { timeout: 20_000 }).toBe(true);
    const isTooWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    expect(isTooWide).toBe(false);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    const text = await page.locator('body').innerText();
    for (const secret of running.secrets.filter((one) => one !== 'sandbox')) expect(text).not.toContain(secret);
  },
);
