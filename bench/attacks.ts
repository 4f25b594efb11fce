import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import ts from 'typescript';

/** Where regular expressions look at what strangers wrote. */
const SOURCES = ['adapters/mail/reading', 'adapters/mail/proof', 'domain/replies'];
const PROJECT = join(import.meta.dirname, '..');

/** A regular expression of the source. */
interface Expression {
  /** File and line. */
  readonly where: string;
  readonly expression: RegExp;
}

/** A message that makes one expression work hard. */
export interface Attack {
  readonly where: string;
  readonly how: string;
  readonly raw: Buffer;
}

/** What the text stands in: each sort of message has rules of its own. */
const MESSAGES: Readonly<Record<string, (text: string) => string>> = {
  reply: (text) => `Subject: Re: your letter\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}`,
  page: (text) => `Subject: Re: your letter\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>${text}</p>`,
  report: (text) =>
    `Subject: failure notice\r\nAuto-Submitted: auto-replied\r\nReturn-Path: <>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}`,
  absence: (text) =>
    `Subject: Automatic reply: your letter\r\nAuto-Submitted: auto-replied\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}`,
  head: (text) =>
    `Subject: ${text.slice(0, 60_000).replace(/[\r\n]+/gu, ' ')}\r\nX-Long: ${text.slice(0, 60_000).replace(/[\r\n]+/gu, ' ')}\r\n\r\nText.`,
};

/** What is repeated, of a text that the expression matches. */
const REPEATED: Readonly<Record<string, (match: string) => string>> = {
  'all of it': (match) => match,
  'all but its end': (match) => match.slice(0, -1),
  'its beginning': (match) => match.slice(0, Math.max(1, Math.ceil(match.length / 2))),
  'its first letter': (match) => match.slice(0, 1),
  'its blanks': (match) => (/\n/u.test(match) ? ' \n' : ' '),
};

/** Every regular expression written down in the sources that read mail. */
export function expressions(): readonly Expression[] {
  return SOURCES.flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => expressionsIn(`${folder}/${name}`)),
  );
}

function expressionsIn(path: string): Expression[] {
  const file = ts.createSourceFile(path, readFileSync(join(PROJECT, path), 'utf8'), ts.ScriptTarget.Latest);
  const found: Expression[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const text = node.getText(file);
      const end = text.lastIndexOf('/');
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      found.push({ where: `${path}:${line + 1}`, expression: new RegExp(text.slice(1, end), text.slice(end + 1)) });
    }
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

/**
 * Messages of so many bytes, for each expression one of each sort, every time with something else repeated.
 * @param sorts how many sorts of message for each expression, all unless given
 */
export function* attacks(bytes: number, sorts = Object.keys(MESSAGES).length): Generator<Attack, void, void> {
  const repeated = Object.entries(REPEATED);
  const messages = Object.entries(MESSAGES);
  for (const [at, { where, expression }] of expressions().entries()) {
    const match = aMatchOf(expression);
    for (let turn = 0; turn < sorts; turn += 1) {
      const [sort, message] = messages[(at + turn) % messages.length]!;
      const [how, part] = repeated[(at + 2 * turn) % repeated.length]!;
      const piece = part(match) || 'x';
      const text = piece.repeat(Math.ceil(bytes / Buffer.byteLength(piece)));
      const raw = Buffer.from(
        `From: so@moi.example\r\nTo: desk@desk.example\r\nMIME-Version: 1.0\r\n${message(text)}\r\n`,
      );
      yield { where, how: `${how}, as ${sort}`, raw };
    }
  }
}

/** A text that an expression matches; letters of its own where it is too strange to draw one. */
function aMatchOf({ source, flags }: RegExp): string {
  try {
    const bare = new RegExp(source.replace(/\(\?<?[=!]/gu, '(?:').replace(/\\b/giu, ''), flags.replace(/[gy]/gu, ''));
    return fc.sample(fc.stringMatching(bare), { numRuns: 8, seed: 1 }).sort((a, b) => b.length - a.length)[0] || 'a';
  } catch {
    return source.replace(/\\[a-zA-Z]|[\\()[\]{}|?*+^$]/gu, ' ').replace(/\s+/gu, ' ') || 'a';
  }
}
