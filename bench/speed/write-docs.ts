import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { chartOf } from './chart.ts';
import { sectionOf, type Section } from './report.ts';
import type { Plan } from './rounds.ts';
import type { Variant } from './variants.ts';

const place = (name: string): URL => new URL(`../../docs/benchmarks/${name}`, import.meta.url);

/** Writes docs/benchmarks/speed.md and its chart. */
export function writeDocs(sections: readonly Section[], ran: readonly Variant[], plan: Plan): void {
  writeFileSync(place('speed.svg'), chartOf(sections));
  writeFileSync(place('speed.md'), markdownOf(sections, ran, plan));
}

const machine = () => `${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}`;

/** More than the benchmark's own two busy processes means that others wanted the cores too. */
const load = () => loadavg()[0]!.toFixed(1);

const markdownOf = (sections: readonly Section[], ran: readonly Variant[], plan: Plan): string => `# Speed

Printed by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${machine()}, ${plan.rounds} rounds, ${plan.clients} clients.
Load of the machine at the end (average of a minute; the benchmark alone makes about 2): ${load()}.

![Requests a second and CPU time, as shares of an endpoint written by hand](speed.svg)

${sections.map(sectionOf).join('\n')}
## What is compared

${ran.map(({ name, about }) => `- **${name}**: ${about}.`).join('\n')}

A ratio is the median over the rounds of the ratio within one round: of requests a second, where more is better, and of
times, where less is better. The variants with \`cached\` are compared with the hand-written endpoint that caches too; the
work with a dead vendor with ours while all vendors are well; all else with the hand-written endpoint.

## How it is measured

- One core has the server that is measured, in a process of its own; the other has the load and the vendors. The variants
  take turns within each round, so that whatever else the machine does falls on all of them. **CPU** is what the operating
  system says the server's process used (user and system), and moves least with other load; p99 moves most.
- Each variant is warmed with 5,000 requests of the work that is measured, or for 15 seconds: engines compile what is hot, and
  before that the larger programs are measured at being compiled.
- The vendors are this project's own sandboxes behind ports, speaking the real wire formats. A reply is computed once and
  then written as the same bytes, so that the vendors are not what is measured. Each variant has vendors of its own, with
  their own tokens and their own count of calls. Ours, the hand-written endpoint, Apollo Server and
  Mercurius have at most 64 connections to a vendor; the gateways are as they come.
- \`page\`, \`leads\`, \`by-id\` and \`slow\` send another \`authorization\` header and another bound of time (or another id) with
  each request, so that no list of leads or customers that is asked for in one request is equal to one of another. Two
  vendor calls of a page cannot be varied: WSHOTO's list of customers takes no filter, and Sobot's tags are asked for by the ids
  of customers, who are the same. Where a server lets equal calls in flight be one, the column of vendor calls tells.
- \`page-same\` sends one request without authorization from all clients: what sharing and caching are worth.
- The answers of all variants to the same requests are compared before anything is measured, deep and in whole; only the
  text of a cursor is each server's own. Under load an answer that is not 200 or holds errors is counted, and named in the table (none is, where nothing is said).
- In \`dead\` WSHOTO takes connections and never answers; measured once the circuit breaker is open.
- \`one-vendor\` is what gateways can do too: none of them merges two vendors' lists by time or converts values. They
  show the vendor's fields under its own names; the same ten values of the same twenty customers are compared.
- Ours runs with \`REQUEST_BUDGET_MS=20000\`, so that no request fails for waiting its turn at full load, \`<VENDOR>_CONCURRENCY=64\`
  and no rate limits; all else as by default.
- Jing, which only pushes, is off. \`MB\` is the resident memory at the end of a run, the most over the rounds.
- The hand-written endpoint ([bench/hand-written.ts](../../bench/hand-written.ts)) knows the operations of this
  benchmark by name and nothing else: no GraphQL, no other fields, no validation of replies, no breaker, no limits, no metrics. It keeps
  the digits of long ids, writes phones in E.164 and times in UTC, merges newest first and survives a vendor that fails.
`;
