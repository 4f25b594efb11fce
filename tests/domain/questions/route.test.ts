import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRoutingFile } from '../../../contracts/schemas/routing.ts';
import type { Question } from '../../../domain/loi/instrument.ts';
import { readInstrument } from '../../../domain/loi/read-instrument.ts';
import type { Office } from '../../../domain/offices/office.ts';
import type { RoutingRule } from '../../../domain/questions/assignment.ts';
import { proposeAssignments } from '../../../domain/questions/route.ts';
import { checkRoutingRules } from '../../../domain/questions/rule-offices.ts';
import { anOffice } from '../../builders/office.ts';
import { seededReference, seedText } from '../../builders/reference.ts';
import { corpus } from '../../corpus.ts';

const seat = (id: string, province: Office['province'], family: string) =>
  anOffice({ id, province, level: 'provincial', families: [family] });
const offices: readonly Office[] = [
  anOffice({ id: 'mohr', role: 'chair' }),
  anOffice({ id: 'moi' }),
  anOffice({ id: 'monhs' }),
  seat('punjab-home', 'punjab', 'prov-home'),
  seat('punjab-police', 'punjab', 'prov-police'),
  seat('punjab-hr', 'punjab', 'prov-hr'),
  seat('sindh-ic', 'sindh', 'prov-home'),
  seat('sindh-police', 'sindh', 'prov-police'),
  seat('sindh-hr', 'sindh', 'prov-hr'),
  anOffice({ id: 'ncrc', name: 'National Commission on the Rights of Child', role: null, seat: null }),
  anOffice({
    id: 'punjab-labour',
    name: 'Labour Department, Punjab',
    province: 'punjab',
    level: 'provincial',
    role: null,
    seat: null,
    families: ['prov-labour'],
  }),
  anOffice({
    id: 'sindh-labour',
    name: 'Labour Department, Sindh',
    province: 'sindh',
    level: 'provincial',
    role: null,
    seat: null,
    families: ['prov-labour'],
  }),
];

const rule = (id: string, keywords: readonly string[], named: readonly string[]): RoutingRule => ({
  id,
  subject: `subject of ${id}`,
  keywords,
  offices: named,
  source: `source of ${id}`,
});
const rules = [
  rule('jails', ['prison*', 'jail'], ['moi', 'prov-home']),
  rule('health', ['immuni*', 'health'], ['monhs']),
  rule('children', ['child labour'], ['mohr', 'ncrc', 'prov-labour']),
  rule('labour', ['bonded labour'], ['prov-labour']),
  rule('local', ['provinces'], ['province']),
];

const question = (text: string, id = 'q1'): Question => ({
  id,
  number: '1',
  section: null,
  text,
  parts: [],
  articles: [],
  paragraphRefs: [],
  asksFor: ['information'],
});
const route = (text: string) => proposeAssignments([question(text)], rules, offices)[0]!;

describe('who answers a question', () => {
  test('a class of offices expands to its seat in each province, and an office of the federation leads', () => {
    expect(route('Please report on jails.')).toMatchObject({
      lead: 'moi',
      supporting: ['punjab-home', 'sindh-ic'],
      undecided: false,
    });
  });

  test('“province” is every seat of every province', () => {
    const { lead, supporting } = route('Please say how the provinces report.');
    expect([lead, ...supporting].sort()).toEqual(
      ['punjab-home', 'punjab-hr', 'punjab-police', 'sindh-hr', 'sindh-ic', 'sindh-police'].sort(),
    );
  });

  test('a question that names a province goes to its three seats and to no other province', () => {
    const { lead, supporting } = route('Please report on prisoners in Punjab.');
    expect([lead, ...supporting].sort()).toEqual(['moi', 'punjab-home', 'punjab-hr', 'punjab-police']);
  });

  test('the reason says the subject, the words and the source', () => {
    expect(route('Please report on IMMUNIZATION.').reasons).toEqual([
      { office: 'monhs', score: 0.5, reason: 'subject of health (“immuni”; source of health).' },
    ]);
  });

  test('organisations without a seat are named for consultation and not asked', () => {
    const { lead, supporting, reasons, undecided } = route('Please report on child labour.');
    expect({ lead, supporting, undecided }).toEqual({ lead: 'mohr', supporting: [], undecided: false });
    expect(reasons[0]?.reason).toContain(
      'with National Commission on the Rights of Child, Labour Department of each province to be consulted',
    );
    expect(route('Please report on bonded labour.')).toMatchObject({ lead: 'mohr', supporting: [] });
  });

  test('what no rule matches goes to the ministry itself, for an officer to decide', () => {
    expect(route('Please report on the sea.')).toEqual({
      question: 'q1',
      lead: 'mohr',
      supporting: [],
      undecided: true,
      reasons: [{ office: 'mohr', score: 0, reason: 'No rule of the routing table matches; an officer must decide.' }],
    });
  });

  test('a territory without a seat is a gap that an officer must close', () => {
    const { undecided, reasons } = route('Please report on prisons in Gilgit-Baltistan.');
    expect(undecided).toBe(true);
    expect(reasons.at(-1)?.reason).toMatch(/Gilgit-Baltistan is named, but no seat is held/);
  });

  test.each([
    ['imprisoned', 'a word that only contains the keyword'],
    ['unhealthy', 'an ending is no word'],
  ])('“%s” matches nothing (%s)', (word) => {
    expect(route(`Please report on ${word} people.`).undecided).toBe(true);
  });

  test('a word in the heading only is too weak to stand without an officer', () => {
    const sections = [{ id: 's1', level: 1, heading: 'Right to health', parent: null }];
    const asked = { ...question('Please report on rivers.'), section: 's1' };
    expect(proposeAssignments([asked], rules, offices, { sections })[0]).toMatchObject({
      lead: 'mohr',
      undecided: true,
    });
  });
});

