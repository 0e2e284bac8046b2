import { z } from 'zod';
import { toWire, type SandboxClue } from './clue.ts';
import { granted, refused } from './reply.ts';

const ids = z.union([z.number(), z.string()]).transform(String);
const ask = z.object({ advertiser_id: ids, clue_list: z.array(ids).min(1) });

/** `call/record`: every second lead was called back, every fourth twice. */
export function listCallRecords(clues: readonly SandboxClue[], body: unknown): Response {
  const asked = ask.safeParse(body);
  if (!asked.success) return refused(401000, '参数错误');
  const wanted = new Set(asked.data.clue_list);
  const details = clues
    .filter(({ advertiserId, id }) => advertiserId === asked.data.advertiser_id && wanted.has(id))
    .flatMap(recordsOf);
  return granted({ total_count: details.length, details: details.map((record) => toWire(record, false)) });
}

function recordsOf(clue: SandboxClue): object[] {
  const number = Number(BigInt(clue.id) % 4n);
  return [recordOf(clue, 1, number), recordOf(clue, 2, number)].slice(0, [2, 0, 1, 0][number]);
}

function recordOf(clue: SandboxClue, attempt: number, number: number): object {
  const startedAt = clue.createdAt + attempt * 7_200_000;
  // The document says long and no unit: both occur.
  const time = (at: number): number => (number === 0 ? at : at / 1000);
  return {
    call_id: attempt === 2 ? null : `kc-${clue.id}-${attempt}`,
    clue_id: clue.id,
    from_phone: '037155581234',
    mid_phone: '17013800000',
    to_phone: clue.fields['phone'],
    call_start_time: time(startedAt),
    call_answer_time: attempt === 2 ? 0 : time(startedAt + 8000),
    call_finish_time: time(startedAt + 68_000),
    call_duration: attempt === 2 ? 0 : 60,
    call_stat: attempt === 2 ? 104 : number === 2 ? 990 : 101, // 990 is in no document
    record_url: attempt === 2 ? '' : `https://record.example.com/${clue.id}.mp3`,
  };
}
