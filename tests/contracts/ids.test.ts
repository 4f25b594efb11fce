import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cycleId,
  letterId,
  despatchId,
  outTrayId,
  parseCycleId,
  parseLetterId,
  parseTermsChangeId,
  rehearsalScope,
  scopeOf,
  termsChangeId,
} from '../../contracts/ids.ts';
import { MECHANISMS } from '../../domain/procedures/procedure.ts';
import { fileNumber } from '../../domain/requests/file-number.ts';

const HASH = '0123456789abcdef'.repeat(4);
const IDS: readonly [symbol: string | null, id: string, why: string][] = [
  ['CCPR/C/PAK/Q/2', 'cycle/ccpr/ccpr-c-pak-q-2', 'the symbol in lower case'],
  ['CCPR/C/PAK/Q/2*', 'cycle/ccpr/ccpr-c-pak-q-2', 'a reissue is the same list'],
  [null, 'cycle/ccpr/0123456789ab', 'without a symbol the text is the list'],
  ['***', 'cycle/ccpr/0123456789ab', 'a symbol without words is none'],
];
test.each(IDS)('the list %s is the cycle %s: %s', (symbol, id) => {
  expect(cycleId({ mechanism: 'ccpr', symbol, textHash: HASH, scope: '' })).toBe(id);
});

test('ids are read back as they were built, a rehearsal apart from the real cycle', () => {
  const word = fc.stringMatching(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  fc.assert(
    fc.property(
      fc.constantFrom(...MECHANISMS),
      word,
      word,
      word,
      fc.boolean(),
      (mechanism, symbol, office, rung, real) => {
        const scope = real ? '' : rehearsalScope('run-1');
        const id = cycleId({ mechanism, symbol, textHash: HASH, scope });
        expect(parseCycleId(id)).toEqual({ mechanism, slug: symbol, scope });
        expect(parseLetterId(letterId({ cycleId: id, office, rung }))).toEqual({ cycleId: id, office, rung });
        expect([id, outTrayId(office, scope), despatchId(scope)].map(scopeOf)).toEqual([scope, scope, scope]);
      },
    ),
  );
});

test.each(['', 'cycle/ccpr', 'cycle/nato/x', 'cycle/ccpr/x/y', 'rehearsal//cycle/ccpr/x'])(
  '%j is no cycle id',
  (id) => {
    expect(parseCycleId(id)).toBeNull();
    expect(parseLetterId(id)).toBeNull();
  },
);

test('everything between the desk and one office in one cycle has one file number', () => {
  const facts = {
    mechanism: 'ccpr',
    receivedOn: '2026-11-30',
    cycleId: 'rehearsal/r/cycle/ccpr/ccpr-c-pak-q-2',
  } as const;
  expect(fileNumber(facts, 'moi')).toBe('NMRF/CCPR/2026/CCPR-C-PAK-Q-2/moi');
});

test.each([false, true])(
  'an order of the calendar and its undoing (%s) are two changes, each told by its id',
  (undo) => {
    const order = {
      id: 'punjab-2026-03-25-mela-chiraghan',
      kind: 'holiday',
      layer: 'punjab',
      standing: 'gazetted',
      notifiedOn: null,
      source: 'order',
      title: 'Mela Chiraghan',
      days: ['2026-03-25'],
    } as const;
    const id = termsChangeId({ kind: 'order', order, undo });
    expect(id).toBe(`terms-change/calendar/${order.id}/${undo ? 'undo' : 'add'}`);
    expect(parseTermsChangeId(id)).toEqual({ order: order.id, undo });
    expect(parseTermsChangeId('terms-change/versions/0123456789abcdef')).toBeNull();
  },
);
