import { GraphQLError } from 'graphql';
import type { VendorError } from '../vendors/vendor-error.ts';

/** An argument is wrong. `argument` is its name, e.g. `filter.tagIds`. */
export const badUserInput = (message: string, argument?: string): GraphQLError =>
  new GraphQLError(message, {
    extensions: { code: 'BAD_USER_INPUT', ...(argument === undefined ? {} : { argument }) },
  });

/** The caller is known but lacks a scope. */
export const forbidden = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'FORBIDDEN' } });

/** What a caller is told of a vendor's failure; its cause stays here. */
export const vendorExtensions = (error: VendorError): Readonly<Record<string, unknown>> => ({
  code: error.kind,
  vendor: error.vendor.toUpperCase(),
  retryable: error.retryable,
  ...(error.vendorCode === undefined ? {} : { vendorCode: error.vendorCode }),
  ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
});
