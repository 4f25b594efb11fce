import { Paragraph, Table } from 'docx';
import type { IContext, IParagraphOptions, ITableOptions, IXmlableObject } from 'docx';

/** A place of a Word document that is filled in: a content control around one paragraph. */
export interface WordControl {
  /** Name by which a program finds it again; kept by Word and LibreOffice. */
  readonly tag: string;
  /** What Word shows above it while one writes in it. */
  readonly title: string;
  /** Unique in the document, above 0. */
  readonly id: number;
  /** Whether what stands in it is an invitation to write, which goes with the first letter. */
  readonly empty: boolean;
  /** Choices of a drop-down; absent: text of any kind, in any number of paragraphs. */
  readonly choices?: readonly string[];
}

const of = (name: string, attributes: Readonly<Record<string, string | number>> = {}): IXmlableObject => ({
  [name]: { _attr: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [`w:${key}`, value])) },
});

/** A paragraph to write in; the control around it cannot be deleted. */
export class ControlledParagraph extends Paragraph {
  readonly #control: WordControl;

  constructor(control: WordControl, paragraph: IParagraphOptions) {
    super(paragraph);
    this.#control = control;
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const { tag, title, id, empty, choices } = this.#control;
    const paragraph = super.prepForXml(context);
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
        { 'w:sdtContent': [paragraph] },
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
