import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { Refused } from '../../api/call.ts';
import { words } from '../../words/index.ts';

/**
 * Runs an act, tells how it went, and reads again what it may have changed.
 * @param done what is said when it went well; a function where the act itself finds out
 * @returns whether it went well
 */
export type Act = (work: () => Promise<unknown>, done?: string | (() => string)) => Promise<boolean>;

/** The acts of a scene; what they change stands under the first words of its questions. */
export function useAct(...keys: readonly string[]): Act {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return async (work, done = words.saved) => {
    try {
      await work();
      void message.success(typeof done === 'string' ? done : done());
      return true;
    } catch (error) {
      void message.error(
        error instanceof Refused && error.code === 'conflict' ? words.conflict : (error as Error).message,
      );
      return false;
    } finally {
      for (const key of keys) await queries.invalidateQueries({ queryKey: [key] });
    }
  };
}
