// Reading of hostile runs at two lengths: where time is linear, ten times the text takes ten times as long.

import { structure } from '@luodi/domain/document';
import { extract } from '@luodi/domain/plan';

/** What the run repeats, and what stands before and behind it. */
const RUNS: readonly (readonly [string, string, string?, string?])[] = [
  ['digits', '7'],
  ['commas', '，'],
  ['figures', '5个'],
  ['opening brackets', '（'],
  ['opening quotes', '“1'],
  ['enumeration commas', '3、'],
  ['kinds', '约束性\n'],
  ['heads', '指标\n2025年\n约束性\n'],
  ['zero', '清零'],
  ['verbs', '加快'],
  ['names', '江城、'],
  ['numerals', '三十'],
  ['列 before 等', '列、'],
  ['closing brackets', '）'],
  ['half-width brackets', '('],
  ['full stops', '。'],
  ['points', '.'],
  ['headings of one number', '1.修桥\n'],
  ['headings without number', '## 修桥\n'],
  ['numbers that leap', '1.修桥。修好桥。\n3.铺路。铺好路。\n'],
  ['tables', '| 桥 | 路 |\n| 1 | 2 |\n\n修桥。\n'],
  ['addresses', 'http://'],
  ['holes', '、。以为核心的党中央'],
  ['one article after another', '第一条 修好江上的桥。\n'],
  ['short lines', '修桥铺路\n'],
  ['blanks', ' '],
  ['signs of emphasis', '*'],
  ['marks behind a heading', '、', '1.修桥', '路。'],
  ['a list before a figure', '桥、', '', '达到5座。'],
  ['no mark before a figure', '桥', '', '达到5座。'],
];

const time = (unit: string, size: number, head = '', tail = ''): number => {
  const text = head + unit.repeat(Math.ceil(size / unit.length)) + tail;
  const from = performance.now();
  extract(structure(text));
  return performance.now() - from;
};

console.log('| run of | 20,000 characters ms | 200,000 ms | ratio |');
console.log('| --- | --: | --: | --: |');
for (const [name, unit, head, tail] of RUNS) {
  time(unit, 20_000, head, tail);
  const short = time(unit, 20_000, head, tail);
  const long = time(unit, 200_000, head, tail);
  console.log(`| ${name} | ${short.toFixed(0)} | ${long.toFixed(0)} | ${(long / short).toFixed(1)} |`);
}
