// Writes the configuration for the vendors at hand, and becomes Tailcall.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;
const config = join(process.cwd(), 'config.graphql');
const written = readFileSync(join(folder, 'config.graphql'), 'utf8')
  .replace('__PORT__', process.env['PORT'])
  .replace('__SOBOT_BASE_URL__', process.env['SOBOT_BASE_URL']);
writeFileSync(config, written);
const binary = join(folder, 'node_modules/@tailcallhq/core-linux-x64-gnu/bin/tailcall');
process.execve(binary, [binary, 'start', config], { ...process.env, TC_TRACKER: 'false', TC_LOG_LEVEL: 'error' });
