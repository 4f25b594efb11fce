import { expect, test } from 'vitest';
import { mechanismOf } from '../../../domain/loi/mechanism.ts';
import { readInstrument } from '../../../domain/loi/read-instrument.ts';

test.each<readonly [string, string | null, string]>([
  ['CCPR/C/PAK/Q/2\nDistr.: General\nList of issues', 'ccpr', 'the symbol'],
  ['E/C.12/PAK/Q/2\nList of issues', 'cescr', 'the symbol that begins with E'],
  ['Committee against Torture\nList of issues in relation to the report of Pakistan', 'cat', 'the committee'],
  ['List of Issues re the Report of Taiwan on the implementation of the CRC', 'crc', 'the one treaty of the title'],
  ['ADVANCE QUESTIONS TO SLOVENIA', 'upr', 'the kind'],
  ['REFERENCE: AL PAK 3/2021', 'special-procedures', 'the reference of a letter'],
  ['List of issues on CEDAW and CRC', null, 'two treaties'],
  ['A letter', null, 'none'],
])('%j is of %s (%s)', (text, mechanism) => {
  expect(mechanismOf(readInstrument(text), text)).toBe(mechanism);
});
