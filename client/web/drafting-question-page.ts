import { html } from 'hono/html';
import type { AnswerCheck } from '../../domain/matrix/answer-check.ts';
import { outdatedWords } from '../../domain/matrix/draft-standing.ts';
import type { ConsolidatedPart } from '../../domain/matrix/consolidation.ts';
import { draftText, isSamePlace, type DraftPlace, type DraftVersion } from '../../domain/matrix/draft.ts';
import type { EarlierAnswer } from '../../domain/matrix/earlier-answer.ts';
import { answersAt, placesOf } from '../../domain/matrix/propose-draft.ts';
import { provenance } from '../../domain/matrix/provenance.ts';
import type { Drafting, DraftingQuestion } from '../drafting.ts';
import {
  budgetBar,
  diffView,
  grouped,
  remarkForm,
  remarkList,
  sentenceList,
  voices,
  wordCount,
  type Provenance,
  type VoiceOf,
} from './drafting-parts.ts';
import { answeredBeforeList } from './earlier-answers.ts';
import { actingForm, byField, lineField } from './forms.ts';
import { counted, day, page, type Html } from './layout.ts';

/** A text that somebody is writing and that is not stored. */
export interface Unsaved extends DraftPlace {
  readonly text: string;
  readonly from: number;
  readonly by: string;
  readonly reason: string;
  /** Why it could not be stored, and what somebody else made of the version it came from; null: it was only looked at. */
  readonly refused: { readonly message: string; readonly base: string; readonly newest: DraftVersion } | null;
}

/** What the page of one question shows. */
export interface QuestionView {
  readonly drafting: Drafting;
  readonly one: DraftingQuestion;
  /** Every version of each of its places, oldest first. */
  readonly versions: readonly DraftVersion[];
  readonly mails: ReadonlySet<string>;
  /** What the check found in the answers to this question. */
  readonly checks: readonly AnswerCheck[];
  /** What was answered before to the same or a similar question. */
  readonly earlier: readonly EarlierAnswer[];
  readonly unsaved: Unsaved | null;
  /** One text for all parts is to be written, where none was. */
  readonly whole: boolean;
  /** Path of the page. */
  readonly at: string;
  /** Of all the questions. */
  readonly all: string;
}

/** One question: what was asked, all offices' answers side by side, the State's text with its sources, versions and comments. */
export function draftingQuestionPage(view: QuestionView): Html {
  const { drafting, one, at } = view;
  const { question, section, paragraph } = one;
  const number = question.number === null ? question.id : `Paragraph ${question.number}`;
  const shown = places(view);
  const sentences = shown.flatMap(
    (place) => one.newest.find((draft) => isSamePlace(draft, place))?.paragraphs.flat() ?? [],
  );
  return page(
    `${number}: the text`,
    drafting.state.rehearsal,
    html`${steps(view)}
      <div class="asked">
        ${section === null ? '' : html`<small>${section}</small>`}
        ${question.text.split('\n').map((line) => html`<p dir="auto">${line}</p>`)}
      </div>
      ${share(view)}
      ${one.outdated.map(
        (late) => html`<p class="verdict no">Look again: ${outdatedWords(late, drafting.nameOf(late.office))}.</p>`,
      )}
      ${paragraph.gap === null ? '' : html`<p class="verdict tight">${paragraph.gap}</p>`}
      ${answeredBeforeList(view.earlier, drafting.nameOf)}
      ${shown.map((place) => html`${answerColumns(view, place)} ${editor(view, place)}`)}
      ${shown.length < 2 ? '' : html`<p><a href="${at}?whole">Write one text for all parts instead</a></p>`}
      <h2>Comments</h2>
      ${remarkList(one.comments, at, drafting.nameOf)}
      <details ${one.comments.length === 0 ? html`open` : ''}>
        <summary>Comment on this paragraph</summary>
        ${remarkForm(
          at,
          sentences.map(({ text }) => text),
        )}
      </details>`,
  );
}

/** Places that can be written: the parts, unless the question is drafted as a whole. */
function places({ one, unsaved, whole: together }: QuestionView): readonly DraftPlace[] {
  const whole = { question: one.question.id, part: null };
  if (together || one.question.parts.length === 0 || (one.paragraph.drafts ?? []).some(({ part }) => part === null))
    return [whole];
  const parts = one.question.parts.map(({ id }) => ({ question: one.question.id, part: id }));
  const known = placesOf(one.paragraph).every(({ part }) => part === null) ? [whole] : parts;
  return unsaved === null || known.some((place) => isSamePlace(place, unsaved)) ? known : [...known, unsaved];
}

