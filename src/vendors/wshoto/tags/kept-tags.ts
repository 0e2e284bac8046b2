import type { Tag } from '../../../records/tag.ts';
import type { Log } from '../../log.ts';
import type { RecordStore } from '../../record-store.ts';

type Fields = Readonly<Record<string, unknown>>;

// Enough for the tags of a tenant; beyond, some are written again.
const REMEMBERED = 10_000;

/** Keeps the tags that replies mention, since the vendor has no library to read them from. */
export class KeptTags {
  readonly #records: RecordStore;
  readonly #log: Log;
  /** What is known to be kept, so that a tag seen again and again is written once. */
  readonly #written = new Map<string, Fields>();

  constructor(records: RecordStore, log: Log) {
    this.#records = records;
    this.#log = log;
  }

  /** Returns at once and never fails: a read does not wait for our store. */
  saw(tags: Iterable<Tag>): void {
    const news = new Map<string, Fields>();
    for (const tag of tags) {
      const known = news.get(tag.ref) ?? this.#written.get(tag.ref);
      if (known === undefined || !isKnown(tag, known)) news.set(tag.ref, { ...known, ...fieldsOf(tag) });
    }
    if (news.size > 0) void this.#keep(news);
  }

  /** Takes nothing for kept any longer: what is seen next is written again. */
  forget(): void {
    this.#written.clear();
  }

  async #keep(news: ReadonlyMap<string, Fields>): Promise<void> {
    try {
      await this.#records.keep(
        'TAG',
        [...news].map(([ref, fields]) => ({ ref, fields })),
      );
      if (this.#written.size > REMEMBERED) this.#written.clear();
      for (const [ref, fields] of news) this.#written.set(ref, fields);
    } catch (error) {
      this.#log.warn('Tags seen on records could not be kept.', {
        tags: news.size,
        error: error instanceof Error ? error.name : 'unknown',
      });
    }
  }
}

// What is told in another spelling, or of what kind the place is; a key `__proto__` would be no field.
const toldOtherwise: ReadonlySet<string> = new Set([
  'tag_id',
  'tagId',
  'tag_name',
  'tagName',
  'is_business',
  '__proto__',
]);

const isTold = (value: unknown): boolean => value !== null && value !== undefined && value !== '';

/** By the vendor's own names. Absent fields are left out, so that they do not overwrite what another place told. */
function fieldsOf(tag: Tag): Fields {
  const fields: Record<string, unknown> = {};
  const tell = (name: string, value: unknown): void => {
    if (isTold(value)) fields[name] = value;
  };
  for (const [name, value] of Object.entries(tag.raw ?? {})) if (!toldOtherwise.has(name)) tell(name, value);
  tell('tag_name', tag.name);
  tell('is_business', tag.kind === 'BUSINESS' ? true : null);
  fields['tag_id'] = tag.externalId;
  return fields;
}

/** True if the tag tells nothing new: asked of every tag of every row, so it makes nothing. */
function isKnown(tag: Tag, known: Fields): boolean {
  const { raw, name, kind } = tag;
  for (const told in raw) {
    if (!toldOtherwise.has(told) && isTold(raw[told]) && !isEqual(known[told], raw[told])) return false;
  }
  return (!isTold(name) || known['tag_name'] === name) && (kind !== 'BUSINESS' || known['is_business'] === true);
}

const isEqual = (known: unknown, told: unknown): boolean =>
  known === told || (typeof told === 'object' && JSON.stringify(known) === JSON.stringify(told));
