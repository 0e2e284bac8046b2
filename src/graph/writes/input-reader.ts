import type { Entity } from '../../records/record.ts';
import type { VendorName } from '../../vendors/vendor-name.ts';
import type { UserErrorCode } from '../../vendors/write.ts';
import type { UserError } from '../../writes/write-answer.ts';
import type { Context } from '../../context.ts';
import { sourceOf } from '../../vendors/adapter.ts';
import { readGlobalId } from '../nodes/global-id.ts';
import { recordTypes } from '../nodes/record-types.ts';

/**
 * Reads the ids of one mutation's input and collects what is wrong with them, so that a caller hears of all at once.
 * The first id or vendor that is read decides which vendor it is about; ids of another are a problem.
 */
export class InputReader {
  readonly problems: UserError[] = [];
  readonly #context: Context;
  #vendor: VendorName | null = null;

  constructor(context: Context) {
    this.#context = context;
  }

  /** The vendor that the input is about; null if none could be read. */
  get vendor(): VendorName | null {
    return this.#vendor;
  }

  /** Something is wrong at this place below `input`; null: at no single place. */
  problem(path: readonly string[] | null, code: UserErrorCode, message: string): void {
    this.problems.push({ path: path === null ? null : ['input', ...path], code, message, refusedBy: null });
  }

  /** The vendor as the input names it. */
  of(vendor: VendorName, path: readonly string[]): VendorName {
    if (this.#vendor !== null && this.#vendor !== vendor) this.problem(path, 'WRONG_VENDOR', otherVendor(this.#vendor));
    this.#vendor ??= vendor;
    return vendor;
  }

  /** The record behind a global id, as its ref; an empty text after a problem. */
  ref(id: string, accepted: readonly Entity[], path: readonly string[]): string {
    return this.link(id, accepted, path)?.ref ?? '';
  }

  /** The record behind a global id; null after a problem. */
  link(id: string, accepted: readonly Entity[], path: readonly string[]) {
    const read = readGlobalId(id);
    const entity = accepted.find((kind) => kind === read?.entity);
    const adapter = read === null ? undefined : this.#context.vendors.get(read.vendor)?.adapter;
    const source = entity === undefined ? undefined : sourceOf(adapter, entity);
    const isRubbish = read === null || (source !== undefined && source.externalIdOf(read.ref) === null);
    if (isRubbish || entity === undefined) {
      const wanted = accepted.map((kind) => recordTypes[kind].name).join(' or ');
      this.problem(path, 'INVALID_VALUE', `This is not the global id of a ${wanted}.`);
      return null;
    }
    this.of(read.vendor, path);
    return { entity, ref: read.ref };
  }

  /** Records behind global ids, each once, in the order of the input. A problem tells the place of its id in the list. */
  refs(ids: readonly string[] | null | undefined, accepted: readonly Entity[], path: readonly string[]): string[] {
    const given = ids ?? [];
    const distinct = [...new Set(given)];
    if (distinct.length > mostIds) {
      this.problem(path, 'TOO_MANY', `One write takes at most ${mostIds} of them.`);
      return [];
    }
    const refs = distinct.map((id) => this.ref(id, accepted, [...path, String(given.indexOf(id))]));
    return refs.filter((ref) => ref !== '');
  }

  /** The same where there must be one at least. */
  someRefs(ids: readonly string[], accepted: readonly Entity[], path: readonly string[]): string[] {
    if (ids.length === 0) this.problem(path, 'REQUIRED', 'Give at least one.');
    return this.refs(ids, accepted, path);
  }

  /** Something at a vendor that is no record, by its id there. */
  key({ vendor, externalId }: { vendor: VendorName; externalId: string }, path: readonly string[]): string {
    this.of(vendor, path);
    if (externalId.trim() === '') this.problem([...path, 'externalId'], 'REQUIRED', 'It is blank.');
    return externalId;
  }

  /** An explicit null in a change: to leave it out says something else, and nobody documents how to empty a field. */
  refuseNulls(fields: Readonly<Record<string, unknown>>, path: readonly string[] = []): void {
    const message = 'A field cannot be emptied: leave it out, and it stays as it is.';
    for (const [name, value] of Object.entries(fields)) {
      if (value === null) this.problem([...path, name], 'INVALID_VALUE', message);
    }
  }
}

/** Of one list in an input; also what vendors are asked to take in one call. */
const mostIds = 100;

const otherVendor = (vendor: VendorName): string =>
  `One write goes to one vendor, and this one goes to ${vendor.toUpperCase()}.`;
