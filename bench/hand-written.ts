// oxlint-disable typescript/no-explicit-any -- replies are read unchecked, as one does by hand for speed
// What `npm run bench` measures against: the endpoint that one would write by hand for speed, for a few operations and
// nothing else. It shares no line with src: the same vendor calls over undici, only the fields that are asked for.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { Pool } from 'undici';

const setting = (name: string): string => process.env[name] ?? '';
const connections = Number(setting('CONNECTIONS') || 64);
const cacheMs = Number(setting('CACHE_TTL_MS') || 0);
const isSharing = setting('SHARE') === '1';

// JSON whose long integers keep their digits: they are put in quotes before the engine's parser sees them. One look in
// sixteen characters finds them all.

const isDigit = (code: number) => code >= 48 && code <= 57;
const isWord = (code: number) =>
  (code >= 97 && code <= 122) || code === 95 || (code >= 65 && code <= 90) || isDigit(code);

function parse(text: string): any {
  let quoted = '';
  let from = 0;
  for (let i = 15; i < text.length; i += 16) {
    if (!isDigit(text.charCodeAt(i))) continue;
    let start = i;
    let end = i + 1;
    while (isDigit(text.charCodeAt(start - 1))) start--;
    while (isDigit(text.charCodeAt(end))) end++;
    i = end;
    if (end - start < 16) continue;
    const before = text.charCodeAt(start - 1);
    const behind = text.charCodeAt(end);
    if (before === 34 && behind === 34) continue; // "1254676189925432389"
    if (before > 32 && before !== 58 && before !== 44 && before !== 91 && before !== 45) continue; // inside a text
    if (before !== 58 || (behind !== 44 && behind !== 125) || !isKeyBefore(text, start - 1)) {
      return JSON.parse(quoteAnywhere(text));
    }
    quoted += `${text.slice(from, start)}"${text.slice(start, end)}"`;
    from = end;
  }
  return JSON.parse(from === 0 ? text : quoted + text.slice(from));
}

/** True for `"a_word":`, which no text can end with, since its quotation marks would be escaped. */
function isKeyBefore(text: string, colon: number): boolean {
  if (text.charCodeAt(colon - 1) !== 34) return false;
  let first = colon - 1;
  while (isWord(text.charCodeAt(first - 1))) first--;
  return first < colon - 1 && text.charCodeAt(first - 1) === 34 && !isDigit(text.charCodeAt(first));
}

/** The same wherever long integers may stand, text by text. */
function quoteAnywhere(text: string): string {
  let quoted = '';
  for (let from = 0; from < text.length;) {
    const open = text.indexOf('"', from);
    const between = open === -1 ? text.slice(from) : text.slice(from, open);
    quoted += between.length < 16 ? between : between.replace(/-?\d{16,}(?![\d.eE])/g, '"$&"');
    if (open === -1) break;
    let close = text.indexOf('"', open + 1);
    while (close !== -1 && isEscaped(text, close)) close = text.indexOf('"', close + 1);
    from = close === -1 ? text.length : close + 1;
    quoted += text.slice(open, from);
  }
  return quoted;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === 92) first--;
  return (at - first) % 2 === 1;
}

// Vendors

type Row = Record<string, any>;
type Ask = (method: 'GET' | 'POST', path: string, headers: Record<string, string>, body?: string) => Promise<any>;

function vendorAt(baseUrl: string): Ask {
  const { origin, pathname } = new URL(baseUrl);
  const base = pathname.replace(/\/$/, '');
  const pool = new Pool(origin, { connections, headersTimeout: 3000, bodyTimeout: 3000 });
  return (method, path, headers, body) =>
    new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let status = 0;
      pool.dispatch(
        { method, path: base + path, headers, body: body ?? null },
        {
          onRequestStart() {},
          onResponseStart(_controller, statusCode) {
            status = statusCode;
          },
          onResponseData(_controller, chunk) {
            chunks.push(chunk);
          },
          onResponseEnd() {
            try {
              if (status !== 200) throw new Error(`The vendor answered ${status}.`);
              resolve(parse((chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString()));
            } catch (error) {
              reject(error);
            }
          },
          onResponseError(_controller, error) {
            reject(error);
          },
        },
      );
    });
}

