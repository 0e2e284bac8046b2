import type { FollowUp, Stage } from '../../../records/follow-up.ts';
import type { OneByOwner } from '../../adapter.ts';
import type { Call } from '../../call.ts';
import { together } from '../../together.ts';
import { Refusal } from '../../vendor-error.ts';
import type { SobotClient } from '../client.ts';
import { toFollowUp } from '../follow-ups/map-follow-up.ts';

const mostPages = 10;

/**
 * The stage that a customer has reached: the latest change of it among the customer's behaviours (S24). Their order is
 * not documented, so all of them are read; `PARTIAL` where that cannot be done or the latest cannot be told.
 */
export const stagesOfCustomers = (client: SobotClient, pageSize: number): OneByOwner<Stage> => ({
  maxBatch: 1, // one customer a call, and what is told of one says nothing about another
  async of(owners, call) {
    const stages = await Promise.all(
      owners.map(async (owner) => [owner, await stageOfCustomer(client, owner, pageSize, call)] as const),
    );
    return new Map(stages.flatMap(([owner, stage]) => (stage === null ? [] : [[owner, stage] as const])));
  },
});

/** Null where the stage was never changed. */
export const stageOfCustomer = async (
  client: SobotClient,
  customer: string,
  pageSize: number,
  call: Call,
): Promise<Stage | null> => latestStage(await together(call, (own) => allBehaviours(client, customer, pageSize, own)));

async function allBehaviours(
  client: SobotClient,
  customer: string,
  size: number,
  call: Call,
): Promise<readonly FollowUp[]> {
  const found = new Map<string, FollowUp>();
  for (let page = 1; page <= mostPages; page += 1) {
    const reply = await client.behaviours(customer, { page, size }, call);
    const origin = { servedFrom: reply.servedFrom, fetchedAt: reply.fetchedAt };
    for (const row of reply.rows.map((raw) => toFollowUp(raw, customer, origin))) found.set(row.ref, row);
    if (reply.total === null ? reply.rows.length === 0 : found.size >= reply.total) return [...found.values()];
    if (reply.rows.length === 0) break; // fewer than it counts: some went from page to page meanwhile
  }
  const message = 'Not all follow-ups of the customer could be seen, so its stage is not known.';
  throw new Refusal({ kind: 'PARTIAL', message });
}

/** Null where there was no change; the newest by time wins, whatever the order of the rows. */
export function latestStage(behaviours: readonly FollowUp[]): Stage | null {
  const changes = behaviours.filter(({ kind }) => kind === 'STAGE_CHANGED');
  if (changes.length === 0) return null;
  const newest = Math.max(...changes.map(timeOf));
  const last = lastOf(changes.filter((change) => timeOf(change) === newest));
  const isOpen = changes.length > 1 && changes.some((change) => timeOf(change) === -Infinity);
  if (last === null || isOpen) {
    throw new Refusal({ kind: 'PARTIAL', message: 'The vendor does not tell which change of stage was the last.' });
  }
  const stage = last.stageChange?.after ?? null;
  if (stage !== null && (stage.externalId ?? stage.name ?? stage.type) !== null) return stage;
  throw new Refusal({ kind: 'BAD_REPLY', message: 'The last change of stage does not tell the stage.' });
}

/** Whole seconds: finer times stand beside coarser ones. */
const timeOf = ({ occurredAt, createdAt }: FollowUp): number =>
  Math.floor(((occurredAt ?? createdAt)?.getTime() ?? -Infinity) / 1000);

/** Of changes in one second that from whose stage no other went on; null if they lead to different stages. */
function lastOf(changes: readonly FollowUp[]): FollowUp | null {
  const isFollowed = (change: FollowUp) => {
    const reached = change.stageChange?.after?.name ?? null;
    return reached !== null && changes.some((other) => other !== change && other.stageChange?.before?.name === reached);
  };
  const ends = changes.length === 1 ? changes : changes.filter((change) => !isFollowed(change));
  const reached = new Set(ends.map(({ stageChange }) => JSON.stringify(stageChange?.after ?? null)));
  return reached.size === 1 ? (ends[0] ?? null) : null;
}
