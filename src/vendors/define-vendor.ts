import type { z } from 'zod';
import type { GraphKit, DetailTypes } from '../graph/kit.ts';
import type { Entity, ListKind, SideKind } from '../records/record.ts';
import type { Adapter } from './adapter.ts';
import type { Call } from './call.ts';
import type { Clock } from './clock.ts';
import type { Handling } from './list-plan.ts';
import type { Log } from './log.ts';
import type { PushReader } from './push.ts';
import type { RecordStore } from './record-store.ts';
import type { Sandbox } from './sandbox.ts';
import type { Tokens } from './tokens.ts';
import type { VendorHttp } from './vendor-http.ts';

/** What a vendor says it can do with one kind of record. Drives refusals, the `vendors` query, the README and the conformance suite. */
export interface Offer {
  readonly lists: boolean;
  /** A list needs `targetIds`, or is asked below a record. */
  readonly listNeedsTarget?: boolean;
  readonly gets: boolean;
  /** Handling of each condition given alone with an ordinary value; a condition left out is refused under STRICT. */
  readonly filters: Readonly<Record<string, Handling>>;
  /** Names of the mutations it takes. */
  readonly writes: readonly string[];
  readonly pushes: boolean;
  readonly countsTotal: boolean;
  /** Unified fields that it never carries. */
  readonly neverCarries: readonly string[];
}

/** What a vendor says of one of its lists, be it of records or not; undefined: it has none. */
export const listOfferOf = (
  { offers, sideLists }: Pick<VendorDefinition, 'offers' | 'sideLists'>,
  kind: ListKind,
): Pick<Offer, 'listNeedsTarget' | 'filters' | 'neverCarries'> | undefined => ({ ...offers, ...sideLists })[kind];

/** What a vendor is given to live in; all of it is narrowed to this vendor. */
export interface Surroundings {
  readonly http: VendorHttp;
  readonly records: RecordStore;
  readonly tokens: Tokens;
  readonly clock: Clock;
  readonly log: Log;
  /** To be told when a caller was given what an earlier call to that endpoint had brought. */
  readonly kept?: (endpoint: string, call: Call) => void;
}

/** A vendor, whole. */
export interface VendorDefinition<Settings = unknown> {
  /** Its name for people, in Latin letters, and in Chinese in brackets if it has such a name. */
  readonly title: string;
  /** One sentence for people who have never heard of it. */
  readonly description: string;
  readonly settings: SettingsDefinition<Settings>;
  readonly offers: Readonly<Partial<Record<Entity, Offer>>>;
  /** Its lists of what is no record; left out: it has none. */
  readonly sideLists?: Readonly<Partial<Record<SideKind, Pick<Offer, 'filters' | 'neverCarries'>>>>;
  /** Calls a minute that it allows by its own documents; null where none is published. */
  readonly documentedRatePerMinute: number | null;
  connect(settings: Settings, surroundings: Surroundings): Adapter;
  /** Builds the GraphQL types of its `vendorDetails`. */
  details(kit: GraphKit): DetailTypes;
  sandbox(clock: Clock): Sandbox;
  /** How its pushes are read; absent: it does not push. */
  push?(settings: Settings): PushReader;
}

/** The environment variables of one vendor. */
export interface SettingsDefinition<Settings> {
  /** Parses all variables that begin with the vendor's prefix; unset ones are absent. */
  readonly schema: z.ZodType<Settings>;
  /** Groups of variables that belong together: none set, the vendor is off; some set, every gap is named. */
  readonly required: readonly RequiredSettings[];
  /** Every variable, with one line for `.env.example` and the README. */
  readonly variables: Readonly<Record<string, SettingDescription>>;
  readonly baseUrlVariable: string | null;
}

/** One way to be configured: all of these variables. A vendor is on if one way is wholly set. */
export type RequiredSettings = readonly string[];

/** One variable, for people. */
export interface SettingDescription {
  readonly about: string;
  readonly default?: string;
  readonly isSecret?: boolean;
}

/** Keeps the settings' type between `settings` and `connect`, and hides it from the registry. */
export function defineVendor<Settings>(definition: VendorDefinition<Settings>): VendorDefinition {
  return definition as VendorDefinition;
}
