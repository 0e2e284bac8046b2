import type { FollowUp } from '../../../records/follow-up.ts';
import type { Call } from '../../call.ts';
import { toChinaDay } from '../../values/time.ts';
import { requiredId } from '../../values/wire.ts';
import { Refusal } from '../../vendor-error.ts';
import type { Write } from '../../write.ts';
import type { FollowUpAdd } from '../../write-inputs.ts';
import { post, type WshotoClient } from '../client.ts';
import { readFollowUps, type FollowUpAsk } from '../follow-ups/follow-up-parts.ts';
import { customerIdOf, followUpRef, longOf } from '../refs.ts';
import { checkFilled, unfit, wrongIf } from './checks.ts';
import type { WriteRoom } from './room.ts';

/** The new follow-up's id, a bare long that is often beyond 2^53. */
const wireAdded = requiredId.refine((id) => longOf(id) !== null);

/** crm/follow/create (FACTS 1.4): what an employee notes about a lead or a customer. */
export const followUpAdd = (room: WriteRoom): Write<FollowUpAdd> => ({
  async prepare(input) {
    const { target, content, authorExternalId, contactTypeRaw } = input;
    const type = target.entity === 'LEAD' ? 'LEAD' : 'CUSTOMER';
    const isTaken = target.entity === type;
    const isKnown = (type === 'LEAD' ? longOf : customerIdOf)(target.ref) !== null;
    const problems = unfit([
      ...wrongIf(!isTaken, ['targetId'], 'UNSUPPORTED', 'WSHOTO takes follow-ups on leads and customers only.'),
      ...wrongIf(isTaken && !isKnown, ['targetId'], 'NOT_FOUND', 'There is no such record.'),
      ...checkFilled(content, ['content'], 'It cannot be blank.'),
      ...checkFilled(authorExternalId, ['authorExternalId'], 'WSHOTO needs the employee who did it.'),
      ...checkFilled(contactTypeRaw, ['contactTypeRaw'], 'WSHOTO needs the way of contact, e.g. 电话联系.'),
    ]);
    if (problems !== null) return problems;

    // Both are typed as text, also the id of a lead, which is a number elsewhere.
    const request = post('crm/follow/create', {
      type: targetCodes[type],
      id: target.ref,
      user_id: authorExternalId,
      contact_type: contactTypeRaw,
      follow_content: content,
    });
    return {
      request,
      send: async (call) => ({ refs: [staffRef(wireAdded.parse(await room.send(request, call)))] }),
      async readBack(sentAt, call) {
        const since = sentAt.getTime() - slackMs;
        const ask: FollowUpAsk = {
          endpoint: 'staff',
          type,
          targetIds: [target.ref],
          // The zone of days is not stated (FACTS 1.6.3): with a day to spare it does not matter.
          filter: { follow_user_ids: [authorExternalId], follow_time_start: toChinaDay(since - dayMs) },
        };
        const noted = (await allFollowUps(room.client, ask, call)).filter(
          (row) =>
            row.content === content &&
            row.author?.externalId === authorExternalId &&
            timeOf(row) >= since &&
            timeOf(row) <= sentAt.getTime() + longestWorkMs,
        );
        // Of several that are equal, nobody can tell which is ours, or whether any is.
        const [found, second] = noted;
        return found === undefined || second !== undefined ? null : { refs: [found.ref] };
      },
    };
  },
});

// Not the numbers of the lists' `target_type` (FACTS 1.6.5).
const targetCodes = { LEAD: '0', CUSTOMER: '1' } as const;

/** What employees note is listed by crm/follow/list, what the system notes by the other endpoint. */
const staffRef = (id: string): string => followUpRef('staff', id);

// The vendor's clock and ours may differ a little; one that is further behind proves nothing, which is the safe side.
const slackMs = 5000;
// What comes later is somebody else's: a vendor that has taken a call is at it no longer than this.
const longestWorkMs = 120_000;
const dayMs = 86_400_000;

/** Milliseconds; NaN, which is no time at all in any comparison, where the vendor tells none. */
const timeOf = ({ createdAt, occurredAt }: FollowUp): number => (createdAt ?? occurredAt)?.getTime() ?? NaN;

const pageSize = 100;
const mostPages = 10;

/** In what order they come is not documented, so all are read. */
async function allFollowUps(client: WshotoClient, ask: FollowUpAsk, call: Call): Promise<readonly FollowUp[]> {
  const rows: FollowUp[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const reply = await readFollowUps(client, ask, { page, size: pageSize }, call);
    rows.push(...reply.rows);
    if (reply.rows.length < pageSize) return rows;
  }
  throw new Refusal({ kind: 'PARTIAL', message: 'There are more follow-ups than are looked through.' });
}
