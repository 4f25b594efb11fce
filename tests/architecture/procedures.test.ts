import { expect, test } from 'vitest';
import { ruleInWords } from '../../domain/procedures/rule-deadline.ts';
import { seededReference } from '../builders/reference.ts';
import { textOf } from './project-files.ts';

test('the table of procedures says of each what its file says, and of no other', () => {
  const rows = textOf('docs/procedures.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const { procedures } = seededReference();
  const told = rows.map(([, id = '', by = '', deadline = '', , required = '']) => ({ id, by, deadline, required }));
  expect(told).toEqual(
    procedures.map(({ id, instruments, deadline, replyRequired }) => ({
      id: `\`${id}\``,
      by: instruments.length === 0 ? 'an officer' : instruments.join(', '),
      deadline:
        deadline.kind === 'read-from-instrument'
          ? ruleInWords(deadline)
          : `${ruleInWords(deadline)}, ${deadline.standing}`,
      required: replyRequired ? 'yes' : 'no',
    })),
  );
  expect(told.length).toBeGreaterThan(20);
});
