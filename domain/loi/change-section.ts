import type { InstrumentReading, Section } from './instrument.ts';
import { freeId, type ChangedReading, type ChangeOf } from './reading-change.ts';
import { noSection, placed } from './reading-places.ts';

/** A list with one more heading. */
export function addSection(
  reading: InstrumentReading,
  { heading, level, after, makes }: ChangeOf<'add-section'>,
  reserved: ReadonlySet<string>,
): ChangedReading {
  if (makes !== undefined && reading.sections.some(({ id }) => id === makes)) return { reading };
  if (heading.trim() === '') return { why: 'the heading is empty' };
  if (after !== null && !reading.sections.some(({ id }) => id === after)) return noSection(reading, after);
  const added: Section = { id: makes ?? freeId('s', reserved), level, heading: heading.trim(), parent: null };
  return { reading: { ...reading, sections: withParents(placed(reading.sections, added, after)) } };
}

/** A heading in other words, or on another level. */
export function changeSection(
  reading: InstrumentReading,
  { section: id, to }: ChangeOf<'change-section'>,
): ChangedReading {
  if (!reading.sections.some((one) => one.id === id)) return noSection(reading, id);
  if (to.heading?.trim() === '') return { why: `the heading ${id} would be empty; remove it instead` };
  const sections = reading.sections.map((one) => (one.id === id ? { ...one, ...to } : one));
  return { reading: { ...reading, sections: to.level === undefined ? sections : withParents(sections) } };
}

/** What stood under a heading that goes stands under the one above it. */
export function withoutSection(reading: InstrumentReading, id: string): InstrumentReading {
  const gone = reading.sections.find((one) => one.id === id);
  if (gone === undefined) return reading;
  const sections = reading.sections
    .filter((one) => one.id !== id)
    .map((one) => (one.parent === id ? { ...one, parent: gone.parent } : one));
  const questions = reading.questions.map((one) => (one.section === id ? { ...one, section: gone.parent } : one));
  return { ...reading, sections, questions };
}

/** Each heading under the nearest one before it of a higher level. */
function withParents(sections: readonly Section[]): readonly Section[] {
  return sections.map((section, at) => ({
    ...section,
    parent: sections.slice(0, at).findLast((one) => one.level < section.level)?.id ?? null,
  }));
}
