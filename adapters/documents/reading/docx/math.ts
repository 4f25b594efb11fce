import { elementIn, elementsIn, textIn, type XmlElement } from '../xml-tree.ts';

/**
 * A formula in one line: `(a+b)/2`, `x^2`, `√(n)`. Every character of it stays, in the order in which it is read.
 * @source the linear format of Unicode Technical Note 28, without its spacing
 */
export function linearMath(element: XmlElement): string {
  return elementsIn(element).map(inLine).join('');
}

function inLine(element: XmlElement): string {
  const part = (name: string): string => {
    const found = elementIn(element, name);
    return found === undefined ? '' : linearMath(found);
  };
  const property = (name: string, otherwise: string): string => {
    const found = elementIn(elementIn(element, `${element.name}Pr`), name);
    return found === undefined ? otherwise : (found.attributes['m:val'] ?? '');
  };
  switch (element.name) {
    case 'm:r':
      return elementsIn(element, 'm:t').map(textIn).join('');
    case 'm:f':
      return `${grouped(part('m:num'))}/${grouped(part('m:den'))}`;
    case 'm:sSup':
      return `${part('m:e')}^${grouped(part('m:sup'))}`;
    case 'm:sSub':
      return `${part('m:e')}_${grouped(part('m:sub'))}`;
    case 'm:sSubSup':
      return `${part('m:e')}_${grouped(part('m:sub'))}^${grouped(part('m:sup'))}`;
    case 'm:sPre':
      return `_${grouped(part('m:sub'))}^${grouped(part('m:sup'))}${part('m:e')}`;
    case 'm:rad':
      return part('m:deg') === '' ? `√(${part('m:e')})` : `√(${part('m:deg')}&${part('m:e')})`;
    case 'm:d': {
      const inner = elementsIn(element, 'm:e').map(linearMath);
      return `${property('m:begChr', '(')}${inner.join(property('m:sepChr', '|'))}${property('m:endChr', ')')}`;
    }
    case 'm:nary': {
      const [sub, sup] = [part('m:sub'), part('m:sup')];
      const bounds = `${sub === '' ? '' : `_${grouped(sub)}`}${sup === '' ? '' : `^${grouped(sup)}`}`;
      return `${property('m:chr', '∫')}${bounds} ${part('m:e')}`;
    }
    case 'm:func':
      return `${part('m:fName')} ${part('m:e')}`;
    case 'm:limLow':
      return `${part('m:e')}_${grouped(part('m:lim'))}`;
    case 'm:limUpp':
      return `${part('m:e')}^${grouped(part('m:lim'))}`;
    case 'm:acc':
      // The sign is a combining one, and stands over the letter before it.
      return `${part('m:e')}${property('m:chr', '\u0302')}`;
    case 'm:m':
      return `[${elementsIn(element, 'm:mr')
        .map((row) => elementsIn(row, 'm:e').map(linearMath).join(', '))
        .join('; ')}]`;
    case 'm:eqArr':
      return elementsIn(element, 'm:e').map(linearMath).join('; ');
    default:
      // What bears text of Word's own inside a formula, or holds parts that are read one after the other.
      return element.name === 'w:t' ? textIn(element) : element.name.endsWith('Pr') ? '' : linearMath(element);
  }
}

/** A part of more than one sign needs brackets to stay together in a line. */
function grouped(text: string): string {
  return Array.from(text).length <= 1 || /^\([^()]*\)$/.test(text) || /^[\p{L}\p{N}\p{M}]+$/u.test(text)
    ? text
    : `(${text})`;
}
