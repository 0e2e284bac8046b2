import { mergeMetrics } from '../../observing/merge-metrics.ts';
import { nodeMetrics } from '../../observing/metrics.ts';
import { sharedStates } from '../../observing/shared-state.ts';
import { statusOf, type StatusRoom } from '../../observing/status.ts';
import type { Handler } from '../use-routes.ts';

const states = ['UP', 'DEGRADED', 'DOWN', 'UNTRIED'] as const;

/** `/metrics`, for Prometheus. Where there are several workers it tells all of them, each with its number as a label. */
export function metricsPage(room: StatusRoom): Handler {
  const { observing, crew } = room;
  const headers = { 'content-type': observing.metrics.registry.contentType };
  crew?.tellMetrics(() => ownMetrics(room));
  return async () =>
    new Response(crew === null ? await ownMetrics(room) : mergeMetrics(await crew.metricsOfAll()), { headers });
}

async function ownMetrics(room: StatusRoom): Promise<string> {
  const { metrics } = room.observing;
  const { store, state, vendors } = await statusOf(room);
  metrics.store.set(store ? 1 : 0);
  for (const one of sharedStates) metrics.sharedState.set({ state: one }, one === state ? 1 : 0);
  for (const { name: vendor, isConfigured, isResting, state: now, quota, pushes } of vendors) {
    if (!isConfigured) continue;
    for (const one of states) metrics.health.set({ vendor, state: one }, one === now ? 1 : 0);
    metrics.breaker.set({ vendor }, isResting ? 1 : 0);
    if (typeof quota?.remaining === 'number') metrics.quota.set({ vendor }, quota.remaining);
    if (typeof pushes?.parked === 'number') metrics.parked.set({ vendor }, pushes.parked);
  }
  const registries = [metrics.registry, nodeMetrics()];
  if (room.crew !== null) {
    const worker = String(room.crew.number);
    for (const registry of registries) registry.setDefaultLabels({ worker });
  }
  return (await Promise.all(registries.map((registry) => registry.metrics()))).join('\n');
}
