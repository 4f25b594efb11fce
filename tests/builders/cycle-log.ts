import type { CommandOf } from '../../domain/cycle/commands.ts';

/** A call on some working day after the request. */
export interface LogEntry {
  readonly day: number;
  readonly reached: boolean;
}

/** A logged call that answered nothing; the key follows from what was said. */
export function heard(office: string, change: Partial<CommandOf<'log-contact'>> = {}): CommandOf<'log-contact'> {
  const said = change.said ?? 'rang';
  return {
    type: 'log-contact',
    office,
    channel: 'telephone',
    by: 'desk officer',
    said,
    reached: true,
    mail: `log/${office}/${said}`,
    ...change,
  };
}
