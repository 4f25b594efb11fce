import * as fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { describe, expect, it, test } from 'vitest';
import { checkedAddress } from '../../../adapters/mail/address.ts';
import { buildMessage } from '../../../adapters/mail/build-message.ts';
import { DeskError } from '../../../contracts/errors.ts';
import { aMail } from './a-mail.ts';

test.each([
  ['Focal.Point@MOI.Gov.PK', 'Focal.Point@moi.gov.pk', 'its domain in small letters'],
  ["o'brien+desk_1@moi.gov.pk", "o'brien+desk_1@moi.gov.pk", 'signs that addresses may hold'],
  ['a@وزارت.پاکستان', 'a@xn--mgbguc3i.xn--mgbai9azgqp6j', 'an Urdu domain as DNS has it'],
  ['a@faß.de', 'a@xn--fa-hia.de', 'a German one'],
  ['a@xn--mgbguc3i.pk', 'a@xn--mgbguc3i.pk', 'one in that form already'],
])('%s is written to as %s (%s)', (address, written) => {
  expect(checkedAddress(address, 'to')).toBe(written);
});

/** What people, address books and attackers write where one address is wanted. */
const HOSTILE: readonly (readonly [string, string])[] = [
  ['a line break that adds a header', 'a@moi.gov.pk\r\nBcc: evil@x.org'],
  ['a bare line feed', 'a@moi.gov.pk\nBcc: evil@x.org'],
  ['a line separator', 'a@moi.gov.pk\u2028b@x.org'],
  ['a null byte', 'a\u0000@moi.gov.pk'],
  ['an SMTP command', 'a@moi.gov.pk> SIZE=1\r\nRCPT TO:<b@x.org'],
  ['angle brackets', '<a@moi.gov.pk>'],
  ['a display name', 'Focal Point <a@moi.gov.pk>'],
  ['two addresses', 'a@moi.gov.pk, b@x.org'],
  ['two addresses, as Outlook separates them', 'a@moi.gov.pk; b@x.org'],
  ['a group', 'Team: a@moi.gov.pk, b@x.org;'],
  ['a comment', 'a(comment)@moi.gov.pk'],
  ['a comment in the domain', 'a@moi.gov.pk(comment)'],
  ['quotes', '"a b"@moi.gov.pk'],
  ['quotes that hide another address', '"a@moi.gov.pk"@x.org'],
  ['two @', 'a@b@moi.gov.pk'],
  ['a route', '@x.org:a@moi.gov.pk'],
  ['a percent route to elsewhere', 'a@x.org%moi.gov.pk'],
  ['an escape in the domain', 'a@%6doi.gov.pk'],
  ['a path after the domain', 'a@x.org/moi.gov.pk'],
  ['a port', 'a@moi.gov.pk:25'],
  ['an IP address', 'a@127.0.0.1'],
  ['an IP address in disguise', 'a@0x7f.1'],
  ['an IP literal', 'a@[127.0.0.1]'],
  ['a space', 'focal point@moi.gov.pk'],
  ['a space at the end', 'a@moi.gov.pk '],
  ['no domain', 'a@'],
  ['no name', '@moi.gov.pk'],
  ['no @', 'moi.gov.pk'],
  ['a dot at the end', 'a@moi.gov.pk.'],
  ['two dots', 'a..b@moi.gov.pk'],
  ['two dots in the domain', 'a@moi..pk'],
  ['a hyphen at the end of a label', 'a@moi-.pk'],
  ['letters that look like others', 'аdmin@moi.gov.pk'],
  ['an Urdu name before the @', 'عائشہ@moi.gov.pk'],
  ['a mark of direction, as Urdu text brings along', 'a@moi.gov.pk\u200f'],
  ['an override of direction', '\u202ea@moi.gov.pk'],
  ['a joiner', 'a@mo\u200di.gov.pk'],
  ['a soft hyphen', 'a@mo\u00adi.gov.pk'],
  ['a name of 65 letters', `${'a'.repeat(65)}@moi.gov.pk`],
  ['a domain of 260 letters', `a@${'a.'.repeat(129)}pk`],
  ['255 letters in all', `${'a'.repeat(64)}@${'b.'.repeat(94)}pk`],
  ['a megabyte', `${'a'.repeat(1_000_000)}@moi.gov.pk`],
];

