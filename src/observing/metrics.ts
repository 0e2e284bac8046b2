import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** All that is counted and measured, under the names that `/metrics` shows. Labels are of bounded number and hold no data. */
export type Metrics = ReturnType<typeof createMetrics>;

// Seconds: a vendor's time-out is 3 s, a request's budget 5 s.
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5];

export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Counter({ name: `crm_${name}`, help, labelNames, registers });
  const gauge = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Gauge({ name: `crm_${name}`, help, labelNames, registers });
  const histogram = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Histogram({ name: `crm_${name}`, help, labelNames, buckets, registers });

  return {
    registry,
    calls: counter('vendor_calls_total', 'Calls that left for a vendor, tries anew included.', ['vendor', 'endpoint']),
    errors: counter(
      'vendor_errors_total',
      'Calls that ended badly, by kind; refusals within HTTP 200 included. ABANDONED: nobody waited any more. Endpoint `-`: seen only behind the reply.',
      ['vendor', 'endpoint', 'kind'],
    ),
    seconds: histogram('vendor_call_seconds', 'How long calls to a vendor took, without waiting for limits of ours.', [
      'vendor',
      'endpoint',
    ]),
    retries: counter('vendor_retries_total', 'Reads that were tried once more.', ['vendor', 'endpoint']),
    inFlight: gauge('vendor_calls_in_flight', 'Calls to a vendor under way now.', ['vendor']),
    waits: histogram('vendor_limiter_wait_seconds', 'How long calls waited for a limit of ours.', ['vendor', 'limit']),
    heldBack: counter(
      'vendor_held_back_total',
      'Calls not sent: the breaker is open, or the calls of this minute are made.',
      ['vendor', 'endpoint', 'reason'],
    ),
    shared: counter('vendor_shared_total', 'Reads answered by an equal one in flight.', ['vendor', 'endpoint']),
    kept: counter('vendor_kept_total', 'Reads answered by what an earlier one had brought.', ['vendor', 'endpoint']),
    tokens: counter('vendor_token_fetches_total', 'New tokens asked for.', ['vendor', 'outcome']),
    breaker: gauge('vendor_breaker_open', '1 while a vendor rests because it failed several times in a row.', [
      'vendor',
    ]),
    health: gauge('vendor_health', '1 for the state a vendor is in: UP, DEGRADED, DOWN or UNTRIED.', [
      'vendor',
      'state',
    ]),
    quota: gauge('vendor_quota_remaining', 'Calls left before the tightest limit in time, of all processes together.', [
      'vendor',
    ]),
    pushes: counter('pushes_total', 'Pushes that came: accepted, repeat, parked, or refused_ and the HTTP status.', [
      'vendor',
      'outcome',
    ]),
    parked: gauge('pushes_parked', 'Pushes that are kept and wait to be understood.', ['vendor']),
    subscribers: gauge('change_subscribers', 'Subscribers to changes now.', []),
    delivered: counter('changes_delivered_total', 'Changes handed to subscribers, each counted.', ['vendor']),
    requests: counter(
      'graphql_requests_total',
      'GraphQL requests by operation name and outcome: ok, partial, refused, fault. Of names the first 100 are told apart, the rest is `other`.',
      ['operation', 'outcome'],
    ),
    requestSeconds: histogram(
      'graphql_seconds',
      'How long GraphQL requests took; of a subscription, to its beginning.',
      ['operation'],
    ),
    store: gauge('store_ready', '1 if the database answers.', []),
    sharedState: gauge(
      'shared_state',
      '1 for where state of several processes is: own (alone), shared or unavailable.',
      ['state'],
    ),
  };
}

let node: Registry | null = null;

/** What Node tells of itself. Of the whole process, so once for all; measured from the first question on. */
export function nodeMetrics(): Registry {
  if (node === null) {
    node = new Registry();
    collectDefaultMetrics({ register: node });
  }
  return node;
}
