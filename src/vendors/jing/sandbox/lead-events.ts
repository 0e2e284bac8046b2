import type { JsonObject } from '../shapes.ts';
import { toChinaText } from '../../values/time.ts';
import { end, hour, pushOf, type Happening, type Thing } from './envelope.ts';
import { leadInfo, phoneAt, stageAt } from './lead-info.ts';
import { employeeAt, personName, uuidOf } from './people.ts';
import { teamEvent } from './team-event.ts';

const count = 52;
const wholeCount = 48; // the rest are known only from what later events mention

const leadAt = (index: number): Thing => ({
  objectName: 'lead',
  index,
  id: uuidOf(`lead ${index}`),
  createdAt: end - 3 * hour - index * 184 * hour,
});

/** The life of the leads, oldest push of each first. */
export const leadPushes = (accountIdAt: (index: number) => string | null): JsonObject[] =>
  Array.from({ length: count }, (_, index) => leadAt(index)).flatMap((lead) =>
    happenings(lead, accountIdAt(lead.index)).map((happening) => pushOf(lead, happening)),
  );

function happenings(lead: Thing, accountId: string | null): Happening[] {
  const { index, createdAt } = lead;
  const later = (minutes: number) => createdAt + minutes * 60_000;
  const former = employeeAt(index + 1);
  const ownerChange = {
    former_owner: former.id,
    former_owner_name: former.name,
    entity_change_mapping: {
      old: { owner: former.id, jing_uuid: lead.id, assigner: 'admin:23849', lead_pool: 'market' },
      new: { owner: employeeAt(index).id, event_type: 'change_owner', assigner: 'admin:23849', lead_pool: 'market' },
    },
  };
  const [stage, stageLabel] = stageAt(index);
  const always = index < wholeCount ? [creation(lead)] : [];
  const some: [boolean, Happening][] = [
    [
      index >= wholeCount || index % 6 === 1,
      { eventType: 'object_change_owner', actionKeyword: 'auto_distribution', at: later(10), extra: ownerChange },
    ],
    [
      index < wholeCount && index % 2 === 0,
      {
        eventType: 'object_change_owner',
        actionKeyword: 'manual_distribution',
        at: later(20),
        extra: { ...ownerChange, object_info: leadInfo(lead, later(20), accountId) },
      },
    ],
    [index % 4 === 1, { eventType: 'object_add_notes', at: later(30), extra: { notes: `第 ${index} 条备注` } }],
    [
      index % 5 === 2,
      {
        eventType: 'object_update_life_cycle',
        at: later(40),
        extra: {
          life_status: stage,
          mapping_data: { life_status: ['baby_lead', stage] },
          mapping_data_text: { life_status: ['原始线索', stageLabel] },
        },
      },
    ],
    [
      index % 8 === 3,
      {
        eventType: 'object_update_status',
        at: later(50),
        extra: { mapping_data: { lead_status: [[], ['todo']] }, mapping_data_text: { lead_status: ['-', '待跟进'] } },
      },
    ],
    [
      index % 9 === 4,
      {
        eventType: 'object_change_lead_pool',
        at: later(60),
        extra: { entity_change_mapping: { old: { lead_pool: 'market' }, new: { lead_pool: 'sales' } } },
      },
    ],
    [
      index % 10 === 6,
      {
        eventType: 'object_update',
        at: later(70),
        extra: {
          mapping_data: { name: [personName(index), `${personName(index)}女士`], c_input_dl0qx9bo: [null, '新值'] },
          mapping_data_text: { name: [personName(index), `${personName(index)}女士`], c_input_dl0qx9bo: ['-', '新值'] },
        },
      },
    ],
    [index % 16 === 3, { eventType: 'add_omni_user_success', at: later(5) }],
    [index % 16 === 7, { eventType: 'object_source_info', at: later(80), extra: sourceOf(index, later(80)) }],
    [index % 8 === 0, teamEvent('object_add_team_member', index, later(85))],
    [index % 32 === 8, teamEvent('object_remove_team_member', index, later(86))],
    [accountId !== null, { eventType: 'object_relation', at: later(90), extra: relation(index, accountId) }],
    [index % 12 === 10, { eventType: 'object_voids', at: later(100) }],
    [index % 24 === 10, { eventType: 'object_restore', at: later(110) }],
  ];
  return [...always, ...some.filter(([happens]) => happens).map(([, happening]) => happening)];
}

// What these carry is in no document: told as any other change of a field of a lead.
const sourceOf = (index: number, at: number): JsonObject => ({
  mapping_data: {
    param_5: [null, { jing_uuid: uuidOf(`source ${index % 3}`), label: '官网', value: 'web' }],
    source_updated_timestamp: ['', toChinaText(at)],
  },
  mapping_data_text: { param_5: ['-', '官网'] },
});

const relation = (index: number, accountId: string | null): JsonObject => ({
  mapping_data: { account_id: [null, accountId] },
  mapping_data_text: { account_id: ['-', `客户${index}`] },
});

/** A creation lists each field with one element (FACTS 2.4). */
const creation = ({ index, createdAt }: Thing): Happening => ({
  eventType: 'object_create',
  at: createdAt,
  extra: {
    object_id: '628',
    life_status: 'baby_lead',
    business_type_name: '标准线索',
    business_unit: null,
    baby_lead_action_uuid: uuidOf(`action ${index}`),
    mapping_data: {
      name: [personName(index)],
      mobile: [phoneAt(index)],
      life_status: ['baby_lead'],
      created_timestamp: [toChinaText(createdAt)],
      company_id: [null],
    },
    mapping_data_text: {
      name: [personName(index)],
      mobile: [phoneAt(index) || '-'],
      life_status: ['原始线索'],
      created_timestamp: [toChinaText(createdAt)],
      company_id: ['-'],
    },
  },
});
