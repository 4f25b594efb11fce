/** A text on one line, cut where it is longer than a cell may be. @param most characters, the dots included */
export function shortened(words: string, most: number): string {
  const text = words.replace(/\s+/gu, ' ').trim();
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}
