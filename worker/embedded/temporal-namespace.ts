import { Connection } from '@temporalio/client';
import { DeskError } from '../../contracts/errors.ts';

type AttributeType = 'Keyword' | 'Datetime' | 'Int';

/** By what an engineer finds a cycle on the Temporal server. `DueOn` is the end of the day at the UN, as an instant. */
export const SEARCH_ATTRIBUTES: Readonly<Record<string, AttributeType>> = {
  CycleId: 'Keyword',
  Mechanism: 'Keyword',
  Stage: 'Keyword',
  DueOn: 'Datetime',
  LateOffices: 'Int',
};

/** Days a closed run stays readable on a server of ours; the register keeps what happened for good. */
export const RETENTION_DAYS = 90;

/** @source temporal/api/enums/v1/common.proto, enum IndexedValueType */
const TYPE_NUMBERS: Readonly<Record<AttributeType, number>> = { Keyword: 2, Int: 3, Datetime: 6 };

/** How to prepare a namespace. */
export interface PrepareOptions {
  readonly address: string;
  readonly namespace: string;
  /** How long to wait for the server to answer, in milliseconds. */
  readonly withinMs: number;
  /** Days to keep closed runs; null leaves the server's own setting, as with a server that is not ours. */
  readonly retentionDays: number | null;
  /** Asked between tries; a reason in words ends the waiting. */
  readonly givenUp?: () => string | null;
}

/**
 * Waits until a Temporal server answers for a namespace, sets how long it keeps closed runs, and sees to it that every
 * search attribute exists there. Without one of them a cycle could not be started.
 *
 * @throws DeskError `engine-unavailable` when it does not answer in time, or lacks an attribute it does not let us add
 */
export async function prepareNamespace(options: PrepareOptions): Promise<void> {
  const { address, namespace, retentionDays } = options;
  const connection = await connected(options);
  try {
    if (retentionDays !== null) {
      await connection.workflowService.updateNamespace({
        namespace,
        config: { workflowExecutionRetentionTtl: { seconds: (retentionDays * 86_400) as never } },
      });
    }
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    const wrong = Object.entries(SEARCH_ATTRIBUTES).filter(
      ([name, type]) => customAttributes[name] !== undefined && customAttributes[name] !== TYPE_NUMBERS[type],
    );
    const missing = Object.entries(SEARCH_ATTRIBUTES).filter(([name]) => customAttributes[name] === undefined);
    if (wrong.length > 0) throw attributesError(options, wrong, 'has these search attributes with another type');
    if (missing.length === 0) return;
    await connection.operatorService
      .addSearchAttributes({
        namespace,
        searchAttributes: Object.fromEntries(missing.map(([name, type]) => [name, TYPE_NUMBERS[type]])),
      })
      .catch((error: Error) => {
        throw attributesError(
          options,
          missing,
          `lacks search attributes and does not let us add them (${error.message})`,
        );
      });
  } catch (error) {
    if (error instanceof DeskError) throw error;
    throw new DeskError('engine-unavailable', `Temporal at ${address}: ${(error as Error).message}`);
  } finally {
    await connection.close();
  }
}

async function connected(options: PrepareOptions): Promise<Connection> {
  const { address, namespace, withinMs, givenUp = () => null } = options;
  const until = Date.now() + withinMs;
  for (;;) {
    let connection: Connection | undefined;
    try {
      const left = Math.max(100, until - Date.now());
      connection = await Connection.connect({ address, connectTimeout: Math.min(2_000, left) });
      await connection.workflowService.describeNamespace({ namespace });
      return connection;
    } catch (error) {
      await connection?.close();
      const reason = givenUp();
      if (reason === null && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        continue;
      }
      throw new DeskError(
        'engine-unavailable',
        `Temporal at ${address} ${reason ?? `did not answer for namespace “${namespace}” within ${withinMs / 1000} s: ${(error as Error).message}`}`,
        'Expected is a running Temporal server that has this namespace: see TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE.',
      );
    }
  }
}

function attributesError(options: PrepareOptions, list: readonly (readonly [string, AttributeType])[], what: string) {
  const command = list.map(([name, type]) => `--name ${name} --type ${type}`).join(' ');
  return new DeskError(
    'engine-unavailable',
    `Namespace “${options.namespace}” of Temporal at ${options.address} ${what}: ${list.map(([name]) => name).join(', ')}.`,
    `An administrator of that server adds them: temporal operator search-attribute create --namespace ${options.namespace} ${command}`,
  );
}
