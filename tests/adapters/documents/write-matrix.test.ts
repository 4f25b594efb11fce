import { Buffer } from 'node:buffer';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { earlierTextIn } from '../../../adapters/documents/matrix-form.ts';
import { writeMatrix } from '../../../adapters/documents/write-matrix.ts';
import { readZip } from '../../../adapters/documents/zip.ts';
import { aMatrix, aMatrixRow, anEarlierAnswer } from '../../builders/matrix.ts';

/** The file as another program's reader sees it. */
async function crossRead(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  return workbook.worksheets[0]!;
}

function textOf(sheet: ExcelJS.Worksheet): string {
  const cells: string[] = [];
  sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell.text)));
  return cells.join('\n');
}

describe('a response matrix as an office receives it', () => {
  it('says who asks, what about, whom, by when, and how to answer in English and Urdu', async () => {
    const text = textOf(await crossRead(await writeMatrix(aMatrix())));
    for (const part of [
      'Government of Pakistan',
      'Ministry of Human Rights',
      'NMRF/CRC/2026/PAK-Q-6-7/punjab-home',
      'list of issues CRC/C/PAK/Q/6-7',
      'Home Department, Government of the Punjab',
      '12 January 2027',
      'How to fill this in',
      'پُر کرنے کا طریقہ',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('holds one row for each part below the heading of its section, and below its question what a full answer holds', async () => {
    const sheet = await crossRead(await writeMatrix(aMatrix()));
    expect(sheet.getCell('C7').text).toBe('General measures of implementation');
    expect(sheet.getCell('A7').text).toBe('');
    expect([1, 2, 3].map((column) => sheet.getRow(9).getCell(column).text)).toEqual([
      'q4.a',
      '4 (a)',
      'Please state what was done about matter q4.a.\nA full answer holds:\n• What was done, by which office, since when.',
    ]);
  });

  it('shows the last answer beside its row with age and source, to be confirmed by a choice of its own', async () => {
    const rows = [aMatrixRow('q1'), aMatrixRow('q2', { earlier: anEarlierAnswer() }), aMatrixRow('q3')];
    const bytes = await writeMatrix(aMatrix({ rows, on: '2026-11-24' }));
    const sheet = await crossRead(bytes);
    const shown = sheet.getCell('D9').text;
    expect(shown).toContain('Given by your office on 3 March 2024 (2 years and 8 months ago), CRC/C/PAK/Q/5, q3.a');
    expect(shown).toContain('Please look again: its latest figures are of 2019.');
    expect(earlierTextIn(shown)).toBe(anEarlierAnswer().text);
    expect(sheet.getCell('F9').text).toBe('');
    const choices = ['E8', 'E9', 'E10'].map((cell) => String(sheet.getCell(cell).dataValidation?.formulae[0]));
    expect(choices.map((choice) => choice.includes('Last answer still holds'))).toEqual([false, true, false]);
    expect(sheetXml(bytes)).toContain('sqref="E8 E10"');
    expect(sheet.getColumn(4).hidden).toBe(false);
    expect((await crossRead(await writeMatrix(aMatrix()))).getColumn(4).hidden).toBe(true);
  });

  it('shows a last answer too long for its cell in part, and does not let it be confirmed by a choice', async () => {
    const text = 'جواب '.repeat(7_000);
    const rows = [aMatrixRow('q1', { earlier: anEarlierAnswer({ text }) })];
    const sheet = await crossRead(await writeMatrix(aMatrix({ rows })));
    expect(sheet.getCell('D8').text.length).toBeLessThan(32_767);
    expect(sheet.getCell('D8').text).toMatch(/the rest is on record\]$/);
    expect(String(sheet.getCell('E8').dataValidation?.formulae[0])).not.toContain('Last answer');
  });

  it('holds an answer that is to be made shorter in its cell', async () => {
    const rows = [aMatrixRow('q1', { given: '=A long answer' })];
    const sheet = await crossRead(await writeMatrix(aMatrix({ rows })));
    expect(sheet.getCell('F8').value).toBe('=A long answer');
    expect(sheet.getCell('F8').type).toBe(ExcelJS.ValueType.String);
  });

  it('runs from right to left for an office that writes Urdu, and offers its choices in Urdu', async () => {
    const sheet = await crossRead(await writeMatrix(aMatrix({ language: 'ur' })));
    expect(sheet.views[0]).toMatchObject({ rightToLeft: true, state: 'frozen' });
    const [first] = (sheet.getCell('E8').dataValidation?.formulae ?? []) as string[];
    expect(first).toContain('جواب دیا گیا');
    // a list in a cell's rule ends at 255 characters
    expect(first?.length).toBeLessThanOrEqual(257);
    const text = textOf(sheet);
    for (const part of [
      'وزارتِ انسانی حقوق',
      'جواب کی آخری تاریخ: 12 جنوری 2027ء',
      'مکمل جواب میں شامل ہو:',
      'How to fill this in',
    ])
      expect(text).toContain(part);
  });

  it('lets people write into Status, Answer and Reason and nowhere else', async () => {
    const sheet = await crossRead(await writeMatrix(aMatrix()));
    const open: string[] = [];
    let locked = 0;
    sheet.eachRow({ includeEmpty: true }, (row) =>
      row.eachCell({ includeEmpty: true }, (cell) => {
        if (cell.protection?.locked === false) open.push(cell.address);
        else locked += 1;
      }),
    );
    expect(open).toEqual([8, 9, 10, 11].flatMap((row) => [`E${row}`, `F${row}`, `G${row}`]));
    expect(locked).toBeGreaterThan(30);
    expect((sheet as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true);
  });

  it('offers the four states in one list over all rows', async () => {
    const xml = sheetXml(await writeMatrix(aMatrix()));
    expect(xml.match(/<dataValidation /g)).toHaveLength(1);
    expect(xml).toContain('sqref="E8:E11"');
    const sheet = await crossRead(await writeMatrix(aMatrix()));
    expect(sheet.getCell('E8').dataValidation.formulae).toEqual([
      '"Answered,No data (say why),Not ours (say whose),Need clarification"',
    ]);
  });

  it('keeps its headings in sight and on every printed page, one page wide, landscape', async () => {
    const sheet = await crossRead(await writeMatrix(aMatrix()));
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 5 });
    expect(sheet.pageSetup).toMatchObject({
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '5:5',
    });
    expect(sheet.getRow(5).getCell(6).value).toBe('Answer / جواب');
  });

  it('lets a row grow with the answer: no height is called the user’s own', async () => {
    const xml = sheetXml(await writeMatrix(aMatrix()));
    expect(xml).toMatch(/<row r="6" ht="[\d.]+" customHeight="1"/);
    for (const row of [8, 9, 10, 11]) expect(xml).toMatch(new RegExp(`<row r="${row}" ht="[\\d.]+">`));
  });

  it('takes a question for text even when it looks like a formula', async () => {
    const rows = ['=1+1', '-5 per cent', '@sum', '+92 51', '_x000D_'].map((text, i) =>
      aMatrixRow(`q${i + 1}`, { text, guidance: [] }),
    );
    const bytes = await writeMatrix(aMatrix({ rows }));
    const sheet = await crossRead(bytes);
    expect(rows.map((_row, i) => sheet.getCell(`C${8 + i}`).value).slice(0, 4)).toEqual(
      rows.map((r) => r.text).slice(0, 4),
    );
    expect(sheet.getCell('C8').type).toBe(ExcelJS.ValueType.String);
    const styles = Buffer.from(readZip(bytes).get('xl/styles.xml')!).toString('utf8');
    const formats = styles.match(/<xf [^>]*applyProtection[^>]*>/g)!;
    expect(formats.length).toBeGreaterThan(8);
    for (const format of formats) expect(format).toContain('quotePrefix="1"');
  });

  it('says that a question too long for a cell goes on elsewhere', async () => {
    const text = 'اور '.repeat(12_000);
    const sheet = await crossRead(await writeMatrix(aMatrix({ rows: [aMatrixRow('q1', { text })] })));
    const shown = sheet.getCell('C8').text;
    expect(shown.length).toBeLessThan(32_767);
    expect(shown).toMatch(/the text goes on in the list itself\]$/);
  });

  it('is marked on its face and on every printed page in a rehearsal', async () => {
    const sheet = await crossRead(await writeMatrix(aMatrix({ mark: 'REHEARSAL & nothing else' })));
    expect(sheet.getCell('A1').value).toBe('REHEARSAL & nothing else');
    expect(sheet.headerFooter.oddFooter).toContain('REHEARSAL && nothing else');
  });

  it('is the same bytes for the same matrix, and carries no moment of its making', async () => {
    const once = await writeMatrix(aMatrix());
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const again = await writeMatrix(aMatrix());
    expect(Buffer.from(once).equals(Buffer.from(again))).toBe(true);
    for (const part of readZip(once).values())
      expect(Buffer.from(part).toString('utf8')).not.toMatch(/20\d\d-\d\d-\d\dT/);
  });

  it('can be written for an office with nothing to answer, and for one with 300 rows', async () => {
    expect((await crossRead(await writeMatrix(aMatrix({ rows: [] })))).rowCount).toBe(7);
    const rows = Array.from({ length: 300 }, (_unused, i) => aMatrixRow(`q${i + 1}`));
    expect((await crossRead(await writeMatrix(aMatrix({ rows })))).rowCount).toBe(308);
  });
});

function sheetXml(bytes: Uint8Array): string {
  return Buffer.from(readZip(bytes).get('xl/worksheets/sheet1.xml')!).toString('utf8');
}
