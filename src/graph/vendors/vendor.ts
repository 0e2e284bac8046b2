import type { EnumRef } from '@pothos/core';
import * as registry from '../../vendors/registry.ts';
import { vendorNames, type VendorName } from '../../vendors/vendor-name.ts';
import { builder, type Types } from '../builder.ts';

const values = vendorNames.map((name) => [
  name.toUpperCase(),
  { value: name, description: `${registry[name].title}: ${registry[name].description}` },
]);

export const VendorType = builder.enumType('Vendor', {
  description: 'The vendors behind this API.',
  values: Object.fromEntries(values),
}) as EnumRef<Types, VendorName>;
