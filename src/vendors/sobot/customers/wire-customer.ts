import { z } from 'zod';
import { splitList } from '../../values/contact.ts';
import { spelledRowReader, type RowReader } from '../../values/row-reader.ts';
import {
  anyThrough,
  flag,
  id,
  listOf,
  objectOrNull,
  rawRow,
  requiredId,
  text,
  wholeNumber,
} from '../../values/wire.ts';
import { createSpellings } from './spellings.ts';

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

/** Reads customers, from the list (S22) or the detail (S23); which fields each carries, the mapping knows. */
export function customerReader(): RowReader<SobotCustomer> {
  const spellings = createSpellings(Object.keys(customer.shape));
  return spelledRowReader(customer, z.preprocess(spellings.folded, customer), spellings.of);
}

export const sobotCustomer = customerReader();
export type SobotCustomer = z.infer<typeof customer>;
