import type { Types } from '../../builder.ts';
import { IdentityInputType } from '../../lists/filter-inputs.ts';
import { GenderType } from '../../shared/people.ts';
import { CustomFieldInputType, NamedReferenceInputType, RegionInputType } from '../shared-inputs.ts';

/** What can be set of a customer, when it is created and later. */
export const customerFields = (t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>) => ({
  name: t.string({ description: 'Real name, at most 50 characters.' }),
  email: t.field({ type: 'EmailAddress', description: 'E-mail.' }),
  phone: t.field({ type: 'PhoneNumber', description: 'Phone in E.164.' }),
  gender: t.field({ type: GenderType, description: 'Gender.' }),
  ownerName: t.string({ description: 'Name of the agent in charge.' }),
  region: t.field({ type: RegionInputType, description: 'Where the customer lives.' }),
  remark: t.string({ description: 'Free text.' }),
  company: t.field({ type: NamedReferenceInputType, description: 'The company.' }),
  isVip: t.boolean({ description: 'True for customers of rank.' }),
  customFields: t.field({ type: [CustomFieldInputType], description: 'Values of custom fields.' }),
  identities: t.field({ type: [IdentityInputType], description: 'Ids on other platforms.' }),
  timeZoneExternalId: t.id({ description: "The vendor's id of the time zone." }),
  language: t.string({ description: 'Language code.' }),
});
