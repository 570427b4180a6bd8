import type { Document } from '@luodi/domain/document';
import type { ProposedItem } from '@luodi/domain/plan';

/** The items of the four lists that the model finds. */
export async function propose(_document: Document): Promise<readonly ProposedItem[]> {
  return [];
}
