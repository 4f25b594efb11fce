import { evolve } from '../cycle/evolve.ts';
import type { CycleState } from '../cycle/state.ts';
import { canonical } from '../register/canonical.ts';
import { linkHash } from '../register/chain.ts';
import type { ChainedRow, HashText } from '../register/chain.ts';
import type { EvidencePack } from './evidence-pack.ts';

/** Something in a pack that does not hold, in words for an auditor. */
export interface EvidenceFault {
  /** `event 12`, `office punjab-home`, `the frozen text`. */
  readonly where: string;
  readonly what: string;
}

/**
 * Whether a pack holds in itself: every event gives the hash it carries and follows its neighbour, and what the pack says
 * of offices, of the frozen text and of its delivery follows from those events. Whether they are the register's own only
 * the register can tell: `checkAgainstRegister`.
 */
export function checkEvidence(pack: EvidencePack, hash: HashText): readonly EvidenceFault[] {
  const faults = pack.events.flatMap((row, at) => linkFaults(row, pack.events[at - 1] ?? null, pack, hash));
  if (pack.events.length === 0) return [{ where: 'the events', what: 'there are none, so nothing is proven' }];
  if (faults.length > 0) return faults;
  try {
    const state = pack.events.reduce<CycleState | null>((before, row) => evolve(before, row), null);
    return state === null ? [] : claimFaults(pack, state);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ where: 'the events', what: `they do not follow each other: ${error.message}` }];
  }
}

/** Whether the events of a pack are those of the register, none changed and none left out. @param register the cycle's rows there */
export function checkAgainstRegister(pack: EvidencePack, register: readonly ChainedRow[]): readonly EvidenceFault[] {
  const there = new Map(register.map((row) => [row.position, row]));
  const changed = pack.events.flatMap((row): EvidenceFault[] => {
    const own = there.get(row.position);
    if (own?.hash === row.hash) return [];
    const what = own === undefined ? 'the register holds no such event of this cycle' : 'the register holds another';
    return [{ where: `event ${row.seq}`, what }];
  });
  const last = pack.events.at(-1)?.seq ?? 0;
  const known = new Set(pack.events.map(({ position }) => position));
  const missing = register.filter(({ position, seq }) => seq <= last && !known.has(position));
  return [
    ...changed,
    ...missing.map(({ seq }) => ({ where: `event ${seq}`, what: 'the register has it, the pack leaves it out' })),
  ];
}

function linkFaults(
  row: ChainedRow,
  before: ChainedRow | null,
  pack: EvidencePack,
  hash: HashText,
): readonly EvidenceFault[] {
  const { previous, hash: stated, ...said } = row;
  const where = `event ${row.seq}`;
  const faults: EvidenceFault[] = [];
  if (row.cycleId !== pack.cycle.cycleId) faults.push({ where, what: `it belongs to ${row.cycleId}` });
  if (row.seq !== (before?.seq ?? 0) + 1) {
    faults.push({ where, what: `event ${(before?.seq ?? 0) + 1} must stand before it and is not there` });
  }
  if (linkHash(previous, said, hash) !== stated) faults.push({ where, what: 'what it says does not give its hash' });
  if (before !== null && before.position + 1 === row.position && before.hash !== previous) {
    faults.push({ where, what: 'it does not follow the event before it' });
  }
  return faults;
}

function claimFaults(pack: EvidencePack, state: CycleState): readonly EvidenceFault[] {
  const { consolidation } = state;
  const frozen =
    consolidation === null ? null : { on: consolidation.on, text: consolidation.text, words: consolidation.words };
  const faults: EvidenceFault[] = [];
  const claim = (where: string, said: unknown, follows: unknown): void => {
    if (canonical(said) !== canonical(follows)) {
      faults.push({ where, what: `it says ${canonical(said)}; from the events follows ${canonical(follows)}` });
    }
  };
  claim('the frozen text', pack.frozen, frozen);
  claim('the note verbale', pack.noteVerbale, state.noteVerbale);
  claim('the acknowledgement', pack.acknowledgement, state.acknowledgement);
  const said = new Map(pack.offices.map((office) => [office.office, office]));
  for (const [office, request] of Object.entries(state.requests)) {
    const { rows, requestedOn, answeredOn } = request;
    const { rows: saidRows, requestedOn: saidAsked, answeredOn: saidAnswered } = said.get(office) ?? {};
    claim(
      `office ${office}`,
      { rows: saidRows, requestedOn: saidAsked, answeredOn: saidAnswered },
      { rows, requestedOn, answeredOn },
    );
  }
  for (const { office, letters } of pack.offices) {
    for (const { rung, writtenOn, status, endedOn } of letters) {
      const letter = state.letters[`${office}/${rung}`];
      const follows =
        letter === undefined ? null : { writtenOn: letter.writtenOn, status: letter.status, endedOn: letter.endedOn };
      claim(`letter ${office}/${rung}`, { writtenOn, status, endedOn }, follows);
    }
  }
  return faults;
}
