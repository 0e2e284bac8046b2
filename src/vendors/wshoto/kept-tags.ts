import type { Tag } from '../../records/tag.ts';
import type { Log } from '../log.ts';
import type { RecordStore } from '../record-store.ts';

// Enough for the tags of a tenant; beyond, some are written again.
const REMEMBERED = 10_000;

/** Keeps the tags that replies mention, since the vendor has no library to read them from. */
export class KeptTags {
  readonly #records: RecordStore;
  readonly #log: Log;
  readonly #written = new Map<string, string>();

  constructor(records: RecordStore, log: Log) {
    this.#records = records;
    this.#log = log;
  }

  /** Returns at once and never fails: a read does not wait for our store. */
  saw(tags: Iterable<Tag>): void {
    const seen = new Map<string, { ref: string; fields: Record<string, unknown>; print: string }>();
    for (const tag of tags) {
      const fields = fieldsOf(tag);
      const print = JSON.stringify(fields);
      if (this.#written.get(tag.ref) === print) continue;
      const before = seen.get(tag.ref)?.fields;
      seen.set(tag.ref, { ref: tag.ref, fields: { ...before, ...fields }, print });
    }
    if (seen.size > 0) void this.#keep([...seen.values()]);
  }

  async #keep(seen: readonly { ref: string; fields: Record<string, unknown>; print: string }[]): Promise<void> {
    try {
      await this.#records.keep(
        'TAG',
        seen.map(({ ref, fields }) => ({ ref, fields })),
      );
      if (this.#written.size > REMEMBERED) this.#written.clear();
      for (const { ref, print } of seen) this.#written.set(ref, print);
    } catch (error) {
      this.#log.warn('Tags seen on records could not be kept.', {
        tags: seen.length,
        error: error instanceof Error ? error.name : 'unknown',
      });
    }
  }
}

/** By the vendor's own names. Absent fields are left out, so that they do not overwrite what another place told. */
function fieldsOf(tag: Tag): Record<string, unknown> {
  const { tag_id: _id, tagId: _id2, tag_name: _name, tagName: _name2, ...others } = tag.raw ?? {};
  const told = { ...others, tag_name: tag.name, is_business: tag.kind === 'BUSINESS' ? true : undefined };
  const fields = Object.entries(told).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return { ...Object.fromEntries(fields), tag_id: tag.externalId };
}
