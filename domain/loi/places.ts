import type { Block } from './blocks.ts';

/** Characters of a text, `to` exclusive. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** Where blocks stand in the text they were read from: from their first line to their last. */
export function placeOfBlocks(blocks: readonly Block[]): Place {
  return { from: blocks[0]!.lines[0]!.from, to: blocks.at(-1)!.lines.at(-1)!.to };
}

/**
 * Where stretches of a paragraph stand in the text it was read from. The two differ in blanks, line ends and what was
 * left out between the lines (page feet, footnotes), never in the order of letters.
 *
 * @param paragraph made of the words of `blocks`, in their order
 * @param text what the lines of the blocks are places in
 */
export function placesWithin(
  stretches: readonly Place[],
  paragraph: string,
  blocks: readonly Block[],
  text: string,
): readonly Place[] {
  if (stretches.length === 0) return [];
  const places = new Uint32Array(paragraph.length);
  let at = 0;
  for (const line of blocks.flatMap((block) => block.lines)) {
    for (let place = line.from; place < line.to && at < paragraph.length; place += 1) {
      while (at < paragraph.length && isBlank(paragraph, at)) {
        places[at] = place;
        at += 1;
      }
      if (at === paragraph.length || paragraph[at] !== text[place]) continue;
      places[at] = place;
      at += 1;
    }
  }
  const whole = placeOfBlocks(blocks);
  return stretches.map(({ from, to }) => {
    let [first, last] = [from, to - 1];
    while (first < last && isBlank(paragraph, first)) first += 1;
    while (last > first && isBlank(paragraph, last)) last -= 1;
    return { from: places[first] ?? whole.from, to: (places[last] ?? whole.to - 1) + 1 };
  });
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 10 || code === 9 || code === 13;
}
