import type { InstrumentKind } from '../loi/instrument.ts';
import { reportOrdinal } from '../loi/ordinals.ts';

const KIND_WORDS: Readonly<Partial<Record<InstrumentKind, string>>> = {
  'list-of-issues': 'list of issues',
  'list-of-issues-prior-to-reporting': 'list of issues prior to the submission of its report',
  'list-of-themes': 'list of themes',
  'advance-questions': 'advance questions',
};

/**
 * What a State's text replies to, as it stands after “to the”. The number of the report is in the symbol of a list,
 * where one is printed: `…/Q/2` and `…/QPR/3`.
 *
 * @example repliedTo('list-of-issues', 'CRC/C/PAK/Q/6-7') // 'list of issues in relation to its combined sixth and seventh periodic reports'
 */
export function repliedTo(kind: InstrumentKind, symbol: string | null): string {
  const number = /\/Q(?:PR)?\/(\d{1,2})(?:-(\d{1,2}))?(?![\d-])/u.exec(symbol ?? '');
  const first = reportOrdinal(Number(number?.[1]));
  const second = number?.[2] === undefined ? null : reportOrdinal(Number(number[2]));
  const plain = KIND_WORDS[kind] ?? 'communication';
  if (first === undefined || second === undefined) return plain;
  const periodic = (ordinal: string): string => (ordinal === 'initial' ? 'initial' : `${ordinal} periodic`);
  const report = second === null ? `${periodic(first)} report` : `combined ${first} and ${second} periodic reports`;
  if (kind === 'list-of-issues') return `list of issues in relation to its ${report}`;
  if (kind === 'list-of-issues-prior-to-reporting') return `list of issues prior to the submission of its ${report}`;
  return plain;
}
