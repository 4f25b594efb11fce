import type { LocalDate } from '../calendar/calendar.ts';
import { pointsElsewhere, reasonIn, saysNoData, tellingStems, withoutBoilerplate } from './answer-phrases.ts';
import { casesIn, type CaseInText } from './cases-in-text.ts';
import { figuresIn, isSpanOfTime, type Figure } from './figures-in-text.ts';
import { lawsIn, type LawInText } from './laws-in-text.ts';

/** What an answer says, read once for all rules. */
export interface AnswerFacts {
  readonly text: string;
  readonly figures: readonly Figure[];
  /** Those that count or measure something: no span of time, no penalty, no amount, no number of laws or committees. */
  readonly statistics: readonly Figure[];
  readonly amounts: readonly Figure[];
  readonly laws: readonly LawInText[];
  readonly cases: readonly CaseInText[];
  /** Stems that tell something, courtesies and assurances left out. */
  readonly telling: ReadonlySet<string>;
  /** Where it says that it stands elsewhere. */
  readonly elsewhere: { readonly words: string; readonly telling: number } | null;
  /** Where it says that there are no data. */
  readonly noData: { readonly words: string; readonly reason: string | null; readonly telling: number } | null;
}

const MONEY: ReadonlySet<string> = new Set(['PKR', 'USD', 'EUR', 'GBP']);
/** Counts that say nothing on people, cases or services. */
const NO_STATISTIC: ReadonlySet<string> = new Set(
  'laws acts bills rules regulations ordinances policies committees meetings steps pillars phases measures provisions articles sections chapters members conventions treaties countries ministries divisions departments provinces thematic areas parts objectives stakeholders amendments instruments reports'.split(
    ' ',
  ),
);
const PENALTY =
  /(?:imprison\p{L}*|jail term|fined?|penalt(?:y|ies)|punish(?:able|ment|ments)|sentence of|term of|rigorous|قید(?!\p{L})|جرمانہ|جرمانے)[^.;\n]{0,48}$/iu;
const PENALTY_AFTER = /^[^.;\n]{0,24}(?:imprison\p{L}*|fine\b|قید(?!\p{L})|جرمانہ)/iu;

/** Reads an answer. */
export function answerFacts(text: string, on: LocalDate): AnswerFacts {
  const figures = figuresIn(text, on);
  const elsewhere = pointsElsewhere(text);
  const noData = saysNoData(text);
  const onlyNil = noData !== null && tellingStems(withoutBoilerplate(noData.rest)).size === 0;
  // “Nil” alone does not tell whether nothing happened or nothing is kept.
  const counted = onlyNil ? [] : figures.filter((figure) => !isSpanOfTime(figure) && !isPenalty(figure, text));
  return {
    text,
    figures,
    statistics: counted.filter(({ unit }) => unit === null || !(MONEY.has(unit) || NO_STATISTIC.has(unit))),
    amounts: counted.filter(({ unit }) => unit !== null && MONEY.has(unit)),
    laws: lawsIn(text),
    cases: casesIn(text, figures),
    telling: tellingStems(withoutBoilerplate(text)),
    elsewhere:
      elsewhere === null
        ? null
        : { words: elsewhere.words, telling: tellingStems(withoutBoilerplate(elsewhere.rest)).size },
    noData:
      noData === null
        ? null
        : { words: noData.words, reason: reasonIn(text), telling: tellingStems(withoutBoilerplate(noData.rest)).size },
  };
}

function isPenalty({ from, to }: Figure, text: string): boolean {
  return PENALTY.test(text.slice(Math.max(0, from - 64), from)) || PENALTY_AFTER.test(text.slice(to, to + 40));
}
