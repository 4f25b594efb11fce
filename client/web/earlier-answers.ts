import { html } from 'hono/html';
import type { EarlierAnswer } from '../../domain/matrix/earlier-answer.ts';
import { counted, day, type Html } from './layout.ts';

/** So many are offered; the best come first. */
const MOST = 5;

/**
 * What was answered before to a question, folded away: a suggestion to look at, with its age, its source and why it is no
 * longer fresh. Nothing where nothing was answered.
 */
export function answeredBeforeList(
  earlier: readonly EarlierAnswer[],
  nameOf: (office: string) => string = (office) => office,
): Html {
  if (earlier.length === 0) return html``;
  return html`<details class="before">
    <summary>Answered before: ${counted(earlier.length, 'answer')}</summary>
    <ul>
      ${earlier.slice(0, MOST).map((answer) => one(answer, nameOf))}
    </ul>
  </details>`;
}

function one(answer: EarlierAnswer, nameOf: (office: string) => string): Html {
  const { office, cycleId, symbol, row, on, likeness, same, stale, question, text } = answer;
  return html`<li>
    <p>
      <strong>${nameOf(office)}</strong>, ${day(on)}, ${row} of
      <a href="/cycles/${encodeURIComponent(cycleId)}">${symbol ?? cycleId}</a>:
      ${same ? 'the same question' : `${Math.round(likeness * 100)} per cent alike`}
      ${stale === null ? '' : html`<span class="tag">no longer fresh: ${stale}</span>`}
    </p>
    <p dir="auto"><small>Asked then: ${question}</small></p>
    <blockquote dir="auto">${text}</blockquote>
  </li>`;
}
