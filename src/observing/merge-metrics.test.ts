import { Counter, Gauge, Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { mergeMetrics } from './merge-metrics.ts';

function textOf(worker: string, calls: number): Promise<string> {
  const registry = new Registry();
  const registers = [registry];
  new Counter({ name: 'calls_total', help: 'Calls, \n all of them.', labelNames: ['vendor'], registers }).inc(
    { vendor: 'sobot' },
    calls,
  );
  new Gauge({ name: `only_of_${worker}`, help: 'Its own.', registers }).set(1);
  registry.setDefaultLabels({ worker });
  return registry.metrics();
}

it('puts the lines of one metric together below one description, and keeps what only one has', async () => {
  expect(mergeMetrics([await textOf('1', 3), await textOf('2', 4)])).toMatchInlineSnapshot(`
    "# HELP calls_total Calls, \\n all of them.
    # TYPE calls_total counter
    calls_total{vendor="sobot",worker="1"} 3
    calls_total{vendor="sobot",worker="2"} 4

    # HELP only_of_1 Its own.
    # TYPE only_of_1 gauge
    only_of_1{worker="1"} 1

    # HELP only_of_2 Its own.
    # TYPE only_of_2 gauge
    only_of_2{worker="2"} 1
    "
  `);
});
