import type { Context } from '../../context.ts';
import type { Stage } from '../../records/follow-up.ts';
import type { Held } from '../nodes/held.ts';
import { ofVendor, unified, type OfVendor } from '../nodes/unified.ts';

/** The stage of a customer: from its copy, from the vendor's own call for many customers, or from the record fetched by its ref. */
export async function stageOf(
  held: Held<'CUSTOMER'>,
  _args: object,
  context: Context,
): Promise<OfVendor<Stage> | null> {
  const asked = held.copy.stage === undefined ? context.loaders.stage(held) : null;
  return ofVendor(held.vendor, await (asked ?? unified(held, 'stage', context)));
}
