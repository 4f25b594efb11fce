import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matrixName, paperName, textName } from '../../../domain/requests/file-names.ts';

test.each([
  ['a list with a symbol', 'cycle/crc/crc-c-pak-q-6-7', 'CRC-C-PAK-Q-6-7-moi-matrix.xlsx'],
  ['a list without one goes by its treaty', 'cycle/upr/0123456789ab', 'UPR-0123456789ab-moi-matrix.xlsx'],
  ['a rehearsal', 'rehearsal/r1/cycle/ccpr/ccpr-c-pak-q-2', 'CCPR-C-PAK-Q-2-moi-matrix.xlsx'],
])('the matrix of %s', (_what, cycleId, name) => {
  expect(matrixName(cycleId, 'moi', 'xlsx')).toBe(name);
});

test('the State’s text and a printed letter are named alike', () => {
  expect(textName('cycle/cat/cat-c-pak-q-3')).toBe('CAT-C-PAK-Q-3-replies.docx');
  expect(paperName('cycle/cat/cat-c-pak-q-3', 'sindh-police', 'reminder-2')).toBe(
    'CAT-C-PAK-Q-3-sindh-police-reminder-2',
  );
});

test('whatever a cycle is called, its files have names that every disk and mail program takes, the same each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (cycle, office) => {
      const name = matrixName(cycle, office, 'docx');
      expect(name).toMatch(/^[A-Za-z0-9-]*-matrix\.docx$/u);
      expect(name.length).toBeLessThan(200);
      expect(matrixName(cycle, office, 'docx')).toBe(name);
    }),
  );
});
