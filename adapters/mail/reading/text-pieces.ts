/** One text of a message, in the order in which its parts stand. */
export interface TextPiece {
  /** `other`: a second way to say what stands beside it; `again`: the whole message once more, as one program keeps it. */
  readonly kind: 'plain' | 'html' | 'other' | 'again';
  readonly text: string;
}

/** Longer texts are not compared; characters. */
const LONGEST_COMPARED = 200_000;

/** Of the ways to say one thing: the plain text where it says as much as the HTML, else the HTML. */
export function alternativeOf(ways: readonly (readonly TextPiece[])[]): TextPiece[] {
  const spoken = ways.filter((pieces) => pieces.some(({ text }) => text.trim() !== ''));
  const plain = spoken.find((pieces) => pieces.every(({ kind }) => kind === 'plain'));
  const rich = spoken.findLast((pieces) => pieces.some(({ kind }) => kind === 'html'));
  if (plain === undefined) return [...(rich ?? spoken.at(-1) ?? [])];
  if (rich === undefined) return [...plain];
  const [said, shown] = [joinedPieces(plain), joinedPieces(rich)];
  if (said.length > LONGEST_COMPARED || shown.length > LONGEST_COMPARED * 5) return [...plain];
  const { missing, of } = missingWords(shown, said);
  // A text part that only says "open this in a browser", or a text of which one half came as HTML.
  return missing > 5 && missing > of * 0.3 ? [...rich] : [...plain];
}

/**
 * The text of a message out of all its texts. One that says again what another has said, in another form, is left out:
 * some programs send the plain text and the HTML one after the other.
 */
export function wholeText(pieces: readonly TextPiece[]): string {
  const spoken = pieces.filter(({ text }) => text.trim() !== '');
  if (spoken.length < 2) return spoken[0]?.text ?? '';
  const kept: TextPiece[] = [];
  for (const piece of spoken) if (!kept.some((other) => repeats(piece, other))) kept.push(piece);
  return joinedPieces(kept);
}

function repeats(piece: TextPiece, other: TextPiece): boolean {
  if (piece.kind === other.kind || piece.text.length > LONGEST_COMPARED * 5) return false;
  const { missing, of } = missingWords(piece.text, other.text);
  if (piece.kind === 'again') return missing <= Math.max(5, of * 0.3);
  return of >= wordsOf(other.text).length * 0.6 && missing <= Math.max(1, of * 0.05);
}

function missingWords(text: string, known: string): { missing: number; of: number } {
  const words = new Set(wordsOf(known));
  const asked = wordsOf(text);
  return { missing: asked.filter((word) => !words.has(word)).length, of: asked.length };
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
}

function joinedPieces(pieces: readonly TextPiece[]): string {
  return pieces.map(({ text }) => text.replace(/\n+$/u, '')).join('\n');
}
