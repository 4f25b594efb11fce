import { html } from 'hono/html';
import { chaseHistory } from '../../domain/cycle/chase-history.ts';
import { openRows } from '../../domain/cycle/request-facts.ts';
import type { RequestState } from '../../domain/cycle/state.ts';
import { CHANNELS } from '../../domain/requests/channel.ts';
import { questionOf } from '../../domain/requests/row.ts';
import type { CycleView } from './cycle-view.ts';
import { actingForm, byField, lineField, textField } from './forms.ts';
import { day, page, table, type Html } from './layout.ts';

/** Name of the field that holds the answer to a row. */
export function answerField(row: string): string {
  return `answer:${row}`;
}

/** Name of the field that says what kind of answer a row got. */
export function statusField(row: string): string {
  return `status:${row}`;
}

/** What a row asks, in its own words. */
function rowText({ questions }: CycleView, row: string): string {
  const question = questions.find(({ id }) => id === questionOf(row));
  return question?.parts.find(({ id }) => id === row)?.text ?? question?.text ?? '';
}

function answerRow(view: CycleView, row: string): Html {
  return html`<label for="${answerField(row)}"><strong>${row}</strong> ${rowText(view, row)}</label>
    <textarea id="${answerField(row)}" name="${answerField(row)}" rows="2"></textarea>
    <label class="choice"
      >counts as
      <select name="${statusField(row)}">
        <option value="answered">answered, where something is written</option>
        <option value="no-data">no data held</option>
        <option value="not-ours">another office’s matter</option>
      </select></label
    >`;
}

/** The letter that no mail delivers, to be printed from here. */
function paperLinks(at: string, rung: string): Html {
  const print = `${at.replace(/\/contact$/u, '')}/letters/${encodeURIComponent(rung)}/print`;
  return html`<p><a href="${print}">Print the letter</a> · <a href="${print}?form=docx">as a Word document</a></p>`;
}

/** Logs a call, a visit, dak or fax: what the office said, with the effect of the same mail. */
export function contactPage(view: CycleView, request: RequestState, at: string): Html {
  const { state, terms, today, events, nameOf } = view;
  const { office } = request;
  const theirs = state.tasks.filter((one) => one.office === office);
  const task = theirs.find(({ kind }) => kind === 'telephone' || kind === 'print-letter');
  const history = chaseHistory(events, office, [terms.ladder, terms.clearanceLadder]);
  const choice = (name: string, value: string, label: string, checked = false): Html =>
    html`<label class="choice"
      ><input type="radio" name="${name}" value="${value}" ${checked ? html`checked` : ''} /> ${label}</label
    >`;
  return page(
    `Log a contact: ${nameOf(office)}`,
    state.rehearsal,
    html`<p><a href="/cycles/${encodeURIComponent(state.cycleId)}">Back to ${state.title}</a></p>
      ${task === undefined ? '' : html`<p class="lead">${task.text}</p>`}
      ${task?.rung === undefined ? '' : paperLinks(at, task.rung)}
      ${actingForm(
        at,
        html`<fieldset>
            <legend>How</legend>
            ${CHANNELS.filter((one) => one !== 'e-mail').map((one, index) => choice('channel', one, one, index === 0))}
          </fieldset>
          <fieldset>
            <legend>What came of it</legend>
            ${choice('heard', 'office', 'the office said something', true)}
            ${choice('heard', 'somebody', 'somebody was reached, who answered nothing')}
            ${choice('heard', 'nobody', 'nobody was reached')}
            ${task?.rung === undefined ? '' : choice('heard', 'carried', `the letter ${task.rung} was carried to it on paper`)}
          </fieldset>
          ${textField('said', 'What was said')} ${lineField('on', 'On which day', today, 'date')}
          ${lineField('clarification', 'What the office asks back, if anything')}
          ${lineField('wantsUntil', 'It asks for time until, if it does', '', 'date')}
          <fieldset>
            <legend>Answers, where it gave any</legend>
            ${openRows(request).map((row) => answerRow(view, row))}
          </fieldset>
          ${byField('Desk officer, IC Wing', 'Logged by (post)')} <button>Log it</button>`,
      )}
      ${
        history.length === 0
          ? ''
          : table({
              caption: 'What was sent and received so far',
              heads: ['Day', 'By', 'What'],
              rows: history.map(
                ({ on, channel, what }) =>
                  html`<tr>
                    <td>${day(on)}</td>
                    <td>${channel}</td>
                    <td>${what}</td>
                  </tr>`,
              ),
            })
      }`,
  );
}
