import type { Tokens } from './tokens.ts';
import { isNoted, markNoted } from './noted-failures.ts';
import { toVendorError } from './to-vendor-error.ts';
import type { HealthRecord } from './transport/health.ts';
import { VendorError } from './vendor-error.ts';
import type { VendorWatch } from './vendor-watch.ts';

/** The same tokens; each fetch is told of. A vendor that gives us none is not well, whatever its HTTP status. */
export const watchedTokens = (tokens: Tokens, watch: VendorWatch, health: Pick<HealthRecord, 'failed'>): Tokens => ({
  source: (spec) =>
    tokens.source({
      ...spec,
      fetch: async (kept, call) => {
        try {
          const token = await spec.fetch(kept, call);
          watch.fetchedToken('ok');
          return token;
        } catch (error) {
          watch.fetchedToken('failed');
          const problem = toVendorError('', error); // no vendor's name is needed here
          if (error instanceof Error && problem instanceof VendorError && !isNoted(error)) {
            health.failed(problem);
            markNoted(error);
          }
          throw error;
        }
      },
    }),
});
