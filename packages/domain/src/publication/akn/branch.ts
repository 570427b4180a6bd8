import type { Document, Heading, Sentence } from '../../document/document.ts';

/** A heading with what stands under it; the root has none. */
export interface Branch {
  readonly heading: Heading | null;
  /** The sentence that is the heading, its number included. */
  readonly printed: Sentence | null;
  /** The sentences of each paragraph. */
  readonly paragraphs: (readonly Sentence[])[];
  readonly branches: Branch[];
}

/** The sentences under their headings, by level. Cost: linear. */
export function tree(document: Pick<Document, 'headings'>, sentences: readonly Sentence[]): Branch {
  const printed = new Map(
    sentences.filter((one) => one.role === 'heading').map((one) => [one.article ?? '', one]),
  );
  const root: Branch = { heading: null, printed: null, paragraphs: [], branches: [] };
  const branches = new Map<string, Branch>();
  const stack: Branch[] = [root];
  for (const heading of [...document.headings].sort((a, b) => a.start - b.start)) {
    while (stack.length > 1 && stack.at(-1)!.heading!.level >= heading.level) stack.pop();
    const branch: Branch = {
      heading,
      printed: printed.get(heading.eId) ?? null,
      paragraphs: [],
      branches: [],
    };
    stack.at(-1)!.branches.push(branch);
    stack.push(branch);
    branches.set(heading.eId, branch);
  }
  let last = '';
  for (const sentence of sentences) {
    const branch = branches.get(sentence.article ?? '') ?? root;
    if (sentence === branch.printed) continue;
    const paragraph = paragraphOf(sentence);
    if (paragraph === last) (branch.paragraphs.at(-1) as Sentence[]).push(sentence);
    else branch.paragraphs.push([sentence]);
    last = paragraph;
  }
  return root;
}

/** eId of the paragraph a sentence stands in. */
export const paragraphOf = (sentence: Sentence): string => sentence.eId.replace(/__s_\d+$/, '');
