import { z } from 'zod';
import { id, listOf, requiredId, text } from '../../values/wire.ts';

const time = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'number' || typeof value === 'string' ? value : null));

/** A behaviour (S24). */
export const sobotBehaviour = z.compile(
  z.object({
    id: requiredId,
    userid: id,
    biz_type: text,
    biz_time: time, // documented as milliseconds, sent as seconds too
    biz_content: z.unknown().optional(),
    create_time: time, // the name in the sample; 0 where unknown
    create_ime: time, // the name in the table
  }),
);

const value = z
  .unknown()
  .optional()
  .transform((held): string | null =>
    held === null || held === undefined || held === '' ? null : typeof held === 'string' ? held : JSON.stringify(held),
  );

const change = z.object({ field: text, name: text, value, oldValue: value, type: text });

/** What a behaviour tells; every key may be absent or null. */
export const sobotBizContent = z.compile(
  z.object({
    userStage: value,
    liableServiceName: text,
    helperServiceName: text,
    bizId: id,
    bizIdType: text,
    bizOperatorType: text,
    bizOperatorTypeName: text,
    bizOperatorId: id,
    bizOperatorName: text,
    stageType: text,
    stageTypeName: text,
    stageId: id,
    stageName: text,
    oldStageName: text,
    remark: text,
    datas: z.preprocess((held) => held ?? null, listOf(change).nullable()),
  }),
);
export type SobotBizContentWire = z.infer<typeof sobotBizContent>;
