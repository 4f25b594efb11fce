import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../adapters/documents/read-document.ts';
import { readBlocks } from '../../../adapters/documents/reading/read-blocks.ts';
import { aListed, aParagraph, aWordFile, inW, XML, type WordFile } from './word-files.ts';

const textOf = async (file: WordFile) => (await readDocument(aWordFile(file), 'list.docx')).text;
const linesOf = async (file: WordFile) => (await textOf(file)).split('\n').filter((line) => line !== '');
const notesOf = async (file: WordFile) => (await readDocument(aWordFile(file), 'list.docx')).notes ?? [];
const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A level of a list: how it counts and what it prints. */
const level = (n: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const base = (id: number, ...levels: readonly string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const list = (id: number, of: number, overrides = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`;
const numbering = (...content: readonly string[]) => XML + inW('numbering', content.join(''));
const UN = base(0, level(0, 'decimal', '%1.'), level(1, 'lowerLetter', '(%2)'), level(2, 'lowerRoman', '(%3)'));

describe('automatic numbers stand in the text as Word prints them', () => {
  const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
    [
      'three levels, each starting anew under the one above',
      numbering(UN, list(1, 0)),
      [0, 1, 1, 2, 2, 1, 0, 1].map((depth, n) => aListed(`x${n}`, 1, depth)).join(''),
      ['1. x0', '(a) x1', '(b) x2', '(i) x3', '(ii) x4', '(c) x5', '2. x6', '(a) x7'],
    ],
    [
      'paragraphs without a number in between do not stop the count',
      numbering(UN, list(1, 0)),
      `${aListed('one', 1)}${aParagraph('A heading')}${aListed('two', 1)}`,
      ['1. one', 'A heading', '2. two'],
    ],
    [
      'two lists on one base count on together; one that says where it starts does so once',
      numbering(
        UN,
        list(1, 0),
        list(2, 0),
        list(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'),
      ),
      [1, 2, 3, 3, 1].map((id) => aListed('x', id)).join(''),
      ['1. x', '2. x', '7. x', '8. x', '9. x'],
    ],
    [
      'a list of its own counts for itself',
      numbering(UN, base(1, level(0, 'upperRoman', '%1)')), list(1, 0), list(2, 1)),
      `${aListed('x', 1)}${aListed('y', 2)}${aListed('x', 1)}${aListed('y', 2)}`,
      ['1. x', 'I) y', '2. x', 'II) y'],
    ],
    [
      'a level that names those above it, in figures where the law wants them',
      numbering(
        base(
          0,
          level(0, 'upperRoman', 'Part %1'),
          level(1, 'decimal', '%1.%2'),
          level(2, 'decimal', '%1.%2.%3', '<w:isLgl/>'),
        ),
        list(1, 0),
      ),
      [0, 1, 2, 2, 0, 1].map((depth) => aListed('x', 1, depth)).join(''),
      ['Part I x', 'I.1 x', '1.1.1 x', '1.1.2 x', 'Part II x', 'II.1 x'],
    ],
    [
      'a level that never starts anew',
      numbering(
        base(0, level(0, 'upperLetter', '%1.'), level(1, 'decimal', '%2.', '<w:lvlRestart w:val="0"/>')),
        list(1, 0),
      ),
      [0, 1, 1, 0, 1].map((depth) => aListed('x', 1, depth)).join(''),
      ['A. x', '1. x', '2. x', 'B. x', '3. x'],
    ],
    [
      'a level that is used before the one above it',
      numbering(base(0, level(0, 'decimal', '%1.'), level(1, 'decimal', '%1.%2')), list(1, 0)),
      [1, 0, 1].map((depth) => aListed('x', 1, depth)).join(''),
      ['1.1 x', '1. x', '1.1 x'],
    ],
    [
      'bullets, whatever sign a font has for them',
      numbering(base(0, level(0, 'bullet', '\uf0b7'), level(1, 'bullet', '–')), list(1, 0)),
      `${aListed('x', 1)}${aListed('y', 1, 1)}`,
      ['• x', '– y'],
    ],
    [
      'a paragraph that was taken out of its list',
      numbering(UN, list(1, 0)),
      `${aListed('x', 1)}${aListed('y', 0)}${aListed('z', 1)}`,
      ['1. x', 'y', '2. z'],
    ],
    [
      'letters after z, and numbers that are hidden or have no space after them',
      numbering(
        base(0, level(0, 'lowerLetter', '%1)', '<w:suff w:val="nothing"/>')),
        base(1, level(0, 'decimal', '%1.', '<w:rPr><w:vanish/></w:rPr>')),
        list(1, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="26"/></w:lvlOverride>'),
        list(2, 1),
      ),
      `${aListed('x', 1)}${aListed('x', 1)}${aListed('y', 2)}`,
      ['z)x', 'aa)x', 'y'],
    ],
  ];
  test.each(cases)('%s', async (_what, part, body, printed) => {
    expect(await linesOf({ body, parts: { 'word/numbering.xml': part } })).toEqual(printed);
  });

  test('a number that the style of a paragraph brings, and styles based on it', async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="Q"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Q"/></w:style>
      <w:style w:type="paragraph" w:styleId="Part"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`;
    const styled = (style: string, more = '') => aParagraph('x', `<w:pStyle w:val="${style}"/>${more}`);
    const plain = '<w:numPr><w:numId w:val="0"/></w:numPr>';
    const parts = { 'word/numbering.xml': numbering(UN, list(1, 0)), 'word/styles.xml': XML + inW('styles', styles) };
    const body = styled('Q') + styled('Sub') + styled('Part') + styled('Q', plain) + styled('Q');
    expect(await linesOf({ body, parts })).toEqual(['1. x', '2. x', '(a) x', 'x', '3. x']);
  });

  test('a list by the name of a list style', async () => {
    const linked = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="UN"/></w:abstractNum>';
    const styles =
      '<w:style w:type="numbering" w:styleId="UN"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const parts = {
      'word/numbering.xml': numbering(UN, linked, list(1, 0), list(2, 1)),
      'word/styles.xml': XML + inW('styles', styles),
    };
    expect(await linesOf({ body: aListed('x', 2) + aListed('y', 2, 1), parts })).toEqual(['1. x', '(a) y']);
  });
});

