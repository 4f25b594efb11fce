const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const URDU: Readonly<Record<string, number>> = {
  ایک: 1,
  دو: 2,
  تین: 3,
  چار: 4,
  پانچ: 5,
  چھ: 6,
  سات: 7,
  آٹھ: 8,
  نو: 9,
  دس: 10,
  گیارہ: 11,
  بارہ: 12,
  تیرہ: 13,
  چودہ: 14,
  پندرہ: 15,
  بیس: 20,
  پچیس: 25,
  تیس: 30,
  چالیس: 40,
  پچاس: 50,
  ساٹھ: 60,
  ستر: 70,
  اسی: 80,
  نوے: 90,
};

/** Pattern of a number in words, English or Urdu, up to ninety-nine. */
export const NUMBER_WORD = `(?:${TENS.join('|')})(?:[- ](?:${ONES.slice(1, 10).join('|')}))?|${[...ONES].reverse().join('|')}|${Object.keys(
  URDU,
)
  .sort((a, b) => b.length - a.length)
  .join('|')}`;

/**
 * The value of a number in words.
 * @example valueOfWords('forty-five') // 45
 */
export function valueOfWords(words: string): number {
  const lower = words.toLowerCase();
  const urdu = URDU[lower];
  if (urdu !== undefined) return urdu;
  return lower.split(/[- ]/u).reduce((sum, word) => {
    const ten = TENS.indexOf(word);
    return sum + (ten === -1 ? ONES.indexOf(word) : (ten + 2) * 10);
  }, 0);
}
