// One case for each mutation that Sobot takes: what is asked, which one call it makes, and where the change is seen.
import type { WriteName } from '../../src/vendors/write.ts';
import { inAnyOrder, groupsNamed, tagsWith, wornBy, allTagIds, onBlacklist, followUpsOf } from './sobot-looks.ts';
import type { Asker, World } from './sobot-world.ts';

/** A mutation as its caller gives it, and what the vendor's own lists show of it. */
export interface WriteCase {
  input(world: World): object;
  /** The call that changes something, `{…}` in its path being an id. */
  readonly call: string;
  /** Asks a list of the vendor's for the place of the change. */
  look(asker: Asker, world: World): Promise<unknown>;
  /** What is seen there afterwards, and was not before. */
  after(world: World): unknown;
  /** What the payload shows of it, as fields and their values. */
  readonly payload?: { readonly fields: string; shows(world: World): unknown };
}

/** The input of companyCreate, whose company no list shows. */
export const newCompany = {
  vendor: 'SOBOT',
  name: '新开的公司',
  region: { province: { externalId: '110000', name: '北京' } },
  domains: ['xinkai.example.com'],
};

const ofSobot = (externalId: string) => ({ vendor: 'SOBOT', externalId });

export const writeCases: Readonly<Record<Exclude<WriteName, 'companyCreate'>, WriteCase>> = {
  customerCreate: {
    input: () => ({
      vendor: 'SOBOT',
      nickname: '新来的甲',
      status: 'TO_BE_ASSIGNED',
      phone: '+8613922223333',
      email: 'xinlai@example.com',
      customFields: [{ param: 'number', values: ['12'] }],
    }),
    call: 'POST /scrm/5/user/save',
    look: async ({ read }) =>
      (
        await read(`{ customers(vendors: [SOBOT], filter: { nickname: "新来的甲" }) {
          nodes { nickname phone email status tags { name } } } }`)
      ).customers.nodes,
    after: () => [
      {
        nickname: '新来的甲',
        phone: '+8613922223333',
        email: 'xinlai@example.com',
        status: 'TO_BE_ASSIGNED',
        tags: [],
      },
    ],
    payload: {
      fields: 'action actionRaw record { nickname customFields { text } }',
      shows: () => ({
        action: 'ADDED',
        actionRaw: 'add',
        record: { nickname: '新来的甲', customFields: [{ text: '12' }] },
      }),
    },
  },
  customerUpdate: {
    input: ({ customer }) => ({ customerId: customer, remark: '爱喝茶' }),
    call: 'POST /scrm/5/user/update/{customer}',
    look: (asker, { customer }) => asker.row(customer, 'nickname remark status'),
    after: ({ nickname }) => ({ nickname, remark: '爱喝茶', status: 'FOLLOWING_UP' }),
    payload: { fields: 'record { remark }', shows: () => ({ record: { remark: '爱喝茶' } }) },
  },
  customerTagsChange: {
    input: ({ customer, fresh, worn }) => ({ customerId: customer, addTagIds: [fresh.id], removeTagIds: [worn.id] }),
    call: 'POST /scrm/5/label/update_biz_label',
    look: (asker, { customer }) => wornBy(asker, customer),
    after: ({ alsoWorn, fresh }) => [alsoWorn, fresh.id].toSorted(),
    payload: {
      fields: 'record { tags { id } }',
      shows: ({ alsoWorn, fresh }) => ({ record: { tags: inAnyOrder({ id: alsoWorn }, { id: fresh.id }) } }),
    },
  },
  customerTagsReplace: {
    input: ({ customer, fresh, worn }) => ({ customerId: customer, tagIds: [fresh.id, worn.id] }),
    call: 'POST /scrm/5/label/update_biz_label',
    look: (asker, { customer }) => wornBy(asker, customer),
    after: ({ worn, fresh }) => [worn.id, fresh.id].toSorted(),
    payload: {
      fields: 'record { tags { id } }',
      shows: ({ worn, fresh }) => ({ record: { tags: inAnyOrder({ id: worn.id }, { id: fresh.id }) } }),
    },
  },
  customerStageSet: {
    input: ({ customer, stage }) => ({ customerId: customer, stageExternalId: stage.key, stageType: 'PROCESS' }),
    call: 'POST /scrm/5/user_stage/stage_save',
    look: (asker, { customer }) => followUpsOf(asker, customer, 'kind stageChange { after { externalId name type } }'),
    after: ({ stage }) => ({
      kind: 'STAGE_CHANGED',
      stageChange: { after: { externalId: stage.key, name: stage.name, type: 'PROCESS' } },
    }),
    payload: {
      fields: 'record { stage { name } }',
      shows: ({ stage }) => ({ record: { stage: { name: stage.name } } }),
    },
  },
  customersAssign: {
    input: ({ customer, agent }) => ({
      customerIds: [customer],
      kind: 'CHANGE_OWNER',
      owners: [{ externalId: agent.key }],
    }),
    call: 'POST /scrm/5/public_user/assign',
    async look(asker, { customer, customerKey, agent }) {
      const { owner } = await asker.row(customer, 'owner { externalId name }');
      const { customerAssignments } = await asker.read(
        `query ($owner: VendorKeyInput!, $from: DateTime!) {
          customerAssignments(owner: $owner, assignedAt: { gte: $from, lt: "2100-01-01T00:00:00Z" }) {
            nodes { customerExternalId } } }`,
        { owner: ofSobot(agent.key), from: new Date(Date.now() - 600_000).toISOString() },
      );
      const isAssigned = customerAssignments.nodes.some(
        (row: { customerExternalId: string }) => row.customerExternalId === customerKey,
      );
      return { owner, isAssigned };
    },
    after: ({ agent }) => ({ owner: { externalId: agent.key, name: agent.name }, isAssigned: true }),
    payload: {
      fields: 'records { nickname }',
      shows: ({ nickname }) => ({ records: [{ nickname }] }),
    },
  },
  customersRecycle: {
    input: ({ customer }) => ({ customerIds: [customer], isValid: true }),
    call: 'POST /scrm/5/public_user/confirm',
    look: (asker, { customer }) => asker.row(customer, 'status owner { externalId }'),
    after: () => ({ status: 'IN_POOL', owner: null }),
    payload: {
      fields: 'records { nickname }',
      shows: ({ nickname }) => ({ records: [{ nickname }] }),
    },
  },
  blacklistAdd: {
    input: ({ customer }) => ({ customerId: customer, duration: 'HOURS_72', reason: '骚扰' }),
    call: 'POST /scrm/5/user/add_black_list',
    look: async (asker, { customer }) => ({
      entries: await onBlacklist(asker, customer),
      ...(await asker.row(customer, 'isBlacklisted')),
    }),
    after: () => ({
      entries: [{ duration: 'HOURS_72', reason: '骚扰', isBlacklisted: true }],
      isBlacklisted: true,
    }),
    payload: {
      fields: 'entry { duration reason } record { isBlacklisted }',
      shows: () => ({ entry: { duration: 'HOURS_72', reason: '骚扰' }, record: { isBlacklisted: true } }),
    },
  },
  blacklistRemove: {
    input: ({ blacklisted }) => ({ customerId: blacklisted }),
    call: 'POST /scrm/5/user/remove_black_list',
    look: async (asker, { blacklisted }) => ({
      entries: await onBlacklist(asker, blacklisted),
      ...(await asker.row(blacklisted, 'isBlacklisted')),
    }),
    after: () => ({ entries: [], isBlacklisted: false }),
    payload: {
      fields: 'entry { duration } record { isBlacklisted }',
      shows: () => ({ entry: null, record: { isBlacklisted: false } }),
    },
  },
  followUpAdd: {
    input: ({ customer }) => ({ targetId: customer, content: '约好周五再谈' }),
    call: 'POST /scrm/5/user_stage/record_save',
    look: (asker, { customer }) => followUpsOf(asker, customer, 'content'),
    after: () => ({ content: '约好周五再谈' }),
    payload: { fields: 'record { content }', shows: () => ({ record: { content: '约好周五再谈' } }) },
  },
  tagGroupCreate: {
    input: () => ({
      vendor: 'SOBOT',
      name: '尺码',
      color: '#15C7C9',
      isMultipleChoice: true,
      tagNames: ['小号', '大号'],
    }),
    call: 'POST /scrm/5/label_group/save',
    look: (asker) => groupsNamed(asker, '尺码'),
    after: () => [
      { name: '尺码', color: '#15C7C9', isMultipleChoice: true, tags: inAnyOrder({ name: '大号' }, { name: '小号' }) },
    ],
    payload: {
      fields: 'group { name tags { name } }',
      shows: () => ({ group: { name: '尺码', tags: inAnyOrder({ name: '大号' }, { name: '小号' }) } }),
    },
  },
  tagGroupUpdate: {
    input: ({ worn }) => ({ group: ofSobot(worn.group), name: '改名组', color: '#123456' }),
    call: 'POST /scrm/5/label_group/update',
    async look(asker, { customer }) {
      const { tags } = await asker.row(customer, 'tags { group { name } }');
      return [(await groupsNamed(asker, '改名组')).map(({ color }: { color: string }) => color), tags[0].group.name];
    },
    after: () => [['#123456'], '改名组'],
    payload: {
      fields: 'group { name color }',
      shows: () => ({ group: { name: '改名组', color: '#123456' } }),
    },
  },
  tagGroupDelete: {
    input: ({ worn }) => ({ group: ofSobot(worn.group) }),
    call: 'GET /scrm/5/label_group/remove/{group}',
    async look(asker, { customer, worn }) {
      const { referenceData } = await asker.read('{ referenceData(vendor: SOBOT) { tagGroups { externalId } } }');
      return {
        isListed: referenceData.tagGroups.some(({ externalId }: { externalId: string }) => externalId === worn.group),
        isTagListed: (await allTagIds(asker)).includes(worn.id),
        worn: await wornBy(asker, customer),
      };
    },
    after: ({ alsoWorn }) => ({ isListed: false, isTagListed: false, worn: [alsoWorn] }),
  },
  tagCreate: {
    input: ({ worn }) => ({ group: ofSobot(worn.group), name: '全新标签', paramName: 'brandNew' }),
    call: 'POST /scrm/5/label/save',
    look: (asker) => tagsWith(asker, '全新标签'),
    after: () => [{ name: '全新标签' }],
    payload: {
      fields: 'record { name group { externalId } }',
      shows: ({ worn }) => ({ record: { name: '全新标签', group: { externalId: worn.group } } }),
    },
  },
  tagUpdate: {
    input: ({ worn }) => ({ tagId: worn.id, name: '改名标签' }),
    call: 'POST /scrm/5/label/update',
    async look(asker, { customer }) {
      const { tags } = await asker.row(customer, 'tags { name }');
      return [await tagsWith(asker, '改名标签'), tags[0].name];
    },
    after: () => [[{ name: '改名标签' }], '改名标签'],
    payload: { fields: 'record { name }', shows: () => ({ record: { name: '改名标签' } }) },
  },
  tagDelete: {
    input: ({ worn }) => ({ tagId: worn.id }),
    call: 'GET /scrm/5/label/remove/{tag}',
    look: async (asker, { customer, worn }) => ({
      isListed: (await allTagIds(asker)).includes(worn.id),
      worn: await wornBy(asker, customer),
    }),
    after: ({ alsoWorn }) => ({ isListed: false, worn: [alsoWorn] }),
  },
};
