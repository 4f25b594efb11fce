/** The mechanisms the State answers to. */
export const MECHANISMS = [
  'ccpr',
  'cescr',
  'cat',
  'cedaw',
  'crc',
  'crpd',
  'cerd',
  'upr',
  'special-procedures',
  'gsp-plus',
  'action-plan',
] as const;

/** One of the mechanisms. */
export type Mechanism = (typeof MECHANISMS)[number];
