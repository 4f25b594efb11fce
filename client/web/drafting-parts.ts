import { html } from 'hono/html';
import { countWords, type LimitVerdict } from '../../domain/matrix/count-words.ts';
import type { ConsolidatedPart } from '../../domain/matrix/consolidation.ts';
import type { DraftComment, DraftSentence } from '../../domain/matrix/draft.ts';
import { figuresWithoutSource } from '../../domain/matrix/provenance.ts';
import { draftDiff } from '../draft-diff.ts';
import { byField } from './forms.ts';
import { counted, day, type Html } from './layout.ts';

/** Words against a limit as a bar; what is over stands out, and is told in words beside it. */
export function budgetBar(words: number, most: number, label: string): Html {
  const width = Math.max(words, most, 1);
  const share = (n: number): string => ((100 * n) / width).toFixed(2);
  return html`<svg class="budget" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="${label}">
    <rect class="track" x="0" y="1" width="100" height="6"></rect>
    <rect class="used" x="0" y="1" width="${share(Math.min(words, most))}" height="6"></rect>
    ${
      words <= most
        ? ''
        : html`<rect class="over" x="${share(most)}" y="1" width="${share(words - most)}" height="6"></rect>`
    }
    <line class="end" x1="${share(most)}" x2="${share(most)}" y1="0" y2="8"></line>
  </svg>`;
}

/** The words of the whole text against the limit. */
export function totalBar(words: number, limit: LimitVerdict): Html {
  const figure = html`<div><span class="figure">${grouped(words)}</span> ${words === 1 ? 'word' : 'words'}</div>`;
  if (limit.verdict === 'none')
    return html`<div class="total">${figure}<span class="of">The list states no limit.</span></div>`;
  const { words: most, kind } = limit.limit;
  const rule = kind === 'hard' ? `of ${grouped(most)} at most` : `of ${grouped(most)} advised`;
  const left = limit.verdict === 'ok' ? `${grouped(limit.left)} left` : `${grouped(limit.by)} over`;
  return html`<div class="total ${limit.verdict}">
    ${figure}
    <div>
      ${budgetBar(words, most, `${words} words ${rule}: ${left}`)}
      <span class="of">${rule}, <strong class="${limit.verdict === 'over' ? 'late' : ''}">${left}</strong></span>
    </div>
  </div>`;
}

/** `10,700`. */
export function grouped(n: number): string {
  return n.toLocaleString('en');
}

/** Words in number. */
export function wordCount(text: string): string {
  return `${grouped(countWords(text))} ${countWords(text) === 1 ? 'word' : 'words'}`;
}

/** How an office is told apart on a page: by a colour as well as by its name. */
export type VoiceOf = (office: string) => string;

/** Colours by the order in which offices speak; there are six, and names for all. */
export function voices(parts: readonly Pick<ConsolidatedPart, 'office'>[]): VoiceOf {
  const offices = [...new Set(parts.map(({ office }) => office))];
  return (office) => `v${Math.max(0, offices.indexOf(office)) % 6}`;
}

/** What sentences are shown with. */
export interface Provenance {
  readonly answers: readonly ConsolidatedPart[];
  readonly nameOf: (office: string) => string;
  readonly voiceOf: VoiceOf;
  /** Keys of messages that can be looked at. */
  readonly mails: ReadonlySet<string>;
}

/** The sentences of a text, numbered through, each with whose words it is and the message they came in. */
export function sentenceList(paragraphs: readonly (readonly DraftSentence[])[], of: Provenance): Html {
  return html`<ol class="sentences">
    ${paragraphs.flat().map((sentence) => {
      const strange = figuresWithoutSource(sentence, of.answers);
      return html`<li>
        <div dir="auto">${sentence.text}</div>
        ${sentence.origins.length === 0 ? html`<span class="origin own">the drafter’s own words</span>` : ''}
        ${sentence.origins.map(
          ({ office, row, source }) =>
            html`<span class="origin ${of.voiceOf(office)}"
              >${of.nameOf(office)}
              ${row}${of.mails.has(source) ? html`, <a href="/mail/${encodeURIComponent(source)}">message</a>` : ''}</span
            >`,
        )}
        ${strange.length === 0 ? '' : html`<span class="warn">In no answer: ${strange.join(', ')}</span>`}
      </li>`;
    })}
  </ol>`;
}

/** What changed between two texts, for the eye and for a reader aloud. */
export function diffView(before: string, after: string): Html {
  return html`<div class="diff" dir="auto">
    ${draftDiff(before, after).map(({ kind, text }) => {
      if (kind === 'added')
        return html`<ins><span class="spoken">[added: </span>${text}<span class="spoken">]</span></ins>`;
      if (kind === 'removed')
        return html`<del><span class="spoken">[taken out: </span>${text}<span class="spoken">]</span></del>`;
      return text;
    })}
  </div>`;
}

/** Remarks, the open ones first and each with the way to deal with it. @param at path of the page */
export function remarkList(comments: readonly DraftComment[], at: string, nameOf: (office: string) => string): Html {
  if (comments.length === 0) return html``;
  const sorted = [...comments].sort((a, b) => Number(a.resolved !== null) - Number(b.resolved !== null) || a.id - b.id);
  return html`<ul class="remarks">
    ${sorted.map(
      ({ id, by, on, part, sentence, text, resolved }) =>
        html`<li class="${resolved === null ? '' : 'done'}">
          <strong>${nameOf(by)}</strong>${part === null ? '' : ` on ${part}`}, ${day(on)}
          ${sentence === null ? '' : html`<blockquote dir="auto">${sentence}</blockquote>`}
          <div dir="auto">${text}</div>
          ${
            resolved === null
              ? html`<form method="post" action="${at}/resolve">
                  <input type="hidden" name="comment" value="${id}" />
                  <input name="note" aria-label="How comment ${id} was dealt with" placeholder="how" />
                  <input name="by" aria-label="Who dealt with it (post)" value="Director" />
                  <button class="quiet small">Dealt with</button>
                </form>`
              : html`<small
                  >Dealt with by ${resolved.by},
                  ${day(resolved.on)}${resolved.note === '' ? '' : `: ${resolved.note}`}</small
                >`
          }
        </li>`,
    )}
  </ul>`;
}

/** The form for a remark. @param sentences that it may be about */
export function remarkForm(at: string, sentences: readonly string[], hidden: Html = html``): Html {
  return html`<form method="post" action="${at}/comment" class="acting">
    ${hidden}
    ${
      sentences.length === 0
        ? ''
        : html`<label
            >About
            <select name="sentence">
              <option value="">the paragraph</option>
              ${sentences.map((sentence, i) => html`<option value="${sentence}">${i + 1}. ${short(sentence)}</option>`)}
            </select></label
          >`
    }
    <label>Comment <textarea name="text" rows="3" dir="auto" required></textarea></label>
    ${byField('Director', 'Made by (post)')} <button class="quiet">Comment</button>
  </form>`;
}

/** `2 open comments`; nothing where none is open. */
export function openWords(comments: readonly DraftComment[]): string {
  const open = comments.filter(({ resolved }) => resolved === null).length;
  return open === 0 ? '' : counted(open, 'open comment');
}

const MOST = 70;
const short = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text);
