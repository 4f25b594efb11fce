import { html } from 'hono/html';
import type { ListVersion, StoredInstrument } from '../../activities/store-ports.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import type { ReadingCorrection } from '../../domain/loi/corrections.ts';
import type { Doubt, InstrumentReading, Question, Section } from '../../domain/loi/instrument.ts';
import { READING_FIELDS, type ReadingField } from '../../domain/loi/reading-change.ts';
import { changeWords } from '../list-words.ts';
import { actingForm, byField, lineField, textField } from './forms.ts';
import { counted, day, page, table, type Html } from './layout.ts';

/** What the page of a cycle's list is made from. */
export interface ListView {
  readonly state: CycleState;
  readonly instrument: StoredInstrument;
  readonly versions: readonly ListVersion[];
  /** The document's own lines, from 1. */
  readonly lines: readonly string[];
}

/** Path of a cycle's list. */
export function listPath(cycleId: string): string {
  return `/cycles/${encodeURIComponent(cycleId)}/list`;
}

/** The fields of a list by the words of the desk. */
export const FIELD_WORDS: Readonly<Record<ReadingField, string>> = {
  kind: 'Kind of document',
  symbol: 'Symbol',
  committee: 'Committee',
  state: 'State',
  publishedOn: 'Published on',
  deadline: 'Deadline',
  wordLimit: 'Word limit',
  pageLimit: 'Page limit',
  limitIs: 'The limit is',
  reportSymbol: 'Symbol of the report',
  language: 'Language',
};

/** A cycle's list as it is used: what it asks, where it was read, what is doubtful, and a form for each correction. */
export function listPage(view: ListView): Html {
  const { state, instrument, versions, lines } = view;
  const { reading, corrections = [], filename } = instrument;
  const at = listPath(state.cycleId);
  const corrected = corrections.length === 0 ? 'as it was read' : `with ${counted(corrections.length, 'correction')}`;
  return page(
    `The list: ${state.title}`,
    state.rehearsal,
    html`<p><a href="/cycles/${encodeURIComponent(state.cycleId)}">Back to ${state.title}</a></p>
      <p class="lead">
        Read from ${filename}: ${counted(reading.questions.length, 'question')}, used ${corrected}. Every correction is
        shown with its consequences before it is made.
      </p>
      ${waiting(state, at)} ${doubts(reading.doubts, lines, at)} ${fields(reading, at)} ${questions(reading, at)}
      ${headings(reading, at)} ${history(corrections, versions, at)} ${document(at)}`,
  );
}

/** New questions that nobody is asked yet, each with the form that asks it. */
function waiting({ tasks }: CycleState, at: string): Html {
  const added = tasks.filter(({ kind }) => kind === 'list-changed');
  if (added.length === 0) return html``;
  return html`<h2>New, and asked of nobody yet</h2>
    <ul class="tasks">
      ${added.map(({ id, text }) => {
        const question = id.slice(id.indexOf('/') + 1);
        const proposed = /proposed: (.+)$/u.exec(text)?.[1] ?? '';
        return html`<li>
          ${text}
          ${actingForm(
            `${at}/ask`,
            html`${hidden('question', question)} ${lineField('offices', 'Asked of (ids, with commas)', proposed)}
              ${byField('Director')} <button>Ask ${question}</button>`,
          )}
        </li>`;
      })}
    </ul>`;
}

function doubts(all: readonly Doubt[], lines: readonly string[], at: string): Html {
  if (all.length === 0) return html``;
  return html`<h2>What could not be read for certain</h2>
    <ul class="tasks">
      ${all.map(
        ({ code, message, lines: where }) =>
          html`<li>
            ${message}
            ${where === null ? '' : html`<small>lines ${where[0]} to ${where[1]}</small>${source(lines, where)}`}
            ${previewForm(at, 'settle-doubt', 'It is right as it was read', html`<input type="hidden" name="code" value="${code}" /><input type="hidden" name="lines" value="${JSON.stringify(where)}" />`)}
          </li>`,
      )}
    </ul>`;
}

