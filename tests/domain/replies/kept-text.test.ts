import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trimQuotes } from '../../../domain/replies/trim-quotes.ts';
import { growth, LINEAR } from '../../growth.ts';

const trimmed = (text: string): string => trimQuotes(text).text;
const LEAD = 'On Mon, Nov 30, 2026 at 9:00 AM Desk <desk@mohr.example> wrote:';

describe('words of an answer', () => {
  it.each([
    [
      'a sentence that names a day and a letter',
      'On 12 May 2024, the Home Department wrote:\n\nNo case was registered in the district.',
    ],
    [
      'a quoted letter of another office',
      'The Police wrote on 5 May 2024:\n\n“Twelve cases were registered.”\n\nWe agree.',
    ],
    ['what a spokesman said', 'The Inspector General said: twelve cases.\nThe Secretary wrote: nine cases.'],
    [
      'an answer that begins with On',
      'On question 4, twelve cases are pending.\nOn question 5, see the annex:\nannex A.',
    ],
    [
      'an answer in French that begins with Le',
      'Le 12 mai 2024, le ministère a écrit au Comité.\n\nLe nombre de cas est de 12.',
    ],
    [
      'an answer in German that begins with Am',
      'Am 12. Mai 2024 schrieb das Ministerium an die Provinz.\n\nEs sind zwölf Fälle.',
    ],
    [
      'a letter with its own head',
      'GOVERNMENT OF THE PUNJAB\nHOME DEPARTMENT\n\nFrom: The Section Officer (Human Rights)\nTo: The Director, NMRF\nDate: 5 May 2026\nSubject: List of Issues\n\nTwelve cases were registered.',
    ],
    [
      'a letter with its own head under a rule',
      'GOVERNMENT OF THE PUNJAB\n==========\nFrom: The Section Officer\nTo: The Director\nSubject: List of Issues\n\nTwelve cases were registered.',
    ],
    [
      'a memorandum',
      'No. SO(HR)1-2/2026\n\nTo: The Director\nSubject: Reply to the List of Issues\nDated: 5 May 2026\n\nTwelve.',
    ],
    ['periods', 'From: 2019\nTo: 2021\nDate: see below\nthe number of cases fell.'],
    ['opening hours', 'The centre is open\nFrom: 9:00 AM\nTo: 5:00 PM\nand helped 400 women.'],
    [
      'a table drawn with rules',
      'Province   Cases\n--------   -----\nPunjab     12\nSindh      9\n--------   -----\nTotal      21',
    ],
    ['a table under a long rule', 'Cases by province\n------------------------------\nPunjab: 12\nSindh: 9'],
    ['two answers with a rule between', 'The first answer stands here.\n\n***\n\nThe second answer stands here.'],
    ['a line of equal signs', 'Part one\n========\nTwelve.\n\nPart two\n========\nNine.'],
    ['two dashes between two answers', '4(b) Twelve.\n--\n4(c) Nine.'],
    ['two dashes before a numbered list', 'In short:\n--\n1. Twelve cases\n2. Nine convictions'],
    ['dashes before each line', '- Punjab\n- Sindh\n- Balochistan'],
    ['dashes without a blank', 'Provinces concerned:\n\n-Punjab\n-Sindh'],
    ['a last line with a dash', 'Provinces concerned:\n\n-Lahore'],
    ['a dash and nil', 'Question 4 is answered as follows\n\n-Nil'],
    ['how an answer was sent', 'The figures were collected in May.\n\nSent by e-mail on 5 May 2026 to the Ministry.'],
    ['a fax', 'The report was\n\nSent via fax on 5 May.'],
    ['vans', 'Services in the districts:\n\nDelivered through mobile units in Sindh'],
    ['complaints about telephones', 'What was reported:\n\nComplaints from mobile users: 12'],
    ['a sentence about a device', 'Sent from my office in Lahore, the report covers 12 districts.'],
    [
      'an answer that speaks of messages',
      'The original message was lost.\n\nForwarded messages are kept for two years.',
    ],
    ['a heading that says original', 'Original message\nThe girl child matters.\n\nTwelve schools were built.'],
    ['an address in a sentence', 'Complaints go to help@mohr.example:\ntwelve were received in 2026.'],
    ['hours in a sentence', 'On 5 May at 10:30 the court heard the case:\nit was adjourned.'],
    ['a quotation of the Act', 'Section 12 says:\n> whoever commits an offence\nand it is applied.'],
    [
      'a clause that is quoted and then explained',
      '> Article 25: all citizens are equal before law.\n\nThis is applied by all courts.',
    ],
    ['e-mail addresses in a list', 'Focal points:\nA <a@moi.example>\nB <b@moi.example>:\nboth were informed.'],
    ['a web page', 'See https://www.mohr.example/report?from=2019&to=2021\n\nTwelve.'],
    ['Urdu with a closing', 'سوال ۴ (ب): بارہ مقدمات درج ہوئے۔\n\nوالسلام\nفوکل پرسن\nوزارت داخلہ'],
    ['a comparison', '5 < 12 > 3\n<- see the table ->\ntwelve'],
    ['stars', 'The programme was rated:\n*****\nby all districts.'],
    ['dots', 'Signed:\n..........\nThe Secretary of the department agrees with all answers.'],
    ['a telephone number that is an answer', 'The helpline of the Ministry is\n\n1099\n\nand it is free of charge.'],
    ['a row of a form', 'Subject: Torture\nFrom: Punjab\nNumber: 12\nSubject: Rape\nFrom: Sindh\nNumber: 9'],
    ['a name that ends the text', 'Twelve cases.\n\nMuhammad Ali\nSection Officer\n051-9200000'],
    [
      'a confidentiality rule that is the answer',
      'The law on data says:\n\nThis information is confidential and is disclosed to the recipient of a court order only.',
    ],
    ['a colon and greater-than sign', 'Budget in 2026: > 12 million'],
    ['a schedule', 'Monday, 30 November 2026, 9:00 training for police:\nforty officers attended.'],
  ])('are all kept: %s', (_what, text) => {
    expect(trimmed(text)).toBe(text.trim());
    expect(trimmed(`${text}\n\n${LEAD}\n\n> Please send the figures.`)).toContain(text.trim().split('\n').at(-1));
  });

  it.each([
    [
      'under a greeting and between two quotes',
      `Dear Sir,\n\n${LEAD}\n> Q4: how many?\nTwelve.\n> Q5: since when?\nSince 2019.\n> Regards\n> Desk`,
      `Dear Sir,\n\n${LEAD}\n> Q4: how many?\nTwelve.\n> Q5: since when?\nSince 2019.`,
    ],
    [
      'above two dashes within the quotes',
      `Answers:\n--\n${LEAD}\n> Q4?\nTwelve.\n> Q5?\nNine.`,
      `Answers:\n--\n${LEAD}\n> Q4?\nTwelve.\n> Q5?\nNine.`,
    ],
    [
      'with a signature below',
      `${LEAD}\n> Q4?\nTwelve.\n> Q5?\nNine.\n\n-- \nFocal Point\nTel. 051-0000000`,
      `${LEAD}\n> Q4?\nTwelve.\n> Q5?\nNine.`,
    ],
    [
      'in a head quoted by the program',
      'From: Desk <d@mohr.example>\nSent: Monday, November 30, 2026 9:00 AM\nTo: FP\nSubject: Request\n\n> Q4?\nTwelve.\n> Q5?\nNine.',
      'From: Desk <d@mohr.example>\nSent: Monday, November 30, 2026 9:00 AM\nTo: FP\nSubject: Request\n\n> Q4?\nTwelve.\n> Q5?\nNine.',
    ],
  ])('are kept between quoted lines: %s', (_where, text, expected) => {
    expect(trimQuotes(text)).toMatchObject({ text: expected, is: 'full-text' });
  });

  it.each([
    'Please see our answers below in red.',
    'Replies are given inline.',
    'Our comments are in blue under each question.',
    'Please find our responses in the trailing mail.\nAnswers are highlighted in yellow.',
    'Mes réponses sont ci-dessous, en rouge.',
    'Meine Antworten stehen unten im Text.',
    'Mis respuestas están abajo en rojo.',
    'Le mie risposte sono qui sotto.',
    'Mijn antwoorden staan hieronder.',
    'Мои ответы ниже, в тексте.',
    'جوابات نیچے سرخ رنگ میں دیے گئے ہیں۔',
    '回复如下。',
  ])('are kept where their writer says that they stand further down: %s', (pointer) => {
    const text = `${pointer}\n\nFrom: Desk <d@mohr.example>\nSent: Monday, November 30, 2026 9:00 AM\nTo: FP\nSubject: Request\n\nQ4: how many? Twelve.`;
    expect(trimQuotes(text)).toMatchObject({ text, is: 'full-text' });
  });

  it('are kept where a doubtful mark would take nearly all of the text', () => {
    const text = `Enclosed.\n\n==========\nFrom: Lahore <a@punjab.example>\nTo: the Ministry\n\n${'Twelve cases were registered in the district. '.repeat(30).trim()}`;
    expect(trimQuotes(text)).toMatchObject({ text, is: 'full-text' });
  });

  it.each([
    [
      'a forwarding subject and the head of Outlook',
      { forwarded: true },
      'Please see.\n\nFrom: Lahore <a@punjab.example>\nSent: Monday, November 30, 2026 9:00 AM\nTo: FP\nSubject: Answer\n\nTwelve.',
    ],
    [
      'Gmail',
      {},
      'Please see.\n\n---------- Forwarded message ---------\nFrom: Lahore <a@punjab.example>\nDate: Mon, Nov 30, 2026 at 9:00 AM\nSubject: Answer\nTo: fp@moi.example\n\nTwelve.',
    ],
    [
      'Apple Mail',
      {},
      'Please see.\n\nBegin forwarded message:\n\nFrom: Lahore <a@punjab.example>\nSubject: Answer\nDate: 30 November 2026 at 9:00:00 PKT\nTo: fp@moi.example\n\nTwelve.',
    ],
    [
      'Apple Mail, quoted',
      {},
      'Please see.\n\nBegin forwarded message:\n\n> From: Lahore <a@punjab.example>\n> Subject: Answer\n> \n> Twelve.',
    ],
    [
      'Thunderbird in German',
      {},
      'Siehe unten.\n\n-------- Weitergeleitete Nachricht --------\nBetreff: Antwort\nDatum: Mon, 30 Nov 2026 09:00:00 +0500\nVon: Lahore <a@punjab.example>\nAn: fp@moi.example\n\nZwölf.',
    ],
    [
      'a signature above what is passed on',
      {},
      'FYI\n--\nAli\n\n---------- Forwarded message ---------\nFrom: Lahore <a@punjab.example>\nSubject: x\n\nTwelve.',
    ],
    ['Notes', {}, 'FYI\n\n----- Forwarded by Ali/MOI on 30/11/2026 09:00 -----\n\nFrom: Lahore\nTo: Ali\n\nTwelve.'],
    [
      'Yandex',
      {},
      '-------- Пересылаемое сообщение --------\n30.11.2026, 09:00, "Lahore" <a@punjab.example>:\n\nTwelve.',
    ],
  ])('are kept in a message that is passed on: %s', (_how, hints, text) => {
    expect(trimQuotes(text, hints)).toEqual({ text, is: 'full-text', passesOn: true });
  });
});

