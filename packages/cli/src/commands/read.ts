import { mkdirSync } from 'node:fs';
import { LuodiError, refusal } from '@luodi/domain';
import type { Stage } from '@luodi/reader';
import { crew } from './read/crew.ts';
import { FORMS, type Form } from './read/form.ts';
import { nameOf, one, placeOf, print, save, type Task } from './read/one.ts';

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

/** From so many files on, starting a worker on each core pays. */
const MANY = 4;

/**
 * `luodi read FILE…`: 0 read, 1 read with findings of severity error, 2 wrong use or unreadable, 3 internal. One file
 * that cannot be read does not keep the others from being read; many are read on all cores.
 */
export async function read(files: readonly string[], flags: ReadFlags): Promise<number> {
  const format = flags.format as Form;
  if (!FORMS.includes(format)) {
    throw new LuodiError('invalid', { reason: `--format ${flags.format}: ${FORMS.join(' | ')}` });
  }
  const several = files.length > 1;
  if (several && flags.out) makeFolder(flags.out);
  const dressed =
    flags.out === undefined && process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
  const tasks = files.map((file): Task => ({ file, format, encoding: flags.encoding, dressed }));
  let code = 0;
  const told = async (at: number, result: { grave?: boolean; text?: string } | LuodiError) => {
    if (result instanceof LuodiError) {
      process.stderr.write(`${refusal(result, 'zh')}\n${refusal(result, 'en')}\n`);
      code = 2;
      return;
    }
    if (result.grave) code = Math.max(code, 1);
    if (result.text === undefined) return;
    if (flags.out === undefined) await print(result.text);
    else save(several ? placeOf(flags.out, tasks[at]!) : flags.out, result.text);
  };
  if (files.length >= MANY && !files.includes('-')) {
    await crew(tasks, flags.out, async (at, result) => {
      if (process.stderr.isTTY)
        process.stderr.write(`\r\x1b[K${at + 1}/${tasks.length} ${nameOf(files[at]!)}`);
      await told(at, result);
    });
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
    return code;
  }
  for (const [at, task] of tasks.entries()) {
    const progress = process.stderr.isTTY
      ? (stage: Stage) => process.stderr.write(`\r\x1b[K${nameOf(task.file)} ${STAGES[stage]}`)
      : undefined;
    try {
      const done = await one(task, progress);
      if (progress) process.stderr.write('\r\x1b[K');
      await told(at, done);
    } catch (error) {
      if (!(error instanceof LuodiError) || !several) throw error;
      await told(at, error);
    }
  }
  return code;
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new LuodiError('invalid', { reason: `--out ${path}: ${(error as Error).message}` });
  }
}