function source(lines: readonly string[], [from, to]: readonly [number, number]): Html {
  return html`<details>
    <summary>The lines themselves</summary>
    <pre><code>${lines.slice(from - 1, Math.min(to, from + 11)).join('\n')}</code></pre>
  </details>`;
}

function fields(reading: InstrumentReading, at: string): Html {
  const rows = READING_FIELDS.map((field) => {
    const value = reading[field] ?? null;
    const found = reading.sources[field];
    const kind = field === 'publishedOn' || field === 'deadline' ? 'date' : 'text';
    return html`<tr>
      <th scope="row">${FIELD_WORDS[field]}</th>
      <td>${value === null ? html`<em>not in the text</em>` : value}</td>
      <td>
        ${found === undefined ? '' : html`<q title="characters ${found.from} to ${found.to}">${found.wording}</q>`}
      </td>
      <td>
        <details>
          <summary>Correct</summary>
          ${previewForm(
            at,
            'set-field',
            'Show what it would change',
            html`<input type="hidden" name="field" value="${field}" />
              ${lineField('value', `${FIELD_WORDS[field]}; empty: not in the text`, value === null ? '' : String(value), kind)}`,
          )}
        </details>
      </td>
    </tr>`;
  });
  return table({ caption: 'What it says of itself', heads: ['Field', 'Read as', 'By these words', ''], rows });
}

function questions(reading: InstrumentReading, at: string): Html {
  const under = (section: string | null): Html =>
    html`${reading.questions.map((one, index) =>
      one.section === section ? question(one, reading.questions[index - 1] ?? null, at) : '',
    )}`;
  return html`<h2>What it asks</h2>
    ${under(null)} ${reading.sections.map((section) => html`${heading(section)} ${under(section.id)}`)}
    <details>
      <summary>Add a question that was not read</summary>
      ${previewForm(
        at,
        'add-question',
        'Show what it would change',
        html`${lineField('number', 'Number as printed')}
        ${lineField('after', 'Behind question (id); empty: at the head', reading.questions.at(-1)?.id ?? '')}
        ${textField('text', 'Its words')}`,
      )}
    </details>`;
}

function heading({ level, heading: words }: Section): Html {
  return level <= 1 ? html`<h3>${words}</h3>` : html`<h4>${words}</h4>`;
}

function question(one: Question, before: Question | null, at: string): Html {
  const { id, number, text, parts, articles, asksFor, paragraphRefs } = one;
  const about = [
    `asks for ${asksFor.join(', ')}`,
    ...(articles.length === 0 ? [] : [`articles ${articles.join(', ')}`]),
    ...(paragraphRefs.length === 0 ? [] : [`names paragraphs ${paragraphRefs.join(', ')}`]),
  ];
  return html`<article class="asked" id="${id}">
    <p>
      <strong>${id}</strong>${number === null ? html` <em>no number</em>` : ` (${number})`}
      <small>${about.join(' · ')}</small>
    </p>
    ${parts.length === 0 ? html`<p class="words">${text}</p>` : ''}
    ${
      parts.length === 0
        ? ''
        : html`<details>
              <summary>The paragraph as a whole</summary>
              <p class="words">${text}</p>
            </details>
            <ol class="parts">
              ${parts.map((part) => html`<li><strong>${part.id}</strong> ${part.label ?? ''} ${part.text}</li>`)}
            </ol>`
    }
    <details>
      <summary>Correct ${id}</summary>
      ${previewForm(at, 'change-question', 'Show what it would change', html`${hidden('question', id)} ${lineField('number', 'Number as printed', number ?? '')} ${area('text', 'Its words', text)}`)}
      ${parts.map((part) => previewForm(at, 'change-part', `Show ${part.id} changed`, html`${hidden('part', part.id)} ${area('text', `Words of ${part.id}`, part.text)}`))}
      ${previewForm(at, 'split-question', 'Show it divided', html`${hidden('question', id)} ${choice('at', 'The second question begins with', beginnings(text))}`)}
      ${before === null ? '' : previewForm(at, 'merge-questions', `Show it joined to ${before.id}`, html`${hidden('question', before.id)} ${hidden('with', id)}`)}
      ${previewForm(at, 'remove-question', 'Show it taken out', html`${hidden('question', id)}`)}
    </details>
  </article>`;
}

