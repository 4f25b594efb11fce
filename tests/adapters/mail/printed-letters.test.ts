import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wordToPdf } from '../../../adapters/documents/word-to-pdf.ts';
import { readZip } from '../../../adapters/documents/zip.ts';
import { pieces } from '../../../adapters/mail/letters/bidi.ts';
import { letterDocument } from '../../../adapters/mail/letters/render-docx.ts';
import { sheets } from '../../../adapters/mail/letters/sheet.ts';
import { writeLetter } from '../../../adapters/mail/letters/write-letter.ts';
import { STORIES } from '../../../adapters/mail/stories.ts';
import type { LetterView } from '../../../domain/requests/letter-view.ts';
import { hasLibreOffice } from '../documents/libreoffice.ts';

const PAPER = STORIES.filter(({ letters }) => letters.length === 1);
const onPaper = (id: string): LetterView => {
  const view = STORIES.find((story) => story.id === id)!.letters[0]!;
  const to = { ...view.to, postalAddress: ['Civil Secretariat, Lower Mall', 'Lahore 54000'] };
  return { ...view, to, onPaper: true, attachment: null };
};
const xmlOf = async (view: LetterView): Promise<string> =>
  Buffer.from(readZip(await letterDocument(view)).get('word/document.xml')!).toString('utf8');
const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gsu)]
    .map(([paragraph]) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)].map(([, text]) => text).join(''))
    .join('\n')
    .replace(/\u200e/gu, '')
    .replace(/&quot;/gu, '"')
    .replace(/&apos;/gu, "'")
    .replace(/&amp;/gu, '&');

describe('a letter as a Word document', () => {
  it.each(PAPER)('$id: holds every word of the letter', async ({ letters: [view] }) => {
    const text = textOf(await xmlOf(view!));
    for (const sheet of sheets(view!)) {
      const words = sheet.body.flatMap((block) =>
        block.kind === 'paragraph'
          ? block.runs.map((run) => (typeof run === 'string' ? run : 'strong' in run ? run.strong : run.words))
          : block.kind === 'rows'
            ? block.rows.flatMap(({ label, text: asked }) => [label, asked])
            : [],
      );
      for (const said of [
        sheet.number,
        sheet.placeAndDate,
        sheet.subject,
        ...sheet.captions,
        ...sheet.signature,
        ...words,
      ])
        for (const piece of pieces(said)) expect(text).toContain(piece.text);
    }
  });

  it('is laid out as a letter is: number, addressee with its postal address, subject, numbered paragraphs, signature', async () => {
    const text = textOf(await xmlOf(onPaper('reminder-2')));
    expect(text).toMatch(
      /GOVERNMENT OF PAKISTAN[^]*No\. NMRF[^]*Reminder-II[^]*To\nAdditional Chief Secretary \(Home\),[^]*Civil Secretariat, Lower Mall,\nLahore 54000\.[^]*Subject:[^]*Dear Sir\/Madam,[^]*2\. {3}One question[^]*Yours faithfully,[^]*\(Sadia Karim\)[^]*Annex: /u,
    );
  });

  it('speaks of paper: nothing is attached, nobody replies to an e-mail', async () => {
    for (const id of [
      'request-provincial',
      'reminder-2',
      'accountable-provincial',
      'demi-official',
      'silent',
      'clearance',
      'hand-over',
    ]) {
      const text = textOf(await xmlOf({ ...onPaper(id), languages: ['en', 'ur'] }));
      expect(text, id).not.toMatch(/this e-mail|ای میل کا جواب|ای میل کے جواب|spreadsheet|اسپریڈ شیٹ/u);
    }
    expect(textOf(await xmlOf(onPaper('request-provincial')))).toContain(
      'by e-mail to desk+7q2m4x@desk.treaty-desk.example or on paper',
    );
  });

  it('Urdu stands on a page of its own, its paragraphs and tables from the right, names in Latin letters from the left', async () => {
    const xml = await xmlOf(onPaper('reminder-2-urdu'));
    const urdu = [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gsu)].map(([p]) => p).filter((p) => /[\u0600-\u06ff]/u.test(p));
    expect(urdu.length).toBeGreaterThan(10);
    for (const paragraph of urdu) expect(paragraph).toContain('<w:bidi/>');
    for (const [run, text] of xml.matchAll(/<w:r>(?:(?!<\/w:r>).)*<w:t[^>]*>([^<]*)<\/w:t><\/w:r>/gsu))
      expect(/<w:rtl\/>/u.test(run), text).toBe(
        /[\u0600-\u06ff]/u.test(text!) || (/<w:rtl\/>/u.test(run) && !/[A-Za-z]/u.test(text!)),
      );
    expect(xml).toContain('<w:bidiVisual/>');
    expect(xml.match(/<w:pageBreakBefore\/>/gu)).toHaveLength(1);
  });

  it('is the same file for the same letter', async () => {
    const view = onPaper('demi-official-urdu');
    expect(Buffer.from(await letterDocument(view)).equals(Buffer.from(await letterDocument(view)))).toBe(true);
  });

  it('a rehearsed letter says so on paper', async () => {
    expect(textOf(await xmlOf(onPaper('request-rehearsal'))).match(/REHEARSAL/gu)).toHaveLength(2);
  });
});

describe('a letter as a page to print', () => {
  it('is A4 and white, and holds the letter', async () => {
    const html = new TextDecoder().decode(await writeLetter(onPaper('reminder-2-urdu'), 'html'));
    expect(html).toContain('@page { size: A4;');
    expect(html).toContain('یاددہانی دوم');
    expect(html).not.toMatch(/<script|<link|src=/u);
  });
});

describe('a letter as PDF', () => {
  if (!hasLibreOffice) console.log('LibreOffice is not on this machine: 1 case left out.');
  it.runIf(hasLibreOffice)('is laid out by LibreOffice', { timeout: 150_000 }, async () => {
    const pdf = await writeLetter(onPaper('reminder-2-urdu'), 'pdf');
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  });

  it('says what to install where LibreOffice is not there', async () => {
    await expect(wordToPdf(new Uint8Array(), ['no-such-program'])).rejects.toMatchObject({
      code: 'program-missing',
      hint: expect.stringContaining('apt-get install libreoffice-writer'),
    });
  });

  it('says what went wrong where the program fails', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'treaty-desk-test-'));
    const broken = join(folder, 'soffice');
    writeFileSync(broken, '#!/bin/sh\necho no display >&2\nexit 1\n', { mode: 0o755 });
    execFileSync('chmod', ['755', broken]);
    await expect(wordToPdf(new Uint8Array(), [broken])).rejects.toMatchObject({ code: 'internal' });
    rmSync(folder, { recursive: true });
  });
});
