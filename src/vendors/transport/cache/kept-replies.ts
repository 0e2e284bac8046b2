import { hash, randomBytes, randomUUID } from 'node:crypto';
import type { Lease } from '../../../coordination/shared-place.ts';
import type { Clock } from '../../clock.ts';
import type { VendorReply, VendorRequest } from '../../vendor-http.ts';
import { ReplyShelf, type KeptReply } from './reply-shelf.ts';
import type { Knowledge, SharedReplies } from './shared-replies.ts';

const mostBytes = 16 * 1024 * 1024; // of each vendor

/** What one vendor answered lately: on a shelf of this process, and where the processes leave answers for one another. */
export interface KeptReplies {
  /** Under which the answer to this is kept: tells nothing of what is asked. */
  nameOf(request: VendorRequest): string;
  /** The latest answer on the shelf, if it is younger than so many milliseconds. */
  find(name: string, mostAgeMs: number): KeptReply | null;
  /** Puts on the shelf what another process has left, if that holds and is good. Null: nothing is shared. */
  readonly fetch: ((name: string, isGood: (body: unknown) => boolean) => Promise<void>) | null;
  /** The right to ask the vendor for all processes; null: another one has it. Undefined: nobody can tell. */
  readonly take: ((name: string, lifetimeMs: number) => Promise<Lease | null | undefined>) | null;
  /** To be called when something is asked; keeps the answer, unless what it says changed meanwhile. */
  expect(name: string): (reply: VendorReply) => Promise<void>;
  /** We wrote, or an answer turned out to be none: in all processes nothing holds that was asked before. */
  wrote(): Promise<void>;
  /** The vendor pushed this change, as every process gets to know by itself. */
  pushed(change: number): void;
}

export function createKeptReplies(clock: Clock, shared: SharedReplies | null, heard: () => void): KeptReplies {
  const shelf = new ReplyShelf(mostBytes);
  const secret = randomBytes(32).toString('base64url');
  // No name leaves the process: no need of an HMAC, which takes several times as long.
  const nameOf = shared?.nameOf ?? ((text: string) => hash('sha256', secret + text, 'base64url'));
  let touches = 0;
  /** Undefined: the others have not been asked yet. */
  let writes: Knowledge['writes'] | undefined;
  let pushes = 0;
  const fetching = new Map<string, Promise<void>>();

  function drop(): void {
    touches += 1;
    shelf.clear();
    fetching.clear();
  }

  function put(name: string, reply: KeptReply): void {
    const there = shelf.get(name);
    if (there === null || there.begunAt <= reply.begunAt) shelf.put(name, reply);
  }

  shared?.onWritten(() => {
    drop();
    writes = undefined;
    heard();
  });

  async function fetchFrom(others: SharedReplies, name: string, isGood: (body: unknown) => boolean): Promise<void> {
    const seen = touches;
    const found = await others.look(name);
    if (found === null || seen !== touches) return;
    const isNews = writes !== undefined && found.writes !== writes;
    if (isNews) drop(); // a write that nobody told us of
    writes = found.writes;
    const { left } = found;
    if (left === null || left.known.writes !== writes || left.known.pushes < pushes) return;
    if (left.known.pushes > pushes) drop(); // the other knows of a change that has not come here yet
    pushes = left.known.pushes;
    if (isGood(left.reply.body)) put(name, left.reply);
  }

  return {
    nameOf: ({ method, path, query, headers, body }) => nameOf(JSON.stringify([method, path, query, headers, body])),

    find(name, mostAgeMs) {
      const reply = shelf.get(name);
      if (reply === null) return null;
      const age = clock.now() - reply.begunAt;
      return age > -clocksApartMs && age < mostAgeMs ? reply : null;
    },

    fetch:
      shared === null
        ? null
        : async (name, isGood) => {
            const known = fetching.get(name);
            if (known !== undefined) return known;
            const own = fetchFrom(shared, name, isGood);
            fetching.set(name, own);
            try {
              await own;
            } finally {
              if (fetching.get(name) === own) fetching.delete(name);
            }
          },

    // Whoever asked before a write does not ask for those who come after it.
    take: shared === null ? null : (name, lifetimeMs) => shared.take(`${name}:${writes ?? ''}`, lifetimeMs),

    expect(name) {
      const seen = touches;
      const known = { writes, pushes };
      const begunAt = clock.now();
      return async ({ body, bytes, fetchedAt }) => {
        if (seen !== touches) return;
        const reply = { body, bytes, begunAt, fetchedAt: fetchedAt.getTime() };
        put(name, reply);
        if (known.writes !== undefined) await shared?.leave(name, { reply, known: { ...known, writes: known.writes } });
      };
    },

    async wrote() {
      drop();
      writes = randomUUID();
      await shared?.wrote(writes);
    },

    pushed(change) {
      drop();
      pushes = Math.max(pushes, change);
    },
  };
}

// Those of the machines that leave answers for one another; one that is further ahead is not believed.
const clocksApartMs = 1000;
