import type { LocalDate } from '../../domain/calendar/calendar.ts';
import { addDays } from '../../domain/calendar/local-date.ts';
import type { LetterAhead } from '../../domain/cycle/letters-ahead.ts';
import type { CyclePreview } from '../letters-preview.ts';
import { dayWords } from './dates.ts';
import { table } from './table.ts';

/**
 * What a new version would do to the letters to come, for a person: tomorrow's first, then every letter of either side.
 * @param cycles null where nothing runs
 */
export function previewInWords(cycles: readonly CyclePreview[] | null, now: LocalDate, until: LocalDate): string {
  if (cycles === null) return 'Nothing runs, so there are no letters to compare.';
  if (cycles.length === 0) return 'No running cycle uses it, so no letter changes.';
  return cycles.map((cycle) => cycleInWords(cycle, now, until)).join('\n\n');
}

function cycleInWords(cycle: CyclePreview, now: LocalDate, until: LocalDate): string {
  const tomorrow = addDays(now, 1);
  const head = `${cycle.title} (${cycle.cycleId}), on version ${cycle.holds}`;
  if (cycle.refused !== null) return `${head}\nIt would not take the new version: ${cycle.refused}.`;
  const counted = `${cycle.added.length} added, ${cycle.dropped.length} dropped, ${cycle.moved.length} moved, ${cycle.changed.length} changed`;
  const on = (letters: readonly LetterAhead[]): number => letters.filter((letter) => letter.on === tomorrow).length;
  const rows = sideBySide(cycle);
  return [
    head,
    `Tomorrow, ${dayWords(tomorrow)}: ${letters(on(cycle.present))} now, ${letters(on(cycle.proposed))} by the new version. Until ${dayWords(until)}: ${counted}.`,
    ...(rows.length === 0 ? [] : [table(['Office', 'Letter', 'Now', 'New', ''], rows)]),
  ].join('\n');
}

function letters(count: number): string {
  return `${count} ${count === 1 ? 'letter' : 'letters'}`;
}

/** Every letter of either side once, in the order of the day on which it comes first. */
function sideBySide(cycle: CyclePreview): readonly (readonly string[])[] {
  const key = ({ office, rung }: LetterAhead): string => `${office}/${rung}`;
  const notes = new Map([
    ...cycle.added.map((letter) => [key(letter), 'added'] as const),
    ...cycle.dropped.map((letter) => [key(letter), 'dropped'] as const),
    ...cycle.moved.map(({ after }) => [key(after), 'moved'] as const),
    ...cycle.changed.map(({ after }) => [key(after), 'changed'] as const),
  ]);
  const sides = new Map<string, { readonly letter: LetterAhead; held: string; proposed: string }>();
  const moved = cycle.moved.flatMap(({ before, after }) => [
    { letter: before, side: 'held' as const },
    { letter: after, side: 'proposed' as const },
  ]);
  const all = [
    ...cycle.present.map((letter) => ({ letter, side: 'held' as const })),
    ...cycle.proposed.map((letter) => ({ letter, side: 'proposed' as const })),
    ...moved,
  ];
  for (const { letter, side } of all) {
    const entry = sides.get(key(letter)) ?? { letter, held: '', proposed: '' };
    entry[side] = letter.on;
    sides.set(key(letter), entry);
  }
  const first = ({ held, proposed }: { held: string; proposed: string }): string =>
    [held, proposed].filter(Boolean).sort()[0] ?? '';
  return [...sides.values()]
    .sort((a, b) => (first(a) < first(b) ? -1 : first(a) > first(b) ? 1 : 0))
    .map(({ letter, held, proposed }) => [
      letter.office,
      letter.rung,
      dayWords(held === '' ? null : held),
      dayWords(proposed === '' ? null : proposed),
      notes.get(key(letter)) ?? '',
    ]);
}
