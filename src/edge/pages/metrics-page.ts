import { nodeMetrics } from '../../observing/metrics.ts';
import { statusOf, type StatusRoom } from '../../observing/status.ts';
import type { Handler } from '../use-routes.ts';

const states = ['UP', 'DEGRADED', 'DOWN', 'UNTRIED'] as const;

/** `/metrics`, for Prometheus. */
export const metricsPage =
  (room: StatusRoom): Handler =>
  async () => {
    const { metrics } = room.observing;
    const { store, vendors } = await statusOf(room);
    metrics.store.set(store ? 1 : 0);
    for (const { name: vendor, isConfigured, isResting, state: now, quota, pushes } of vendors) {
      if (!isConfigured) continue;
      for (const state of states) metrics.health.set({ vendor, state }, state === now ? 1 : 0);
      metrics.breaker.set({ vendor }, isResting ? 1 : 0);
      if (typeof quota?.remaining === 'number') metrics.quota.set({ vendor }, quota.remaining);
      if (typeof pushes?.parked === 'number') metrics.parked.set({ vendor }, pushes.parked);
    }
    const text = `${await metrics.registry.metrics()}\n${await nodeMetrics().metrics()}`;
    return new Response(text, { headers: { 'content-type': metrics.registry.contentType } });
  };
