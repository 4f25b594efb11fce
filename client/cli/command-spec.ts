import type { RunCommand } from './command.ts';

/** One command: what it is called, what it takes, and where it lives. */
export interface CommandSpec {
  readonly path: readonly string[];
  /** Also goes without its first word: `consolidate ID` for `cycle consolidate ID`. */
  readonly shortcut?: true;
  /** As commander writes them: `<file>` needed, `[rows...]` any number. */
  readonly args?: string;
  readonly summary: string;
  /** Flags with what they mean. */
  readonly options?: readonly (readonly [flags: string, meaning: string])[];
  readonly load: () => Promise<RunCommand>;
}
