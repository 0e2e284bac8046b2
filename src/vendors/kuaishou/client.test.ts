import { readFileSync } from 'node:fs';
import { expect, it, describe } from 'vitest';
import { aCall } from '../../../test/support/http-over.ts';
import { answering, connected, now, pagedParts, source, unbounded } from '../../../test/support/kuaishou.ts';
import type { Lead } from '../../records/lead.ts';

// The document's sample; the quotes inside the cascade's value and custom_id, lost there, are escaped again.
const sample = readFileSync(new URL('fixtures/clue-list.doc.json', import.meta.url), 'utf8');

const listed = async (body: string): Promise<readonly Lead[]> => {
  const { adapter } = connected(answering(body));
  const [part] = pagedParts(source(adapter, 'LEAD').list!({}));
  return (await part!.read({ page: 1, size: 20, ...unbounded }, aCall())).rows;
};

describe('a reply', () => {
  it.each([
    ['null', '{"code":0,"message":"OK","data":null}'],
    ['no object', '{"code":0,"message":"OK","data":"<html>"}'],
    ['empty', '{"code":0,"message":"OK","data":{}}'],
    ['rows that are text', '{"code":0,"data":{"total_count":1,"details":"none"}}'],
    ['a row without an id', '{"code":0,"data":{"total_count":1,"details":[{"user_name":"a"}]}}'],
    ['no envelope', '[]'],
  ])('with %s is a failure and not an empty page', async (_what, body) => {
    await expect(listed(body)).rejects.toThrow(expect.objectContaining({ name: 'ZodError' }));
  });

  it('may carry one row as an object, or none as null', async () => {
    expect(await listed('{"code":"0","data":{"total_count":"1","details":{"id":5}}}')).toMatchObject([
      { externalId: '5' },
    ]);
    expect(await listed('{"code":0,"data":{"total_count":0,"details":null}}')).toEqual([]);
  });

  it('that refuses needs no data to be understood', async () => {
    await expect(listed('{"code":401001,"message":"参数错误","request_id":"r"}')).rejects.toMatchObject({
      kind: 'REJECTED',
      vendorCode: '401001',
    });
    await expect(listed('{"code":400001}')).rejects.toMatchObject({ kind: 'RATE_LIMITED', retryAfterMs: 60_000 });
    await expect(listed('{"code":402002,"message":"expired"}')).rejects.toMatchObject({ kind: 'UNAUTHORIZED' });
  });

  it('dates its rows', async () => {
    expect((await listed(sample))[0]!.origin).toEqual({ servedFrom: 'LIVE', fetchedAt: new Date(now) });
  });
});
