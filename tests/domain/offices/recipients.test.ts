import { describe, expect, it } from 'vitest';
import type { Office, RecipientRole } from '../../../domain/offices/office.ts';
import { recipientsFor } from '../../../domain/offices/recipients.ts';
import { anOffice, anOfficer } from '../../builders/office.ts';
import { seededReference } from '../../builders/reference.ts';

const { offices } = seededReference();
const silent = anOfficer('Focal point', null);

function addresses(office: Office, ...roles: RecipientRole[]): readonly string[] {
  const found = recipientsFor(office, roles, offices);
  return found.ok ? found.recipients.map(({ email }) => email) : [];
}

describe('whom a letter goes to', () => {
  it.each<[RecipientRole, readonly string[]]>([
    ['focal-point', ['focal.point@office.example']],
    ['alternate', ['alternate@office.example']],
    ['accountable', ['additional.secretary@office.example']],
    ['head', ['secretary@office.example']],
    ['chair', ['head@mohr.treaty-desk.example']],
  ])('%s is %j', (role, expected) => {
    expect(addresses(anOffice(), role)).toEqual(expected);
  });

  it('the Committee is the accountable officer of every seat but the chair', () => {
    const committee = addresses(anOffice(), 'committee');
    expect(committee).toHaveLength(20);
    expect(committee).toContain('accountable@punjab-home.treaty-desk.example');
    expect(committee).not.toContain('head@mohr.treaty-desk.example');
  });

  it.each([
    ['punjab-police', 'head@punjab-cs.treaty-desk.example', 'the Chief Secretary of its province'],
    ['pm-geneva', 'head@mofa.treaty-desk.example', 'the Secretary of the Ministry above it'],
    ['moi', 'head@moi.treaty-desk.example', 'its own Secretary: nobody stands above'],
  ])('superior of %s is %s: %s', (id, expected) => {
    expect(
      addresses(
        offices.find((office) => office.id === id)!,
        'superior',
      ),
    ).toEqual([expected]);
  });

  it('parents that run in a circle lead to somebody all the same', () => {
    const circle = ['a', 'b'].map((id) => anOffice({ id, parent: id === 'a' ? 'b' : 'a' }));
    expect(recipientsFor(circle[0]!, ['superior'], circle)).toMatchObject({ ok: true });
  });

  it('each address stands once, under the first role that named it', () => {
    const one = anOfficer('Secretary');
    const found = recipientsFor(anOffice({ head: one, accountable: one }), ['accountable', 'head'], offices);
    expect(found).toMatchObject({ ok: true, recipients: [{ role: 'accountable', email: 'secretary@office.example' }] });
    expect(found.ok && found.recipients).toHaveLength(1);
  });

  it.each<[string, Partial<Office>, readonly string[], string]>([
    [
      'none is named',
      { focalPoint: null },
      ['alternate@office.example'],
      'Alternate stands in for the focal point of moi: none is named',
    ],
    ['no address', { focalPoint: silent }, ['alternate@office.example'], 'there is no address'],
    [
      'an unusable one',
      { focalPoint: anOfficer('Focal point', 'a@b.pk, c@d.pk') },
      ['alternate@office.example'],
      'more than one address',
    ],
    [
      'no alternate either',
      { focalPoint: null, alternates: [] },
      ['additional.secretary@office.example'],
      'Additional Secretary stands in',
    ],
    [
      'only a second alternate',
      { focalPoint: null, alternates: [silent, anOfficer('Second')] },
      ['second@office.example'],
      'Second stands in',
    ],
  ])(
    'somebody stands in for a focal point that cannot be written to, and it is said: %s',
    (_, change, expected, note) => {
      const found = recipientsFor(anOffice(change), ['focal-point'], offices);
      expect(found).toMatchObject({ ok: true, notes: [expect.stringContaining(note)] });
      expect(found.ok && found.recipients.map(({ email }) => email)).toEqual(expected);
    },
  );

  it('a role that reaches nobody is said as long as another reaches somebody', () => {
    const found = recipientsFor(anOffice({ alternates: [] }), ['focal-point', 'alternate'], offices);
    expect(found).toMatchObject({ ok: true, notes: ['moi has named no alternate'] });
  });

  it('a seat without an address keeps the report from no other', () => {
    const others = offices.map((office) => (office.id === 'sindh-hr' ? { ...office, accountable: silent } : office));
    const found = recipientsFor(anOffice(), ['committee'], others);
    expect(found).toMatchObject({ ok: true, notes: [expect.stringContaining('(sindh-hr): there is no address')] });
    expect(found.ok && found.recipients).toHaveLength(19);
  });

  it.each<[string, Partial<Office>, readonly RecipientRole[]]>([
    [
      'an office without any address',
      { focalPoint: silent, alternates: [silent], accountable: silent },
      ['focal-point', 'alternate'],
    ],
    ['a head without one', { head: silent }, ['head']],
    ['an address with a line break', { head: anOfficer('Secretary', 'a@b.pk\nBcc: c@d.pk') }, ['head']],
    ['nobody named', {}, []],
  ])('a letter to nobody is a problem: %s', (_, change, roles) => {
    expect(recipientsFor(anOffice(change), roles, offices)).toMatchObject({
      ok: false,
      problem: 'address-missing',
      message: expect.stringContaining('Ministry of Interior (moi) has no usable address for'),
    });
  });

  it('a Committee without a chair or without seats is a problem too', () => {
    expect(recipientsFor(anOffice(), ['chair'], [])).toMatchObject({
      ok: false,
      message: expect.stringContaining('no office chairs'),
    });
    expect(recipientsFor(anOffice(), ['committee'], [])).toMatchObject({
      ok: false,
      message: expect.stringContaining('no members'),
    });
  });
});
