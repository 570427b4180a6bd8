import type { Framework, IndexResult, Me } from '@luodi/contract';
import type { Live } from '../live.ts';

/** What every view of a result is given. */
export interface View {
  /** With the tree and the recipe the result was made by. */
  readonly framework: Framework;
  readonly result: IndexResult;
  readonly live: Live;
  /** Areas by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly me: Me;
  readonly kind: 'year' | 'quarter' | 'month';
  /** Changes the address; null takes a word away. */
  readonly put: (changes: Readonly<Record<string, string | null>>) => void;
  readonly query: URLSearchParams;
  /** Fetches the results anew. */
  readonly refresh: () => Promise<void>;
}
