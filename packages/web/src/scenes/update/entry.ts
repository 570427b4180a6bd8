import type { EntryRow, Owed } from '@luodi/contract';
import { checkEntry } from '@luodi/domain/list';
import type { Typed } from './kept.ts';

/** What a line shows before anything is typed: what is filed, else the figure of the period before. */
export const prefilled = ({ now, last }: Owed): Typed => ({
  progress: String((now ? now.progress : last?.progress) ?? ''),
  official: now?.official ?? '',
  text: now?.text ?? '',
});

export const isLocked = ({ now }: Owed): boolean => now?.state === 'submitted' || now?.state === 'approved';

/** A typed line as it is sent; null while its figure is none. */
export function entryOf(owed: Owed, typed: Typed, submit: boolean): EntryRow | null {
  const progress = typed.progress.trim() === '' ? null : Number(typed.progress);
  if (progress !== null && !(progress >= 0 && progress <= 100)) return null;
  return {
    item: owed.item,
    version: owed.now?.version ?? 0,
    progress,
    text: typed.text,
    official: (typed.official || null) as EntryRow['official'],
    submit,
  };
}

/** What is odd about a typed line, as the server would say. */
export const oddOf = (owed: Owed, typed: Typed) =>
  checkEntry(
    {
      progress: typed.progress.trim() === '' ? null : Number(typed.progress),
      text: typed.text,
      official: (typed.official || null) as EntryRow['official'],
    },
    owed.last && { ...owed.last, official: null },
  );

/** True when a line can be submitted: not locked, something is written, and nothing must be corrected. */
export const isReady = (owed: Owed, typed: Typed): boolean =>
  !isLocked(owed) &&
  typed.text.trim() !== '' &&
  !oddOf(owed, typed).some(({ severity }) => severity === 'error');
