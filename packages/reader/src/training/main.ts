// Learns the model of items from the annotated corpus and writes packages/reader/model/items.bin. Deterministic.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pack } from '../model/file.ts';
import { example } from './example.ts';
import { gold } from './gold.ts';
import { calibrated, chainsOf, train, trial } from './train.ts';

const documents = gold();
if (documents === null) {
  console.log(
    '没有标注语料，沿用随包的模型 · the annotated corpus is not here; the shipped model stays in use',
  );
} else {
  const examples = await Promise.all(documents.map(example));
  const chainOf = chainsOf(examples);
  const trials: ReturnType<typeof trial>[] = [];
  for (const [at, { gold: one }] of examples.entries()) {
    const result = trial(examples, chainOf, at);
    trials.push(result);
    console.log(`${one.name}: span F1 ${result.span.toFixed(3)}, with kind ${result.kind.toFixed(3)}`);
  }
  const { coverage, ...trust } = calibrated(trials);
  const model = { ...train(examples, chainOf), ...trust };
  const bytes = pack(model, {
    documents: documents.length,
    items: documents.reduce((sum, one) => sum + one.items.filter((item) => !item.optional).length, 0),
    seed: 1,
  });
  const folder = fileURLToPath(new URL('../../model/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}items.bin`, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const mean = (pick: (one: (typeof trials)[number]) => number) =>
    Math.round((trials.reduce((sum, one) => sum + pick(one), 0) / trials.length) * 1000) / 1000;
  writeFileSync(
    `${folder}items.json`,
    `${JSON.stringify({ sha256, bytes: bytes.length, documents: documents.map((one) => one.name), leaveOneOut: { span: mean((one) => one.span), kind: mean((one) => one.kind) }, sure: trust.sure, coverage: Math.round(coverage * 1000) / 1000, seed: 1 }, null, 2)}\n`,
  );
  console.log(`${(bytes.length / 1e6).toFixed(2)} MB, SHA-256 ${sha256}`);
  console.log(`accepted unasked: ${(coverage * 100).toFixed(0)} % of proposals at 90 % precision`);
}
