import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Jieba } from '@node-rs/jieba';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { narrowed } from './dictionary.ts';

const require = createRequire(import.meta.url);
const whole = readFileSync(require.resolve('@node-rs/jieba/dict.txt'));
const entire = Jieba.withDict(whole);
const lines = whole.toString('utf8').trimEnd().split('\n');
const sample = readFileSync(new URL('../../../examples/jiangcheng/outline.md', import.meta.url), 'utf8');

/** As text: comparing a hundred thousand objects takes long. */
const tagged = (tagger: Jieba, text: string) => JSON.stringify(tagger.tag(text, true));
const byPart = (text: string) => tagged(Jieba.withDict(narrowed(whole, text)), text);

const total = (dictionary: string) =>
  dictionary
    .trimEnd()
    .split('\n')
    .reduce((sum, line) => sum + Number(line.split(' ')[1]), 0);

it('a text is cut and tagged by its part of the dictionary as by the whole', () => {
  const texts = [sample, '', '路', '\uE000\uE001 改造工程', '😀江城\uD800市'];
  const plans = new URL('../../../../shared/plans/', import.meta.url);
  if (existsSync(plans))
    for (const name of readdirSync(plans)) texts.push(readFileSync(new URL(name, plans), 'utf8'));
  for (const text of texts) expect(byPart(text)).toBe(tagged(entire, text));
});

it('so is any run of words of the dictionary, whatever stands between them', () => {
  const word = fc.nat(lines.length - 1).map((at) => lines[at]!.split(' ')[0]!);
  const part = fc.oneof(word, fc.constantFrom('，', '和', '1.5', '的', '一', ' ', '\n', 'A'), fc.string());
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 60 }), (parts) => {
      const text = parts.join('');
      expect(byPart(text)).toBe(tagged(entire, text));
    }),
    { numRuns: 20 },
  );
});

it('the dictionary names no word twice, so that the frequencies of its part sum to those of the whole', () => {
  expect(new Set(lines.map((line) => line.split(' ')[0])).size).toBe(lines.length);
  const part = Buffer.from(narrowed(whole, sample)).toString('utf8');
  expect(total(part)).toBe(total(whole.toString('utf8')));
  expect(part.length).toBeLessThan(whole.length / 4);
});
