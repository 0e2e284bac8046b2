import type { Entity } from '../../records/record.ts';
import { builder, type Types } from '../builder.ts';
import { forbidden } from '../errors.ts';
import { toGlobalId } from './global-id.ts';
import type { Held } from './held.ts';
import { RecordOriginType } from './origin.ts';
import { typeNameOf } from './record-types.ts';
import { VendorType } from '../vendors/vendor.ts';

const id = 'Opaque global id, stable for ever, free of personal data.';

export const NodeType = builder.interfaceRef<Held>('Node').implement({
  description: 'Something with a global id, which `node` fetches again.',
  resolveType: typeNameOf,
  fields: (t) => ({ id: t.id({ nullable: false, description: id, resolve: toGlobalId }) }),
});

export const VendorRecordType = builder.interfaceRef<Held>('VendorRecord').implement({
  description: 'A record of exactly one vendor. The same person at two vendors is two records.',
  interfaces: [NodeType],
  resolveType: typeNameOf,
  fields: (t) =>
    vendorRecordFields(t, {
      id,
      vendor: 'The vendor that keeps this record.',
      externalId: "The vendor's own id, digit for digit.",
      origin: 'Where this copy of the record came from and how fresh it is.',
      raw: 'The record as the vendor sent it, long integers as strings. Needs the scope `raw:read`.',
    }),
});

/** What every record shows in the same way, each kind in its own words. */
export function vendorRecordFields<E extends Entity>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, Held<E>> | PothosSchemaTypes.InterfaceFieldBuilder<Types, Held<E>>,
  about: {
    readonly id?: string;
    readonly vendor: string;
    readonly externalId: string;
    readonly origin?: string;
    readonly raw: string;
  },
) {
  return {
    id: t.id({ nullable: false, description: about.id ?? 'Opaque global id.', resolve: toGlobalId }),
    vendor: t.field({
      type: VendorType,
      nullable: false,
      description: about.vendor,
      resolve: ({ vendor }) => vendor,
    }),
    externalId: t.id({ nullable: false, description: about.externalId, resolve: ({ copy }) => copy.externalId }),
    origin: t.field({
      type: RecordOriginType,
      nullable: false,
      description: about.origin ?? 'Where this copy came from and how fresh it is.',
      resolve: ({ copy }) => copy.origin,
    }),
    raw: t.field({
      type: 'JSONObject',
      description: about.raw,
      resolve: ({ copy }, _args, { viewer }) => {
        // A raw record holds names and phones in places that nobody can mask.
        if (viewer.scopes.has('raw:read') && viewer.scopes.has('pii:read')) return copy.raw;
        throw forbidden('The field `raw` needs the scopes `raw:read` and `pii:read`.');
      },
    }),
  };
}