/** Words with which a line or a sentence begins inside a text, each standing there once. */
function beginnings(text: string): readonly string[] {
  const starts = [...text.matchAll(/(?:\n|[.?!;:]["”’)]{0,2}\s+)(?=\S)/gu)].map((hit) => hit.index + hit[0].length);
  const words = starts.map((start) => /^(?:\S+\s+){0,6}\S+/u.exec(text.slice(start))?.[0] ?? '');
  return words.filter((one) => one !== '' && text.split(one).length === 2);
}

function headings({ sections }: InstrumentReading, at: string): Html {
  return html`<details>
    <summary>Correct a heading, or add one</summary>
    ${sections.map(({ id, heading: words }) => previewForm(at, 'change-section', `Show ${id} changed`, html`${hidden('section', id)} ${lineField('heading', `Heading ${id}`, words)}`))}
    ${previewForm(at, 'add-section', 'Show it added', html`${lineField('heading', 'New heading')} ${lineField('level', 'Level', '1', 'number')} ${lineField('after', 'Behind heading (id); empty: first', sections.at(-1)?.id ?? '')}`)}
  </details>`;
}

function history(corrections: readonly ReadingCorrection[], versions: readonly ListVersion[], at: string): Html {
  if (corrections.length === 0 && versions.length === 0) return html``;
  const rows = corrections.map(
    ({ id, change, by, on, reason }) =>
      html`<tr>
        <th scope="row">${id}</th>
        <td>${day(on)}</td>
        <td>${by}</td>
        <td>${changeWords(change)}<br /><small>${reason}</small></td>
        <td>${previewForm(at, 'undo', 'Show it taken back', html`${hidden('undo', id)}`)}</td>
      </tr>`,
  );
  return html`${rows.length === 0 ? '' : table({ caption: 'Corrections in force', heads: ['', 'Day', 'By', 'What and why', ''], rows })}
    <details>
      <summary>${counted(versions.length, 'list')} put in force since the first</summary>
      <ol>
        ${versions.map(({ on, by, reason }) => html`<li>${day(on)}, ${by}: ${reason}</li>`)}
      </ol>
    </details>`;
}

function document(at: string): Html {
  return html`<h2>A corrigendum, or the list issued anew</h2>
    <form method="post" action="${at}/document" enctype="multipart/form-data" class="acting">
      <label>The file <input type="file" name="file" /></label>
      <label>or its text, pasted <textarea name="pasted" rows="6"></textarea></label>
      ${byField('Director')}
      <button>Show what it would change</button>
    </form>`;
}

/** A form whose button shows what a correction would do; the next page makes it. */
function previewForm(at: string, type: string, button: string, content: Html): Html {
  return html`<form method="post" action="${at}/preview" class="acting">
    ${hidden('type', type)} ${content}
    <button class="second">${button}</button>
  </form>`;
}

function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}

function area(name: string, label: string, value: string): Html {
  return html`<label>${label} <textarea name="${name}" rows="${rowsFor(value)}">${value}</textarea></label>`;
}

/** Lines that show a text as a whole, but for a very long one. */
function rowsFor(text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / 80), 0);
  return Math.min(Math.max(lines, 2), 20);
}

function choice(name: string, label: string, options: readonly string[]): Html {
  if (options.length === 0) return lineField(name, `${label} (words that stand there once)`);
  return html`<label
    >${label}
    <select name="${name}">
      ${options.map((one) => html`<option>${one}</option>`)}
    </select></label
  >`;
}
