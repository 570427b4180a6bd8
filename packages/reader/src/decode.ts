import { LuodiError } from '@luodi/domain';

/** A text with the encoding it came in. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/** The encodings one may name, by the names people use. */
const NAMES: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  big5: 'big5',
};

/** Share of control characters above which bytes are no text. */
const BINARY = 0.02;

/**
 * Bytes as text: a byte order mark decides (and is left out), else strict UTF-8, else UTF-16 by its zero bytes, else
 * what a detector says, among the encodings that Chinese texts come in. Bytes that do not decode become U+FFFD, which
 * the structure reports as a finding.
 * @param encoding overrides all of it
 * @throws LuodiError `encoding-unknown`, `file-binary`
 */
export async function decode(bytes: Uint8Array, name: string, encoding?: string): Promise<Decoded> {
  const decoded = encoding === undefined ? await guess(bytes) : await as(bytes, known(encoding));
  if (isBinary(decoded.text)) throw new LuodiError('file-binary', { name });
  return decoded;
}

function known(encoding: string): string {
  const name = NAMES[encoding.toLowerCase()];
  if (name === undefined) throw new LuodiError('encoding-unknown', { encoding });
  return name;
}

async function guess(bytes: Uint8Array): Promise<Decoded> {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return as(bytes.subarray(3), 'utf-8');
  if (a === 0xff && b === 0xfe) return as(bytes.subarray(2), 'utf-16le');
  if (a === 0xfe && b === 0xff) return as(bytes.subarray(2), 'utf-16be');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    // Not UTF-8 throughout.
  }
  const wide = zeroBytes(bytes);
  if (wide !== null) return as(bytes, wide);
  // A few broken bytes in a UTF-8 text do not make it another encoding.
  const loose = new TextDecoder('utf-8').decode(bytes);
  const broken = loose.split('\uFFFD').length - 1;
  if (broken <= Math.max(2, loose.length * 0.01) && /\p{Script=Han}/u.test(loose)) {
    return { text: loose, encoding: 'utf-8' };
  }
  const { default: chardet } = await import('chardet');
  const found = chardet.detect(bytes.subarray(0, 65_536))?.toLowerCase() ?? '';
  return as(bytes, found === 'big5' ? 'big5' : 'gb18030');
}

async function as(bytes: Uint8Array, encoding: string): Promise<Decoded> {
  if (encoding === 'utf-8') return { text: new TextDecoder('utf-8').decode(bytes), encoding };
  const { default: iconv } = await import('iconv-lite');
  return { text: iconv.decode(Buffer.from(bytes), encoding), encoding };
}

/** UTF-16 without a mark: blanks, digits and line ends leave a zero in every second byte. */
function zeroBytes(bytes: Uint8Array): string | null {
  const end = Math.min(bytes.length, 4096);
  let even = 0;
  let odd = 0;
  for (let at = 0; at + 1 < end; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const few = end * 0.005;
  if (odd > few && odd > even * 8) return 'utf-16le';
  if (even > few && even > odd * 8) return 'utf-16be';
  return null;
}

function isBinary(text: string): boolean {
  const sample = text.slice(0, 20_000);
  const strange = sample.match(/[\u0000-\u0008\u000e-\u001f\uFFFD]/g)?.length ?? 0;
  return strange > Math.max(8, sample.length * BINARY);
}
