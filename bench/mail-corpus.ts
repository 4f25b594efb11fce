import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawFrom, type Draw } from './mutations.ts';

const FIXTURES = join(import.meta.dirname, '..', 'tests', 'adapters', 'mail', 'fixtures');

/** The project's own specimens of mail, with the paths of the files. */
export function ownCorpus(): readonly { readonly file: string; readonly raw: Buffer }[] {
  return readdirSync(FIXTURES)
    .sort()
    .flatMap((folder) =>
      readdirSync(join(FIXTURES, folder))
        .filter((name) => name.endsWith('.eml'))
        .sort()
        .map((name) => join(FIXTURES, folder, name)),
    )
    .map((file) => ({ file, raw: readFileSync(file) }));
}

const WORDS =
  'the Ministry has recorded cases of prisoners under trial in districts during the year and the figures of convictions acquittals and complaints are given below with steps taken by police provincial department training inquiries compensation رپورٹ کے مطابق صوبائی محکمہ داخلہ نے مقدمات درج کیے اور متاثرین کو معاوضہ دیا'.split(
    ' ',
  );

/** A reply as offices write them: some paragraphs under question numbers, the request quoted below. */
export function aReply(seed: number, attachmentBytes = 0): Buffer {
  const draw = drawFrom(seed);
  const body = [
    'Dear Sir,',
    ...Array.from({ length: 4 + draw(8) }, (_, n) => `Q${n + 1}: ${sentence(draw, 20 + draw(60))}`),
    'Regards,\r\nSection Officer (HR)',
    `On Mon, 30 Nov 2026 at 09:00, NMRF Unit <desk@desk.example> wrote:\r\n${Array.from({ length: 20 }, () => `> ${sentence(draw, 10)}`).join('\r\n')}`,
  ].join('\r\n\r\n');
  const head = [
    `From: Section Officer <so.${seed}@moi.example>`,
    'To: NMRF Unit <desk@desk.example>',
    `Subject: RE: Questions of the Committee, reply ${seed}`,
    'Date: Tue, 1 Dec 2026 10:00:00 +0500',
    `Message-ID: <${seed}@moi.example>`,
    'In-Reply-To: <request-1@desk.example>',
    'MIME-Version: 1.0',
    ...Array.from(
      { length: 4 },
      (_, n) => `Received: from relay${n}.example by mx${n}.example; Tue, 1 Dec 2026 10:00:0${n} +0500`,
    ),
  ];
  const text = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${body}\r\n`;
  if (attachmentBytes === 0) return Buffer.from([...head, text].join('\r\n'));
  const file = Buffer.alloc(attachmentBytes, '%PDF-1.7 ');
  for (let at = 0; at < file.length; at += 64) file[at] = draw(256);
  const encoded = file.toString('base64').replace(/.{76}/gu, '$&\r\n');
  return Buffer.from(
    [
      ...head,
      'Content-Type: multipart/mixed; boundary="part"',
      '',
      `--part\r\n${text}`,
      `--part\r\nContent-Type: application/pdf; name="annex.pdf"\r\nContent-Disposition: attachment; filename="annex.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}`,
      '--part--\r\n',
    ].join('\r\n'),
  );
}

function sentence(draw: Draw, words: number): string {
  const drawn = Array.from({ length: words }, (_, n) => `${WORDS[draw(WORDS.length)]}${n % 11 === 10 ? '\r\n' : ''}`);
  return `${drawn.join(' ').replace(/\r\n /gu, '\r\n')}.`;
}
