import type { SubmissionDocument } from './submission-document.ts';

/** The replies as plain text: what clearers read in a mail, and what the register can compare. */
export function submissionText(document: SubmissionDocument): string {
  const { facts, title, blocks, lengthStatement } = document;
  const head = [facts.mark, facts.committee, title, facts.date].filter((line) => line !== null);
  const body = blocks.map((block) => {
    switch (block.kind) {
      case 'section':
        return block.text.toUpperCase();
      case 'paragraph':
        return `${block.number}.\t${block.text}`;
      case 'reply':
      case 'voice':
        return block.text;
    }
  });
  const annexes =
    facts.annexes.length === 0 ? [] : ['ANNEXES', facts.annexes.map((annex, i) => `${i + 1}.\t${annex}`).join('\n')];
  return `${[...head, ...body, ...annexes, lengthStatement].join('\n\n')}\n`;
}
