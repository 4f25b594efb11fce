import { Kysely, PostgresDialect } from 'kysely';
import { Client, Pool, types } from 'pg';
import type { PoolConfig } from 'pg';
import type { Database, Tables } from './tables.ts';

/** How to reach the database: a connection string, or the fields `pg` knows, and how many connections at most. */
export type StoreOptions = Pick<
  PoolConfig,
  'connectionString' | 'host' | 'port' | 'user' | 'password' | 'database' | 'ssl'
> & { readonly poolSize?: number };

/** A pool of connections, with a name for messages that holds no password. */
export interface Connected {
  readonly db: Database;
  readonly where: string;
}

const POOL_SIZE = 8;
const OID_BIGINT = 20;
const OID_DATE = 1082;

/**
 * Opens a pool; connects only when it is first used. Dates come as `YYYY-MM-DD`, big integers as numbers (every one we
 * keep counts something). No lock is waited for, and no transaction left idle, for longer than half a minute: a writer
 * that hangs must not hold up all cycles.
 */
export function connect({ poolSize = POOL_SIZE, ...server }: StoreOptions): Connected {
  const { host, port, database } = new Client(server);
  const pool = new Pool({
    ...server,
    max: poolSize,
    application_name: 'treaty-desk',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    lock_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    types: { getTypeParser: parserOf },
  });
  // A connection that breaks says so to its listeners, and an error nobody listens to would end the process. The query
  // under way fails by itself and the pool drops the connection, so nothing more is to be done.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), where: `${host}:${port}/${database}` };
}

const parserOf: typeof types.getTypeParser = (oid: number, format?: 'text' | 'binary') => {
  if (oid === OID_BIGINT) return Number;
  if (oid === OID_DATE) return String;
  return types.getTypeParser(oid, format);
};
