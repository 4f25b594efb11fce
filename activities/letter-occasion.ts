import { SILENT_RUNG } from '../domain/cycle/due-silence.ts';
import { STEP_DOWN_RUNG } from '../domain/cycle/due-step-down.ts';
import type { LetterForm } from '../domain/reminders/ladder.ts';
import type { LetterView } from '../domain/requests/letter-view.ts';
import type { OutboxLetter } from './store-ports.ts';

/** Whether a letter asks for a shorter answer: it is about a row that was answered. */
export function isShorten({ rung }: Pick<OutboxLetter, 'rung'>): boolean {
  return rung.startsWith('shorten-');
}

/** Whether a letter tells that questions read otherwise now. */
export function isAmended({ rung }: Pick<OutboxLetter, 'rung'>): boolean {
  return rung.startsWith('amended-');
}

/** What a letter is for: its kind, or one of the chase. */
export type Occasion = Exclude<LetterView['kind'], LetterForm> | 'chase';

/** The occasion of a letter, by its rung and what it carries. */
export function occasion({ rung, decision }: Pick<OutboxLetter, 'rung' | 'decision'>): Occasion {
  if (rung === SILENT_RUNG) return 'silent';
  if (rung === STEP_DOWN_RUNG) return 'receipt';
  if (rung.startsWith('clarification-')) return 'clarification';
  if (rung.startsWith('extension-')) return 'extension';
  if (isShorten({ rung })) return 'shorten';
  if (decision.findings !== undefined) return 'returned';
  if (decision.figures !== undefined) return 'reconcile';
  if (isAmended({ rung })) return 'amended';
  if (rung.startsWith('clearance-') || rung.startsWith('committee-')) return 'clearance';
  if (rung.startsWith('submission-') || rung.startsWith('acknowledgement-')) return 'hand-over';
  return 'chase';
}

/** Whether a letter's note stands under its questions; the others say theirs in words of their own. */
export function saysNote({ rung, decision }: Pick<OutboxLetter, 'rung' | 'decision'>): boolean {
  const { form, findings, figures } = decision;
  return form !== 'request' && findings === undefined && figures === undefined && !isAmended({ rung });
}
