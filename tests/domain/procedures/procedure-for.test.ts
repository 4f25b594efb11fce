import { describe, expect, it } from 'vitest';
import type { InstrumentKind } from '../../../domain/loi/instrument.ts';
import {
  procedureFor,
  procedureForInstrument,
  procedureNamed,
  proceduresOf,
} from '../../../domain/procedures/procedure-for.ts';
import { MECHANISMS, withEarlierShape, type Mechanism, type Procedure } from '../../../domain/procedures/procedure.ts';
import { seededReference } from '../../builders/reference.ts';

const { procedures } = seededReference();
const named = (id: string): Procedure => procedures.find((one) => one.id === id)!;

/** A procedure as it was stored when each mechanism had one, named like it. */
const earlier = (mechanism: Mechanism): Procedure => {
  const { instruments: _i, deadline: _d, replyRequired: _r, main: _m, ...rest } = procedureFor(mechanism, procedures)!;
  return withEarlierShape({ ...rest, id: mechanism } as Procedure);
};

describe('the procedure of an instrument', () => {
  it.each<[Mechanism, InstrumentKind, string]>([
    ['ccpr', 'list-of-issues', 'ccpr-list-of-issues'],
    ['cescr', 'list-of-issues', 'cescr-list-of-issues'],
    ['cat', 'list-of-issues-prior-to-reporting', 'cat-list-of-issues-prior-to-reporting'],
    ['cedaw', 'concluding-observations', 'cedaw-follow-up'],
    ['crc', 'list-of-issues', 'crc-list-of-issues'],
    ['crpd', 'concluding-observations', 'crpd-follow-up'],
    ['cerd', 'list-of-themes', 'cerd-list-of-themes'],
    ['upr', 'advance-questions', 'upr-advance-questions'],
    ['upr', 'recommendations', 'upr-responses'],
    ['special-procedures', 'communication', 'special-procedures-communication'],
    ['gsp-plus', 'list-of-issues', 'gsp-plus-list-of-issues'],
  ])('of %s, %s, is %s', (mechanism, kind, id) => {
    const found = procedureForInstrument(mechanism, kind, procedures);
    expect([found?.procedure.id, found?.by]).toEqual([id, 'instrument']);
  });

  it('is the main one where nobody could tell the kind', () => {
    const found = procedureForInstrument('upr', 'unknown', procedures);
    expect([found?.procedure.id, found?.by]).toEqual(['upr-national-report', 'main']);
  });

  it('is the only one there is', () => {
    const found = procedureForInstrument('action-plan', 'recommendations', procedures);
    expect([found?.procedure.id, found?.by]).toEqual(['action-plan-progress-round', 'only-one']);
  });

  it.each<[Mechanism, InstrumentKind, string]>([
    ['crc', 'concluding-observations', 'the Committee has no follow-up procedure'],
    ['cerd', 'list-of-issues', 'its list is one of themes'],
    ['upr', 'list-of-issues', 'no such list is drawn up'],
  ])('of %s, %s, is for an officer to name: %s', (mechanism, kind) => {
    expect(procedureForInstrument(mechanism, kind, procedures)).toBeNull();
  });

  it('is the new one beside what was stored under the name of the mechanism before, else that', () => {
    const old = earlier('gsp-plus');
    expect(procedureForInstrument('gsp-plus', 'list-of-issues', [old])).toEqual({ procedure: old, by: 'only-one' });
    const both = procedureForInstrument('gsp-plus', 'unknown', [old, ...procedures]);
    expect(both?.procedure.id).toBe('gsp-plus-list-of-issues');
    expect(proceduresOf('gsp-plus', [old, ...procedures]).map(({ id }) => id)).toEqual(['gsp-plus-list-of-issues']);
  });
});

describe('a procedure by name', () => {
  it.each(MECHANISMS)('%s means its main one', (mechanism) => {
    expect(procedureNamed(mechanism, procedures)).toBe(procedureFor(mechanism, procedures));
    expect(procedureFor(mechanism, procedures)?.mechanism).toBe(mechanism);
  });

  it('goes by its own id, in its newest version', () => {
    const newer = { ...named('crc-list-of-issues'), version: 2 };
    expect(procedureNamed('crc-list-of-issues', [newer, ...procedures])).toBe(newer);
    expect(procedureFor('crc', [...procedures, newer])).toBe(newer);
    expect(procedureNamed('upr-mid-term', procedures)?.id).toBe('upr-mid-term');
  });

  it('is none where nobody wrote one', () => {
    expect(procedureNamed('ilo', procedures)).toBeNull();
    expect(procedureFor('crc', [])).toBeNull();
  });

  it('is none where several could be meant and none is the main one', () => {
    const equals = proceduresOf('upr', procedures).map(({ main: _, ...rest }) => rest);
    expect(equals.length).toBeGreaterThan(1);
    expect(procedureFor('upr', equals)).toBeNull();
  });

  it('of before keeps all it said, and is read where it said nothing', () => {
    expect(earlier('crc')).toMatchObject({
      instruments: [],
      deadline: { kind: 'read-from-instrument' },
      replyRequired: true,
      wordLimit: { words: 10_700, kind: 'hard' },
    });
    expect(withEarlierShape(named('cerd-list-of-themes'))).toEqual(named('cerd-list-of-themes'));
  });
});
