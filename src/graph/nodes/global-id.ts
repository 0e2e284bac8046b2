import { Buffer } from 'node:buffer';
import type { ChangeSubject } from '../../records/change.ts';
import { isEntity } from '../../records/record.ts';
import { isVendorName, type VendorName } from '../../vendors/vendor-name.ts';

const version = '1';
const separator = ':';
// A second account of one vendor, later, gets its own name here without breaking the ids of the first.
const firstAccount = '';

/** What a global id stands for. */
export interface GlobalId {
  /** `UNKNOWN`: a vendor told of a change but not of what. There is no such record. */
  readonly entity: ChangeSubject;
  readonly vendor: VendorName;
  readonly ref: string;
}

/** The opaque global id of a record. Holds no personal data, because refs do not. */
export function toGlobalId({ entity, vendor, ref }: GlobalId): string {
  const text = `${version}${separator}${entity}${separator}${vendor}${separator}${firstAccount}${separator}${ref}`;
  return plain.test(ref) ? plainToBase64url(text) : Buffer.from(text).toString('base64url');
}

// Nearly all refs are; of such texts `btoa` writes no `+` and no `/`, and needs no buffer for it.
const plain = /^[\w.:-]*$/;
const plainToBase64url = (text: string): string => btoa(text).slice(0, Math.ceil((text.length * 4) / 3));

/** What a global id stands for; null for all that this API did not make. */
export function readGlobalId(id: string): GlobalId | null {
  const [madeBy, entity, vendor, account, ...rest] = Buffer.from(id, 'base64url').toString().split(separator);
  const ref = rest.join(separator);
  if (madeBy !== version || account !== firstAccount || ref === '') return null;
  if (!isSubject(entity) || vendor === undefined || !isVendorName(vendor)) return null;
  const read = { entity, vendor, ref };
  // Base64 and UTF-8 decoders forgive much; only the one canonical spelling is an id.
  return toGlobalId(read) === id ? read : null;
}

const isSubject = (kind: string | undefined): kind is ChangeSubject => kind === 'UNKNOWN' || isEntity(kind);
