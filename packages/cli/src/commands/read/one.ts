import { once } from 'node:events';
import { createReadStream, existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LuodiError } from '@luodi/domain';
import { FILE_LIMIT, read, type Stage } from '@luodi/reader';
import { makeFolder } from '../../folder.ts';
import { dress, type Form, write } from './form.ts';

/** How one file is read and where its result goes. */
export interface Task {
  readonly file: string;
  readonly format: Form;
  readonly encoding: string | undefined;
  /** Coloured for a terminal. */
  readonly dressed: boolean;
  /** The file the result is written to; null for standard output. */
  readonly place: string | null;
}

/** The result of one file, and whether it has a finding of severity error. */
export interface Done {
  /** Null where it was written to its place. */
  readonly text: string | null;
  readonly grave: boolean;
}

/**
 * Reads one file and writes its result to its place, or hands it over.
 * @throws LuodiError as {@link read} does; `file-missing`, `file-unreadable`, `invalid` where the place cannot be written
 */
export async function one(task: Task, onStage?: (stage: Stage) => void): Promise<Done> {
  const reading = await read(await bytesOf(task.file), nameOf(task.file), {
    encoding: task.encoding,
    onStage,
  });
  const text = write(reading, task.format, task.dressed ? dress() : undefined);
  if (task.place !== null) save(task.place, text);
  return {
    text: task.place === null ? text : null,
    grave: reading.document.findings.some((finding) => finding.severity === 'error'),
  };
}

export const nameOf = (file: string): string => (file === '-' ? 'stdin' : basename(file));

const EXTENSIONS: Readonly<Record<Form, string>> = { json: 'json', akn: 'xml', markdown: 'md', table: 'txt' };

/**
 * Where each result goes: to standard output without `out`; to `out` itself for one file; into the folder `out` for
 * several, or where it is a folder already or is written as one. Files of the same name get a number, in their order.
 */
export function placesOf(files: readonly string[], format: Form, out: string | undefined): (string | null)[] {
  if (out === undefined) return files.map(() => null);
  const folder = files.length > 1 || /[\\/]$/.test(out) || isFolder(out);
  if (!folder) return [out];
  const taken = new Set<string>();
  return files.map((file) => {
    for (let turn = 1; ; turn += 1) {
      const name = `${nameOf(file)}${turn === 1 ? '' : `.${turn}`}.${EXTENSIONS[format]}`;
      if (taken.has(name)) continue;
      taken.add(name);
      return join(out, name);
    }
  });
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** The bytes of a file or of standard input; more than the limit is refused before it is held. */
async function bytesOf(file: string): Promise<Uint8Array> {
  const name = nameOf(file);
  const large = () => new LuodiError('file-large', { name, limit: FILE_LIMIT / 1024 / 1024 });
  const parts: Buffer[] = [];
  let length = 0;
  try {
    if (file !== '-' && statSync(file).size > FILE_LIMIT) throw large();
    for await (const part of file === '-' ? process.stdin : createReadStream(file)) {
      length += (part as Buffer).length;
      if (length > FILE_LIMIT) throw large();
      parts.push(part as Buffer);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof LuodiError || code === undefined) throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new LuodiError('file-missing', { name: file });
    throw new LuodiError('file-unreadable', { name: file, reason: code });
  }
  return Buffer.concat(parts);
}

export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** The whole file or none of it. */
function save(path: string, text: string): void {
  const half = join(dirname(path), `.${basename(path)}.${process.pid}`);
  try {
    makeFolder(dirname(path));
    writeFileSync(half, text);
    renameSync(half, path);
  } catch (error) {
    if (existsSync(half)) rmSync(half);
    throw new LuodiError('invalid', { reason: `--out ${path}: ${(error as Error).message}` });
  }
}
