import { LuodiError, refusal } from '@luodi/domain';
import type { Stage } from '@luodi/reader';
import { crew } from './read/crew.ts';
import { FORMS, type Form } from './read/form.ts';
import { type Done, nameOf, one, placesOf, print, type Task } from './read/one.ts';

export interface ReadFlags {
  readonly format?: string;
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
  const format = (flags.format ?? 'table') as Form;
  if (!FORMS.includes(format)) {
    throw new LuodiError('invalid', { reason: `--format ${flags.format}: ${FORMS.join(' | ')}` });
  }
  if (files.filter((file) => file === '-').length > 1) {
    throw new LuodiError('invalid', { reason: '- 只能出现一次 / - can be given once' });
  }
  const { stdout, stderr, env } = process;
  const dressed =
    flags.out === undefined && stdout.isTTY === true && env.NO_COLOR === undefined && env.TERM !== 'dumb';
  const places = placesOf(files, format, flags.out);
  const tasks = files.map(
    (file, at): Task => ({ file, format, encoding: flags.encoding, dressed, place: places[at]! }),
  );
  let code = 0;
  // Who reads the output may have seen enough, as `head` does.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(code);
  });
  const show = (line: string) => {
    if (stderr.isTTY) stderr.write(`\r\x1b[K${line}`);
  };
  const told = async (result: Done | LuodiError) => {
    show('');
    if (result instanceof LuodiError) {
      stderr.write(`${refusal(result, 'zh')}\n${refusal(result, 'en')}\n`);
      code = 2;
      return;
    }
    if (result.grave) code = Math.max(code, 1);
    if (result.text !== null) await print(result.text);
  };
  if (files.length >= MANY && !files.includes('-')) {
    await crew(tasks, async (at, result) => {
      await told(result);
      show(`${at + 1}/${tasks.length} ${nameOf(files[at]!)}`);
    });
    show('');
    return code;
  }
  for (const task of tasks) {
    try {
      await told(await one(task, (stage) => show(`${nameOf(task.file)} ${STAGES[stage]}`)));
    } catch (error) {
      if (!(error instanceof LuodiError)) throw error;
      await told(error);
    }
  }
  return code;
}
