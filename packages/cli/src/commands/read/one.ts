import { once } from 'node:events';
import { createReadStream, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LuodiError } from '@luodi/domain';
import { FILE_LIMIT, read, type Stage } from '@luodi/reader';
import { dress, type Form, write } from './form.ts';

/** How one file is read and where its result goes. */
export interface Task {
  readonly file: string;
  readonly format: Form;
  readonly encoding: string | undefined;
  /** Coloured for a terminal. */
  readonly dressed: boolean;
}

/** The result of one file as text, and whether it has a finding of severity error. */
export interface Done {
  readonly text: string;
  readonly grave: boolean;
}

/** Reads one file. @throws LuodiError as {@link read} does, and `file-missing` */
export async function one(task: Task, onStage?: (stage: Stage) => void): Promise<Done> {
  const reading = await read(await bytesOf(task.file), nameOf(task.file), {
    encoding: task.encoding,
    onStage,
  });
  return {
    text: write(reading, task.format, task.dressed ? dress() : undefined),
    grave: reading.document.findings.some((finding) => finding.severity === 'error'),
  };
}

export const nameOf = (file: string): string => (file === '-' ? 'stdin' : basename(file));

const EXTENSIONS: Readonly<Record<Form, string>> = { json: 'json', akn: 'xml', markdown: 'md', table: 'txt' };

/** Where a result of several goes. */
export const placeOf = (folder: string, { file, format }: Task): string =>
  join(folder, `${nameOf(file)}.${EXTENSIONS[format]}`);

/** The bytes of a file or of standard input; more than the limit is refused before it is held. */
async function bytesOf(file: string): Promise<Uint8Array> {
  if (file !== '-') {
    let size: number;
    try {
      const stat = statSync(file);
      if (stat.isDirectory())
        throw new LuodiError('file-unsupported', { name: file, format: '文件夹 folder' });
      size = stat.size;
    } catch (error) {
      if (error instanceof LuodiError) throw error;
      throw new LuodiError('file-missing', { name: file });
    }
    if (size > FILE_LIMIT)
      throw new LuodiError('file-large', { name: file, limit: FILE_LIMIT / 1024 / 1024 });
  }
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of file === '-' ? process.stdin : createReadStream(file)) {
    length += (part as Buffer).length;
    if (length > FILE_LIMIT)
      throw new LuodiError('file-large', { name: file, limit: FILE_LIMIT / 1024 / 1024 });
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** The whole file or none of it. */
export function save(path: string, text: string): void {
  const half = join(dirname(path), `.${basename(path)}.${process.pid}`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(half, text);
    renameSync(half, path);
  } catch (error) {
    rmSync(half, { force: true });
    throw new LuodiError('invalid', { reason: `--out ${path}: ${(error as Error).message}` });
  }
}
