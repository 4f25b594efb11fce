import { OFFICES, referenceDocument } from '../../../activities/reference.ts';
import { DeskError } from '../../../contracts/errors.ts';
import { usableAddress } from '../../../domain/offices/address.ts';
import type { Office, Officer } from '../../../domain/offices/office.ts';
import type { CliOptions, RunCommand } from '../command.ts';
import { textOfFile, textOption } from '../options.ts';
import { openedStore } from '../running.ts';

/**
 * `office set ID --focal-point ADDRESS …` enters addresses, `office set ID --file JSON` the whole entry; a new id adds an
 * office. The offices are checked as a whole and stored as a new version; letters that leave from now on use it.
 *
 * @throws DeskError `office-unknown`, `address-invalid`, `data-invalid`, `usage`, `engine-unavailable`
 */
export const run: RunCommand = async ([id = ''], options, context) => {
  const store = await openedStore(context);
  const { document } = await referenceDocument(store.reference, 'offices', OFFICES);
  const present = document.offices.find((one) => one.id === id);
  const from = textOption(options, 'file');
  const office = from === undefined ? withAddresses(known(present, id), options) : await entryIn(from, id);
  const offices = present === undefined ? [...document.offices, office] : replaced(document.offices, office);
  const checked = await checkedOffices(offices, from ?? `office ${id}`);
  const version = await store.reference.save('offices', OFFICES, { ...document, offices: checked });
  return {
    json: { office, version },
    text: `${office.name}: stored in version ${version} of the offices; letters that leave from now on use it.`,
  };
};

function known(present: Office | undefined, id: string): Office {
  if (present !== undefined) return present;
  throw new DeskError(
    'office-unknown',
    `There is no office ${id}.`,
    'treaty-desk office list --all names them; --file adds one.',
  );
}

async function entryIn(path: string, id: string): Promise<Office> {
  const text = await textOfFile(path, '--file');
  const { parseOffice } = await import('../../../contracts/schemas/offices.ts');
  const office = parseOffice(text, path);
  if (office.id === id) return office;
  throw new DeskError('data-invalid', `${path}: the id is "${office.id}"`, `the id of the office that is set, ${id}`);
}

function replaced(offices: readonly Office[], office: Office): readonly Office[] {
  return offices.map((one) => (one.id === office.id ? office : one));
}

/** All offices together, as a file of them would be checked: ids, parents, seats, addresses. */
async function checkedOffices(offices: readonly Office[], where: string): Promise<readonly Office[]> {
  const { parseOfficesFile } = await import('../../../contracts/schemas/offices.ts');
  return parseOfficesFile(JSON.stringify({ version: 1, source: 'entered by an officer', offices }), where).offices;
}

function withAddresses(office: Office, options: CliOptions): Office {
  const focalPoint = addressOption(options, 'focalPoint', '--focal-point');
  const alternate = addressOption(options, 'alternate', '--alternate');
  const accountable = addressOption(options, 'accountable', '--accountable');
  const head = addressOption(options, 'head', '--head');
  const groupMailbox = addressOption(options, 'groupMailbox', '--group-mailbox');
  const telephone = textOption(options, 'telephone')?.trim();
  if ([focalPoint, alternate, accountable, head, groupMailbox, telephone].every((given) => given === undefined)) {
    throw new DeskError(
      'usage',
      'No address is given.',
      '--focal-point, --alternate, --accountable, --head or --group-mailbox with an address, --telephone, or --file.',
    );
  }
  const [first, ...others] = office.alternates;
  return {
    ...office,
    // Replies count as the office's own when they come from the domain of its focal point.
    domain: focalPoint?.split('@')[1] ?? office.domain,
    focalPoint: focalPoint === undefined ? office.focalPoint : at(office.focalPoint, 'Focal point', focalPoint),
    alternates:
      alternate === undefined ? office.alternates : [at(first ?? null, 'Alternate focal point', alternate), ...others],
    accountable: accountable === undefined ? office.accountable : { ...office.accountable, email: accountable },
    head: head === undefined ? office.head : { ...office.head, email: head },
    ...(groupMailbox === undefined ? {} : { groupMailbox }),
    ...(telephone === undefined ? {} : { telephone }),
  };
}

function at(officer: Officer | null, post: string, email: string): Officer {
  return { ...(officer ?? { post, name: null }), email };
}

function addressOption(options: CliOptions, name: string, flag: string): string | undefined {
  const given = textOption(options, name);
  if (given === undefined) return undefined;
  const check = usableAddress(given);
  if (check.ok) return check.address;
  const [problem = '', accepted = ''] = check.problem.split('; accepted: ');
  throw new DeskError('address-invalid', `${flag}: ${problem}`, accepted);
}
