import type { StoredInstrument } from '../activities/store-ports.ts';
import type { InstrumentReading } from '../domain/loi/instrument.ts';
import type { Procedure } from '../domain/procedures/procedure.ts';

/** The limit of words a cycle keeps to: as its list words it, else as its procedure has it. */
export function wordLimitFor(reading: InstrumentReading, procedure: Procedure): StoredInstrument['wordLimit'] {
  if (reading.wordLimit === null) {
    return procedure.wordLimit === null ? null : { words: procedure.wordLimit.words, kind: procedure.wordLimit.kind };
  }
  if (reading.limitIs != null) {
    return { words: reading.wordLimit, kind: reading.limitIs === 'maximum' ? 'hard' : 'soft' };
  }
  const wording = reading.sources['wordLimit']?.wording ?? '';
  return {
    words: reading.wordLimit,
    kind: /maximum|not exceed|no more|at most/iu.test(wording) && !/prefer|advis/iu.test(wording) ? 'hard' : 'soft',
  };
}
