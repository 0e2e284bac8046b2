import { expect, it } from 'vitest';
import type { Tag } from '../records/tag.ts';
import type { ByRef } from '../vendors/adapter.ts';
import { eachOnItsOwn } from '../vendors/partly-read.ts';
import { Refusal, VendorError } from '../vendors/vendor-error.ts';
import { byRef } from './by-ref.ts';

const call = { signal: new AbortController().signal, deadline: Date.now() + 1000 };
const aTag = (ref: string) => ({ ref }) as Tag;

function reading(byRefs: ByRef<Tag>['byRefs']) {
  const asked: (readonly string[])[] = [];
  const get: ByRef<Tag> = {
    maxBatch: 10,
    byRefs: (refs, call) => {
      asked.push(refs);
      return byRefs(refs, call);
    },
  };
  return { asked, loader: byRef<'TAG'>('one', get, call) };
}

it('fails only the refs that could not be read, in one call for all', async () => {
  const refusal = new Refusal({ kind: 'PARTIAL', message: 'Too many.' });
  const { asked, loader } = reading((refs) =>
    eachOnItsOwn(
      refs.map((ref) => ({
        refs: [ref],
        records: ref === 'bad' ? Promise.reject(refusal) : Promise.resolve(ref === 'gone' ? [] : [aTag(ref)]),
      })),
    ),
  );
  const read = await loader.loadMany(['a', 'bad', 'gone', 'b']);
  expect(read).toEqual([aTag('a'), expect.any(VendorError), null, aTag('b')]);
  expect(read[1]).toMatchObject({ vendor: 'one', kind: 'PARTIAL', message: 'Too many.' });
  expect(asked).toEqual([['a', 'bad', 'gone', 'b']]);
});

it('fails all where the call as a whole failed, and shows a bug of ours as it is', async () => {
  const bug = new TypeError('Broken.');
  const { loader } = reading(() => Promise.reject(bug));
  expect(await loader.loadMany(['a', 'b'])).toEqual([bug, bug]);
  const partly = reading(() => eachOnItsOwn([{ refs: ['a'], records: Promise.reject(bug) }]));
  expect(await partly.loader.loadMany(['a'])).toEqual([bug]);
});
