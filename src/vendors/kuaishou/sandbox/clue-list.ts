import { z } from 'zod';
import { fromChinaText } from '../../values/time.ts';
import { toRow, type SandboxClue } from './clue.ts';
import { granted, refused } from './reply.ts';

const codes = z.array(z.union([z.number(), z.string()]).transform(String)).optional();

const ask = z.object({
  advertiser_id: z.union([z.number(), z.string()]).transform(String),
  start_time: z.string().optional(),
  end_time: z.string().optional(),
  phone: z.string().optional(),
  page_id_list: codes,
  clue_tag_list: codes,
  phone_stat_list: codes,
  intention_list: codes,
  page: z.number().int().min(1).default(1),
  page_size: z.number().int().min(1).default(20),
});

/** `clue/list`: bounds inclusive, newest first. `phone` is compared as it is kept. */
export function listClues(clues: readonly SandboxClue[], body: unknown): Response {
  const asked = ask.safeParse(body);
  if (!asked.success) return refused(401000, '参数错误');
  const { page, page_size: size, ...wanted } = asked.data;
  const matching = clues
    .filter((clue) => matches(clue, wanted))
    .toSorted((a, b) => b.createdAt - a.createdAt || (BigInt(b.id) > BigInt(a.id) ? 1 : -1));
  const rows = matching.slice((page - 1) * size, page * size);
  return granted({ total_count: matching.length, details: rows.length === 0 ? null : rows.map(toRow) });
}

function matches(clue: SandboxClue, wanted: Omit<z.output<typeof ask>, 'page' | 'page_size'>): boolean {
  const from = fromChinaText(wanted.start_time)?.getTime() ?? -Infinity;
  const to = fromChinaText(wanted.end_time)?.getTime() ?? Infinity;
  const { fields } = clue;
  const isAmong = (list: readonly string[] | undefined, value: unknown): boolean =>
    list === undefined || list.length === 0 || list.includes(String(value));
  return (
    clue.advertiserId === wanted.advertiser_id &&
    clue.createdAt >= from &&
    clue.createdAt <= to &&
    (wanted.phone === undefined || wanted.phone === fields['phone']) &&
    isAmong(wanted.page_id_list, fields['page_id']) &&
    isAmong(wanted.clue_tag_list, fields['clue_tag']) &&
    isAmong(wanted.phone_stat_list, fields['phone_stat']) &&
    isAmong(wanted.intention_list, fields['intention_id'])
  );
}
