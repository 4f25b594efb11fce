import type { OpenBody } from '../../../activities/ports.ts';
import { takenApart } from './parsed-mail.ts';

/** The HTML of a message where it holds a table, in which people paste what they filled in; null for any other. */
export const openBody: OpenBody = async (raw) => {
  const { html } = await takenApart(raw);
  return /<table\b/iu.test(html) ? new TextEncoder().encode(`<!doctype html><meta charset="utf-8">${html}`) : null;
};
