import { html } from 'hono/html';
import type { LetterPreview } from '../../activities/mail-ports.ts';
import type { Escalation } from '../../domain/cycle/due-escalation.ts';
import type { CycleView } from './cycle-view.ts';
import { actingForm, byField, lineField } from './forms.ts';
import { day, page, type Html } from './layout.ts';

/** A letter above the focal point before it leaves: as it would look, on which day, and how it is stopped. */
export function escalationPage(view: CycleView, ahead: Escalation, letter: LetterPreview, at: string): Html {
  const { state, nameOf } = view;
  const people = (list: LetterPreview['to']): string =>
    list.map(({ post, address }) => `${post} <${address}>`).join(', ');
  return page(
    `${ahead.title}: ${nameOf(ahead.office)}`,
    state.rehearsal,
    html`<p><a href="/cycles/${encodeURIComponent(state.cycleId)}">Back to ${state.title}</a></p>
      <p class="lead">
        It leaves on ${day(ahead.leavesOn)} unless it is vetoed, or the office answers before. Below it stands as it
        would leave today.
      </p>
      <dl class="head">
        <dt>To</dt>
        <dd>${people(letter.to)}</dd>
        <dt>Copy to</dt>
        <dd>${letter.cc.length === 0 ? 'nobody' : people(letter.cc)}</dd>
        <dt>Subject</dt>
        <dd>${letter.subject}</dd>
        <dt>With it</dt>
        <dd>${letter.attachment ?? 'nothing'}</dd>
      </dl>
      <pre class="letter">${letter.text}</pre>
      <p><a class="button" href="/cycles/${encodeURIComponent(state.cycleId)}">Let it go on its day</a></p>
      ${actingForm(
        `${at}/veto`,
        html`<input type="hidden" name="rung" value="${ahead.rung}" />
          ${lineField('reason', 'Why it must not leave; the register keeps it, no letter tells it')}
          ${byField('Director')}
          <button class="second">Veto</button>`,
      )}`,
  );
}
