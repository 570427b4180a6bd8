import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { Refused } from '../../api/call.ts';
import { words } from '../../words/index.ts';

/** Saves, says so, and fetches again what depends on it; true when it is done. */
export function useAct(...keys: readonly string[]) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return async (work: () => Promise<unknown>, done: string = words.setting.saved): Promise<boolean> => {
    try {
      await work();
      void message.success(done);
      return true;
    } catch (error) {
      const clash = error instanceof Refused && error.code === 'conflict';
      void message.error(clash ? words.setting.clash : (error as Error).message, 6);
      return false;
    } finally {
      for (const key of [...keys, 'past']) void queries.invalidateQueries({ queryKey: [key] });
    }
  };
}
