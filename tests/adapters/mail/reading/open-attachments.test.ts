import { describe, expect, it } from 'vitest';
import { writeZip } from '../../../../adapters/documents/zip.ts';
import { openAttachments } from '../../../../adapters/mail/reading/open-attachments.ts';
import { readMail } from '../../../../adapters/mail/reading/read-mail.ts';

/** A message with files. */
function withFiles(files: readonly (readonly [string, Uint8Array])[]): Buffer {
  const parts = files.map(
    ([name, content]) =>
      `--b\r\nContent-Type: application/octet-stream; name="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64')}\r\n`,
  );
  return Buffer.from(
    `From: a@moi.example\r\nSubject: Answer\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee the files.\r\n${parts.join('')}--b--\r\n`,
  );
}

const text = (content: string): Uint8Array => Buffer.from(content);
const namesIn = async (raw: Uint8Array): Promise<string[]> =>
  (await openAttachments(raw)).map(({ filename }) => filename);

describe('the files that are opened', () => {
  it('are those of the message, then those in its archives and attached messages', async () => {
    const inner = withFiles([['figures.csv', text('a,b')]]);
    const archive = writeZip([
      ['answers/matrix.csv', text('Ref,Answer')],
      ['notes.txt', text('x')],
    ]);
    const raw = Buffer.from(
      withFiles([['answers.zip', archive]])
        .toString('latin1')
        .replace(
          '--b--',
          `--b\r\nContent-Type: message/rfc822\r\n\r\n${inner.toString('latin1').replaceAll('--b', '--c').replace('boundary=b', 'boundary=c')}\r\n--b--`,
        ),
      'latin1',
    );
    expect(await namesIn(raw)).toEqual([
      'answers.zip',
      'answers.zip/answers/matrix.csv',
      'answers.zip/notes.txt',
      'Answer.eml',
      'Answer.eml/figures.csv',
    ]);
    const matrix = (await openAttachments(raw))[1];
    expect(matrix?.contentType).toBe('text/csv');
    expect(Buffer.from(matrix?.content ?? []).toString()).toBe('Ref,Answer');
  });

  it('leave out those that are held, in archives as well', async () => {
    const archive = writeZip([
      ['matrix.csv', text('Ref')],
      ['report.pdf', text('MZ\u0090\0')],
    ]);
    const raw = withFiles([
      ['setup.exe', text('MZ')],
      ['answers.zip', archive],
    ]);
    expect((await readMail(raw)).attachments.map(({ filename, held }) => [filename, held])).toEqual([
      ['setup.exe', 'it is a program.'],
      ['answers.zip', undefined],
    ]);
    expect(await namesIn(raw)).toEqual(['answers.zip', 'answers.zip/matrix.csv']);
  });

  it('are never more than an archive may hold, though its directory states less', async () => {
    const bomb = Buffer.from(writeZip([['matrix.csv', Buffer.alloc(300 * 1024 * 1024, 0x30)]]));
    const directory = bomb.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bomb.writeUInt32LE(1_000, directory + 24);
    const raw = withFiles([['answers.zip', bomb]]);
    const before = process.memoryUsage().rss;
    expect(await namesIn(raw)).toEqual(['answers.zip']);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  it('of an archive that says what it would unpack to, and of one of thousands of files, are none', async () => {
    const bomb = writeZip([['matrix.csv', Buffer.alloc(100 * 1024 * 1024)]]);
    const many = writeZip(Array.from({ length: 2_000 }, (_, n) => [`${n}.csv`, text('x')] as const));
    const raw = withFiles([
      ['bomb.zip', bomb],
      ['many.zip', many],
    ]);
    expect((await readMail(raw)).attachments.map(({ held }) => held)).toEqual([
      expect.stringMatching(/^it would unpack to \d{3,4} times its size\.$/u),
      'it is an archive of 2000 files; 500 are looked into.',
    ]);
    expect(await namesIn(raw)).toEqual([]);
  });

  it('do not follow archives inside archives, nor paths out of them', async () => {
    const deep = writeZip([['inner.zip', writeZip([['matrix.csv', text('Ref')]])]]);
    const out = writeZip([['../../matrix.csv', text('Ref')]]);
    const raw = withFiles([
      ['deep.zip', deep],
      ['out.zip', out],
    ]);
    expect(await namesIn(raw)).toEqual(['deep.zip', 'deep.zip/inner.zip', 'out.zip']);
  });
});
