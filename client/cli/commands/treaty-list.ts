import { standing } from '../../../domain/obligations/standing.ts';
import { dueWords, lastWords, otherLines, overdueWords, reviewWords, warningLines } from '../../obligation-words.ts';
import type { RunCommand } from '../command.ts';
import { today } from '../dates.ts';
import { currentObligations } from '../find-obligation.ts';
import { table } from '../table.ts';

const asIs = (date: string): string => date;

/**
 * `treaty list`: what is owed under each mechanism, the most overdue first, with what is not known. A line is about the
 * one thing that it names. Needs nothing running: then it reads `seeds/`.
 *
 * @throws DeskError `data-invalid`
 */
export const run: RunCommand = async (_args, _options, context) => {
  const on = today(context);
  const obligations = await currentObligations(context);
  const stands = standing(obligations, on);
  const rows = stands.map((stand) => {
    const { obligation, next, certainty } = stand;
    const first = next ?? obligation.owed[0];
    return [
      obligation.id,
      lastWords(obligation, asIs),
      first?.kind ?? '',
      next === null ? (obligation.owed.length === 0 ? '' : 'not known') : dueWords(next, asIs),
      overdueWords(stand),
      reviewWords(obligation.review, asIs, on),
      certainty ?? '',
      first?.cycle ?? '',
    ];
  });
  const heads = ['Mechanism', 'Last', 'Owed first', 'Due', 'Overdue by', 'Review', 'Standing', 'Cycle'];
  const said = stands.flatMap(({ obligation, next, remarks }) => [
    ...remarks.map((remark) => `  ${obligation.id}: ${remark}`),
    ...otherLines({ obligation, next }, asIs, on).map((line) => `  ${obligation.id}: ${line}`),
    ...warningLines(obligation, asIs).map((line) => `  ${obligation.id}: ${line}`),
  ]);
  return {
    json: stands.map(({ obligation, ...stand }) => ({ ...obligation, ...stand })),
    text: [
      `As of ${on}; last change ${obligations.on}.`,
      table(heads, rows),
      '',
      'To be said beside it:',
      ...said,
    ].join('\n'),
  };
};
