import { html } from 'hono/html';
import type { GapItem } from '../../domain/matrix/consolidation.ts';
import { GAP_TITLES } from '../../domain/matrix/gap-list.ts';
import { openComments, type Drafting, type DraftingQuestion } from '../drafting.ts';
import { budgetBar, grouped, openWords, remarkForm, remarkList, totalBar } from './drafting-parts.ts';
import { actingForm, byField } from './forms.ts';
import { counted, day, page, table, type Html } from './layout.ts';

/** The State's text of a cycle at a glance: words against the limit, every question, what is missing, what was remarked. */
export function draftingPage(drafting: Drafting, gaps: readonly GapItem[], at: string): Html {
  const { state, budget, questions, nameOf } = drafting;
  const drafted = questions.filter(({ paragraph }) => (paragraph.drafts ?? []).length > 0).length;
  return page(
    `The text: ${state.title}`,
    state.rehearsal,
    html`<p class="lead">
        <a href="/cycles/${encodeURIComponent(state.cycleId)}">${state.title}</a>: ${drafted} of
        ${counted(questions.length, 'question')} drafted. Where no text was written the offices’ answers stand as they
        came.
      </p>
      ${totalBar(budget.words, budget.limit)} ${actions(drafting, at)} ${questionTable(questions, at)}
      ${gapTable(gaps, at)}
      <h2>Comments on the whole text</h2>
      ${remarkList(drafting.comments, at, nameOf)}
      <details>
        <summary>Comment on the whole text</summary>
        ${remarkForm(at, [])}
      </details>`,
  );
}

function actions(drafting: Drafting, at: string): Html {
  const { state, questions } = drafting;
  if (state.reached.acknowledged !== undefined) return html``;
  const missing = questions.filter(
    ({ paragraph }) => (paragraph.drafts ?? []).length === 0 && paragraph.parts.length > 0,
  );
  const open = openComments(drafting).length;
  const propose =
    missing.length === 0
      ? ''
      : actingForm(
          `${at}/propose`,
          html`<p>
              ${counted(missing.length, 'question')} ${missing.length === 1 ? 'has' : 'have'} answers and no text yet. A
              first text takes the offices’ own sentences, the lead’s first; nothing that was written is changed.
            </p>
            ${byField('Director', 'Proposed by (post)')} <button>Propose first texts</button>`,
        );
  const consolidate =
    state.consolidation !== null
      ? html`<p class="verdict">
          The text was put together on ${day(state.consolidation.on)} and is with those who clear it. What is written
          now counts for the next round.
        </p>`
      : html`<details>
          <summary>Put the text together for clearance</summary>
          ${actingForm(
            `${at}/consolidate`,
            html`${
                open === 0
                  ? html`<p>No comment is open.</p>`
                  : html`<p class="warn">${counted(open, 'comment')} ${open === 1 ? 'is' : 'are'} open.</p>
                      <label class="choice"
                        ><input type="checkbox" name="anyway" value="yes" /> I have read them; go on all the same</label
                      >`
              }
              ${byField('Director')} <button>Consolidate</button>`,
          )}
        </details>`;
  return html`${consolidate} ${propose}`;
}

function questionTable(questions: readonly DraftingQuestion[], at: string): Html {
  let before: string | null = null;
  const rows = questions.flatMap((one) => {
    const head = one.section !== null && one.section !== before ? [sectionRow(one.section)] : [];
    before = one.section;
    return [...head, questionRow(one, at)];
  });
  return table({
    caption: 'Question by question',
    heads: ['Question', 'Text', 'Words', 'Of its share', 'To look at'],
    rows,
  });
}

function sectionRow(heading: string): Html {
  return html`<tr class="section">
    <th scope="rowgroup" colspan="5">${heading}</th>
  </tr>`;
}

function questionRow({ question, paragraph, budget, outdated, comments }: DraftingQuestion, at: string): Html {
  const { words, share, left, over } = budget;
  const drafts = paragraph.drafts ?? [];
  const offices = new Set(paragraph.parts.map(({ office }) => office)).size;
  const look = [
    ...(outdated.length === 0 ? [] : ['an answer is newer than the text']),
    ...(openWords(comments) === '' ? [] : [openWords(comments)]),
    ...(paragraph.gap === null ? [] : [paragraph.gap]),
  ];
  return html`<tr>
    <th scope="row">
      <a href="${at}/${question.id}">${question.number === null ? question.id : `Paragraph ${question.number}`}</a
      ><br />
      <small>${shortened(question.text)}</small>
    </th>
    <td>
      ${drafts.map(
        ({ part, version, by, on }) =>
          html`<div>${part === null ? '' : `${part}: `}version ${version} <small>${by}, ${day(on)}</small></div>`,
      )}
      ${drafts.length > 0 || offices === 0 ? '' : html`<small>answers of ${counted(offices, 'office')}</small>`}
    </td>
    <td class="number">${grouped(words)}</td>
    <td class="share">
      ${
        share === null
          ? ''
          : html`${budgetBar(words, share, `${words} of ${share} words`)}<small
                >${grouped(share)},
                ${over > 0 ? html`<span class="late">${grouped(over)} over</span>` : `${grouped(left)} left`}</small
              >`
      }
    </td>
    <td class="${outdated.length > 0 ? 'late' : ''}">${look.join('; ')}</td>
  </tr>`;
}

function gapTable(gaps: readonly GapItem[], at: string): Html {
  if (gaps.length === 0)
    return html`<h2>What is missing</h2>
      <p class="empty">Nothing: every question is answered.</p>`;
  const rows = gaps.map(
    ({ question, row, number, kind, officeName, since, says }) =>
      html`<tr>
        <th scope="row"><a href="${at}/${question}">${number ?? question}</a> <small>${row}</small></th>
        <td>${GAP_TITLES[kind]}</td>
        <td>${officeName ?? ''}</td>
        <td>${since === null ? '' : day(since)}</td>
        <td dir="auto">${says}</td>
      </tr>`,
  );
  return html`${table({ caption: 'What is missing', heads: ['Paragraph', 'What', 'Whose', 'Since', 'Details'], rows })}
    <p>
      This list goes to the Committee with the text. <a class="button" href="${at}/gaps.docx">As a Word document</a>
    </p>`;
}

const MOST = 130;
const shortened = (text: string): string => {
  const flat = text.replace(/\s+/gu, ' ').trim();
  return flat.length > MOST ? `${flat.slice(0, MOST - 1)}…` : flat;
};
