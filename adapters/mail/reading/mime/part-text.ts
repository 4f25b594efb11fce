import { isAscii } from 'node:buffer';
import { decodedText, isCharset } from './charset.ts';
import { enrichedText, unflowed } from './flowed.ts';
import type { Part } from './part-tree.ts';
import { contentOf } from './part-tree.ts';

/** A text of a part; how it is written is in its type. Lines end with a feed. */
export function textOf(part: Part): string {
  const text = decodedText(contentOf(part), charsetOf(part))
    .replace(/\r+\n?/gu, '\n')
    .replace(/\0/gu, '');
  if (part.type === 'text/enriched' || part.type === 'text/richtext') return enrichedText(text);
  const flowed = part.type === 'text/plain' && /^flowed$/iu.test(part.typeParams.get('format')?.trim() ?? '');
  return flowed ? unflowed(text, /^yes$/iu.test(part.typeParams.get('delsp')?.trim() ?? '')) : text;
}

/** The charset that a part declares, in its head or else in its HTML; null where it declares none that is known. */
function charsetOf(part: Part): string | null {
  const declared = part.typeParams.get('charset') ?? null;
  if (part.type !== 'text/html' || (declared !== null && isCharset(declared))) return declared;
  const start = contentOf(part).subarray(0, 4_000);
  if (isAscii(start) && start.length < 4_000) return declared;
  const inside = /<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})/iu.exec(
    start.toString('latin1'),
  );
  return inside?.[1] ?? declared;
}
