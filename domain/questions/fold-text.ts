/** Letters that keyboards give in an Arabic form where Urdu has its own, and letters that readers take for one. */
const LETTERS: Readonly<Record<string, string>> = {
  ك: 'ک',
  ڪ: 'ک',
  ي: 'ی',
  ى: 'ی',
  ې: 'ی',
  ه: 'ہ',
  ة: 'ہ',
  ۃ: 'ہ',
  ە: 'ہ',
  ٱ: 'ا',
  '’': "'",
  '‘': "'",
  ʼ: "'",
};
const FOLDED_LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');
/** Vowel signs and other marks, the stretching stroke, joiners and marks of direction: none changes which word it is. */
const NO_LETTER = /[\p{M}\u0640\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u00AD]/gu;
const OTHER_DIGIT = /[\u0660-\u0669\u06F0-\u06F9]/g;

/**
 * A text as it is compared: small letters, Arabic kaf, yeh and heh as Urdu writes them, no vowel signs or accents, digits
 * as 0 to 9. Two ways of typing one word give the same.
 *
 * @example foldText('پاكِستان ۲۰۲۴') // 'پاکستان 2024'
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(NO_LETTER, '')
    .toLowerCase()
    .replace(FOLDED_LETTER, (letter) => LETTERS[letter] ?? letter)
    .replace(OTHER_DIGIT, (digit) => String((digit.codePointAt(0) ?? 0) % 16));
}
