/** Tells what is being done while everything comes up, and what happens afterwards. */
export interface Progress {
  /** A step that is done. */
  readonly done: (step: string, detail?: string) => void;
  /** Something worth knowing on the way. */
  readonly note: (step: string, detail?: string) => void;
}
