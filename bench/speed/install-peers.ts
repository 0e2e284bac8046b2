import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const folders = ['code', 'mesh', 'tailcall'] as const;

/** Installs the peers, each by its own package.json, where they are not yet: a minute, some hundred megabytes. */
export function installPeers(): void {
  for (const folder of folders) {
    const cwd = new URL(`../peers/${folder}/`, import.meta.url);
    if (existsSync(new URL('node_modules', cwd))) continue;
    process.stderr.write(`Installing bench/peers/${folder} …\n`);
    try {
      execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd, stdio: 'ignore' });
    } catch {
      process.stderr.write(`bench/peers/${folder} could not be installed.\n`);
    }
  }
}
