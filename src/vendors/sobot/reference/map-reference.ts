import type { Stage } from '../../../records/follow-up.ts';
import type { Area, AreaLevel, ReferenceItem } from '../../../records/reference.ts';
import {
  sobotCity,
  sobotCountry,
  sobotDistrict,
  sobotLanguage,
  sobotLevel,
  sobotProvince,
  sobotSource,
  sobotStage,
  sobotTimeZone,
} from './wire-reference.ts';
import type { Row } from '../wire.ts';

/** An entry of the time zones (S2). */
export function toTimeZone(raw: Row): ReferenceItem {
  const wire = sobotTimeZone.parse(raw);
  return { externalId: wire.timezoneid, name: wire.timezone_value, rowId: wire.id, language: wire.language };
}

/** An entry of the languages (S3). */
export function toLanguage(raw: Row): ReferenceItem {
  const wire = sobotLanguage.parse(raw);
  return { externalId: wire.language_code, name: wire.language_value, rowId: wire.id, language: wire.language };
}

/** An entry of the countries (S4). */
export function toCountry(raw: Row): ReferenceItem {
  const wire = sobotCountry.parse(raw);
  return { externalId: wire.countryid, name: wire.country_name, ...withoutRow };
}

/** An entry of the sources of customers (S30). */
export function toSource(raw: Row): ReferenceItem {
  const wire = sobotSource.parse(raw);
  return { externalId: wire.value, name: wire.label, ...withoutRow };
}

/** An entry of the levels of customers (S36). */
export function toLevel(raw: Row): ReferenceItem {
  const wire = sobotLevel.parse(raw);
  return { externalId: wire.data_value, name: wire.data_name, ...withoutRow };
}

const withoutRow = { rowId: null, language: null };

/** An entry of the stages (S26), which does not tell what type it is. */
export function toStage(raw: Row): Stage {
  const wire = sobotStage.parse(raw);
  return { externalId: wire.id, name: wire.name, type: null, typeRaw: null, sortNumber: wire.sortnum };
}

/** In their order; those without a place come last. */
export const inOrder = (stages: readonly Stage[]): Stage[] =>
  stages.toSorted((a, b) => (a.sortNumber ?? Infinity) - (b.sortNumber ?? Infinity) || 0);

/** A province (S32). */
export function toProvince(raw: Row): Area {
  const wire = sobotProvince.parse(raw);
  return { externalId: wire.provinceid, name: wire.province_name, level: 'PROVINCE', parentExternalId: null };
}

/** A city (S33) of the province that was asked for. */
export function toCity(raw: Row, provinceId: string): Area {
  const wire = sobotCity.parse(raw);
  return below('CITY', wire.cityid, wire.city_name, provinceId);
}

/** A district or county (S34) of the city that was asked for. */
export function toDistrict(raw: Row, cityId: string): Area {
  const wire = sobotDistrict.parse(raw);
  return below('DISTRICT', wire.areaid, wire.area_name, cityId);
}

const below = (level: AreaLevel, externalId: string, name: string | null, parentExternalId: string): Area => ({
  externalId,
  name,
  level,
  parentExternalId,
});
