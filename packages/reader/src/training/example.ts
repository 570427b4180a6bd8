import { structure } from '@luodi/domain/document';
import { extract } from '@luodi/domain/plan';
import { fullWidth, type Line, lined } from '@luodi/domain/plan/item';
import { tokenise } from '../tokenise.ts';
import type { GoldDocument } from './gold.ts';

/** A document as the model sees it: its sentences with features, those outside the annotated ranges left out. */
export interface Example {
  readonly gold: GoldDocument;
  readonly lines: readonly Line[];
}

export async function example(gold: GoldDocument): Promise<Example> {
  const document = structure(gold.text);
  const { sentences } = extract(document, []);
  const lines = lined({ ...document, sentences }, await tokenise(fullWidth(gold.text)));
  return {
    gold,
    lines: lines.filter(({ start, end }) =>
      gold.ranges.some(([from, to]) => start >= from - 2 && end <= to + 2),
    ),
  };
}
