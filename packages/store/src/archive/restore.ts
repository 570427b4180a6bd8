import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, createReadStream, existsSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { LuodiError } from '@luodi/domain';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import { sessionOptions } from '../connect.ts';
import { digestOf } from '../migrate.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { type Opening, open, type Store } from '../open.ts';
import { HOME_FILES, MANIFEST, type Manifest, type Part, type Section } from './manifest.ts';
import { entries } from './tar.ts';

/**
 * Brings an archive into an empty home or database: checks all of it first, makes the schema as it was then, loads
 * everything in one transaction, and only then migrates to the schema of this release.
 * @returns The open store, at this release's schema.
 * @throws {LuodiError} `archive-invalid`, `not-empty`, `database-newer`, and those of `open()`
 */
export async function restore(
  path: string,
  opening: Opening = {},
): Promise<{ store: Store; manifest: Manifest }> {
  const manifest = await inspect(path);
  const known = MIGRATIONS.at(-1)?.number ?? 0;
  if (manifest.migration > known)
    throw new LuodiError('database-newer', { found: manifest.migration, known });
  const early = await open({ ...opening, name: 'restore', upTo: manifest.migration });
  try {
    await empty(early);
    await load(early, path, manifest);
  } finally {
    await early.close();
  }
  return { store: await open({ ...opening, name: 'restore' }), manifest };
}

/**
 * Reads the whole archive and proves it against its manifest.
 * @throws {LuodiError} `archive-invalid`
 */
export async function inspect(path: string): Promise<Manifest> {
  const found: Part[] = [];
  let manifest: Manifest | null = null;
  try {
    for await (const { name, content } of contents(path)) {
      if (name === MANIFEST) manifest = JSON.parse(content.toString('utf8')) as Manifest;
      else
        found.push({
          name,
          bytes: content.length,
          sha256: createHash('sha256').update(content).digest('hex'),
        });
    }
    if (manifest === null) throw new RangeError('it has no manifest; it was cut short');
    if (manifest.format !== 1) throw new RangeError(`its format ${manifest.format} is not known`);
    const told = manifest.sections.flatMap(({ parts }) => parts);
    for (const [place, part] of told.entries()) {
      const one = found[place];
      if (one?.name !== part.name) throw new RangeError(`${part.name} is missing or out of order`);
      if (one.bytes !== part.bytes || one.sha256 !== part.sha256)
        throw new RangeError(`${part.name} differs from its digest`);
    }
    if (found.length > told.length)
      throw new RangeError(`${found[told.length]?.name} is not in the manifest`);
    const odd = manifest.sections.find(({ kind, name }) => kind === 'file' && !safe(name));
    if (odd) throw new RangeError(`${odd.name} is not a file of ours`);
    return manifest;
  } catch (error) {
    throw new LuodiError('archive-invalid', { path, reason: (error as Error).message });
  }
}

async function* contents(path: string) {
  if (!existsSync(path)) throw new RangeError('there is no such file');
  const file = createReadStream(path);
  const zip = createGunzip();
  file.on('error', (error) => zip.destroy(error));
  yield* entries(file.pipe(zip));
}

const safe = (name: string): boolean =>
  normalize(name).replaceAll('\\', '/') === name &&
  !name.startsWith('..') &&
  HOME_FILES.some((one) => one.test(name));

/** Refuses a target that holds anything. */
async function empty(store: Store): Promise<void> {
  const { rows } = await store.signIn.query<{ full: boolean }>(
    `select exists (select from jurisdiction) or exists (select from "user") as full`,
  );
  if (rows[0]?.full) throw new LuodiError('not-empty');
}

async function load(store: Store, path: string, manifest: Manifest): Promise<void> {
  const client = new pg.Client({ connectionString: store.appUrl, options: sessionOptions(store.role) });
  await client.connect();
  try {
    await client.query('begin');
    await sameSchema(client, manifest);
    const bySection = new Map(
      manifest.sections.flatMap((section) => section.parts.map(({ name }) => [name, section] as const)),
    );
    let current = null as { readonly section: Section; readonly sink: Sink } | null;
    for await (const { name, content } of contents(path)) {
      const section = bySection.get(name);
      if (section === undefined) continue;
      if (current?.section !== section) {
        await current?.sink.end();
        current = {
          section,
          sink: section.kind === 'table' ? await rows(client, section) : file(store.home.folder, section),
        };
      }
      await current.sink.write(content);
    }
    await current?.sink.end();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    await client.end();
  }
}

/** The target has the schema of the archive, not a later one that an earlier start has made. */
async function sameSchema(client: pg.Client, manifest: Manifest): Promise<void> {
  const { rows } = await client.query<{ number: number; digest: string }>(
    'select number, digest from luodi_migration order by number',
  );
  const last = rows.at(-1);
  const wanted = MIGRATIONS.find(({ number }) => number === manifest.migration);
  if (last?.number !== manifest.migration || !wanted || last.digest !== digestOf(wanted))
    throw new LuodiError('not-empty');
}

interface Sink {
  write(content: Buffer): Promise<void>;
  end(): Promise<void>;
}

/** Rows go into a table of passage first: COPY into a table with row security is refused. */
async function rows(client: pg.Client, section: Section): Promise<Sink> {
  const table = client.escapeIdentifier(section.name);
  const columns = section.columns.map((name) => client.escapeIdentifier(name)).join(', ');
  await client.query(
    `create temporary table passage on commit drop as select ${columns} from ${table} with no data`,
  );
  const stream = client.query(from(`copy passage (${columns}) from stdin`));
  // Whoever writes or ends it hears of an error; without a listener it would end the process.
  stream.on('error', () => {});
  return {
    write: async (content) => {
      if (!stream.write(content)) await once(stream, 'drain');
    },
    end: async () => {
      stream.end();
      await finished(stream);
      if (section.jurisdiction !== null)
        await client.query(`set local luodi.jurisdiction = ${client.escapeLiteral(section.jurisdiction)}`);
      const { rowCount } = await client.query(
        `insert into ${table} (${columns}) select ${columns} from passage`,
      );
      if (rowCount !== section.rows) throw new Error(`${section.name}: ${rowCount} rows of ${section.rows}`);
      await client.query('drop table passage');
    },
  };
}

function file(folder: string, section: Section): Sink {
  const path = join(folder, section.name);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const handle = openSync(path, 'w', 0o600);
  return {
    write: async (content) => {
      writeSync(handle, content);
    },
    end: async () => closeSync(handle),
  };
}
