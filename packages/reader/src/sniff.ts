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
  ['Word 97 (.doc)', [0xd0, 0xcf, 0x11, 0xe0]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['gzip', [0x1f, 0x8b]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

const begins = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);

/** The binary format of bytes by their content, whatever the file is called; null for a text. */
export function binaryFormat(bytes: Uint8Array): 'pdf' | 'zip' | { readonly other: string } | null {
  if (begins(bytes, [0x25, 0x50, 0x44, 0x46])) return 'pdf';
  if (begins(bytes, [0x50, 0x4b, 0x03, 0x04]) || begins(bytes, [0x50, 0x4b, 0x05, 0x06])) return 'zip';
  const other = OTHERS.find(([, signature]) => begins(bytes, signature));
  return other ? { other: other[0] } : null;
}

/** The format of a text by its content and, where that leaves it open, by its name. */
export function textFormat(text: string, name: string): Format {
  const head = text.slice(0, 3000).trimStart();
  if (/^insert\s+into\s/i.test(head) && /<(?:p|div|table|tbody|span)\b/i.test(text)) return 'sql';
  if (/^(?:<!doctype html|<html|<head|<body)/i.test(head)) return 'html';
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (/^html?$/.test(extension) || extension === 'xhtml') return 'html';
  if (extension === 'md' || extension === 'markdown') return 'markdown';
  if (extension === 'csv') return 'csv';
  if (/^<(?:div|table|p|article|section)\b/i.test(head) && /<\/(?:div|table|p|article|section)>/i.test(text))
    return 'html';
  return 'text';
}
