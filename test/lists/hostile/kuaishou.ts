import { digits } from '../../../src/vendors/values/json.ts';
import type { Clock } from '../../../src/vendors/clock.ts';
import { kuaishou } from '../../../src/vendors/kuaishou/adapter.ts';
import { fromChinaText, toChinaText } from '../../../src/vendors/values/time.ts';
import type { WireDialect, WireRow } from './dialect.ts';
import { WireList } from './hostile-list.ts';
import type { HostileVendor } from './hostile-vendor.ts';
import { overWire, play } from './over-wire.ts';

const advertisers = ['20006545', '20006546'];

/** Speaks `clue/list` and the refreshing of tokens, for two advertisers. */
export function hostileKuaishou(
  dialects: readonly WireDialect[],
  rows: readonly (readonly WireRow[])[],
  clock: Clock,
): HostileVendor<'LEAD'> {
  const lists = new Map(
    advertisers.map((advertiser, at) => {
      const refOf = ({ id, time }: WireRow) => `${advertiser}.${id}.${(time ?? 0) / 1000}`;
      const newId = (number: number) => `${at + 7}97451604008536${number}`;
      const own = rows[at]!.map((row) => ({ ...row, id: `${at + 1}97451604008${row.id}` }));
      return [advertiser, new WireList({ isTimed: true, boundsUnit: 1000 }, dialects[at]!, own, { refOf, newId })];
    }),
  );
  const env = {
    KUAISHOU_ADVERTISER_IDS: advertisers.join(),
    KUAISHOU_APP_ID: '1',
    KUAISHOU_APP_SECRET: 's',
    KUAISHOU_REFRESH_TOKEN: 'r',
  };
  const adapter = overWire(kuaishou, env, clock, async (request) => {
    if (request.url.endsWith('/refresh_token')) return granted({ access_token: 't', access_token_expires_in: 86_400 });
    const body = await request.json();
    const list = lists.get(String(body.advertiser_id))!;
    const trouble = list.meet();
    if (trouble !== null) return play(trouble, { code: 400_001, message: '请求过于频繁' });
    const from = fromChinaText(body.start_time)?.getTime() ?? null;
    const to = fromChinaText(body.end_time)?.getTime() ?? null;
    const page = list.page({ page: body.page, size: body.page_size, from, to });
    // A page that has neither a count nor rows would be no answer.
    const total = page.total ?? (page.rows.length === 0 ? 0 : undefined);
    return granted({ total_count: total, details: page.rows.map(toWire) });
  });
  return { name: 'kuaishou', adapter, lists: [...lists.values()], conditions: {} };
}

const toWire = ({ id, time }: WireRow) => ({ id: digits(id), create_time: time === null ? '' : toChinaText(time) });

const granted = (data: unknown): Response => new Response(JSON.stringify({ code: 0, message: 'OK', data }));