describe('what is in a Word file beside its paragraphs', () => {
  test('tracked changes: the final text, said with who made them', async () => {
    const body = `<w:p>${run('Please ')}<w:ins w:author="A. Khan">${run('also ')}</w:ins><w:del w:author="B. Shah"><w:r><w:delText>never </w:delText></w:r></w:del>${run('report.')}</w:p>`;
    expect(await textOf({ body })).toBe('Please also report.');
    expect(await notesOf({ body })).toEqual([
      'tracked changes (A. Khan): 1 insertion, read as the final text has it',
      'tracked changes (B. Shah): 1 deletion, left out as in the final text',
    ]);
  });

  test('a paragraph whose end was deleted goes on in the next one', async () => {
    const body = `<w:p><w:pPr><w:rPr><w:del w:author="A"/></w:rPr></w:pPr>${run('Please ')}</w:p>${aParagraph('report.')}`;
    expect(await textOf({ body })).toBe('Please report.');
  });

  test('hidden text is left out and said', async () => {
    const body = `<w:p>${run('Seen.')}${run(' Unseen.', '<w:vanish/>')}${run(' Seen too.', '<w:vanish w:val="0"/>')}</w:p>`;
    expect(await textOf({ body })).toBe('Seen. Seen too.');
    expect(await notesOf({ body })).toEqual(['hidden text in 1 place, left out']);
  });

  test('comments are said and no part of the text', async () => {
    const comments = XML + inW('comments', `<w:comment w:id="1" w:author="A. Khan">${aParagraph('Why?')}</w:comment>`);
    const file = { body: aParagraph('1. Please report.'), parts: { 'word/comments.xml': comments } };
    expect(await textOf(file)).toBe('1. Please report.');
    expect(await notesOf(file)).toEqual(['1 comment (A. Khan), not part of the text']);
  });

  test('footnotes stand at the end with their numbers, in the order of the text', async () => {
    const reference = (id: number, more = '') => `<w:r><w:footnoteReference w:id="${id}" ${more}/></w:r>`;
    const note = (id: number, text: string) => `<w:footnote w:id="${id}">${aParagraph(text)}</w:footnote>`;
    const body = `<w:p>${run('Pakistan')}${reference(5, 'w:customMarkFollows="1"')}${run('*')}</w:p><w:p>${run('The Penal Code')}${reference(3)}${run(' and more')}${reference(2)}${run('.')}</w:p>`;
    const footnotes =
      XML + inW('footnotes', note(2, 'Second.') + note(3, 'First.') + note(5, '* Reissued.') + note(9, 'Unused.'));
    expect(await linesOf({ body, parts: { 'word/footnotes.xml': footnotes } })).toEqual([
      'Pakistan*',
      'The Penal Code and more.',
      '* Reissued.',
      '1 First.',
      '2 Second.',
    ]);
  });

  test('a text box is read once, after the paragraph that it hangs on', async () => {
    const box = `<w:txbxContent>${aParagraph('In the box.')}</w:txbxContent>`;
    const body = `<w:p>${run('Before.')}<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>${aParagraph('After.')}`;
    expect(await linesOf({ body })).toEqual(['Before.', 'In the box.', 'After.']);
  });

  test('fields show what they showed last, page numbers nothing', async () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const field = (code: string, result: string) =>
      `${mark('begin')}<w:r><w:instrText>${code}</w:instrText></w:r>${mark('separate')}${run(result)}${mark('end')}`;
    const auto = `${mark('begin')}<w:r><w:instrText> AUTONUM </w:instrText></w:r>${mark('end')}`;
    const body = `<w:p>${run('See ')}${field(' REF q4 ', 'paragraph 4')}${field(' PAGE ', '17')}${run('.')}</w:p><w:p>${auto}${run('x')}</w:p><w:p>${auto}${run('y')}</w:p>`;
    expect(await linesOf({ body })).toEqual(['See paragraph 4.', '1. x', '2. y']);
  });

  test('macros, things outside and inserted files are said, and none is touched', async () => {
    const relation = (type: string, target: string) =>
      `<Relationship Id="${type}" Type="http://x/relationships/${type}" Target="${target}" TargetMode="External"/>`;
    const file: WordFile = {
      body: `${aParagraph('1. Please report.')}<w:altChunk/>`,
      parts: { 'word/vbaProject.bin': 'x' },
      contentType: 'application/vnd.ms-word.document.macroEnabled.main+xml',
      relations:
        relation('attachedTemplate', 'http://192.0.2.1/t.dotm') +
        relation('image', 'http://192.0.2.1/p.png') +
        relation('hyperlink', 'http://192.0.2.1/'),
    };
    expect(await textOf(file)).toBe('1. Please report.');
    expect(await notesOf(file)).toEqual([
      'it can hold macros (small programs): they were neither kept nor run, the text alone was read',
      '2 references to something outside the document (a template, a picture), not fetched',
      '1 inserted document of another kind, not read',
    ]);
  });
});

