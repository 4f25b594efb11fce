import type { Mechanism } from '../mechanisms.ts';
import type { RoutingRule } from './assignment.ts';
import { type Keyword, keyword, occurs } from './keyword.ts';
import { articleSubjects } from './treaty-articles.ts';
import { themesOfStems } from './themes-in.ts';
import { THEMES } from './themes.ts';
import { stemsOf } from './words.ts';

/** A rule that concerns a question, how much, and by what. */
export interface RuleEvidence {
  readonly rule: RoutingRule;
  /** From 0 to 1. */
  readonly strength: number;
  /** Why, for an officer: `“prison”, article 10 of the treaty`. */
  readonly because: readonly string[];
}

/** A rule with its keywords ready. */
export interface ReadyRule {
  readonly rule: RoutingRule;
  readonly keywords: readonly Keyword[];
}

/** A question as rules read it. */
export interface RoutedText {
  readonly text: string;
  readonly heading: string;
  readonly articles: readonly string[];
  readonly mechanism: Mechanism | null;
}

/** What one keyword is worth by its number of words, from the first: a phrase is seldom there by chance. */
const WORDS = [0.42, 0.55, 0.65] as const;
/** In the heading alone, in place of the text. */
const HEADING = 0.4;
/** A subject that the text names by other words than the rule's own. */
const THEME = 0.3;
/** A subject of an article that the question cites. */
const ARTICLE = 0.25;
const HIGHEST = 0.95;

/** Makes rules ready for many questions. */
export function readyRules(rules: readonly RoutingRule[]): readonly ReadyRule[] {
  return rules.map((rule) => ({ rule, keywords: rule.keywords.map(keyword) }));
}

/** The rules that concern a question: by their words in its text or heading, by its subjects, by its articles. */
export function ruleEvidence(rules: readonly ReadyRule[], question: RoutedText): readonly RuleEvidence[] {
  const [plain, plainHeading] = [question.text.toLowerCase(), question.heading.toLowerCase()];
  const themes = themesOfStems(stemsOf(question.text));
  const articles = question.articles.map((article) => ({
    article,
    subjects: articleSubjects(question.mechanism, article),
  }));
  return rules.flatMap(({ rule, keywords }) => {
    const found: (readonly [strength: number, because: string])[] = [];
    for (const one of keywords) {
      const worth = WORDS[Math.min(one.words.split(/\s+/).length, WORDS.length) - 1] ?? 0;
      if (occurs(one, question.text, plain)) found.push([worth, `“${one.words}”`]);
      else if (occurs(one, question.heading, plainHeading))
        found.push([worth * HEADING, `“${one.words}” in the heading`]);
    }
    const own = rule.themes ?? [];
    if (found.length === 0)
      for (const theme of own) if (themes.has(theme)) found.push([THEME, `the subject “${nameOf(theme)}”`]);
    for (const { article, subjects } of articles)
      if (own.some((theme) => subjects.includes(theme))) found.push([ARTICLE, `article ${article} of the treaty`]);
    if (found.length === 0) return [];
    const doubt = found.reduce((left, [strength]) => left * (1 - strength), 1);
    return [
      {
        rule,
        strength: Math.min(HIGHEST, 1 - doubt) * (rule.weight ?? 1),
        because: found.map(([, because]) => because),
      },
    ];
  });
}

const nameOf = (theme: string): string => THEMES.find(({ id }) => id === theme)?.name ?? theme;
