import type { Stage } from '../records/follow-up.ts';
import type { LocalizedContent } from '../records/localized-content.ts';
import type { Area, CustomFieldDefinition, CustomFieldOwner, ReferenceItem, StaffNode } from '../records/reference.ts';
import type { TagGroup } from '../records/tag.ts';
import type { Call } from './call.ts';

/**
 * The slow-moving lists of one vendor, each read whole and kept for a while by the vendor's own lifetime.
 * An absent member means that the vendor has no such list. Every member throws a `Refusal` when it cannot be read.
 */
export interface ReferenceLists {
  /** `language` as the vendor spells it, e.g. `zh`; null: the one in which it names everything else. */
  timeZones?(language: string | null, call: Call): Promise<readonly ReferenceItem[]>;
  languages?(language: string | null, call: Call): Promise<readonly ReferenceItem[]>;
  countries?(language: string | null, call: Call): Promise<readonly ReferenceItem[]>;
  provinces?(call: Call): Promise<readonly Area[]>;
  /** The areas directly below a province or city; none below a district. */
  areasBelow?(area: Pick<Area, 'externalId' | 'level'>, call: Call): Promise<readonly Area[]>;
  customerSources?(call: Call): Promise<readonly ReferenceItem[]>;
  customerLevels?(call: Call): Promise<readonly ReferenceItem[]>;
  /** In the vendor's order. */
  stages?(call: Call): Promise<readonly Stage[]>;
  staff?(call: Call): Promise<readonly StaffNode[]>;
  /** Also empty ones, each with its tags. */
  tagGroups?(call: Call): Promise<readonly TagGroup[]>;
  customFields?(of: CustomFieldOwner, call: Call): Promise<readonly CustomFieldDefinition[]>;
  /** Null if there is no such text. `languages` null: all. */
  localizedContent?(ask: LocalizedContentAsk, call: Call): Promise<LocalizedContent | null>;
}

/** Which text is wanted, and how. */
export interface LocalizedContentAsk {
  readonly placeholder: string;
  readonly languages: readonly string[] | null;
  readonly keepRichText: boolean;
}
