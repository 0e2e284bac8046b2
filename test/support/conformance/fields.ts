import { isObjectType } from 'graphql';
import { createSchema } from '../../../src/schema.ts';
import type { Entity } from '../../../src/records/record.ts';

const typeNames: Readonly<Record<Entity, string>> = {
  LEAD: 'Lead',
  CUSTOMER: 'Customer',
  TAG: 'Tag',
  FOLLOW_UP: 'FollowUp',
  TASK: 'Task',
};

/** Fields that every record has by itself, or that are lists of their own. */
const structural = new Set(['id', 'vendor', 'externalId', 'origin', 'followUps']);

/** Fields of the graph that stand under another name in a record. */
const inRecord: Readonly<Record<string, string>> = { vendorDetails: 'details', customers: 'customerRefs' };

const schema = createSchema();

/** The unified fields of a kind of record, by their names in the graph. */
export function unifiedFields(entity: Entity): string[] {
  const type = schema.getType(typeNames[entity]);
  return isObjectType(type) ? Object.keys(type.getFields()).filter((name) => !structural.has(name)) : [];
}

/** A field of the graph in a record: undefined where the copy does not carry it. */
export const fieldIn = (record: object, name: string): unknown => {
  const own = inRecord[name] ?? name;
  return own in record ? (record as Readonly<Record<string, unknown>>)[own] : undefined;
};

/** True for what tells something: neither null nor an empty list. */
export const tells = (value: unknown): boolean =>
  value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
