import { LuodiError, refusal } from '@luodi/domain';

/**
 * Runs a verb and turns what it throws into the exit code of the house: a refused act is one line in each language and
 * 2, anything else is ours and 3.
 */
export async function refusing(act: () => Promise<unknown>): Promise<void> {
  try {
    const code = await act();
    if (typeof code === 'number') process.exitCode = code;
  } catch (error) {
    if (error instanceof LuodiError) {
      process.stderr.write(`${refusal(error, 'zh')}\n${refusal(error, 'en')}\n`);
      process.exit(2);
    }
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exit(3);
  }
}
