/** A process to be killed: opens a home and writes row after row, naming each one that is committed. */
import { open } from '../open.ts';
import { settings } from '../setting-store.ts';

const store = await open({ home: process.argv[2] as string, databaseUrl: '' });
process.stdout.write('ready\n');
for (let count = 0; ; count += 1) {
  await store.transact({ jurisdiction: 'here', actor: 'writer', at: new Date() }, (tx) =>
    settings.insert(tx, [{ id: `row-${process.pid}-${count}`, value: count }]),
  );
  process.stdout.write(`row-${process.pid}-${count}\n`);
}
