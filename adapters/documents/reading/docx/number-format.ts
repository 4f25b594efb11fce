/** How a level prints its number, by the name in the format (ST_NumberFormat). @source ECMA-376 part 1, 17.18.59 */
const FORMATS: Readonly<Record<string, (n: number) => string>> = {
  decimal: String,
  decimalZero: (n) => String(n).padStart(2, '0'),
  lowerLetter: (n) => letters(n),
  upperLetter: (n) => letters(n).toUpperCase(),
  lowerRoman: (n) => roman(n),
  upperRoman: (n) => roman(n).toUpperCase(),
  ordinal,
  cardinalText: (n) => capitalised(CARDINALS[n] ?? String(n)),
  ordinalText: (n) => capitalised(ORDINALS[n] ?? ordinal(n)),
  numberInDash: (n) => `- ${n} -`,
  decimalEnclosedParen: (n) => `(${n})`,
  decimalEnclosedFullstop: (n) => `${n}.`,
  arabicAlpha: (n) => repeated(n, 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي'),
  arabicAbjad: (n) => repeated(n, 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ'),
  hindiNumbers: (n) => digits(n, 0x966),
  none: () => '',
};

const CARDINALS = Array.from(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  ),
);
const ORDINALS = Array.from(
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  ),
);
const ROMANS: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/**
 * A number as Word prints it.
 * @param format name of a number format; one that is not known prints as decimal, as Word does
 */
export function formatNumber(n: number, format: string): string {
  return (FORMATS[format] ?? String)(n);
}

/** a … z, aa, bb …: Word repeats the letter. */
function letters(n: number): string {
  return repeated(n, 'abcdefghijklmnopqrstuvwxyz');
}

function repeated(n: number, alphabet: string): string {
  const all = Array.from(alphabet);
  if (n < 1) return String(n);
  const times = Math.floor((n - 1) / all.length) + 1;
  // Word stops at thirty in a row; a number beyond is none that anybody reads.
  return times > 30 ? String(n) : (all[(n - 1) % all.length] ?? '').repeat(times);
}

function roman(n: number): string {
  if (n < 1 || n > 32_767) return String(n);
  let rest = n;
  return ROMANS.map(([value, sign]) => {
    const times = Math.floor(rest / value);
    rest -= times * value;
    return sign.repeat(times);
  }).join('');
}

function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${(teen ? undefined : { 1: 'st', 2: 'nd', 3: 'rd' }[n % 10]) ?? 'th'}`;
}

function digits(n: number, zero: number): string {
  return String(n).replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
