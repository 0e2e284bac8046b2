import type pg from 'pg';
import type { Row } from '../row.ts';
import { reached } from './outage.ts';
import { toText } from './text.ts';

type Value = string | number | null;

/** Runs one statement. Throws `StoreUnavailable` if the database cannot be had, `RefusedStatement` if it says no. */
export type Query = (sql: string, values?: readonly (Value | readonly Value[])[]) => Promise<Row[]>;

/** Statements over one connection. */
export const queryOver =
  (client: pg.ClientBase): Query =>
  async (sql, values = []) =>
    (await reached(client.query<Row>(sql, values.map(toParameter)))).rows;

const toParameter = (value: Value | readonly Value[]) =>
  typeof value === 'object' && value !== null ? value.map(toValue) : toValue(value);

const toValue = (value: Value): Value => (typeof value === 'string' ? toText(value) : value);

/** Objects by their columns, as `unnest` wants them. */
export const columnsOf = <T extends Readonly<Record<string, Value>>>(
  rows: readonly T[],
  names: readonly (keyof T)[],
): Value[][] => names.map((name) => rows.map((row) => row[name] ?? null));
