import type { ListChanges } from '../domain/loi/list-changes.ts';
import type { ReadingChange } from '../domain/loi/reading-change.ts';
import type { ListEffects, OfficeEffect } from './list-effects.ts';

/** A change in words, as the history of a list tells it. */
export function changeWords(change: ReadingChange): string {
  switch (change.type) {
    case 'set-field':
      return `${change.field} is ${change.value ?? 'not in the text'}`;
    case 'change-question':
      return `${change.question}: ${Object.keys(change.to).map(factWords).join(', ')} changed`;
    case 'split-question':
      return `${change.question} divided before “${change.at}”${made(change.makes)}`;
    case 'merge-questions':
      return `${change.with} joined to ${change.question}`;
    case 'add-question':
      return `a question added ${change.after === null ? 'at the head' : `after ${change.after}`}${made(change.makes)}`;
    case 'remove-question':
      return `${change.question} taken out`;
    case 'move-question':
      return `${change.question} moved ${change.after === null ? 'to the head' : `behind ${change.after}`}`;
    case 'change-part':
      return `${change.part}: ${Object.keys(change.to).map(factWords).join(', ')} changed`;
    case 'add-part':
      return `a part ${change.label ?? ''} added to ${change.question}`.replace(/ {2,}/gu, ' ');
    case 'merge-parts':
      return `${change.with} joined to ${change.part}`;
    case 'remove-part':
      return `${change.part} taken out`;
    case 'add-section':
      return `the heading “${change.heading}” added${made(change.makes)}`;
    case 'change-section':
      return `heading ${change.section} is “${change.to.heading ?? `on level ${change.to.level}`}”`;
    case 'remove-section':
      return `heading ${change.section} taken out`;
    case 'note-doubt':
      return `left to an officer: ${change.doubt.message}`;
    case 'settle-doubt':
      return `looked at: ${change.code.replace(/-/gu, ' ')}`;
  }
}

function made(id: string | undefined): string {
  return id === undefined ? '' : `, as ${id}`;
}

function factWords(fact: string): string {
  return (
    { text: 'wording', asksFor: 'what it asks for', paragraphRefs: 'paragraphs named', place: 'place' }[fact] ?? fact
  );
}

/** What differs in a list, line by line. */
export function changesInWords({ fields, sections, questions, unchanged }: ListChanges): readonly string[] {
  return [
    ...fields.map(({ field, was, is }) => `${field}: ${was ?? 'not in the text'} → ${is ?? 'not in the text'}`),
    ...sections.map(({ section, was, is }) => `heading ${section}: ${quoted(was)} → ${quoted(is)}`),
    ...questions.flatMap(({ question, kind, material, rows, facts, was, is }) => {
      const how = kind === 'changed' ? (material ? 'reads otherwise' : 'is only printed otherwise') : kind;
      const also = facts.length === 0 ? '' : ` (${facts.map(factWords).join(', ')})`;
      if (kind !== 'changed') return [`${question} ${how}: ${quoted(is ?? was)}`];
      const told = rows.map((row) => `  ${row.row}: ${quoted(row.was)} → ${quoted(row.is)}`);
      return [`${question} ${rows.length === 0 && was === is ? 'stands' : how}${also}`, ...told];
    }),
    `${unchanged} ${unchanged === 1 ? 'question is' : 'questions are'} as before.`,
  ];
}

/** What an amended list does to its cycle, line by line; nothing where nobody has been asked. */
export function effectsInWords({ offices, added, deadline, proposedAnew }: ListEffects): readonly string[] {
  return [
    ...(proposedAnew ? ['Nobody has been asked yet: who answers what is proposed anew.'] : []),
    ...(deadline === null ? [] : [`The deadline moves from ${deadline.from} to ${deadline.to}.`]),
    ...offices.map((one) => `${one.office}: ${officeWords(one)}`),
    ...(proposedAnew
      ? []
      : added.map(({ question, proposed, asked }) =>
          asked.length > 0
            ? `${question} is asked of ${asked.join(', ')}.`
            : `${question} waits for the Director; ${proposed.length === 0 ? 'no rule proposes an office' : `proposed: ${proposed.join(', ')}`}.`,
        )),
  ];
}

/** What an amended list does to one office. */
export function officeWords(effect: OfficeEffect): string {
  const { askedAgain, readsOtherwise, askedBesides, waived, letter, answerBy } = effect;
  const told = [
    ...(askedAgain.length === 0 ? [] : [`asked again ${askedAgain.join(', ')}`]),
    ...(readsOtherwise.length === 0 ? [] : [`told that ${readsOtherwise.join(', ')} read otherwise`]),
    ...(askedBesides.length === 0 ? [] : [`asked besides ${askedBesides.join(', ')}`]),
    ...(waived.length === 0 ? [] : [`relieved of ${waived.join(', ')}`]),
  ];
  const how = { amended: 'by a letter', request: 'by its request' }[letter ?? 'amended'];
  const until = answerBy === null ? '' : `, until ${answerBy}`;
  return `${told.join('; ')}${letter === null ? ', without a letter' : `, ${how}`}${until}`;
}

const LONGEST = 160;

function quoted(text: string | null): string {
  if (text === null) return 'nothing';
  const flat = text.replace(/\s+/gu, ' ');
  return `“${flat.length > LONGEST ? `${flat.slice(0, LONGEST - 1)}…` : flat}”`;
}
