import { Client } from 'pg';
import { postgres } from './real-parts.ts';

/** An empty PostgreSQL database of its own, and the way to drop it with all that is connected to it. */
export async function freshDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `crm_federation_${process.pid}_${Date.now().toString(36)}_${Math.trunc(Math.random() * 1e6)}`;
  await asAdministrator(`CREATE DATABASE ${name}`);
  const url = new URL(postgres.url);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdministrator(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function asAdministrator(sql: string): Promise<void> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
