import { Buffer } from 'node:buffer';
import { writeZip } from '../../../adapters/documents/zip.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const M = 'http://schemas.openxmlformats.org/officeDocument/2006/math';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What a Word file is made of, for files that no program would write. */
export interface WordFile {
  /** What stands in `w:body`. */
  readonly body?: string;
  /** The main part as it is, in place of the above. */
  readonly document?: string;
  /** Further parts by path; those in `word/` are related to the main one by their name. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  /** Further relationships of the main part, as XML. */
  readonly relations?: string;
  readonly contentType?: string;
}

/** The entries of a Word file. */
export function wordEntries({
  body = '',
  document,
  parts = {},
  relations = '',
  contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
}: WordFile): readonly (readonly [string, Uint8Array])[] {
  const related = Object.keys(parts)
    .filter((path) => /^word\/\w+\.xml$/.test(path))
    .map((path, n) => {
      const name = path.replace(/^word\/|\.xml$/g, '');
      return `<Relationship Id="p${n}" Type="${R}/${name.replace(/\d+$/, '')}" Target="${name}.xml"/>`;
    });
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${contentType}"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${related.join('')}${relations}</Relationships>`,
    'word/document.xml': document ?? `${XML}${inW('document', `<w:body>${body}</w:body>`)}`,
    ...parts,
  };
  return Object.entries(files).map(([path, content]) => [path, Buffer.from(content as string)]);
}

/** A part whose root is an element of Word. */
export function inW(name: string, content: string): string {
  return `<w:${name} xmlns:w="${W}" xmlns:r="${R}" xmlns:m="${M}">${content}</w:${name}>`;
}

/** A Word file. */
export function aWordFile(file: WordFile): Uint8Array {
  return writeZip(wordEntries(file), { level: 6 });
}

/** A paragraph of plain text; what is in `properties` stands in its `w:pPr`. */
export function aParagraph(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A paragraph in a list. */
export function aListed(text: string, list: number, level = 0): string {
  return aParagraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
}
