import { describe, expect, it } from 'vitest';
import { isReserved } from '../../../domain/offices/address.ts';
import { checkOffices } from '../../../domain/offices/check-offices.ts';
import type { Office } from '../../../domain/offices/office.ts';
import { topAbove } from '../../../domain/offices/recipients.ts';
import { anOfficer } from '../../builders/office.ts';
import { seededReference } from '../../builders/reference.ts';

const { offices } = seededReference();

/** The shipped offices with one changed. */
function changed(id: string, change: Partial<Office>): readonly Office[] {
  return offices.map((office) => (office.id === id ? { ...office, ...change } : office));
}

describe('the shipped offices', () => {
  const seats = offices.filter(({ role }) => role !== null);

  it('have no fault', () => {
    expect(checkOffices(offices)).toEqual([]);
  });

  it('hold the 21 seats of the Executive Committee: chair, own wing, 7 federal and 12 provincial members', () => {
    expect(seats).toHaveLength(21);
    expect(seats.filter(({ role, level }) => role === 'member' && level === 'federal')).toHaveLength(7);
    expect(seats.filter(({ level }) => level === 'provincial')).toHaveLength(12);
    expect(seats.map(({ id }) => id).sort()).toEqual(
      [
        'mohr',
        'mohr-ic',
        'moi',
        'mofa',
        'moc',
        'mora',
        'mofept',
        'monhs',
        'mopdsi',
        'sindh-ic',
        'sindh-police',
        'sindh-hr',
        ...['punjab', 'kp', 'balochistan'].flatMap((province) =>
          ['home', 'police', 'hr'].map((seat) => `${province}-${seat}`),
        ),
      ].sort(),
    );
  });

  it('have the secretary of the Committee and the Mission without a seat', () => {
    for (const id of ['nmrf-unit', 'pm-geneva'])
      expect(offices.find((office) => office.id === id)).toMatchObject({ role: null, seat: null });
  });

  it('are written to by office memorandum in a federal Division only', () => {
    expect(seats.filter(({ form }) => form === 'office-memorandum').every(({ level }) => level === 'federal')).toBe(
      true,
    );
    expect(seats.filter(({ form }) => form === 'letter').every(({ level }) => level === 'provincial')).toBe(true);
  });

  it('keep the calendar of their province, name no person, and have addresses that no mail can reach', () => {
    for (const office of offices) {
      const { layer, province, head, accountable, focalPoint, alternates, domain } = office;
      expect(layer).toBe(province ?? 'federal');
      for (const officer of [head, accountable, focalPoint, ...alternates]) {
        if (officer === null) continue;
        // A Chief Secretary has one address, also where he heads an office below his own.
        const at = officer.post === topAbove(office, offices).head.post ? topAbove(office, offices).domain : domain;
        expect(officer.name).toBeNull();
        expect(isReserved(officer.email!)).toBe(true);
        expect(officer.email).toMatch(new RegExp(`@${at!.replaceAll('.', '\\.')}$`));
      }
    }
  });

  it('have the Chief Secretary of the province above every provincial office, and nobody above the Secretaries', () => {
    const provincial = offices.filter(({ level, parent }) => level === 'provincial' && parent !== null);
    expect(provincial.length).toBeGreaterThan(70);
    for (const office of provincial) expect(topAbove(office, offices).head.post).toMatch(/^Chief Secretary, /u);
    expect(
      topAbove(
        offices.find(({ id }) => id === 'moi')!,
        offices,
      ).head.post,
    ).toBe('Secretary');
  });

  it.each([
    [
      'prov-home',
      ['balochistan-home', 'kp-home', 'punjab-home', 'sindh-ic'],
      'Sindh sends Implementation and Coordination',
    ],
    [
      'prov-law',
      ['balochistan-law', 'kp-hr', 'punjab-law', 'sindh-law'],
      'in Khyber Pakhtunkhwa law and human rights are one department',
    ],
    ['fed-line', ['moc', 'mofa', 'mofept', 'moi', 'monhs', 'mopdsi', 'mora'], 'the federal seats'],
  ])('stand for the class %s: %j (%s)', (family, expected) => {
    expect(
      offices
        .filter(({ families }) => families?.includes(family))
        .map(({ id }) => id)
        .sort(),
    ).toEqual(expected);
  });
});

describe('checking offices', () => {
  it.each<[string, readonly Office[], string | null, string]>([
    ['an id twice', changed('moc', { id: 'moi' }), 'moi', 'the id "moi" stands twice; accepted: one id per seat'],
    [
      'an id that cannot stand in an address',
      changed('moc', { id: 'Mo C' }),
      'Mo C',
      'small letters, digits and single hyphens',
    ],
    ['an unknown parent', changed('moc', { parent: 'cabinet' }), 'moc', 'the parent "cabinet" is unknown'],
    ['parents in a circle', changed('mohr', { parent: 'mohr-ic' }), 'mohr', 'run in a circle'],
    [
      'a federal office in a province',
      changed('moc', { province: 'sindh' }),
      'moc',
      'level "federal" does not go with province "sindh"',
    ],
    ['a seat without a role', changed('moc', { role: null }), 'moc', 'does not go with role "null"'],
    [
      'a seat too few',
      offices.filter(({ id }) => id !== 'moc'),
      null,
      '18 offices have the role "member"; accepted: 19',
    ],
    ['a chair too many', changed('moc', { role: 'chair' }), null, '2 offices have the role "chair"; accepted: 1'],
    [
      'a province with two seats',
      offices.filter(({ id }) => id !== 'kp-hr'),
      null,
      'khyber-pakhtunkhwa holds 2 seats; accepted: 3',
    ],
    [
      'two addresses in one',
      changed('moc', { head: anOfficer('Secretary', 'a@b.pk,c@d.pk') }),
      'moc',
      'Secretary: "a@b.pk,c@d.pk" is more than one',
    ],
    [
      'an address with a line break',
      changed('moc', { alternates: [anOfficer('Alternate', 'a@b.pk\n')] }),
      'moc',
      'Alternate: "a@b.pk\\n" holds a line break',
    ],
  ])('finds %s', (_, list, office, message) => {
    expect(checkOffices(list)).toContainEqual({ office, message: expect.stringContaining(message) });
  });

  it('does not mind an address that is not there yet', () => {
    expect(
      checkOffices(changed('moc', { head: anOfficer('Secretary', null), focalPoint: null, alternates: [] })),
    ).toEqual([]);
  });
});
