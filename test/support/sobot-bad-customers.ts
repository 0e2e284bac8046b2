import {
  about,
  elsewhere,
  lead,
  long,
  notMade,
  rubbish,
  type BadInput,
  type BadInputs,
  type Input,
  type Problem,
} from './bad-inputs.ts';

const create = (more: Input): Input => ({ vendor: 'SOBOT', nickname: '甲', status: 'FIRST_INQUIRY', ...more });
/** What is wrong with the fields that creating and updating a customer have in common. */
const customerFields: readonly (readonly [string, Input, readonly Problem[]])[] = [
  ['a name of 51 characters', { name: long(51) }, ['TOO_LONG name']],
  ['UNKNOWN as gender', { gender: 'UNKNOWN' }, ['INVALID_VALUE gender']],
  ['the name of an agent without the id', { ownerName: '客服一' }, ['REQUIRED ownerExternalId']],
  ['a blank agent', { ownerExternalId: ' ' }, ['REQUIRED ownerExternalId']],
  ['a blank time zone', { timeZoneExternalId: '' }, ['REQUIRED timeZoneExternalId']],
  ['a blank language', { language: '' }, ['REQUIRED language']],
  ['a country without its code', { region: { country: { name: '中国' } } }, ['REQUIRED region.country.externalId']],
  ['an empty city', { region: { city: {} } }, ['AT_LEAST_ONE_OF region.city']],
  ['an empty company', { company: {} }, ['AT_LEAST_ONE_OF company']],
  ['a custom field without a name', { customFields: [{ values: ['1'] }] }, ['EXACTLY_ONE_OF customFields.0']],
  [
    'a custom field by both its names',
    { customFields: [{ key: '1', param: 'number', values: ['1'] }] },
    ['EXACTLY_ONE_OF customFields.0'],
  ],
  ['a custom field without value', { customFields: [{ key: '1', values: [] }] }, ['REQUIRED customFields.0.values']],
  [
    'a comma in one of several values',
    { customFields: [{ key: '1', values: ['a,b', 'c'] }] },
    ['INVALID_VALUE customFields.0.values'],
  ],
  [
    'the same custom field twice',
    {
      customFields: [
        { key: '1', values: ['a'] },
        { key: '1', values: ['b'] },
      ],
    },
    ['INVALID_VALUE customFields.1'],
  ],
  ['a blank id elsewhere', { identities: [{ kind: 'WHATSAPP', value: '' }] }, ['REQUIRED identities.0.value']],
  [
    'two ids where one is held',
    {
      identities: [
        { kind: 'QQ', value: '1' },
        { kind: 'QQ', value: '2' },
      ],
    },
    ['TOO_MANY identities.1'],
  ],
  ['UNKNOWN as kind of an id', { identities: [{ kind: 'UNKNOWN', value: '1' }] }, ['INVALID_VALUE identities.0.kind']],
];

/** Of creating and updating customers, and of creating companies. */
export const badCustomers: BadInputs = {
  customerCreate: [
    ['a blank nickname', () => create({ nickname: ' ' }), ['REQUIRED nickname']],
    ['a nickname of 51 characters', () => create({ nickname: long(51) }), ['TOO_LONG nickname']],
    ['following up without an agent', () => create({ status: 'FOLLOWING_UP' }), ['REQUIRED ownerExternalId']],
    [
      'following up by a blank agent',
      () => create({ status: 'FOLLOWING_UP', ownerExternalId: '' }),
      ['REQUIRED ownerExternalId'],
    ],
    ['UNKNOWN as status', () => create({ status: 'UNKNOWN' }), ['INVALID_VALUE status']],
    ['a vendor that takes none', () => create({ vendor: 'WSHOTO' }), ['UNSUPPORTED vendor']],
    ['a blank key', () => create({ idempotencyKey: ' ' }), ['REQUIRED idempotencyKey']],
    ['a key of 129 characters', () => create({ idempotencyKey: 'k'.repeat(129) }), ['TOO_LONG idempotencyKey']],
    [
      'several faults',
      () => create({ nickname: '', status: 'FOLLOWING_UP', name: long(51), company: {} }),
      ['REQUIRED nickname', 'REQUIRED ownerExternalId', 'TOO_LONG name', 'AT_LEAST_ONE_OF company'],
    ],
    ...customerFields.map(([what, fields, problems]): BadInput => [what, () => create(fields), problems]),
  ],
  customerUpdate: [
    ['nothing to change', about({}), ['AT_LEAST_ONE_OF -']],
    ['a null', about({ remark: null }), ['INVALID_VALUE remark']],
    ['a null within the region', about({ region: { city: null } }), ['INVALID_VALUE region.city']],
    ['a blank nickname', about({ nickname: '' }), ['REQUIRED nickname']],
    ['a nickname of 51 characters', about({ nickname: long(51) }), ['TOO_LONG nickname']],
    ['a blank level', about({ levelExternalId: '' }), ['REQUIRED levelExternalId']],
    ['no custom field', about({ customFields: [] }), ['REQUIRED customFields']],
    ['custom fields to replace by none', about({ remark: 'x', replaceCustomFields: true }), ['REQUIRED customFields']],
    ['no id elsewhere', about({ identities: [] }), ['REQUIRED identities']],
    ['rubbish for an id', () => ({ customerId: rubbish, remark: 'x' }), ['INVALID_VALUE customerId']],
    ['the id of a lead', () => ({ customerId: lead, remark: 'x' }), ['INVALID_VALUE customerId']],
    ['an id that Sobot never made', () => ({ customerId: notMade, remark: 'x' }), ['INVALID_VALUE customerId']],
    ["another vendor's customer", () => ({ customerId: elsewhere, remark: 'x' }), ['UNSUPPORTED customerId']],
    ...customerFields.map(([what, fields, problems]): BadInput => [what, about(fields), problems]),
  ],
  companyCreate: [
    ['a blank name', () => ({ vendor: 'SOBOT', name: '' }), ['REQUIRED name']],
    [
      'a country',
      () => ({ vendor: 'SOBOT', name: 'x', region: { country: { externalId: '86' } } }),
      ['UNSUPPORTED region.country'],
    ],
    [
      'an empty province',
      () => ({ vendor: 'SOBOT', name: 'x', region: { province: {} } }),
      ['AT_LEAST_ONE_OF region.province'],
    ],
    ['a blank domain', () => ({ vendor: 'SOBOT', name: 'x', domains: [''] }), ['REQUIRED domains']],
    [
      'a custom field without value',
      () => ({ vendor: 'SOBOT', name: 'x', customFields: [{ key: '1', values: [] }] }),
      ['REQUIRED customFields.0.values'],
    ],
  ],
};
