import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LuodiError } from '@luodi/domain';
import { homeFolder, open, backup as write } from '@luodi/store';

/**
 * Writes an archive of everything, beside a running server or without one.
 * @throws {LuodiError} `not-found` where nothing was ever started; `duplicate` when the file is there; see `open()`
 */
export async function backup(path: string): Promise<void> {
  if (!process.env.DATABASE_URL && !existsSync(join(homeFolder(), 'secrets.json')))
    throw new LuodiError('not-found', { noun: 'LUODI_HOME', id: homeFolder() });
  const store = await open({ claim: 'beside', name: 'backup' });
  try {
    const { sections, jurisdictions } = await write(store, path, new Date());
    const rows = sections.reduce((total, section) => total + section.rows, 0);
    console.log(`已备份 ${rows} 行 · ${rows} rows of ${jurisdictions.length} jurisdiction(s) are in ${path}`);
  } finally {
    await store.close();
  }
}
