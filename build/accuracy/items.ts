// Items of the four lists on documents the model has not seen, and how that grows with the documents learnt from.
import { example } from '../../packages/reader/src/training/example.ts';
import { gold } from '../../packages/reader/src/training/gold.ts';
import { chainsOf, trial } from '../../packages/reader/src/training/train.ts';

const documents = gold();
if (documents === null) {
  console.log(
    '没有标注语料，无法测量 · the annotated corpus is not here: nothing to measure; the shipped model is in use',
  );
  process.exit(0);
}
const examples = await Promise.all(documents.map(example));
const chainOf = chainsOf(examples);
const all = examples.map((_, at) => at);
const three = (value: number) => value.toFixed(3);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

console.log('| document | items | precision | recall | span F1 | with kind F1 |');
console.log('| --- | --: | --: | --: | --: | --: |');
const trials = all.map((at) => {
  const one = trial(examples, chainOf, at);
  console.log(
    `| ${one.name} | ${one.wanted} | ${three(one.precision)} | ${three(one.recall)} | ${three(one.span)} | ${three(one.kind)} |`,
  );
  return one;
});
console.log(
  `| mean | | ${three(mean(trials.map((one) => one.precision)))} | ${three(mean(trials.map((one) => one.recall)))} | ${three(mean(trials.map((one) => one.span)))} | ${three(mean(trials.map((one) => one.kind)))} |`,
);

/** What is wrong with a proposal or a miss, by its form. */
const FORMS: readonly (readonly [string, RegExp])[] = [
  ['list joined or split', /[、和与及].*\]/u],
  ['long modifier with 的', /\[[^\]]*的/u],
  ['quoted name', /\[[^\]]*[“”]/u],
  ['one or two words', /\[[^\]]{1,4}\]/u],
  ['other', /./u],
];
console.log('\n| error | proposed wrongly | missed |\n| --- | --: | --: |');
const kindsOf = (all: readonly string[]) => {
  const counts = new Map(FORMS.map(([name]) => [name, 0]));
  for (const one of all) {
    const name = FORMS.find(([, form]) => form.test(one.slice(one.indexOf('['))))![0];
    counts.set(name, counts.get(name)! + 1);
  }
  return counts;
};
const wrong = kindsOf(trials.flatMap((one) => one.wrong));
const missed = kindsOf(trials.flatMap((one) => one.missed));
for (const [name] of FORMS) console.log(`| ${name} | ${wrong.get(name)} | ${missed.get(name)} |`);

console.log('\n| documents learnt from | span F1 | with kind F1 |\n| --: | --: | --: |');
for (const size of [2, 4]) {
  const some = all.map((at) => {
    // The next ones in order, so that each document is learnt from equally often.
    const learnt = Array.from({ length: size }, (_, step) => (at + 1 + step) % all.length);
    const out = all.filter((other) => other !== at && !learnt.includes(other));
    return trial(examples, chainOf, at, out);
  });
  console.log(
    `| ${size} | ${three(mean(some.map((one) => one.span)))} | ${three(mean(some.map((one) => one.kind)))} |`,
  );
}
console.log(
  `| ${all.length - 1} | ${three(mean(trials.map((one) => one.span)))} | ${three(mean(trials.map((one) => one.kind)))} |`,
);
