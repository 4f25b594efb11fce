import { z } from 'zod';
import { checkSdgLinks, type SdgLinks } from '../../domain/exports/sdg-targets.ts';
import { THEMES, type ThemeId } from '../../domain/questions/themes.ts';
import { exactly, parseDataFile, words } from './data-file.ts';

const THEME_IDS = THEMES.map(({ id }) => id) as [ThemeId, ...ThemeId[]];

const sdgLinks: z.ZodType<SdgLinks> = exactly({
  version: z.int().positive(),
  source: words,
  links: z.array(
    exactly({
      theme: z.enum(THEME_IDS),
      targets: z.array(words),
      persons: z.array(words),
      source: words,
    }),
  ),
});

/**
 * Reads a file that links subjects of human rights to targets of the Sustainable Development Goals.
 *
 * @param where how the file is called in a message
 * @throws DeskError `data-invalid` when shape, themes or targets are not as they must be
 */
export function parseSdgLinks(text: string, where: string): SdgLinks {
  return parseDataFile(text, where, sdgLinks, checkSdgLinks);
}
