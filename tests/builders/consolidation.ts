import type { RequestState } from '../../domain/cycle/state.ts';
import type { Question, Section } from '../../domain/loi/instrument.ts';
import type { ConsolidationInput, OfficeAnswer } from '../../domain/matrix/consolidate.ts';
import type { RowId, RowState } from '../../domain/requests/row.ts';
import type { SubmissionFacts } from '../../domain/submission/submission-document.ts';

/** A question without parts: `aQuestion('q3')`. */
export function aQuestion(id: string, change: Partial<Question> = {}): Question {
  return {
    id,
    number: id.slice(1),
    section: 's1',
    text: `Please state what was done about matter ${id}.`,
    parts: [],
    articles: [],
    paragraphRefs: [],
    asksFor: [],
    ...change,
  };
}

/** A heading: `aSection('s1', 'General measures')`. */
export function aSection(id: string, heading: string, change: Partial<Section> = {}): Section {
  return { id, heading, level: 1, parent: null, ...change };
}

/** What one office is asked, with the state of each row. */
export function rowsOf(office: string, rows: Readonly<Record<RowId, RowState>>): Pick<RequestState, 'office' | 'rows'> {
  return { office, rows };
}

/** What one office wrote for one row. */
export function anAnswer(office: string, row: RowId, text: string): OfficeAnswer {
  return { office, row, text, source: `mail-of-${office}` };
}

/**
 * A list of four questions in two sections; question 2 has the parts (a) and (b). The Home Department leads, the police
 * support; everything is accepted but q3, which is open.
 */
export function aConsolidationInput(change: Partial<ConsolidationInput> = {}): ConsolidationInput {
  const part = (label: string) => ({ id: `q2.${label}`, label, text: `Part ${label}.` });
  return {
    list: {
      sections: [aSection('s1', 'General measures'), aSection('s2', 'Violence against children')],
      questions: [
        aQuestion('q1'),
        aQuestion('q2', { parts: [part('a'), part('b')] }),
        aQuestion('q3', { section: 's2' }),
        aQuestion('q4', { section: 's2' }),
      ],
    },
    assignments: ['q1', 'q2', 'q3', 'q4'].map((question) => ({
      question,
      lead: 'punjab-home',
      supporting: ['punjab-police'],
    })),
    requests: [
      rowsOf('punjab-police', { q1: 'accepted', 'q2.a': 'accepted', 'q2.b': 'no-data', q4: 'not-ours' }),
      rowsOf('punjab-home', { q1: 'accepted', 'q2.a': 'accepted', 'q2.b': 'answered', q3: 'open', q4: 'accepted' }),
    ],
    answers: [
      anAnswer('punjab-police', 'q1', 'The police set up a desk.'),
      anAnswer('punjab-home', 'q1', 'A committee sits since 2021.'),
      anAnswer('punjab-police', 'q2.a', 'Forty cases.'),
      anAnswer('punjab-home', 'q2.a', 'A rule was made.'),
      anAnswer('punjab-police', 'q2.b', 'Registers burnt in 2019.'),
      anAnswer('punjab-home', 'q2.b', 'Two trainings.'),
      anAnswer('punjab-home', 'q4', 'The Act of 2020 is in force.'),
    ],
    officeNames: { 'punjab-home': 'Home Department, Punjab', 'punjab-police': 'Punjab Police' },
    limit: null,
    ...change,
  };
}

/** What the State's text says of itself. */
export function submissionFacts(change: Partial<SubmissionFacts> = {}): SubmissionFacts {
  return {
    state: 'Pakistan',
    committee: 'Committee on the Rights of the Child',
    instrument: 'list of issues in relation to its combined sixth and seventh periodic reports',
    symbol: 'CRC/C/PAK/Q/6-7',
    date: '2027-06-14',
    annexes: ['Statistical tables, 2021–2026', 'Text of the Zainab Alert Act, 2020'],
    mark: null,
    ...change,
  };
}
