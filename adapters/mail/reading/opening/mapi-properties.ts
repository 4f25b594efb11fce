import { ByteReader, CutShort } from './byte-reader.ts';

/** One property of Outlook's store: its first value. */
export interface MapiProperty {
  readonly kind: 'number' | 'text' | 'unicode' | 'binary';
  readonly value: Buffer;
}

/** Properties by id; named ones are left out, since nothing here is one. */
export type MapiProperties = Map<number, MapiProperty>;

/** Bytes of a value of fixed length, padding included. */
const FIXED = new Map([
  [0x0002, 4],
  [0x0003, 4],
  [0x0004, 4],
  [0x0005, 8],
  [0x0006, 8],
  [0x0007, 8],
  [0x000a, 4],
  [0x000b, 4],
  [0x0014, 8],
  [0x0040, 8],
  [0x0048, 16],
]);
const TEXT = 0x001e;
const UNICODE = 0x001f;
const MANY = 0x1000;
const NAMED_FROM = 0x8000;
const MOST_PROPERTIES = 5_000;

/**
 * A list of properties; what is cut off or of an unknown type ends it.
 * @source MS-OXTNEF 2.1.3.4 (MsgPropertyList), MS-OXCDATA 2.11.1 (property types)
 */
export function mapiProperties(bytes: Buffer): MapiProperties {
  const found: MapiProperties = new Map();
  const reader = new ByteReader(bytes);
  try {
    const count = Math.min(reader.u32(), MOST_PROPERTIES);
    for (let index = 0; index < count; index += 1) {
      const type = reader.u16();
      const id = reader.u16();
      if (id >= NAMED_FROM) skipName(reader);
      const property = propertyOf(reader, type);
      if (property === null) break;
      if (id < NAMED_FROM) found.set(id, property);
    }
  } catch (error) {
    if (!(error instanceof CutShort)) throw error;
  }
  return found;
}

function skipName(reader: ByteReader): void {
  reader.bytes(16);
  const byText = reader.u32() === 1;
  if (byText) reader.bytes(padded(reader.u32()));
  else reader.u32();
}

function propertyOf(reader: ByteReader, type: number): MapiProperty | null {
  const base = type & 0x0fff;
  const fixed = FIXED.get(base);
  const many = (type & MANY) !== 0;
  if (fixed !== undefined) {
    const values = Array.from({ length: many ? Math.min(reader.u32(), MOST_PROPERTIES) : 1 }, () =>
      reader.bytes(fixed),
    );
    return { kind: 'number', value: values[0] ?? Buffer.alloc(0) };
  }
  if (![TEXT, UNICODE, 0x0102, 0x000d].includes(base)) return null;
  const kind = base === TEXT ? 'text' : base === UNICODE ? 'unicode' : 'binary';
  let first: Buffer | null = null;
  for (let left = Math.min(reader.u32(), MOST_PROPERTIES); left > 0; left -= 1) {
    const length = reader.u32();
    // A value that was cut off on its way is kept as far as it came.
    const value = length > reader.left ? reader.most(length) : reader.bytes(length);
    reader.skip(padded(length) - length);
    first ??= value;
  }
  return { kind, value: first ?? Buffer.alloc(0) };
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
