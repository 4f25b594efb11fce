import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../adapters/documents/read-document.ts';
import { readBlocks } from '../../../adapters/documents/reading/read-blocks.ts';
import { aPdf, aPdfOfPages, drawn } from './pdf-files.ts';

const read = (bytes: Uint8Array) => readDocument(bytes, 'list');
const textOf = async (bytes: Uint8Array) => (await read(bytes)).text;
const page = (body: string) => Buffer.from(`<!doctype html><html><body>${body}</body></html>`);

describe('a web page is read as it is seen', () => {
  test.each([
    [
      'paragraphs, and lines broken in one',
      '<p>One\n two</p><div>Three<br>four</div>five',
      'One two\n\nThree\nfour\n\nfive',
    ],
    [
      'ordered lists with their numbers',
      '<ol><li>a<ol type="a"><li>b<li>c</ol><li>d</ol>',
      '1. a\n(a) b\n(b) c\n\n2. d',
    ],
    [
      'a list that starts later, and one by its style',
      '<ol start=7><li>a<li value=9>b</ol><ol style="list-style-type: lower-roman"><li>c</ol>',
      '7. a\n\n9. b\n(i) c',
    ],
    ['bullets', '<ul><li>a</ul>', '• a'],
    ['entities and fixed spaces', '<p>a&nbsp;&amp;&#x2014;&eacute;&shy;b</p>', 'a &—éb'],
    ['text kept as it is set', '<pre>a  b\n c</pre>', 'a  b\n c'],
    [
      'no program, style or head',
      '<title>t</title><style>p{}</style><script>x()</script><p>a</p><template>b</template>',
      'a',
    ],
    ['nothing that is hidden', '<p>a<span style="display: none">b</span></p><p hidden>c</p>', 'a'],
    [
      'what a form shows',
      '<p>Status: <select><option>Open<option selected>Answered</select> <input value="12"> <input type=checkbox checked></p>',
      'Status: Answered 12 ☒',
    ],
  ])('%s', async (_what, body, text) => {
    expect(await textOf(page(body))).toBe(text);
  });

  test('what is left out is said', async () => {
    const { notes } = await read(page('<p>a<img src="http://192.0.2.1/x.png"><span hidden>b</span><del>c</del></p>'));
    expect(notes).toEqual([
      '1 picture: what stands in a picture is not read',
      'hidden text in 1 place, left out',
      'tracked changes: 1 deletion, left out as in the final text',
    ]);
  });

  test('tables with their cells at their places; one that lays out the page is read through', async () => {
    const table = '<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>';
    const rows = [
      ['a', 'b', ''],
      ['', 'c', 'd'],
    ];
    expect((await readBlocks(page(table), 'x')).blocks).toEqual([{ kind: 'table', table: { rows } }]);
    const nested = await readBlocks(page(`<table><tr><td><p>Left</p><td>${table}</table>`), 'x');
    expect(nested.blocks).toEqual([
      { kind: 'paragraph', text: 'Left' },
      { kind: 'table', table: { rows } },
    ]);
  });

  test.each([
    ['Windows-1256', '<meta charset="windows-1256">', 'windows-1256', 'پاکستان'],
    [
      'Latin-1, which is Windows-1252 on the web',
      '<meta http-equiv=content-type content="text/html; charset=iso-8859-1">',
      'windows-1252',
      'State’s',
    ],
    ['UTF-8 without a word', '', 'utf-8', 'وزارت'],
  ])('its encoding: %s', async (_what, head, encoding, word) => {
    const bytes = iconv.encode(`<html><head>${head}</head><body>${word}</body></html>`, encoding);
    expect(await read(bytes)).toEqual({ text: word, contentType: 'text/html', encoding });
  });

  test('a byte order mark decides before what the page says', async () => {
    const bytes = iconv.encode('<html><meta charset="windows-1252">وزارت', 'utf-16le', { addBOM: true });
    expect(await textOf(bytes)).toBe('وزارت');
  });
});

