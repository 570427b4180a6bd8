import { api, type ItemDetail } from '@luodi/contract';
import { App } from 'antd';
import { useRef, useState } from 'react';
import { address, call, sendFile } from '../../api/call.ts';
import { moment } from '../../api/time.ts';
import { words } from '../../words/index.ts';
import type { Act } from './act.ts';

/** What belongs to an item: files and links, to look at, to add to, to remove; their past stays. */
export function Documents({
  item,
  may,
  act,
}: {
  readonly item: ItemDetail;
  readonly may: boolean;
  readonly act: Act;
}) {
  const { modal } = App.useApp();
  const { id } = item.row;
  const { documents } = item;
  if (documents.length === 0 && !may) return null;
  return (
    <section className="card">
      <h2>{words.ledger.documents}</h2>
      {documents.length === 0 && (
        <p className="muted small">
          {words.ledger.noDocuments} {words.ledger.documentsHint}
        </p>
      )}
      <ul className="plain lines">
        {documents.map((one) => (
          <li key={one.id} className="row between">
            <span>
              {one.href === null ? (
                <a
                  href={address(api.attachment.file, { params: { id, document: one.id }, query: {} })}
                  download={one.fileName ?? true}
                >
                  {one.title}
                </a>
              ) : (
                <a href={one.href} target="_blank" rel="noreferrer noopener">
                  {one.title}
                </a>
              )}{' '}
              <span className="muted small">
                {one.size !== null && `${Math.ceil(one.size / 1024).toLocaleString()} KB · `}
                {one.addedBy} {one.addedAt && moment(one.addedAt)}
              </span>
            </span>
            {may && (
              <button
                type="button"
                className="tool bare"
                aria-label={`${words.ledger.removeDocument} ${one.title}`}
                onClick={() =>
                  modal.confirm({
                    title: words.ledger.removeSure(one.title),
                    onOk: () =>
                      act(() => call(api.attachment.remove, { params: { id, document: one.id } })).then(
                        () => {},
                      ),
                  })
                }
              >
                ✕
              </button>
            )}
          </li>
        ))}
      </ul>
      {may && <Adding id={id} act={act} />}
    </section>
  );
}

function Adding({ id, act }: { readonly id: string; readonly act: Act }) {
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState('');
  const [href, setHref] = useState('');
  return (
    <>
      <div className="row tight">
        <button type="button" className="tool" onClick={() => input.current?.click()}>
          {words.ledger.addFile}
        </button>
        <button type="button" className="tool" aria-expanded={open} onClick={() => setOpen(!open)}>
          {words.ledger.addLink}
        </button>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.ledger.addFile}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void act(() => sendFile(address(api.attachment.upload, { params: { id } }), file));
        }}
      />
      {open && (
        <form
          className="row adding-evidence"
          onSubmit={async (event) => {
            event.preventDefault();
            const body = { title: title.trim(), href: href.trim() };
            if (!(await act(() => call(api.attachment.link, { params: { id }, body })))) return;
            setTitle('');
            setHref('');
            setOpen(false);
          }}
        >
          <input
            className="field"
            aria-label={words.ledger.linkTitle}
            placeholder={words.ledger.linkTitle}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
          <input
            className="field"
            type="url"
            aria-label={words.ledger.linkHref}
            placeholder={words.ledger.linkHref}
            value={href}
            onChange={(event) => setHref(event.target.value)}
          />
          <button
            type="submit"
            className="tool"
            disabled={title.trim() === '' || !/^https?:\/\/\S+$/.test(href.trim())}
          >
            {words.ledger.addLink}
          </button>
        </form>
      )}
    </>
  );
}
