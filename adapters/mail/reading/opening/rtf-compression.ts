/** What the format puts before every text, so that its common words need no space. */
const DICTIONARY = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
);
const COMPRESSED = 0x75465a4c;
const WINDOW = 4_096;
/** Bytes of a text once unpacked; what is beyond is left out. */
const LONGEST = 4 * 1024 * 1024;

/**
 * The rich text of a message as Outlook packs it; as much of it as the bytes hold and the limit allows, whatever
 * sizes its head states.
 * @source MS-OXRTFCP 2.1 and 3.1
 */
export function decompressedRtf(packed: Buffer): Buffer {
  if (packed.length < 16) return Buffer.alloc(0);
  if (packed.readUInt32LE(8) !== COMPRESSED) return packed.subarray(16);
  const window = Buffer.alloc(WINDOW);
  let write = DICTIONARY.copy(window);
  let out = Buffer.allocUnsafe(Math.min(LONGEST, Math.max(1_024, packed.length * 4)));
  let size = 0;
  const put = (byte: number): void => {
    if (size === out.length) out = Buffer.concat([out, Buffer.allocUnsafe(out.length)]);
    out[size++] = byte;
    window[write] = byte;
    write = (write + 1) % WINDOW;
  };
  for (let at = 16; at < packed.length && size < LONGEST;) {
    const flags = packed[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < packed.length; bit += 1) {
      if ((flags & (1 << bit)) === 0) {
        put(packed[at++] ?? 0);
        continue;
      }
      if (at + 1 >= packed.length) return out.subarray(0, size);
      const token = packed.readUInt16BE(at);
      at += 2;
      const from = token >> 4;
      if (from === write) return out.subarray(0, size);
      for (let index = 0; index < (token & 15) + 2; index += 1) put(window[(from + index) % WINDOW] ?? 0);
    }
  }
  return out.subarray(0, size);
}
