import { expect, it } from 'vitest';
import customerTags from '../fixtures/customer-tags.doc.json' with { type: 'json' };
import groups from '../fixtures/tag-groups.doc.json' with { type: 'json' };
import tags from '../fixtures/tags.doc.json' with { type: 'json' };
import { toCustomerTag, toTagGroup, toWecomTag } from './map-tag.ts';

const origin = { servedFrom: 'LIVE', fetchedAt: new Date('2026-11-01T00:00:00Z') } as const;

it('reads the documented groups (S8) and tags (S12)', () => {
  const group = toTagGroup(groups.items[0]!, tags.items, origin);
  const at = new Date('2023-03-06T06:48:43.404Z');
  expect({ ...group, tags: group.tags.length }).toEqual({
    externalId: 'aa08a602e63d4d188f52b0809e6794b0',
    name: 'test32',
    color: '#gt5433',
    scope: 'CUSTOMER',
    scopeRaw: '1',
    isMultipleChoice: false,
    status: 'VALID',
    statusRaw: '1',
    businessId: null,
    createdAt: at,
    updatedAt: at,
    tags: 1,
  });
  expect({ ...group.tags[0], group: null }).toEqual({
    ref: 'biz.8e842b52a028445cbeb593dc48f69fa9',
    externalId: '8e842b52a028445cbeb593dc48f69fa9',
    origin,
    raw: tags.items[0],
    name: 'labelGroup',
    color: null,
    kind: 'BUSINESS',
    kindRaw: 'biz_label',
    status: 'VALID',
    statusRaw: '1',
    group: null,
    createdAt: at,
    updatedAt: at,
    details: { bizid: null, paramName: null },
  });
  expect(group.tags[0]?.group).toBe(group);
});

it('reads a time without a zone and with stray spaces as UTC+8 where there are no milliseconds', () => {
  const group = toTagGroup({ id: 'g', create_time: '2021-07-14 05 :38: 13' }, [], origin);
  expect(group).toMatchObject({ createdAt: new Date('2021-07-13T21:38:13Z'), updatedAt: null, scope: null });
});

it('reads the documented tags of a customer (S14), whose other fields the library has', () => {
  const [label] = customerTags.items[0]!.label_set;
  expect(toCustomerTag(label!, origin)).toEqual({
    ref: 'biz.830a1b02574643c78b0177a066f32ab6',
    externalId: '830a1b02574643c78b0177a066f32ab6',
    origin,
    raw: label,
    name: 'label1',
    color: '#76A6F1',
    kind: 'BUSINESS',
    kindRaw: 'biz_label',
  });
});

it('knows nothing but the id of a WeCom tag, and leaves nothing to be fetched', () => {
  const tag = toWecomTag('w1', origin);
  expect(tag).toMatchObject({ ref: 'wecom.w1', externalId: 'w1', kind: 'CORPORATE', name: null });
  expect(Object.values(tag)).not.toContain(undefined);
});
