import { describe, expect, it } from 'vitest';
import { checkProcedure } from '../../../domain/procedures/check-procedure.ts';
import { procedureFor } from '../../../domain/procedures/procedure-for.ts';
import { MECHANISMS, type Mechanism, type Procedure } from '../../../domain/procedures/procedure.ts';
import { seededReference } from '../../builders/reference.ts';

const { procedures, offices, ladders } = seededReference();
const known = { offices: offices.map(({ id }) => id), ladders: ladders.map(({ id }) => id) };
const crc = procedureFor('crc', procedures)!;

describe('the procedures', () => {
  it.each(MECHANISMS)('hold one for %s without fault', (mechanism) => {
    const procedure = procedureFor(mechanism, procedures);
    expect(procedure?.mechanism).toBe(mechanism);
    expect(checkProcedure(procedure!, known)).toEqual([]);
  });

  it.each<[Mechanism, number, string, string]>([
    ['ccpr', 10_700, 'soft', 'advised'],
    ['cescr', 10_700, 'soft', 'preferably'],
    ['crc', 10_700, 'hard', 'a maximum'],
    ['upr', 10_700, 'hard', 'a limit'],
  ])('limit the text of %s to %i words, %s: %s', (mechanism, words, kind) => {
    expect(procedureFor(mechanism, procedures)?.wordLimit).toMatchObject({
      words,
      kind,
      source: expect.stringMatching(/./),
    });
  });

  it.each(['special-procedures', 'gsp-plus', 'action-plan'] as const)('know no limit for %s', (mechanism) => {
    expect(procedureFor(mechanism, procedures)?.wordLimit).toBeNull();
  });

  it('ask Foreign Affairs first, and alone, for all that goes to the United Nations', () => {
    const toTheUn = procedures.filter(({ mission }) => mission === 'pm-geneva');
    expect(toTheUn).toHaveLength(26);
    expect(toTheUn.map(({ clearers }) => clearers[0])).toEqual(toTheUn.map(() => ['mofa']));
    expect(toTheUn.every(({ deadlineZone }) => deadlineZone === 'Europe/Zurich')).toBe(true);
  });
});

describe('the procedure of a mechanism', () => {
  it('is the newest of its versions', () => {
    const newer = { ...crc, version: 2 };
    expect(procedureFor('crc', [crc, newer, { ...crc, version: 1 }])).toBe(newer);
  });

  it('is none where nobody wrote one', () => {
    expect(procedureFor('crc', [])).toBeNull();
  });
});

describe('checking a procedure', () => {
  it.each<[string, Partial<Procedure>, string]>([
    ['an unknown zone', { deadlineZone: 'Geneva' }, 'deadlineZone "Geneva" is not known; accepted: an IANA name'],
    ['a limit of no words', { wordLimit: { words: 0, kind: 'hard', source: 'x' } }, 'wordLimit is 0 words'],
    ['a step too few', { steps: crc.steps.slice(1) }, 'accepted, in this order: assign, requests-out'],
    ['steps out of order', { steps: [...crc.steps].reverse() }, 'steps are [slack, hand-over'],
    [
      'a minimum above the wish',
      { steps: crc.steps.map((step) => ({ ...step, minimum: step.wished + 1 })) },
      'step "assign" has wished 3 and minimum 4',
    ],
    ['an empty group of clearers', { clearers: [['mofa'], []] }, 'a group of clearers is empty'],
    ['an office that clears twice', { clearers: [['mofa'], ['mofa']] }, '"mofa" clears twice'],
    ['an unknown clearer', { clearers: [['moha']] }, 'there is no office "moha"'],
    ['an unknown mission', { mission: 'pm-vienna' }, 'there is no office "pm-vienna"'],
    ['an unknown ladder', { ladder: 'steep' }, 'there is no ladder "steep"; accepted: clearance, default'],
  ])('finds %s', (_, change, message) => {
    expect(checkProcedure({ ...crc, ...change }, known).join('\n')).toContain(message);
  });

  it('leaves what it refers to unchecked where that is not at hand', () => {
    expect(checkProcedure({ ...crc, mission: 'pm-vienna' }, null)).toEqual([]);
  });
});
