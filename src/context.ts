import type { ChangeFeed } from './changes/change-feed.ts';
import type { VendorCalls } from './edge/vendor-calls.ts';
import type { Loaders } from './loaders/loaders.ts';
import type { SourceNotes } from './lists/source-notes.ts';
import type { Call } from './vendors/call.ts';
import type { Clock } from './vendors/clock.ts';
import type { ConnectedVendors } from './vendors/connected.ts';
import type { Writer } from './writes/writer.ts';

/** Who asks, and what they may see. */
export interface Viewer {
  /** Stable name of the caller, no personal data. */
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
}

/** What a viewer may be allowed beyond the rest: people's data in clear, records as vendors sent them. */
export const scopes = ['pii:read', 'raw:read'] as const;
export type Scope = (typeof scopes)[number];

/** What every resolver sees; made anew for each request. */
export interface Context {
  readonly viewer: Viewer;
  readonly vendors: ConnectedVendors;
  readonly loaders: Loaders;
  /** The budget of this request. */
  readonly call: Call;
  readonly clock: Clock;
  readonly writer: Writer;
  /** Outcomes that are not OK, for `extensions.sources`. */
  readonly notes: SourceNotes;
  /** Counts vendor calls for `extensions.vendorCalls`; null or absent: nobody asked for that. */
  readonly vendorCalls?: VendorCalls | null;
  /** What pushes changed. */
  readonly changes: ChangeFeed;
  /** Aborts when the client has gone: what streams to it goes on behind the budget, until then. */
  readonly clientGone: AbortSignal;
  /** Of a client that comes back to a stream: the id of the last event that it has. */
  readonly lastEventId: string | null;
  /** Of an event in a stream: the id under which its client goes on behind it. Elsewhere it means nothing. */
  markPlace(id: string): void;
  /** Since when pushes of a vendor have been listened to; null if never. */
  observedSince(vendor: string): Promise<Date | null>;
  /** How many changes of a vendor its sweeps have found that no push told; null before the first sweep. */
  missedPushes(vendor: string): Promise<number | null>;
  /** How many pushes of a vendor were kept and not applied. */
  parkedPushes(vendor: string): Promise<number>;
  /** When the latest push of a vendor arrived. */
  lastPushAt(vendor: string): Promise<Date | null>;
}
