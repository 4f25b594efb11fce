import { html } from 'hono/html';
import { diffWordsWithSpace } from 'diff';
import type { CycleState } from '../../domain/cycle/state.ts';
import type { QuestionChange } from '../../domain/loi/list-changes.ts';
import type { ListEffects } from '../list-effects.ts';
import type { PreparedList } from '../list-amendments.ts';
import { officeWords } from '../list-words.ts';
import { actingForm, byField, lineField } from './forms.ts';
import { day, page, table, type Html } from './layout.ts';
import { FIELD_WORDS, listPath } from './list-page.ts';

/** What a correction would do, and the form that makes it. @param again fields by which the same correction is asked */
export function listPreviewPage(
  state: CycleState,
  list: PreparedList,
  effects: ListEffects,
  again: Readonly<Record<string, string>>,
  nameOf: (office: string) => string,
): Html {
  const at = listPath(state.cycleId);
  const { changes, offices, added, deadline, proposedAnew } = effects;
  const keepable = changes.questions.filter(({ kind, material }) => kind === 'changed' && material);
  return page(
    'What this correction would do',
    state.rehearsal,
    html`<p><a href="${at}">Back to the list; nothing has been changed</a></p>
      ${
        list.unclear.length === 0
          ? ''
          : html`<h2>Not certain, and left alone</h2>
              <ul class="tasks">
                ${list.unclear.map(({ message }) => html`<li>${message}</li>`)}
              </ul>`
      }
      ${deadline === null ? '' : html`<p class="lead">The deadline moves from ${day(deadline.from)} to ${day(deadline.to)}.</p>`}
      <ul>
        ${changes.fields.map(({ field, was, is }) => html`<li>${FIELD_WORDS[field]}: ${was ?? 'not in the text'} → <strong>${is ?? 'not in the text'}</strong></li>`)}
        ${changes.sections.map(({ section, was, is }) => html`<li>Heading ${section}: ${was ?? 'none'} → <strong>${is ?? 'none'}</strong></li>`)}
      </ul>
      ${changes.questions.map(changed)}
      <p>${changes.unchanged} other questions stand as they are.</p>
      ${
        offices.length === 0
          ? html`<p>
              <strong>No office is written to.</strong
              >${proposedAnew ? ' Nobody has been asked yet: who answers what is proposed anew.' : ''}
            </p>`
          : table({
              caption: 'Offices that are touched',
              heads: ['Office', 'What happens'],
              rows: offices.map(
                (one) =>
                  html`<tr>
                    <th scope="row">${nameOf(one.office)}</th>
                    <td>${officeWords(one)}</td>
                  </tr>`,
              ),
            })
      }
      ${actingForm(
        `${at}/apply`,
        html`${Object.entries(again).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
          <input type="hidden" name="from" value="${list.list.from ?? ''}" />
          ${
            keepable.length === 0
              ? ''
              : html`<fieldset>
                  <legend>Answers that stand although the question reads otherwise</legend>
                  ${keepable.map(({ question }) => html`<label class="choice"><input type="checkbox" name="keep" value="${question}" /> ${question}</label>`)}
                </fieldset>`
          }
          ${proposedAnew ? '' : added.map(({ question, proposed }) => lineField(`ask:${question}`, `${question} is new: asked of (ids, with commas; empty: the Director decides later)`, proposed.join(', ')))}
          ${list.unclear.length === 0 ? '' : html`<label class="choice"><input type="checkbox" name="leaveUnclear" value="yes" required /> I have read what is not certain; keep it as a doubt of the list</label>`}
          ${again['document'] === undefined ? lineField('reason', 'Why; the offices and the register read it') : ''}
          ${byField(again['by'] ?? 'Director')} <button>Put it in force</button>`,
      )}`,
  );
}

function changed({ question, kind, rows, was, is, material, facts }: QuestionChange): Html {
  const how = { added: 'is new', removed: 'is taken out', changed: material ? 'reads otherwise' : 'asks the same' }[
    kind
  ];
  const also = facts.length === 0 ? '' : ` (${facts.join(', ')} changed)`;
  const shown =
    kind === 'changed' && rows.length > 0
      ? rows.map(
          (row) => html`<p class="words"><strong>${row.row}</strong> ${wordDiff(row.was ?? '', row.is ?? '')}</p>`,
        )
      : [html`<p class="words">${wordDiff(was ?? '', is ?? '')}</p>`];
  return html`<h3>${question} ${how}${also}</h3>
    ${shown}`;
}

/** A text with what was taken out and what was put in. */
function wordDiff(was: string, is: string): Html {
  return html`${diffWordsWithSpace(was, is).map(({ value, added, removed }) =>
    added ? html`<ins>${value}</ins>` : removed ? html`<del>${value}</del>` : value,
  )}`;
}
