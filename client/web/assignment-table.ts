import { html } from 'hono/html';
import type { QuestionAssignment, RoutingGap, RoutingReason } from '../../domain/questions/assignment.ts';
import type { CycleView } from './cycle-view.ts';
import { counted, type Html } from './layout.ts';

const SHORT = 160;

/** Who answers what, with the reason; open while the Director has still to confirm it. */
export function assignmentTable({ state, assignment, questions, nameOf, terms }: CycleView): Html {
  if (assignment === null) return html``;
  const confirmed = state.reached.assigned !== undefined;
  const undecided = assignment.filter((one) => one.undecided).length;
  const text = new Map(questions.map((question) => [question.id, question.text]));
  const row = ({ question, lead, supporting, undecided: open, reasons, gaps = [] }: QuestionAssignment): Html =>
    html`<tr>
      <th scope="row">${question}</th>
      <td>${shortened(text.get(question) ?? '')}</td>
      <td>${nameOf(lead)}${open ? html` <span class="tag">an officer must decide</span>` : ''}</td>
      <td>${supporting.map(nameOf).join(', ')}</td>
      <td>${whyCell(reasons, lead, nameOf)}${gapLines(gaps)}</td>
    </tr>`;
  return html`<h2>Who answers what</h2>
    <details ${confirmed ? '' : html`open`}>
      <summary>
        ${counted(assignment.length, 'question')},
        ${confirmed ? 'confirmed' : 'proposed'}${undecided === 0 || confirmed ? '' : `; for ${undecided} no rule is sure`}
      </summary>
      ${unnamedLine(assignment, terms.offices, nameOf)}
      <div class="wide" tabindex="0" role="region" aria-label="Who answers what">
        <table>
          <thead>
            <tr>
              ${['Question', 'Text', 'Lead', 'Supporting', 'Why, and what is open'].map((head) => html`<th scope="col">${head}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${assignment.map(row)}
          </tbody>
        </table>
      </div>
    </details>`;
}

/** The reason for the lead, and folded away those for the others: said once for all offices that have the same. */
function whyCell(reasons: readonly RoutingReason[], lead: string, nameOf: CycleView['nameOf']): Html {
  const first = reasons.find(({ office }) => office === lead);
  const others = new Map<string, { readonly score: number; readonly names: string[] }>();
  for (const one of reasons) {
    if (one === first) continue;
    const same = others.get(one.reason) ?? { score: one.score, names: [] };
    same.names.push(nameOf(one.office));
    others.set(one.reason, same);
  }
  return html`<small>${first === undefined ? '' : `${first.score.toFixed(2)}: ${first.reason}`}</small> ${
      others.size === 0
        ? ''
        : html`<details>
            <summary><small>Why the others</small></summary>
            <ul>
              ${[...others].map(
                ([reason, { score, names }]) =>
                  html`<li>
                    <small>${score === 0 ? '' : `${score.toFixed(2)}, `}${names.join(', ')}: ${reason}</small>
                  </li>`,
              )}
            </ul>
          </details>`
    }`;
}

function gapLines(gaps: readonly RoutingGap[]): Html {
  return html`${gaps.map(
    ({ says, writeTo }) =>
      html`<p>
        <span class="tag">gap</span>
        <small
          >${says}${writeTo === null ? '' : ` Suggested, to be confirmed by the ministry: write to ${writeTo}.`}</small
        >
      </p>`,
  )}`;
}

/** Offices with a seat that no question names: they get no letter. */
function unnamedLine(
  assignment: readonly QuestionAssignment[],
  offices: CycleView['terms']['offices'],
  nameOf: CycleView['nameOf'],
): Html {
  const named = new Set(assignment.flatMap(({ lead, supporting }) => [lead, ...supporting]));
  const unnamed = offices.filter(({ id, asked }) => asked && !named.has(id));
  if (unnamed.length === 0) return html``;
  return html`<p>No question names ${unnamed.map(({ id }) => nameOf(id)).join(', ')}; no letter goes there.</p>`;
}

function shortened(text: string): string {
  const plain = text.replace(/\s+/gu, ' ');
  return plain.length > SHORT ? `${plain.slice(0, SHORT - 1).trimEnd()}…` : plain;
}
