import type { VendorWatch } from '../vendors/vendor-watch.ts';

/** Tells several what one is told. */
export function watchAll(watches: readonly VendorWatch[]): VendorWatch {
  const [only] = watches;
  if (only !== undefined && watches.length === 1) return only;
  const each = (tell: (watch: VendorWatch) => void) => watches.forEach(tell);
  return {
    leaves: (endpoint, asker) => {
      const calls = watches.map((watch) => watch.leaves(endpoint, asker));
      return {
        answered(ms) {
          for (const call of calls) call.answered(ms);
        },
        failed(problem, ms) {
          for (const call of calls) call.failed(problem, ms);
        },
        abandoned(ms) {
          for (const call of calls) call.abandoned(ms);
        },
      };
    },
    retries: (endpoint) => each((watch) => watch.retries(endpoint)),
    waited: (limit, ms) => each((watch) => watch.waited(limit, ms)),
    heldBack: (endpoint, why) => each((watch) => watch.heldBack(endpoint, why)),
    shared: (endpoint) => each((watch) => watch.shared(endpoint)),
    kept: (endpoint) => each((watch) => watch.kept(endpoint)),
    fetchedToken: (outcome) => each((watch) => watch.fetchedToken(outcome)),
    regretted: (problem) => each((watch) => watch.regretted(problem)),
  };
}
