import { api, type Me, type Evidence as Piece } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { address, call, sendFile } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { moment } from '../../api/time.ts';
import { words } from '../../words/index.ts';

/** What stands behind an item: to look at, to add to, to check as a second party. */
export function Evidence({
  me,
  item,
  body,
}: {
  readonly me: Me;
  readonly item: string;
  readonly body: string | null;
}) {
  const list = useQuery({
    queryKey: ['evidence', item],
    queryFn: () => call(api.evidence.list, { params: { id: item } }),
  });
  const queries = useQueryClient();
  const { message } = App.useApp();
  const done = (work: Promise<unknown>): Promise<void> =>
    work
      .then(() => void message.success(words.saved))
      .catch((error: Error) => void message.error(error.message))
      .finally(() => {
        void list.refetch();
        void queries.invalidateQueries({ queryKey: ['item', item] });
      });
  const files = may(me, 'evidence.file', body);
  return (
    <section className="card">
      <div className="row between">
        <h2>{words.evidenceOf.title}</h2>
        {list.data && <span className="chip">{words.evidence[list.data.status]}</span>}
      </div>
      {list.data?.evidence.length === 0 && <p className="muted small">{words.evidenceOf.none}</p>}
      <ul className="plain lines">
        {list.data?.evidence.map((one) => (
          <li key={one.id}>
            <What piece={one} />
            <div className="muted small">
              {one.period && `${one.period} · `}
              {one.addedBy} · {moment(one.addedAt)}
            </div>
            <div className="row tight">
              {one.verifiedBy && (
                <span className="chip good">{words.evidenceOf.verified(one.verifiedBy)}</span>
              )}
              {!one.verifiedBy && may(me, 'evidence.verify') && (
                <button
                  type="button"
                  className="tool"
                  onClick={() =>
                    void done(
                      call(api.evidence.verify, { params: { id: one.id }, body: { version: one.version } }),
                    )
                  }
                >
                  {words.evidenceOf.verify}
                </button>
              )}
              {files && (
                <button
                  type="button"
                  className="tool"
                  onClick={() =>
                    void done(
                      call(api.evidence.remove, { params: { id: one.id }, query: { version: one.version } }),
                    )
                  }
                >
                  {words.evidenceOf.remove}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {files && <Adding item={item} done={done} />}
    </section>
  );
}

function What({ piece }: { readonly piece: Piece }) {
  if (piece.kind === 'file')
    return (
      <a href={address(api.evidence.file, { params: { id: piece.id } })} download>
        {piece.title} <span className="muted small">{size(piece.size ?? 0)}</span>
      </a>
    );
  if (piece.kind === 'link')
    return (
      <a href={piece.href ?? ''} rel="noreferrer noopener" target="_blank">
        {piece.title}
      </a>
    );
  return (
    <span>
      {piece.title}：{piece.value} {piece.unit}
    </span>
  );
}

const size = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

function Adding({
  item,
  done,
}: {
  readonly item: string;
  readonly done: (work: Promise<unknown>) => Promise<void>;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [title, setTitle] = useState('');
  const [said, setSaid] = useState('');
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const number = /^(-?\d+(?:\.\d+)?)\s*(.*)$/.exec(said.trim());
    const body = /^https?:\/\//.test(said.trim())
      ? { kind: 'link' as const, title, href: said.trim() }
      : { kind: 'number' as const, title, value: Number(number?.[1]), unit: number?.[2] ?? '' };
    void done(call(api.evidence.add, { params: { id: item }, body })).then(() => {
      setTitle('');
      setSaid('');
    });
  };
  const isSaid = /^https?:\/\/\S+$/.test(said.trim()) || /^-?\d+(\.\d+)?(\s*\D.*)?$/.test(said.trim());
  return (
    <>
      <button type="button" className="tool" onClick={() => input.current?.click()}>
        {words.evidenceOf.addFile}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.evidenceOf.addFile}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void done(sendFile(address(api.evidence.upload, { params: { id: item } }), file));
        }}
      />
      <form className="row adding-evidence" onSubmit={add}>
        <input
          className="field"
          placeholder={words.evidenceOf.name}
          aria-label={words.evidenceOf.name}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <input
          className="field"
          placeholder={words.evidenceOf.said}
          aria-label={words.evidenceOf.said}
          value={said}
          onChange={(event) => setSaid(event.target.value)}
        />
        <button type="submit" className="tool" disabled={title.trim() === '' || !isSaid}>
          {words.evidenceOf.add}
        </button>
      </form>
    </>
  );
}
