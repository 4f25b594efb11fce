import type { ActivityPorts } from '../activities/activity-ports.ts';
import type {
  CycleActivities,
  IntakeActivities,
  MailActivities,
  TrayActivities,
} from '../activities/cycle-activities.ts';
import { ApplicationFailure } from '@temporalio/activity';
import { cycleRecordActivities } from '../activities/cycle.ts';
import { trayActivities } from '../activities/letters.ts';
import { matrixActivities } from '../activities/matrix.ts';
import { questionActivities } from '../activities/questions.ts';
import { intakeActivities } from '../activities/replies.ts';
import { mailActivities } from '../activities/sending.ts';
import { DeskError, ERRORS } from '../contracts/errors.ts';

/** Activities of the common task queue. */
export type DeskActivities = CycleActivities & TrayActivities & IntakeActivities;

/** The activities, each with its stated errors turned into failures whose type is the error's code. */
export function createActivities(ports: ActivityPorts): {
  readonly desk: DeskActivities;
  readonly mail: MailActivities;
} {
  const desk = {
    ...cycleRecordActivities(ports),
    ...questionActivities(ports),
    ...matrixActivities(ports),
    ...trayActivities(ports),
    ...intakeActivities(ports),
  };
  return { desk: stated(desk), mail: stated(mailActivities(ports)) };
}

/** A workflow looks at the type of a failure, and Temporal repeats what can succeed later; the table of errors decides both. */
function stated<A extends object>(activities: A): A {
  const wrapped = Object.entries(activities).map(([name, activity]) => [
    name,
    async (...args: unknown[]) => {
      try {
        return await (activity as (...args: unknown[]) => Promise<unknown>)(...args);
      } catch (error) {
        if (!(error instanceof DeskError)) throw error;
        const { code, message, hint } = error;
        const nonRetryable = !ERRORS[code].retryable;
        throw ApplicationFailure.create({ type: code, message, nonRetryable, details: [{ hint }], cause: error });
      }
    },
  ]);
  return Object.fromEntries(wrapped) as A;
}
