import type { Row } from '../wire.ts';

// What belongs together is replaced together, so that no stage ever bears the name of the one before.
const together = [
  ['stageid', 'stage_name', 'stage_type'],
  ['liable_agentid', 'liable_agent_name', 'liable_department_name'],
  ['helper_agentid', 'helper_agent_name'],
  ['create_id', 'create_name'],
  ['update_id', 'update_name'],
  ['bizid', 'bizid_type'],
  ['biz_operatorid', 'biz_operator_name', 'biz_operator_type'],
];

/** A pushed customer as it is kept: by the names of the tables, which the samples spell otherwise (wx_build_unionId). */
export function pushedFields(row: Row): Row {
  const filledLast = Object.entries(row).sort(([, a], [, b]) => Number(isFilled(a)) - Number(isFilled(b)));
  const fields = Object.fromEntries(filledLast.map(([name, value]) => [name.toLowerCase(), value]));
  const missing = together
    .filter((names) => names.some((name) => Object.hasOwn(fields, name)))
    .flatMap((names) => names.map((name) => [name, ''] as const));
  return { ...Object.fromEntries(missing), ...fields };
}

const isFilled = (value: unknown): boolean => value !== null && value !== undefined && value !== '';