describe('every character comes back', () => {
  test.each([
    ['Urdu with its vowel signs and joiners', 'وزارتِ انسانی حقوق — خواتین کے خلاف می\u200cخواہم ۱۲۳ ۴٪'],
    ['combining marks, not composed', 'e\u0301 n\u0303 \u0627\u0653'],
    ['letters of formulas', '𝐀𝑏𝒞𝔻 ∑ ≤ ½ 𝟙'],
    ['signs beyond the first plane', '🇵🇰 𐎀 𠜎'],
    ['quotes, dashes and ampersands', '“a” ‘b’ – — … &amp; &lt;'],
  ])('%s', async (_what, text) => {
    expect(await textOf({ body: aParagraph(text) })).toBe(text.replace('&amp;', '&').replace('&lt;', '<'));
  });

  test('formulas in one line', async () => {
    const r = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
    const math = `<m:oMath>${r('𝑝=')}<m:f><m:num>${r('a+b')}</m:num><m:den>${r('2')}</m:den></m:f>${r('+')}<m:sSup><m:e>${r('x')}</m:e><m:sup>${r('10')}</m:sup></m:sSup>${r('≤')}<m:rad><m:deg/><m:e>${r('n')}</m:e></m:rad><m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>${r('y')}</m:e></m:d><m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${r('i=1')}</m:sub><m:sup>${r('n')}</m:sup><m:e>${r('i')}</m:e></m:nary></m:oMath>`;
    expect(await textOf({ body: `<w:p>${run('Rate: ')}${math}${run('.')}</w:p>` })).toBe(
      'Rate: 𝑝=(a+b)/2+x^10≤√(n)[y]∑_(i=1)^n i.',
    );
  });

  test('fixed spaces are spaces in the text, soft hyphens none, a fixed hyphen is one', async () => {
    const body = `<w:p>${run('10\u00a0000 co\u00adopera')}<w:r><w:softHyphen/></w:r>${run('tion, CRC/C/PAK/Q/6')}<w:r><w:noBreakHyphen/></w:r>${run('7')}</w:p>`;
    expect(await textOf({ body })).toBe('10 000 cooperation, CRC/C/PAK/Q/6-7');
  });
});

describe('tables', () => {
  const cell = (text: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${
      text === ''
        ? '<w:p/>'
        : text
            .split('|')
            .map((line) => aParagraph(line))
            .join('')
    }</w:tc>`;
  const row = (...cells: readonly string[]) => `<w:tr>${cells.join('')}</w:tr>`;

  test('a merged cell holds its text once, at its first place', async () => {
    const body = `<w:tbl>${row(cell('a', '<w:gridSpan w:val="2"/>'), cell('b'))}${row(cell('c', '<w:vMerge w:val="restart"/>'), cell('d'), cell('e|f'))}${row(cell('', '<w:vMerge/>'), cell('g'), cell('h'))}</w:tbl>`;
    const { blocks } = await readBlocks(aWordFile({ body }), 'table.docx');
    expect(blocks).toEqual([
      {
        kind: 'table',
        table: {
          rows: [
            ['a', '', 'b'],
            ['c', 'd', 'e\nf'],
            ['', 'g', 'h'],
          ],
        },
      },
    ]);
  });

  test('as text, a number stays before the words beside it', async () => {
    const body = `<w:tbl>${row(cell('United Nations'), cell('CRC/C/PAK/Q/6'))}${row(cell('1.'), cell('Please report:|(a) On law;'), cell(''))}</w:tbl>`;
    expect(await textOf({ body })).toBe('United Nations\tCRC/C/PAK/Q/6\n1. Please report:\n(a) On law;');
  });
});
