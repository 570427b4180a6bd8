import { api, type RegisterAll } from '@luodi/contract';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { today } from '../../api/time.ts';
import { Dialog } from '../../components/dialog.tsx';
import { words } from '../../words/index.ts';
import type { Act } from './act.ts';
import { nameOf } from './name.ts';

const KINDS = ['rename', 'merge', 'split'] as const;

/** A renaming, merger or split of bodies or areas; a split says where each post goes. */
export function Reorganise({
  noun,
  id,
  register,
  act,
  close,
}: {
  readonly noun: 'area' | 'body';
  readonly id: string;
  readonly register: RegisterAll;
  readonly act: Act;
  readonly close: () => void;
}) {
  const rows: readonly {
    readonly id: string;
    readonly version: number;
    readonly name: string;
    readonly nameEn: string;
    readonly validTo: string | null;
  }[] = noun === 'area' ? register.areas : register.bodies;
  const live = rows.filter(({ validTo }) => validTo === null);
  const own = rows.find((row) => row.id === id)!;
  const [kind, setKind] = useState<(typeof KINDS)[number]>('rename');
  const [others, setOthers] = useState<readonly string[]>([]);
  const [names, setNames] = useState('');
  const [into, setInto] = useState('');
  const lines = names
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const posts =
    noun === 'body' ? register.posts.filter((post) => post.body === id && post.validTo === null) : [];
  const send = async (given: FormData) => {
    const from = [id, ...(kind === 'merge' ? others : [])].map((one) => ({
      id: one,
      version: rows.find((row) => row.id === one)!.version,
    }));
    const to =
      kind === 'merge' && into !== ''
        ? [{ id: into }]
        : (kind === 'split' ? lines : lines.slice(0, 1)).map((name) => ({ name, shortName: '', nameEn: '' }));
    const chosen = Object.fromEntries(
      posts.map((post) => [post.id, Number(given.get(`post ${post.id}`) ?? 0)]),
    );
    let items = 0;
    return act(
      async () => {
        const answer = await call(api.organisation.reorganise, {
          body: {
            noun,
            kind,
            on: String(given.get('on')),
            from,
            to,
            reason: String(given.get('reason') ?? '').trim(),
            ...(kind === 'split' && noun === 'body' ? { posts: chosen } : {}),
          },
        });
        items = answer.items;
      },
      () => words.organisation.done(items),
    );
  };
  return (
    <Dialog title={`${words.organisation.reorganise} · ${nameOf(own)}`} send={send} close={close}>
      <p className="muted small">{words.organisation.reorganiseNote}</p>
      <div className="tabs" role="group" aria-label={words.organisation.reorganise}>
        {KINDS.map((one) => (
          <button key={one} type="button" aria-pressed={kind === one} onClick={() => setKind(one)}>
            {words.organisation.kind[one]}
          </button>
        ))}
      </div>
      {kind === 'merge' && (
        <>
          <label className="named">
            {words.organisation.from}
            <select
              className="field"
              multiple
              size={6}
              value={[...others]}
              onChange={(event) => setOthers([...event.target.selectedOptions].map((one) => one.value))}
            >
              {live
                .filter((row) => row.id !== id && row.id !== into)
                .map((row) => (
                  <option key={row.id} value={row.id}>
                    {nameOf(row)}
                  </option>
                ))}
            </select>
          </label>
          <label className="named">
            {words.organisation.into}
            <select className="field" value={into} onChange={(event) => setInto(event.target.value)}>
              <option value="">{words.organisation.intoNew}</option>
              {live
                .filter((row) => row.id !== id && !others.includes(row.id))
                .map((row) => (
                  <option key={row.id} value={row.id}>
                    {nameOf(row)}
                  </option>
                ))}
            </select>
          </label>
        </>
      )}
      {!(kind === 'merge' && into !== '') && (
        <label className="named">
          {words.organisation.to}
          <textarea
            className="field"
            rows={kind === 'split' ? 3 : 1}
            value={names}
            required
            onChange={(event) => setNames(event.target.value)}
          />
        </label>
      )}
      {kind === 'split' &&
        lines.length > 1 &&
        posts.map((post) => (
          <label key={post.id} className="named">
            {nameOf(post)}
            <select className="field" name={`post ${post.id}`} defaultValue="0">
              {lines.map((line, at) => (
                <option key={line} value={at}>
                  {line}
                </option>
              ))}
            </select>
          </label>
        ))}
      <label className="named">
        {words.organisation.day}
        <input className="field" type="date" name="on" defaultValue={today()} required />
      </label>
      <label className="named">
        {words.organisation.reason}
        <input className="field" name="reason" maxLength={500} />
      </label>
    </Dialog>
  );
}
