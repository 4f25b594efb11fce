import type { Tag } from './html-tags.ts';

const NAMED = /^(?:red|darkred|crimson|firebrick|green|darkgreen|blue|mediumblue|magenta|fuchsia|purple)$/iu;

/**
 * Whether a tag gives its words one of the colours in which people write answers between the lines of a letter: red,
 * green, or plain blue. The blues of links and of program's own texts are none.
 */
export function isAnswerColour(tag: Tag): boolean {
  if (tag.closing || tag.name === 'a') return false;
  const styled = /(?:^|[;\s])color\s*:\s*([^;!]{1,40})/iu.exec(tag.attribute('style') ?? '')?.[1];
  const colour = (styled ?? (tag.name === 'font' ? tag.attribute('color') : null) ?? '').trim();
  if (NAMED.test(colour)) return true;
  const parts = partsOf(colour);
  if (parts === null) return false;
  const [red, green, blue] = parts;
  return (
    (red > 150 && green < 90 && blue < 90) ||
    (green > 100 && red < 90 && blue < 110) ||
    (blue > 200 && red < 60 && green < 60)
  );
}

function partsOf(colour: string): readonly [number, number, number] | null {
  const hex = /^#?([0-9a-f]{6})$/iu.exec(colour)?.[1];
  if (hex !== undefined) {
    const value = Number.parseInt(hex, 16);
    return [value >> 16, (value >> 8) & 255, value & 255];
  }
  const parts = /^rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})/iu.exec(colour);
  return parts === null ? null : [Number(parts[1]), Number(parts[2]), Number(parts[3])];
}
