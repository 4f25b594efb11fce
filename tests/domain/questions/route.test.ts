import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRoutingFile } from '../../../contracts/schemas/routing.ts';
import type { Question } from '../../../domain/loi/instrument.ts';
import { readInstrument } from '../../../domain/loi/read-instrument.ts';
import type { Office } from '../../../domain/offices/office.ts';
import { askedNow } from '../../../domain/questions/asked-now.ts';
import type { ConfirmedQuestion, RoutingRule } from '../../../domain/questions/assignment.ts';
import { proposeAssignments } from '../../../domain/questions/route.ts';
import { routingGaps } from '../../../domain/questions/routing-gaps.ts';
import type { RowState } from '../../../domain/requests/row.ts';
import { THEMES } from '../../../domain/questions/themes.ts';
import { checkRoutingRules, officesNamed } from '../../../domain/questions/rule-offices.ts';
import { anOffice } from '../../builders/office.ts';
import { seededReference, seedText } from '../../builders/reference.ts';
import { corpus } from '../../corpus.ts';
import { growth, LINEAR } from '../../growth.ts';
import { LABELLED } from './labelled-questions.ts';

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
    expect([...supporting].sort()).toEqual(
      ['punjab-home', 'punjab-hr', 'punjab-police', 'sindh-hr', 'sindh-ic', 'sindh-police'].sort(),
    );
    // None of them leads what all of them are asked.
    expect(lead).toBe('mohr');
  });

  test('a question that names a province goes to its three seats and to no other province', () => {
    const { lead, supporting } = route('Please report on prisoners in Punjab.');
    expect([lead, ...supporting].sort()).toEqual(['moi', 'punjab-home', 'punjab-hr', 'punjab-police']);
  });

  test('the reason says the subject, the words and the source', () => {
    expect(route('Please report on IMMUNIZATION.').reasons).toEqual([
      { office: 'monhs', score: 0.42, reason: 'subject of health (“immuni”; source of health).' },
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
      gaps: [
        {
          kind: 'no-office',
          territory: null,
          says: 'No office is asked; the ministry itself answers, or an officer names one.',
          writeTo: null,
        },
      ],
    });
  });

  test.each([
    ['Please report on prisons in Gilgit-Baltistan.', ['Gilgit-Baltistan']],
    ['Please report on prisons in Azad Jammu and Kashmir.', ['Azad Jammu and Kashmir']],
    ['Please report on prisons of the Islamabad Capital Territory.', ['Islamabad Capital Territory']],
    [
      'Please say how provincial and territorial governments run prisons.',
      ['Islamabad Capital Territory', 'Gilgit-Baltistan', 'Azad Jammu and Kashmir'],
    ],
  ])('a territory without a seat is a gap that an officer must close: %s', (text, territories) => {
    const { undecided, reasons, gaps = [] } = route(text);
    expect(undecided).toBe(true);
    expect(gaps.map(({ territory }) => territory)).toEqual(territories);
    for (const { writeTo, territory } of gaps) {
      expect(writeTo).not.toBeNull();
      const said = reasons.find(({ reason }) => reason.startsWith(`${territory} is `))?.reason;
      expect(said).toMatch(/no seat is held for it.*to be confirmed by the ministry/);
    }
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

describe('what the articles of a treaty tell', () => {
  const table: readonly RoutingRule[] = [
    { ...rule('jails', ['jail'], ['moi']), themes: ['prisons'] },
    { ...rule('health', ['clinic'], ['monhs']), themes: ['health'] },
  ];
  const asked = { ...question('Please report on the matter of paragraph 5.'), articles: ['10'] };
  test.each([
    ['ccpr', 'moi', 'article 10 of the Covenant is about persons deprived of liberty'],
    ['cescr', 'mohr', 'article 10 of the other Covenant is not'],
    [null, 'mohr', 'without a treaty an article tells nothing'],
  ] as const)('under %s leads to %s: %s', (mechanism, lead, _why) => {
    const [proposed] = proposeAssignments([asked], table, offices, { mechanism });
    expect(proposed?.lead).toBe(lead);
    if (lead === 'moi') expect(proposed?.reasons[0]?.reason).toContain('article 10 of the treaty');
  });
});

describe('what was confirmed before', () => {
  const before = (change: Partial<ConfirmedQuestion> = {}): ConfirmedQuestion => ({
    cycleId: 'cycle/cat/cat-c-pak-q-2',
    mechanism: 'cat',
    symbol: 'CAT/C/PAK/Q/2',
    question: 'q4',
    text: 'Please report on overcrowding in prisons and on prisoners awaiting trial.',
    articles: [],
    lead: 'monhs',
    supporting: ['punjab-hr'],
    ...change,
  });
  const asked = question('12. Please report on overcrowding in prisons,\nand on prisoners awaiting trial.');
  const led = (confirmed: readonly ConfirmedQuestion[], cycleId?: string) =>
    proposeAssignments([asked], rules, offices, { confirmed, ...(cycleId === undefined ? {} : { cycleId }) })[0]!;

  test('for the same question leads again, and the reason names the list', () => {
    const { lead, supporting, reasons } = led([before()]);
    expect(lead).toBe('monhs');
    expect(supporting).toContain('punjab-hr');
    expect(reasons[0]?.reason).toContain('led the answer to q4 of CAT/C/PAK/Q/2 (the same question)');
  });

  test('for a like question counts beside the rules', () => {
    const like = before({
      text: 'Give the capacity of prisons, overcrowding, and the share of prisoners who await trial.',
    });
    expect(led([like]).reasons.map(({ office }) => office)).toContain('monhs');
    expect(led([]).reasons.map(({ office }) => office)).not.toContain('monhs');
  });

  test.each([
    ['for another matter', before({ text: 'Please report on the immunization of children.' }), undefined],
    ['in the same cycle', before(), 'cycle/cat/cat-c-pak-q-2'],
    ['by an office that is not there any more', before({ lead: 'gone', supporting: [] }), undefined],
  ])('%s tells nothing', (_why, confirmed, cycleId) => {
    expect(led([confirmed], cycleId).lead).toBe(led([]).lead);
    expect(led([confirmed], cycleId).supporting).toEqual(led([]).supporting);
  });
});

describe('who was asked a question in the end', () => {
  const confirmed = { question: 'q1', lead: 'moi', supporting: ['monhs', 'punjab-home'] };
  const request = (office: string, rows: Readonly<Record<string, RowState>>) => ({ office, rows });
  test.each([
    [
      'as confirmed',
      [
        request('moi', { 'q1.a': 'accepted' }),
        request('monhs', { 'q1.a': 'open' }),
        request('punjab-home', { q1: 'open' }),
      ],
      'moi',
      ['monhs', 'punjab-home'],
    ],
    [
      'the lead said it is not its own',
      [request('moi', { 'q1.a': 'not-ours' }), request('monhs', { 'q1.a': 'accepted' })],
      'monhs',
      [],
    ],
    [
      'another was given it',
      [request('moi', { 'q1.a': 'open' }), request('mofa', { 'q1.a': 'open', q12: 'open' })],
      'moi',
      ['mofa'],
    ],
    ['nobody is left', [request('moi', { 'q1.a': 'waived', q12: 'open' })], 'mohr', []],
  ] as const)('%s', (_why, requests, lead, supporting) => {
    expect(askedNow(confirmed, requests)).toEqual({ lead, supporting });
  });
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

  test('as shipped has no fault, every rule says its source, and every action of the Action Plan is in it', () => {
    const { offices: known } = seededReference();
    const { rules: table } = parseRoutingFile(seedText('routing.json'), 'seeds/routing.json', known);
    for (const { id, source } of table) {
      expect(source).toMatch(
        id.startsWith('desk-') ? /to be confirmed by the ministry/ : /^founding document 00[34], /,
      );
    }
    const actions = new Set(
      table.flatMap(({ source }) =>
        /^founding document 003, actions? /.test(source)
          ? [...source.matchAll(/\b\d{1,2}\b/g)].map(([n]) => Number(n))
          : [],
      ),
    );
    expect([...actions].filter((n) => n >= 1 && n <= 60).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 60 }, (_, n) => n + 1),
    );
    expect(new Set(THEMES.map(({ id }) => id)).size).toBe(THEMES.length);
    const answered = new Set(table.flatMap(({ themes = [] }) => themes));
    expect(THEMES.map(({ id }) => id).filter((id) => !answered.has(id))).toEqual([]);
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

describe('questions whose offices an officer who knows the federation has chosen', () => {
  const { offices: known } = seededReference();
  const { rules: table } = parseRoutingFile(seedText('routing.json'), 'seeds/routing.json', known);
  const judged = LABELLED.map(([mechanism, articles, text, lead, supporting]) => {
    const asked = { ...question(text), articles: articles.split(' ').filter(Boolean) };
    const proposed = proposeAssignments([asked], table, known, { mechanism })[0]!;
    const wanted = supporting
      .split(' ')
      .filter(Boolean)
      .flatMap((entry) => officesNamed(entry, known).map(({ id }) => id));
    // The ministry is no office that is asked; that it has a share is said in the reasons.
    const given = new Set([...proposed.supporting, ...proposed.reasons.map(({ office }) => office)]);
    return { text, lead, proposed, wanted, found: wanted.filter((id) => given.has(id) && id !== proposed.lead) };
  });
  const right = judged.filter(({ lead, proposed }) => proposed.lead === lead);
  const sum = (of: (one: (typeof judged)[number]) => number) => judged.reduce((total, one) => total + of(one), 0);
  const accuracy = right.length / judged.length;
  const recall = sum(({ found }) => found.length) / sum(({ wanted }) => wanted.length);
  const precision =
    sum(({ proposed, wanted }) => proposed.supporting.filter((id) => wanted.includes(id)).length) /
    sum(({ proposed }) => proposed.supporting.length);
  console.info(
    `routing of ${judged.length} questions: lead ${accuracy.toFixed(2)}, supporting recall ${recall.toFixed(2)}, precision ${precision.toFixed(2)}`,
  );

  test('the lead is theirs in nine of ten, and those who support it are found', () => {
    expect(judged.length).toBeGreaterThanOrEqual(60);
    expect(accuracy).toBeGreaterThanOrEqual(0.9);
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(precision).toBeGreaterThanOrEqual(0.7);
  });

  test('the same list gives the same proposal, whatever stands beside it', () => {
    const asked = LABELLED.map(([, articles, text], n) => ({
      ...question(text, `q${n + 1}`),
      articles: articles.split(' ').filter(Boolean),
    }));
    const all = proposeAssignments(asked, table, known, { mechanism: 'ccpr' });
    expect(proposeAssignments(asked, table, known, { mechanism: 'ccpr' })).toEqual(all);
    expect(asked.map((one) => proposeAssignments([one], table, known, { mechanism: 'ccpr' })[0])).toEqual(all);
  });

  test('what a list leaves open is told: questions, offices, territories', () => {
    const asked = [
      question('Please report on prisons in Gilgit-Baltistan.', 'q1'),
      question('Please report on the sea.', 'q2'),
    ];
    const gaps = routingGaps(proposeAssignments(asked, table, known), known);
    expect(gaps).toMatchObject({
      unanswered: ['q2'],
      undecided: ['q1', 'q2'],
      withoutSeat: [{ territory: 'Gilgit-Baltistan', questions: ['q1'] }],
    });
    expect(gaps.unnamed).toContain('moc');
    expect(gaps.unnamed).not.toContain('moi');
  });

  test('routing grows with the list, and with what was confirmed before, not faster', async () => {
    const confirmed = Array.from({ length: 4_000 }, (_, n): ConfirmedQuestion => {
      const [mechanism, , text] = LABELLED[n % LABELLED.length]!;
      return {
        cycleId: `cycle/x/${n}`,
        mechanism,
        symbol: null,
        question: 'q1',
        text: `${text} ${n}`,
        articles: [],
        lead: 'moi',
        supporting: [],
      };
    });
    const asked = LABELLED.slice(0, 40).map(([, , text], n) => question(text, `q${n + 1}`));
    const work = (share: number) =>
      proposeAssignments(asked, table, known, { confirmed: confirmed.slice(0, confirmed.length * share) });
    expect(await growth(work)).toBeLessThan(LINEAR);
  });
});
