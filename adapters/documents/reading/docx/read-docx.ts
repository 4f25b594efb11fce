import type { DocumentBlocks } from '../../../../activities/ports.ts';
import { DeskError } from '../../../../contracts/errors.ts';
import { nothingFound } from '../found.ts';
import { openWordPackage, type Related } from '../office-package.ts';
import { elementIn, elementsIn, everyIn, isOn, type XmlElement } from '../xml-tree.ts';
import { bodyReader } from './body.ts';
import { notesOf, type Note } from './notes.ts';
import { readNumbering } from './numbering.ts';
import { readStyles } from './styles.ts';

type Block = DocumentBlocks['blocks'][number];

/** What a Word document is, by its bytes. */
export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Reads a Word document: the head of its first page, its body, its notes, then the heads and feet of further pages
 * where they say something else. Automatic numbers stand in the text as Word prints them.
 *
 * A document with macros is read like any other, and it is said: they lie beside the text and are not looked at, while
 * a refusal would send the officer to a program that runs them.
 * @throws DeskError `document-too-large`, `document-unreadable`, `document-binary`
 */
export function readDocx(bytes: Uint8Array, filename: string): DocumentBlocks {
  const found = nothingFound();
  const { part, related, main } = openWordPackage(bytes, filename, found);
  const root = part(main);
  const body = elementIn(root, 'w:body');
  if (root === null || body === undefined) {
    throw new DeskError('document-unreadable', `${filename} has no text part.`, 'a document as Word saves it');
  }
  const parts = related(main);
  const one = (type: string): XmlElement | null => {
    const path = parts.find((other) => other.type === type)?.path;
    return path === undefined ? null : part(path);
  };
  for (const comment of elementsIn(one('comments'), 'w:comment')) found.one('comment', comment.attributes['w:author']);
  const styles = readStyles(one('styles'));
  const read = bodyReader({ styles, numbering: readNumbering(one('numbering'), styles), found });
  const settings = one('settings');
  const { first, further } = pageParts(root, parts);

  const head = first.flatMap((path) => read(part(path) ?? EMPTY));
  const text = read(body);
  const notes = (['footnote', 'endnote'] as const)
    .flatMap((kind) => notesOf(kind, one(`${kind}s`), root, settings))
    .flatMap((note) => {
      found.one('footnote');
      return marked(read(note.element), note);
    });
  const others = further.flatMap((path) => read(part(path) ?? EMPTY));
  return {
    contentType: WORD,
    blocks: [...head, ...text, ...notes, ...notSaidBefore(others, head)],
    notes: found.notes(),
  };
}

const EMPTY: XmlElement = { name: '', attributes: {}, children: [] };

/** Paths of the head of the first page, and of all other heads and feet. */
function pageParts(
  root: XmlElement,
  parts: readonly Related[],
): { readonly first: readonly string[]; readonly further: readonly string[] } {
  const paths = new Map(parts.map(({ id, path }) => [id, path]));
  const sections = everyIn(root, 'w:sectPr').map((section) => {
    const named = ['w:headerReference', 'w:footerReference'].flatMap((name) => elementsIn(section, name));
    const own = isOn(section, 'w:titlePg') ? 'first' : 'default';
    return named.flatMap(({ name, attributes }) => {
      const path = paths.get(attributes['r:id'] ?? '');
      const leads = name === 'w:headerReference' && attributes['w:type'] === own;
      return path === undefined ? [] : [{ path, leads }];
    });
  });
  const first = sections[0]?.filter(({ leads }) => leads).map(({ path }) => path) ?? [];
  const all = new Set(sections.flat().map(({ path }) => path));
  return { first, further: [...all].filter((path) => !first.includes(path)) };
}

/** A note with its mark before its first words. */
function marked(blocks: readonly Block[], { mark }: Note): readonly Block[] {
  const [first, ...others] = blocks;
  if (first?.kind !== 'paragraph' || mark === '') return blocks;
  return [{ kind: 'paragraph', text: `${mark} ${first.text.trimStart()}` }, ...others];
}

/** Heads and feet say the same on many pages: what has not been said yet, once. */
function notSaidBefore(blocks: readonly Block[], before: readonly Block[]): readonly Block[] {
  const said = new Set(before.flatMap(wordsOf));
  return blocks.filter((block) => {
    const words = wordsOf(block).filter((cell) => cell !== '');
    const fresh = words.some((cell) => !said.has(cell));
    for (const cell of words) said.add(cell);
    return fresh;
  });
}

function wordsOf(block: Block): readonly string[] {
  const cells = block.kind === 'paragraph' ? block.text.split('\t') : block.table.rows.flat();
  return cells.map((cell) => cell.replace(/\s+/g, ' ').trim());
}
