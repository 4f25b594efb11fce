import { DeskError } from '../../contracts/errors.ts';
import type { Doubt } from '../../domain/loi/instrument.ts';
import { READING_FIELDS, type ReadingChange } from '../../domain/loi/reading-change.ts';
import { fieldOf, neededField, type FormFields } from './forms.ts';

/**
 * The change that a form of the list's page asks for.
 * @throws DeskError `usage` where a field is missing or is none of the page
 */
export function changeOfFields(fields: FormFields): ReadingChange {
  const type = fieldOf(fields, 'type');
  const needed = (name: string, what: string): string => neededField(fields, name, what);
  const behind = fieldOf(fields, 'after') === '' ? null : fieldOf(fields, 'after');
  switch (type) {
    case 'set-field':
      return setField(fields);
    case 'change-question':
      return {
        type,
        question: needed('question', 'The question'),
        to: { number: fieldOf(fields, 'number') || null, text: plain(needed('text', 'The text')) },
      };
    case 'change-part':
      return { type, part: needed('part', 'The part'), to: { text: plain(needed('text', 'The text')) } };
    case 'split-question':
      return { type, question: needed('question', 'The question'), at: plain(needed('at', 'Where it is divided')) };
    case 'merge-questions':
      return { type, question: needed('question', 'The question'), with: needed('with', 'The other question') };
    case 'add-question':
      return {
        type,
        after: behind,
        number: fieldOf(fields, 'number') || null,
        text: plain(needed('text', 'The text')),
      };
    case 'remove-question':
      return { type, question: needed('question', 'The question') };
    case 'change-section':
      return { type, section: needed('section', 'The heading'), to: { heading: needed('heading', 'The heading') } };
    case 'add-section':
      return {
        type,
        heading: needed('heading', 'The heading'),
        level: Math.max(1, Math.trunc(Number(fieldOf(fields, 'level')) || 1)),
        after: behind,
      };
    case 'settle-doubt':
      return { type, code: needed('code', 'The doubt'), lines: linesOf(fieldOf(fields, 'lines')) };
    default:
      throw new DeskError('usage', `“${type}” is no correction of this page.`, 'Nothing was done.');
  }
}

function setField(fields: FormFields): ReadingChange {
  const name = fieldOf(fields, 'field');
  const field = READING_FIELDS.find((one) => one === name);
  if (field === undefined) throw new DeskError('usage', `A list has no field “${name}”.`, READING_FIELDS.join(', '));
  const value = fieldOf(fields, 'value');
  const numeric = field === 'wordLimit' || field === 'pageLimit';
  return { type: 'set-field', field, value: value === '' ? null : numeric ? Number(value) : value };
}

/** Browsers send breaks as CR LF. */
function plain(text: string): string {
  return text.replace(/\r\n?/gu, '\n');
}

function linesOf(text: string): Doubt['lines'] {
  const [, from, to] = /^\[(\d+),(\d+)\]$/u.exec(text) ?? [];
  return from === undefined || to === undefined ? null : [Number(from), Number(to)];
}
