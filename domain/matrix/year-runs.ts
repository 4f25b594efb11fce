/**
 * Years in words, runs joined.
 * @example yearRuns([2019, 2020, 2021, 2023]) // '2019 to 2021 and 2023'
 */
export function yearRuns(years: readonly number[], language: 'en' | 'ur' = 'en'): string {
  const [to, and] = language === 'ur' ? [' تا ', ' اور '] : [' to ', ' and '];
  const runs: [number, number][] = [];
  for (const year of [...new Set(years)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && year === last[1] + 1) last[1] = year;
    else runs.push([year, year]);
  }
  const words = runs.flatMap(([a, b]) =>
    b - a === 1 ? [String(a), String(b)] : [a === b ? String(a) : `${a}${to}${b}`],
  );
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(language === 'ur' ? '، ' : ', ')}${and}${words.at(-1)}`;
}
