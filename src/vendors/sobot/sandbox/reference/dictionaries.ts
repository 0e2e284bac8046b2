import { reply } from '../replies.ts';
import type { Routes } from '../route.ts';

// In the order of the sample of S30. Rows of customers also bear 18, which it does not list.
const sources = [
  ['mail', 11],
  ['Baidu Marketing', 12],
  ['headline', 13],
  ['360', 14],
  ['Desktop website', 0],
  ['WeChat official account', 1],
  ['APP', 2],
  ['micro-blog', 3],
  ['Mobile website', 4],
  ['Melting cloud', 5],
  ['call center', 6],
  ['Work order center', 7],
  ['Customer Center', 8],
  ['Enterprise WeChat', 9],
  ['WeChat applet', 10],
] as const;

// Ids are digits or hexadecimal, as in the sample of S36; customers of the sandbox bear the second.
const levels = [
  ['VIP3', 'bb00cb033daa4eee912b0d51a8c12abf'],
  ['VIP1', '628242069686628'],
  ['VIP4', '655783829635797'],
  ['VIP2', '655779656428072'],
] as const;

/** Whether a level is one of the company's. */
export const isLevel = (id: string): boolean => levels.some(([, value]) => value === id);

/** Sources (S30: numbers as text, although rows have numbers) and levels (S36) of customers. */
export const dictionaryRoutes: Routes = {
  'GET user_dynamic/getsource': () =>
    reply({ items: sources.map(([label, value]) => ({ label, value: String(value) })) }),
  'GET custom_field/get_vip_level_data_list': () =>
    reply({ items: levels.map(([data_name, data_value]) => ({ data_name, data_value })) }),
};
