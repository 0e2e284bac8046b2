import type { Stage } from '../records/follow-up.ts';
import type { LocalizedContent } from '../records/localized-content.ts';
import type { Area, CustomFieldDefinition, CustomFieldOwner, ReferenceItem, StaffNode } from '../records/reference.ts';
import type { TagGroup } from '../records/tag.ts';
import type { Call } from '../vendors/call.ts';
import type { LocalizedContentAsk, ReferenceLists } from '../vendors/reference-lists.ts';
import { namingFailure, unsupported } from './vendor-failure.ts';

type Reading<T> = Promise<readonly T[] | null>;

/** The slow lists of one vendor as one request reads them. Null: the vendor has no such list. Failures are `VendorError`s. */
export interface ReferenceReader {
  timeZones(language: string | null): Reading<ReferenceItem>;
  languages(language: string | null): Reading<ReferenceItem>;
  countries(language: string | null): Reading<ReferenceItem>;
  provinces(): Reading<Area>;
  areasBelow(area: Pick<Area, 'externalId' | 'level'>): Reading<Area>;
  customerSources(): Reading<ReferenceItem>;
  customerLevels(): Reading<ReferenceItem>;
  stages(): Reading<Stage>;
  staff(): Reading<StaffNode>;
  tagGroups(): Reading<TagGroup>;
  customFields(of: CustomFieldOwner): Reading<CustomFieldDefinition>;
  /** Null if there is no such text. Throws UNSUPPORTED where the vendor keeps none at all. */
  localizedContent(ask: LocalizedContentAsk): Promise<LocalizedContent | null>;
}

/** Shares equal readings within a request: a list that names the levels of 100 customers is read once. */
export function referenceReader(vendor: string, lists: ReferenceLists, call: Call): ReferenceReader {
  const readings = new Map<string, Promise<unknown>>();

  function once<T>(key: readonly unknown[], read: () => Promise<T> | undefined): Promise<T | null> {
    const text = JSON.stringify(key);
    const known = readings.get(text) as Promise<T | null> | undefined;
    if (known !== undefined) return known;
    const reading = namingFailure(vendor, (async () => (await read()) ?? null)());
    readings.set(text, reading);
    return reading;
  }

  return {
    timeZones: (language) => once(['timeZones', language], () => lists.timeZones?.(language, call)),
    languages: (language) => once(['languages', language], () => lists.languages?.(language, call)),
    countries: (language) => once(['countries', language], () => lists.countries?.(language, call)),
    provinces: () => once(['provinces'], () => lists.provinces?.(call)),
    areasBelow: ({ level, externalId }) =>
      once(['areasBelow', level, externalId], () => lists.areasBelow?.({ level, externalId }, call)),
    customerSources: () => once(['customerSources'], () => lists.customerSources?.(call)),
    customerLevels: () => once(['customerLevels'], () => lists.customerLevels?.(call)),
    stages: () => once(['stages'], () => lists.stages?.(call)),
    staff: () => once(['staff'], () => lists.staff?.(call)),
    tagGroups: () => once(['tagGroups'], () => lists.tagGroups?.(call)),
    customFields: (of) => once(['customFields', of], () => lists.customFields?.(of, call)),
    localizedContent: async (ask) => {
      if (lists.localizedContent === undefined) throw unsupported(vendor, 'The vendor keeps no such texts.');
      return once(['localizedContent', ask], () => lists.localizedContent?.(ask, call));
    },
  };
}
