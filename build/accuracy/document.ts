// Headings and findings against the annotated corpus.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { structure } from '@luodi/domain/document';

const shared = new URL('../../../shared/', import.meta.url).pathname;
const detail = process.argv.includes('--detail');

interface Mark {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly optional?: boolean;
}

/** Code points of the file, its byte order mark counted, to UTF-16 offsets into the decoded text. */
function offsets(raw: string): (point: number) => number {
  const table = [0];
  for (const sign of raw) table.push(table.at(-1)! + sign.length);
  const mark = raw.startsWith('\uFEFF') ? 1 : 0;
  return (point) => table[point]! - mark;
}

function main(): void {
  if (!existsSync(`${shared}gold`)) {
    console.log('The annotated corpus is not here: nothing to compare headings and findings with.');
    return;
  }
  console.log('| document | stated headings P | R | F1 | unstated P | R | findings P | R |');
  console.log('| --- | --: | --: | --: | --: | --: | --: | --: |');
  for (const file of readdirSync(`${shared}gold`).filter((name) => name.endsWith('.json'))) {
    const gold = JSON.parse(readFileSync(`${shared}gold/${file}`, 'utf8'));
    const raw = readFileSync(`${shared}plans/${file.replace('.json', '.txt')}`, 'utf8');
    const at = offsets(raw);
    const text = raw.replace(/^\uFEFF/, '');
    const document = structure(text);
    const ranges: [number, number][] = (
      gold.annotatedRanges ?? [gold.annotatedRange ?? [0, [...raw].length]]
    ).map(([from, to]: [number, number]) => [at(from), at(to)]);
    const first = Math.min(...gold.headings.map((one: Mark) => at(one.start)));
    const lastOne = Math.max(...gold.headings.map((one: Mark) => at(one.start)));
    const inside = (place: number) =>
      (place >= first && place <= lastOne) || ranges.some(([from, to]) => place >= from && place <= to);
    const headings = gold.headings.map((one: Mark & { stated: boolean }) => ({
      ...one,
      start: at(one.start),
      end: at(one.end),
    }));
    const row: (string | number)[] = [file.replace('.json', '')];
    for (const stated of [true, false]) {
      const wanted = headings.filter((one: { stated: boolean }) => one.stated === stated);
      const found = document.headings.filter((one) => one.stated === stated && inside(one.start));
      const hit = (a: Mark, b: Mark) => a.start === b.start && a.end === b.end;
      const firm = wanted.filter((one: Mark) => !one.optional);
      const missed = firm.filter((one: Mark) => !found.some((other) => hit(one, other)));
      const wrong = found.filter(
        (one) =>
          !wanted.some((other: Mark) => hit(one, other)) && !headings.some((other: Mark) => hit(one, other)),
      );
      const recall = firm.length ? 1 - missed.length / firm.length : 1;
      const precision = found.length ? 1 - wrong.length / found.length : 1;
      row.push(precision.toFixed(3), recall.toFixed(3));
      if (stated) row.push(((2 * precision * recall) / (precision + recall || 1)).toFixed(3));
      if (detail) {
        for (const one of missed)
          console.log(`   missed ${stated ? 'stated' : 'unstated'} ${one.text.slice(0, 40)}`);
        for (const one of wrong)
          console.log(`   wrong ${stated ? 'stated' : 'unstated'} ${one.eId} ${one.text.slice(0, 40)}`);
      }
    }
    const wanted = gold.findings.map((one: Mark & { kind: string }) => ({
      ...one,
      start: at(one.start),
      end: Math.max(at(one.end), at(one.start) + 1),
    }));
    const meets = (a: Mark & { kind: string }, b: { code: string; at: { start: number; end: number } }) =>
      (a.kind === b.code || (a.kind === 'boilerplate' && b.code === 'table-is-image')) &&
      a.start <= b.at.end + 1 &&
      b.at.start <= a.end + 1;
    const firm = wanted.filter((one: Mark) => !one.optional);
    const missed = firm.filter(
      (one: Mark & { kind: string }) => !document.findings.some((other) => meets(one, other)),
    );
    const judged = document.findings.filter(
      (one) =>
        ranges.some(([from, to]) => one.at.start >= from && one.at.start <= to) &&
        (one.severity !== 'info' || one.code === 'encoding'),
    );
    const wrong = judged.filter((one) => !wanted.some((other: Mark & { kind: string }) => meets(other, one)));
    row.push(
      (judged.length ? 1 - wrong.length / judged.length : 1).toFixed(3),
      (firm.length ? 1 - missed.length / firm.length : 1).toFixed(3),
    );
    console.log(`| ${row.join(' | ')} |`);
    if (detail) {
      for (const one of missed) console.log(`   missed finding ${one.kind} ${one.text.slice(0, 40)}`);
      for (const one of wrong) {
        console.log(
          `   wrong finding ${one.code} ${JSON.stringify(text.slice(one.at.start, one.at.end).slice(0, 50))} ${JSON.stringify(text.slice(one.at.start - 10, one.at.start + 20))}`,
        );
      }
    }
  }
}

main();
