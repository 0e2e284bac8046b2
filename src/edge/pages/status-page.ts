import { readFileSync } from 'node:fs';
import type { Handler } from '../use-routes.ts';

/** A page for people that shows `/status.json`, live. It holds all it needs: no other host is asked. */
export function statusPage(): Handler {
  const page = readFileSync(new URL('status.html', import.meta.url), 'utf8');
  return () => new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
