import type { Write } from '../../write.ts';
import type { WriteRoom } from './room.ts';

type OfCustomers = { readonly customer: string } | { readonly customers: readonly string[] };

/**
 * A write after which nothing holds that was pushed of its customers before it was sent; also after a lost answer. Its own
 * push may be here before its answer is.
 */
export const outdating = <Input extends OfCustomers>({ kept }: WriteRoom, write: Write<Input>): Write<Input> => ({
  async prepare(input, call) {
    const ready = await write.prepare(input, call);
    if ('problems' in ready) return ready;
    return {
      ...ready,
      send(sending) {
        kept.outdate('customer' in input ? [input.customer] : input.customers);
        return ready.send(sending);
      },
    };
  },
});
