import { html } from 'hono/html';
import type { QuestionAssignment } from '../../domain/questions/assignment.ts';
import type { CycleView } from './cycle-view.ts';
import { counted, type Html } from './layout.ts';

const SHORT = 160;

/** Who answers what, with the reason; open while the Director has still to confirm it. */
export function assignmentTable({ state, assignment, questions, nameOf }: CycleView): Html {
  if (assignment === null) return html``;
  const confirmed = state.reached.assigned !== undefined;
  const undecided = assignment.filter((one) => one.undecided).length;
  const text = new Map(questions.map((question) => [question.id, question.text]));
  const row = ({ question, lead, supporting, undecided: open, reasons }: QuestionAssignment): Html =>
    html`<tr>
      <th scope="row">${question}</th>
      <td>${shortened(text.get(question) ?? '')}</td>
      <td>${nameOf(lead)}${open ? html` <span class="tag">an officer must decide</span>` : ''}</td>
      <td>${supporting.map(nameOf).join(', ')}</td>
      <td><small>${reasons.find(({ office }) => office === lead)?.reason ?? ''}</small></td>
    </tr>`;
  return html`<h2>Who answers what</h2>
    <details ${confirmed ? '' : html`open`}>
      <summary>
        ${counted(assignment.length, 'question')},
        ${confirmed ? 'confirmed' : 'proposed'}${undecided === 0 || confirmed ? '' : `; for ${undecided} no rule is sure`}
      </summary>
      <div class="wide" tabindex="0" role="region" aria-label="Who answers what">
        <table>
          <thead>
            <tr>
              ${['Question', 'Text', 'Lead', 'Supporting', 'Why the lead'].map((head) => html`<th scope="col">${head}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${assignment.map(row)}
          </tbody>
        </table>
      </div>
    </details>`;
}

function shortened(text: string): string {
  const plain = text.replace(/\s+/gu, ' ');
  return plain.length > SHORT ? `${plain.slice(0, SHORT - 1).trimEnd()}…` : plain;
}
