import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chain, EMPTY_CHAIN } from '../../../domain/register/chain.ts';
import { checkAgainstRegister, checkEvidence } from '../../../domain/submission/check-evidence.ts';
import { evidencePack, type EvidencePack } from '../../../domain/submission/evidence-pack.ts';
import { LivedCycle } from '../../builders/cycle.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A cycle in the middle of its chase: one office has answered in part, letters have left. */
function packOfChase(): EvidencePack {
  const lived = new LivedCycle();
  lived.assign({ moi: ['q1.a', 'q1.b'], mofa: ['q2'] });
  lived.until('2027-01-12');
  lived.answer('moi', ['q1.a']);
  lived.until('2027-01-20');
  return evidencePack({
    state: lived.state,
    instrument: { filename: 'list.txt', raw: sha256('raw'), text: sha256('text') },
    events: chain(EMPTY_CHAIN, lived.state.cycleId, lived.events, sha256),
    mails: [],
    rawOf: new Map(),
    answers: [
      { office: 'moi', row: 'q1.a', status: 'answered', mail: 'm', receivedOn: '2027-01-12', text: sha256('a') },
    ],
    nameOf: (office) => `Office ${office}`,
    files: [],
  });
}

describe('an evidence pack', () => {
  it('says who was asked what and when, what came back, and holds in itself', () => {
    const pack = packOfChase();
    expect(checkEvidence(pack, sha256)).toEqual([]);
    const moi = pack.offices.find(({ office }) => office === 'moi');
    expect(moi).toMatchObject({ name: 'Office moi', rows: { 'q1.a': 'answered', 'q1.b': 'open' } });
    expect(moi?.letters[0]?.rung).toBe('request');
    expect(moi?.replies).toHaveLength(1);
    expect(moi?.answers).toHaveLength(1);
    expect(pack.events.length).toBeGreaterThan(10);
  });

  it.each<[string, (pack: EvidencePack) => EvidencePack]>([
    [
      'an event is changed',
      (pack) => ({ ...pack, events: pack.events.map((e, at) => (at === 3 ? { ...e, on: '2026-01-01' } : e)) }),
    ],
    ['an event is left out', (pack) => ({ ...pack, events: pack.events.filter((_, at) => at !== 4) })],
    [
      'two events change places',
      (pack) => ({ ...pack, events: [pack.events[1]!, pack.events[0]!, ...pack.events.slice(2)] }),
    ],
    ['all events are left out', (pack) => ({ ...pack, events: [] })],
    [
      'an office is said to have answered',
      (pack) => ({
        ...pack,
        offices: pack.offices.map((o) => ({ ...o, rows: { ...o.rows, 'q1.b': 'accepted' as const } })),
      }),
    ],
    ['an office is left out', (pack) => ({ ...pack, offices: pack.offices.filter(({ office }) => office !== 'mofa') })],
    [
      'a letter is said to have left earlier',
      (pack) => ({
        ...pack,
        offices: pack.offices.map((o) => ({
          ...o,
          letters: o.letters.map((l) => ({ ...l, writtenOn: '2026-12-01' })),
        })),
      }),
    ],
    [
      'a text is said to be frozen',
      (pack) => ({ ...pack, frozen: { on: '2027-01-20', text: sha256('x'), words: 10 } }),
    ],
    ['a note verbale is made up', (pack) => ({ ...pack, noteVerbale: 'PM/17' })],
    [
      'it is given out for another cycle',
      (pack) => ({ ...pack, cycle: { ...pack.cycle, cycleId: 'cycle/crc/other' } }),
    ],
  ])('does not hold when %s', (_what, falsify) => {
    expect(checkEvidence(falsify(packOfChase()), sha256)).not.toEqual([]);
  });

  it('shows any change of any value in any event', () => {
    const pack = packOfChase();
    const places = fc.nat(pack.events.length - 1);
    fc.assert(
      fc.property(places, fc.string({ minLength: 1 }), (at, extra) => {
        const events = pack.events.map((row, n) => (n === at ? { ...row, at: `${row.at}${extra}` } : row));
        expect(checkEvidence({ ...pack, events }, sha256)).not.toEqual([]);
      }),
    );
  });

  it('agrees with the register it was read from, and with no other', () => {
    const pack = packOfChase();
    expect(checkAgainstRegister(pack, pack.events)).toEqual([]);
    // The register has gone on since: what the pack holds is still the register's own.
    const later = { ...pack.events.at(-1)!, position: 9_999, seq: 9_999 };
    expect(checkAgainstRegister(pack, [...pack.events, later])).toEqual([]);
    const rewritten = chain(
      EMPTY_CHAIN,
      pack.cycle.cycleId,
      pack.events.map((row) => ({ ...row, on: '2026-11-30' })),
      sha256,
    );
    expect(checkAgainstRegister(pack, rewritten).length).toBeGreaterThan(0);
    expect(
      checkAgainstRegister({ ...pack, events: pack.events.slice(0, -2).concat(pack.events.at(-1)!) }, pack.events),
    ).toEqual([{ where: `event ${pack.events.at(-2)!.seq}`, what: 'the register has it, the pack leaves it out' }]);
  });
});
