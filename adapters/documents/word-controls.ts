import { CarriageReturn, Table, TextRun } from 'docx';
import type { IContext, IRunOptions, ITableOptions, IXmlableObject } from 'docx';

/** A place of a Word document that is filled in. */
export interface WordControl {
  /** Name by which a program finds it again; kept by Word and LibreOffice. */
  readonly tag: string;
  /** What Word shows above it while one writes in it. */
  readonly title: string;
  /** Unique in the document, above 0. */
  readonly id: number;
  /** Whether what stands in it is an invitation to write, which goes with the first letter. */
  readonly empty: boolean;
  /** Choices of a drop-down; absent: a text of any number of lines. */
  readonly choices?: readonly string[];
}

const of = (name: string, attributes: Readonly<Record<string, string | number>> = {}): IXmlableObject => ({
  [name]: { _attr: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [`w:${key}`, value])) },
});

/**
 * A run to write in, with a content control around it that cannot be deleted. It stands inside a paragraph and not
 * around it: LibreOffice 7 writes the text of a control around paragraphs several times where Urdu and English meet.
 */
export class ControlledRun extends TextRun {
  readonly #control: WordControl;

  constructor(control: WordControl, run: IRunOptions) {
    super(run);
    this.#control = control;
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const { tag, title, id, empty, choices } = this.#control;
    const run = super.prepForXml(context);
    const kind =
      choices === undefined
        ? []
        : [{ 'w:dropDownList': choices.map((one) => of('w:listItem', { displayText: one, value: one })) }];
    return {
      'w:sdt': [
        {
          'w:sdtPr': [
            of('w:alias', { val: title }),
            of('w:tag', { val: tag }),
            of('w:id', { val: id }),
            of('w:lock', { val: 'sdtLocked' }),
            ...(empty ? [of('w:showingPlcHdr')] : []),
            ...kind,
          ],
        },
        { 'w:sdtContent': [run] },
      ],
    };
  }
}

/**
 * A table of which Word lets people change what stands in its controls and nothing else: cells, rows and texts stay.
 * Other programs show it as any table.
 */
export class GuardedTable extends Table {
  readonly #id: number;

  constructor(id: number, options: ITableOptions) {
    super(options);
    this.#id = id;
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    return {
      'w:sdt': [
        { 'w:sdtPr': [of('w:id', { val: this.#id }), of('w:lock', { val: 'contentLocked' }), of('w:group')] },
        { 'w:sdtContent': [super.prepForXml(context)] },
      ],
    };
  }
}

/** A text as what one run holds: its lines with breaks between them. */
export function inLines(text: string): (string | CarriageReturn)[] {
  return text.split('\n').flatMap((line, i) => (i === 0 ? [line] : [new CarriageReturn(), line]));
}
