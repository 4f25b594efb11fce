import { OFFICES, referenceDocument } from '../../../activities/reference.ts';
import { DeskError } from '../../../contracts/errors.ts';
import type { Office, Officer } from '../../../domain/offices/office.ts';
import { usableAddress } from '../../../domain/offices/address.ts';
import type { RunCommand } from '../command.ts';
import { storeAndDesk } from '../running.ts';

/** `office set ID --focal-point EMAIL …`: an officer enters addresses; letters that leave from now on go there. */
export const run: RunCommand = async ([id = ''], options, context) => {
  const { store } = await storeAndDesk(context);
  const { document } = await referenceDocument(store.reference, 'offices', OFFICES);
  const office = document.offices.find((one) => one.id === id);
  if (office === undefined)
    throw new DeskError('office-unknown', `There is no office ${id}.`, 'treaty-desk office list --all names them.');
  const address = (name: string, flag: string): string | undefined => {
    const given = options[name];
    if (typeof given !== 'string') return undefined;
    const check = usableAddress(given);
    if (!check.ok)
      throw new DeskError(
        'address-invalid',
        `${flag}: ${check.problem}`,
        'One address, such as focal.point@ministry.gov.pk.',
      );
    return check.address;
  };
  const changed = withAddresses(office, {
    focalPoint: address('focalPoint', '--focal-point'),
    accountable: address('accountable', '--accountable'),
    head: address('head', '--head'),
    alternate: address('alternate', '--alternate'),
  });
  if (changed === office)
    throw new DeskError(
      'usage',
      'No address is given.',
      '--focal-point, --alternate, --accountable or --head with an address.',
    );
  const offices = document.offices.map((one) => (one.id === id ? changed : one));
  const version = await store.reference.save('offices', OFFICES, { ...document, offices });
  return {
    json: { office: changed, version },
    text: `${office.name}: stored as version ${version} of the offices; letters that leave from now on use it.`,
  };
};

interface Addresses {
  readonly focalPoint: string | undefined;
  readonly accountable: string | undefined;
  readonly head: string | undefined;
  readonly alternate: string | undefined;
}

function withAddresses(office: Office, to: Addresses): Office {
  if (Object.values(to).every((address) => address === undefined)) return office;
  const set = <O extends Officer | null>(officer: O, email: string | undefined): O | Officer =>
    email === undefined ? officer : { ...(officer ?? { post: 'Focal point', name: null }), email };
  const domain = to.focalPoint?.split('@')[1] ?? office.domain;
  return {
    ...office,
    domain,
    focalPoint: set(office.focalPoint, to.focalPoint),
    accountable: set(office.accountable, to.accountable),
    head: set(office.head, to.head),
    alternates:
      to.alternate === undefined
        ? office.alternates
        : [{ post: 'Alternate focal point', name: null, email: to.alternate }],
  };
}
