import { expect, it } from 'vitest';
import { aChangeServer } from '../support/a-change-server.ts';
import { openStream, type ServerSentEvent } from '../support/event-stream.ts';
import { gets } from '../support/fake-vendors.ts';
import { pushChange } from '../support/pushed-changes.ts';

const refOf = ({ data }: ServerSentEvent): string =>
  Buffer.from(data.data.changes.recordId, 'base64url').toString().split(':').at(-1) ?? '';

it('brings each subscriber the kinds of record and the vendors that he asked for, and goes on from where he was', async () => {
  const adapters = {
    jing: { LEAD: gets<'LEAD'>(), CUSTOMER: gets<'CUSTOMER'>() },
    sobot: { CUSTOMER: gets<'CUSTOMER'>() },
  };
  const { url, store } = await aChangeServer({ adapters });
  const subscribe = (wanted: string) =>
    openStream(url, `subscription { changes(${wanted}) { cursor entity recordId } }`);
  const [leads, customers, ofSobot, both] = await Promise.all([
    subscribe('entities: [LEAD]'),
    subscribe('entities: [CUSTOMER]'),
    subscribe('entities: [CUSTOMER], vendors: [SOBOT]'),
    subscribe('entities: [CUSTOMER, LEAD]'),
  ]);
  const push = async (from: number) => {
    for (let n = from; n < from + 6; n += 1) {
      const subject = n % 3 === 0 ? 'LEAD' : 'CUSTOMER';
      await pushChange(store, `${subject}-${n}`, { subject, vendor: n % 3 === 1 ? 'sobot' : 'jing' });
    }
  };
  await push(0);
  const [seenLeads, seenCustomers, seenOfSobot, seenBoth] = await Promise.all([
    leads.take(2),
    customers.take(4),
    ofSobot.take(2),
    both.take(6),
  ]);
  expect(seenLeads.map(refOf)).toEqual(['LEAD-0', 'LEAD-3']);
  expect(seenCustomers.map(refOf)).toEqual(['CUSTOMER-1', 'CUSTOMER-2', 'CUSTOMER-4', 'CUSTOMER-5']);
  expect(seenOfSobot.map(refOf)).toEqual(['CUSTOMER-1', 'CUSTOMER-4']);
  expect(seenBoth.map(refOf)).toHaveLength(6);

  leads.leave();
  await push(6);
  const again = await subscribe(`entities: [LEAD], after: "${seenLeads[0]!.id}"`);
  expect((await again.take(3)).map(refOf)).toEqual(['LEAD-3', 'LEAD-6', 'LEAD-9']);
  expect((await ofSobot.take(2)).map(refOf)).toEqual(['CUSTOMER-7', 'CUSTOMER-10']);
});
