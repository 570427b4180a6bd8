import { LuodiError } from '@luodi/domain';
import { sheetsAside } from '@luodi/reader';
import { files } from '@luodi/store';
import { Type } from 'typebox';
import { choicesOf, keptChoices, tableOf } from '../routes/item/lines.ts';
import { throughTable } from '../routes/item/stretch.ts';
import { jobKind } from './kind.ts';

/** A long ledger taken in: all of it in one transaction, or none when it is stopped. Its result is the counts. */
export const ledger = jobKind({
  name: 'item.intake',
  title: { zh: '导入台账', en: 'Importing a ledger' },
  input: Type.Object({
    /** SHA-256 of the file as it was sent. */
    file: Type.String(),
    name: Type.String(),
    mapping: Type.Optional(Type.String()),
    sheet: Type.Optional(Type.String()),
    renumber: Type.Optional(Type.Boolean()),
  }),
  attempts: 3,
  queue: 'item.intake',
  async run({ input, store, now, progress, transact }) {
    const bytes = files.read(store.home, input.file);
    if (bytes === null) throw new LuodiError('not-found', { noun: 'file', id: input.name });
    const all = await sheetsAside(bytes, input.name);
    return transact(async (tx) => {
      const table = tableOf(all, {
        name: input.name,
        choices: choicesOf(input.mapping),
        kept: await keptChoices(tx),
        sheet: input.sheet,
      });
      const { created, changed } = await throughTable(tx, table, {
        today: now().toISOString().slice(0, 10),
        renumber: input.renumber ?? false,
        write: true,
        told: (done) => progress(done, table.lines.length),
      });
      return { created, changed };
    });
  },
});
