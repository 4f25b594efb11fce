import { html } from 'hono/html';
import { DeskError } from '../../contracts/errors.ts';
import type { Html } from './layout.ts';

/** What a browser sent, by field; files are never taken. */
export type FormFields = Readonly<Record<string, unknown>>;

/** A field as text without the spaces around it; '' where it was left out. */
export function fieldOf(fields: FormFields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value.trim() : '';
}

/**
 * A field that must hold something.
 * @throws DeskError `usage`
 */
export function neededField(fields: FormFields, name: string, what: string): string {
  const value = fieldOf(fields, name);
  if (value === '') throw new DeskError('usage', `${what} is missing.`, 'Go back and fill it in; nothing was done.');
  return value;
}

/** A form that acts: what it changes is done by POST alone. */
export function actingForm(action: string, content: Html): Html {
  return html`<form method="post" action="${action}" class="acting">${content}</form>`;
}

/** One line to fill in, under its label. */
export function lineField(name: string, label: string, value = '', type: 'text' | 'date' | 'number' = 'text'): Html {
  return html`<label>${label} <input type="${type}" name="${name}" value="${value}" /></label>`;
}

/** Who decides. The desk has no accounts yet: whoever reaches it says who they are, and the register keeps it. */
export function byField(post: string, label = 'Decided by (post)'): Html {
  return lineField('by', label, post);
}

/** Several lines to fill in, under their label. */
export function textField(name: string, label: string): Html {
  return html`<label>${label} <textarea name="${name}" rows="3"></textarea></label>`;
}
