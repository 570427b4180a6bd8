import { LuodiError } from '@luodi/domain';
import { sheetsAside } from '@luodi/reader';
import { files } from '@luodi/store';
import { Type } from 'typebox';
import { linesOf, mappingOf } from '../routes/item/lines.ts';
import { compared, settle } from '../routes/item/settle.ts';
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
  }),
  attempts: 3,
  queue: 'item.intake',
  async run({ input, store, now, progress, transact }) {
    const bytes = files.read(store.home, input.file);
    if (bytes === null) throw new LuodiError('not-found', { noun: 'file', id: input.name });
    const { lines } = linesOf(await sheetsAside(bytes, input.name), mappingOf(input.mapping));
    return transact(async (tx) => {
      const { found } = await compared(tx, lines, now().toISOString().slice(0, 10));
      const { changes } = found;
      await settle(tx, changes, (done) => progress(done, changes.length));
      const created = changes.filter((one) => one.id === null).length;
      return { created, changed: changes.length - created };
    });
  },
});
