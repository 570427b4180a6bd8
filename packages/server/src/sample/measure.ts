import type { Tx } from '@luodi/store';

/** Indicators, observations and the index of the sample city. */
export async function loadMeasures(_tx: Tx, _document: string): Promise<void> {}
