import { foldedText } from '../../domain/matrix/question-match.ts';
import type { AnswerStatus } from '../../domain/replies/reply.ts';
import { readStatus, STATUS_LABELS, STATUS_LABELS_URDU } from './matrix-status.ts';

/** A status with words after it: `Not ours – Ministry of Interior`, `No data (records were lost)`. */
export function statusIn(words: string): { readonly status: AnswerStatus; readonly rest: string } | null {
  const whole = readStatus(words);
  if (whole !== null) {
    const inBrackets = /\(([^)]*)\)/.exec(words)?.[1]?.trim() ?? '';
    const labels = [...Object.values(STATUS_LABELS), ...Object.values(STATUS_LABELS_URDU)];
    const ours = labels.some((label) => foldedText(label).includes(foldedText(inBrackets)));
    return { status: whole, rest: ours || foldedText(inBrackets) === '' ? '' : inBrackets };
  }
  const parted = /^([^–—:;,.(\n-]{2,40}?)\s*[–—:;,.(\n-]+\s*(.+?)\)?$/su.exec(words);
  const first = parted === null ? null : readStatus(parted[1] ?? '');
  if (first !== null) return { status: first, rest: parted?.[2]?.trim() ?? '' };
  const all = words.trim().split(/\s+/u);
  for (let length = Math.min(6, all.length - 1); length >= 2; length--) {
    const status = readStatus(all.slice(0, length).join(' '));
    if (status !== null) return { status, rest: all.slice(length).join(' ') };
  }
  return null;
}
