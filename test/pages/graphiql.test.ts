import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { listen } from '../../src/listen.ts';
import { aSandboxServer } from '../support/sandbox-server.ts';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const isThere = existsSync(executablePath);
if (!isThere && process.env['CI'] === undefined) {
  console.log(`No browser at ${executablePath}: GraphiQL is not tried. Install chromium or set CHROMIUM_PATH.`);
}

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

// Without a browser it is left out on a developer's machine, never in CI.
it.runIf(isThere || process.env['CI'] !== undefined)(
  'GraphiQL runs the first example, and asks no other host',
  { timeout: 120_000 },
  async ({ onTestFinished }) => {
    const { server } = await aSandboxServer();
    const { url, drain } = await listen((request, response) => void server(request, response), '127.0.0.1', 0);
    onTestFinished(() => drain(0));
    const browser = await chromium.launch({ executablePath, args: [...flags, ...quiet] });
    onTestFinished(() => browser.close());
    const page = await browser.newPage();

    const foreign: string[] = [];
    const complaints: string[] = [];
    await page.route('**', async (route) => {
      const asked = route.request().url();
      if (asked.startsWith(`${url}/`) || /^(?:data|blob):/.test(asked)) return route.continue();
      foreign.push(asked);
      return route.abort();
    });
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));

    await page.goto(`${url}/`);
    const tabs = page.getByRole('tab', { name: /Everything|OneVendorDown|AgainById|ListsOfAVendor|WriteOnce/ });
    await tabs.nth(4).waitFor();
    expect(await tabs.allInnerTexts()).toEqual([
      'Everything',
      'OneVendorDown',
      'AgainById',
      'ListsOfAVendor',
      'WriteOnce',
    ]);

    const answered = page.waitForResponse(
      (response) => response.request().postData()?.includes('query Everything') === true,
    );
    await page.getByRole('button', { name: /Execute query/ }).click();
    expect((await (await answered).json()).data.leads.nodes).toHaveLength(5);
    await page.locator('.result-window').getByText('KUAISHOU').first().waitFor();

    // The tabs move when the first one has an answer: a press may miss.
    const editor = page.locator('.graphiql-query-editor').getByText('WriteOnce');
    await expect
      .poll(async () => {
        await tabs.last().click();
        return editor.isVisible();
      })
      .toBe(true);
    const result = page.locator('.result-window');
    for (const outcome of ['UNKNOWN', 'APPLIED']) {
      await page.getByRole('button', { name: /Execute query/ }).click();
      await result.getByText(`"${outcome}"`).waitFor();
    }
    await result.getByText('"FOUND"').waitFor();

    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
  },
);
