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

/** Shares of control characters and of signs of damage above which bytes are no text. */
const CONTROLLED = 0.02;
const DAMAGED = 0.1;
/** Bytes at the head that a guess looks at. */
const HEAD = 65_536;

/**
 * Bytes as text: a byte order mark decides (and is left out), else strict UTF-8, else UTF-16 by how much like Chinese
 * it reads, else what the page itself or a detector says, among the encodings that Chinese texts come in. Bytes that
 * do not decode become U+FFFD, which the structure reports as a finding.
 * Cost: linear.
 * @param encoding overrides all of it; a byte order mark of that encoding is left out all the same
 * @throws LuodiError `encoding-unknown`, `file-binary`
 */
export async function decode(bytes: Uint8Array, name: string, encoding?: string): Promise<Decoded> {
  const mark = markOf(bytes);
  if (encoding !== undefined) {
    const wanted = NAMES[encoding.toLowerCase()];
    if (wanted === undefined) throw new LuodiError('encoding-unknown', { encoding });
    const decoded = await as(mark?.encoding === wanted ? bytes.subarray(mark.length) : bytes, wanted);
    if (isBinary(decoded.text, 1)) throw new LuodiError('file-binary', { name });
    return decoded;
  }
  // The head of a large file tells noise from text before the whole of it is held.
  if (!mark && bytes.length > HEAD && isBinary((await guess(bytes.subarray(0, HEAD))).text, DAMAGED)) {
    throw new LuodiError('file-binary', { name });
  }
  const decoded = mark ? await as(bytes.subarray(mark.length), mark.encoding) : await guess(bytes);
  if (isBinary(decoded.text, DAMAGED)) throw new LuodiError('file-binary', { name });
  return decoded;
}

function markOf([a, b, c]: Uint8Array): { readonly encoding: string; readonly length: number } | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

async function guess(bytes: Uint8Array): Promise<Decoded> {
  const strict = strictly(bytes);
  if (strict !== null && !strict.includes('\u0000')) return { text: strict, encoding: 'utf-8' };
  const wide = await wideEncoding(bytes);
  if (wide !== null) return as(bytes, wide);
  if (strict !== null) return { text: strict, encoding: 'utf-8' };
  // A few broken bytes in a UTF-8 text do not make it another encoding.
  const loose = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const broken = loose.match(/\uFFFD+/g)?.length ?? 0;
  if (broken <= Math.max(3, loose.length * 0.05) && /\p{Script=Han}/u.test(loose)) {
    return { text: loose, encoding: 'utf-8' };
  }
  return as(bytes, stated(bytes) ?? (await detected(bytes)));
}

function strictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The encoding a page names in its head. */
function stated(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const named = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,20})/i.exec(head)?.[1]?.toLowerCase() ?? '';
  const encoding = NAMES[named];
  return encoding === 'gb18030' || encoding === 'big5' ? encoding : null;
}

async function detected(bytes: Uint8Array): Promise<string> {
  const { default: chardet } = await import('chardet');
  return chardet.detect(bytes.subarray(0, HEAD))?.toLowerCase() === 'big5' ? 'big5' : 'gb18030';
}

async function as(bytes: Uint8Array, encoding: string): Promise<Decoded> {
  if (encoding === 'utf-8')
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), encoding };
  const { default: iconv } = await import('iconv-lite');
  return { text: iconv.decode(Buffer.from(bytes), encoding, { stripBOM: false }), encoding };
}

/** UTF-16 without a mark, where its head reads like a Chinese text in one byte order and not in the other. */
async function wideEncoding(bytes: Uint8Array): Promise<string | null> {
  if (bytes.length < 4) return null;
  const head = bytes.subarray(0, Math.min(bytes.length, 8192) & ~1);
  const shares = await Promise.all(
    ['utf-16le', 'utf-16be'].map(
      async (encoding) => [encoding, likely((await as(head, encoding)).text)] as const,
    ),
  );
  const [best, other] = shares.sort((a, b) => b[1] - a[1]);
  return best![1] > 0.9 && other![1] < 0.6 ? best![0] : null;
}

/** The share of characters that a Chinese text is made of: hanzi in use, their punctuation, ASCII. */
function likely(text: string): number {
  const plain = text.match(/[\u4E00-\u9FA5\u3000-\u301F\uFF01-\uFF5E\u2010-\u2026\t\n\r\u0020-\u007E]/g);
  // Any two bytes read as hanzi more often than not; a text also has the marks that stand between them.
  const marks = /[\n\u0020\u3001\u3002\uFF0C]/.test(text);
  return marks ? (plain?.length ?? 0) / text.length : 0;
}

function isBinary(text: string, damaged: number): boolean {
  const sample = text.slice(0, 20_000);
  const count = (signs: RegExp) => sample.match(signs)?.length ?? 0;
  return (
    count(/[\u0000-\u0008\u000e-\u001f]/g) > Math.max(8, sample.length * CONTROLLED) ||
    count(/\uFFFD/g) > Math.max(8, sample.length * damaged)
  );
}
