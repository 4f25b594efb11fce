import { DeskError } from '../../../contracts/errors.ts';
import { readZip, ZipRefused, type ZipEntries } from '../zip.ts';
import type { Found } from './found.ts';
import { elementsIn, parseXml, type XmlElement } from './xml-tree.ts';

/** A Word document, its archive opened and looked through. */
export interface OfficePackage {
  /** A part by its path; null where it is not there. */
  readonly part: (path: string) => XmlElement | null;
  /** What a part refers to inside the package. */
  readonly related: (path: string) => readonly Related[];
  /** Path of the main part. */
  readonly main: string;
}

/** One reference from a part to another. */
export interface Related {
  readonly id: string;
  /** Last word of its type: `footnotes`, `header`. */
  readonly type: string;
  readonly path: string;
}

/** Bounds of the parts that are read; pictures are inflated as well, so their sum is larger. */
const LIMITS = { entries: 2000, entryBytes: 48 * 2 ** 20, totalBytes: 160 * 2 ** 20 };
/** Kinds of reference to the outside that nobody follows without a click: they are text. */
const LINK = 'hyperlink';
/** What a kind of reference is to an officer. */
const OUTSIDE: Readonly<Record<string, string>> = {
  attachedTemplate: 'a template',
  image: 'a picture',
  aFChunk: 'a part of the text',
  oleObject: 'a linked file',
  frame: 'a frame',
  subDocument: 'a part of the text',
};

/**
 * Opens a Word document: nothing is inflated beyond the limits, nothing outside is fetched, no macro is kept.
 * @param found told what is in it that is no text
 * @throws DeskError `document-too-large`, `document-unreadable`, `document-binary` where it is another kind of archive
 */
export function openWordPackage(bytes: Uint8Array, filename: string, found: Found): OfficePackage {
  const entries = openArchive(bytes, filename);
  const part = (path: string): XmlElement | null => {
    const content = entries.get(path) ?? entries.get(byCase(entries, path));
    return content === undefined ? null : parseXml(content, path);
  };
  const related = (path: string): readonly Related[] => {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    const list = part(`${folder === '' ? '' : `${folder}/`}_rels/${path.slice(path.lastIndexOf('/') + 1)}.rels`);
    return elementsIn(list, 'rel:Relationship').flatMap(({ attributes }) => {
      const type = (attributes['Type'] ?? '').replace(/^.*\//, '');
      if (attributes['TargetMode'] === 'External') {
        if (type !== LINK) found.one('external', OUTSIDE[type] ?? type);
        return [];
      }
      const target = within(folder, attributes['Target'] ?? '');
      return target === null ? [] : [{ id: attributes['Id'] ?? '', type, path: target }];
    });
  };
  const main = related('').find(({ type }) => type === 'officeDocument')?.path;
  if (main === undefined) throw otherArchive(entries, filename);
  const types = part('[Content_Types].xml');
  const macros =
    [...entries.keys()].some((path) => /vbaProject\.bin$/i.test(path)) ||
    elementsIn(types).some(({ attributes }) => /macroEnabled/i.test(attributes['ContentType'] ?? ''));
  if (macros) found.say('it can hold macros (small programs): they were neither kept nor run, the text alone was read');
  return { part, related, main };
}

/**
 * The files in an archive that came from outside, as far as the limits allow.
 * @throws DeskError `document-too-large`, `document-unreadable`
 */
export function openArchive(bytes: Uint8Array, filename: string): ZipEntries {
  try {
    return readZip(bytes, LIMITS);
  } catch (error) {
    if (!(error instanceof ZipRefused)) throw error;
    throw error.reason === 'too-large'
      ? new DeskError('document-too-large', `${filename}: ${error.message}`, 'a document as an office program saves it')
      : new DeskError('document-unreadable', `${filename}: ${error.message}`, 'the file sent anew, or saved as PDF');
  }
}

/** Paths in a package are the same whatever their case. */
function byCase(entries: ZipEntries, path: string): string {
  const wanted = path.toLowerCase();
  for (const known of entries.keys()) if (known.toLowerCase() === wanted) return known;
  return path;
}

/** A target as a path in the package; null where it leads out of it. */
function within(folder: string, target: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return null;
  const steps = target.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '');
  for (const step of target.split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return null;
    } else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function otherArchive(entries: ZipEntries, filename: string): DeskError {
  const paths = [...entries.keys()];
  const kind = paths.some((path) => path.startsWith('xl/'))
    ? 'a spreadsheet'
    : paths.some((path) => path.startsWith('ppt/'))
      ? 'a presentation'
      : 'an archive of files';
  return new DeskError(
    'document-binary',
    `${filename} is ${kind}, which is not read as a document.`,
    'a Word document, a PDF, a web page or plain text',
  );
}
