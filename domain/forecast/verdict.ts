import type { LocalDate } from '../calendar/calendar.ts';
import type { Matter } from '../cycle/work-ahead.ts';
import { workingDays } from '../plan/explain-span.ts';
import type { Band } from './expected-answer.ts';
import type { SlackPath } from './slack-paths.ts';

/** Will we make it? */
export interface Verdict {
  /**
   * `yes`: what is awaited comes early enough for every later step to have its planned days. `tight`: only when they
   * are cut, or when one answer in ten comes too late. `no`: not even with their minimums.
   */
  readonly willMakeIt: 'yes' | 'tight' | 'no';
  /** Working days of the critical office between its expected and its last safe day; negative: lost already. */
  readonly by: number;
  readonly why: string;
}

/** What a path waits for, in words. */
export const MATTER_WORDS: Readonly<Record<Matter, string>> = {
  assignment: 'the confirmation of who answers what',
  answers: 'the answers',
  consolidation: 'the text',
  committee: 'the Committee',
  clearance: 'the clearance',
  'hand-over': 'the hand-over to the Mission',
  submission: 'the submission',
};

/** What a verdict rests on. */
export interface Grounds {
  /** The last day on which the text is in time. */
  readonly lastDay: LocalDate;
  /** The path with the least slack. */
  readonly critical: SlackPath;
  readonly submission: { readonly on: LocalDate; readonly band: Band | null };
}

/** The verdict on a cycle whose text is not submitted yet. */
export function verdictOf({ lastDay, critical, submission }: Grounds): Verdict {
  const by = critical.slackWorkingDays;
  const who = `${wordsOf(critical)} expected on ${critical.expectedOn} (${critical.why})`;
  if (by < 0) {
    return {
      willMakeIt: 'no',
      by,
      why:
        `${who}, ${workingDays(-by)} after the last safe day ${critical.lastSafeDay}: ` +
        `even if every later step takes only its minimum, the text is with the UN on ${submission.on}, after ${lastDay}.`,
    };
  }
  const slowest = submission.band !== null && (submission.band.p90 === null || submission.band.p90 > lastDay);
  const reserve = `${workingDays(by)} before the last safe day ${critical.lastSafeDay}`;
  if (critical.plannedSlackWorkingDays < 0 || slowest) {
    const cut =
      critical.plannedSlackWorkingDays < 0
        ? `later steps have to be cut to be with the UN on ${submission.on}`
        : 'judged by their past, one time in ten or more the answers come too late';
    return { willMakeIt: 'tight', by, why: `${who}, ${reserve}; ${cut}.` };
  }
  return { willMakeIt: 'yes', by, why: `${who}, ${reserve}; the text is with the UN on ${submission.on}.` };
}

/**
 * The verdict once the text is submitted.
 * @param by working days from that day to the last one in time
 */
export function verdictAfter(submittedOn: LocalDate, lastDay: LocalDate, by: number): Verdict {
  const late = submittedOn > lastDay;
  const when = late ? `${workingDays(-by)} after` : by === 0 ? 'on' : `${workingDays(by)} before`;
  return {
    willMakeIt: late ? 'no' : 'yes',
    by,
    why: `The text was submitted on ${submittedOn}, ${when} the last day in time, ${lastDay}.`,
  };
}

function wordsOf({ office, matter }: SlackPath): string {
  const what = MATTER_WORDS[matter];
  return matter === 'answers' || matter === 'clearance' || matter === 'submission'
    ? `${capital(what)} of ${office} ${matter === 'answers' ? 'are' : 'is'}`
    : `${capital(what)} is`;
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
