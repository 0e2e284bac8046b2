import type { InputProblem } from '../../write.ts';
import type { NamedReferenceInput, RegionInput } from '../../write-inputs.ts';
import { filled, isBlank, isGiven, wrong } from './checks.ts';

/** A level of a region, in the vendor's spelling. */
const levels = { province: 'provice', city: 'city', district: 'area' } as const;
const levelNames = Object.keys(levels) as (keyof typeof levels)[];

type Region = RegionInput | null | undefined;

/** Of a country only the code is sent; the other levels take a code, a name or both. */
export function checkRegion(region: Region, takesCountry: boolean): InputProblem[] {
  const country = region?.country;
  return [
    ...(isGiven(country) && !takesCountry
      ? wrong(['region', 'country'], 'UNSUPPORTED', 'Sobot takes no country here.')
      : []),
    ...(isGiven(country) && takesCountry && isBlank(country.externalId)
      ? wrong(['region', 'country', 'externalId'], 'REQUIRED', 'Sobot takes a country by its code.')
      : []),
    ...levelNames.flatMap((level) => checkReference(region?.[level], ['region', level])),
  ];
}

export const checkReference = (
  reference: NamedReferenceInput | null | undefined,
  path: readonly string[],
): InputProblem[] =>
  isGiven(reference) && isBlank(reference.externalId) && isBlank(reference.name)
    ? wrong(path, 'AT_LEAST_ONE_OF', 'Give a code, a name or both.')
    : [];

/** The names are the vendor's own: `provice` in requests, whatever it is called elsewhere. */
export const regionBody = (region: Region): Record<string, string | null> => ({
  countryid: filled(region?.country?.externalId),
  ...Object.fromEntries(
    levelNames.flatMap((level) => [
      [`${levels[level]}id`, filled(region?.[level]?.externalId)],
      [`${levels[level]}_name`, filled(region?.[level]?.name)],
    ]),
  ),
});
