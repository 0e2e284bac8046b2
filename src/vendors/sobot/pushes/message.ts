import type { PushItem } from '../../push.ts';
import { fromSeconds } from '../../values/time.ts';
import { rawRow } from '../../values/wire.ts';
import { customerIdOf } from '../refs.ts';
import type { SobotSettings } from '../settings.ts';
import type { Row } from '../wire.ts';
import { pushHash } from './push-hash.ts';
import { pushedFields } from './pushed-fields.ts';
import { pushHead, type PushHead } from './wire-push.ts';

/** What one message does, or why it cannot be read; the reason quotes nothing of it. */
export function readMessage(message: unknown, settings: SobotSettings): PushItem | string {
  const row = rawRow.safeParse(message);
  if (!row.success) return 'a message is no object';
  const head = pushHead.parse(row.data);
  const { companyid, userid, msg_type: kind, datetime } = head;
  if (settings.SOBOT_COMPANY_ID !== undefined && companyid !== settings.SOBOT_COMPANY_ID) return 'of another company';
  if (userid === null || customerIdOf(userid) === null) return 'no readable userid';

  const dedupeKey = pushHash([companyid, userid, kind, datetime, row.data]);
  const at = fromSeconds(datetime) ?? fromSeconds(head.update_datetime);
  if (kind === '0') return { dedupeKey, ...upsert(userid, at, head, row.data) };
  if (kind === '1') {
    const merged = head.merged_userid;
    if (merged === null || customerIdOf(merged) === null) return 'a merge without a readable merged_userid';
    const survivesAs = settings.SOBOT_MERGE_SURVIVOR;
    return { dedupeKey, ...(survivesAs === 'userid' ? merge(merged, userid, at) : merge(userid, merged, at)) };
  }
  return 'not a known msg_type';
}

/** Added or changed: no field tells which (FACTS 4.5). `datetime` is when these data held, in messages of every kind. */
function upsert(customer: string, at: Date | null, head: PushHead, row: Row): PushItem {
  const isDeleted = head.status === '9' ? true : head.status === '8' ? false : undefined;
  const createdAt = fromSeconds(head.create_datetime);
  return {
    events: [
      {
        entity: 'CUSTOMER',
        ref: customer,
        at,
        kindRaw: '0',
        set: pushedFields(row),
        isWhole: true,
        ...(createdAt === null ? {} : { sortTime: createdAt }),
        ...(isDeleted === undefined ? {} : { isDeleted }),
      },
    ],
    change: {
      subject: 'CUSTOMER',
      ref: customer,
      kind: isDeleted === true ? 'DELETED' : 'UPDATED',
      kindRaw: '0',
      at,
    },
  };
}

function merge(gone: string, survivor: string, at: Date | null): PushItem {
  const about = { at, kindRaw: '1' };
  // The document's own sample names one customer twice: something of it changed, and nobody is known to have gone.
  if (gone === survivor) {
    return { events: [], change: { ...about, subject: 'CUSTOMER', ref: survivor, kind: 'UPDATED' } };
  }
  const merged = { ...about, ref: gone, mergedInto: survivor };
  return {
    events: [{ ...merged, entity: 'CUSTOMER', set: {}, isWhole: false }],
    change: { ...merged, subject: 'CUSTOMER', kind: 'MERGED' },
  };
}
