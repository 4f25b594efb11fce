import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trimQuotes as trimmed } from '../../../domain/replies/trim-quotes.ts';
import { growth, LINEAR } from '../../growth.ts';

const trimQuotes = (text: string): string => trimmed(text).text;

const OLD = '> Please send the figures.\n> They are due on Monday.';
const BARE = 'Please send the figures.\nThey are due on Monday.';

/** Ways in which mail programs lead up to what is answered; below each stands the old message, quoted or bare. */
const LEADS: readonly (readonly [string, string, string])[] = [
  ['Gmail', 'On Mon, Nov 30, 2026 at 9:00 AM Human Rights <desk@mohr.example> wrote:', OLD],
  [
    'Gmail, wrapped',
    'On Mon, Nov 30, 2026 at 9:00 AM Human Rights Desk of the Ministry <\ndesk@mohr.example> wrote:',
    OLD,
  ],
  ['Gmail, wrapped twice', 'On Mon, Nov 30, 2026 at 9:00 AM Human Rights <\ndesk@mohr.example>\nwrote:', OLD],
  ['Gmail in ISO form', '2026-11-30 9:00 GMT+05:00 Human Rights <desk@mohr.example>:', OLD],
  ['Apple Mail', 'On 30-Nov-2026, at 9:00 AM, Human Rights <desk@mohr.example> wrote:', OLD],
  ['Apple Mail, bare', 'On Nov 30, 2026, at 9:00 AM, Human Rights <desk@mohr.example> wrote:', BARE],
  ['Thunderbird', 'On 30/11/2026 09:00, Human Rights wrote:', OLD],
  ['Thunderbird, long ago', 'Human Rights wrote:', OLD],
  ['a name and an address', 'Human Rights <desk@mohr.example> wrote:', BARE],
  ['Yahoo', '--- On Mon, 11/30/26, Human Rights <desk@mohr.example> wrote:', BARE],
  ['French', 'Le 30 nov. 2026 à 09:00, Human Rights <desk@mohr.example> a écrit :', OLD],
  ['French, wrapped', 'Le lun. 30 nov. 2026 à 09:00, Human Rights\n<desk@mohr.example> a\nécrit :', OLD],
  ['German', 'Am 30.11.2026 um 09:00 schrieb Human Rights <desk@mohr.example>:', OLD],
  ['German, name first', 'Human Rights <desk@mohr.example> schrieb am Mo., 30. Nov. 2026, 09:00:', OLD],
  ['Spanish', 'El lun, 30 nov 2026 a las 9:00, Human Rights (<desk@mohr.example>) escribió:', OLD],
  ['Italian', 'Il giorno lun 30 nov 2026 alle ore 09:00 Human Rights <desk@mohr.example> ha scritto:', OLD],
  ['Portuguese', 'Em seg., 30 de nov. de 2026 às 09:00, Human Rights <desk@mohr.example> escreveu:', OLD],
  ['Dutch', 'Op 30-nov.-2026, om 09:00 heeft Human Rights <desk@mohr.example> het volgende geschreven:', OLD],
  ['Dutch, short', 'Op ma 30 nov. 2026 om 09:00 schreef Human Rights <desk@mohr.example>:', BARE],
  ['Swedish', 'Den mån 30 nov. 2026 kl 09:00 skrev Human Rights <desk@mohr.example>:', OLD],
  ['Norwegian', 'På 30. november 2026 kl. 09:00:00, Human Rights skrev:', OLD],
  ['Polish', 'W dniu 30 listopada 2026 09:00 użytkownik Human Rights <desk@mohr.example> napisał:', OLD],
  ['Vietnamese', 'Vào 09:00 30 tháng 11, 2026, Human Rights <desk@mohr.example> đã viết:', OLD],
  ['Russian', 'пн, 30 нояб. 2026 г. в 09:00, Human Rights <desk@mohr.example>:', OLD],
  ['Russian, Yandex', '30.11.2026, 09:00, "Human Rights" <desk@mohr.example>:', OLD],
  ['Russian, with a verb', '30 ноября 2026 г., 9:00 пользователь Human Rights <desk@mohr.example> написал:', OLD],
  ['Chinese', '在 2026年11月30日，上午9:00，Human Rights <desk@mohr.example> 写道：', OLD],
  ['Chinese, traditional', 'Human Rights <desk@mohr.example> 於 2026年11月30日 週一 上午9:00寫道：', OLD],
  ['Japanese', '2026年11月30日(月) 9:00 Human Rights <desk@mohr.example>:', OLD],
  ['Turkish', 'Human Rights <desk@mohr.example>, 30 Kas 2026 Pzt, 09:00 tarihinde şunu yazdı:', OLD],
  ['Arabic', 'في الاثنين، ٣٠ نوفمبر ٢٠٢٦ 9:00 ص Human Rights <desk@mohr.example> كتب:', OLD],
  ['Urdu', 'بتاریخ 30 نومبر 2026، 9:00 پر Human Rights <desk@mohr.example> نے لکھا:', OLD],
  ['Zoho', '---- On Mon, 30 Nov 2026 09:00:00 +0500 Human Rights <desk@mohr.example> wrote ----', BARE],
  ['Horde', 'Quoting Human Rights <desk@mohr.example>:', OLD],
  ['mutt', '* Human Rights <desk@mohr.example> [2026-11-30 09:00]:', OLD],
  ['GroupWise', '>>> Human Rights <desk@mohr.example> 30.11.2026 09:00 >>>', BARE],
  ['Notes, as a table', '|------------>\n| From:      |\n|------------>\n  >-----------|\n  |Human Rights|', BARE],
  ['a system that asks for a reply above', '##- Please type your reply above this line -##', BARE],
  [
    'ProtonMail',
    'Sent with ProtonMail Secure Email.\n\n‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐\nOn Monday, November 30, 2026 9:00 AM, Human Rights <desk@mohr.example> wrote:',
    OLD,
  ],
  ['Gmail on a telephone', 'On Mon, 30 Nov 2026, 9:00 am Human Rights, <desk@mohr.example> wrote:', OLD],
  ['a quote that nothing announces', '', OLD],
  [
    'Outlook',
    '-----Original Message-----\nFrom: Human Rights [mailto:desk@mohr.example]\nSent: Monday, November 30, 2026 9:00 AM\nTo: Focal Point\nSubject: Request',
    BARE,
  ],
  [
    'Outlook without a rule',
    'From: Human Rights <desk@mohr.example>\nSent: Monday, November 30, 2026 9:00 AM\nTo: Focal Point <fp@moi.example>\nSubject: Request',
    BARE,
  ],
  [
    'Outlook on the web',
    '________________________________\nFrom: Human Rights <desk@mohr.example>\nSent: Monday, November 30, 2026 9:00 AM\nTo: Focal Point\nSubject: Request',
    BARE,
  ],
  [
    'Outlook, bold as asterisks',
    '------------------------------\n\n*From:* Human Rights\n*Sent:* 2026-11-30\n*To:* fp@moi.example\n*Subject:* Request',
    BARE,
  ],
  [
    'Outlook, many recipients',
    'From: Human Rights <desk@mohr.example>\nSent: Monday, November 30, 2026 9:00 AM\nTo: A <a@moi.example>; B <b@moi.example>;\n C <c@moi.example>; D <d@moi.example>\nCc: E <e@moi.example>\nSubject: Request',
    BARE,
  ],
  [
    'Hotmail',
    '________________________________\nDate: Mon, 30 Nov 2026 09:00:00 +0500\nSubject: Request\nFrom: desk@mohr.example\nTo: fp@moi.example',
    BARE,
  ],
  [
    'Outlook in French',
    'De : Human Rights <desk@mohr.example>\nEnvoyé : lundi 30 novembre 2026 09:00\nÀ : Focal Point\nObjet : Demande',
    BARE,
  ],
  [
    'Outlook in German',
    'Von: Human Rights <desk@mohr.example>\nGesendet: Montag, 30. November 2026 09:00\nAn: Focal Point\nBetreff: Anfrage',
    BARE,
  ],
  [
    'Outlook in Danish',
    'Fra: Human Rights [mailto:desk@mohr.example]\nSendt: 30. november 2026 09:00\nTil: Focal Point\nEmne: Request',
    BARE,
  ],
  [
    'Outlook in Chinese',
    '发件人: Human Rights <desk@mohr.example>\n发送时间: 2026年11月30日 9:00\n收件人: Focal Point\n主题: Request',
    BARE,
  ],
  ['German announcement', '-----Ursprüngliche Nachricht-----', BARE],
  ['French announcement', '-------- Message original --------', BARE],
  [
    'Samsung',
    '-------- Original message --------\nFrom: Human Rights <desk@mohr.example>\nDate: 30/11/2026 09:00 (GMT+05:00)\nTo: fp@moi.example\nSubject: Request',
    BARE,
  ],
];

