import { standing } from '../../../domain/obligations/standing.ts';
import { dueWords, lastWords, overdueWords, reviewWords, warningLines } from '../../obligation-words.ts';
import type { RunCommand } from '../command.ts';
import { today } from '../dates.ts';
import { currentObligations } from '../find-obligation.ts';
import { table } from '../table.ts';

const asIs = (date: string): string => date;

/**
 * `treaty list`: what is owed under each mechanism, the most overdue first, with what is not known. Needs nothing
 * running: then it reads `seeds/`.
 *
 * @throws DeskError `data-invalid`
 */
export const run: RunCommand = async (_args, _options, context) => {
  const on = today(context);
  const obligations = await currentObligations(context);
  const stands = standing(obligations, on);
  const rows = stands.map((stand) => {
    const { obligation, next, certainty } = stand;
    return [
      obligation.id,
      lastWords(obligation, asIs),
      next === null ? (obligation.owed.length === 0 ? '' : 'not known') : dueWords(next, asIs),
      overdueWords(stand),
      reviewWords(obligation.review, asIs, on),
      certainty ?? '',
      next?.cycle ?? obligation.owed.find(({ cycle }) => cycle !== null)?.cycle ?? '',
    ];
  });
  const heads = ['Mechanism', 'Last', 'Next due', 'Overdue by', 'Review', 'Standing', 'Cycle'];
  const said = stands.flatMap(({ obligation, remarks }) => [
    ...remarks.map((remark) => `  ${obligation.id}: ${remark}`),
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
