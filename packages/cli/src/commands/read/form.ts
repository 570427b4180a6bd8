import { type Dress, toAkomaNtoso, toJson, toMarkdown, toTable } from '@luodi/domain/publication';
import type { Reading } from '@luodi/reader';

/** The forms a reading is written in. */
export const FORMS = ['json', 'akn', 'markdown', 'table'] as const;
export type Form = (typeof FORMS)[number];

/** A reading in one of its forms. */
export function write(reading: Reading, form: Form, worn?: Dress): string {
  switch (form) {
    case 'json':
      return `${JSON.stringify(toJson(reading), null, 2)}\n`;
    case 'akn':
      return toAkomaNtoso(reading);
    case 'markdown':
      return toMarkdown(reading);
    case 'table':
      return toTable(reading, worn);
  }
}

/** Colours of a terminal. */
export const dress = (): Dress => ({
  bold: (text) => `\x1b[1m${text}\x1b[0m`,
  red: (text) => `\x1b[31m${text}\x1b[0m`,
  yellow: (text) => `\x1b[33m${text}\x1b[0m`,
  grey: (text) => `\x1b[90m${text}\x1b[0m`,
});
