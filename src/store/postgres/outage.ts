import pg from 'pg';
import { StoreUnavailable } from '../store.ts';

/** The database refused a statement: a mistake of ours, or something that it cannot keep. */
export class RefusedStatement extends Error {
  constructor(code: string, options: ErrorOptions) {
    super(`The database refused a statement (${code}).`, options);
    this.name = `RefusedStatement ${code}`;
  }
}

/**
 * Waits for the database; an outage becomes `StoreUnavailable`. Whatever is no refusal of a statement is one: the client
 * has no class of its own for broken, slow or closed connections.
 */
export async function reached<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const code = stateOf(error);
    if (code !== undefined && !isOutage(code)) throw new RefusedStatement(code, { cause: error });
    throw new StoreUnavailable('The database cannot be had.', { cause: error });
  }
}

/** The SQLSTATE of a refusal by the server. */
export const stateOf = (error: unknown): string | undefined =>
  error instanceof pg.DatabaseError ? error.code : undefined;

// Classes: connection, wrong password, rolled back, no resources, stopped or timed out, system. Then single states:
// no such database, read-only (a standby), idle in a transaction for too long, a lock not had in time, data corrupted.
const outageClasses = ['08', '28', '40', '53', '57', '58'];
const outages = ['3D000', '25006', '25P03', '55P03', 'XX001', 'XX002'];

const isOutage = (code: string): boolean => outages.includes(code) || outageClasses.includes(code.slice(0, 2));
