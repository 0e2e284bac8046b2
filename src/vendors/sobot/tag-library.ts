import type { RecordOrigin, ServedFrom } from '../../records/record.ts';
import type { Tag } from '../../records/tag.ts';
import type { Call } from '../call.ts';
import type { Clock } from '../clock.ts';
import { orAborted } from '../or-aborted.ts';
import { Refusal } from '../vendor-error.ts';
import type { Page, RowsReply, SobotClient } from './client.ts';
import { toTagGroup } from './map-tag.ts';
import { sobotTagGroup } from './wire-tag.ts';
import type { Row } from './wire.ts';

const pageSize = 100; // the default of S8 and S12
const mostPages = 50;
const pauseForMissingMs = 5000; // ids of tags that are gone must not cost a whole reading each

export interface Library {
  readonly tags: readonly Tag[];
  readonly fetchedAt: Date | null;
  readonly servedFrom: ServedFrom;
}

/** All business tags: one call for the groups and one per group, kept for a short time and shared by all callers. */
export class TagLibrary {
  readonly #client: SobotClient;
  readonly #clock: Clock;
  readonly #ttlMs: number;
  #held: { readonly library: Library; readonly readAt: number } | null = null;
  #reading: { readonly library: Promise<Library>; readonly leader: Call } | null = null;

  constructor(client: SobotClient, clock: Clock, ttlMs: number) {
    this.#client = client;
    this.#clock = clock;
    this.#ttlMs = ttlMs;
  }

  async read(call: Call, maxAgeMs: number = this.#ttlMs): Promise<Library> {
    if (call.trouble !== undefined) return this.#fetch(call); // trouble asked for is nobody else's
    const freshFrom = this.#clock.now() - Math.min(maxAgeMs, this.#ttlMs);
    if (this.#held !== null && freshFrom < this.#held.readAt) return this.#held.library;
    const joined = this.#reading;
    if (joined === null) return this.#lead(call);
    try {
      return await orAborted(joined.library, call.signal);
    } catch (error) {
      // The reading ends with the request that began it; whoever still has time begins anew.
      if (!joined.leader.signal.aborted || call.signal.aborted) throw error;
      return this.read(call, maxAgeMs);
    }
  }

  /** The tags of these refs. One that is missing may be newer than the library kept: then it is read again. */
  async find(refs: ReadonlySet<string>, call: Call): Promise<readonly Tag[]> {
    const found = ({ tags }: Library) => tags.filter(({ ref }) => refs.has(ref));
    const kept = found(await this.read(call));
    return kept.length === refs.size ? kept : found(await this.read(call, pauseForMissingMs));
  }

  async #lead(call: Call): Promise<Library> {
    const reading = { library: this.#fetch(call), leader: call };
    this.#reading = reading;
    try {
      const library = await reading.library;
      this.#held = { library: fromCache(library), readAt: this.#clock.now() };
      return library;
    } finally {
      this.#reading = null;
    }
  }

  async #fetch(call: Call): Promise<Library> {
    const groups = await wholeList((page) => this.#client.tagGroups(page, call));
    const perGroup = await Promise.all(
      groups.rows.map(async (group) => {
        const { rows } = await wholeList((page) => this.#client.tags(idOf(group), page, call));
        return toTagGroup(group, rows, groups.origin).tags;
      }),
    );
    return { tags: perGroup.flat(), fetchedAt: groups.origin.fetchedAt, servedFrom: groups.origin.servedFrom };
  }
}

const idOf = (group: Row): string => sobotTagGroup.parse(group).id;

const fromCache = ({ tags, fetchedAt }: Library): Library => ({
  tags: tags.map((tag) => ({ ...tag, origin: { ...tag.origin, servedFrom: 'CACHE' } })),
  fetchedAt,
  servedFrom: 'CACHE',
});

/** Every page of a list. The page size that is asked for is not trusted: samples answer 3 to 100. */
async function wholeList(
  read: (page: Page) => Promise<RowsReply>,
): Promise<{ readonly rows: readonly Row[]; readonly origin: RecordOrigin }> {
  const rows: Row[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const reply = await read({ page, size: pageSize });
    rows.push(...reply.rows);
    const isEnd = reply.rows.length === 0 || (reply.total !== null && rows.length >= reply.total);
    if (isEnd) return { rows, origin: { servedFrom: reply.servedFrom, fetchedAt: reply.fetchedAt } };
  }
  throw new Refusal({ kind: 'PARTIAL', message: `The library of tags has more than ${mostPages} pages.` });
}