/** One token for all calls, fetched once and again when the vendor no longer takes it. */
function withToken<T>(fetch: () => Promise<{ readonly value: string; readonly lifeMs: number }>) {
  let token: Promise<string> | null = null;
  let until = 0;
  const get = () => {
    if (token === null || Date.now() > until) {
      until = Infinity;
      token = fetch().then(({ value, lifeMs }) => {
        until = Date.now() + lifeMs - 60_000;
        return value;
      });
      token.catch(() => (token = null));
    }
    return token;
  };
  return async (call: (token: string) => Promise<T>, isRefused: (reply: T) => boolean): Promise<T> => {
    const used = get();
    const reply = await call(await used);
    if (!isRefused(reply)) return reply;
    if (token === used) token = null;
    return call(await get());
  };
}

const json = { accept: 'application/json', 'content-type': 'application/json' };

const kuaishou = vendorAt(setting('KUAISHOU_BASE_URL'));
const kuaishouHeaders = { ...json, 'access-token': setting('KUAISHOU_ACCESS_TOKEN') };
const advertisers = setting('KUAISHOU_ADVERTISER_IDS').split(',');

async function askKuaishou(path: string, body: string): Promise<Row[]> {
  const { code, message, data } = await kuaishou('POST', path, kuaishouHeaders, body);
  if (String(code) !== '0') throw new Error(`Kuaishou refused: ${code} ${message}`);
  return data.details ?? [];
}

const sobot = vendorAt(setting('SOBOT_BASE_URL'));
const sobotToken = withToken<Row>(async () => {
  const [appId, time] = [setting('SOBOT_APP_ID'), Math.floor(Date.now() / 1000)];
  const sign = createHash('md5')
    .update(`${appId}${time}${setting('SOBOT_APP_KEY')}`)
    .digest('hex');
  const { item } = await sobot('GET', `/get_token?appid=${appId}&create_time=${time}&sign=${sign}`, json);
  return { value: item.token, lifeMs: Number(item.expires_in) * 1000 };
});

async function askSobot(method: 'GET' | 'POST', path: string, body?: string): Promise<Row> {
  const reply = await sobotToken(
    (token) => sobot(method, `/scrm/5/${path}`, { ...json, token, language: 'zh' }, body),
    ({ ret_code }) => ret_code === '900001' || ret_code === '900002',
  );
  if (reply['ret_code'] !== '000000') throw new Error(`Sobot refused: ${reply['ret_code']} ${reply['ret_msg']}`);
  return reply;
}

const wshoto = vendorAt(setting('WSHOTO_BASE_URL'));
const wshotoToken = withToken<Row>(async () => {
  const [appId, secret] = [setting('WSHOTO_APP_ID'), setting('WSHOTO_APP_SECRET')];
  const { data } = await wshoto('GET', `/access_token?appid=${appId}&app_secret=${secret}`, json);
  return { value: data.access_token, lifeMs: data.expires_in * 1000 };
});

async function askWshoto(path: string, body: string): Promise<any> {
  const { code, msg, data } = await wshotoToken(
    (token) => wshoto('POST', `/${path}?access_token=${token}`, json, body),
    (reply) => [10001, 10010, 10011].includes(Number(reply['code'])),
  );
  if (Number(code) !== 0) throw new Error(`WSHOTO refused: ${code} ${msg}`);
  return data;
}

// Values

const text = (value: any): string | null =>
  value === null || value === undefined || value === '' || typeof value === 'object' ? null : String(value);
const id = (value: unknown): string | null => (text(value) === '0' ? null : text(value));
const agent = (value: unknown, name: unknown) => {
  const [externalId, named] = [id(value), text(name)];
  return externalId === null && named === null ? null : { externalId, name: named };
};
const globalId = (type: string, vendor: string, ref: string): string =>
  Buffer.from(`1:${type}:${vendor}::${ref}`).toString('base64url');

const china = 8 * 3_600_000;

