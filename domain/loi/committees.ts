/** A committee, the documents it signs and the treaty it watches. */
export interface CommitteeNames {
  readonly name: string;
  /** How its documents' symbols begin; null where they do not tell. */
  readonly symbol: RegExp | null;
  /** How the treaty is named in full; null for bodies that watch none. */
  readonly treaty: string | null;
}

/** The bodies whose documents are read. */
export const COMMITTEES: readonly CommitteeNames[] = [
  {
    name: 'Human Rights Committee',
    symbol: /^CCPR\//,
    treaty: 'Covenant on Civil and Political Rights',
  },
  {
    name: 'Committee on Economic, Social and Cultural Rights',
    symbol: /^(?:E\/C\.12|CESCR)\//,
    treaty: 'Covenant on Economic, Social and Cultural Rights',
  },
  {
    name: 'Committee against Torture',
    symbol: /^CAT\/C\//,
    treaty: 'Convention against Torture',
  },
  {
    name: 'Committee on the Elimination of Discrimination against Women',
    symbol: /^CEDAW\//,
    treaty: 'Convention on the Elimination of All Forms of Discrimination against Women',
  },
  {
    name: 'Committee on the Rights of the Child',
    symbol: /^CRC\//,
    treaty: 'Convention on the Rights of the Child',
  },
  {
    name: 'Committee on the Rights of Persons with Disabilities',
    symbol: /^CRPD\//,
    treaty: 'Convention on the Rights of Persons with Disabilities',
  },
  {
    name: 'Committee on the Elimination of Racial Discrimination',
    symbol: /^CERD\//,
    treaty: 'Convention on the Elimination of All Forms of Racial Discrimination',
  },
  {
    name: 'Committee on the Protection of the Rights of All Migrant Workers and Members of Their Families',
    symbol: /^CMW\//,
    treaty: 'Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families',
  },
  {
    name: 'Committee on Enforced Disappearances',
    symbol: /^CED\//,
    treaty: 'Convention for the Protection of All Persons from Enforced Disappearance',
  },
  { name: 'Subcommittee on Prevention of Torture', symbol: null, treaty: null },
  { name: 'Human Rights Council', symbol: /^A\/HRC\//, treaty: null },
];

/** The treaty that a committee watches, as its documents may write it; absent for a body that watches none. */
export function treatyOf(committee: string | null): RegExp | undefined {
  const treaty = COMMITTEES.find(({ name }) => name === committee)?.treaty ?? null;
  return treaty === null ? undefined : new RegExp(`(?:International )?${treaty.replaceAll(' ', '\\s{1,40}')}`, 'i');
}
