import { overdueBy, standing } from '../../../domain/obligations/standing.ts';
import type { Cited } from '../../../domain/obligations/obligation.ts';
import { dueWords, overdueWords, reviewWords, warningLines } from '../../obligation-words.ts';
import type { RunCommand } from '../command.ts';
import { dayWords, today } from '../dates.ts';
import { currentObligations, findObligation } from '../find-obligation.ts';

const day = (date: string): string => dayWords(date);

/**
 * `treaty show MECHANISM`: one obligation with every fact's source. Needs nothing running.
 * @throws DeskError `mechanism-unknown`
 */
export const run: RunCommand = async ([name = ''], _options, context) => {
  const on = today(context);
  const obligations = await currentObligations(context);
  const obligation = findObligation(obligations, name);
  const { id, body, treaty, bond, last, list, review, observations, owed } = obligation;
  const stand = standing({ ...obligations, obligations: [obligation] }, on)[0]!;
  const paragraphs = observations?.followUpParagraphs ?? [];
  const lines = [
    `${body} (${id})`,
    treaty,
    '',
    `Standing: ${bond.words}${by(bond)}`,
    ...(last === null ? [] : [`Last: ${last.words}${last.on === null ? '' : `, ${day(last.on)}`}${by(last)}`]),
    ...(list === null
      ? []
      : [`List: ${list.symbol ?? list.kind}${list.on === null ? '' : `, ${day(list.on)}`}${by(list)}`]),
    `Review: ${reviewWords(review, day, on)}${review.session === null ? '' : `, ${review.session}`}${by(review)}`,
    ...(observations === null
      ? []
      : [
          `Concluding observations: ${observations.symbol ?? 'symbol not known'}${observations.adoptedOn === null ? '' : `, adopted ${day(observations.adoptedOn)}`}${paragraphs.length === 0 ? '' : `, follow-up to ${paragraphs.join(', ')}`}${by(observations)}`,
        ]),
    '',
    `Overdue by: ${overdueWords(stand)}`,
    ...owed.flatMap((one) => [
      `Owed: ${one.words} [${one.id}]`,
      `  due ${dueWords(one, day)}: ${one.basis}${by(one)}`,
      ...(one.cycle === null ? [] : [`  answered by ${one.cycle}`]),
    ]),
    ...warningLines(obligation, day),
    ...stand.remarks,
  ];
  return {
    json: { ...obligation, overdueBy: overdueBy(obligation, on), remarks: stand.remarks },
    text: lines.join('\n'),
  };
};

function by({ certainty, source }: Cited): string {
  return ` — ${certainty}; ${source}`;
}
