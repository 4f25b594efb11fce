/** What stands where PostgreSQL can store no NUL: a character that shows that one was there. */
const NUL_SHOWN = '\u2400';
/** What stands for half a surrogate pair, which is no character. */
const NO_CHARACTER = '\uFFFD';

/** An odd number of backslashes begins an escape; of those JSON writes only these two kinds cannot be stored. */
const UNSTORABLE_ESCAPE = /(?<!\\)((?:\\\\)*)\\u(0000|d[89a-f][0-9a-f]{2})/g;

/**
 * Text as PostgreSQL can store it: NUL becomes `␀`, half a surrogate pair becomes `�`. Hostile mail holds both, and
 * PostgreSQL refuses the whole row for either.
 */
export function storableText(text: string): string {
  return text.replaceAll('\0', NUL_SHOWN).replace(/\p{Surrogate}/gu, NO_CHARACTER);
}

/** A value as JSON text for a `jsonb` column, keys and texts made storable like `storableText`. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value).replace(
    UNSTORABLE_ESCAPE,
    (_, backslashes: string, code: string) => backslashes + (code === '0000' ? NUL_SHOWN : NO_CHARACTER),
  );
}

/** A value as it comes back from a `jsonb` column, but for the order of keys. */
export function asStored<T>(value: T): T {
  return JSON.parse(storableJson(value)) as T;
}
