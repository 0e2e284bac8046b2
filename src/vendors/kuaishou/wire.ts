// What Kuaishou sends, as far as it is read (FACTS 3.3 K1, 3.4). Numbers come quoted or not (FACTS 3.6, 14).
import { z } from 'zod';
import { piece } from '../values/pieces.ts';
import { rowReader } from '../values/row-reader.ts';
import { id, listOf, objectOrNull, rawRow, text, wholeNumber } from '../values/wire.ts';

/** Every reply: HTTP 200 also where it refuses; `code` is the real status. */
export const envelope = z.compile(
  z.object({
    code: z.union([z.number(), z.string().min(1)]).transform(String),
    message: text,
    data: z.unknown().optional(), // a refusal may have none
  }),
);

// Strict where tolerance would lie: `details` of another kind must not read as "no rows".
const rows = z.preprocess((value) => {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}, z.array(rawRow));

/** A page of rows, not yet read one by one. */
export const page = z.compile(
  z
    .looseObject({ total_count: wholeNumber, details: rows })
    .refine((data) => data.total_count !== null || data.details.length > 0, 'neither a total nor rows'),
);

export const tokenPair = z.object({
  access_token: z.string().min(1),
  access_token_expires_in: wholeNumber,
  refresh_token: text,
});

const digits = /^\d{1,40}$/;
const wholeId = piece(
  z.union([z.string(), z.number()]).transform(String).pipe(z.string().regex(digits)),
  (value) => (typeof value === 'string' || typeof value === 'number') && digits.test(String(value)),
  String,
);

const childIntention = z.object({ child_intention_id: id, child_intention_desc: text });

const storeInfo = objectOrNull(z.object({ store_name: text, store_number: text, city: text, province: text }));

const iccInfo = objectOrNull(
  z.object({
    phone_name: text,
    to_phone: text,
    from_phone: text,
    call_start_time: text,
    call_answer_time: text,
    call_finish_time: text,
    call_duration: wholeNumber,
    // The document's table says clue_stat, its sample call_stat.
    clue_stat: text,
    call_stat: text,
  }),
);

const formAnswer = z.object({ key: text, value: text, comp_type: text, custom_id: text, store_info: storeInfo });

const clueFields = z.object({
  id: wholeId,
  clue_tag: text,
  user_name: text,
  phone: text,
  phone_stat: text,
  intention_id: text,
  account_id: id,
  user_id: id,
  give_up_reason: text,
  source_type: text,
  page_id: id,
  page_name: text,
  source_url: text,
  create_time: text,
  update_time: text,
  sea_type: text,
  biz_id: text,
  channel_flag: text,
  child_intention_tag: listOf(childIntention),
  schedule: objectOrNull(z.object({ schedule_id: text, schedule_desc: text })),
  clue_source: objectOrNull(
    z.object({
      page_id: id,
      page_name: text,
      callback: text,
      dsp_campaign_id: id,
      dsp_unit_id: id,
      dsp_creative_id: id,
    }),
  ),
  form: objectOrNull(z.object({ id, name: text })),
  details: listOf(formAnswer),
  icc_info: iccInfo,
  store_info: storeInfo,
  biz_source: text,
  campaign_type: text,
  collect_account_id: id,
  attr_clue_account_id: id,
  submit_user_id: id,
});
export const clue = rowReader(clueFields);

export const callRecord = z.compile(
  z.object({
    call_id: text,
    clue_id: wholeId,
    from_phone: text,
    mid_phone: text,
    to_phone: text,
    call_start_time: text,
    call_answer_time: text,
    call_finish_time: text,
    call_duration: wholeNumber,
    call_stat: text,
    record_url: text,
  }),
);

export type WireClue = z.output<typeof clueFields>;
export type WireCallRecord = z.output<typeof callRecord>;
export type WireIccInfo = NonNullable<WireClue['icc_info']>;
export type WireFormAnswer = WireClue['details'][number];
export type WireStoreInfo = NonNullable<WireClue['store_info']>;
