import type { Context } from '../../context.ts';
import type { SourceOutcome } from '../../lists/list-page.ts';
import type { ChangeSubject } from '../../records/change.ts';
import type { ConnectedVendor } from '../../vendors/connected.ts';
import type { VendorName } from '../../vendors/vendor-name.ts';
import { badUserInput } from '../errors.ts';
import { readVendors } from '../lists/list.ts';

/** Whose changes are asked for, and of which kinds of record. */
export interface ChangesAsked {
  /** Those whose pushes are taken here. */
  readonly vendors: readonly VendorName[];
  /** Undefined: all. */
  readonly subjects: readonly ChangeSubject[] | undefined;
  /** Those that were named and do not push. */
  readonly refused: readonly SourceOutcome[];
}

interface ChangeArgs {
  readonly vendors?: readonly VendorName[] | null;
  readonly entities?: readonly ChangeSubject[] | null;
}

/** Reads the arguments that changes are chosen by. */
export function readChangesAsked(args: ChangeArgs, { vendors }: Context): ChangesAsked {
  const named = readVendors(args.vendors);
  const { entities } = args;
  if (entities?.length === 0) throw badUserInput('`entities` is empty: leave it out or name at least one.', 'entities');
  const asked = [...vendors.values()].filter(({ name }) => named?.includes(name) ?? true);
  const silent = asked.filter((vendor) => !isHeard(vendor));
  return {
    vendors: asked.filter(isHeard).map(({ name }) => name),
    subjects: entities ?? undefined,
    refused: named === null ? [] : silent.map(unheard),
  };
}

const isHeard = ({ push, webhookSecrets }: ConnectedVendor): boolean => push !== null && webhookSecrets.length > 0;

function unheard({ name, adapter, definition }: ConnectedVendor): SourceOutcome {
  const setting = `${name.toUpperCase()}_WEBHOOK_SECRET`;
  const why = definition.push === undefined ? 'does not push' : `is not listened to: ${setting} is not set`;
  return {
    ...nothing,
    vendor: name,
    status: 'UNSUPPORTED',
    error: { kind: 'UNSUPPORTED', message: adapter === null ? 'The vendor is off.' : `The vendor ${why}.` },
  };
}

/** An outcome without an answer. */
export const nothing = {
  servedFrom: null,
  returned: 0,
  totalCount: null,
  observedSince: null,
  fetchedAt: null,
  latencyMs: null,
  retryAfterMs: null,
  filters: [],
} as const;
