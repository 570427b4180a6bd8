// `npm run fuzz [count] [from]`: reads so many damaged files and says what became of them; 1 where one was a fault.
import { fuzz } from './fuzz.ts';

const [count = 10_000, from = 0] = process.argv.slice(2).map(Number);
const { read, refused, faults, longest } = await fuzz(from, count, (done) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done}/${count}`);
});
console.log(`| ${count} files, seeds ${from}–${from + count - 1} | number |\n| --- | --: |`);
console.log(`| read | ${read} |`);
for (const [code, number] of [...refused].sort((a, b) => b[1] - a[1])) {
  console.log(`| refused: ${code} | ${number} |`);
}
console.log(`| faults: no code, or no answer | ${faults.length} |`);
console.log(`\nlongest: ${Math.round(longest.took)} ms (seed ${longest.seed})`);
for (const { seed, name, what } of faults) console.log(`\nseed ${seed} ${name ?? ''}\n${what}`);
process.exit(faults.length > 0 ? 1 : 0);
