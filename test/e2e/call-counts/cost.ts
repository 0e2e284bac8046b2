import { expect } from 'vitest';
import { ask } from '../../support/ask.ts';
import type { recordedServer } from '../../support/recorded-server.ts';

export type Running = Awaited<ReturnType<typeof recordedServer>>;

/** The answer to a question, which must have no errors, and the calls that it cost. */
export async function cost(running: Running, query: string, variables: object = {}) {
  running.counted();
  const { body } = await ask(running.server, query, { variables });
  expect(body.errors).toBeUndefined();
  return { data: body.data, calls: running.counted() };
}

export const list = {
  kuaishouLeads: 'kuaishou /v2/gemini/crm/clue/list',
  sobotCustomers: 'sobot /scrm/5/user/list_by_page',
  sobotTagsOfCustomers: 'sobot /scrm/5/label/userlabels',
  wshotoLeads: 'wshoto /crm/clue/page',
  wshotoCustomers: 'wshoto /customer/list/selfCustomersByTenant',
  wshotoSystemFollowUps: 'wshoto /crm/follow/listForSystem',
  wshotoFollowUps: 'wshoto /crm/follow/list',
  wshotoTasks: 'wshoto /task/follow_up/page_query_task_info_list',
} as const;
