import type { StageType } from '../../../records/follow-up.ts';
import type { Call } from '../../call.ts';
import type { Write } from '../../write.ts';
import type { CustomerStageSet } from '../../write-inputs.ts';
import { stageOfCustomer } from '../customers/stages-of-customers.ts';
import { checkCustomer, checkText, isBlank, unfit, wrong } from './checks.ts';
import { pageSize } from './pages.ts';
import { prepared, wrote } from './prepared.ts';
import { post } from './request.ts';
import type { WriteRoom } from './room.ts';

const wireTypes: Readonly<Partial<Record<StageType, number>>> = {
  PROCESS: 1,
  RESULT: 2,
  WON: 21,
  LOST: 22,
  INVALID: 23,
};

/** S27: wants the stage's own name beside its id. */
export const customerStageSet = (room: WriteRoom): Write<CustomerStageSet> => ({
  async prepare({ customer, stageExternalId, stageName, stageType }, call) {
    const wireType = wireTypes[stageType];
    const problems = unfit([
      ...checkCustomer(customer),
      ...checkText(stageExternalId, ['stageExternalId']),
      ...(wireType === undefined ? wrong(['stageType'], 'INVALID_VALUE', 'There is no such type of stage.') : []),
    ]);
    if (problems !== null) return problems;
    const name = isBlank(stageName) ? await nameOf(room, stageExternalId, call) : stageName;
    if (isBlank(name)) {
      const message = 'Sobot needs the name of the stage, and its list of stages does not tell it.';
      return { problems: [wrong(['stageName'], 'REQUIRED', message)[0]!] };
    }
    return prepared(room, {
      request: post('user_stage/stage_save', {
        userid: customer,
        stageid: stageExternalId,
        stage_name: name,
        stage_type: wireType,
      }),
      places: { customer: ['customerId'] },
      receipt: wrote(customer),
      async readBack(_sentAt, readCall) {
        const latest = await stageOfCustomer(room.client, customer, pageSize, readCall);
        const isDone = latest?.externalId === stageExternalId && latest.typeRaw === String(wireType);
        return isDone ? { refs: [customer] } : null;
      },
    });
  },
});

/** Only stages of the process are listed, none of the results (S26). */
async function nameOf(room: WriteRoom, stageId: string, call: Call): Promise<string | null> {
  const stages = await room.reference.stages?.(call);
  return stages?.find(({ externalId }) => externalId === stageId)?.name ?? null;
}