describe('trimming', () => {
  const word = fc.stringMatching(/^[a-z]{3,9}$/u);
  const sentence = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => `${words.join(' ')}.`);
  const quoted = fc
    .tuple(sentence, fc.constantFrom('> ', '>', '>> ', '> > ', ' > '))
    .map(([text, mark]) => `${mark}${text}`);
  const lead = fc.constantFrom(
    LEAD,
    'Le lun. 30 nov. 2026 à 09:00, Desk <desk@mohr.example> a écrit :',
    'Am 30.11.2026 um 09:00 schrieb Desk:',
    '2026年11月30日(月) 9:00 Desk <desk@mohr.example>:',
  );
  /** A reply whose answers stand at random places among the lines it quotes. */
  const interleaved = fc
    .tuple(
      lead,
      fc.array(fc.tuple(fc.array(quoted, { minLength: 1, maxLength: 4 }), fc.option(sentence)), {
        minLength: 2,
        maxLength: 8,
      }),
    )
    .map(([opening, blocks]) => ({
      text: [
        opening,
        ...blocks.flatMap(([old, answer]) => [...old, ...(answer === null ? [] : ['', answer, ''])]),
      ].join('\n'),
      answers: blocks.flatMap(([, answer]) => (answer === null ? [] : [answer])),
    }));

  it('loses no answer, wherever it stands and however the rest is quoted', () => {
    let answered = 0;
    fc.assert(
      fc.property(interleaved, fc.option(sentence), ({ text, answers }, above) => {
        const kept = trimmed(above === null ? text : `${above}\n\n${text}`);
        for (const answer of above === null ? answers : [above, ...answers]) expect(kept).toContain(answer);
        answered += answers.length;
      }),
      { numRuns: 1_000 },
    );
    expect(answered).toBeGreaterThan(500);
  });

  it('changes nothing when it is done again', () => {
    const line = fc.oneof(
      sentence,
      quoted,
      lead,
      fc.constantFrom(
        '',
        '',
        '--',
        '----------',
        '-- ',
        'Sent from my iPhone',
        '-----Original Message-----',
        'From: Desk <d@mohr.example>',
        'Sent: Monday 9:00',
        'To: FP',
        'Subject: x',
        '-Ali',
        'Begin forwarded message:',
        'see my answers below',
        '4(b) twelve',
      ),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (drawn) => {
        const once = trimmed(drawn.join('\n'));
        expect(trimmed(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each<[string, string]>([
    ['words', 'twelve cases '.repeat(80_000)],
    ['lines of words', 'twelve cases\n'.repeat(80_000)],
    ['short lines', 'a\n'.repeat(500_000)],
    [
      '19,000 lines that begin like a sentence of a program',
      'On 30/11/2026 09:00, somebody who is nobody in particular\n'.repeat(19_000),
    ],
    [
      '19,000 lines that hold an address',
      '"A" <a@b.example>, 30/11/2026 9:00 and some more words here\n'.repeat(19_000),
    ],
    ['19,000 lines with a label', 'From: a, and so on and so forth until this line is long enough\n'.repeat(19_000)],
    ['19,000 rules', '----------------------------------------------------\n'.repeat(19_000)],
    ['19,000 marks of a signature', '--\n'.repeat(19_000)],
    ['19,000 quoted lines', '> and so on and so forth until this line is long enough\n'.repeat(19_000)],
    ['quotes and answers in turn', '> how many cases are there in your province?\ntwelve\n'.repeat(9_900)],
    ['quotes and sentences of programs in turn', `> how many?\n${LEAD}\n`.repeat(9_900)],
    ['blank lines', '\n'.repeat(1_000_000)],
    ['one line of labels', 'From: Sent: To: Subject: '.repeat(40_000)],
    ['one line of verbs', 'wrote: '.repeat(140_000)],
    ['dashes with blanks', '- '.repeat(500_000)],
    ['devices', 'Sent from my '.repeat(80_000)],
    ['lines of devices', 'Sent from my iPhone\n'.repeat(19_000)],
    ['pointers', `answers ${'and '.repeat(250_000)}`],
  ])('takes a megabyte of %s in time that grows with it', async (_what, text) => {
    expect(await growth((share) => trimQuotes(text.slice(0, text.length * share)))).toBeLessThan(LINEAR);
  });
});
