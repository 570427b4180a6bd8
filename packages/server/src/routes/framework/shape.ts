import type { FrameworkNode, IndexResult, Uncertainty } from '@luodi/contract';

/** A node of an index tree as stored. */
export type Node = FrameworkNode;

/** A cell of a result as stored. */
export type Cell = IndexResult['cells'][number];

/** How the ranks of a result vary, as stored. */
export type Doubt = Uncertainty;
