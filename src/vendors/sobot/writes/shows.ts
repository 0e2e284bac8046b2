import { readPhones, splitList } from '../../values/contact.ts';
import { customFields } from '../custom-fields/wire-custom-field.ts';
import type { SobotCustomer } from '../customers/wire-customer.ts';
import type { CustomFieldBody } from './custom-fields.ts';
import type { CustomerBody } from './customer-fields.ts';

// Whether a customer, as Sobot shows it, bears what was sent. Names in requests differ from those in replies only by
// capitals and underlines.

/** What every list row tells of a customer that has it. */
const alwaysListed: ReadonlySet<string> = new Set(['nick', 'uname', 'email', 'tel']);
/** Not told where the rest is; or no text that can be compared. */
const elsewhere: ReadonlySet<string> = new Set([
  'liable_serviceid',
  'liable_service_name',
  'crm_status',
  'ex_field_str',
  'upset_ex_field_str',
]);

/** True if a row of the list (S22) contradicts nothing that was sent, and bears what every row would. */
export const rowShows = (row: SobotCustomer, sent: CustomerBody, phoneRegion: string): boolean =>
  comparable(sent).every(([name, value]) => {
    const shown = shownIn(row, name);
    return (shown.length === 0 && !alwaysListed.has(name)) || isShown(shown, name, value, phoneRegion);
  });

/** True if a detail (S23) bears all that was sent. */
export const detailShows = (row: SobotCustomer, sent: CustomerBody, phoneRegion: string): boolean =>
  comparable(sent).every(([name, value]) => isShown(shownIn(row, name), name, value, phoneRegion));

/** True if the detail bears these custom fields and, where they replaced all, no others. */
export function customFieldsShown(row: SobotCustomer, sent: readonly CustomFieldBody[], replaced: boolean): boolean {
  const read = row.exfieldstr === null ? [] : customFields.parse(row.exfieldstr);
  if (read === null) return sent.length === 0 && !replaced; // not told, or not to be read: it may hold anything
  const shown = read.filter(({ field_value }) => field_value !== null);
  const held = sent.map(({ fieldid, field_params, field_value }) =>
    shown.find(
      (field) =>
        (fieldid === undefined ? field.field_params === field_params : field.fieldid === fieldid) &&
        field.field_value === field_value,
    ),
  );
  return !held.includes(undefined) && (!replaced || shown.every((field) => held.includes(field)));
}

const comparable = (sent: CustomerBody) => Object.entries(sent).filter(([name]) => !elsewhere.has(name));

function shownIn(row: SobotCustomer, name: string): readonly string[] {
  const values: Readonly<Record<string, unknown>> = row;
  const value = values[name.replaceAll('_', '').toLowerCase()];
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === 'boolean') return [String(Number(value))];
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}

function isShown(shown: readonly string[], name: string, value: CustomerBody[string], region: string): boolean {
  if (name === 'tel') return isPhoneShown(shown[0] ?? '', String(value), region);
  if (value === '') return shown.length === 0;
  const wanted = typeof value === 'object' ? value : name === 'visitorids' ? splitList(String(value)) : [String(value)];
  return wanted.every((part) => shown.includes(part));
}

const isPhoneShown = (shown: string, sent: string, region: string): boolean =>
  splitList(shown).includes(sent) ||
  readPhones(shown, region).some((phone) => readPhones(sent, region).includes(phone));
