import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxServer } from '../support/sandbox-server.ts';

let running: Awaited<ReturnType<typeof sandboxServer>>;
beforeAll(async () => {
  running = await sandboxServer();
});
afterAll(() => running.close());

describe('GraphQL over HTTP', () => {
  const fetchFn = async (url: string, init?: RequestInit) => running.server.fetch(new Request(url, init));
  for (const audit of serverAudits({ url: 'http://localhost/graphql', fetchFn })) {
    it(audit.name, async () => {
      const result = await audit.fn();
      expect(result.status === 'ok' ? 'ok' : result.reason).toBe('ok');
    });
  }
});
