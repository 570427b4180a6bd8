/** The little of the tar format (POSIX ustar) that an archive needs, so that any tar program opens it. */

const BLOCK = 512;

/** One entry as bytes: header, content, padding. */
export function entry(name: string, content: Uint8Array, at: Date): Buffer {
  const header = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > 100) throw new RangeError(`name too long for an archive: ${name}`);
  header.write(name, 0);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write(
    `${Math.floor(at.getTime() / 1000)
      .toString(8)
      .padStart(11, '0')}\0`,
    136,
  );
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)]);
}

/** What ends an archive. */
export const END = Buffer.alloc(2 * BLOCK);

/**
 * The entries of an archive, one after the other.
 * @throws {RangeError} when it is no archive, or ends too early
 */
export async function* entries(
  bytes: AsyncIterable<Buffer>,
): AsyncGenerator<{ readonly name: string; readonly content: Buffer }> {
  let held: Buffer = Buffer.alloc(0);
  const source = bytes[Symbol.asyncIterator]();
  const take = async (length: number): Promise<Buffer> => {
    const pieces = [held];
    let have = held.length;
    while (have < length) {
      const { value, done } = await source.next();
      if (done) throw new RangeError('archive ends too early');
      pieces.push(value);
      have += value.length;
    }
    held = pieces.length > 1 ? Buffer.concat(pieces) : held;
    const taken = held.subarray(0, length);
    held = held.subarray(length);
    return taken;
  };
  for (;;) {
    const header = await take(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    if (header.toString('latin1', 257, 262) !== 'ustar') throw new RangeError('not an archive');
    const text = (from: number, to: number) => header.toString('utf8', from, to).split('\0')[0] as string;
    const size = Number.parseInt(text(124, 136), 8);
    const content = Buffer.from(await take(size));
    await take((BLOCK - (size % BLOCK)) % BLOCK);
    yield { name: text(0, 100), content };
  }
}
