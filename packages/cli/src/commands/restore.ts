import { audits, exportedSeals, restore as read } from '@luodi/store';

/**
 * Brings an archive into an empty home or database, then proves each audit chain.
 * @returns 0; 1 when a chain is broken
 * @throws {LuodiError} `archive-invalid`, `not-empty`, `database-newer`; see `open()`
 */
export async function restore(path: string): Promise<number> {
  const { store, manifest } = await read(path);
  try {
    let broken = 0;
    for (const jurisdiction of manifest.jurisdictions) {
      const verdict = await store.transact({ jurisdiction, actor: 'system', at: new Date() }, (tx) =>
        audits.verify(tx, {
          folder: store.home.folder,
          seals: exportedSeals(store.home.folder, jurisdiction),
        }),
      );
      if (!verdict.whole) broken += 1;
    }
    const rows = manifest.sections.reduce((total, section) => total + section.rows, 0);
    console.log(`已恢复 ${rows} 行（备份于 ${manifest.at}）· ${rows} rows of ${manifest.at} are back`);
    if (broken > 0)
      console.log('审计链不完整，请运行 luodi audit verify · an audit chain is broken: luodi audit verify');
    return broken > 0 ? 1 : 0;
  } finally {
    await store.close();
  }
}
