import { idsIn, objectOf, requiredText, textOf } from '../body.ts';
import type { SandboxCustomer } from '../customers/customers.ts';
import { misfit } from '../faults.ts';
import { reply } from '../replies.ts';
import type { Route, Routes } from '../route.ts';
import { changeCustomer, knownCustomer, type State } from '../state.ts';
import { groupOfTag } from './tag-library.ts';

/**
 * S15: a bare list of tags. "Modify" may mean to replace or to add, the document does not say which:
 * the sandbox replaces, which is the reading that can do harm.
 */
const replaceTags: Route = ({ id, body }, state) => {
  if (!Array.isArray(body)) throw misfit('A list of tags is required');
  const tags = body.map((tag) => requiredText(objectOf(tag), 'id'));
  for (const tag of tags) groupOfTag(state, tag);
  wear(state, knownCustomer(state, id), () => tags);
  return reply({});
};

/** S16 */
const changeTags: Route = ({ fields }, state) => {
  const userid = textOf(fields, 'userid');
  const unionid = textOf(fields, 'unionid');
  const externalUserid = textOf(fields, 'external_userid');
  if (userid + unionid + externalUserid === '') throw misfit('One of userid, unionid, external_userid is required');
  const added = idsIn(fields, 'add_tag');
  const removed = idsIn(fields, 'remove_tag');
  if (added.length + removed.length === 0) throw misfit('add_tag and remove_tag cannot be both blank');
  const customer = userid === '' ? bearer(state, unionid, externalUserid) : knownCustomer(state, userid);
  for (const tag of [...added, ...removed]) groupOfTag(state, tag);
  wear(state, customer, (worn) => [...worn, ...added].filter((tag) => !removed.includes(tag)));
  return reply({});
};

function bearer(state: State, unionid: string, externalUserid: string): SandboxCustomer {
  const holds = (list: unknown, id: string): boolean => id !== '' && Array.isArray(list) && list.includes(id);
  const customer = state.customers.find(
    ({ beyond }) =>
      (unionid !== '' && beyond.wx_build_unionid === unionid) ||
      holds(beyond.wxUnionIds, unionid) ||
      holds(beyond.wxExternalUserIds, externalUserid),
  );
  if (customer === undefined) throw misfit('Customer not found');
  return customer;
}

function wear(state: State, { id }: SandboxCustomer, change: (worn: readonly string[]) => readonly string[]): void {
  changeCustomer(state, id, (customer) => wearing(customer, change(customer.businessTags)));
}

function wearing({ row }: SandboxCustomer, tags: readonly string[]): Pick<SandboxCustomer, 'businessTags' | 'row'> {
  const businessTags = [...new Set(tags)];
  return { businessTags, row: { ...row, biz_label: businessTags.join(',') } };
}

/** Tags that are deleted; whoever wore them counts as not updated. */
export function takeOffEverybody(state: State, tags: readonly string[]): void {
  state.customers = state.customers.map((customer) =>
    customer.businessTags.some((worn) => tags.includes(worn))
      ? {
          ...customer,
          ...wearing(
            customer,
            customer.businessTags.filter((worn) => !tags.includes(worn)),
          ),
        }
      : customer,
  );
}

/** Tagging customers. */
export const tagging: Routes = {
  'POST label/update_userlabel/:id': replaceTags,
  'POST label/update_biz_label': changeTags,
};
