import { api, type ItemDetail, type Me } from '@luodi/contract';
import { type Clash, type Edit, mergeLines, sameLine, yielded } from '@luodi/domain/list';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { call, Refused } from '../../api/call.ts';
import { words } from '../../words/index.ts';
import { type Draft, draftOf, keepDraft, type Token } from './draft.ts';

/** A part of an item that a person changes as lines, while somebody else may be changing it too. */
export interface Part<L extends object> {
  readonly name: string;
  /** The fields of each kind of line. */
  readonly fields: readonly (readonly string[])[];
  readonly of: (item: ItemDetail) => { readonly token: Token; readonly lines: readonly L[] };
  /** What a line is called. */
  readonly line: (line: L) => string;
  /** Saves what differs from the base; refused as a conflict when somebody else was faster. */
  readonly send: (item: string, draft: Draft<L>) => Promise<unknown>;
  /** Who saved last. */
  readonly by: (item: ItemDetail) => string | Promise<string>;
}

/** Somebody who saved first. */
export interface Rival {
  readonly by: string;
  readonly taken: readonly Edit[];
  /** What is not decided yet. */
  readonly clashes: readonly Clash[];
}

/** How often a save is tried again by itself where the other changed nothing of this part. */
const TURNS = 3;

/**
 * What is typed of a part of an item: kept on this machine until it is saved or given up. When somebody else saved
 * first, theirs is merged into it and shown, and what both changed is asked about before it can be saved.
 */
export function useMerging<L extends object>(part: Part<L>, me: Me, item: ItemDetail, may: boolean) {
  const { id } = item.row;
  const place = { person: me.person?.id ?? '', part: part.name, item: id };
  const [left] = useState(() => (may ? draftOf<L>(localStorage, place, part.fields) : null));
  const [draft, setDraft] = useState<Draft<L> | null>(left);
  const [restored, setRestored] = useState(left !== null);
  const [rival, setRival] = useState<(Rival & { readonly now: Omit<Draft<L>, 'lines'> }) | null>(null);
  const [busy, setBusy] = useState(false);
  const queries = useQueryClient();
  const { message } = App.useApp();

  const seen = (): Draft<L> => {
    const { token, lines } = part.of(item);
    return { token, base: lines, lines };
  };
  const put = (next: Draft<L>) => {
    setDraft(next);
    keepDraft(localStorage, place, next);
  };
  const end = () => {
    setDraft(null);
    setRival(null);
    setRestored(false);
    keepDraft(localStorage, place, null);
  };
  const set = (lines: readonly L[]) => {
    put({ ...(draft ?? seen()), lines });
    if (rival) setRival({ ...rival, clashes: standing(rival.clashes, lines, rival.now.base, part.line) });
  };
  /** Until the last clash is decided the draft stands on what it was typed upon: what is left half-way is asked again. */
  const decide = (clash: Clash, choice: 'mine' | 'theirs') => {
    if (!draft || !rival) return;
    const lines = choice === 'theirs' ? yielded(draft.lines, clash, part.line) : draft.lines;
    const clashes = rival.clashes.filter((one) => one !== clash);
    setRival({ ...rival, clashes });
    put(clashes.length > 0 ? { ...draft, lines } : { ...rival.now, lines });
  };
  /** @returns whether it is saved; if not, it is open with what was typed */
  const save = async (lines?: readonly L[]): Promise<boolean> => {
    let from = draft ?? seen();
    if (lines) from = { ...from, lines };
    setBusy(true);
    try {
      for (let turn = 0; differs(from, part.line); turn += 1) {
        try {
          await part.send(id, from);
          void message.success(words.saved);
          break;
        } catch (error) {
          if (!(error instanceof Refused && error.code === 'conflict') || turn === TURNS) throw error;
          const current = await call(api.item.get, { params: { id } });
          const theirs = part.of(current);
          const merged = mergeLines(from.base, from.lines, theirs.lines, part.line);
          const now = { token: theirs.token, base: theirs.lines };
          if (merged.taken.length + merged.clashes.length > 0) {
            const by = await part.by(current);
            setRival({
              by: by === me.person?.name ? words.merging.yourself : by,
              taken: merged.taken,
              clashes: merged.clashes,
              now,
            });
            put(
              merged.clashes.length > 0 ? { ...from, lines: merged.lines } : { ...now, lines: merged.lines },
            );
            return false;
          }
          from = { ...now, lines: merged.lines };
        }
      }
      end();
      return true;
    } catch (error) {
      put(from);
      const lost = error instanceof Refused && error.status === 0;
      void message.error(lost ? words.ledger.lost : (error as Error).message, 6);
      return false;
    } finally {
      setBusy(false);
      for (const key of ['item', 'items', 'overview', 'schedule'])
        void queries.invalidateQueries({ queryKey: [key] });
    }
  };
  return {
    /** Null while nothing is being changed. */
    draft,
    restored: restored && !rival,
    rival,
    /** Nothing can be saved: something is to be decided, or under way. */
    held: busy || (rival?.clashes.length ?? 0) > 0,
    begin: () => setDraft(seen()),
    set,
    decide,
    save,
    end,
  };
}

/** What a form of a part works with. */
export type Merging<L extends object> = ReturnType<typeof useMerging<L>>;

const differs = <L extends object>({ base, lines }: Draft<L>, name: (line: L) => string): boolean => {
  const was = new Map(base.map((line) => [name(line), line]));
  return base.length !== lines.length || lines.some((line) => !sameLine(line, was.get(name(line)) ?? null));
};

/** The clashes as they stand after more was typed: of a line that is gone by now the line itself is asked about. */
function standing<L extends object>(
  clashes: readonly Clash[],
  lines: readonly L[],
  theirs: readonly L[],
  name: (line: L) => string,
): readonly Clash[] {
  const found = clashes.map((clash) => {
    const line = lines.find((one) => name(one) === clash.line) ?? null;
    if (clash.field === null) return { ...clash, mine: line };
    if (line !== null) return { ...clash, mine: line[clash.field as keyof L] };
    const their = theirs.find((one) => name(one) === clash.line) ?? null;
    return { line: clash.line, field: null, base: null, mine: null, theirs: their };
  });
  return found.filter(
    (one, at) => found.findIndex((two) => two.line === one.line && two.field === one.field) === at,
  );
}
