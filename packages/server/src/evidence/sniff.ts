/** What a piece of evidence may be, told by its first bytes and never by its name. */
export interface Sniffed {
  readonly mediaType: string;
  readonly extension: string;
}

const SIGNATURES: readonly (readonly [at: number, bytes: string, mediaType: string, extension: string])[] = [
  [0, '%PDF-', 'application/pdf', 'pdf'],
  [0, '\x89PNG\r\n\x1a\n', 'image/png', 'png'],
  [0, '\xff\xd8\xff', 'image/jpeg', 'jpg'],
  [0, 'GIF8', 'image/gif', 'gif'],
  [8, 'WEBP', 'image/webp', 'webp'],
  [4, 'ftyp', 'video/mp4', 'mp4'],
];

/** An archive is what one of its parts is named. OFD is the national format of fixed documents. @source GB/T 33190-2016 */
const PARTS: readonly (readonly [part: string, mediaType: string, extension: string])[] = [
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  [
    'ppt/presentation.xml',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    'pptx',
  ],
  ['OFD.xml', 'application/ofd', 'ofd'],
];

/**
 * The kind of a piece of evidence; null for what is not taken: programs, pages that could run, archives, macros.
 * @example sniff(Buffer.from('%PDF-1.7'))?.extension // → 'pdf'
 */
export function sniff(bytes: Uint8Array): Sniffed | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  for (const [at, sign, mediaType, extension] of SIGNATURES)
    if (head.startsWith(sign, at)) return { mediaType, extension };
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (head.startsWith('PK\x03\x04')) {
    if (all.includes('vbaProject.bin')) return null;
    const found = PARTS.find(([part]) => all.includes(part));
    return found ? { mediaType: found[1], extension: found[2] } : null;
  }
  return isPlain(all) ? { mediaType: 'text/plain; charset=utf-8', extension: 'txt' } : null;
}

/** UTF-8 without control characters that does not begin as a page or a script does. */
function isPlain(bytes: Buffer): boolean {
  if (bytes.length === 0) return false;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !/[\x00-\x08\x0e-\x1f]/.test(text) && !/^\s*(<|#!)/.test(text.replace(/^\uFEFF/, ''));
  } catch {
    return false;
  }
}
