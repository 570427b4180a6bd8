const BLOCK = 1 << 18;

/**
 * Where the many small arrays of a document are laid one behind the other: to make a small array of its own costs more
 * than to fill it. Every array is zero; a block is given back when none of its arrays is held any more.
 */
export class Room {
  private block = new ArrayBuffer(0);
  private used = 0;

  /** The place of so many bytes in the block, at a multiple of eight. */
  private take(bytes: number): number {
    if (this.used + bytes > this.block.byteLength) {
      this.block = new ArrayBuffer(Math.max(BLOCK, bytes));
      this.used = 0;
    }
    const at = this.used;
    this.used += (bytes + 7) & ~7;
    return at;
  }

  int32(length: number): Int32Array {
    const at = this.take(length * 4);
    return new Int32Array(this.block, at, length);
  }

  uint8(length: number): Uint8Array {
    const at = this.take(length);
    return new Uint8Array(this.block, at, length);
  }

  float64(length: number): Float64Array {
    const at = this.take(length * 8);
    return new Float64Array(this.block, at, length);
  }
}
