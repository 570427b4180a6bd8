import { api } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../api/call.ts';
import { words } from '../words/index.ts';

/** Ctrl-K: clauses and items that hold the words, by keyboard alone. */
export function Palette({
  open,
  setOpen,
}: {
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const go = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setOpen(true);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [setOpen]);
  const found = useQuery({
    queryKey: ['search', text],
    queryFn: () => call(api.document.search, { query: { words: text, limit: 12 } }),
    enabled: open && text.trim() !== '',
  });
  const hits = [
    ...(found.data?.clauses ?? []).map((one) => ({
      key: `${one.document} ${one.eId}`,
      to: `/documents/${one.document}/${one.eId}`,
      name: `${one.number ?? ''} ${one.heading}`.trim(),
      more: one.excerpt,
    })),
    ...(found.data?.items ?? []).map((one) => ({
      key: one.id,
      to: `/items/${one.id}`,
      name: one.title,
      more: words.kind[one.kind],
    })),
  ];
  const visit = (to: string) => {
    setOpen(false);
    setText('');
    go(to);
  };
  return (
    <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={words.search} destroyOnHidden>
      <Input
        autoFocus
        aria-label={words.search}
        placeholder={words.searchHint}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(hits.length - 1, at + 1));
          if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
          if (event.key === 'Enter' && hits[at]) visit(hits[at].to);
        }}
      />
      <div style={{ maxHeight: 420, overflow: 'auto', marginTop: 8 }}>
        {hits.map((hit, number) => (
          <button
            type="button"
            key={hit.key}
            className="tile"
            style={{ width: '100%', marginBottom: 4, background: number === at ? '#f9eceb' : '#fff' }}
            onClick={() => visit(hit.to)}
          >
            <b>{hit.name}</b>
            <span className="muted">{hit.more}</span>
          </button>
        ))}
        {text.trim() !== '' && found.isSuccess && hits.length === 0 && (
          <p className="muted">{words.nothingFound}</p>
        )}
      </div>
    </Modal>
  );
}
