import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { LuodiError } from '@luodi/domain';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { sessionOptions } from '../connect.ts';
import type { Store } from '../open.ts';
import { HOME_FILES, MANIFEST, type Manifest, PASSING, type Part, SCHEMA, type Section } from './manifest.ts';
import { type Table, tables } from './tables.ts';
import { END, entry } from './tar.ts';

/** How much of a section is held in memory at a time. */
const PART = 4 * 1024 * 1024;

/**
 * Writes everything that belongs to the data into one compressed archive, as it stood at one instant, while the
 * server goes on. Passwords and keys of the installation stay outside; accounts come along with their digests.
 * @throws {LuodiError} `duplicate` when the file is there already
 */
export async function backup(store: Store, path: string, at: Date): Promise<Manifest> {
  if (existsSync(path)) throw new LuodiError('duplicate', { noun: 'file', id: path });
  const half = `${path}.partial`;
  const zip = createGzip({ level: 6 });
  const file = createWriteStream(half, { mode: 0o600 });
  zip.pipe(file);
  file.on('error', (error) => zip.destroy(error));
  const put = async (name: string, content: Uint8Array): Promise<void> => {
    if (zip.destroyed) throw zip.errored ?? new Error(`${half} cannot be written`);
    if (!zip.write(entry(name, content, at))) await once(zip, 'drain');
  };
  const client = new pg.Client({ connectionString: store.appUrl, options: sessionOptions(store.role) });
  try {
    await client.connect();
    await client.query('begin isolation level repeatable read read only');
    const manifest = await collect(store, client, put, at);
    await client.query('rollback');
    await put(MANIFEST, Buffer.from(JSON.stringify(manifest, null, 1)));
    zip.end(END);
    await finished(file);
    const handle = await openFile(half, 'r+');
    await handle.sync();
    await handle.close();
    renameSync(half, path);
    return manifest;
  } catch (error) {
    zip.destroy();
    file.destroy();
    rmSync(half, { force: true });
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

type Put = (name: string, content: Uint8Array) => Promise<void>;

async function collect(store: Store, client: pg.Client, put: Put, at: Date): Promise<Manifest> {
  const { rows: places } = await client.query<{ id: string }>('select id from jurisdiction order by id');
  const { rows: facts } = await client.query<{ migration: number; postgres: string }>(
    `select max(number) as migration, current_setting('server_version') as postgres from ${SCHEMA}`,
  );
  const jurisdictions = places.map(({ id }) => id);
  const sections: Section[] = [];
  const write = (name: string, bytes: AsyncIterable<Buffer>) =>
    slice(bytes, (part) => partName(sections.length, part, name), put);
  for (const table of await tables(client)) {
    if (table.name === SCHEMA || PASSING.includes(table.name)) continue;
    for (const jurisdiction of table.guarded ? jurisdictions : [null]) {
      const stream = client.query(to(await copy(client, table, jurisdiction)));
      const parts = await write(table.name, stream);
      const { name, columns } = table;
      sections.push({ kind: 'table', name, jurisdiction, columns, rows: stream.rowCount, parts });
    }
  }
  for (const name of homeFiles(store.home.folder)) {
    const parts = await write(name, createReadStream(join(store.home.folder, name)));
    sections.push({ kind: 'file', name, jurisdiction: null, columns: [], rows: 0, parts });
  }
  return {
    format: 1,
    at: at.toISOString(),
    migration: facts[0]?.migration ?? 0,
    postgres: facts[0]?.postgres ?? '',
    jurisdictions,
    sections,
  };
}

/** The statement that reads a table, for one jurisdiction where it has them; sets that first. */
async function copy(client: pg.Client, table: Table, jurisdiction: string | null): Promise<string> {
  const list = (names: readonly string[]) => names.map((name) => client.escapeIdentifier(name)).join(', ');
  const order = table.key.length > 0 ? `order by ${list(table.key)}` : '';
  if (jurisdiction === null)
    return `copy (select ${list(table.columns)} from ${client.escapeIdentifier(table.name)} ${order}) to stdout`;
  const literal = client.escapeLiteral(jurisdiction);
  await client.query(`set local luodi.jurisdiction = ${literal}`);
  return `copy (select ${list(table.columns)} from ${client.escapeIdentifier(table.name)} where jurisdiction = ${literal} ${order}) to stdout`;
}

const partName = (section: number, part: number, name: string): string =>
  `data/${String(section).padStart(4, '0')}-${name.replace(/[^\w.-]/g, '_').slice(-50)}-${String(part).padStart(4, '0')}`;

/** Writes a stream in parts, at least one. */
async function slice(
  bytes: AsyncIterable<Buffer>,
  nameOf: (part: number) => string,
  put: Put,
): Promise<Part[]> {
  const parts: Part[] = [];
  let held: Buffer[] = [];
  let length = 0;
  const flush = async () => {
    const content = Buffer.concat(held);
    held = [];
    length = 0;
    const name = nameOf(parts.length);
    parts.push({ name, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') });
    await put(name, content);
  };
  for await (const piece of bytes) {
    held.push(piece);
    length += piece.length;
    if (length >= PART) await flush();
  }
  if (length > 0 || parts.length === 0) await flush();
  return parts;
}

function homeFiles(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below)).flatMap((name) => {
    const path = below ? `${below}/${name}` : name;
    if (below === '' && name !== 'audit' && name !== 'files') return [];
    if (statSync(join(folder, path)).isDirectory()) return homeFiles(folder, path);
    return HOME_FILES.some((pattern) => pattern.test(path)) ? [path] : [];
  });
}
