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
      const fields = { ...known, ...fieldsOf(tag) };
      if (JSON.stringify(fields) !== JSON.stringify(known)) news.set(tag.ref, fields);
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

/** By the vendor's own names. Absent fields are left out, so that they do not overwrite what another place told. */
function fieldsOf(tag: Tag): Fields {
  const { tag_id: _id, tagId: _id2, tag_name: _name, tagName: _name2, ...others } = tag.raw ?? {};
  const told = { ...others, tag_name: tag.name, is_business: tag.kind === 'BUSINESS' ? true : undefined };
  const fields = Object.entries(told).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return { ...Object.fromEntries(fields), tag_id: tag.externalId };
}
