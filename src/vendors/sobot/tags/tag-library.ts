import type { RecordOrigin, ServedFrom } from '../../../records/record.ts';
import type { Tag, TagGroup } from '../../../records/tag.ts';
import type { Call } from '../../call.ts';
import type { Clock } from '../../clock.ts';
import type { Surroundings } from '../../define-vendor.ts';
import { Kept } from '../../kept.ts';
import { together } from '../../together.ts';
import { Refusal } from '../../vendor-error.ts';
import type { Page, RowsReply, SobotClient } from '../client.ts';
import { toTagGroup } from './map-tag.ts';
import { sobotTagGroup } from './wire-tag.ts';
import type { Row } from '../wire.ts';

const pageSize = 100; // the default of S8 and S12
const mostPages = 50;
const groupNotFound = '510001';
const pauseForMissingMs = 5000; // ids of tags that are gone must not cost a whole reading each

export interface Library {
  /** Also empty ones, each with its tags. */
  readonly groups: readonly TagGroup[];
  readonly tags: readonly Tag[];
  readonly fetchedAt: Date | null;
  readonly servedFrom: ServedFrom;
}

/** All business tags: one call for the groups and one per group, kept for a short time and shared by all callers. */
export class TagLibrary {
  readonly #kept: Kept<Library>;

  constructor(client: SobotClient, clock: Clock, lifetimeMs: number, kept?: Surroundings['kept']) {
    this.#kept = new Kept({
      read: (_whole, call) => together(call, (own) => readLibrary(client, own)),
      asKept: fromCache,
      onKept: (_whole, call) => kept?.('label/list', call),
      clock,
      lifetimeMs,
    });
  }

  read(call: Call, maxAgeMs?: number): Promise<Library> {
    return this.#kept.read('', call, maxAgeMs);
  }

  /** The tags of these refs. One that is missing may be newer than the library kept: then it is read again. */
  async find(refs: ReadonlySet<string>, call: Call): Promise<readonly Tag[]> {
    const found = ({ tags }: Library) => tags.filter(({ ref }) => refs.has(ref));
    const kept = found(await this.read(call));
    return kept.length === refs.size ? kept : found(await this.read(call, pauseForMissingMs));
  }

  /** After a write of ours to tags or groups. */
  drop(): void {
    this.#kept.drop();
  }
}

async function readLibrary(client: SobotClient, call: Call): Promise<Library> {
  const { rows, origin } = await wholeList((page) => client.tagGroups(page, call));
  const groups = await Promise.all(
    rows.map(async (group) => {
      const tags = await wholeList((page) => client.tags(idOf(group), page, call)).catch(noneInGoneGroup);
      return toTagGroup(group, tags.rows, origin);
    }),
  );
  return { groups, tags: groups.flatMap(({ tags }) => tags), ...origin };
}

/** A group can be deleted after it was listed, and is listed also when it is deleted. */
function noneInGoneGroup(error: unknown): { readonly rows: readonly Row[] } {
  if (error instanceof Refusal && error.vendorCode === groupNotFound) return { rows: [] };
  throw error;
}

const idOf = (group: Row): string => sobotTagGroup.parse(group).id;

function fromCache({ groups, fetchedAt }: Library): Library {
  const kept = groups.map((group) => {
    const copy = { ...group, tags: [] as Tag[] };
    for (const tag of group.tags ?? []) {
      copy.tags.push({ ...tag, group: copy, origin: { ...tag.origin, servedFrom: 'CACHE' } });
    }
    return copy;
  });
  return { groups: kept, tags: kept.flatMap(({ tags }) => tags), fetchedAt, servedFrom: 'CACHE' };
}

/** Every page of a list. The page size that is asked for is not trusted: samples answer 3 to 100. */
async function wholeList(
  read: (page: Page) => Promise<RowsReply>,
): Promise<{ readonly rows: readonly Row[]; readonly origin: RecordOrigin }> {
  const rows: Row[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const reply = await read({ page, size: pageSize });
    rows.push(...reply.rows);
    if (rows.length === 0 && (reply.total ?? 0) > 0) {
      throw new Refusal({ kind: 'PARTIAL', message: 'The vendor counts groups or tags and shows none.' });
    }
    const isEnd = reply.rows.length === 0 || (reply.total !== null && rows.length >= reply.total);
    if (isEnd) return { rows, origin: { servedFrom: reply.servedFrom, fetchedAt: reply.fetchedAt } };
  }
  throw new Refusal({ kind: 'PARTIAL', message: `The library of tags has more than ${mostPages} pages.` });
}