/** `yyyy-MM-dd HH:mm:ss` in UTC+8. */
function fromChina(value: unknown): number | null {
  if (typeof value !== 'string' || value.length !== 19) return null;
  const part = (from: number, to: number) => Number(value.slice(from, to));
  return Date.UTC(part(0, 4), part(5, 7) - 1, part(8, 10), part(11, 13), part(14, 16), part(17, 19)) - china;
}
const toChina = (time: number) => new Date(time + china).toISOString().slice(0, 19).replace('T', ' ');
const iso = (time: number | null): string | null => {
  if (time === null) return null;
  const written = new Date(time).toISOString();
  return written.endsWith('.000Z') ? `${written.slice(0, 19)}Z` : written;
};
const seconds = (value: unknown): number | null => (Number(value) > 0 ? Number(value) * 1000 : null);
const either = (value: unknown): number | null => (Number(value) >= 1e11 ? Number(value) : seconds(value));

const phones = new Map<string, string | null>();

function phone(raw: string | null): string | null {
  if (raw === null) return null;
  if (/^1[3-9]\d{9}$/.test(raw)) return `+86${raw}`;
  const known = phones.get(raw);
  if (known !== undefined) return known;
  const parsed = /[*xX]/.test(raw) ? undefined : parsePhoneNumberFromString(raw, 'CN');
  const number = parsed?.isValid() === true ? parsed.number : null;
  if (phones.size > 10_000) phones.clear();
  phones.set(raw, number);
  return number;
}
const firstPhone = (list: string | null): string | null => {
  if (list === null || /^\d+$/.test(list)) return phone(list);
  for (const part of list.split(/[,;，；、]/)) {
    const number = phone(part.trim() || null);
    if (number !== null) return number;
  }
  return null;
};

// Rows, and what they look like in an answer

interface Listed {
  readonly time: number | null;
  /** Place of the vendor in the list of vendors. */
  readonly source: number;
  readonly ref: string;
  readonly row: Row;
}

const newestFirst = (a: Listed, b: Listed): number => {
  if (a.time !== b.time) return a.time === null ? 1 : b.time === null ? -1 : b.time - a.time;
  return a.source - b.source || (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0);
};

const before = (rows: Listed[], bound: number | null): Listed[] =>
  bound === null ? rows : rows.filter(({ time }) => time !== null && time < bound);

const kuaishouLeads = kept(async (advertiser: string, size: number, bound: number | null): Promise<Listed[]> => {
  const end = bound === null ? '' : `"end_time":"${toChina(bound)}",`;
  const body = `{"advertiser_id":${advertiser},${end}"page":1,"page_size":${Math.min(size, 100)}}`;
  const rows = await askKuaishou('/v2/gemini/crm/clue/list', body);
  const listed = rows.map((row): Listed => {
    const time = fromChina(row['create_time']);
    return { time, source: 0, ref: `${advertiser}.${row['id']}.${(time ?? 0) / 1000}`, row };
  });
  return before(listed, bound);
});

const wshotoLeads = kept(async (size: number, bound: number | null): Promise<Listed[]> => {
  const end = bound === null ? '' : `"end_time":${bound + 999},`;
  const rows: Row[] = await askWshoto('crm/clue/page', `{${end}"current_index":1,"page_size":${Math.min(size, 100)}}`);
  return before(
    rows.map((row) => ({ time: seconds(row['gmt_create']), source: 1, ref: String(row['clue_id']), row })),
    bound,
  );
});

const sobotCustomers = kept(async (size: number, bound: number | null): Promise<Listed[]> => {
  const end = bound === null ? '' : `create_end_time=${Math.floor(bound / 1000)}&`;
  const { items } = await askSobot('GET', `user/list_by_page?${end}page_no=1&page_size=${Math.min(size, 100)}`);
  return before(
    items.map((row: Row) => ({
      time: seconds(row['create_time'] ?? row['createTime']),
      source: 0,
      ref: row['id'],
      row,
    })),
    bound,
  );
});

