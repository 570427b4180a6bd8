import { api, type CarriedAct, type CarriedClause, type ResponseOf } from '@luodi/contract';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { words } from '../../words/index.ts';
import { inverse, onto } from './stand.ts';

type Found = ResponseOf<typeof api.carried.get>;

export const carriedKey = (id: string, other: string) => ['carried', id, other] as const;

/** Decides where clauses went, in order, and takes decisions back; what somebody else decided meanwhile is shown. */
export function useCarry(id: string, other: string) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const key = carriedKey(id, other);
  const stack = useRef<CarriedAct[][]>([]);
  const line = useRef(Promise.resolve());
  const [undoable, setUndoable] = useState(0);
  const here = () => queries.getQueryData<Found>(key)?.clauses ?? [];

  const send = async (acts: readonly CarriedAct[]) => {
    const { decisions, conflicts } = await call(api.carried.decide, {
      params: { id, other },
      body: { acts: [...acts] },
    });
    const after = new Map(decisions.map((one) => [one.eId, one.decision]));
    queries.setQueryData<Found>(
      key,
      (old) =>
        old && {
          ...old,
          clauses: old.clauses.map((one): CarriedClause => {
            const decision = after.get(one.eId);
            return decision === undefined ? one : { ...one, decision };
          }),
        },
    );
    if (conflicts.length > 0) void message.warning(words.carry.conflict(conflicts.length));
    return new Set(conflicts);
  };
  const inLine = (work: () => Promise<void>) => {
    line.current = line.current.then(work).catch((error: Error) => void message.error(error.message));
  };
  return {
    undoable,
    apply(acts: readonly CarriedAct[]) {
      inLine(async () => {
        const back = inverse(here(), acts);
        const lost = await send(acts);
        const done = back.filter((act) => !lost.has(act.eId));
        if (done.length > 0) stack.current.push(done);
        setUndoable(stack.current.length);
      });
    },
    undo() {
      inLine(async () => {
        const back = stack.current.pop();
        setUndoable(stack.current.length);
        if (back) await send(onto(here(), back));
      });
    },
  };
}
