import type { Call } from '../../call.ts';
import type { Receipt, Write } from '../../write.ts';
import type { CustomerUpdate } from '../../write-inputs.ts';
import type { SobotCustomer } from '../customers/wire-customer.ts';
import { checkCustomer, checkFilled, isBlank, isGiven, unfit, wrong } from './checks.ts';
import { customFieldsBody } from './custom-fields.ts';
import { checkCustomerFields, customerBody, given, longestName, type CustomerBody } from './customer-fields.ts';
import { readDetail, readListed } from './listed-customer.ts';
import { prepared, wrote } from './prepared.ts';
import { post } from './request.ts';
import type { WriteRoom } from './room.ts';
import { customFieldsShown, detailShows } from './shows.ts';

/**
 * S18. Only what is given is sent: the table requires no field but the nickname, and speaks of overwriting only for
 * custom fields, which `upset_ex_field_str: 1` keeps. What the table requires although it is not to change, the
 * nickname and the owner of a customer that is followed up, is read and sent back as it is. `crm_status` stands in the
 * sample but not in the table, and is not sent.
 */
export const customerUpdate = (room: WriteRoom): Write<CustomerUpdate> => ({
  async prepare(input, call) {
    const { customer, nickname, levelExternalId, replaceCustomFields } = input;
    const asked: CustomerBody = {
      ...given({ nick: nickname }),
      ...customerBody(input, room.settings.SOBOT_PHONE_REGION),
      ...given({ vip_level: levelExternalId }),
    };
    const found = [
      ...checkCustomer(customer),
      ...checkFilled(nickname, ['nickname'], longestName),
      ...checkFilled(levelExternalId, ['levelExternalId']),
      ...checkCustomerFields(input),
      ...(replaceCustomFields && !input.customFields
        ? wrong(['customFields'], 'REQUIRED', 'Name the custom fields that shall remain; an empty list empties all.')
        : []),
    ];
    const isIdle = found.length === 0 && Object.keys(asked).length === 0;
    const problems = unfit(isIdle ? wrong(null, 'AT_LEAST_ONE_OF', 'Give something to change.') : found);
    if (problems !== null) return problems;

    const required = await readRequired(room, input, call);
    if (required === null) return { problems: [wrong(['customerId'], 'NOT_FOUND', 'There is no such customer.')[0]!] };
    const body = { ...required, ...asked, upset_ex_field_str: replaceCustomFields ? 0 : 1 };
    if (!('nick' in body)) {
      const message = 'Sobot needs a nickname with every change, and this customer has none yet.';
      return { problems: [wrong(['nickname'], 'REQUIRED', message)[0]!] };
    }
    return prepared(room, {
      request: post('user/update', body, customer),
      places: { customer: ['customerId'] },
      receipt: wrote(customer),
      readBack: (_sentAt, readCall) => lookAt(room, input, asked, readCall),
    });
  },
});

/** What the table requires and the caller left out, as it is now; null if there is no such customer. */
async function readRequired(
  { client }: WriteRoom,
  { customer, nickname, ownerExternalId }: CustomerUpdate,
  call: Call,
): Promise<CustomerBody | null> {
  const needsOwner = isBlank(ownerExternalId);
  if (isGiven(nickname) && !needsOwner) return {};
  const detail = await readDetail(client, customer, call);
  if (detail === null) return null;
  const listed = needsOwner ? await readListed(client, detail, call) : null;
  return { ...given({ nick: detail.nick }), ...(listed === null ? {} : ownerOf(listed)) };
}

const followedUp = '3';

const ownerOf = ({ crmstatus, liableserviceid, liableservicename }: SobotCustomer): CustomerBody =>
  crmstatus !== followedUp || liableserviceid === null
    ? {}
    : given({ liable_serviceid: liableserviceid, liable_service_name: liableservicename });

/** The detail bears all that was asked for; the owner stands in the list alone. */
async function lookAt(
  { client, settings }: WriteRoom,
  { customer, customFields, ownerExternalId, replaceCustomFields }: CustomerUpdate,
  asked: CustomerBody,
  call: Call,
): Promise<Receipt | null> {
  const detail = await readDetail(client, customer, call);
  const isShown =
    detail !== null &&
    detailShows(detail, asked, settings.SOBOT_PHONE_REGION) &&
    customFieldsShown(detail, customFieldsBody(customFields ?? []), replaceCustomFields);
  if (!isShown) return null;
  if (isBlank(ownerExternalId)) return { refs: [customer] };
  const listed = await readListed(client, detail, call);
  return listed?.liableserviceid === ownerExternalId ? { refs: [customer] } : null;
}
