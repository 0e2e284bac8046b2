const firstMs = 200;
const mostMs = 10_000;
/** Who lived so long did not die of its start. */
const soundMs = 30_000;

/**
 * How long to wait before a process that died is started again: not at all after a sound life, then ever longer, up to ten
 * seconds, so that one that cannot live does not keep the machine busy.
 */
export function backOff(): { after(lifeMs: number): number } {
  let deaths = 0;
  return {
    after(lifeMs) {
      deaths = lifeMs >= soundMs ? 0 : deaths + 1;
      return deaths === 0 ? 0 : Math.min(mostMs, firstMs * 2 ** (deaths - 1));
    },
  };
}
