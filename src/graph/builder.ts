import SchemaBuilder from '@pothos/core';
import DirectivesPlugin from '@pothos/plugin-directives';
import FederationPlugin from '@pothos/plugin-federation';
import type { Context } from '../context.ts';

/** What every type of the graph is built with. Fields are nullable unless they say otherwise (the default of Pothos): whatever crosses a vendor is. */
export interface SchemaTypes {
  Context: Context;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    /** yyyy-MM-dd */
    Date: { Input: string; Output: string };
    /** E.164 */
    PhoneNumber: { Input: string; Output: string };
    EmailAddress: { Input: string; Output: string };
    URL: { Input: string; Output: string };
    JSONObject: { Input: Record<string, unknown>; Output: Readonly<Record<string, unknown>> };
  };
}

export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [DirectivesPlugin, FederationPlugin],
});

export type Builder = typeof builder;

/** The types of the builder as Pothos names them. */
export type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>;
