// Runs its share of an index's replicates; the bench times it.
import { parentPort, workerData } from 'node:worker_threads';
import { replicate, replicator } from '@luodi/domain/index';

const { panel, tree, recipe, runs } = workerData;
const design = { weights: { noise: 0.25 }, samples: runs };
const ready = replicator(panel, tree, recipe, design);
replicate(ready, design, 0, 20);
parentPort!.postMessage('ready');
parentPort!.on('message', ({ from, to }: { readonly from: number; readonly to: number }) => {
  replicate(ready, design, from, to);
  parentPort!.postMessage('done');
});
