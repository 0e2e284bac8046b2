import { z } from 'zod';
import { giveUpAfter } from '../vendors/give-up-after.ts';
import { PlaceUnavailable } from './shared-place.ts';

/** What carries messages between two processes, e.g. the channel to a child. */
export interface Carrier {
  /** Never throws; what cannot be carried is lost. */
  send(message: object): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Told once, when the other process has gone. */
  onEnd(listener: () => void): void;
}

/** One end of a line between a primary and one of its workers. Whoever takes a value from it checks the value. */
export interface ProcessLine {
  /** Never throws, never waits. */
  say(topic: string, value: unknown): void;
  hear(topic: string, listener: (value: unknown) => void): void;
  /** What the other end answers. Throws `PlaceUnavailable` if it cannot, is gone, or takes longer than so many milliseconds. */
  ask(topic: string, value: unknown, withinMs?: number): Promise<unknown>;
  /** Answers what is asked at a topic; a rejection is told as such, without its reason. */
  answer(topic: string, answerer: (value: unknown) => Promise<unknown>): void;
  onEnd(listener: () => void): void;
}

const message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('say'), topic: z.string(), value: z.unknown() }),
  z.object({ kind: z.literal('ask'), topic: z.string(), id: z.number(), value: z.unknown() }),
  z.object({ kind: z.literal('answer'), id: z.number(), value: z.unknown() }),
  z.object({ kind: z.literal('refusal'), id: z.number() }),
]);
type Message = z.infer<typeof message>;

const usuallyWithinMs = 500;

/** A line over a carrier. What comes and is no message of a line is passed over. */
export function lineOver(carrier: Carrier): ProcessLine {
  const hearers = new Map<string, ((value: unknown) => void)[]>();
  const answerers = new Map<string, (value: unknown) => Promise<unknown>>();
  const asked = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;
  let hasEnded = false;

  const send = (told: Message) => carrier.send(told);

  const answerTo = async ({ topic, id, value }: Extract<Message, { kind: 'ask' }>): Promise<void> => {
    try {
      const answer = answerers.get(topic);
      if (answer === undefined) throw new PlaceUnavailable('Nobody answers that here.');
      send({ kind: 'answer', id, value: await answer(value) });
    } catch {
      // The asker says so where it matters.
      send({ kind: 'refusal', id });
    }
  };

  carrier.onMessage((came) => {
    const read = message.safeParse(came);
    if (!read.success) return;
    const { data } = read;
    if (data.kind === 'say') hearers.get(data.topic)?.forEach((hear) => hear(data.value));
    else if (data.kind === 'ask') void answerTo(data);
    else if (data.kind === 'answer') asked.get(data.id)?.resolve(data.value);
    else asked.get(data.id)?.reject(new PlaceUnavailable('The other process cannot answer that.'));
  });
  carrier.onEnd(() => {
    hasEnded = true;
    for (const { reject } of asked.values()) reject(new PlaceUnavailable('The other process has gone.'));
  });

  return {
    say: (topic, value) => send({ kind: 'say', topic, value }),
    hear: (topic, listener) => void hearers.set(topic, [...(hearers.get(topic) ?? []), listener]),
    async ask(topic, value, withinMs = usuallyWithinMs) {
      if (hasEnded) throw new PlaceUnavailable('The other process has gone.');
      const id = ++lastId;
      const answer = Promise.withResolvers<unknown>();
      const tooLate = () => answer.reject(new PlaceUnavailable('The other process does not answer.'));
      const callOff = giveUpAfter(withinMs, tooLate);
      asked.set(id, answer);
      try {
        send({ kind: 'ask', topic, id, value });
        return await answer.promise;
      } finally {
        callOff();
        asked.delete(id);
      }
    },
    answer: (topic, answerer) => void answerers.set(topic, answerer),
    onEnd: (listener) => carrier.onEnd(listener),
  };
}