function steps({ drafting, one, all }: QuestionView): Html {
  const at = drafting.questions.indexOf(one);
  const link = (to: DraftingQuestion | undefined, before: string, after: string): Html =>
    to === undefined
      ? html``
      : html`<li><a href="${all}/${to.question.id}">${before} ${to.question.number ?? to.question.id}${after}</a></li>`;
  return html`<ul class="steps">
    <li><a href="${all}">All questions</a></li>
    ${link(drafting.questions[at - 1], '← Paragraph', '')} ${link(drafting.questions[at + 1], 'Paragraph', ' →')}
  </ul>`;
}

function share({ one, at }: QuestionView): Html {
  const { words, share: most, left, over, weight } = one.budget;
  if (most === null) return html`<p>${counted(words, 'word')} now; the list states no limit.</p>`;
  return html`<div class="total ${over > 0 ? 'over' : ''}">
      <div><span class="figure">${grouped(words)}</span> ${words === 1 ? 'word' : 'words'}</div>
      <div>
        ${budgetBar(words, most, `${words} of ${most} words`)}
        <span class="of"
          >of its share of ${grouped(most)},
          <strong class="${over > 0 ? 'late' : ''}"
            >${over > 0 ? `${grouped(over)} over` : `${grouped(left)} left`}</strong
          ></span
        >
      </div>
    </div>
    <details>
      <summary>Give this paragraph more or less of the limit</summary>
      ${actingForm(
        `${at}/weigh`,
        html`${lineField('weight', 'Weight: 2 is twice as much, 0.5 half', String(weight))} ${byField('Director')}
          <button class="quiet">Set the weight</button>`,
      )}
    </details>`;
}

/** What the offices say at one place, row by row, a column for each office in the same order. */
function answerColumns(view: QuestionView, place: DraftPlace): Html {
  const { question, paragraph } = view.one;
  const parts = answersAt(paragraph, place);
  const rows = question.parts.filter(({ id }) => place.part === null || id === place.part);
  const title = place.part === null ? 'What the offices say' : `What the offices say to ${partName(view, place.part)}`;
  if (parts.length === 0)
    return html`<h2>${title}</h2>
      <p class="empty">No office has answered yet.</p>`;
  if (rows.length < 2)
    return html`<h2>${title}</h2>
      ${columns(view, parts)}`;
  return html`<h2>${title}</h2>
    ${rows.map(({ id, text }) => {
      const own = parts.filter(({ row }) => row === id);
      return own.length === 0
        ? ''
        : html`<h3 class="part" dir="auto">${partName(view, id)} <small>${text}</small></h3>
            ${columns(view, own)}`;
    })}`;
}

/** `part (a)`, or the row's id where the list prints no letter. */
function partName({ one }: QuestionView, row: string): string {
  const label = one.question.parts.find(({ id }) => id === row)?.label?.replace(/[().]/gu, '') ?? null;
  return label === null ? row : `part (${label})`;
}

function columns(view: QuestionView, parts: readonly ConsolidatedPart[]): Html {
  const voiceOf = voices(view.one.paragraph.parts);
  return html`<ul class="voices">
    ${parts.map((part) => column(view, part, voiceOf))}
  </ul>`;
}

function column({ drafting, mails, checks, at }: QuestionView, part: ConsolidatedPart, voiceOf: VoiceOf): Html {
  const { office, officeName, row, source, text } = part;
  const on = drafting.answers.find((answer) => answer.office === office && answer.row === row)?.receivedOn;
  const task = drafting.state.tasks.find((t) => t.kind === 'shorten' && t.office === office && t.row === row);
  return html`<li class="${voiceOf(office)}">
    <h3>${officeName}</h3>
    <small
      >${row},
      ${wordCount(text)}${on === undefined ? '' : html`, ${day(on)}`}${mails.has(source) ? html`, <a href="/mail/${encodeURIComponent(source)}">message</a>` : ''}</small
    >
    <div class="said" tabindex="0" role="group" aria-label="Answer of ${officeName} to ${row}">
      ${text.split('\n').map((line) => html`<p dir="auto">${line}</p>`)}
    </div>
    ${findings(checks.find((check) => check.office === office && check.row === row))}
    ${
      task === undefined
        ? html`<details>
            <summary>Ask for a shorter text</summary>
            ${actingForm(
              `${at}/shorten`,
              html`<input type="hidden" name="office" value="${office}" />
                <input type="hidden" name="row" value="${row}" />
                ${lineField('to', 'Words at most', '', 'number')} ${byField('Director')}
                <button class="quiet">Write to the office</button>`,
            )}
          </details>`
        : html`<small
            >Asked for ${task.most} words at most${task.dueOn === undefined ? '' : html` by ${day(task.dueOn)}`}</small
          >`
    }
  </li>`;
}

