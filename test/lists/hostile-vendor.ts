import type { Lead } from '../../src/records/lead.ts';
import type { ListPlan, PageAsk, PagedPart, TimeBounds } from '../../src/vendors/list-plan.ts';
import type { ConnectedVendor, ConnectedVendors } from '../../src/vendors/connected.ts';
import { Refusal } from '../../src/vendors/vendor-error.ts';
import { noPushLimits } from '../../src/vendors/push-limits.ts';

/** How a vendor treats what it is asked; every vendor of the field does some of this. */
export interface Dialect {
  /** desc: newest first; asc: oldest first; hash: no order that can be guessed, but the same every time. */
  readonly order: 'desc' | 'asc' | 'hash';
  readonly unitMs: number;
  readonly clamp: number | null;
  readonly countsTotal: boolean;
  readonly ignoresBounds: boolean;
  readonly hasBounds: boolean;
  readonly isTimed: boolean;
  /** A total that it gives whatever it holds. */
  readonly claims?: number;
}

export interface Row {
  readonly id: string;
  /** Milliseconds on whole units; -Infinity for a row without a time, which bounds leave out. */
  readonly time: number;
}

/** A vendor with a list, a dialect, and bad days. */
export class HostileVendor {
  rows: Row[];
  calls = 0;
  readonly asks: PageAsk[] = [];
  isDown = false;
  readonly dialect: Dialect;
  readonly name: string;

  constructor(name: string, rows: readonly Row[], dialect: Dialect) {
    this.name = name;
    this.rows = [...rows];
    this.dialect = dialect;
  }

  get part(): PagedPart<Lead> {
    const { dialect } = this;
    const bounds: TimeBounds | null = dialect.hasBounds
      ? { unitMs: dialect.unitMs, zoneOffsetMs: dialect.unitMs === 86_400_000 ? 8 * 3_600_000 : 0 }
      : null;
    return {
      kind: 'paged',
      key: this.name,
      isTimed: dialect.isTimed,
      bounds,
      maxPageSize: 100,
      totalIsExact: true,
      read: async (ask) => {
        const { page, size, from, to } = ask;
        this.calls += 1;
        this.asks.push(ask);
        if (this.isDown) throw new Refusal({ kind: 'UNAVAILABLE', message: 'down' });
        const inclusiveTo = to === null ? null : to + dialect.unitMs - 1;
        const matching = this.rows
          .filter(
            ({ time }) =>
              dialect.ignoresBounds ||
              ((from === null || time >= from) && (inclusiveTo === null || time <= inclusiveTo)),
          )
          .toSorted((a, b) => this.#compare(a, b));
        const step = Math.min(size, dialect.clamp ?? size);
        const rows = matching.slice((page - 1) * step, page * step).map((row) => this.#lead(row));
        return {
          rows,
          total: dialect.countsTotal ? (dialect.claims ?? matching.length) : null,
          fetchedAt: new Date(0),
        };
      },
    };
  }

  #compare(a: Row, b: Row): number {
    const byId = scramble(a.id) - scramble(b.id);
    if (this.dialect.order === 'hash' || a.time === b.time) return byId;
    return this.dialect.order === 'desc' ? b.time - a.time : a.time - b.time;
  }

  #lead({ id, time }: Row): Lead {
    return {
      ref: id,
      externalId: id,
      origin: { servedFrom: 'LIVE', fetchedAt: null },
      raw: null,
      createdAt: this.dialect.isTimed && Number.isFinite(time) ? new Date(time) : null,
      status: Number(id.slice(1)) % 5 === 0 ? 'NEW' : 'CONTACTING',
    };
  }
}

function scramble(id: string): number {
  let hash = 7;
  for (const char of id) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return hash;
}

/** The vendors as a list sees them. */
export function connected(vendors: readonly HostileVendor[]): ConnectedVendors {
  return new Map(vendors.map((vendor) => [vendor.name, connectedVendor(vendor)])) as unknown as ConnectedVendors;
}

function connectedVendor(vendor: HostileVendor): ConnectedVendor {
  const list = (): ListPlan<Lead> => ({
    handling: { createdAt: vendor.dialect.hasBounds ? 'PUSHED_DOWN' : 'APPLIED_HERE', statuses: 'APPLIED_HERE' },
    parts: [vendor.part],
  });
  const offer = {
    lists: true,
    gets: false,
    filters: {},
    writes: [],
    pushes: false,
    countsTotal: true,
    neverCarries: [],
  };
  return {
    name: vendor.name,
    definition: { offers: { LEAD: offer } },
    adapter: { LEAD: { externalIdOf: (ref: string) => ref, list } },
    isSandbox: true,
    webhookSecrets: [],
    pushLimits: noPushLimits,
    health: () => ({ state: 'UP', since: null, lastSuccessAt: null, lastFailureAt: null, lastProblem: null }),
    quota: () => null,
  } as unknown as ConnectedVendor;
}
