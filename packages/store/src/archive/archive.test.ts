import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  areas,
  audits,
  backup,
  bodies,
  exportedSeals,
  inspect,
  type Manifest,
  open,
  restore,
  type Store,
  seal,
  sources,
} from '../index.ts';

let folder: string;
let store: Store;
let path: string;
let manifest: Manifest;
const at = new Date('2026-03-01T00:00:00Z');
const occasion = (jurisdiction: string) => ({ jurisdiction, actor: 'tester', at });
const always = { validFrom: null, validTo: null };
const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'luodi-archive-'));
  chmodSync(folder, 0o755);
  path = join(folder, 'luodi.tar.gz');
  store = await open({ home: join(folder, 'home'), databaseUrl: '' });
  for (const id of ['north', 'south'])
    await store.transact(occasion(id), async (tx) => {
      const { jurisdictions } = await import('../index.ts');
      await jurisdictions.insert(tx, [{ id, name: id, nameEn: '', sample: false }]);
      // A child before its parent in the order of ids, a tab and a backslash in a text.
      await areas.insert(tx, [
        { id: 'z-parent', code: '1', name: '市', nameEn: '', kind: 'city', parent: null, ...always },
        {
          id: 'a-child',
          code: '2',
          name: '区\t\\N',
          nameEn: '',
          kind: 'district',
          parent: 'z-parent',
          ...always,
        },
      ]);
      await sources.keep(tx, { name: '建议.txt', mediaType: 'text/plain', bytes });
      await bodies.insert(
        tx,
        Array.from({ length: 2000 }, (_, index) => ({
          id: `b${index}`,
          name: `单位${index}`,
          nameEn: '',
          shortName: '',
          parent: null,
          duties: '职责'.repeat(200),
          ...always,
        })),
      );
    });
  await store.transact(occasion('north'), (tx) => seal(tx, store.home.folder));
  mkdirSync(join(store.home.folder, 'files', 'ab'), { recursive: true });
  writeFileSync(join(store.home.folder, 'files', 'ab', 'abcd'), 'evidence');
  await store.signIn.query(
    `insert into "user" (id, name, email, username, jurisdiction) values ('u', '甲', 'a@account.invalid', 'a', 'north')`,
  );
  manifest = await backup(store, path, at);
});
afterAll(async () => {
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('backup()', () => {
  it('is taken while the server runs, and holds no secret of the installation', () => {
    const text = gunzipSync(readFileSync(path)).toString('latin1');
    for (const secret of Object.values(store.home.secrets)) expect(text).not.toContain(secret);
    expect(text).not.toContain('PRIVATE KEY');
    expect(manifest.jurisdictions).toEqual(['north', 'south']);
    expect(
      manifest.sections.find(({ name, jurisdiction }) => name === 'body' && jurisdiction === 'south')?.rows,
    ).toBe(2000);
  });

  it('does not write over a file', async () => {
    await expect(backup(store, path, at)).rejects.toMatchObject({ code: 'duplicate' });
  });

  it('is of one instant, whatever is written meanwhile', async () => {
    const other = join(folder, 'busy.tar.gz');
    let going = true;
    const writing = (async () => {
      for (let count = 0; going; count += 1)
        await store.transact(occasion('north'), (tx) =>
          bodies.change(tx, { id: 'b0', version: count + 1, name: `第${count}名` }),
        );
    })();
    await backup(store, other, at);
    going = false;
    await writing;
    const target = await restore(other, { home: join(folder, 'busy'), databaseUrl: '' });
    const verdict = await target.store.transact(occasion('north'), (tx) => audits.verify(tx));
    await target.store.close();
    expect(verdict).toMatchObject({ whole: true });
  });
});

describe('restore()', () => {
  it('brings back every row, every file and a chain that verifies', async () => {
    const { store: copy } = await restore(path, { home: join(folder, 'copy'), databaseUrl: '' });
    try {
      for (const id of ['north', 'south'])
        await copy.transact(occasion(id), async (tx) => {
          expect((await areas.get(tx, 'a-child')).name).toBe('区\t\\N');
          const all = await bodies.list(tx);
          expect(all).toHaveLength(2000);
          const [source] = await tx.sql.selectFrom('source').selectAll().execute();
          expect(source?.bytes.equals(bytes)).toBe(true);
          const seals = exportedSeals(copy.home.folder, id);
          expect(seals).toHaveLength(id === 'north' ? 1 : 0);
          expect(await audits.verify(tx, { folder: copy.home.folder, seals })).toMatchObject({ whole: true });
        });
      expect(readFileSync(join(copy.home.folder, 'files', 'ab', 'abcd'), 'utf8')).toBe('evidence');
      const { rows } = await copy.signIn.query('select id, username from "user"');
      expect(rows).toEqual([{ id: 'u', username: 'a' }]);
    } finally {
      await copy.close();
    }
  });

  it('keeps the keys of a home that has those of the old one, so that what they sealed opens again', async () => {
    const home = join(folder, 'moved');
    mkdirSync(home, { mode: 0o711 });
    copyFileSync(join(store.home.folder, 'secrets.json'), join(home, 'secrets.json'));
    const { store: moved } = await restore(path, { home, databaseUrl: '' });
    try {
      expect(moved.home.secrets).toEqual(store.home.secrets);
      const { rows } = await moved.signIn.query('select username from "user"');
      expect(rows).toEqual([{ username: 'a' }]);
    } finally {
      await moved.close();
    }
  });

  it('refuses a target that holds data', async () => {
    const home = join(folder, 'copy');
    await expect(restore(path, { home, databaseUrl: '' })).rejects.toMatchObject({ code: 'not-empty' });
  });

  it('refuses an archive that is cut short, changed, or none, before it touches the target', async () => {
    const whole = readFileSync(path);
    const plain = gunzipSync(whole);
    const changed = Buffer.from(plain);
    changed[plain.indexOf('单位1999')] = 0x41;
    const cases = {
      cut: whole.subarray(0, whole.length / 2),
      headless: gzipSync(plain.subarray(0, plain.indexOf('manifest.json'))),
      changed: gzipSync(changed),
      noise: Buffer.from('this is not an archive'),
    };
    for (const [name, content] of Object.entries(cases)) {
      const bad = join(folder, `${name}.tar.gz`);
      writeFileSync(bad, content);
      await expect(inspect(bad), name).rejects.toMatchObject({ code: 'archive-invalid' });
      await expect(restore(bad, { home: join(folder, name), databaseUrl: '' }), name).rejects.toMatchObject({
        code: 'archive-invalid',
      });
      expect(existsSync(join(folder, name))).toBe(false);
    }
    await expect(inspect(join(folder, 'absent'))).rejects.toMatchObject({ code: 'archive-invalid' });
  });

  it('brings an archive of an older schema to the schema of this release', async () => {
    const old = join(folder, 'old.tar.gz');
    const early = await open({ home: join(folder, 'early'), databaseUrl: '', upTo: 3 });
    await early.transact(occasion('north'), async (tx) => {
      await bodies.insert(tx, [
        { id: 'b', name: '旧', nameEn: '', shortName: '', parent: null, duties: '', ...always },
      ]);
      const { jurisdictions } = await import('../index.ts');
      await jurisdictions.insert(tx, [{ id: 'north', name: 'north', nameEn: '', sample: false }]);
    });
    expect((await backup(early, old, at)).migration).toBe(3);
    await early.close();
    const { store: now } = await restore(old, { home: join(folder, 'now'), databaseUrl: '' });
    const { rows } = await now.signIn.query('select max(number) as last from luodi_migration');
    expect(rows[0].last).toBeGreaterThan(3);
    expect(await now.transact(occasion('north'), async (tx) => (await bodies.get(tx, 'b')).name)).toBe('旧');
    expect(await now.transact(occasion('north'), (tx) => audits.verify(tx))).toMatchObject({ whole: true });
    await now.close();
  });
});
