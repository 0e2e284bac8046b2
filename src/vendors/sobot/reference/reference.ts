import type { Call } from '../../call.ts';
import type { Clock } from '../../clock.ts';
import { Kept } from '../../kept.ts';
import type { CustomFieldOwner } from '../../../records/reference.ts';
import type { ReferenceLists } from '../../reference-lists.ts';
import { ReferenceClient } from './client-reference.ts';
import type { SobotClient } from '../client.ts';
import { readLocalizedContent } from './localized-content.ts';
import { toCustomFieldDefinition } from '../custom-fields/map-custom-field-definitions.ts';
import {
  inOrder,
  toCity,
  toCountry,
  toDistrict,
  toLanguage,
  toLevel,
  toProvince,
  toSource,
  toStage,
  toTimeZone,
} from './map-reference.ts';
import { toStaffNode } from './map-staff.ts';
import type { TagLibrary } from '../tags/tag-library.ts';
import type { Row } from '../wire.ts';

const mostAreas = 500; // of each level; China has some 340 cities

/** What the lists are read and kept with. */
export interface ReferenceSurroundings {
  readonly client: SobotClient;
  readonly library: TagLibrary;
  readonly clock: Clock;
  readonly lifetimeMs: number;
  /** Told when a caller is given what was read before. */
  readonly onKept?: (call: Call) => void;
  /** In which names are asked for where nobody wants another. */
  readonly language: string;
}

/** Sobot's slow-moving lists, each kept by itself. Groups of tags are the library's; a text in several languages is read afresh. */
export function referenceLists({
  client,
  library,
  clock,
  lifetimeMs,
  onKept,
  language,
}: ReferenceSurroundings): ReferenceLists {
  const lists = new ReferenceClient(client);

  function byKey<Value, Key extends string = string>(
    readRows: (key: Key, call: Call) => Promise<readonly Row[]>,
    toValue: (row: Row, key: Key) => Value,
    mostKeys?: number,
  ): (key: Key, call: Call) => Promise<readonly Value[]> {
    const kept = new Kept<readonly Value[], Key>({
      read: async (key, call) => (await readRows(key, call)).map((row) => toValue(row, key)),
      clock,
      lifetimeMs,
      mostKeys,
      onKept: (_key, call) => onKept?.(call),
    });
    return (key, call) => kept.read(key, call);
  }

  function whole<Value>(readRows: (call: Call) => Promise<readonly Row[]>, toValue: (row: Row) => Value) {
    const read = byKey((_whole, call) => readRows(call), toValue);
    return (call: Call) => read('', call);
  }

  function inLanguage<Value>(
    readRows: (language: string, call: Call) => Promise<readonly Row[]>,
    toValue: (row: Row) => Value,
  ) {
    const read = byKey(readRows, toValue);
    return (wanted: string | null, call: Call) => read(wanted ?? language, call);
  }

  const cities = byKey((province, call) => lists.cities(province, call), toCity, mostAreas);
  const districts = byKey((city, call) => lists.districts(city, call), toDistrict, mostAreas);
  const stages = whole((call) => lists.stages(call), toStage);
  const fieldsOf = (of: CustomFieldOwner, call: Call) =>
    of === 'CUSTOMER' ? lists.customerFields(call) : lists.companyFields(call);

  return {
    timeZones: inLanguage((language, call) => lists.timeZones(language, call), toTimeZone),
    languages: inLanguage((language, call) => lists.languages(language, call), toLanguage),
    countries: inLanguage((language, call) => lists.countries(language, call), toCountry),
    provinces: whole((call) => lists.provinces(call), toProvince),
    async areasBelow({ externalId, level }, call) {
      if (level === 'DISTRICT') return [];
      return level === 'PROVINCE' ? cities(externalId, call) : districts(externalId, call);
    },
    customerSources: whole((call) => lists.sources(call), toSource),
    customerLevels: whole((call) => lists.levels(call), toLevel),
    stages: async (call) => inOrder(await stages(call)),
    staff: whole((call) => lists.staff(call), toStaffNode),
    tagGroups: async (call) => (await library.read(call)).groups,
    customFields: byKey(fieldsOf, toCustomFieldDefinition),
    localizedContent: (ask, call) => readLocalizedContent(ask, client, call),
  };
}