describe('a PDF is read by where its letters stand', () => {
  const lines = (...all: readonly (readonly [string, number, number, number?])[]) =>
    all.map(([text, x, y, size]) => drawn(text, x, y, size)).join('\n');
  const full = 'Please provide information on all the measures that the State party has taken in every province,';

  test('lines in the order of the page, whatever the order they were drawn in', async () => {
    expect(await textOf(aPdfOfPages([lines(['Second.', 72, 680], ['First.', 72, 700])]))).toBe('First.\nSecond.');
  });

  test('a line that was broken for want of room is joined, one that was ended is not', async () => {
    const drawing = lines(
      [`1. ${full}`, 72, 700],
      ['and on their results.', 72, 686],
      ['Health', 72, 660],
      ['2. Please report.', 72, 640],
    );
    expect(await textOf(aPdfOfPages([drawing]))).toBe(
      `1. ${full} and on their results.\n\nHealth\n\n2. Please report.`,
    );
  });

  test('a word parted at the end of a line is joined where the document has it whole, else its hyphen stays', async () => {
    const drawing = lines(
      ['1. Implementation. Please provide information on all the measures taken for the imple-', 72, 700],
      ['mentation of the Covenant in each of the provinces, and on the principle of the non-', 72, 686],
      ['refoulement of refugees.', 72, 672],
    );
    expect(await textOf(aPdfOfPages([drawing]))).toBe(
      '1. Implementation. Please provide information on all the measures taken for the implementation of the Covenant in each of the provinces, and on the principle of the non-refoulement of refugees.',
    );
  });

  test('heads and feet of pages stand on lines of their own', async () => {
    const pages = [1, 2].map((n) =>
      lines(
        ['CCPR/C/PAK/Q/99', 72, 800],
        [`${n}. Please report on it.`, 72, 700],
        [`GE.26-1234${n}`, 72, 40],
        [String(n), 500, 40],
      ),
    );
    expect(await textOf(aPdfOfPages(pages))).toBe(
      'CCPR/C/PAK/Q/99\n\n1. Please report on it.\n\nGE.26-12341    1\n\nCCPR/C/PAK/Q/99\n\n2. Please report on it.\n\nGE.26-12342    2',
    );
  });

  test('two columns are read one after the other', async () => {
    const words = (side: string, n: number) => `${side} column, line ${n}, filled to its edge`;
    const drawing = Array.from({ length: 12 }, (_, n) =>
      lines([words('Left', n), 60, 700 - 14 * n], [words('Right', n), 320, 700 - 14 * n]),
    );
    const text = await textOf(aPdfOfPages([drawing.join('\n')]));
    expect(text.indexOf('Left column, line 11')).toBeLessThan(text.indexOf('Right column, line 0'));
    expect(text).not.toMatch(/Left[^\n]*Right column, line 0/);
  });

  test('the mark of a footnote does not stick to its word, and letters drawn twice stand once', async () => {
    const drawing = lines(
      ['Please explain the Penal Code', 72, 700],
      ['3', 220, 704, 6],
      ['Health', 72, 660],
      ['Health', 72.3, 660],
    );
    expect(await textOf(aPdfOfPages([drawing]))).toBe('Please explain the Penal Code\n\nHealth');
  });

  test('a page that lies on its side is read as it is held', async () => {
    const sideways = 'BT /F1 11 Tf 0 1 -1 0 100 72 Tm (First.) Tj ET BT /F1 11 Tf 0 1 -1 0 120 72 Tm (Second.) Tj ET';
    expect(await textOf(aPdfOfPages([sideways]))).toBe('First.\nSecond.');
  });

  test('what stands across the page, what is scanned, programs and files in it are said', async () => {
    const across = `${lines(['1. Please report on the law.', 72, 700])} BT /F1 9 Tf 0 1 -1 0 20 72 Tm (Draft) Tj ET`;
    const script = '/OpenAction << /S /JavaScript /JS (app.alert) >>';
    const { notes } = await read(aPdfOfPages([across, ''], script));
    expect(notes).toEqual([
      'text across the page, left out: “Draft”',
      'no text on page 2 of 2: empty or scanned, which needs typing or OCR',
      'it holds programs (JavaScript): they were not run',
    ]);
  });

  test('a table is told by cells that stand under one another', async () => {
    const row = (y: number, ...cells: readonly string[]) =>
      cells.map((cell, n) => drawn(cell, 72 + 150 * n, y)).join('\n');
    const drawing = [
      drawn('The matrix of the ministry', 72, 760),
      row(720, 'No.', 'Question', 'Answer'),
      row(690, '1', 'Laws', 'Two laws'),
      row(676, '', '', 'and a bill'),
      row(646, '2', 'Cases', 'None'),
    ];
    const { blocks } = await readBlocks(aPdfOfPages([drawing.join('\n').replaceAll('() Tj', '( ) Tj')]), 'x');
    expect(blocks).toEqual([
      { kind: 'paragraph', text: 'The matrix of the ministry' },
      {
        kind: 'table',
        table: {
          rows: [
            ['No.', 'Question', 'Answer'],
            ['1', 'Laws', 'Two laws\nand a bill'],
            ['2', 'Cases', 'None'],
          ],
        },
      },
    ]);
  });

  test('a table that is drawn with lines is told by them, cells that reach over others included', async () => {
    const ruled = [
      ...[700, 670, 620, 590].map((y) => `60 ${y} m 400 ${y} l S`),
      ...[60, 120, 400].map((x) => `${x} 590 m ${x} 700 l S`),
      '250 590 m 250 670 l S',
    ];
    const words = lines(['No.', 65, 685], ['Question and answer', 125, 685], ['7', 65, 655], ['Laws', 125, 655]);
    const more = lines(['Two laws and a', 255, 655], ['bill of 2024.', 255, 641], ['8', 65, 605], ['None', 255, 605]);
    const { blocks } = await readBlocks(aPdfOfPages([[...ruled, words, more].join('\n')]), 'x');
    expect(blocks).toEqual([
      {
        kind: 'table',
        table: {
          rows: [
            ['No.', 'Question and answer', ''],
            ['7', 'Laws', expect.stringMatching(/^Two laws and a\sbill of 2024\.$/)],
            ['8', '', 'None'],
          ],
        },
      },
    ]);
  });

  test('a page that is missing is said, and nothing is read in its place', async () => {
    const broken = aPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [9 0 R] /Count 1 >>']);
    await expect(read(broken)).rejects.toMatchObject({ code: 'document-unreadable' });
  });
});
