import type { UserError } from '../../writes/write-answer.ts';
import { builder } from '../builder.ts';
import { VendorType } from '../vendors/vendor.ts';
import { UserErrorCodeType } from './write-words.ts';

/** Something the caller can mend, found here or said by the vendor. */
export const UserErrorType = builder.interfaceRef<UserError>('UserError').implement({
  description: 'Something the caller can mend.',
  resolveType: ({ refusedBy }) => (refusedBy === null ? 'InvalidInput' : 'VendorRefusal'),
  fields: (t) => ({
    path: t.stringList({
      description: 'Way to the wrong part of the input, e.g. ["input", "nickname"]; null if it is no single one.',
      resolve: ({ path }) => path,
    }),
    code: t.expose('code', { type: UserErrorCodeType, nullable: false, description: 'What is wrong.' }),
    message: t.exposeString('message', {
      nullable: false,
      description: 'The same in words, without personal data.',
    }),
  }),
});

builder.objectRef<UserError>('InvalidInput').implement({
  description: 'Found here, before anything was sent.',
  interfaces: [UserErrorType],
  fields: (t) => ({
    path: t.stringList({ description: 'Way to the wrong part of the input.', resolve: ({ path }) => path }),
    code: t.expose('code', { type: UserErrorCodeType, nullable: false, description: 'What is wrong.' }),
    message: t.exposeString('message', { nullable: false, description: 'The same in words.' }),
  }),
});

type Refused = UserError & { readonly refusedBy: NonNullable<UserError['refusedBy']> };

builder.objectRef<Refused>('VendorRefusal').implement({
  description: 'Said by the vendor.',
  interfaces: [UserErrorType],
  fields: (t) => ({
    path: t.stringList({
      description: "Way to the wrong part of the input, where the vendor's code tells.",
      resolve: ({ path }) => path,
    }),
    code: t.expose('code', { type: UserErrorCodeType, nullable: false, description: 'What is wrong.' }),
    message: t.exposeString('message', { nullable: false, description: 'The same in words.' }),
    vendor: t.field({
      type: VendorType,
      nullable: false,
      description: 'The vendor that refused.',
      resolve: ({ refusedBy }) => refusedBy.vendor,
    }),
    vendorCode: t.string({
      description: "The vendor's own code, e.g. 510003.",
      resolve: ({ refusedBy }) => refusedBy.vendorCode,
    }),
    vendorMessage: t.string({
      description: "The vendor's own words.",
      resolve: ({ refusedBy }) => refusedBy.vendorMessage,
    }),
  }),
});
