import { z } from 'zod';
import { splitList } from '../../values/contact.ts';
import type { JsonObject } from '../../values/pieces.ts';
import { spelledRowReader, type Spelling } from '../../values/row-reader.ts';
import {
  anyThrough,
  flag,
  id,
  isObject,
  listOf,
  objectOrNull,
  rawRow,
  requiredId,
  text,
  wholeNumber,
} from '../../values/wire.ts';

const isFilled = (value: unknown): boolean => value !== null && value !== undefined && value !== '';

const textOrNull = z.compile(text.catch(null));

/** Ids of another platform: a list, or one text joined by comma. */
const ids = anyThrough((value): string[] => {
  const parts = Array.isArray(value) ? value : typeof value === 'number' ? [value] : splitList(textOrNull.parse(value));
  return parts
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .map((part) => String(part).trim());
});

const anything = anyThrough((value) => value);

const followUser = z.object({
  userid: text,
  remark: text,
  createtime: wholeNumber, // seconds
  add_way: text,
  status: text,
});

const customer = z.object({
  id: requiredId,
  pid: id,
  nick: text,
  uname: text,
  email: text,
  tel: text,
  sex: text,
  remark: text,
  enterpriseid: id,
  enterprisename: text,
  isvip: flag,
  viplevel: id,
  userstatus: flag,
  countryid: id,
  countryname: text,
  proviceid: id,
  provicename: text,
  cityid: id,
  cityname: text,
  areaid: id,
  areaname: text,
  userlabel: text,
  bizlabel: text,
  extendfields: anything,
  fixedfields: objectOrNull(rawRow),
  exfieldstr: anything,
  source: text,
  status: text,
  crmstatus: text,
  createtype: text,
  createtime: wholeNumber, // seconds
  createdate: wholeNumber, // seconds, midnight in UTC+8
  updatetime: wholeNumber, // seconds
  createserviceid: id,
  createservicename: text,
  updateuserid: id,
  updateusername: text,
  liableserviceid: id,
  liableservicename: text,
  developmentmode: text,
  followuser: listOf(followUser),
  timezoneid: id,
  timezonevalue: text,
  language: text,
  languagevalue: text,
  wx: text,
  qq: text,
  partnerid: text,
  wxbuildunionid: text,
  externaluserid: text,
  visitorids: ids,
  wxexternaluserids: ids,
  wxunionids: ids,
  wxopenids: ids,
  whatsappids: ids,
  facebookids: ids,
  instagramids: ids,
  lineids: ids,
  telegramids: ids,
  discordids: ids,
});

const fieldNames: ReadonlySet<string> = new Set(Object.keys(customer.shape));
// Of one shape for all rows, which an object filled key by key has not: slower to fill and to read.
const nothing: Spelling = Object.fromEntries([...fieldNames].map((name) => [name, undefined]));
/** The field behind each spelling met so far; null: none that is read. */
const fieldBySpelling = new Map<string, string | null>();
const mostSpellings = 1000; // what follows is folded each time

function fieldOf(spelling: string): string | null {
  const known = fieldBySpelling.get(spelling);
  if (known !== undefined) return known;
  const name = spelling.replaceAll('_', '').toLowerCase();
  const field = fieldNames.has(name) ? name : null;
  if (fieldBySpelling.size < mostSpellings) fieldBySpelling.set(spelling, field);
  return field;
}

/**
 * Sobot spells one field in several ways: create_time in lists and samples, createTime in the table of S23,
 * wx_build_unionid beside wx_build_unionId, faceBookids beside whatsappids. Folded, they are one name; of several
 * values the last counts that is filled.
 */
function folded(row: unknown): unknown {
  if (!isObject(row)) return row;
  const fields: Record<string, unknown> = { ...nothing };
  for (const spelling of Object.keys(row)) {
    const value: unknown = row[spelling];
    const field = fieldOf(spelling);
    if (field !== null && (isFilled(value) || !isFilled(fields[field]))) fields[field] = value;
  }
  return fields;
}

interface Layout {
  readonly names: readonly string[];
  /** Null: two of the names are one field's. */
  readonly spelling: Spelling | null;
}

// The rows of a list mostly have the same names in the same order.
let latest: Layout = { names: [], spelling: nothing };
const layouts = new Map<string, Layout>();
const mostLayouts = 100; // whatever comes then is folded

/** Null: only folding tells. */
function spellingOf(row: JsonObject): Spelling | null {
  const names = Object.keys(row);
  if (!isSame(names, latest.names)) latest = layoutOf(names);
  return latest.spelling;
}

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((name, index) => name === others[index]);

function layoutOf(names: readonly string[]): Layout {
  const key = JSON.stringify(names);
  const known = layouts.get(key);
  if (known !== undefined || layouts.size >= mostLayouts) return known ?? { names, spelling: null };
  const spelling: Record<string, string | undefined> = { ...nothing };
  let isPlain = true;
  for (const name of names) {
    const field = fieldOf(name);
    if (field === null) continue;
    isPlain &&= spelling[field] === undefined;
    spelling[field] = name;
  }
  const layout = { names, spelling: isPlain ? spelling : null };
  layouts.set(key, layout);
  return layout;
}

/** A customer, from the list (S22) or the detail (S23); which fields each carries, the mapping knows. */
export const sobotCustomer = spelledRowReader(customer, z.preprocess(folded, customer), spellingOf);
export type SobotCustomer = z.infer<typeof customer>;
