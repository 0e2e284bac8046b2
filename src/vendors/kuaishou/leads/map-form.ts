import { parseLossless } from '../../values/lossless.ts';
import type { WireFormAnswer, WireStoreInfo } from '../wire.ts';

export interface StoreInfo {
  readonly storeName: string | null;
  readonly storeNumber: string | null;
  readonly city: string | null;
  readonly province: string | null;
}

/** An answer in a lead's form. A cascade's `value` and `customId` are JSON lists as text. */
export interface FormAnswer {
  readonly key: string | null;
  readonly value: string | null;
  readonly values: readonly string[] | null;
  readonly compType: string | null;
  readonly customId: string | null;
  readonly customIds: readonly string[] | null;
  readonly storeInfo: StoreInfo | null;
}

export const toFormAnswer = (wire: WireFormAnswer): FormAnswer => ({
  key: wire.key,
  value: wire.value,
  values: entriesOf(wire.value),
  compType: wire.comp_type,
  customId: wire.custom_id,
  customIds: entriesOf(wire.custom_id),
  storeInfo: toStoreInfo(wire.store_info),
});

/** Null where all of it is blank, as in every lead that chose no store. */
export function toStoreInfo(wire: WireStoreInfo | null): StoreInfo | null {
  if (wire === null || Object.values(wire).every((value) => value === null)) return null;
  return {
    storeName: wire.store_name,
    storeNumber: wire.store_number,
    city: wire.city,
    province: wire.province,
  };
}

function entriesOf(text: string | null): string[] | null {
  if (text === null) return null;
  return (text.startsWith('[') ? listIn(text) : null) ?? [text];
}

/** Plain answers may begin with a bracket too: what is no JSON list stays one entry. */
function listIn(text: string): string[] | null {
  try {
    const parsed: unknown = parseLossless(text);
    return Array.isArray(parsed)
      ? parsed.map((entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry)))
      : null;
  } catch {
    return null;
  }
}
