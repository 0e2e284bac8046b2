import { OperationTypeNode, type OperationDefinitionNode } from 'graphql';
import type { Clock } from '../../vendors/clock.ts';
import { createFlights, type Flights } from '../../vendors/transport/flights.ts';
import { consumerOf } from '../consumer.ts';
import type { PlainPost } from './plain-post.ts';
import type { Answered } from './run-operation.ts';

/** Equal questions of one client at the same time are answered once. */
export interface SharedAnswers {
  /** Joins the equal question under way, if it is young enough, or runs this one. It ends when its last waiter leaves. */
  answer(key: string, gone: AbortSignal, run: (gone: AbortSignal) => Promise<Answered>): Promise<Answered>;
  /** From now on nobody joins what is under way: it may not know of what has been written. */
  forget(): void;
}

// Pushes do not end the sharing: so much older than the question may the news be that its answer does not know of.
const youngMs = 500;

export function sharedAnswers(clock: Clock, budgetMs: number): SharedAnswers {
  // What is run ends within its budget and says with what; nobody gives it up before.
  const limitMs = 2 * budgetMs;
  const flights: Flights<Answered> = createFlights({ clock, limitMs, youngMs });
  return {
    answer: (key, signal, run) =>
      flights.shared(key, { signal, deadline: clock.now() + limitMs }, (flight) => run(flight.signal)),
    forget: () => flights.forget(),
  };
}

// Whoever asks for something special is answered by itself.
const special = ['x-sandbox', 'x-max-age-ms', 'x-vendor-calls'];
// By these a client, or for whom it speaks, is told from others.
const identities = ['authorization', 'cookie'];

/** What questions have in common that may be answered together; null: this one is answered by itself. */
export function sharingKeyOf(post: PlainPost, { operation }: OperationDefinitionNode): string | null {
  const { headers, mediaType, text } = post;
  if (operation !== OperationTypeNode.QUERY || special.some((name) => headers.get(name) !== null)) return null;
  return JSON.stringify([...identities.map((name) => headers.get(name)), consumerOf(post), mediaType, text]);
}
