import type { FollowUpConditions } from '../../../records/conditions.ts';
import type { FollowUp } from '../../../records/follow-up.ts';
import type { ByRef, OwnedPart } from '../../adapter.ts';
import type { Call } from '../../call.ts';
import type { Handling, ListPlan, PageReply, PagedPart } from '../../list-plan.ts';
import { eachOnItsOwn } from '../../partly-read.ts';
import { together } from '../../together.ts';
import { Refusal } from '../../vendor-error.ts';
import type { Page, SobotClient } from '../client.ts';
import { toFollowUp } from './map-follow-up.ts';
import { readFollowUpRef } from '../refs.ts';
import type { SobotSettings } from '../settings.ts';

const mostTargets = 32;
const mostScannedPages = 10;
const scannedPageSize = 100; // the default of S24

/** The row tells these; authorGroups and title it never tells. */
const appliedHere = ['occurredAt', 'targetTypes', 'kinds', 'authors'] as const;

/** Behaviours of the customers asked for, one part each: the endpoint (S24) takes one customer a call. */
export function listFollowUps(
  conditions: FollowUpConditions,
  client: SobotClient,
  settings: SobotSettings,
): ListPlan<FollowUp> {
  const targets = conditions.targetIds?.filter(({ entity }) => entity === 'CUSTOMER').map(({ ref }) => ref);
  if (targets === undefined) {
    throw new Refusal({ kind: 'UNSUPPORTED', message: 'Sobot lists follow-ups only with targetIds.' });
  }
  const customers = [...new Set(targets)].sort();
  if (customers.length > mostTargets) {
    const message = `Sobot lists the follow-ups of at most ${mostTargets} customers at once.`;
    throw new Refusal({ kind: 'UNSUPPORTED', message });
  }
  const handling: Record<string, Handling> = { targetIds: 'PUSHED_DOWN' };
  for (const name of appliedHere) if (conditions[name] !== undefined) handling[name] = 'APPLIED_HERE';
  const parts = customers.map((customer, index): PagedPart<FollowUp> => ({
    kind: 'paged',
    key: keyOf(index),
    isTimed: true,
    bounds: null,
    maxPageSize: settings.SOBOT_MAX_PAGE_SIZE,
    totalIsExact: true,
    read: (ask, call) => readBehaviours(client, customer, ask, call),
  }));
  return { handling, parts };
}

/** Follow-ups below one customer; the same part as in a list with one target. */
export const followUpsOfCustomers = (client: SobotClient, settings: SobotSettings): OwnedPart => ({
  key: keyOf(0),
  maxOwners: 1,
  maxPageSize: settings.SOBOT_MAX_PAGE_SIZE,
  async read(owners, ask, call) {
    const [owner] = owners;
    if (owner === undefined || owners.length > 1) throw new RangeError('One customer a call.');
    return readBehaviours(client, owner, ask, call);
  },
});

/** Follow-ups by ref: there is no such call, so the customer's behaviours are searched, once for all refs of a customer. */
export const followUpsByRef = (client: SobotClient): ByRef<FollowUp> => ({
  maxBatch: 100,
  async byRefs(refs, call) {
    const wanted = Map.groupBy(refs, (ref) => readFollowUpRef(ref)?.customerId ?? null);
    wanted.delete(null);
    return eachOnItsOwn(
      [...wanted].map(([customer, ofCustomer]) => ({
        refs: ofCustomer,
        records: together(call, (own) => scan(client, customer!, new Set(ofCustomer), own)),
      })),
    );
  },
});

async function scan(client: SobotClient, customer: string, wanted: Set<string>, call: Call): Promise<FollowUp[]> {
  const found: FollowUp[] = [];
  let seen = 0;
  for (let page = 1; page <= mostScannedPages; page += 1) {
    const reply = await readBehaviours(client, customer, { page, size: scannedPageSize }, call);
    seen += reply.rows.length;
    for (const row of reply.rows) if (wanted.delete(row.ref)) found.push(row);
    const isEnd = reply.rows.length === 0 || (reply.total !== null && seen >= reply.total);
    if (wanted.size === 0 || isEnd) return found;
  }
  const message = `The customer has more follow-ups than the ${mostScannedPages} pages that are searched for one.`;
  throw new Refusal({ kind: 'PARTIAL', message });
}

async function readBehaviours(
  client: SobotClient,
  customer: string,
  page: Page,
  call: Call,
): Promise<PageReply<FollowUp>> {
  const reply = await client.behaviours(customer, { page: page.page, size: page.size }, call);
  const origin = { servedFrom: reply.servedFrom, fetchedAt: reply.fetchedAt };
  return { ...reply, rows: reply.rows.map((row) => toFollowUp(row, customer, origin)) };
}

// Numbered, not named: keys stand in cursors, which must stay short.
const keyOf = (index: number): string => `behaviours.${index}`;
