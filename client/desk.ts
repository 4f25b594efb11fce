import { defineSearchAttributeKey, WorkflowNotFoundError } from '@temporalio/common';
import { WorkflowExecutionAlreadyStartedError, WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { despatchId, mailIntakeId } from '../contracts/ids.ts';
import { DeskError } from '../contracts/errors.ts';
import {
  NAMES,
  TASK_QUEUE,
  UPDATES,
  type CycleClock,
  type CycleReceipt,
  type CycleRequest,
  type CycleResult,
  type DespatchInput,
  type LettersEnded,
  type TimePassed,
  type TrayWake,
} from '../contracts/workflows.ts';
import { endOfDayInZone } from '../domain/calendar/instants.ts';
import type { FiledReply } from '../domain/cycle/commands.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import type { Engine } from '../activities/engine-port.ts';
import { termsFace, type TermsFace } from './terms-face.ts';
import { treatyFace, type TreatyFace } from './treaty-face.ts';

const CYCLE_ID = defineSearchAttributeKey('CycleId', 'KEYWORD');
const MECHANISM = defineSearchAttributeKey('Mechanism', 'KEYWORD');
const STAGE = defineSearchAttributeKey('Stage', 'KEYWORD');
const DUE_ON = defineSearchAttributeKey('DueOn', 'DATETIME');
const LATE_OFFICES = defineSearchAttributeKey('LateOffices', 'INT');

/** What can be done with cycles, in the field's words; a thin face over Temporal. */
export interface Desk extends Engine {
  /** The state as the workflow has it. @throws DeskError `cycle-unknown` */
  cycleState(cycleId: string): Promise<CycleState | null>;
  /** The cycle's business time and its next moment. @throws DeskError `cycle-unknown` */
  cycleClock(cycleId: string): Promise<CycleClock>;
  /**
   * Asks a decision of a cycle; resolves once the register shows it.
   * @param once asked again under the same key it is the same decision: a button pressed twice decides once
   * @throws DeskError `refused` with the reason, `cycle-unknown`
   */
  ask(cycleId: string, request: CycleRequest, once?: string): Promise<CycleReceipt>;
  /** Starts the taking in of a stored message; once, however often it is asked. */
  takeIn(key: string): Promise<void>;
  /** Has a held message read again, now that an officer has said where it belongs. */
  readAgain(key: string): Promise<void>;
  /** Changes brought to running cycles. */
  readonly changes: TermsFace;
  /** What is owed to the treaty bodies. */
  readonly treaties: TreatyFace;
  /** Lets business time of a rehearsal pass that its server cannot skip: nobody works for the cycle meanwhile. */
  passTime(cycleId: string, byMs: number): Promise<void>;
  /** Waits until a cycle has ended. */
  ended(cycleId: string): Promise<CycleResult>;
}

/** The desk on a Temporal client. @param taskQueue another than the usual one, for tests that share a server */
export function temporalDesk(client: Client, taskQueue: string = TASK_QUEUE): Desk {
  const { workflow } = client;
  const treaties = treatyFace(client, taskQueue);
  const changes = termsFace(client, taskQueue, taskQueue === TASK_QUEUE ? '' : `${taskQueue}/`);
  const ask = async (cycleId: string, request: CycleRequest, updateId?: string): Promise<CycleReceipt> => {
    try {
      return await workflow.getHandle(cycleId).executeUpdate<CycleReceipt, [CycleRequest]>(UPDATES[request.type], {
        args: [request],
        ...(updateId === undefined ? {} : { updateId }),
      });
    } catch (error) {
      throw stated(error, cycleId);
    }
  };
  return {
    async startCycle(input, deadlineZone) {
      const { cycleId, mechanism, deadline, title, rehearsal } = input.facts;
      try {
        await workflow.start(NAMES.reportingCycle, {
          workflowId: cycleId,
          taskQueue,
          args: [input],
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          workflowIdConflictPolicy: 'FAIL',
          staticSummary: `${title}${rehearsal ? ' (rehearsal)' : ''}`,
          typedSearchAttributes: [
            { key: CYCLE_ID, value: cycleId },
            { key: MECHANISM, value: mechanism },
            { key: STAGE, value: 'loi' },
            { key: DUE_ON, value: new Date(endOfDayInZone(deadline, deadlineZone)) },
            { key: LATE_OFFICES, value: 0 },
          ],
        });
        return true;
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
        throw error;
      }
    },
    cycleState: (cycleId) => query(client, cycleId, NAMES.cycleState),
    cycleClock: (cycleId) => query(client, cycleId, NAMES.cycleClock),
    ask,
    async takeIn(key) {
      try {
        await workflow.start(NAMES.mailIntake, {
          workflowId: mailIntakeId(key),
          taskQueue,
          args: [{ key }],
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        });
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
    },
    async readAgain(key) {
      await workflow.signalWithStart(NAMES.mailIntake, {
        workflowId: mailIntakeId(key),
        taskQueue,
        args: [{ key }],
        signal: NAMES.readAgain,
      });
    },
    changes,
    treaties,
    tellTreatyCalendar: (news) => treaties.news(news),
    passTime: (cycleId, byMs) => workflow.getHandle(cycleId).signal<[TimePassed]>(NAMES.timePassed, { byMs }),
    ended: (cycleId) => workflow.getHandle(cycleId).result() as Promise<CycleResult>,
    async wakeDespatch(scope, at) {
      await workflow.signalWithStart<(input: DespatchInput) => Promise<void>, [TrayWake]>(NAMES.despatch, {
        workflowId: despatchId(scope),
        taskQueue,
        args: [{ scope, carried: null }],
        signal: NAMES.wake,
        signalArgs: [{ at }],
      });
    },
    async lettersEnded(cycleId, letters) {
      try {
        await workflow.getHandle(cycleId).signal<[LettersEnded]>(NAMES.lettersEnded, { letters });
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
    },
    async adoptTerms(cycleId, request, key) {
      try {
        return await ask(cycleId, request, key);
      } catch (error) {
        if (error instanceof DeskError && error.code === 'cycle-unknown') return null;
        throw error;
      }
    },
    async fileReply(cycleId: string, reply: FiledReply) {
      try {
        await ask(cycleId, { type: 'record-reply', reply }, `mail/${reply.mail}`);
        return 'filed';
      } catch (error) {
        if (error instanceof DeskError && error.code === 'cycle-unknown') return 'ended';
        throw error;
      }
    },
  };
}

async function query<T>(client: Client, cycleId: string, name: string): Promise<T> {
  try {
    return await client.workflow.getHandle(cycleId).query<T>(name);
  } catch (error) {
    throw stated(error, cycleId);
  }
}

/** Temporal's failures in the desk's own words; what is not expected passes as it is. */
function stated(error: unknown, cycleId: string): unknown {
  if (error instanceof WorkflowNotFoundError) {
    return new DeskError(
      'cycle-unknown',
      `No cycle ${cycleId} is running.`,
      'treaty-desk cycle list shows those there are.',
    );
  }
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : error;
  if (cause instanceof ApplicationFailure && cause.type === 'refused') {
    const hint = (cause.details?.[0] as { hint?: string } | undefined)?.hint ?? '';
    return new DeskError('refused', cause.message, hint === '' ? null : hint);
  }
  return error;
}
