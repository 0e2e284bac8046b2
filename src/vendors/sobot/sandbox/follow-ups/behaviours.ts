import { stages, type SandboxCustomer } from '../customers/customers.ts';
import { paged, type Wire } from '../replies.ts';
import type { Route, Routes } from '../route.ts';
import { hexId, seconds, today } from '../seeds.ts';

const hour = 3_600_000;

/** S24: what happened with one customer, latest first. Seconds and milliseconds are mixed, as in the sample. */
const list: Route = ({ query }, { customers, behaviours }) => {
  const customer = customers.find(({ id }) => id === query.get('userid'));
  if (customer === undefined) return paged([], query, 100);
  const written = behaviours.filter(({ userid }) => userid === customer.id);
  const isAsked = filterOf(query.get('biz_type'));
  return paged([...written, ...behavioursOf(customer)].filter(isAsked), query, 100);
};

/** The three kinds that can be asked for; the sample asks for 1 and gets all. Rows have finer types of their own. */
function filterOf(kind: string | null): (behaviour: Wire) => boolean {
  const kindOf = ({ biz_type: type }: Wire): string => {
    if (type === 'groupService') return type;
    return typeof type === 'string' && type.startsWith('user_') ? 'groupUser' : 'groupOther';
  };
  const isKind = kind === 'groupService' || kind === 'groupUser' || kind === 'groupOther';
  return (behaviour) => !isKind || kindOf(behaviour) === kind;
}

/** What customers did. */
export const behaviourRoutes: Routes = { 'GET user_dynamic/list_by_page': list };

/** Mostly a handful; the tenth customer has more than a page, and the last more than anybody would search. */
const howMany = (place: number): number => (place === 10 ? 130 : place === 149 ? 1050 : 2 + (place % 4));

/** Of customers written since the start, their creation alone. */
function behavioursOf(customer: SandboxCustomer): Wire[] {
  const length = customer.number === null ? 0 : howMany(customer.number);
  const later = Array.from({ length }, (_, number) => {
    const at = Math.min(customer.created + (number + 1) * 7 * hour, today - 2 * hour + number * 1000);
    return laterBehaviour(customer, number, at);
  });
  return [...later.toReversed(), creation(customer)];
}

function creation(customer: SandboxCustomer): Wire {
  return {
    id: hexId(`behaviour ${customer.id} creation`),
    userid: customer.id,
    biz_type: 'user_create',
    biz_time: customer.created + 807, // milliseconds
    biz_content: {
      userStage: null,
      liableServiceName: null,
      helperServiceName: null,
      bizIdType: null,
      bizId: null,
      bizOperatorType: 1,
      bizOperatorTypeName: 'Create manually',
      bizOperatorId: null,
      bizOperatorName: null,
      datas: [
        { type: 1, field: 'nick', name: 'nick', value: customer.row.nick, oldValue: null },
        { type: 1, field: 'source', name: 'source', value: 'WeChat', oldValue: null },
      ],
    },
    create_time: 0,
  };
}

function laterBehaviour(customer: SandboxCustomer, number: number, at: number): Wire {
  const head = { id: hexId(`behaviour ${customer.id} ${number}`), userid: customer.id };
  switch (number % 5) {
    case 0:
      return {
        ...head,
        biz_type: 'user_stage_update',
        biz_time: seconds(at),
        biz_content: stageUpdate(number),
        create_time: seconds(at),
      };
    case 1:
      return {
        ...head,
        biz_type: 'user_stage_update',
        biz_time: String(seconds(at)),
        biz_content: JSON.stringify(stageUpdate(number)), // typed as text that holds JSON
        create_ime: seconds(at),
      };
    case 2:
      return {
        ...head,
        biz_type: 'groupService',
        biz_time: at,
        biz_content: '电话沟通，客户下周再定',
        create_time: at,
      };
    case 3:
      return {
        ...head,
        biz_type: 'user_liable_update', // a value nobody documented
        biz_time: seconds(at),
        biz_content: {
          bizIdType: 2,
          bizId: hexId(`talk ${number}`),
          bizOperatorType: 4,
          bizOperatorName: '语音机器人',
          datas: [],
        },
        create_time: '',
      };
    default:
      return { ...head, biz_type: null, biz_time: seconds(at), biz_content: null };
  }
}

function stageUpdate(number: number): Wire {
  const stage = stages[number % stages.length]!;
  const type = ['1', '21', '22', '23', '2', '9'][Math.floor(number / 5) % 6];
  return {
    stageType: type,
    stageTypeName: 'Follow-up process',
    stageId: stage.id,
    stageName: type === '1' ? stage.name : null,
    oldStageName: number === 0 ? null : 'intention',
    remark: number % 2 === 0 ? '' : '再跟进',
    bizOperatorType: 1,
    bizOperatorId: hexId('agent 0'),
    bizOperatorName: '客服一',
  };
}
