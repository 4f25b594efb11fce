import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';

/** An empty database for one test file, on the run's own server. */
export interface TestDatabase {
  readonly url: string;
  /** For `pg`. */
  readonly connection: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly database: string;
  };
  /** Removes it. Close your own clients before: whoever is still connected is cut off. */
  readonly drop: () => Promise<void>;
}

/**
 * Makes an empty database on the server that the run started.
 *
 * @example
 * const database = await testDatabase();
 * afterAll(database.drop);
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { database: server, databaseUrl } = inject('servers');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    connection: { ...server, database: name },
    drop: () => onServer(server, `drop database if exists ${name} with (force)`),
  };
}

async function onServer(server: TestDatabase['connection'], statement: string): Promise<void> {
  const client = new Client({ ...server, database: 'postgres' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
