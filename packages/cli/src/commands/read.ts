import { once } from 'node:events';
import { createReadStream, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LuodiError, refusal } from '@luodi/domain';
import { FILE_LIMIT, read as readBytes, type Stage } from '@luodi/reader';
import { dress, FORMS, type Form, write } from './read/form.ts';

export interface ReadFlags {
  readonly format: string;
  readonly out?: string;
  readonly encoding?: string;
}

const STAGES: Readonly<Record<Stage, string>> = {
  received: '读入 received',
  decoded: '解码 decoded',
  structured: '结构 structured',
  extracted: '事项 extracted',
};

/**
 * `luodi read FILE…`: 0 read, 1 read with findings of severity error, 2 wrong use or unreadable, 3 internal. One file
 * that cannot be read does not keep the others from being read.
 */
export async function read(files: readonly string[], flags: ReadFlags): Promise<number> {
  const format = flags.format as Form;
  if (!FORMS.includes(format)) {
    throw new LuodiError('invalid', { reason: `--format ${flags.format}: ${FORMS.join(' | ')}` });
  }
  const several = files.length > 1;
  if (several && flags.out) mkdirSync(flags.out, { recursive: true });
  const plain = flags.out !== undefined || !process.stdout.isTTY || process.env.NO_COLOR !== undefined;
  let code = 0;
  for (const file of files) {
    try {
      const name = file === '-' ? 'stdin' : basename(file);
      const progress = process.stderr.isTTY
        ? (stage: Stage) => process.stderr.write(`\r\x1b[K${name} ${STAGES[stage]}`)
        : undefined;
      const reading = await readBytes(await bytesOf(file), name, {
        encoding: flags.encoding,
        onStage: progress,
      });
      if (progress) process.stderr.write('\r\x1b[K');
      const text = write(reading, format, plain ? undefined : dress());
      if (flags.out === undefined) await print(text);
      else save(several ? join(flags.out, `${name}.${EXTENSIONS[format]}`) : flags.out, text);
      if (reading.document.findings.some((one) => one.severity === 'error')) code = Math.max(code, 1);
    } catch (error) {
      if (!(error instanceof LuodiError) || !several) throw error;
      process.stderr.write(`${refusal(error, 'zh')}\n${refusal(error, 'en')}\n`);
      code = 2;
    }
  }
  return code;
}

const EXTENSIONS: Readonly<Record<Form, string>> = { json: 'json', akn: 'xml', markdown: 'md', table: 'txt' };

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

async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** The whole file or none of it. */
function save(path: string, text: string): void {
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
