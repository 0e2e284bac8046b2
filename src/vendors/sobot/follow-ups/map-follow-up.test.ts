import { expect, it } from 'vitest';
import behaviours from '../fixtures/behaviours.doc.json' with { type: 'json' };
import { toFollowUp } from './map-follow-up.ts';
import type { Row } from '../wire.ts';

const origin = { servedFrom: 'LIVE', fetchedAt: new Date('2026-11-01T00:00:00Z') } as const;
const customer = '13b79f884bc94011af91df4a46373d33';
const read = (row: Row) => toFollowUp(row, customer, origin);
const stage = (externalId: string | null, name: string | null, type: string | null, typeRaw: string | null) => ({
  externalId,
  name,
  type,
  typeRaw,
  sortNumber: null,
});

it('reads the documented creation (S24): milliseconds, no time of recording, fields set', () => {
  const [row] = behaviours.items;
  expect(read(row!)).toEqual({
    ref: `${customer}.a4b1fad08cc74951a4b76ec571d4384d`,
    externalId: 'a4b1fad08cc74951a4b76ec571d4384d',
    origin,
    raw: row,
    kind: 'CREATED',
    kindRaw: 'user_create',
    content: null,
    title: null,
    occurredAt: new Date('2021-05-20T11:19:28.807Z'),
    createdAt: null,
    author: null,
    target: { entity: 'CUSTOMER', ref: customer },
    targetType: 'CUSTOMER',
    targetTypeRaw: null,
    targetExternalId: customer,
    call: null,
    stageChange: null,
    ownerChange: null,
    fieldChanges: [
      { field: 'nick', label: 'nick', before: null, after: 'zhang san', typeRaw: '1' },
      { field: 'sex', label: 'sex', before: null, after: 'man', typeRaw: '1' },
      { field: 'source', label: 'source', before: null, after: 'WeChat', typeRaw: '1' },
    ],
    details: {
      bizType: 'user_create',
      bizContentRaw: JSON.stringify(row!.biz_content),
      bizContent: {
        userStage: null,
        liableServiceName: null,
        helperServiceName: null,
        bizId: null,
        bizIdType: null,
        bizIdTypeRaw: null,
        bizOperatorType: 'AGENT',
        bizOperatorTypeRaw: '1',
        bizOperatorTypeName: 'Create manually',
        bizOperatorId: null,
        bizOperatorName: null,
        stageType: null,
        stageTypeRaw: null,
        stageTypeName: null,
        stageId: null,
        stageName: null,
        oldStageName: null,
        remark: null,
      },
    },
  });
});

it('reads the documented changes of stage: seconds, stage before and after, who did it', () => {
  const changes = behaviours.items.slice(1).map(read);
  expect(changes.map(({ occurredAt, createdAt }) => [occurredAt, createdAt])).toEqual(
    ['2021-05-26T08:43:46Z', '2021-05-26T08:43:15Z', '2021-05-26T08:43:11Z'].map((at) => [new Date(at), new Date(at)]),
  );
  expect(changes.map(({ kind, author, fieldChanges }) => [kind, author, fieldChanges])).toEqual(
    changes.map(() => ['STAGE_CHANGED', { externalId: '078aeb47c71e4c85ae29b4f68ce3320a', name: 'admin4' }, null]),
  );
  expect(changes.map(({ stageChange }) => stageChange)).toEqual([
    {
      before: stage(null, 'intention', null, null),
      after: stage('7b1c71f10c9e40c994c733c48974ce35', 'Payment process', 'PROCESS', '1'),
      remark: null,
    },
    {
      before: stage(null, 'intention', null, null),
      after: stage('cb31d0aff036411fb9bf598baf4dc2ea', null, 'WON', '21'),
      remark: null,
    },
    { before: null, after: stage('cb31d0aff036411fb9bf598baf4dc2ea', 'intention', 'PROCESS', '1'), remark: null },
  ]);
});

it('reads the content also where it is a text that holds JSON, as the table types it', () => {
  const biz_content = JSON.stringify({ bizOperatorType: '1', bizOperatorName: 'admin4', stageType: '22' });
  const followUp = read({ id: 'f', biz_type: 'user_stage_update', biz_content });
  expect(followUp).toMatchObject({
    content: null,
    author: { externalId: null, name: 'admin4' },
    stageChange: { after: { type: 'LOST' } },
    details: { bizContentRaw: biz_content },
  });
});

it.for(['null', '[]', '{}', ' '])('takes the text %j for nothing told', (content) => {
  expect(read({ id: 'f', biz_type: 'groupService', biz_content: content }).content).toBeNull();
});

it('takes a text that is no JSON for words', () => {
  expect(read({ id: 'f', biz_type: 'groupService', biz_content: '下周再定' })).toMatchObject({
    kind: 'NOTE',
    content: '下周再定',
    details: { bizContent: null, bizContentRaw: '下周再定' },
  });
});

it('keeps every digit of ids in a content that comes as text', () => {
  const content = '{"bizId":9007199254740993,"bizOperatorId":1254676189925432389}';
  expect(read({ id: 'f', biz_content: content }).details).toMatchObject({
    bizContent: { bizId: '9007199254740993', bizOperatorId: '1254676189925432389' },
  });
});

it('names no author where a bot or a trigger acted', () => {
  expect(read({ id: 'f', biz_content: { bizOperatorType: 6, bizOperatorName: '触发器' } }).author).toBeNull();
});

it('keeps values of changed fields that are no text', () => {
  const datas = [{ field: 'is_vip', name: null, value: 1, oldValue: { a: 1 } }];
  expect(read({ id: 'f', biz_content: { datas } }).fieldChanges).toEqual([
    { field: 'is_vip', label: null, before: '{"a":1}', after: '1', typeRaw: null },
  ]);
});

it('says UNKNOWN for behaviours that nobody documented, null where the type is missing', () => {
  expect(read({ id: 'f', biz_type: 'user_merge' })).toMatchObject({ kind: 'UNKNOWN', kindRaw: 'user_merge' });
  expect(read({ id: 'f' })).toMatchObject({
    kind: null,
    kindRaw: null,
    occurredAt: null,
    details: { bizContent: null },
  });
});

it('takes the time of recording under either of its two names', () => {
  expect(read({ id: 'f', create_ime: 1622018626 }).createdAt).toEqual(new Date('2021-05-26T08:43:46Z'));
});

it('keeps a behaviour whose list of changes is none, beside the words that it came in', () => {
  const [row] = behaviours.items;
  const content = { remark: 'called', datas: ['nick'] };
  const followUp = read({ ...row!, biz_content: content });
  expect(followUp).toMatchObject({ externalId: row!.id, fieldChanges: null });
  expect(followUp.details).toMatchObject({ bizContent: null, bizContentRaw: JSON.stringify(content) });
});
