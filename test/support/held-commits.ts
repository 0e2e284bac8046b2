import pg from 'pg';
import { onTestFinished } from 'vitest';
import type { postgresSchemas } from './postgres-schemas.ts';

/** Commits of pushes that wait until they are let go, to see what others see meanwhile. */
export function heldCommits({ url, run }: Pick<ReturnType<typeof postgresSchemas>, 'url' | 'run'>, schema: string) {
  const key = (what: string) => `hashtextextended('${schema} ${what}', 0)`;
  const halves = (what: string) => `(${key(what)} >> 32 & 4294967295, ${key(what)} & 4294967295)`;
  return {
    /** From now on commits wait where `condition` holds for a push; `also` is done in them first. Gives the way to let them go. */
    hold: async (condition: string, also = ''): Promise<() => Promise<void>> => {
      await run(
        `CREATE FUNCTION ${schema}.hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF ${condition} THEN ${also}; PERFORM pg_advisory_xact_lock(${key('hold')}); END IF; RETURN NEW;
        END $$;
        CREATE CONSTRAINT TRIGGER hold AFTER INSERT ON ${schema}.pushes DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION ${schema}.hold()`.replace('THEN ;', 'THEN'),
      );
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      onTestFinished(() => client.end());
      await client.query(`SELECT pg_advisory_lock(${key('hold')})`);
      return async () => void (await client.query('SELECT pg_advisory_unlock_all()'));
    },
    /** How many wait, held back or behind one that is. */
    waiting: async (): Promise<number> => {
      const rows = await run(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
        AND (classid::bigint, objid::bigint) IN (${halves('hold')}, ${halves('writes')})`);
      return rows.length;
    },
  };
}
