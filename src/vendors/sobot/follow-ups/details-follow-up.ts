import type { Copies, GraphKit } from '../../../graph/kit.ts';
import type { SharedEnums } from '../details-enums.ts';
import type { SobotBizContent, SobotFollowUpDetails } from './map-follow-up.ts';

export function followUpDetails(kit: GraphKit, enums: SharedEnums) {
  const { builder } = kit;
  const BizContentType = bizContent(kit, enums);
  return builder.objectRef<Copies<SobotFollowUpDetails>>('SobotFollowUpDetails').implement({
    description:
      'A behaviour at Sobot. biz_time is `occurredAt` (the vendor mixes seconds and milliseconds), datas are `fieldChanges`.',
    fields: (t) => ({
      bizType: t.string({
        description: 'Type of the behaviour, e.g. user_stage_update.',
        resolve: kit.pick('bizType'),
      }),
      bizContent: t.field({
        type: BizContentType,
        description: 'What the vendor tells; null if it could not be read.',
        resolve: kit.pick('bizContent'),
      }),
      bizContentRaw: t.string({
        description: 'What the vendor tells, as it came, as JSON text.',
        extensions: kit.personal, // the fields of a new customer are in it
        resolve: kit.pick('bizContentRaw'),
      }),
    }),
  });
}

const bizContent = ({ builder, StageType, personal }: GraphKit, { ActorType, BusinessType }: SharedEnums) =>
  builder.objectRef<SobotBizContent>('SobotBizContent').implement({
    description: 'What Sobot tells of a behaviour; which fields are filled depends on its type.',
    fields: (t) => ({
      userStage: t.exposeString('userStage', { description: 'Stage of the customer.' }),
      liableServiceName: t.exposeString('liableServiceName', { description: 'Agent in charge.', extensions: personal }),
      helperServiceName: t.exposeString('helperServiceName', { description: 'Assisting agent.', extensions: personal }),
      bizId: t.exposeID('bizId', { description: 'Id of the conversation or ticket behind it.' }),
      bizIdType: t.expose('bizIdType', { type: BusinessType, description: 'What `bizId` is.' }),
      bizIdTypeRaw: t.exposeString('bizIdTypeRaw', { description: 'The same as sent.' }),
      bizOperatorType: t.expose('bizOperatorType', { type: ActorType, description: 'What acted.' }),
      bizOperatorTypeRaw: t.exposeString('bizOperatorTypeRaw', { description: 'The same as sent.' }),
      bizOperatorTypeName: t.exposeString('bizOperatorTypeName', { description: 'What acted, in words.' }),
      bizOperatorId: t.exposeID('bizOperatorId', { description: 'Id of who acted.' }),
      bizOperatorName: t.exposeString('bizOperatorName', { description: 'Name of who acted.', extensions: personal }),
      stageType: t.expose('stageType', { type: StageType, description: 'Type of the new stage.' }),
      stageTypeRaw: t.exposeString('stageTypeRaw', { description: 'The same as sent.' }),
      stageTypeName: t.exposeString('stageTypeName', { description: 'Type of the new stage in words.' }),
      stageId: t.exposeID('stageId', { description: 'Id of the new stage.' }),
      stageName: t.exposeString('stageName', { description: 'Name of the new stage.' }),
      oldStageName: t.exposeString('oldStageName', { description: 'Name of the stage before.' }),
      remark: t.exposeString('remark', { description: 'Note.' }),
    }),
  });