test('an office whose share is small beside the lead’s is not asked', () => {
  const sections = [{ id: 's1', level: 1, heading: 'Right to health', parent: null }];
  const asked = { ...question('Please report on jails and prisons.'), section: 's1' };
  expect(proposeAssignments([asked], rules, offices, { sections })[0]?.supporting).toEqual(['punjab-home', 'sindh-ic']);
});

test('whatever is asked: one proposal per question, no office twice, only offices that can answer, scores from 0 to 1', () => {
  const scrap = fc.constantFrom(
    'prisons',
    'health',
    'child labour',
    'provinces',
    'Sindh',
    'Punjab',
    'Gilgit-Baltistan',
    'x',
    '\n',
  );
  const able = new Set(offices.filter((office) => office.role !== null).map((office) => office.id));
  fc.assert(
    fc.property(fc.array(fc.array(scrap, { maxLength: 8 }), { maxLength: 6 }), (texts) => {
      const questions = texts.map((words, n) => question(words.join(' '), `q${n + 1}`));
      const proposed = proposeAssignments(questions, rules, offices);
      expect(proposed.map((one) => one.question)).toEqual(questions.map((one) => one.id));
      for (const { lead, supporting, reasons } of proposed) {
        const all = [lead, ...supporting];
        expect(new Set(all).size).toBe(all.length);
        expect(all.filter((id) => !able.has(id))).toEqual([]);
        expect(reasons.some(({ office }) => office === lead)).toBe(true);
        for (const { score } of reasons) expect(score >= 0 && score <= 1).toBe(true);
      }
    }),
  );
});

describe('a routing table', () => {
  test.each([
    ['the id stands twice', [rules[0]!, rules[0]!]],
    ['no keywords', [rule('a', [], ['moi'])]],
    ['keyword "ab"', [rule('a', ['ab'], ['moi'])]],
    ['keyword "a*b*"', [rule('a', ['a*b*'], ['moi'])]],
    ['keyword "JAIL" stands twice', [rule('a', ['jail', 'JAIL'], ['moi'])]],
    ['no offices', [rule('a', ['jail'], [])]],
    ['office "nobody" is unknown', [rule('a', ['jail'], ['nobody'])]],
    ['no rules', []],
  ])('with a fault is told: %s', (fault, table) => {
    const problems = checkRoutingRules(table, offices).map(({ message }) => message);
    expect(problems.join('\n')).toContain(fault);
    for (const message of problems) expect(message).toContain('; accepted: ');
  });

  test('as shipped has no fault, and every rule says its source', () => {
    const { offices: known } = seededReference();
    const table = parseRoutingFile(seedText('routing.json'), 'seeds/routing.json', known);
    expect(table.rules.length).toBeGreaterThan(55);
    for (const { id, source } of table.rules) {
      expect(source).toMatch(
        id.startsWith('desk-') ? /to be confirmed by the ministry/ : /^founding document 00[34], /,
      );
    }
  });
});

describe('the shipped table reaches every office that is asked', () => {
  const { offices: known } = seededReference();
  const asked = known.filter((office) => office.role === 'member').map((office) => office.id);
  const { rules: table } = parseRoutingFile(seedText('routing.json'), 'seeds/routing.json', known);
  const lists = [
    ['the specimen', seedText('lists/specimen-ccpr.txt')],
    ['a real list on the rights of the child', corpus('loi/crc-twn-loi-2022.full.txt')],
  ] as const;
  console.info(`routing: ${lists.filter(([, text]) => text !== null).length} of ${lists.length} lists there`);

  test.each(lists.filter(([, text]) => text !== null))('with %s', (_name, text) => {
    const { questions, sections } = readInstrument(text ?? '');
    const proposed = proposeAssignments(questions, table, known, { sections });
    const given = new Set(proposed.flatMap(({ lead, supporting }) => [lead, ...supporting]));
    expect(asked).toHaveLength(19);
    expect(asked.filter((id) => !given.has(id))).toEqual([]);
    expect(proposed.filter((one) => one.undecided)).toEqual([]);
  });
});
