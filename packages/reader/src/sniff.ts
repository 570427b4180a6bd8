/** The forms a text comes in. */
export type Format = 'text' | 'markdown' | 'html' | 'sql' | 'docx' | 'pdf' | 'csv';

export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  text: 'text/plain',
  markdown: 'text/markdown',
  html: 'text/html',
  sql: 'application/sql',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  csv: 'text/csv',
};

/** Formats that are seen and refused, by their first bytes. */
const OTHERS: readonly (readonly [string, readonly number[]])[] = [
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['gzip', [0x1f, 0x8b]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['TIFF', [0x49, 0x49, 0x2a, 0x00]],
  ['RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['OFD', [0x4f, 0x46, 0x44]],
  ['CAJ', [0x43, 0x41, 0x4a]],
];

/** The compound file of Word 97, and of an Office file under a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const PASSWORD = Buffer.from('EncryptedPackage', 'utf16le');

const begins = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, next) => bytes[at + next] === byte);

/** A PDF may have a few bytes before its head. */
const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');

/** The binary format of bytes by their content, whatever the file is called; null for a text. */
export function binaryFormat(
  bytes: Uint8Array,
): 'pdf' | 'zip' | 'encrypted' | { readonly other: string } | null {
  if (begins(bytes, [0x50, 0x4b, 0x03, 0x04]) || begins(bytes, [0x50, 0x4b, 0x05, 0x06])) return 'zip';
  if (begins(bytes, COMPOUND)) {
    const locked = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(PASSWORD);
    return locked ? 'encrypted' : { other: 'Office 97（.doc .xls .wps）' };
  }
  const other = OTHERS.find(([, signature]) => begins(bytes, signature));
  if (other) return { other: other[0] };
  return isPdf(bytes) ? 'pdf' : null;
}

/** The format of a text by its content and, where that leaves it open, by its name. */
export function textFormat(text: string, name: string): Format {
  const head = text.slice(0, 3000).trimStart();
  if (isDump(text, head)) return 'sql';
  if (
    /^(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype html|html|head|body)\b/i.test(head)
  ) {
    return 'html';
  }
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (/^x?html?$/.test(extension)) return 'html';
  if (extension === 'md' || extension === 'markdown') return 'markdown';
  if (extension === 'csv') return 'csv';
  if (
    /^<(?:div|table|p|article|section)\b/i.test(head) &&
    /<\/(?:div|table|p|article|section)>/i.test(text)
  ) {
    return 'html';
  }
  return 'text';
}

/** A dump of a database: an INSERT, or a tuple of values alone, with a page in one of its strings. */
function isDump(text: string, head: string): boolean {
  const insert = /^(?:(?:--|\/\*|set |use |lock |drop |create )[^\n]*\n\s*)*insert\s+into\s/i.test(head);
  const tuple = /^\(\s*(?:\d+|null|'[^'\n]{0,400}')\s*,\s*(?:\d+|null|')/i.test(head);
  return (insert || tuple) && /<(?:p|div|table|tbody|span)\b[^>]*>/i.test(text);
}
