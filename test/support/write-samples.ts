// Each mutation beside those of the contract: an input as a caller gives it, and the same in the vendor's terms.
import { toGlobalId } from '../../src/graph/nodes/global-id.ts';
import type { Entity } from '../../src/records/record.ts';
import type { VendorName } from '../../src/vendors/vendor-name.ts';
import type { WriteName } from '../../src/vendors/write.ts';
import type { WriteInputs } from '../../src/vendors/write-inputs.ts';

/** The global id of a record at a vendor. */
export const idOf = (entity: Entity, ref: string, vendor: VendorName = 'sobot'): string =>
  toGlobalId({ entity, vendor, ref });

interface Sample<N extends WriteName> {
  /** With every field that there is. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly native: WriteInputs[N];
  /** With those fields only that must be. */
  readonly least: Readonly<Record<string, unknown>>;
  readonly leastNative: WriteInputs[N];
  /** The part of the input that tells the vendor. */
  readonly vendorPath: string;
}

type Samples = {
  readonly [N in Exclude<WriteName, 'customerCreate' | 'customerTagsChange' | 'followUpAdd'>]: Sample<N>;
};

const customerId = idOf('CUSTOMER', 'c1');
const customerIds = [customerId, idOf('CUSTOMER', 'c2')];
const tagId = idOf('TAG', 't1');
const group = { vendor: 'SOBOT', externalId: 'g1' };

const region = {
  country: { externalId: '86' },
  province: { externalId: '110000', name: 'Beijing' },
  city: { externalId: '110100', name: 'Beijing' },
  district: { name: 'Haidian' },
};
const customFields = [
  { key: 'f1', values: ['a'] },
  { param: 'size', values: ['1', '2'] },
];
const changes = {
  nickname: 'An',
  name: 'An Li',
  email: 'an@example.com',
  phone: '+8613800000001',
  gender: 'FEMALE',
  ownerExternalId: 'a1',
  ownerName: 'Bo',
  levelExternalId: 'l1',
  region,
  remark: 'calls back',
  company: { externalId: 'e1', name: 'Example' },
  isVip: true,
  customFields,
  identities: [{ kind: 'WHATSAPP', value: 'w1' }],
  timeZoneExternalId: 'z1',
  language: 'en',
} as const;
const stage = { stageExternalId: 's1', stageName: 'Deal', stageType: 'WON' } as const;
const owners = [{ externalId: 'a1', name: 'Bo', departmentPath: 'd1|d2' }, { externalId: 'a2' }];
const newGroup = { name: 'Size', color: '#76A6F1', isMultipleChoice: true, tagNames: ['small', 'large'] };
const newTag = { name: 'small', paramName: 'size' };
const company = { name: 'Example', region, domains: ['example.com'], customFields };

export const samples: Samples = {
  customerUpdate: {
    input: { customerId, ...changes, replaceCustomFields: true },
    native: { customer: 'c1', ...changes, replaceCustomFields: true },
    least: { customerId, remark: 'x' },
    leastNative: { customer: 'c1', remark: 'x', replaceCustomFields: false },
    vendorPath: 'customerId',
  },
  customerTagsReplace: {
    input: { customerId, tagIds: [tagId, idOf('TAG', 't2')], method: 'VENDOR_CALL' },
    native: { customer: 'c1', tags: ['t1', 't2'], method: 'VENDOR_CALL' },
    least: { customerId, tagIds: [] },
    leastNative: { customer: 'c1', tags: [], method: 'DIFFERENCE' },
    vendorPath: 'customerId',
  },
  customerStageSet: {
    input: { customerId, ...stage },
    native: { customer: 'c1', ...stage },
    least: { customerId, stageExternalId: 's1', stageType: 'PROCESS' },
    leastNative: { customer: 'c1', stageExternalId: 's1', stageType: 'PROCESS' },
    vendorPath: 'customerId',
  },
  customersAssign: {
    input: { customerIds, kind: 'TAKE_FROM_POOL', owners },
    native: { customers: ['c1', 'c2'], kind: 'TAKE_FROM_POOL', owners },
    least: { customerIds: [customerId], kind: 'CHANGE_OWNER', owners: [{ externalId: 'a1' }] },
    leastNative: { customers: ['c1'], kind: 'CHANGE_OWNER', owners: [{ externalId: 'a1' }] },
    vendorPath: 'customerIds',
  },
  customersRecycle: {
    input: { customerIds, isValid: true },
    native: { customers: ['c1', 'c2'], isValid: true },
    least: { customerIds: [customerId], isValid: false },
    leastNative: { customers: ['c1'], isValid: false },
    vendorPath: 'customerIds',
  },
  blacklistAdd: {
    input: { customerId, duration: 'HOURS_48', reason: 'spam' },
    native: { customer: 'c1', duration: 'HOURS_48', reason: 'spam' },
    least: { customerId, duration: 'FOREVER', reason: 'spam' },
    leastNative: { customer: 'c1', duration: 'FOREVER', reason: 'spam' },
    vendorPath: 'customerId',
  },
  blacklistRemove: {
    input: { customerId },
    native: { customer: 'c1' },
    least: { customerId },
    leastNative: { customer: 'c1' },
    vendorPath: 'customerId',
  },
  tagGroupCreate: {
    input: { vendor: 'SOBOT', ...newGroup },
    native: newGroup,
    least: { vendor: 'SOBOT', name: 'Size' },
    leastNative: { name: 'Size', isMultipleChoice: false, tagNames: [] },
    vendorPath: 'vendor',
  },
  tagGroupUpdate: {
    input: { group, name: 'Size', color: '#76A6F1', isMultipleChoice: false },
    native: { groupExternalId: 'g1', name: 'Size', color: '#76A6F1', isMultipleChoice: false },
    least: { group, name: 'Size' },
    leastNative: { groupExternalId: 'g1', name: 'Size' },
    vendorPath: 'group',
  },
  tagGroupDelete: {
    input: { group },
    native: { groupExternalId: 'g1' },
    least: { group },
    leastNative: { groupExternalId: 'g1' },
    vendorPath: 'group',
  },
  tagCreate: {
    input: { group, ...newTag },
    native: { groupExternalId: 'g1', ...newTag },
    least: { group, name: 'small' },
    leastNative: { groupExternalId: 'g1', name: 'small' },
    vendorPath: 'group',
  },
  tagUpdate: {
    input: { tagId, ...newTag },
    native: { tag: 't1', ...newTag },
    least: { tagId, name: 'small' },
    leastNative: { tag: 't1', name: 'small' },
    vendorPath: 'tagId',
  },
  tagDelete: {
    input: { tagId },
    native: { tag: 't1' },
    least: { tagId },
    leastNative: { tag: 't1' },
    vendorPath: 'tagId',
  },
  companyCreate: {
    input: { vendor: 'SOBOT', ...company },
    native: company,
    least: { vendor: 'SOBOT', name: 'Example' },
    leastNative: { name: 'Example' },
    vendorPath: 'vendor',
  },
};

export type Sampled = keyof Samples;
export const sampled = Object.keys(samples) as Sampled[];

/** A mutation that takes its input as the variable `$input`, and dry as `$dryRun`. */
export function mutationOf(name: Sampled, fields = ''): string {
  const inputType = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const payload = `outcome userErrors { __typename path code message } vendorRequest { path } ${fields}`;
  return `mutation ($input: ${inputType}!, $dryRun: Boolean) { ${name}(input: $input, dryRun: $dryRun) { ${payload} } }`;
}
