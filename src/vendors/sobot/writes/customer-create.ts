import { z } from 'zod';
import type { CustomerStatus } from '../../../records/customer.ts';
import type { Call } from '../../call.ts';
import { fromSeconds } from '../../values/time.ts';
import { id, text } from '../../values/wire.ts';
import type { Receipt, UpsertAction, Write } from '../../write.ts';
import type { CustomerCreate } from '../../write-inputs.ts';
import type { SobotCustomer } from '../customers/wire-customer.ts';
import { checkText, isBlank, isGiven, unfit, wrong } from './checks.ts';
import { checkCustomerFields, customerBody, longestName, type CustomerBody } from './customer-fields.ts';
import { identifying } from './identities.ts';
import { listCustomers } from './listed-customer.ts';
import { prepared } from './prepared.ts';
import { post } from './request.ts';
import type { WriteRoom } from './room.ts';
import { rowShows } from './shows.ts';
import { cameOf, only, secondsSince } from './since.ts';

const crmStatuses: Readonly<Partial<Record<CustomerStatus, number>>> = {
  FIRST_INQUIRY: 1,
  TO_BE_ASSIGNED: 2,
  FOLLOWING_UP: 3,
  IN_POOL: 4,
};
const actions = new Map<string | null, UpsertAction>([
  ['add', 'ADDED'],
  ['update', 'UPDATED'],
]);

// The table calls `data` the customer's id; the sample has an object that holds it.
const told = z.object({
  data: z.union([z.object({ userid: id }), id.transform((userid) => ({ userid }))]),
  action: text,
});

/**
 * S17. An upsert: whom the company's rules of uniqueness recognise is updated, all but status and owner, which are
 * nevertheless required.
 */
export const customerCreate = (room: WriteRoom): Write<CustomerCreate> => ({
  async prepare(input) {
    const crmStatus = crmStatuses[input.status];
    const problems = unfit([
      ...checkText(input.nickname, ['nickname'], longestName),
      ...(crmStatus === undefined ? wrong(['status'], 'INVALID_VALUE', 'A customer cannot start there.') : []),
      ...(input.status === 'FOLLOWING_UP' && !isGiven(input.ownerExternalId) && isBlank(input.ownerName)
        ? wrong(['ownerExternalId'], 'REQUIRED', 'A customer that is followed up needs an agent.')
        : []),
      ...checkCustomerFields(input),
    ]);
    if (problems !== null) return problems;
    const body: CustomerBody = {
      nick: input.nickname,
      ...customerBody(input, room.settings.SOBOT_PHONE_REGION),
      crm_status: crmStatus ?? 0,
    };
    return prepared(room, {
      request: post('user/save', body),
      places: {},
      receipt: toReceipt,
      readBack: (sentAt, call) => lookFor(room, body, sentAt, call),
    });
  },
});

function toReceipt(reply: unknown): Receipt {
  const { data: { userid = null } = {}, action: actionRaw = null } = told.safeParse(reply).data ?? {};
  return { refs: userid === null ? null : [userid], action: actions.get(actionRaw) ?? 'UNKNOWN', actionRaw };
}

/**
 * Looks for a customer that was made or changed just then and bears what was sent. Names alone tell nobody who was
 * there before: such a one may be another of the same name.
 */
async function lookFor(
  { client, settings }: WriteRoom,
  body: CustomerBody,
  sentAt: Date,
  call: Call,
): Promise<Receipt | null> {
  const find = async (since: string, isOurs: (row: SobotCustomer) => boolean) => {
    const rows = await listCustomers(client, { ...searchFor(body), [since]: secondsSince(sentAt) }, call);
    const shown = rows.filter((row) => isOurs(row) && rowShows(row, body, settings.SOBOT_PHONE_REGION));
    return only(shown, (row) => row.id);
  };
  const isFresh = ({ createtime, crmstatus }: SobotCustomer): boolean =>
    cameOf(fromSeconds(createtime), sentAt) && (crmstatus === null || crmstatus === String(body.crm_status));
  const added = await find('create_start_time', isFresh);
  if (added !== undefined) return { refs: [added.id], action: 'ADDED', actionRaw: null };
  if (!Object.keys(body).some((name) => identifying.has(name))) return null;
  const updated = await find('update_start_time', ({ updatetime }) => cameOf(fromSeconds(updatetime), sentAt));
  return updated === undefined ? null : { refs: [updated.id], action: 'UPDATED', actionRaw: null };
}

/** The search that finds the fewest. */
function searchFor({ tel, email, nick }: CustomerBody): Record<string, string> {
  if (tel !== undefined) return { search_type: '4', search_value: String(tel) };
  if (email !== undefined) return { search_type: '5', search_value: String(email) };
  return { search_type: '1', search_value: String(nick) };
}
