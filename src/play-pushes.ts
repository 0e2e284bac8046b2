import type { ServerLog } from './log.ts';
import type { Server } from './server.ts';
import type { Connection, SandboxPush } from './vendors/connect.ts';

/** What sandbox vendors push, being played. */
export interface Playing {
  /** Waits for those that are under way; later ones are not played. */
  close(): Promise<void>;
}

/**
 * Plays what the sandbox vendors push, by the same door as real pushes: what they begin with before this resolves, and
 * from then on what writes to them change, one after the other.
 */
export async function playPushes(
  { sandboxPushes, onSandboxPush, vendors }: Connection,
  server: Server,
  log: ServerLog,
): Promise<Playing> {
  const play = async ({ vendor, body }: SandboxPush): Promise<void> => {
    const [secret = ''] = vendors.get(vendor)?.webhookSecrets ?? [];
    const response = await server.fetch(`http://localhost/webhooks/${vendor}/${encodeURIComponent(secret)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`A push of the sandbox of ${vendor} was answered with ${response.status}.`);
  };

  for (const push of sandboxPushes) await play(push);

  let isOpen = true;
  let last = Promise.resolve();
  onSandboxPush((push) => {
    if (!isOpen) return;
    last = last.then(() => play(push)).catch((error: unknown) => log.error('A sandbox could not push.', error));
  });
  return {
    close: () => {
      isOpen = false;
      return last;
    },
  };
}