const wshotoCustomers = kept(async (size: number): Promise<Listed[]> => {
  const body = `{"current_index":1,"page_size":${Math.min(size, 100)}}`;
  const { records } = await askWshoto('customer/list/selfCustomersByTenant', body);
  return records.map((row: Row) => ({ time: null, source: 1, ref: row['external_userid'], row }));
});

const sobotLabels = kept(async (ids: string): Promise<Map<string, Row[]>> => {
  const { items } = await askSobot('POST', 'label/userlabels', ids);
  return new Map(items.map((row: Row) => [row['userid'], row['label_set'] ?? []]));
});

const sobotCustomer = kept(async (customerId: string): Promise<Row | null> => {
  const { item } = await askSobot('POST', 'user/detail', JSON.stringify({ id: customerId }));
  return item ?? null;
});

/** Keeps what a reading gave, where that is asked for, or shares it while it is under way. */
function kept<A extends unknown[], T>(read: (...asked: A) => Promise<T>): (...asked: A) => Promise<T> {
  if (cacheMs === 0 && !isSharing) return read;
  const answers = new Map<string, { until: number; readonly answer: Promise<T> }>();
  return (...asked) => {
    const key = asked.join('\n');
    const known = answers.get(key);
    if (known !== undefined && known.until > Date.now()) return known.answer;
    const entry = { until: Infinity, answer: read(...asked) };
    if (answers.size > 1000) answers.clear();
    answers.set(key, entry);
    const landed = () => {
      if (cacheMs > 0) entry.until = Date.now() + cacheMs;
      else answers.delete(key);
    };
    void entry.answer.then(landed, () => answers.delete(key));
    return entry.answer;
  };
}

const kuaishouStatus = ['NEW', 'CONTACTING', 'QUALIFIED', 'CONTACTING', 'CONVERTED', 'CONTACTING', 'CONTACTING'].concat(
  ['CONTACTING', 'UNKNOWN', 'QUALIFIED', 'UNKNOWN', 'QUALIFIED'],
);
const wshotoStatus = ['NEW', 'CONTACTING', 'CONTACTING', 'CONTACTING', 'LOCKED', 'CONVERTED'];
const meaning = (words: readonly string[], code: unknown): string | null =>
  text(code) === null ? null : (words[Number(code)] ?? 'UNKNOWN');

const marks = ['未标记', '新增', '回流', '无效', '参与返款', '不参与返款'];
const intentions: Record<string, string> = {
  1: '高意向度-高意愿',
  2: '高意向度-有明确需求',
  3: '潜在客户类标签-有购买力',
  4: '潜在客户类标签-多次建联',
  5: '无意向类标签-无购买能力',
  6: '无意向类标签-非本人提交',
  7: '无意向类标签-非本人接电话',
  8: '无意向类标签-无购买意愿',
  9: '无意向类标签-业务范围不符',
  11: '无意向类标签-年龄不符',
  12: '无意向类标签-地域不符',
  13: '无意向类标签-多次未建联',
  14: '成交付费',
};

interface Named {
  readonly id: string;
  readonly name: string | null;
}

function kuaishouTags(row: Row): Named[] {
  const tags: Named[] = [];
  const mark = text(row['clue_tag']);
  if (mark !== null && mark !== '0') {
    tags.push({ id: globalId('TAG', 'kuaishou', `mark.${mark}`), name: marks[Number(mark)] ?? null });
  }
  const reasons = row['child_intention_tag'] ?? [];
  for (const reason of Array.isArray(reasons) ? reasons : [reasons]) {
    const code = id(reason.child_intention_id);
    if (code === null) continue;
    const name = intentions[code] ?? text(reason.child_intention_desc);
    tags.push({ id: globalId('TAG', 'kuaishou', `intention.${code}`), name });
  }
  return tags;
}

const wshotoTags = (list: unknown): Named[] =>
  Array.isArray(list)
    ? list.map((tag: Row) => ({
        id: globalId('TAG', 'wshoto', `tag.${tag['tagId'] ?? tag['tag_id']}`),
        name: text(tag['tagName'] ?? tag['tag_name']),
      }))
    : [];