/** What an answer lacks, before anybody reads it. */
function findings(check: AnswerCheck | undefined): Html {
  if (check === undefined || check.findings.length === 0) return html``;
  return html`<ul class="lacks" aria-label="What the check found">
    ${check.findings.map(({ says }) => html`<li>${says}</li>`)}
  </ul>`;
}

function editor(view: QuestionView, place: DraftPlace): Html {
  const { drafting, one, mails, at, unsaved } = view;
  const mine = unsaved !== null && isSamePlace(unsaved, place) ? unsaved : null;
  const newest = one.newest.find((draft) => isSamePlace(draft, place));
  const answers = answersAt(one.paragraph, place);
  const of: Provenance = { answers, nameOf: drafting.nameOf, voiceOf: voices(one.paragraph.parts), mails };
  const text = mine?.text ?? (newest === undefined ? '' : draftText(newest));
  const paragraphs = mine === null ? (newest?.paragraphs ?? []) : provenance(mine.text, answers, newest ?? null);
  const title = place.part === null ? 'The State’s text' : `The State’s text for ${partName(view, place.part)}`;
  const from = mine?.refused?.newest.version ?? mine?.from ?? newest?.version ?? 0;
  return html`<h3 class="part" id="${place.part ?? place.question}">${title}</h3>
    ${mine?.refused == null ? '' : refusal(mine.refused)}
    <div class="write">
      <section aria-label="Write">
        ${actingForm(
          `${at}/write`,
          html`<input type="hidden" name="part" value="${place.part ?? ''}" />
            <input type="hidden" name="from" value="${from}" />
            <label
              >Text: a line for each paragraph
              <textarea class="text" name="text" rows="14" dir="auto">${text}</textarea>
            </label>
            <div class="row">
              ${lineField('reason', 'Why it is written', mine?.reason ?? '')}
              ${byField(mine?.by ?? 'Director', 'Written by (post)')}
            </div>
            <div class="buttons">
              <button>Store as version ${from + 1}</button>
              <button class="quiet" formaction="${at}/look">Count and look first</button>
            </div>`,
        )}
        ${newest === undefined && answers.length > 0 ? proposeForm(at) : ''}
      </section>
      <section aria-label="Where each sentence comes from">
        <h3>
          ${mine === null ? (newest === undefined ? 'Nothing written yet' : `Version ${newest.version}`) : 'Not stored yet'}${text === '' ? '' : `: ${wordCount(text)}`}
        </h3>
        ${paragraphs.length === 0 ? html`<p><small>The offices’ answers stand as they came.</small></p>` : sentenceList(paragraphs, of)}
      </section>
    </div>
    ${versionList(view, place)}`;
}

function refusal({ message, base, newest }: NonNullable<Unsaved['refused']>): Html {
  return html`<p class="verdict no" role="alert">
      ${message} Your text is below, not stored. This is what changed meanwhile; take over what belongs in and store
      again.
    </p>
    ${diffView(base, draftText(newest))}`;
}

function proposeForm(at: string): Html {
  return actingForm(
    `${at}/propose`,
    html`${byField('Director', 'Proposed by (post)')} <button class="quiet">Propose a text from the answers</button>`,
  );
}

/** Every version with who wrote it, and what each changed. */
function versionList({ versions }: QuestionView, place: DraftPlace): Html {
  const own = versions.filter((version) => isSamePlace(version, place));
  if (own.length === 0) return html``;
  const items = own.map((version, i) => {
    const { by, on, reason } = version;
    const before = own[i - 1];
    const head = html`Version ${version.version} by ${by}, ${day(on)}${reason === '' ? '' : `: ${reason}`}`;
    return html`<details>
      <summary>${head}</summary>
      ${version.paragraphs.length === 0 ? html`<p>Withdraws the text: the offices’ answers stand.</p>` : ''}
      ${diffView(before === undefined ? '' : draftText(before), draftText(version))}
    </details>`;
  });
  return html`<div class="versions">
    <h3>${counted(own.length, 'version')}</h3>
    ${items.toReversed()}
  </div>`;
}
