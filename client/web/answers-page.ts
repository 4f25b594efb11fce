import { html } from 'hono/html';
import type { CheckedAnswer } from '../../activities/answer-checks.ts';
import type { RequestState } from '../../domain/cycle/state.ts';
import { findingsList, standingLine, toReturnLine } from './answer-findings.ts';
import type { CycleView } from './cycle-view.ts';
import { actingForm, byField, lineField } from './forms.ts';
import { day, page, table, type Html } from './layout.ts';

/** What one office answered, how each answer stands, and what can be done about what is wanting. */
export function answersPage(
  { state, nameOf }: CycleView,
  { office }: RequestState,
  checks: readonly CheckedAnswer[],
  at: string,
): Html {
  return page(
    `Answers of ${nameOf(office)}`,
    state.rehearsal,
    html`<p><a href="/cycles/${encodeURIComponent(state.cycleId)}">Back to ${state.title}</a></p>
      <p class="lead">${standingLine(checks)}. The rules only look whether what was asked for is there.</p>
      ${returnForm(checks, at)}
      ${table({
        caption: 'Answers',
        heads: ['Row', 'Asked', 'Answer', 'State', 'Standing'],
        rows: checks.map((check) => answerRow(check)),
      })}
      ${contested(checks, nameOf, at)} ${settling(state.tasks, office, nameOf, at)}`,
  );
}

function answerRow({ row, question, answer, state, standing, findings }: CheckedAnswer): Html {
  return html`<tr class="${standing === 'answered' ? '' : 'late'}">
    <th scope="row">${row}</th>
    <td><bdi>${question}</bdi></td>
    <td>${answer === null ? '' : html`<bdi>${answer.text}</bdi><br /><small>${day(answer.receivedOn)}</small>`}</td>
    <td>${state}</td>
    <td>${standing}${findingsList(findings)}</td>
  </tr>`;
}

/** One button returns everything that is wanting and that nobody has accepted; what the letter says stands under it. */
function returnForm(checks: readonly CheckedAnswer[], at: string): Html {
  const back = checks.filter(
    ({ state, standing, answer }) =>
      answer !== null && standing !== 'answered' && (state === 'answered' || state === 'no-data'),
  );
  if (back.length === 0) return html``;
  return html`<h2>Return for completion</h2>
    <p>${toReturnLine(back.length)}</p>
    ${back.map(
      ({ row, findings }) =>
        html`<h3>${row}</h3>
          ${findingsList(findings.filter(({ code }) => code !== 'contradicts'))}`,
    )}
    ${actingForm(
      `${at}/return`,
      html`<input type="hidden" name="rows" value="${back.map(({ row }) => row).join(' ')}" /> ${byField('Director')}
        <button>Return them</button>`,
    )}`;
}

/** Figures that another office contradicts, each with the button that asks both. */
function contested(checks: readonly CheckedAnswer[], nameOf: (office: string) => string, at: string): Html {
  const found = checks.flatMap(({ row, findings }) =>
    findings.flatMap(({ other, figures }) =>
      other === undefined || figures === undefined ? [] : [{ row, other, figures }],
    ),
  );
  if (found.length === 0) return html``;
  return html`<h2>Figures that contradict another office’s</h2>
    ${found.map(({ row, other, figures }) =>
      actingForm(
        `${at}/reconcile`,
        html`<p>
            ${row}: ${figures.own}${figures.of === null ? '' : ` for ${figures.of}`}; ${nameOf(other.office)} gives
            ${figures.others} in ${other.row}.
          </p>
          <input type="hidden" name="row" value="${row}" /><input type="hidden" name="with" value="${other.office}" />
          ${byField('Director')} <button>Ask both which holds</button>`,
      ),
    )}`;
}

/** Figures that were asked about and are not settled. */
function settling(
  tasks: CycleView['state']['tasks'],
  office: string,
  nameOf: (office: string) => string,
  at: string,
): Html {
  const mine = tasks.filter((task) => task.kind === 'reconcile' && task.office === office);
  if (mine.length === 0) return html``;
  return html`<h2>Waiting for both offices</h2>
    ${mine.map(({ row = '', text, figures }) =>
      actingForm(
        `${at}/settle`,
        html`<p>${text}.</p>
          <input type="hidden" name="row" value="${row}" />
          <input type="hidden" name="against" value="${figures?.other.office ?? ''}" />
          ${lineField('reason', `Why the figure of ${nameOf(office)} holds`)} ${byField('Director')}
          <button class="second">Settle: ${figures?.own.figure ?? ''} holds</button>`,
      ),
    )}`;
}
