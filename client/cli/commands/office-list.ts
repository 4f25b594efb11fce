import { isReserved } from '../../../domain/offices/address.ts';
import type { RunCommand } from '../command.ts';
import { table } from '../table.ts';

/** `office list [--all]`: the offices that are asked, with whom a letter goes to; all of them with `--all`. */
export const run: RunCommand = async (_args, options, context) => {
  const { offices } = await context.reference();
  const shown = offices.filter((office) => options['all'] === true || office.role !== null);
  const rows = shown.map((office) => {
    const address = office.focalPoint?.email ?? null;
    const note = address === null ? 'no address' : isReserved(address) ? 'test address' : '';
    return [office.id, office.role ?? '', office.name, address ?? '', note];
  });
  return { json: shown, text: table(['Id', 'Seat', 'Name', 'Focal point', ''], rows) };
};
