import {
  api,
  type DocumentDetail,
  type Me,
  type Proposal,
  type ReviewAct,
  type ReviewResult,
} from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { words } from '../../words/index.ts';
import { foresee, meet, news, settle } from './merge.ts';

/** How often the desk asks whether somebody else has decided something, ms. */
const ROUND = 8000;

/** An act that met somebody else's change of the same thing. */
export interface Clash {
  readonly act: ReviewAct;
  readonly seen: Proposal;
  /** Undefined when it was split or merged away. */
  readonly now: Proposal | undefined;
}

/** A place to decide at: what is decided shows at once, is sent in order, merged with others, and can be undone. */
export interface Desk {
  apply(acts: readonly ReviewAct[]): void;
  undo(): void;
  readonly undoable: number;
  readonly saving: boolean;
  /** Once everything decided so far has reached the server. */
  settled(): Promise<void>;
  readonly clashes: readonly Clash[];
  drop(clash: Clash): void;
}

export function useDesk(id: string, me: Me): Desk {
  const queries = useQueryClient();
  const { message } = App.useApp();
  /** Decisions that can be taken back, the last one last. */
  const stack = useRef<string[]>([]);
  const [undoable, setUndoable] = useState(0);
  const [waiting, setWaiting] = useState(0);
  const [clashes, setClashes] = useState<readonly Clash[]>([]);
  const line = useRef(Promise.resolve());
  const pending = useRef(0);
  const key = ask.document(id).queryKey;
  const self = me.person?.name ?? '';

  const put = useCallback(
    (change: (proposals: readonly Proposal[]) => Proposal[]) =>
      queries.setQueryData(
        key,
        (old: DocumentDetail | undefined) => old && { ...old, proposals: change(old.proposals) },
      ),
    [queries, key],
  );
  const here = useCallback(
    () => new Map(queries.getQueryData<DocumentDetail>(key)?.proposals.map((one) => [one.id, one])),
    [queries, key],
  );
  /** What is sent waits for what was sent before, so that versions follow one another. */
  const inLine = useCallback(
    (work: () => Promise<void>) => {
      pending.current += 1;
      setWaiting(pending.current);
      line.current = line.current.then(work).finally(() => {
        pending.current -= 1;
        setWaiting(pending.current);
        if (pending.current > 0) return;
        void queries.invalidateQueries({ queryKey: ask.documents.queryKey });
        void queries.invalidateQueries({ queryKey: ['overview'] });
      });
    },
    [queries],
  );

  /** Sends acts; those that met another's change are done again where nothing is lost, and else asked about. */
  const sendActs = useCallback(
    async (acts: readonly ReviewAct[], seen: ReadonlyMap<string, Proposal>) => {
      const result: ReviewResult = await call(api.document.review, {
        params: { id },
        body: { acts: [...acts] },
      });
      if (result.proposals.length + result.removed.length > result.conflicts.length) {
        stack.current.push(result.decision);
        setUndoable(stack.current.length);
      }
      put((proposals) => settle(proposals, result));
      if (result.conflicts.length === 0) return;
      const lost = new Set(result.conflicts);
      const now = new Map(result.proposals.map((one) => [one.id, one]));
      const again: ReviewAct[] = [];
      const asked: Clash[] = [];
      for (const act of acts) {
        const target = targetOf(act).find((one) => lost.has(one));
        if (target === undefined) continue;
        const before = seen.get(target);
        const meeting = meet(act, before, now.get(target));
        if (meeting.does === 'again') again.push(meeting.act);
        else if (meeting.does === 'ask' && before) asked.push({ act, seen: before, now: now.get(target) });
      }
      if (asked.length > 0) setClashes((all) => [...all, ...asked]);
      if (again.length > 0) {
        void message.info(words.desk.merged(again.length));
        await sendActs(again, new Map([...seen, ...now]));
      }
    },
    [id, message, put],
  );

  const apply = useCallback(
    (acts: readonly ReviewAct[]) => {
      const seen = here();
      put((proposals) => foresee(proposals, acts));
      inLine(async () => {
        try {
          // Own acts before this one have moved the version on.
          const versions = here();
          const current = acts.map((act) => moved(act, (one) => versions.get(one)?.version));
          await sendActs(current, seen);
        } catch (error) {
          void message.error((error as Error).message);
          await queries.invalidateQueries({ queryKey: key });
        }
      });
    },
    [here, inLine, key, message, put, queries, sendActs],
  );

  const undo = useCallback(() => {
    inLine(async () => {
      // What can be undone is read when this one's turn has come.
      const decision = stack.current.pop();
      setUndoable(stack.current.length);
      if (decision === undefined) return;
      try {
        const result = await call(api.document.undo, { params: { id, decision } });
        put((proposals) => settle(proposals, result));
        void message.success(words.undone);
      } catch (error) {
        void message.error((error as Error).message);
        await queries.invalidateQueries({ queryKey: key });
      }
    });
  }, [id, inLine, key, message, put, queries]);

  // Somebody else at the same document shows in the counts of the list; then the document is fetched anew.
  const list = useQuery({ ...ask.documents, refetchInterval: ROUND });
  const other = list.data?.documents.find((one) => one.id === id)?.counts;
  useEffect(() => {
    const detail = queries.getQueryData<DocumentDetail>(key);
    if (!detail || !other || pending.current > 0) return;
    const own = (state: Proposal['state']) => detail.proposals.filter((one) => one.state === state).length;
    if (own('accepted') === other.accepted && own('rejected') === other.rejected) return;
    void queries.invalidateQueries({ queryKey: key }).then(() => {
      const after = queries.getQueryData<DocumentDetail>(key);
      if (!after) return;
      for (const [name, count] of news(detail.proposals, after.proposals, self))
        void message.info(words.desk.others(name, count));
    });
  }, [other, queries, key, message, self]);

  return {
    apply,
    undo,
    undoable,
    saving: waiting > 0,
    settled: () => line.current,
    clashes,
    drop: (clash) => setClashes((all) => all.filter((one) => one !== clash)),
  };
}

/** The proposals an act is about. */
const targetOf = (act: ReviewAct): readonly string[] =>
  act.act === 'merge' ? act.proposals.map((one) => one.proposal) : act.act === 'add' ? [] : [act.proposal];

/** An act on the versions that stand now. */
function moved(act: ReviewAct, versionOf: (id: string) => number | undefined): ReviewAct {
  if (act.act === 'add') return act;
  if (act.act === 'merge') {
    return {
      ...act,
      proposals: act.proposals.map((one) => ({ ...one, version: versionOf(one.proposal) ?? one.version })),
    };
  }
  return { ...act, version: versionOf(act.proposal) ?? act.version };
}
