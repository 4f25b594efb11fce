/**
 * How an office and the secretariat spoke to each other. Whatever does not come by mail is logged by a desk officer and
 * has the same effect on the clock.
 */
export const CHANNELS = ['e-mail', 'telephone', 'visit', 'dak', 'fax'] as const;

/** One of the channels; `dak` is the post that messengers carry. */
export type Channel = (typeof CHANNELS)[number];