describe('the new text of a reply', () => {
  it.each(LEADS)('ends where %s begins the old message', (_program, lead, old) => {
    const answer = 'The figures are in the table:\n\n1. Punjab: 12\n2. Sindh: 9\n\nRegards,\nFocal Point';
    expect(trimQuotes(`${answer}\n\n${lead}\n\n${old}\n`)).toBe(answer);
    expect(trimQuotes(`${answer}\n${lead}\n${old}`)).toBe(answer);
    expect(trimQuotes(`${answer}\r\n\r\n${lead}\r\n\r\n${old}`.replace(/(?<!\r)\n/gu, '\r\n'))).toBe(answer);
  });

  it.each([
    [
      'answers between the quoted questions',
      `Please find our answers.\n\nOn 30/11/2026 09:00, Desk wrote:\n> Q4 (a): how many?\nTwelve.\n> Q4 (b): since when?\nSince 2019.`,
    ],
    [
      'one answer under a quoted question, after a greeting',
      'Dear all,\n\nOn 30/11/2026 09:00, Desk wrote:\n> How many?\n\nTwelve, of which nine in Punjab.',
    ],
    ['a quote that nothing announces, with text under it', '> How many?\n\nTwelve.'],
    [
      'a message that is passed on',
      'Please see what Lahore says.\n\n---------- Forwarded message ---------\nFrom: Lahore <a@punjab.example>\nDate: Mon, Nov 30, 2026\nSubject: Answers\nTo: fp@moi.example\n\nTwelve.',
    ],
    [
      'a message that is passed on by Apple Mail',
      'Begin forwarded message:\n\nFrom: Lahore <a@punjab.example>\nSubject: Answers\nDate: 30 November 2026\nTo: fp@moi.example\n\nTwelve.',
    ],
    [
      'answers written into the old message, as the writer says',
      'Please see our replies below in red.\n\nFrom: Desk <desk@mohr.example>\nSent: Monday\nTo: FP\nSubject: Request\n\nQ4: how many? Twelve.',
    ],
    ['nothing but the old message', 'On 30/11/2026 09:00, Desk <d@mohr.example> wrote:\n> How many?'],
    ['dashes inside a text', 'Before -------- after\n\nand more text under it.'],
    ['a rule between two halves of an answer', 'Question 4\nTwelve.\n\n----------\n\nQuestion 5\nNine.'],
    [
      'a line that begins with On and speaks of writing',
      'On the second point, the Ministry wrote to the province in 2025 and awaits an answer:\nit has been reminded twice.',
    ],
    ['from and to in an answer', 'From: 2019\nTo: 2021\nthe number of cases fell.'],
    ['a numbered list', '1. First\n2. Second\n   a) part\n3. Third'],
    ['text after two dashes that gives answers', 'Question 4: twelve.\n--\nQuestion 5: nine.'],
    [
      'a sentence that speaks of a telephone',
      'Here is another text\n\nSent from my desk, is much easier than my mobile phone.',
    ],
  ])('keeps all of %s', (_what, text) => {
    expect(trimQuotes(text)).toBe(text);
  });

  it('is the part below where people answer at the foot', () => {
    expect(trimQuotes(`On 30/11/2026 09:00, Desk <d@mohr.example> wrote:\n${OLD}\n\nTwelve.\n\nFocal Point`)).toBe(
      'Twelve.\n\nFocal Point',
    );
  });

  it.each([
    '-- \nFocal Point\nMinistry of Interior\nTel. 051-0000000',
    'Sent from my iPhone',
    'Sent from my Samsung Galaxy smartphone.',
    'Sent from Yahoo Mail on Android',
    'Sent from Mail for Windows',
    'Get Outlook for Android<https://aka.ms/x>',
    'Get [Outlook for iOS](https://aka.ms/x)',
    'Envoyé de mon iPhone',
    'Von meinem iPhone gesendet',
    'Gesendet von Mail für Windows 10',
    'Enviado desde mi iPhone',
    '发自我的 iPhone',
    'iPhoneから送信',
    '________________________________',
  ])('leaves out what the program or the writer adds at its end: %s', (ending) => {
    expect(trimQuotes(`Twelve cases.\n\n${ending}`)).toBe('Twelve cases.');
    expect(trimQuotes(`Twelve cases.\n\n${ending}\n\nOn 30/11/2026 09:00, Desk <d@mohr.example> wrote:\n${OLD}`)).toBe(
      'Twelve cases.',
    );
  });

  it('never loses a line that stands between or above quoted ones', () => {
    const line = fc.oneof(
      fc.stringMatching(/^[A-Za-z][a-z ]{0,30}[a-z]\.$/u).map((text) => ({ text, quoted: false })),
      fc.stringMatching(/^[a-z ]{1,20}$/u).map((text) => ({ text: `> ${text}`, quoted: true })),
      fc.constant({ text: '', quoted: false }),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (drawn) => {
        const trimmed = trimQuotes(drawn.map(({ text }) => text).join('\n'));
        for (const { text, quoted } of drawn) if (!quoted && text !== '') expect(trimmed).toContain(text.trim());
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['spaces', ' '.repeat(1_000_000)],
    ['one long word', 'a'.repeat(1_000_000)],
    ['angle brackets', '<'.repeat(1_000_000)],
    ['quote marks', '>'.repeat(1_000_000)],
    ['lines that might open a quote', 'On Monday, a@b.example\n'.repeat(40_000)],
    ['lines of headers', 'From: a\n'.repeat(100_000)],
    ['dashes', '-'.repeat(1_000_000)],
    ['On without end', 'On '.repeat(300_000)],
    ['colons', 'On 1/1/26, x wrote: '.repeat(50_000)],
    ['answers below', 'answers '.repeat(120_000)],
  ])('takes a megabyte of %s in time that grows with it', async (_what, text) => {
    expect(await growth((share) => trimQuotes(text.slice(0, text.length * share)))).toBeLessThan(LINEAR);
  });
});
