import { WithStartWorkflowOperation, WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { DeskError } from '../contracts/errors.ts';
import { TREATY_CALENDAR_ID } from '../contracts/ids.ts';
import {
  OPEN_CYCLE,
  TREATY_UPDATES,
  type CycleNews,
  type CycleOpening,
  type ObligationsVersion,
  type OpeningRequest,
  type OpeningResult,
  type TreatyCalendarInput,
  type TreatyChange,
  type TreatyReceipt,
  type TreatyRequest,
} from '../contracts/treaty-calendar.ts';
import { NAMES, TASK_QUEUE } from '../contracts/workflows.ts';

/** What can be done with the treaty calendar; a thin face over Temporal. Whatever is asked starts it when it does not run. */
export interface TreatyFace {
  /** Starts it unless it runs. */
  open(change?: Omit<TreatyCalendarInput, 'carried'>): Promise<void>;
  /**
   * Tells it what happened; resolves once the store has it, and once it is known what became of the opening.
   * @param by who says so, by post
   * @param opening of concluding observations: what opens their follow-up cycle
   * @throws DeskError `refused` with the reason
   */
  tell(change: TreatyChange, by: string, opening?: CycleOpening): Promise<TreatyReceipt>;
  /**
   * Has it open the cycle of a stored document; whatever becomes of the caller, it does so.
   * @param by who received it, by post
   * @throws DeskError `refused` where the request is not whole
   */
  openCycle(opening: CycleOpening, by: string): Promise<OpeningResult>;
  /** What became of a cycle: resolves once Temporal has it. @param by who says so; itself when left out */
  news(news: CycleNews, by?: string): Promise<void>;
  /** What is owed, as the workflow has it; null while it comes up. */
  obligations(): Promise<ObligationsVersion | null>;
}

/** Id of the treaty calendar of a queue: tests that share a server have one each. */
export function treatyCalendarId(taskQueue: string): string {
  return taskQueue === TASK_QUEUE ? TREATY_CALENDAR_ID : `${TREATY_CALENDAR_ID}/${taskQueue}`;
}

/** The treaty calendar on a Temporal client. */
export function treatyFace({ workflow }: Client, taskQueue: string): TreatyFace {
  const workflowId = treatyCalendarId(taskQueue);
  const started = (input: Omit<TreatyCalendarInput, 'carried'>) => {
    const args: [TreatyCalendarInput] = [{ ...input, carried: null }];
    return { workflowId, taskQueue, args, workflowIdConflictPolicy: 'USE_EXISTING', staticSummary: SUMMARY } as const;
  };
  const update = async <Result>(name: string, request: TreatyRequest | OpeningRequest): Promise<Result> => {
    const startWorkflowOperation = new WithStartWorkflowOperation<(input: TreatyCalendarInput) => Promise<never>>(
      NAMES.treatyCalendar,
      started({}),
    );
    try {
      return await workflow.executeUpdateWithStart<
        (input: TreatyCalendarInput) => Promise<never>,
        Result,
        [TreatyRequest | OpeningRequest]
      >(name, { args: [request], startWorkflowOperation });
    } catch (error) {
      throw stated(error);
    }
  };
  return {
    async open(input = {}) {
      await workflow.start<(input: TreatyCalendarInput) => Promise<never>>(NAMES.treatyCalendar, started(input));
    },
    tell: (change, by, opening) =>
      update<TreatyReceipt>(TREATY_UPDATES[change.type], {
        change,
        by,
        ...(opening === undefined ? {} : { opening }),
      }),
    openCycle: (opening, by) => update<OpeningResult>(OPEN_CYCLE, { opening, by }),
    async news(news, by) {
      const { workflowIdConflictPolicy: _, ...start } = started({});
      await workflow.signalWithStart<(input: TreatyCalendarInput) => Promise<never>, [CycleNews, string?]>(
        NAMES.treatyCalendar,
        { ...start, signal: NAMES.cycleNews, signalArgs: by === undefined ? [news] : [news, by] },
      );
    },
    obligations: () => workflow.getHandle(workflowId).query<ObligationsVersion | null>(NAMES.obligations),
  };
}

const SUMMARY = 'What is owed to the treaty bodies';

/** A refusal in the desk's own words; what is not expected passes as it is. */
function stated(error: unknown): unknown {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : error;
  if (!(cause instanceof ApplicationFailure) || cause.type !== 'refused') return error;
  const hint = (cause.details?.[0] as { hint?: string } | undefined)?.hint ?? '';
  return new DeskError('refused', `${cause.message}.`, hint === '' ? null : hint);
}
