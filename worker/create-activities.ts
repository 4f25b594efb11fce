import type { ActivityPorts } from '../activities/activity-ports.ts';
import type {
  CycleActivities,
  DespatchActivities,
  IntakeActivities,
  MailActivities,
  TrayActivities,
} from '../activities/cycle-activities.ts';
import { ApplicationFailure } from '@temporalio/activity';
import { cycleRecordActivities } from '../activities/cycle.ts';
import { despatchActivities } from '../activities/despatch.ts';
import { checkActivities } from '../activities/check-activities.ts';
import { matrixActivities } from '../activities/matrix.ts';
import { cycleOpening } from '../activities/cycle-opening.ts';
import { obligationActivities } from '../activities/obligations.ts';
import { listActivities } from '../activities/lists.ts';
import { questionActivities } from '../activities/questions.ts';
import { intakeActivities } from '../activities/replies.ts';
import { unreadMailActivities } from '../activities/unread-mail.ts';
import { trayActivities, trayMailActivities } from '../activities/out-tray.ts';
import { sendingActivities } from '../activities/sending.ts';
import { termsActivities } from '../activities/terms.ts';
import type { TermsActivities } from '../activities/terms-activities.ts';
import type { TreatyActivities } from '../activities/treaty-activities.ts';
import { DeskError, ERRORS } from '../contracts/errors.ts';
import { beating } from './beating.ts';
import { onTheBeat } from './on-the-beat.ts';

/** Activities of the common task queue. */
export type DeskActivities = CycleActivities &
  DespatchActivities &
  TrayActivities &
  IntakeActivities &
  TermsActivities &
  TreatyActivities;

/** The activities, each with its stated errors turned into failures whose type is the error's code. */
export function createActivities(ports: ActivityPorts): {
  readonly desk: DeskActivities;
  readonly mail: MailActivities;
} {
  const { interpretMail, fileReply } = intakeActivities(ports);
  const desk = {
    ...cycleRecordActivities(ports),
    ...questionActivities(ports),
    ...listActivities(ports),
    ...matrixActivities(ports),
    ...checkActivities(ports),
    ...despatchActivities(ports),
    ...trayActivities(ports),
    interpretMail: beating(interpretMail),
    fileReply: beating(fileReply),
    ...unreadMailActivities(ports),
    ...obligationActivities(ports),
    ...cycleOpening(ports),
    ...termsActivities(ports),
  };
  const { deliver } = sendingActivities(ports);
  const mail = { deliver: beating(onTheBeat(deliver, TOLD_EVERY_MS)), ...trayMailActivities(ports) };
  return { desk: stated(desk), mail: stated(mail) };
}

/** Forty mails that leave within a fifth of a second are news of one moment. */
const TOLD_EVERY_MS = 200;

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
