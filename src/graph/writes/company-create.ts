import { builder } from '../builder.ts';
import { VendorType } from '../vendors/vendor.ts';
import { writeOf } from './ask-write.ts';
import { payloadType } from './payload.ts';
import { CustomFieldInputType, idempotencyKey, RegionInputType, writeArgs } from './shared-inputs.ts';

const CompanyCreateInputType = builder.inputType('CompanyCreateInput', {
  description: 'A company to create, to which customers can then belong.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: idempotencyKey }),
    vendor: t.field({ type: VendorType, required: true, description: 'Where to create the company.' }),
    name: t.string({ required: true, description: 'Its name.' }),
    region: t.field({ type: RegionInputType, description: 'Where it is. Sobot takes no country here.' }),
    domains: t.stringList({ description: 'Domain names of its e-mail addresses, e.g. example.com.' }),
    customFields: t.field({
      type: [CustomFieldInputType],
      description: 'Values of custom fields, see `referenceData { customFields(of: COMPANY) }`.',
    }),
  }),
});

const CompanyCreatePayloadType = payloadType('companyCreate', (t) => ({
  companyExternalId: t.id({
    description:
      "The vendor's id of the new company; null unless APPLIED, or if the vendor told none. Keep it: Sobot offers no way to read a company.",
    resolve: ({ receipt }) => receipt?.externalId ?? null,
  }),
}));

builder.mutationField('companyCreate', (t) =>
  t.field({
    type: CompanyCreatePayloadType,
    nullable: false,
    description: 'Creates a company.',
    args: writeArgs(CompanyCreateInputType, 'The company to create.'),
    resolve: writeOf('companyCreate', ({ idempotencyKey: _key, vendor, ...input }, reader) => {
      reader.of(vendor, ['vendor']);
      return { input, vendorPath: ['vendor'] };
    }),
  }),
);
