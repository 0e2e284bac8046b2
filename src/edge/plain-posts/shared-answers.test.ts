import { getOperationAST, parse } from 'graphql';
import { expect, it } from 'vitest';
import { systemClock } from '../../vendors/clock.ts';
import { findConsumer } from '../consumer.ts';
import type { PlainPost } from './plain-post.ts';
import type { Answered } from './run-operation.ts';
import { sharedAnswers, sharingKeyOf } from './shared-answers.ts';

const answered: Answered = { answer: { status: 200, headers: {}, body: '{}' }, shown: { data: {} } };

/** A run that ends when the test says so, and counts itself. */
function runs() {
  const begun: { readonly gone: AbortSignal; end(): void }[] = [];
  const run = (gone: AbortSignal) => {
    const { promise, resolve } = Promise.withResolvers<Answered>();
    begun.push({ gone, end: () => resolve(answered) });
    return promise;
  };
  return { begun, run };
}

const here = () => new AbortController().signal;

it('answers equal questions at the same time once, and the next one anew', async () => {
  const sharing = sharedAnswers(systemClock, 1000);
  const { begun, run } = runs();
  const all = [1, 2, 3].map(() => sharing.answer('k', here(), run));
  const other = sharing.answer('another', here(), run);
  await Promise.resolve();
  expect(begun).toHaveLength(2);
  for (const { end } of begun) end();
  expect(await Promise.all([...all, other])).toEqual([answered, answered, answered, answered]);
  void sharing.answer('k', here(), run);
  await Promise.resolve();
  expect(begun).toHaveLength(3);
});

it('goes on while anybody waits, and ends when the last one has gone', async () => {
  const sharing = sharedAnswers(systemClock, 1000);
  const { begun, run } = runs();
  const clients = [new AbortController(), new AbortController()] as const;
  const waiting = clients.map(({ signal }) => sharing.answer('k', signal, run).catch(() => 'left'));
  await Promise.resolve();
  clients[0].abort();
  expect(await waiting[0]).toBe('left');
  expect(begun[0]!.gone.aborted).toBe(false);
  clients[1].abort();
  await waiting[1];
  expect(begun[0]!.gone.aborted).toBe(true);
});

it('lets nobody join what began before a write', async () => {
  const sharing = sharedAnswers(systemClock, 1000);
  const { begun, run } = runs();
  void sharing.answer('k', here(), run);
  await Promise.resolve();
  sharing.forget();
  void sharing.answer('k', here(), run);
  await Promise.resolve();
  expect(begun).toHaveLength(2);
});

const operation = (text: string) => getOperationAST(parse(text))!;

function aPost(headers: Readonly<Record<string, string>>, text = '{"query":"{ a }"}'): PlainPost {
  const given = new Map(Object.entries(headers));
  const post = {
    headers: { get: (name: string) => given.get(name) ?? null },
    signal: here(),
    text,
    peer: null,
    mediaType: 'application/json',
  } as const;
  findConsumer(post, '10.0.0.1', null);
  return post;
}

const keyOf = (headers: Readonly<Record<string, string>>, text?: string) =>
  sharingKeyOf(aPost(headers, text), operation('{ a }'));

it('shares nothing between clients, questions or kinds of answers', () => {
  expect(keyOf({})).toBe(keyOf({}));
  const keys = [
    keyOf({}),
    keyOf({ authorization: 'a' }),
    keyOf({ authorization: 'b' }),
    keyOf({ cookie: 'a' }),
    keyOf({ 'graphql-client-name': 'shop' }),
    keyOf({}, '{"query":"{ b }"}'),
    sharingKeyOf({ ...aPost({}), mediaType: 'application/graphql-response+json' }, operation('{ a }')),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

it('answers by itself what is no query, or asks for something special', () => {
  expect(sharingKeyOf(aPost({}), operation('mutation { a }'))).toBeNull();
  for (const header of ['x-sandbox', 'x-max-age-ms', 'x-vendor-calls']) expect(keyOf({ [header]: '1' })).toBeNull();
});
