import type { FieldChange } from '../../../records/custom-field.ts';
import type { FollowUp, Stage, StageChange, StageType } from '../../../records/follow-up.ts';
import type { Agent } from '../../../records/people.ts';
import type { RecordOrigin } from '../../../records/record.ts';
import { parseLossless } from '../../values/lossless.ts';
import { fromEither } from '../../values/time.ts';
import { followUpRef } from '../refs.ts';
import {
  toActorType,
  toBusinessType,
  toFollowUpKind,
  toStageType,
  type ActorType,
  type BusinessType,
} from '../vocabulary.ts';
import { sobotBehaviour, sobotBizContent, type SobotBizContentWire } from './wire-follow-up.ts';
import type { Row } from '../wire.ts';

/** What only Sobot knows of a follow-up. */
export interface SobotFollowUpDetails {
  readonly bizType: string | null;
  readonly bizContent: SobotBizContent | null;
  readonly bizContentRaw: string | null;
}

/** What a behaviour tells; which fields are filled depends on its type. */
export interface SobotBizContent extends Omit<
  SobotBizContentWire,
  'datas' | 'bizIdType' | 'bizOperatorType' | 'stageType'
> {
  readonly bizIdType: BusinessType | null;
  readonly bizIdTypeRaw: string | null;
  readonly bizOperatorType: ActorType | null;
  readonly bizOperatorTypeRaw: string | null;
  readonly stageType: StageType | null;
  readonly stageTypeRaw: string | null;
}

/** A behaviour of a customer (S24). */
export function toFollowUp(raw: Row, askedCustomer: string, origin: RecordOrigin): FollowUp {
  const wire = sobotBehaviour.parse(raw);
  const customer = wire.userid ?? askedCustomer;
  const { told, words, asText } = readContent(wire.biz_content);
  const kind = toFollowUpKind(wire.biz_type);
  const details: SobotFollowUpDetails = {
    bizType: wire.biz_type,
    bizContent: told === null ? null : toBizContent(told),
    bizContentRaw: asText,
  };
  return {
    ref: followUpRef(customer, wire.id),
    externalId: wire.id,
    origin,
    raw,
    kind,
    kindRaw: wire.biz_type,
    content: words,
    title: null,
    occurredAt: fromEither(wire.biz_time),
    createdAt: fromEither(wire.create_time) ?? fromEither(wire.create_ime),
    author: told === null ? null : toAuthor(told),
    target: { entity: 'CUSTOMER', ref: customer },
    targetType: 'CUSTOMER',
    targetTypeRaw: null,
    targetExternalId: customer,
    call: null,
    stageChange: told === null ? null : toStageChange(told),
    ownerChange: null,
    fieldChanges: told?.datas?.map(toFieldChange) ?? null,
    details,
  };
}

const saysNothing = /^\s*(?:null|\[\s*\])?\s*$/;

/** Typed as text that holds JSON, sent as an object; text that is no JSON is words. */
function readContent(content: unknown): {
  readonly told: SobotBizContentWire | null;
  readonly words: string | null;
  readonly asText: string | null;
} {
  if (content === null || content === undefined || content === '') return { told: null, words: null, asText: null };
  if (typeof content !== 'string') {
    return { told: readTold(content), words: null, asText: JSON.stringify(content) };
  }
  const told = readTold(fromJson(content));
  return { told, words: told === null && !saysNothing.test(content) ? content : null, asText: content };
}

function readTold(content: unknown): SobotBizContentWire | null {
  const read = sobotBizContent.safeParse(content);
  return read.success ? read.data : null;
}

function fromJson(content: string): unknown {
  try {
    return parseLossless(content);
  } catch {
    return null; // words
  }
}

function toBizContent({ datas: _datas, ...told }: SobotBizContentWire): SobotBizContent {
  return {
    ...told,
    bizIdType: toBusinessType(told.bizIdType),
    bizIdTypeRaw: told.bizIdType,
    bizOperatorType: toActorType(told.bizOperatorType),
    bizOperatorTypeRaw: told.bizOperatorType,
    stageType: toStageType(told.stageType),
    stageTypeRaw: told.stageType,
  };
}

/** Bots, triggers and schedules have a name too, but are nobody's author. */
function toAuthor(told: SobotBizContentWire): Agent | null {
  const type = toActorType(told.bizOperatorType);
  if (type !== null && type !== 'AGENT') return null;
  if (told.bizOperatorId === null && told.bizOperatorName === null) return null;
  return { externalId: told.bizOperatorId, name: told.bizOperatorName };
}

function toStageChange(told: SobotBizContentWire): StageChange | null {
  const isAbout = [told.stageId, told.stageName, told.stageType, told.oldStageName].some((part) => part !== null);
  if (!isAbout) return null;
  const before: Stage | null =
    told.oldStageName === null
      ? null
      : { externalId: null, name: told.oldStageName, type: null, typeRaw: null, sortNumber: null };
  const after: Stage = {
    externalId: told.stageId,
    name: told.stageName,
    type: toStageType(told.stageType),
    typeRaw: told.stageType,
    sortNumber: null,
  };
  return { before, after, remark: told.remark };
}

type Change = NonNullable<SobotBizContentWire['datas']>[number];

const toFieldChange = (change: Change): FieldChange => ({
  field: change.field ?? change.name ?? '',
  label: change.name,
  before: change.oldValue,
  after: change.value,
  typeRaw: change.type,
});
