// Composes the supergraph for the vendors at hand, and becomes the gateway.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const folder = import.meta.dirname;
const supergraph = join(process.cwd(), 'supergraph.graphql');
const compose = join(folder, 'node_modules/@graphql-mesh/compose-cli/esm/bin.js');
execFileSync(process.execPath, [compose, '-c', 'mesh.config.mjs', '-o', supergraph], { cwd: folder, stdio: 'inherit' });
const gateway = join(folder, 'node_modules/@graphql-hive/gateway/dist/bin.js');
const options = ['--host', '127.0.0.1', '--port', process.env['PORT'], '--fork', '1', '--jit'];
process.execve(process.execPath, [process.execPath, gateway, 'supergraph', supergraph, ...options], process.env);
