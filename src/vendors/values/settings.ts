// Pieces of settings schemas.
import { isSupportedCountry } from 'libphonenumber-js/min';
import { z } from 'zod';
import { splitList } from './contact.ts';

/** Where phones without a country code are taken to be. */
export const phoneRegion = z
  .string()
  .refine((region) => isSupportedCountry(region), 'must be a region of two capital letters, e.g. CN')
  .default('CN');

/** A vendor's codes, joined by commas. */
export const codeSet = z.string().transform((joined): ReadonlySet<string> => new Set(splitList(joined)));