function toLead({ ref, source, time, row }: Listed) {
  if (source === 0) {
    const phoneRaw = text(row['phone']);
    return {
      id: globalId('LEAD', 'kuaishou', ref),
      vendor: 'KUAISHOU',
      externalId: String(row['id']),
      name: text(row['user_name']),
      phone: phone(phoneRaw),
      phoneRaw,
      createdAt: iso(time),
      status: String(row['clue_tag']) === '3' ? 'INVALID' : meaning(kuaishouStatus, row['schedule']?.schedule_id),
      owner: agent(row['user_id'], null),
      tags: kuaishouTags(row),
    };
  }
  const phoneRaw = text(row['mobile_phone']);
  return {
    id: globalId('LEAD', 'wshoto', ref),
    vendor: 'WSHOTO',
    externalId: ref,
    name: text(row['clue_name']),
    phone: phone(phoneRaw),
    phoneRaw,
    createdAt: iso(time),
    status: meaning(wshotoStatus, row['state']),
    owner: agent(row['follow_user_id'], null),
    tags: wshotoTags(row['tag_list']),
  };
}

function toCustomer({ ref, source, time, row }: Listed, labels: ReadonlyMap<string, Row[]>) {
  if (source === 1) {
    const tags = row['follow_users'].flatMap((user: Row) => wshotoTags(user['tag_list']));
    return {
      id: globalId('CUSTOMER', 'wshoto', ref),
      vendor: 'WSHOTO',
      externalId: ref,
      name: null,
      phone: null,
      createdAt: null,
      owner: null,
      tags: [...new Map(tags.map((tag: Named) => [tag.id, tag])).values()],
    };
  }
  const tags: Named[] = [];
  const wecom = text(row['user_label']);
  if (wecom !== null) {
    for (const one of wecom.split(/[,;，；、]/))
      tags.push({ id: globalId('TAG', 'sobot', `wecom.${one.trim()}`), name: null });
  }
  for (const label of labels.get(ref) ?? []) {
    const tag = { id: globalId('TAG', 'sobot', `biz.${label['id']}`), name: text(label['name']) };
    if (!tags.some((other) => other.id === tag.id)) tags.push(tag);
  }
  return {
    id: globalId('CUSTOMER', 'sobot', ref),
    vendor: 'SOBOT',
    externalId: ref,
    name: text(row['uname']),
    phone: firstPhone(text(row['tel'])),
    createdAt: iso(time),
    owner: agent(row['liable_serviceid'], row['liable_service_name']),
    tags,
  };
}

// Lists of several vendors

