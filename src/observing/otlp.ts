import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Asker } from '../vendors/call.ts';
import { noWatch } from '../vendors/vendor-watch.ts';
import type { Tracing } from './tracing.ts';

const longestMs = 2000; // tries anew included; the stop of the program waits for the last

/** Traces to the OTLP receiver (HTTP) below this base address. Loaded only where one is set, so that nobody else pays for it. */
export function otlpTracing(endpoint: string): Tracing {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: longestMs,
  });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'crm-federation' }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('crm-federation');
  const contexts = new WeakMap<Asker, Context>();
  const contextOf = (asker: Asker | undefined): Context =>
    (asker === undefined ? undefined : contexts.get(asker)) ?? ROOT_CONTEXT;

  return {
    begins(asker, traceparent) {
      const above = remoteContext(traceparent);
      const span = tracer.startSpan('graphql', { kind: SpanKind.SERVER }, above);
      contexts.set(asker, trace.setSpan(above, span));
      return {
        ended({ operation, type, outcome }) {
          span.updateName(`graphql ${operation}`);
          span.setAttributes({ 'graphql.operation.name': operation, 'crm.outcome': outcome });
          if (type !== null) span.setAttribute('graphql.operation.type', type);
          if (outcome === 'fault') span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    watchOf: (vendor) => ({
      ...noWatch,
      leaves(endpointName, asker) {
        const attributes = { 'crm.vendor': vendor, 'crm.endpoint': endpointName };
        const name = `${vendor} ${endpointName}`;
        const span = tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes }, contextOf(asker));
        return {
          answered: () => span.end(),
          failed: ({ kind, vendorCode }) => {
            span.setAttribute('error.type', kind);
            if (vendorCode !== undefined) span.setAttribute('crm.vendor_code', vendorCode);
            span.setStatus({ code: SpanStatusCode.ERROR });
            span.end();
          },
          abandoned: () => {
            span.setAttribute('error.type', 'ABANDONED');
            span.end();
          },
        };
      },
    }),
    // A receiver that is down costs its traces and nothing else.
    close: () => provider.shutdown().catch(() => undefined),
  };
}

/** The trace that a client named, in the format of W3C; else a new one begins. */
function remoteContext(traceparent: string | null): Context {
  const [, traceId = '', spanId = '', flags = ''] =
    /^00-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})$/.exec(traceparent ?? '') ?? [];
  if (traceId === '') return ROOT_CONTEXT;
  const traceFlags = Number.parseInt(flags, 16);
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}
