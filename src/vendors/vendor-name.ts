import * as vendors from './registry.ts';

/** A vendor's name everywhere: ids, errors, logs; in upper case the value of the GraphQL enum. */
export type VendorName = keyof typeof vendors;
export const vendorNames = Object.keys(vendors).toSorted() as VendorName[];
export const isVendorName = (name: string): name is VendorName => Object.hasOwn(vendors, name);
