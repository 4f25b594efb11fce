import { csrf } from 'hono/csrf';
import type { MiddlewareHandler } from 'hono';

/** Refuses a form that another site sends: by its origin, and a server in front of the desk ends TLS, so by its host. */
export function ownFormsOnly(): MiddlewareHandler {
  return csrf({ origin: (origin, c) => hostOf(origin) === c.req.header('host') });
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
