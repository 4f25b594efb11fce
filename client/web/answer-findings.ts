import { html } from 'hono/html';
import type { CheckedAnswer } from '../../activities/answer-checks.ts';
import type { AnswerCheck, Finding } from '../../domain/matrix/answer-check.ts';
import { FINDING_TITLES } from '../../domain/matrix/finding-words.ts';
import { counted, type Html } from './layout.ts';

/** How answers stand, in a line: “12 answered, 3 thin, 1 missing”. */
export function standingLine(checks: readonly Pick<AnswerCheck, 'standing'>[]): string {
  const count = (of: AnswerCheck['standing']): number => checks.filter(({ standing }) => standing === of).length;
  const words = (['answered', 'thin', 'missing'] as const).flatMap((of) =>
    count(of) === 0 ? [] : [`${count(of)} ${of}`],
  );
  return words.length === 0 ? 'nothing to check' : words.join(', ');
}

/** What an answer lacks, each with the words the rule went by; nothing where nothing is wanting. */
export function findingsList(findings: readonly Finding[]): Html {
  if (findings.length === 0) return html``;
  return html`<ul class="findings">
    ${findings.map(({ code, says, because }) => {
      return html`<li>
        <strong>${FINDING_TITLES[code]}.</strong> ${says}
        ${because === null ? '' : html`<small>by: “<bdi>${because}</bdi>”</small>`}
      </li>`;
    })}
  </ul>`;
}

/** How many of an office's answers stand how, with the way to what they lack. */
export function standingCell(cycleId: string, office: string, checks: readonly CheckedAnswer[]): Html {
  const own = checks.filter((check) => check.office === office && check.answer !== null);
  const at = `/cycles/${encodeURIComponent(cycleId)}/offices/${encodeURIComponent(office)}/answers`;
  return html`<a href="${at}">${own.length === 0 ? 'no answer yet' : standingLine(own)}</a>`;
}

/** What may go back by the check, as a sentence over its button. */
export function toReturnLine(rows: number): string {
  return `${counted(rows, 'answer')} would go back; the letter names under each question what stands below.`;
}
