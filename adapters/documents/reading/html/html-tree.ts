import { parse, defaultTreeAdapter, type DefaultTreeAdapterTypes, type TreeAdapter } from 'parse5';
import type { DefaultTreeAdapterMap } from 'parse5';
import { DeskError } from '../../../../contracts/errors.ts';

/** An element of a page. */
export type HtmlElement = DefaultTreeAdapterTypes.Element;
/** Anything in a page. */
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;

/** Elements inside elements; a page of a person stays below a tenth. */
const DEEPEST = 512;
const MOST_NODES = 1_000_000;

/**
 * Parses a page as a browser would, scripts and all that is outside left alone.
 * @throws DeskError `document-unreadable` where it is nested deeper than any page
 */
export function parseHtml(html: string, filename: string): DefaultTreeAdapterTypes.Document {
  const depths = new WeakMap<object, number>();
  let nodes = 0;
  const refuse = (why: string): never => {
    throw new DeskError('document-unreadable', `${filename} ${why}.`, 'a page as a program saves it');
  };
  /** The parser itself searches upwards for each element, so depth is stopped while it builds. */
  const placed = (parent: object, node: object): void => {
    const depth = (depths.get(parent) ?? 0) + 1;
    depths.set(node, depth);
    nodes += 1;
    if (depth > DEEPEST) refuse(`nests elements more than ${DEEPEST} deep`);
    if (nodes > MOST_NODES) refuse(`holds more than ${MOST_NODES.toLocaleString('en')} elements`);
  };
  const treeAdapter: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    appendChild: (parent, node) => {
      placed(parent, node);
      defaultTreeAdapter.appendChild(parent, node);
    },
    insertBefore: (parent, node, before) => {
      placed(parent, node);
      defaultTreeAdapter.insertBefore(parent, node, before);
    },
  };
  // With scripting, the text for browsers without it is taken for a page's content; no script runs here.
  return parse(html, { treeAdapter, scriptingEnabled: false });
}

/** An attribute's value. */
export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

/** A property in an element's own style, in lower case. */
export function styled(element: HtmlElement, property: string): string | undefined {
  const style = attribute(element, 'style')?.toLowerCase() ?? '';
  const found = style.split(';').find((one) => one.split(':')[0]?.trim() === property);
  return found?.slice(found.indexOf(':') + 1).trim();
}

/** Whether a node is an element. */
export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

/** The elements in one, of given names. */
export function childrenOf(parent: { readonly childNodes: readonly HtmlNode[] }, ...names: readonly string[]) {
  return parent.childNodes.filter(isElement).filter(({ tagName }) => names.includes(tagName));
}
