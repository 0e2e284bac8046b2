import { onTestFinished } from 'vitest';
import type { DestinationStream } from 'pino';
import { assemble } from '../../src/assemble.ts';
import { readConfiguration } from '../../src/configuration.ts';
import { createLog } from '../../src/log.ts';
import type { Environment } from '../../src/settings.ts';
import { fastPath } from './fast-path.ts';

/** The whole program over the sandbox vendors, without a port; `log` holds the lines that it wrote. */
export async function sandboxServer(environment: Environment = {}) {
  const log: string[] = [];
  const lines: DestinationStream = { write: (line) => void log.push(line) };
  const assembly = await assemble({
    configuration: readConfiguration({ SANDBOX: '1', ...fastPath, ...environment }),
    log: createLog(lines),
  });
  return { ...assembly, log };
}

/** The same for one test, let go of at its end. */
export async function aSandboxServer(environment: Environment = {}) {
  const assembled = await sandboxServer(environment);
  onTestFinished(() => assembled.close());
  return assembled;
}
