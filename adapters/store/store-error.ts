import { DeskError } from '../../contracts/errors.ts';

/**
 * Classes of SQLSTATE under which the same call may well succeed later: connection, resources, operator at work,
 * transaction rolled back.
 * @source PostgreSQL 18 manual, appendix A, read 2026-11-24
 */
const PASSING_CLASSES = ['08', '53', '57', '40'];
/** Lock not to be had in time; session ended for idling in a transaction; login refused; no such database. */
const PASSING_STATES = ['55P03', '25P03', '28000', '28P01', '3D000'];
const NETWORK_CODES = /^(E[A-Z]+|EAI_[A-Z]+)$/;
const CLIENT_MESSAGES =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Cannot use a pool after|driver has already been destroyed|not queryable/;

function isUnavailable(error: Error): boolean {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    PASSING_CLASSES.some((state) => code.length === 5 && code.startsWith(state)) ||
    PASSING_STATES.includes(code) ||
    NETWORK_CODES.test(code) ||
    CLIENT_MESSAGES.test(error.message)
  );
}

/**
 * An error of the database as this software states it: what may pass becomes `store-unavailable`, everything else
 * stays what it is.
 * @param where the database, without a password
 */
export function stated(error: unknown, where: string): unknown {
  if (error instanceof DeskError || !(error instanceof Error) || !isUnavailable(error)) return error;
  const unavailable = new DeskError(
    'store-unavailable',
    `The database ${where} does not answer: ${error.message || ('code' in error ? String(error.code) : error.name)}.`,
    'Start the database, or give the address of one that runs in DATABASE_URL; what was asked is safe to ask again.',
  );
  unavailable.cause = error;
  return unavailable;
}

/** The same repository with every error of the database stated. */
export function guarded<T extends object>(repository: T, where: string): T {
  const guard =
    (method: (...args: readonly unknown[]) => Promise<unknown>) =>
    async (...args: readonly unknown[]) => {
      try {
        return await method(...args);
      } catch (error) {
        throw stated(error, where);
      }
    };
  return Object.fromEntries(Object.entries(repository).map(([name, method]) => [name, guard(method)])) as T;
}
