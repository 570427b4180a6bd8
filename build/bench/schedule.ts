// The activity network beside networkx's longest path in the same run: the same earliest starts, and how long each
// takes; then how time grows with size.
import { spawnSync } from 'node:child_process';
import { type Activity, type Link, type LinkKind, random, slip, timetable } from '@luodi/stats';

const KINDS: readonly LinkKind[] = ['FS', 'FS', 'FS', 'SS', 'FF', 'SF'];

function draw(size: number, ties: number): { activities: Activity[]; links: Link[] } {
  const next = random(size);
  const activities = Array.from({ length: size }, () => ({ duration: Math.floor(40 * next()) }));
  const links: Link[] = [];
  while (links.length < ties) {
    const from = Math.floor((size - 1) * next());
    const to = Math.min(size - 1, from + 1 + Math.floor(60 * next()));
    links.push({
      from,
      to,
      kind: KINDS[Math.floor(KINDS.length * next())]!,
      lag: Math.floor(12 * next()) - 2,
    });
  }
  return { activities, links };
}

/** Processor time, which other processes of the machine do not lengthen, in ms. */
const best = (work: () => void, runs = 7): number => {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run += 1) {
    const from = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(from);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
};

console.log('| activities | links | timetable ms | one slip ms | µs per activity and link |');
console.log('| --: | --: | --: | --: | --: |');
for (const size of [1_000, 10_000, 100_000]) {
  const { activities, links } = draw(size, 3 * size);
  const table = timetable(activities, links);
  const whole = best(() => timetable(activities, links));
  const one = best(() => slip(activities, links, table, 0, 30));
  console.log(
    `| ${size} | ${3 * size} | ${whole.toFixed(2)} | ${one.toFixed(2)} | ${((1000 * whole) / (4 * size)).toFixed(3)} |`,
  );
}

const { activities, links } = draw(10_000, 30_000);
const given = JSON.stringify({
  durations: activities.map((one) => one.duration),
  links: links.map(({ from, to, kind, lag }) => [from, to, kind, lag]),
});
const peer = spawnSync('python3', [new URL('longest.py', import.meta.url).pathname], {
  input: given,
  encoding: 'utf8',
  maxBuffer: 100_000_000,
});
if (peer.status !== 0) {
  console.log('\nnetworkx is not here (apt-get install python3-networkx): no comparison');
} else {
  const theirs = JSON.parse(peer.stdout) as {
    starts: number[];
    finish: number;
    seconds: number;
    longestPathSeconds: number;
  };
  const ours = timetable(activities, links);
  const differ = theirs.starts.filter((start, at) => start !== ours.earlyStart[at]).length;
  const time = best(() => timetable(activities, links));
  console.log(
    `\n10,000 activities, 30,000 links: ${differ} of 10,000 earliest starts differ from networkx; ours ${time.toFixed(1)} ms (both passes, floats), networkx ${(1000 * theirs.seconds).toFixed(0)} ms (graph and forward pass), its longest path alone ${(1000 * theirs.longestPathSeconds).toFixed(0)} ms; ratio ${((1000 * theirs.seconds) / time).toFixed(0)}`,
  );
  if (differ > 0) process.exitCode = 1;
}
