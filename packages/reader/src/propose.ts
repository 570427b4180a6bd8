import type { Document } from '@luodi/domain/document';
import type { ProposedItem } from '@luodi/domain/plan';
import { fullWidth, items } from '@luodi/domain/plan/item';
import { loadModel } from './model/load.ts';
import { fetchDictionary, tokenise } from './tokenise.ts';

/** Begins to read dictionary and model from the disk; a failure is met where they are used. */
export function prepare(): void {
  fetchDictionary();
  loadModel().catch(() => {});
}

/** The items of the four lists that the shipped model finds; the roles of the sentences are settled before. */
export async function propose(document: Document): Promise<readonly ProposedItem[]> {
  const [model, tokens] = await Promise.all([loadModel(), tokenise(fullWidth(document.text))]);
  return items(document, tokens, model);
}
