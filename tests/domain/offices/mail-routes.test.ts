import { expect, test } from 'vitest';
import { mailRoute, routesLeft } from '../../../domain/offices/mail-routes.ts';
import type { Office, RecipientRole } from '../../../domain/offices/office.ts';
import { directory } from '../../builders/desk-activities.ts';

const seeded = directory.find(({ id }) => id === 'moi')!;
const office: Office = { ...seeded, groupMailbox: 'nmrf@moi.example' };
const { focalPoint, alternates, accountable, head } = office;
const [FP, ALT, ACC, HEAD] = [focalPoint!.email!, alternates[0]!.email!, accountable.email!, head.email!];
const GROUP = office.groupMailbox!;

const way = (roles: readonly RecipientRole[], dead: readonly string[], of = office): readonly string[] => {
  const route = mailRoute(of, roles, directory, new Set(dead));
  return route.ok ? route.recipients.map(({ email }) => email) : [];
};

test.each<[why: string, roles: RecipientRole[], dead: string[], to: string[]]>([
  ['the focal point while it lives', ['focal-point'], [], [FP]],
  ['then the alternate', ['focal-point'], [FP], [ALT]],
  ['then the accountable officer', ['focal-point'], [FP, ALT], [ACC]],
  ['then the mailbox that several read', ['focal-point'], [FP, ALT, ACC], [GROUP]],
  ['then nobody', ['focal-point'], [FP, ALT, ACC, GROUP], []],
  ['a letter to two goes to the one who lives', ['focal-point', 'alternate'], [FP], [ALT]],
  ['to the accountable officer where both are dead', ['focal-point', 'alternate'], [FP, ALT], [ACC]],
  ['a letter to the accountable officer is not sent down', ['accountable'], [ACC], [GROUP]],
  ['nor one to the head', ['head'], [HEAD], [GROUP]],
  [
    'nobody stands in for the chair',
    ['chair'],
    directory.filter((o) => o.role === 'chair').map((o) => o.head.email!),
    [],
  ],
])('%s', (_why, roles, dead, to) => {
  expect(way(roles, dead)).toEqual(to);
});

test('an address is the same however it is written', () => {
  expect(
    way(['focal-point'], [FP.toLowerCase()], { ...office, focalPoint: { ...focalPoint!, email: FP.toUpperCase() } }),
  ).toEqual([ALT]);
});

test('counts to how many others a letter can still go', () => {
  expect(routesLeft(office, ['focal-point'], directory, new Set())).toBe(4);
  expect(routesLeft(office, ['focal-point'], directory, new Set([FP]))).toBe(3);
  expect(routesLeft(seeded, ['focal-point'], directory, new Set([FP]))).toBe(2);
  expect(routesLeft(office, ['focal-point'], directory, new Set([FP, ALT, ACC, GROUP]))).toBe(0);
});