test.each(HOSTILE)('what holds %s is refused, and shown so that it can do nothing', (_what, address) => {
  let refused: unknown = null;
  try {
    checkedAddress(address, 'to');
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(DeskError);
  const { code, message, hint } = refused as DeskError;
  expect(code).toBe('address-invalid');
  expect(message).toMatch(/^[^\p{Cc}\p{Cf}\u2028]{1,250}$/u);
  expect(hint).toContain('name@office.gov.pk');
});

test('whatever passes is one address of plain letters that ends in its own domain', () => {
  let passed = 0;
  const pieces = fc.constantFrom(
    'a',
    'B',
    '.',
    '-',
    '@',
    '<',
    '>',
    ',',
    ' ',
    '\r\n',
    '%',
    ':',
    '/',
    'و',
    '\u200f',
    '1',
  );
  fc.assert(
    fc.property(fc.array(pieces, { minLength: 1, maxLength: 8 }), fc.constantFrom('@moi.gov.pk', ''), (signs, end) => {
      try {
        expect(checkedAddress(`${signs.join('')}${end}`, 'to')).toMatch(/^[A-Za-z0-9.%/-]+@[a-z0-9.-]+$/u);
        passed += 1;
      } catch (error) {
        expect(error).toBeInstanceOf(DeskError);
      }
    }),
    { numRuns: 3_000 },
  );
  expect(passed).toBeGreaterThan(50);
});

describe('no word of a mail becomes a header, a recipient or a path', () => {
  const INJECTED = [
    '\r\nBcc: evil@x.org',
    '\nX-Evil: 1',
    '\r\n\r\nA text of mine',
    '\u2028Bcc: evil@x.org',
    '", "evil@x.org" <evil@x.org>, "',
    ' <evil@x.org>',
    '=?utf-8?Q?=0D=0ABcc:_evil@x.org?=',
    '\u0000',
  ];
  it.each(INJECTED)('%j in subject, names and file name', async (words) => {
    const raw = await buildMessage(
      aMail({
        subject: `Request ${words}`,
        from: { address: 'desk@desk.treaty-desk.example', name: `Ministry ${words}` },
        to: [{ address: 'a@moi.example', name: `Focal ${words}` }],
        attachments: [
          { filename: `matrix${words}.xlsx`, contentType: 'application/octet-stream', content: new Uint8Array([1]) },
        ],
      }),
    );
    const head = Buffer.from(raw).toString('latin1').split('\r\n\r\n')[0]!;
    expect(head).not.toMatch(/^(?:Bcc|X-Evil|A text)/imu);
    const mail = await simpleParser(Buffer.from(raw));
    const to = [mail.to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address));
    expect(to).toEqual(['a@moi.example']);
    expect(mail.from?.value.map(({ address }) => address)).toEqual(['desk@desk.treaty-desk.example']);
    expect(mail.bcc).toBeUndefined();
    expect(mail.attachments).toHaveLength(1);
    expect(mail.attachments[0]?.filename).toMatch(/^matrix[^\p{Cc}/\\<>"]*\.xlsx$/u);
  });

  it.each([
    ['../../etc/passwd', 'etc-passwd'],
    ['..\\..\\windows\\system.ini', 'windows-system.ini'],
    ['C:\\matrix.xlsx', 'C-matrix.xlsx'],
    ['.htaccess', 'htaccess'],
    ['report\u202excod.exe', 'reportxcod.exe'],
    ['جواب نامہ.xlsx', 'جواب نامہ.xlsx'],
    ['', 'file'],
    [`${'a'.repeat(400)}.xlsx`, `${'a'.repeat(100)}.xlsx`],
  ])('a file %j travels as %s', async (filename, travels) => {
    const file = { filename, contentType: 'application/octet-stream', content: new Uint8Array([1]) };
    const mail = await simpleParser(Buffer.from(await buildMessage(aMail({ attachments: [file] }))));
    expect(mail.attachments[0]?.filename).toBe(travels);
  });

  it('a hundred thousand recipients are refused before anybody looks at one', async () => {
    const cc = Array.from({ length: 100_000 }, () => ({ address: 'not even an address', name: null }));
    const began = Date.now();
    await expect(buildMessage(aMail({ cc }))).rejects.toMatchObject({
      code: 'data-invalid',
      message: expect.stringContaining('100001 recipients') as string,
    });
    expect(Date.now() - began).toBeLessThan(500);
  });
});
