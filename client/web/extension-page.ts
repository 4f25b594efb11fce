import { html } from 'hono/html';
import { workingDaysBetween } from '../../domain/calendar/open-days.ts';
import { requestDueOn } from '../../domain/cycle/clock.ts';
import { previewReplan, type Move, type ReplanPreview } from '../../domain/cycle/preview-replan.ts';
import { layerOf } from '../../domain/cycle/request-facts.ts';
import type { RequestState } from '../../domain/cycle/state.ts';
import type { CycleView } from './cycle-view.ts';
import { actingForm, byField, lineField } from './forms.ts';
import { counted, day, page, table, type Html } from './layout.ts';

/** Working days that are shown where the office named no day. */
const SHOWN_DAYS = 3;

/** Working days that would take an office to the day it wishes; `SHOWN_DAYS` where it named none. */
export function wishedDays(view: CycleView, request: RequestState): number {
  const due = requestDueOn(request, view.terms, view.today);
  const wished = request.wishedUntil;
  if (due === null || wished == null) return SHOWN_DAYS;
  return Math.max(1, workingDaysBetween(view.terms.calendar, layerOf(view.terms, request.office), due, wished));
}

/** An office's wish for more time: what granting it would move, first of all the committee's date; then the two answers. */
export function extensionPage(view: CycleView, request: RequestState, workingDays: number, at: string): Html {
  const { state, terms, today, nameOf } = view;
  const { office } = request;
  const due = requestDueOn(request, terms, today);
  const task = state.tasks.find((one) => one.kind === 'extension' && one.office === office);
  const effect = previewReplan(state, terms, { type: 'grant-days', office, workingDays, by: 'Director' }, today);
  const refused = 'refused' in effect ? effect.refused : null;
  return page(
    `More time for ${nameOf(office)}`,
    state.rehearsal,
    html`<p><a href="/cycles/${encodeURIComponent(state.cycleId)}">Back to ${state.title}</a></p>
      <p class="lead">
        ${task === undefined ? 'It has not asked for more time.' : `It ${task.text}.`} Its answer is due on
        ${due === null ? 'no day yet' : day(due)}.
      </p>
      <form method="get" action="${at}" class="acting">
        ${lineField('days', 'Working days', String(workingDays), 'number')}
        <button>Show what it moves</button>
      </form>
      <h2>What ${counted(workingDays, 'working day')} would do</h2>
      ${refused === null ? effects(effect as ReplanPreview, view) : html`<p class="late">${refused.message}; ${refused.hint}.</p>`}
      ${
        refused === null
          ? actingForm(
              `${at}/grant`,
              html`<input type="hidden" name="days" value="${workingDays}" />
                <input type="hidden" name="seen" value="${view.state.seq}" /> ${byField('Director')}
                <button>Grant ${counted(workingDays, 'working day')}</button>`,
            )
          : ''
      }
      ${
        task === undefined
          ? ''
          : actingForm(
              `${at}/refuse`,
              html`${lineField('reason', 'Why not; the office reads it')} ${byField('Director')}
                <button class="second">Refuse</button>`,
            )
      }`,
  );
}

function effects({ moves, before, after }: ReplanPreview, { nameOf }: CycleView): Html {
  const slack = `${counted(before.slackWorkingDays, 'working day')} to spare now, ${counted(after.slackWorkingDays, 'working day')} then`;
  const verdict = after.feasible
    ? `The committee’s date stays: ${after.deadline}; ${slack}.`
    : `The committee’s date of ${after.deadline} cannot be met: ${counted(after.shortByWorkingDays, 'working day')} are missing.`;
  return html`<p class="${after.feasible ? '' : 'late'}"><strong>${verdict}</strong></p>
    ${table({ caption: 'What moves', heads: ['What', 'From', 'To', 'Why'], rows: moves.map((move) => moveRow(move, nameOf)) })}`;
}

function moveRow({ kind, what, office, from, to, why }: Move, nameOf: (office: string) => string): Html {
  const name = kind === 'answer-date' ? 'answer date' : what;
  return html`<tr>
    <th scope="row">${name}${office === null ? '' : html`<br /><small>${nameOf(office)}</small>`}</th>
    <td>${from === null ? '' : day(from)}</td>
    <td>${to === null ? 'none' : day(to)}</td>
    <td><small>${why}</small></td>
  </tr>`;
}
