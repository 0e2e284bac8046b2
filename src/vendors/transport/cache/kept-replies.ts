import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { VendorReply, VendorRequest } from '../../vendor-http.ts';
import { ReplyShelf, type KeptReply } from './reply-shelf.ts';

const mostBytes = 16 * 1024 * 1024; // of each vendor

/** What one vendor answered lately, as this process knows it. */
export interface KeptReplies {
  /** Under which the answer to this is kept: tells nothing of what is asked. */
  nameOf(request: VendorRequest): string;
  /** The latest answer, if it is younger than so many milliseconds. */
  find(name: string, mostAgeMs: number): KeptReply | null;
  /** To be called when something is asked; keeps the answer, unless what it says was touched meanwhile. */
  expect(name: string): (reply: VendorReply) => void;
  /** Something changed at the vendor: drops all that was asked before. */
  touched(): void;
}

export function createKeptReplies(clock: Clock): KeptReplies {
  const shelf = new ReplyShelf(mostBytes);
  const secret = randomBytes(32);
  let touches = 0;

  return {
    nameOf({ method, path, query, headers, body }) {
      const asked = JSON.stringify([method, path, query, headers, body]);
      return createHmac('sha256', secret).update(asked).digest('base64url');
    },
    find(name, mostAgeMs) {
      const reply = shelf.get(name);
      if (reply === null) return null;
      const age = clock.now() - reply.begunAt;
      return age >= 0 && age < mostAgeMs ? reply : null;
    },
    expect(name) {
      const seen = touches;
      const begunAt = clock.now();
      return ({ body, bytes, fetchedAt }) => {
        if (seen === touches) shelf.put(name, { body, bytes, begunAt, fetchedAt: fetchedAt.getTime() });
      };
    },
    touched() {
      touches += 1;
      shelf.clear();
    },
  };
}
