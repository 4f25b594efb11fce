import type { Part } from '../mime/part-tree.ts';
import { fieldOf } from '../mime/part-tree.ts';
import { decodedWords } from '../mime/words.ts';
import { extensionOf, usualExtension } from './content-types.ts';

/** Characters that are never seen, or that turn the ones after them around. */
const UNSEEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/gu;
const TURNS = /[\u202a-\u202e\u2066-\u2069]/u;
/** Characters of a name; a longer one loses its middle, not its extension. */
const LONGEST = 255;

/** Whether a part says that it is a file by naming one. */
export function isNamed(part: Part): boolean {
  return statedName(part) !== '';
}

/** Whether a name holds characters that make it look like another. */
export function isDisguised(part: Part): boolean {
  const stated = rawNames(part).find((name) => cleanName(name) !== '') ?? '';
  return TURNS.test(stated) && extensionOf(stated.replace(UNSEEN, '')) !== '';
}

/**
 * What a file is called: as its sender says, in the order in which mail programs look; else after what it is.
 * @param number of the file in the message, from 1
 * @param subject of a message that is attached, for its name
 */
export function nameOfFile(part: Part, number: number, subject: string | null = null): string {
  const stated = statedName(part);
  if (stated !== '') return stated;
  const described = cleanName(decodedWords(fieldOf(part, 'content-description') ?? ''));
  if (extensionOf(described) !== '') return described;
  const located = cleanName(lastSegment(decodedWords(fieldOf(part, 'content-location') ?? '')));
  if (extensionOf(located) !== '' && located.length < 120) return located;
  if (part.type.startsWith('message/rfc822') || part.type === 'message/global') {
    const title = subject === null ? '' : cleanName(subject.replace(/[/\\:*?"<>|]+/gu, ' '));
    return title === '' ? `message-${number}.eml` : `${title}.eml`;
  }
  if (part.type === 'text/calendar') return `invitation-${number}.ics`;
  return `part-${number}${usualExtension(part.type)}`;
}

/** A name that is only a name: no path, no line breaks, nothing unseen, of a length that can be shown. '' for none. */
export function cleanName(stated: string): string {
  const seen = stated
    .replace(/[\r\n\t]+ */gu, ' ')
    .replace(UNSEEN, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();
  const name = withoutPath(seen).trim();
  if (/^\.*$/u.test(name)) return '';
  if (name.length <= LONGEST) return name;
  const extension = extensionOf(name);
  const end = extension === '' ? '' : `.${extension}`;
  return `${name.slice(0, LONGEST - end.length - 1).trimEnd()}…${end}`.replace(/\p{Surrogate}/gu, '\ufffd');
}

function statedName(part: Part): string {
  for (const name of rawNames(part)) {
    const cleaned = cleanName(name);
    if (cleaned !== '') return cleaned;
  }
  return '';
}

function rawNames({ dispositionParams, typeParams }: Part): string[] {
  return [
    dispositionParams.get('filename'),
    typeParams.get('name'),
    dispositionParams.get('name'),
    typeParams.get('filename'),
  ].filter((name) => name !== undefined);
}

/** A slash may stand in a name; one that leads somewhere is a path, of which the end is the name. */
function withoutPath(name: string): string {
  const isPath = /^(?:[a-z]:)?[\\/]|^[a-z]:\\|^\.{1,2}[\\/]|^~[\\/]|[\\/]\.\.[\\/]|\\.*\\|^file:/iu.test(name);
  return isPath ? lastSegment(name) : name;
}

function lastSegment(path: string): string {
  const last = path.split(/[\\/]/u).findLast((segment) => segment !== '') ?? '';
  if (!/^(?:https?|file):/iu.test(path)) return last;
  try {
    return decodeURIComponent(last.replace(/[?#].*$/u, ''));
  } catch {
    return last;
  }
}
