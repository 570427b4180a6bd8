import { setTimeout as pause } from 'node:timers/promises';
import { settings } from '@luodi/store';
import { Type } from 'typebox';
import { jobKind } from '../kind.ts';

/** Writes a row for each number, slowly enough to be killed between two. */
export const counting = jobKind({
  name: 'test.count',
  title: { zh: '数数', en: 'Counting' },
  input: Type.Object({ to: Type.Integer() }),
  async run({ input, checkpoint, progress, transact }) {
    for (let at = (checkpoint as number | null) ?? 0; at < input.to; at += 1) {
      await transact(async (tx) => {
        const id = `count-${at}`;
        if ((await settings.find(tx, id)) === null) await settings.insert(tx, [{ id, value: at }]);
      });
      await progress(at + 1, input.to, at + 1);
      await pause(150);
    }
    return input.to;
  },
});
