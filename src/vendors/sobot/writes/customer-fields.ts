import type { Gender } from '../../../records/people.ts';
import { nationalNumber, readPhone } from '../../values/contact.ts';
import type { InputProblem } from '../../write.ts';
import type { CustomerUpdate } from '../../write-inputs.ts';
import { checkFilled, checkLength, filled, isBlank, isGiven, wrong } from './checks.ts';
import { checkCustomFields, customFieldsBody } from './custom-fields.ts';
import { checkIdentities, identitiesBody } from './identities.ts';
import { checkReference, checkRegion, regionBody } from './region.ts';

export const longestName = 50; // S17, S18

const sexes: Readonly<Partial<Record<Gender, number>>> = { MALE: 1, FEMALE: 2 };

/** What creating and updating have in common. */
type CustomerFields = Omit<CustomerUpdate, 'customer' | 'nickname' | 'levelExternalId' | 'replaceCustomFields'>;

/** A customer as S17 and S18 take it: values that are not given are left out. */
export type CustomerBody = Readonly<Record<string, string | number | readonly string[]>>;

export const checkCustomerFields = (input: CustomerFields): InputProblem[] => [
  ...checkLength(input.name, ['name'], longestName),
  ...(input.gender === 'UNKNOWN' ? wrong(['gender'], 'INVALID_VALUE', 'It must be male or female, or left out.') : []),
  ...checkFilled(input.ownerExternalId, ['ownerExternalId']),
  ...(!isGiven(input.ownerExternalId) && !isBlank(input.ownerName)
    ? wrong(['ownerExternalId'], 'REQUIRED', 'A name alone does not tell the agent.')
    : []),
  ...checkRegion(input.region, true),
  ...checkReference(input.company, ['company']),
  ...checkCustomFields(input.customFields),
  ...checkIdentities(input.identities),
  ...checkFilled(input.timeZoneExternalId, ['timeZoneExternalId']),
  ...checkFilled(input.language, ['language']),
];

export const customerBody = (input: CustomerFields, phoneRegion: string): CustomerBody =>
  given({
    uname: input.name,
    email: input.email,
    tel: isBlank(input.phone) ? null : writtenPhone(input.phone ?? '', phoneRegion),
    sex: isBlank(input.gender) ? null : sexes[input.gender ?? 'UNKNOWN'],
    liable_serviceid: input.ownerExternalId,
    liable_service_name: input.ownerName,
    ...regionBody(input.region),
    remark: input.remark,
    enterpriseid: filled(input.company?.externalId),
    enterprise_name: filled(input.company?.name),
    is_vip: input.isVip === null || input.isVip === undefined ? null : input.isVip ? '1' : '0', // text, by the table
    // JSON text within JSON.
    ex_field_str: input.customFields ? JSON.stringify(customFieldsBody(input.customFields)) : null,
    ...identitiesBody(input.identities),
    timezoneid: input.timeZoneExternalId,
    language: input.language,
  });

/** The document's samples have national numbers; one of another region keeps its country code. */
function writtenPhone(e164: string, region: string): string {
  const national = nationalNumber(e164);
  return readPhone(national, region) === e164 ? national : e164;
}

/** Without the values that are not given. */
export function given<Value>(values: Readonly<Record<string, Value | null | undefined>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, Value] => entry[1] !== null && entry[1] !== undefined),
  );
}
