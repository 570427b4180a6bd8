import { api, type Owed } from '@luodi/contract';
import { App } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { words } from '../../words/index.ts';

/** Approves or returns the chosen lines, a returned one with its reason. */
export function Verdicts({
  period,
  rows,
  chosen,
  onAll,
  onDone,
}: {
  readonly period: string;
  readonly rows: readonly Owed[];
  readonly chosen: ReadonlySet<string>;
  readonly onAll: (all: boolean) => void;
  readonly onDone: () => void;
}) {
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const picked = rows.filter(({ item }) => chosen.has(item));
  const say = async (verdict: 'approve' | 'return'): Promise<void> => {
    const verdicts = picked.map(({ now }) => ({
      id: now!.id,
      version: now!.version,
      verdict,
      ...(verdict === 'return' ? { reason: reason.trim() } : {}),
    }));
    try {
      const { judged, refused } = await call(api.round.judge, { params: { period }, body: { verdicts } });
      if (refused.length > 0) message.warning(refused[0]!.message);
      if (judged.length > 0) message.success(words.filing.judged(judged.length));
      setReason('');
      onDone();
    } catch (error) {
      message.error((error as Error).message);
    }
  };
  return (
    <>
      <label>
        <input
          type="checkbox"
          checked={picked.length === rows.length}
          onChange={(event) => onAll(event.target.checked)}
        />{' '}
        {words.filing.chooseAll}
      </label>
      <button
        type="button"
        className="tool strong"
        disabled={picked.length === 0}
        onClick={() => void say('approve')}
      >
        {words.filing.approveAll(picked.length)}
      </button>
      <input
        className="field"
        aria-label={words.filing.reason}
        placeholder={words.filing.reason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <button
        type="button"
        className="tool"
        disabled={picked.length === 0 || reason.trim() === ''}
        onClick={() => void say('return')}
      >
        {words.filing.returnAll(picked.length)}
      </button>
    </>
  );
}
