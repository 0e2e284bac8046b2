import type { ObjectRef } from '@pothos/core';
import type { Context } from '../../context.ts';
import type { Entity } from '../../records/record.ts';
import type { VendorName } from '../../vendors/vendor-name.ts';
import type { WriteAnswer } from '../../writes/write-answer.ts';
import { builder, type Types } from '../builder.ts';
import type { Held } from '../nodes/held.ts';
import { maskedRequest } from './masked-request.ts';
import { UserErrorType } from './user-error.ts';
import { VendorRequestType } from './vendor-request.ts';
import { ReadBackType, WriteOutcomeType } from './write-words.ts';

/** What a mutation answers with: how the write ended, and where its records are. */
export interface Written extends WriteAnswer {
  /** Null: the input does not even tell that. */
  readonly vendor: VendorName | null;
}

/** Builds the fields of a payload. */
export type PayloadFields = PothosSchemaTypes.ObjectFieldBuilder<Types, Written>;

/** What became of any write. */
export const WritePayloadType = builder.interfaceRef<Written>('WritePayload').implement({
  description: 'What became of a write.',
  resolveType: () => undefined,
  fields: (t) => writeFields(t),
});

/** The payload of one mutation: what all have in common, and what `more` adds. */
export function payloadType(
  mutation: string,
  more: (t: PayloadFields) => Record<string, ReturnType<PayloadFields['field']>> = () => ({}),
): ObjectRef<Types, Written> {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Payload`;
  return builder.objectRef<Written>(name).implement({
    description: `What became of \`${mutation}\`.`,
    interfaces: [WritePayloadType],
    fields: (t) => ({ ...writeFields(t), ...more(t) }),
  });
}

function writeFields(t: PayloadFields | PothosSchemaTypes.InterfaceFieldBuilder<Types, Written>) {
  return {
    outcome: t.field({
      type: WriteOutcomeType,
      nullable: false,
      description: 'How it ended.',
      resolve: ({ outcome }) => outcome,
    }),
    userErrors: t.field({
      type: [UserErrorType],
      nullable: false,
      description: 'What the caller can mend; empty unless REJECTED or, with `dryRun`, already visible.',
      resolve: ({ userErrors }) => userErrors,
    }),
    vendorRequest: t.field({
      type: VendorRequestType,
      description: 'The vendor call that was, or with `dryRun` would be, made; null if it could not be built.',
      resolve: ({ request }, _args: object, { viewer }: Context) =>
        request === null || viewer.scopes.has('pii:read') ? request : maskedRequest(request),
    }),
    reason: t.string({
      description: 'Why the outcome is UNKNOWN, in words; else null.',
      resolve: ({ reason }) => reason,
    }),
    readBack: t.field({
      type: ReadBackType,
      description:
        'What the vendor showed of this write when its idempotency key was asked again after UNKNOWN; null before that.',
      resolve: ({ readBack }) => readBack,
    }),
  };
}

/** Resolves the record that was written, read afresh: loaders have forgotten what was before. */
export const writtenRecord =
  <E extends Entity>(entity: E) =>
  async ({ vendor, receipt }: Written, _args: object, { loaders }: Context): Promise<Held<E> | null> => {
    const [ref] = receipt?.refs ?? [];
    return ref === undefined || vendor === null ? null : loaders.record(vendor, entity, ref);
  };

/** The same for writes of several records; null for each that is gone. */
export const writtenRecords =
  <E extends Entity>(entity: E) =>
  ({ vendor, receipt }: Written, _args: object, { loaders }: Context): Promise<Held<E> | null>[] | null =>
    vendor === null ? null : (receipt?.refs?.map((ref) => loaders.record(vendor, entity, ref)) ?? null);
