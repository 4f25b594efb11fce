import { isLocalDate } from '../calendar/local-date.ts';
import { addPart, changePart, mergeParts, removePart } from './change-part.ts';
import { addQuestion, changeQuestion, mergeQuestions, moveQuestion, splitQuestion } from './change-question.ts';
import { addSection, changeSection, withoutSection } from './change-section.ts';
import { INSTRUMENT_KINDS, type InstrumentReading } from './instrument.ts';
import type { ChangedReading, ReadingChange, ReadingField } from './reading-change.ts';
import { withQuestions } from './reading-places.ts';

/**
 * A reading with one change. Where it is so already, nothing is changed.
 *
 * @param reserved ids of questions and sections that other changes make
 */
export function changedReading(
  reading: InstrumentReading,
  change: ReadingChange,
  reserved: ReadonlySet<string>,
): ChangedReading {
  switch (change.type) {
    case 'set-field':
      return withField(reading, change.field, change.value);
    case 'change-question':
      return changeQuestion(reading, change);
    case 'split-question':
      return splitQuestion(reading, change, reserved);
    case 'merge-questions':
      return mergeQuestions(reading, change);
    case 'add-question':
      return addQuestion(reading, change, reserved);
    case 'remove-question':
      return {
        reading: withQuestions(
          reading,
          reading.questions.filter(({ id }) => id !== change.question),
        ),
      };
    case 'move-question':
      return moveQuestion(reading, change);
    case 'change-part':
      return changePart(reading, change);
    case 'add-part':
      return addPart(reading, change);
    case 'merge-parts':
      return mergeParts(reading, change);
    case 'remove-part':
      return removePart(reading, change);
    case 'add-section':
      return addSection(reading, change, reserved);
    case 'change-section':
      return changeSection(reading, change);
    case 'remove-section':
      return { reading: withoutSection(reading, change.section) };
    case 'note-doubt':
      return { reading: { ...reading, doubts: [...reading.doubts, change.doubt] } };
    case 'settle-doubt':
      return {
        reading: {
          ...reading,
          doubts: reading.doubts.filter(
            ({ code, lines }) => code !== change.code || JSON.stringify(lines) !== JSON.stringify(change.lines),
          ),
        },
      };
  }
}

/** Doubts that the reader raises because a field is missing, by the field. */
const DOUBT_OF: Readonly<Partial<Record<ReadingField, string>>> = { deadline: 'no-deadline', kind: 'kind-unknown' };

function withField(reading: InstrumentReading, field: ReadingField, value: string | number | null): ChangedReading {
  const why = whyNot(field, value);
  if (why !== null) return { why };
  if ((reading[field] ?? null) === value) return { reading };
  const doubts = value === null ? reading.doubts : reading.doubts.filter(({ code }) => code !== DOUBT_OF[field]);
  const { [field]: _wording, ...sources } = reading.sources;
  return { reading: { ...reading, [field]: value, doubts, sources } };
}

function whyNot(field: ReadingField, value: string | number | null): string | null {
  switch (field) {
    case 'kind':
      return INSTRUMENT_KINDS.some((kind) => kind === value) ? null : `kind is one of ${INSTRUMENT_KINDS.join(', ')}`;
    case 'publishedOn':
    case 'deadline':
      return value === null || (typeof value === 'string' && isLocalDate(value))
        ? null
        : `“${value}” is not a date; ${field} is a day that exists, as YYYY-MM-DD, or null`;
    case 'wordLimit':
    case 'pageLimit':
      return value === null || (typeof value === 'number' && Number.isInteger(value) && value > 0)
        ? null
        : `${field} is a whole number from 1, or null`;
    case 'limitIs':
      return value === null || value === 'maximum' || value === 'preferably'
        ? null
        : 'limitIs is maximum, preferably or null';
    default:
      return value === null || (typeof value === 'string' && value.trim() !== '')
        ? null
        : `${field} is a text, or null`;
  }
}
