import { describe, expect, it } from 'vitest';
import { parseSdgLinks } from '../../../contracts/schemas/sdg-links.ts';
import { exportTable } from '../../../domain/exports/export-columns.ts';
import { exportRecords, type ExportSource } from '../../../domain/exports/export-record.ts';
import { readInstrument } from '../../../domain/loi/read-instrument.ts';
import type { ConsolidatedParagraph } from '../../../domain/matrix/consolidation.ts';
import { seedText } from '../../builders/reference.ts';

const LINKS = parseSdgLinks(seedText('sdg-targets.json'), 'seeds/sdg-targets.json').links;

const LIST = `CCPR/C/PAK/Q/99

Human Rights Committee

List of issues in relation to the second periodic report of Pakistan

Prohibition of torture (art. 7)

1. Please state how many cases of torture were investigated.

Other matters

2. Please describe the colour of the sky.
`;

const source = (change: Partial<ExportSource> = {}): ExportSource => ({
  reading: readInstrument(LIST),
  mechanism: 'ccpr',
  country: null,
  name: 'list.txt',
  ...change,
});

const paragraph = (question: string, change: Partial<ConsolidatedParagraph>): ConsolidatedParagraph => ({
  question,
  number: null,
  labels: [null],
  parts: [],
  gap: null,
  ...change,
});
const answer = (text: string) => ({
  office: 'moi',
  officeName: 'Ministry of Interior',
  row: 'q1',
  label: null,
  text,
  source: 'mail/1',
});

describe('a question as the databases of recommendations hold it', () => {
  it('has the document, the body, the country, the paragraph and its text', () => {
    const [first] = exportRecords(source(), LINKS);
    expect(first).toMatchObject({
      recordId: 'CCPR/C/PAK/Q/99/q1',
      annotationType: 'question',
      symbol: 'CCPR/C/PAK/Q/99',
      body: 'Human Rights Committee',
      mechanism: 'ccpr',
      country: 'Pakistan',
      paragraph: '1',
      text: expect.stringContaining('cases of torture') as string,
    });
  });

  it('has SDG targets with what they were known by, where its words or articles name a subject that has one', () => {
    const [first] = exportRecords(source(), LINKS);
    expect(first?.sdgTargets).toContain('16.1');
    expect(first?.sdgGoals).toContain(16);
    expect(first?.sdgBasis.join()).toMatch(/torture \((?:words of the text|article 7)\): 16\.1/);
  });

  it('has no theme, no target, no position, no office and no status where none is known', () => {
    expect(exportRecords(source(), LINKS)[1]).toMatchObject({
      themes: [],
      affectedPersons: [],
      sdgGoals: [],
      sdgTargets: [],
      sdgBasis: [],
      uprPosition: null,
      responsibleOffices: [],
      replyStatus: null,
      reply: null,
      repliedOn: null,
      implementationStatus: null,
    });
  });

  it.each([
    ['all is answered', paragraph('q1', { parts: [answer('412.')] }), 'replied', '412.', '2027-01-20'],
    [
      'a part is',
      paragraph('q1', { parts: [answer('412.')], gap: 'q1.b is open' }),
      'partly-replied',
      '412.',
      '2027-01-20',
    ],
    ['nothing is', paragraph('q1', { gap: 'q1 is open' }), 'not-replied', null, null],
  ])('of a cycle has the reply, its day and who gave it: %s', (_what, one, replyStatus, reply, repliedOn) => {
    const cycle = {
      cycleId: 'cycle/ccpr/ccpr-c-pak-q-99',
      assignments: [{ question: 'q1', lead: 'moi', supporting: ['punjab-home'] }],
      text: { sections: [{ id: null, heading: null, level: 1, paragraphs: [one] }] },
      submittedOn: '2027-01-20',
    };
    expect(exportRecords(source({ cycle }), LINKS)[0]).toMatchObject({
      cycleId: cycle.cycleId,
      responsibleOffices: ['moi', 'punjab-home'],
      replyStatus,
      reply,
      repliedOn,
    });
  });

  it('gives the State’s own text where it was drafted', () => {
    const draft = {
      question: 'q1',
      part: null,
      version: 2,
      paragraphs: [
        [
          { text: 'The State investigated 412 cases.', origins: [] },
          { text: 'All are decided.', origins: [] },
        ],
      ],
      by: 'Director',
      on: '2027-01-10',
      reason: '',
    };
    const text = {
      sections: [
        {
          id: null,
          heading: null,
          level: 1,
          paragraphs: [paragraph('q1', { parts: [answer('412.')], drafts: [draft] })],
        },
      ],
    };
    const cycle = { cycleId: 'cycle/ccpr/x', assignments: [], text, submittedOn: null };
    expect(exportRecords(source({ cycle }), LINKS)[0]?.reply).toBe(
      'The State investigated 412 cases. All are decided.',
    );
  });
});

describe('a recommendation of the universal periodic review', () => {
  it('has the State’s position, and is named by its file where no symbol is printed', () => {
    const reading = {
      ...readInstrument(LIST),
      symbol: null,
      questions: [],
      recommendations: [{ id: 'r1', number: '140.7', text: 'End child labour.', position: 'supported' as const }],
    };
    expect(exportRecords(source({ reading, mechanism: 'upr', country: 'Pakistan' }), LINKS)).toMatchObject([
      {
        recordId: 'list.txt/r1',
        annotationType: 'recommendation',
        paragraph: '140.7',
        uprPosition: 'supported',
        affectedPersons: ['Children'],
        sdgTargets: ['8.7'],
      },
    ]);
  });
});

it('a table of records has a row for each, as wide as its headings, and nothing where nothing is known', () => {
  const [headings, ...rows] = exportTable(exportRecords(source(), LINKS));
  expect(headings).toContain('SDG targets');
  expect(rows).toHaveLength(2);
  for (const row of rows) expect(row).toHaveLength(headings!.length);
  expect(rows[1]?.[headings!.indexOf('Status of implementation')]).toBe('');
});
