import type { Agent, NamedReference, Region } from '../../records/people.ts';
import { readEmail } from '../values/contact.ts';
import { listIn, readCompany, readOption, readOwner, shownOf, textOf, type JsonObject } from './shapes.ts';

export function toAgent(owner: unknown, phoneRegion: string): Agent | null {
  const read = readOwner(owner, phoneRegion);
  if (read === null) return null;
  return {
    externalId: read.id,
    name: read.label,
    email: read.email,
    phone: read.mobile,
    avatarUrl: read.avatar,
    departmentName: null,
  };
}

/** Those who help; null until one is seen. How they are told is in `pushes/team.ts`. */
export function toCollaborators(fields: JsonObject, phoneRegion: string): Agent[] | null {
  if (!Object.hasOwn(fields, 'team_member')) return null;
  return listIn(fields['team_member'])
    .map((person) => toAgent(person, phoneRegion))
    .filter((agent) => agent !== null);
}

/** Who did something is an e-mail in `object_info`, and `admin:23849` where fields changed (FACTS 2.5: 4). */
export function toOperator(person: unknown): Agent | null {
  const text = shownOf(person);
  if (text === null) return null;
  const number = /^\w+:(\d+)$/.exec(text)?.[1] ?? null;
  const email = readEmail(text);
  const name = number === null && email === null ? text : null;
  return { externalId: number, name, email, phone: null, avatarUrl: null, departmentName: null };
}

export const agentOf = (id: unknown, name: unknown): Agent | null => {
  const agent = { externalId: textOf(id), name: textOf(name) };
  if (agent.externalId === null && agent.name === null) return null;
  return { ...agent, email: null, phone: null, avatarUrl: null, departmentName: null };
};

export function toCompany(value: unknown): NamedReference | null {
  const company = readCompany(value);
  return company === null
    ? null
    : { externalId: company.id ?? company.companyUuid, name: company.label ?? company.value };
}

export function toPool(value: unknown): NamedReference | null {
  const pool = readOption(value);
  return pool === null ? null : { externalId: pool.value ?? pool.jingUuid, name: pool.label };
}

/** Country, province and city are one text, e.g. 中国/山西省/晋城市. */
export function toRegion(value: unknown): Region | null {
  const option = readOption(value);
  const text = option?.label ?? option?.value ?? null;
  if (text === null) return null;
  const levels = text.split('/');
  const [country, province, city] = levels.length === 3 ? levels.map(named) : [null, null, null];
  return { text, country, province, city, district: null, address: null };
}

const named = (name: string): NamedReference | null => (name === '' ? null : { externalId: null, name });
