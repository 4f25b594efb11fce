/** Bytes ran out before what they promise. */
export class CutShort extends Error {
  override readonly name = 'CutShort';
}

/** Reads numbers and stretches one after the other. Class, since it has a place that moves. */
export class ByteReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  u8(): number {
    return this.#take(1).readUInt8();
  }

  u16(): number {
    return this.#take(2).readUInt16LE();
  }

  u32(): number {
    return this.#take(4).readUInt32LE();
  }

  /** @throws CutShort where fewer are left */
  bytes(length: number): Buffer {
    return this.#take(length);
  }

  /** As many as are left, up to `length`. */
  most(length: number): Buffer {
    return this.#take(Math.min(length, this.left));
  }

  skip(length: number): void {
    this.#at = Math.min(this.#bytes.length, this.#at + length);
  }

  #take(length: number): Buffer {
    if (length > this.left) throw new CutShort(`${length} bytes promised, ${this.left} left`);
    const taken = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return taken;
  }
}
