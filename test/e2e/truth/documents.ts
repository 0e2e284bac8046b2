import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { ask } from '../../support/ask.ts';
import type { Reply } from '../../support/recorded-server.ts';

/** A sample out of a vendor's document, as text. */
export const document = (vendor: string, name: string): string =>
  readFileSync(new URL(`../../../src/vendors/${vendor}/fixtures/${name}.doc.json`, import.meta.url), 'utf8');

export const asReply = (text: string) => new Response(text, { headers: { 'content-type': 'application/json' } });

/** The data of an answer that must have no errors. */
export async function told(running: { server: Parameters<typeof ask>[0] }, query: string, variables: object = {}) {
  const { body } = await ask(running.server, query, { variables });
  expect(body.errors).toBeUndefined();
  return body.data;
}

export const id = (entity: string, vendor: string, ref: string) =>
  Buffer.from(`1:${entity}:${vendor}::${ref}`).toString('base64url');

/** Sobot answers its documents' samples; other pages are empty. */
export const sobotSamples: Reply = ({ vendor, path, query }) => {
  if (vendor !== 'sobot') return undefined;
  const sample = {
    '/get_token': 'get-token',
    '/scrm/5/user/list_by_page': 'customer-list',
    '/scrm/5/user/detail': 'customer-detail',
    '/scrm/5/label/userlabels': 'customer-tags',
    '/scrm/5/label_group/list': 'tag-groups',
    '/scrm/5/label/list': 'tags',
    '/scrm/5/user_dynamic/list_by_page': 'behaviours',
    '/scrm/5/user/user_list': 'staff',
    '/scrm/5/user_dynamic/getsource': 'sources',
    '/scrm/5/custom_field/custom_fieid_info_list': 'customer-custom-fields',
  }[path];
  if (sample === undefined) return undefined;
  const isFirst = (query['page_no'] ?? '1') === '1' && query['groupid'] !== '764ff9fd2e094c0cb1c7d2a69beb1593';
  if (isFirst) return asReply(document('sobot', sample));
  const { total_count } = JSON.parse(document('sobot', sample));
  const count = query['groupid'] === undefined ? total_count : 0;
  return asReply(JSON.stringify({ ret_code: '000000', ret_msg: 'Success', items: [], total_count: count }));
};
