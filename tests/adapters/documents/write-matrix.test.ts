import { Buffer } from 'node:buffer';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { writeMatrix } from '../../../adapters/documents/write-matrix.ts';
import { readZip } from '../../../adapters/documents/zip.ts';
import { aMatrix, aMatrixRow } from '../../builders/matrix.ts';

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

  it('holds one row for each part, with its number, section, question and what a full answer holds', async () => {
    const sheet = await crossRead(await writeMatrix(aMatrix()));
    const row = sheet.getRow(7);
    expect([1, 2, 3, 4, 5].map((column) => row.getCell(column).value)).toEqual([
      'q4.a',
      '4 (a)',
      'General measures of implementation',
      'Please state what was done about matter q4.a.',
      'What was done, by which office, since when.',
    ]);
  });

  it('lets people write into Status and Answer and nowhere else', async () => {
    const sheet = await crossRead(await writeMatrix(aMatrix()));
    const open: string[] = [];
    let locked = 0;
    sheet.eachRow({ includeEmpty: true }, (row) =>
      row.eachCell({ includeEmpty: true }, (cell) => {
        if (cell.protection?.locked === false) open.push(cell.address);
        else locked += 1;
      }),
    );
    expect(open).toEqual(['F6', 'G6', 'F7', 'G7', 'F8', 'G8', 'F9', 'G9']);
    expect(locked).toBeGreaterThan(30);
    expect((sheet as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true);
  });

  it('offers the four states in one list over all rows', async () => {
    const xml = sheetXml(await writeMatrix(aMatrix()));
    expect(xml.match(/<dataValidation /g)).toHaveLength(1);
    expect(xml).toContain('sqref="F6:F9"');
    const sheet = await crossRead(await writeMatrix(aMatrix()));
    expect(sheet.getCell('F6').dataValidation.formulae).toEqual([
      '"Answered,No data (say why),Not ours (say whose),Need clarification"',
    ]);
  });

  it('keeps its headings in sight and on every printed page, one page wide, landscape', async () => {
    const sheet = await crossRead(await writeMatrix(aMatrix()));
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 });
    expect(sheet.pageSetup).toMatchObject({
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '4:4',
    });
    expect(sheet.getRow(4).getCell(7).value).toBe('Answer / جواب');
  });

  it('lets a row grow with the answer: no height is called the user’s own', async () => {
    const xml = sheetXml(await writeMatrix(aMatrix()));
    expect(xml).toMatch(/<row r="5" ht="[\d.]+" customHeight="1"/);
    for (const row of [6, 7, 8, 9]) expect(xml).toMatch(new RegExp(`<row r="${row}" ht="[\\d.]+">`));
  });

  it('takes a question for text even when it looks like a formula', async () => {
    const rows = ['=1+1', '-5 per cent', '@sum', '+92 51', '_x000D_'].map((text, i) =>
      aMatrixRow(`q${i + 1}`, { text }),
    );
    const bytes = await writeMatrix(aMatrix({ rows }));
    const sheet = await crossRead(bytes);
    expect(rows.map((_row, i) => sheet.getCell(`D${6 + i}`).value).slice(0, 4)).toEqual(
      rows.map((r) => r.text).slice(0, 4),
    );
    expect(sheet.getCell('D6').type).toBe(ExcelJS.ValueType.String);
    const styles = Buffer.from(readZip(bytes).get('xl/styles.xml')!).toString('utf8');
    const formats = styles.match(/<xf [^>]*applyProtection[^>]*>/g)!;
    expect(formats.length).toBeGreaterThan(8);
    for (const format of formats) expect(format).toContain('quotePrefix="1"');
  });

  it('says that a question too long for a cell goes on elsewhere', async () => {
    const text = 'اور '.repeat(12_000);
    const sheet = await crossRead(await writeMatrix(aMatrix({ rows: [aMatrixRow('q1', { text })] })));
    const shown = sheet.getCell('D6').text;
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
    expect((await crossRead(await writeMatrix(aMatrix({ rows: [] })))).rowCount).toBe(6);
    const rows = Array.from({ length: 300 }, (_unused, i) => aMatrixRow(`q${i + 1}`));
    expect((await crossRead(await writeMatrix(aMatrix({ rows })))).rowCount).toBe(306);
  });
});

function sheetXml(bytes: Uint8Array): string {
  return Buffer.from(readZip(bytes).get('xl/worksheets/sheet1.xml')!).toString('utf8');
}
