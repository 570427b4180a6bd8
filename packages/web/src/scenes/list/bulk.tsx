import { api, type BodyOf } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Modal, Select } from 'antd';
import { useState } from 'react';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { words } from '../../words/index.ts';
import { leadersOf } from './leader.ts';
import { STATES } from './query.ts';
import type { Chosen } from './table.tsx';

type Change = BodyOf<typeof api.item.bulk>['change'];

/** What is done to the chosen items together; what somebody else changed meanwhile is left and named. */
export function Bulk({
  chosen,
  clear,
  mayMerge,
}: {
  readonly chosen: Chosen;
  readonly clear: () => void;
  readonly mayMerge: boolean;
}) {
  const organisation = useQuery(ask.organisation);
  const queries = useQueryClient();
  const { message, modal } = App.useApp();
  const [merging, setMerging] = useState(false);
  const posts = organisation.data?.posts ?? [];
  const bodies = new Map(organisation.data?.bodies.map((body) => [body.id, body.shortName || body.name]));
  const seen = [...chosen.values()].map(({ id, version }) => ({ id, version }));
  const fresh = () => {
    for (const key of ['items', 'item', 'overview', 'schedule'])
      void queries.invalidateQueries({ queryKey: [key] });
  };
  const change = async (given: Change) => {
    try {
      const { changed, conflicts } = await call(api.item.bulk, { body: { items: seen, change: given } });
      if (conflicts.length === 0) void message.success(words.ledger.bulkDone(changed.length));
      else
        modal.warning({
          title: words.ledger.bulkLeft(changed.length, conflicts.length),
          content: conflicts.map((id) => chosen.get(id)?.title ?? id).join('；'),
        });
      clear();
    } catch (error) {
      void message.error((error as Error).message);
    }
    fresh();
  };
  return (
    <div className="bulk row" role="region" aria-label={words.ledger.bulk}>
      <b>{words.ledger.chosen(chosen.size)}</b>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        style={{ minWidth: 190 }}
        aria-label={words.owner}
        placeholder={words.owner}
        value={null}
        onChange={(leadPost: string) => void change({ leadPost })}
        options={posts
          .filter((post) => !leadersOf([post]).length)
          .map((post) => ({ value: post.id, label: `${bodies.get(post.body) ?? ''} · ${post.name}` }))}
      />
      <select
        className="field short"
        aria-label={words.ledger.column.leader}
        value=""
        onChange={(event) => void change({ leaderPost: event.target.value })}
      >
        <option value="">{words.ledger.column.leader}</option>
        {leadersOf(posts).map((post) => (
          <option key={post.id} value={post.id}>
            {post.name}
          </option>
        ))}
      </select>
      <select
        className="field short"
        aria-label={words.officialStatus}
        value=""
        onChange={(event) => void change({ official: event.target.value as (typeof STATES)[number] })}
      >
        <option value="">{words.officialStatus}</option>
        {STATES.map((one) => (
          <option key={one} value={one}>
            {words.official[one]}
          </option>
        ))}
      </select>
      <select
        className="field short"
        aria-label={words.draft.grade}
        value=""
        onChange={(event) => void change({ grade: event.target.value as 'major' | 'ordinary' })}
      >
        <option value="">{words.draft.grade}</option>
        {(['major', 'ordinary'] as const).map((one) => (
          <option key={one} value={one}>
            {words.grade[one]}
          </option>
        ))}
      </select>
      {mayMerge && chosen.size > 1 && (
        <button type="button" className="tool" onClick={() => setMerging(true)}>
          {words.ledger.act.merge}
        </button>
      )}
      <button type="button" className="tool bare" onClick={clear}>
        {words.cancel}
      </button>
      {merging && (
        <Become
          act="merge"
          from={seen}
          title={[...chosen.values()][0]!.title}
          close={(done) => {
            setMerging(false);
            if (done) clear();
            fresh();
          }}
        />
      )}
    </div>
  );
}

/** Asks what items become, and why; the former stay and lead to the latter. */
export function Become({
  act,
  from,
  title,
  close,
}: {
  readonly act: 'merge' | 'split' | 'replace';
  readonly from: readonly { readonly id: string; readonly version: number }[];
  readonly title: string;
  readonly close: (made: readonly string[] | null) => void;
}) {
  const [into, setInto] = useState(title);
  const [reason, setReason] = useState('');
  const { message } = App.useApp();
  const titles = into
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);
  const ready = reason.trim() !== '' && (act === 'split' ? titles.length > 1 : titles.length === 1);
  const save = async () => {
    try {
      const { items } = await call(api.item.become, {
        body: { act, from: [...from], into: titles, reason: reason.trim() },
      });
      close(items);
    } catch (error) {
      void message.error((error as Error).message);
    }
  };
  return (
    <Modal
      open
      title={words.ledger.act[act]}
      onCancel={() => close(null)}
      okText={words.ledger.act[act]}
      okButtonProps={{ disabled: !ready }}
      onOk={() => void save()}
      cancelText={words.cancel}
    >
      <p className="muted small">{words.ledger.becomeHint}</p>
      <label className="named">
        {act === 'split' ? words.ledger.intoMany : words.ledger.intoOne}
        <textarea
          className="field"
          rows={act === 'split' ? 4 : 2}
          value={into}
          onChange={(event) => setInto(event.target.value)}
        />
      </label>
      <label className="named">
        {words.ledger.reason}
        <input className="field" value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
    </Modal>
  );
}
