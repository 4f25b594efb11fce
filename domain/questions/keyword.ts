/** A keyword of the routing table, ready to be looked for. */
export interface Keyword {
  readonly words: string;
  readonly pattern: RegExp;
  /** Its first word in small letters: a text without it need not be searched. */
  readonly begins: string;
}

/**
 * Makes a keyword ready. Capitals and line breaks do not matter; a plural s may follow; `*` at the end stands for any
 * ending (`immuni*`).
 */
export function keyword(words: string): Keyword {
  const open = words.endsWith('*');
  const bare = (open ? words.slice(0, -1) : words).trim();
  const escaped = bare
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
    .replace(/['’]/g, "['’]");
  return {
    words: bare,
    begins: bare.toLowerCase().split(/[\s'’]/)[0] ?? '',
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])${escaped}${open ? '\\p{L}*' : 's?'}(?![\\p{L}\\p{N}])`, 'iu'),
  };
}

/**
 * Whether a keyword stands in a text.
 * @param plain the text in small letters, made once for all keywords
 */
export function occurs({ begins, pattern }: Keyword, text: string, plain: string): boolean {
  return plain.includes(begins) && pattern.test(text);
}
