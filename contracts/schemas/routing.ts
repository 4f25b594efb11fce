import { z } from 'zod';
import type { Office } from '../../domain/offices/office.ts';
import type { RoutingRule } from '../../domain/questions/assignment.ts';
import { checkRoutingRules } from '../../domain/questions/rule-offices.ts';
import { THEMES, type ThemeId } from '../../domain/questions/themes.ts';
import { exactly, parseDataFile, words } from './data-file.ts';

/** The routing table as a file holds it. */
export interface RoutingFile {
  readonly version: number;
  readonly source: string;
  readonly rules: readonly RoutingRule[];
}

const THEME_IDS = THEMES.map(({ id }) => id) as [ThemeId, ...ThemeId[]];

const routingFile: z.ZodType<RoutingFile> = exactly({
  version: z.int().positive(),
  source: words,
  rules: z.array(
    exactly({
      id: words,
      subject: words,
      keywords: z.array(words),
      themes: z.array(z.enum(THEME_IDS)).exactOptional(),
      weight: z.number().positive().max(1).exactOptional(),
      offices: z.array(words),
      source: words,
    }),
  ),
});

/**
 * Reads a file of the routing table.
 *
 * @param where how the file is called in a message
 * @param offices all offices, to tell unknown ones
 * @throws DeskError `data-invalid` when shape, keywords or offices are not as they must be
 */
export function parseRoutingFile(text: string, where: string, offices: readonly Office[]): RoutingFile {
  return parseDataFile(text, where, routingFile, ({ rules }) =>
    checkRoutingRules(rules, offices).map(({ rule, message }) =>
      rule === null ? message : `rule "${rule}": ${message}`,
    ),
  );
}
