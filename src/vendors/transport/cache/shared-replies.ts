import { z } from 'zod';
import type { Seal } from '../../../coordination/seal.ts';
import { PlaceUnavailable, type Lease, type SharedPlace } from '../../../coordination/shared-place.ts';
import type { Signals } from '../../../coordination/signals.ts';
import { giveUpAfter } from '../../give-up-after.ts';
import type { KeptReply } from './reply-shelf.ts';

/** Where processes leave answers for one another. */
export interface SharedRepliesOptions {
  readonly place: SharedPlace & { readonly signals: Signals };
  /** Of one vendor, our account there and the log of what it pushed. */
  readonly seal: Seal;
  /** Milliseconds for which answers lie there. */
  readonly lifetimeMs: number;
}

/** How far a process knew of changes at the vendor when it asked. */
export interface Knowledge {
  /** Changes with every write of ours, in whatever process; null: since nobody knows when. */
  readonly writes: string | null;
  /** Number of the latest change that the vendor pushed; 0: none is known of. */
  readonly pushes: number;
}

/** An answer that some process left, and what it knew. */
export interface LeftReply {
  readonly reply: KeptReply;
  readonly known: Knowledge;
}

/** Answers of one vendor among processes. It is never worth waiting for: nothing is thrown, and what takes long counts as not there. */
export interface SharedReplies {
  nameOf(text: string): string;
  /** The answer that lies there, and what is known of writes by now; null: the place does not answer. */
  look(name: string): Promise<{ readonly left: LeftReply | null; readonly writes: string | null } | null>;
  leave(name: string, left: LeftReply): Promise<void>;
  /** The right to ask the vendor for this; null: somebody else does. Undefined: nobody can tell. */
  take(name: string, lifetimeMs: number): Promise<Lease | null | undefined>;
  /** Lets all processes know that something was written: resolves when those who look know it. */
  wrote(writes: string): Promise<void>;
  /** Calls the listener when another process wrote. */
  onWritten(listener: () => void): void;
}

const mostBytes = 1024 * 1024;
const patienceMs = 250;
const restMs = 1000;
const topic = 'written';

const leftReply = z.tuple([z.string().nullable(), z.number(), z.number(), z.number(), z.number(), z.unknown()]);

export function createSharedReplies({ place, seal, lifetimeMs }: SharedRepliesOptions): SharedReplies {
  const writesKey = `replies:${seal.name}:written`;
  const keyOf = (name: string) => `replies:${seal.name}:${name}`;
  let restsUntil = 0;
  /** What others have not been told because the place could not be reached. */
  let untold: string | null = null;

  async function reached<T>(asking: () => Promise<T>): Promise<T | undefined> {
    if (performance.now() < restsUntil) return undefined;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const callOff = giveUpAfter(patienceMs, () => {
      restsUntil = performance.now() + restMs;
      resolve(undefined);
    });
    try {
      return await Promise.race([asking(), promise]);
    } catch (error) {
      if (!(error instanceof PlaceUnavailable)) throw error;
      restsUntil = performance.now() + restMs;
      return undefined;
    } finally {
      callOff();
    }
  }

  /** Tried until it is told, also while nothing else is asked of the place: what lies there is void. */
  async function tell(): Promise<boolean> {
    const telling = untold;
    if (telling === null) return true;
    try {
      await place.put(writesKey, telling, 2 * lifetimeMs); // longer than any answer from before lies there
      if (untold === telling) untold = null;
    } catch (error) {
      if (!(error instanceof PlaceUnavailable)) throw error;
      if (untold === telling) setTimeout(() => void tell(), restMs).unref();
    }
    place.signals.say(topic, seal.name); // behind it: whoever hears it and looks finds nothing from before
    return untold === null;
  }

  function open(shut: string): LeftReply | null {
    const text = seal.open(shut);
    if (text === null) return null;
    const [writes, pushes, begunAt, fetchedAt, bytes, body] = leftReply.parse(JSON.parse(text));
    return { reply: { body, begunAt, fetchedAt, bytes }, known: { writes, pushes } };
  }

  return {
    nameOf: (text) => seal.nameOf(text),

    async look(name) {
      if (untold !== null) return null;
      const found = await reached(() => Promise.all([place.get(writesKey), place.get(keyOf(name))]));
      if (found === undefined) return null;
      const [writes, shut] = found;
      return { writes, left: shut === null ? null : open(shut) };
    },

    async leave(name, { reply: { begunAt, fetchedAt, bytes, body }, known: { writes, pushes } }) {
      if (bytes > mostBytes) return;
      const shut = seal.shut(JSON.stringify([writes, pushes, begunAt, fetchedAt, bytes, body]));
      await reached(() => place.put(keyOf(name), shut, lifetimeMs));
    },

    take: (name, leaseMs) => reached(() => place.lease(keyOf(name), leaseMs)),

    async wrote(writes) {
      untold = writes;
      await tell();
    },

    onWritten: (listener) => void place.signals.hear(topic, (word) => word === seal.name && listener()),
  };
}
