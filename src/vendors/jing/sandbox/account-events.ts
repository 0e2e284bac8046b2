import type { JsonObject } from '../shapes.ts';
import { toChinaText } from '../../values/time.ts';
import { end, hour, pushOf, type Happening, type Thing } from './envelope.ts';
import { phoneAt } from './lead-info.ts';
import { employeeAt, uuidOf } from './people.ts';
import { teamEvent } from './team-event.ts';

const count = 14;

const accountAt = (index: number): Thing => ({
  objectName: 'account',
  index,
  id: uuidOf(`account ${index}`),
  createdAt: end - 5 * hour - index * 680 * hour,
});

/** Every sixth lead belongs to an account. */
export const accountIdAt = (leadIndex: number): string | null =>
  leadIndex % 6 === 0 ? accountAt(Math.floor(leadIndex / 6)).id : null;

/** The life of the accounts. */
export const accountPushes = (): JsonObject[] =>
  Array.from({ length: count }, (_, index) => accountAt(index)).flatMap((account) =>
    happenings(account).map((happening) => pushOf(account, happening)),
  );

function happenings({ index, createdAt }: Thing): Happening[] {
  const later = (minutes: number) => createdAt + minutes * 60_000;
  const name = `示例集团${index}`;
  const all: [boolean, Happening][] = [
    [
      true,
      {
        eventType: 'object_create',
        at: createdAt,
        extra: {
          mapping_data: { name: [name], mobile: [phoneAt(index)], created_timestamp: [toChinaText(createdAt)] },
          mapping_data_text: { name: [name] },
        },
      },
    ],
    // Numbers as texts and a key nobody documents, as in Jing's own example (FACTS 2.4).
    [
      index % 2 === 0,
      {
        eventType: 'object_update',
        at: later(15),
        extra: {
          object_id: '31',
          openplatform: 'openplatform',
          mapping_data: { company_id: [null, `示例公司${index % 9}`], ...changes(index, later(15)) },
          mapping_data_text: { company_id: ['-', `示例公司${index % 9}`] },
        },
      },
    ],
    [
      index % 3 === 0,
      {
        eventType: 'object_change_owner',
        actionKeyword: 'manual_distribution',
        at: later(30),
        extra: { former_owner: employeeAt(index + 1).id, former_owner_name: employeeAt(index + 1).name },
      },
    ],
    [index % 4 === 2, { eventType: 'object_relation', at: later(45) }],
    [index === 6, teamEvent('object_add_team_member', index, later(50))],
    [index === 11, { eventType: 'object_voids', at: later(60) }],
  ];
  return all.filter(([happens]) => happens).map(([, happening]) => happening);
}

/** Fields that an account shares with a lead. */
const changes = (index: number, at: number): JsonObject => ({
  country_region: ['', '中国/广东省/珠海市'],
  latest_remark: ['', '重点跟进'],
  created_by: [null, 'employee2@jing.example'],
  updated_by: [null, `admin:${23849 + index}`],
  updated_timestamp: [null, toChinaText(at)],
  c_input_dl0qx9bo: [null, '备用字段'],
});