interface Page {
  readonly rows: readonly Listed[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly sources: readonly { readonly vendor: string; readonly status: string }[];
}

/** The newest of all; a vendor that fails leaves the others their rows. */
async function merged(vendors: readonly string[], asked: readonly Promise<Listed[]>[][], first: number): Promise<Page> {
  const all: Listed[] = [];
  const sources = await Promise.all(
    vendors.map(async (vendor, at) => {
      try {
        for (const rows of await Promise.all(asked[at]!)) all.push(...rows);
        return { vendor, status: 'OK' };
      } catch {
        return { vendor, status: 'UNAVAILABLE' };
      }
    }),
  );
  all.sort(newestFirst);
  const rows = all.slice(0, first);
  const last = rows.at(-1);
  const endCursor = Buffer.from(JSON.stringify([last?.time, last?.source, last?.ref])).toString('base64url');
  return { rows, pageInfo: { hasNextPage: all.length > first, endCursor }, sources };
}

const leadPage = (first: number, bound: number | null): Promise<Page> =>
  merged(
    ['KUAISHOU', 'WSHOTO'],
    [advertisers.map((advertiser) => kuaishouLeads(advertiser, first + 1, bound)), [wshotoLeads(first + 1, bound)]],
    first,
  );

async function page(bound: number | null): Promise<unknown> {
  const [leads, [customers, labels]] = await Promise.all([
    leadPage(20, bound),
    merged(['SOBOT', 'WSHOTO'], [[sobotCustomers(21, bound)], [wshotoCustomers(21)]], 20).then(async (found) => {
      const ids = found.rows.filter(({ source }) => source === 0).map(({ ref }) => ref);
      return [found, ids.length === 0 ? new Map<string, Row[]>() : await sobotLabels(JSON.stringify(ids))] as const;
    }),
  ]);
  // WSHOTO cannot tell when a customer came: with a bound its rows are shown in part only.
  const sources = customers.sources.map((source) =>
    bound !== null && source.vendor === 'WSHOTO' && source.status === 'OK' ? { ...source, status: 'PARTIAL' } : source,
  );
  const notes = [
    ...leads.sources.map((source) => ({ path: ['leads'], ...source, retryAfterMs: null })),
    ...sources.map((source) => ({ path: ['customers'], ...source, retryAfterMs: null })),
  ].filter(({ status }) => status !== 'OK');
  return {
    data: {
      leads: {
        edges: leads.rows.map((row) => ({ node: toLead(row) })),
        pageInfo: leads.pageInfo,
        sources: leads.sources,
      },
      customers: {
        edges: customers.rows.map((row) => ({ node: toCustomer(row, labels) })),
        pageInfo: customers.pageInfo,
        sources,
      },
    },
    ...(notes.length === 0 ? {} : { extensions: { sources: notes } }),
  };
}

// Leads with their follow-ups

interface FollowUp {
  readonly time: number | null;
  readonly ref: string;
  readonly node: object;
}

async function wshotoFollowUps(endpoint: 'system' | 'staff', leads: readonly string[]): Promise<[string, FollowUp][]> {
  const path = endpoint === 'system' ? 'crm/follow/listForSystem' : 'crm/follow/list';
  const found: [string, FollowUp][] = [];
  for (let index = 1; index <= 10; index++) {
    const body = `{"target_type":4,"target_id_list":${JSON.stringify(leads)},"current_index":${index},"page_size":100}`;
    const { records, total }: { readonly records: Row[]; readonly total: number } = await askWshoto(path, body);
    for (const row of records) {
      const time = either(row['follow_time']);
      const ref = `${endpoint}.${row['id']}`;
      const node = {
        id: globalId('FOLLOW_UP', 'wshoto', ref),
        kind: endpoint === 'system' ? 'SYSTEM' : 'NOTE',
        content: text(row['content']),
        occurredAt: iso(time),
      };
      found.push([String(row['target'].clue_id), { time, ref, node }]);
    }
    if (records.length === 0 || found.length >= total) break;
  }
  return found;
}

const aCall = (ref: string, time: number | null): FollowUp => ({
  time,
  ref,
  node: { id: globalId('FOLLOW_UP', 'kuaishou', ref), kind: 'CALL', content: null, occurredAt: iso(time) },
});

async function kuaishouCalls(advertiser: string, leads: readonly Listed[]): Promise<[string, FollowUp][]> {
  const refs = new Map(leads.map(({ ref, row }) => [String(row['id']), ref]));
  const body = `{"advertiser_id":${advertiser},"clue_list":[${[...refs.keys()].join(',')}]}`;
  return (await askKuaishou('/gw/crm/clue/call/record', body)).map((row) => {
    const lead = refs.get(String(row['clue_id'])) ?? '';
    const time = either(row['call_start_time']);
    return [lead, aCall(`call.${lead}.${text(row['call_id']) ?? `at-${time ?? 0}`}`, time)];
  });
}

async function leads100(bound: number | null): Promise<unknown> {
  const { rows, pageInfo, sources } = await leadPage(100, bound);
  const followUps = new Map(rows.map(({ ref }): [string, FollowUp[]] => [ref, []]));
  const ofWshoto = rows.filter(({ source }) => source === 1).map(({ ref }) => ref);
  const ofKuaishou = advertisers
    .map((advertiser) => ({ advertiser, leads: rows.filter(({ ref }) => ref.startsWith(`${advertiser}.`)) }))
    .filter(({ leads }) => leads.length > 0);
  const found = await Promise.all([
    ...(ofWshoto.length === 0 ? [] : [wshotoFollowUps('system', ofWshoto), wshotoFollowUps('staff', ofWshoto)]),
    ...ofKuaishou.map(({ advertiser, leads }) => kuaishouCalls(advertiser, leads)),
  ]);
  for (const [lead, followUp] of found.flat()) followUps.get(lead)?.push(followUp);
  for (const { source, ref, row } of rows) {
    const call = source === 0 ? row['icc_info'] : null;
    const isBlank = !call || Object.values(call).every((value) => !value || value === '0');
    if (!isBlank) followUps.get(ref)!.push(aCall(`icc.${ref}`, fromChina(call.call_start_time)));
  }
  return {
    data: {
      leads: {
        edges: rows.map((lead) => {
          const { id: leadId, vendor, externalId, name, tags } = toLead(lead);
          const own = followUps.get(lead.ref)!;
          if (own.length > 1)
            own.sort((a, b) => newestFirst({ ...a, source: 0, row: {} }, { ...b, source: 0, row: {} }));
          const edges = own.slice(0, 10).map(({ node }) => ({ node }));
          const below = { edges, pageInfo: { hasNextPage: own.length > 10 } };
          return { node: { id: leadId, vendor, externalId, name, tags, followUps: below } };
        }),
        pageInfo,
        sources,
      },
    },
  };
}

async function customerById(wanted: string): Promise<unknown> {
  const ref = Buffer.from(wanted, 'base64url').toString().split(':').at(-1) ?? '';
  const row = await sobotCustomer(ref);
  if (row === null) return { data: { customer: null } };
  const mail = text(row['email']);
  const sex = text(row['sex']);
  return {
    data: {
      customer: {
        id: wanted,
        vendor: 'SOBOT',
        externalId: ref,
        name: text(row['uname']),
        nickname: text(row['nick']),
        phone: firstPhone(text(row['tel'])),
        email: mail !== null && /^[^@\s]+@[\w-]+(?:\.[\w-]+)+$/.test(mail) ? mail : null,
        gender: sex === null ? null : sex === '1' ? 'MALE' : sex === '2' ? 'FEMALE' : 'UNKNOWN',
        company: agent(row['enterpriseid'], row['enterprise_name']),
        isVip: row['is_vip'] === '1' ? true : row['is_vip'] === '0' ? false : null,
        createdAt: iso(seconds(row['create_time'] ?? row['createTime'])),
        updatedAt: iso(seconds(row['update_time'] ?? row['updateTime'])),
      },
    },
  };
}

async function plain(bound: number): Promise<unknown> {
  const rows = await sobotCustomers(21, bound);
  const nodes = rows
    .sort(newestFirst)
    .slice(0, 20)
    .map(({ ref, time, row }) => ({
      externalId: ref,
      name: text(row['uname']),
      nickname: text(row['nick']),
      phoneRaw: text(row['tel']),
      emailRaw: text(row['email']),
      remark: text(row['remark']),
      company: agent(row['enterpriseid'], row['enterprise_name']),
      createdAt: iso(time),
      updatedAt: iso(seconds(row['update_time'] ?? row['updateTime'])),
    }));
  return { data: { customers: { nodes } } };
}

async function answer(body: string): Promise<unknown> {
  const { operationName, variables } = JSON.parse(body);
  const bound = variables?.before === undefined ? null : Date.parse(variables.before);
  if (operationName === 'Page' || operationName === 'PageBefore') return page(bound);
  if (operationName === 'Leads100' || operationName === 'Leads100Before') return leads100(bound);
  if (operationName === 'PlainBefore' && bound !== null) return plain(bound);
  if (operationName === 'CustomerById') return customerById(variables.id);
  return { errors: [{ message: 'This endpoint knows no such operation.' }] };
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const send = (status: number, body: unknown) => {
      const payload = Buffer.from(JSON.stringify(body));
      response.writeHead(status, { 'content-type': 'application/json', 'content-length': payload.length });
      response.end(payload);
    };
    answer((chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString()).then(
      (body) => send(200, body),
      () => send(500, { errors: [{ message: 'The request failed.' }] }),
    );
  });
});

server.listen(Number(setting('PORT') || 0), '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}\n`);
});
