import { api } from '@luodi/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../api/call.ts';
import { words } from '../words/index.ts';

interface Hit {
  readonly to: string;
  readonly group: string;
  readonly name: string;
  readonly more: string;
}

/** Ctrl-K: pages, clauses and items that hold the words, by keyboard alone. */
export function Palette({
  places,
  open,
  setOpen,
}: {
  readonly places: readonly (readonly [string, string, string])[];
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const asked = useDeferredValue(text.trim());
  const listing = useRef<HTMLDivElement>(null);
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
    queryKey: ['search', asked],
    queryFn: () => call(api.document.search, { query: { words: asked, limit: 12 } }),
    enabled: open && asked !== '',
    placeholderData: keepPreviousData,
  });
  const hits: readonly Hit[] = [
    ...places
      .filter(([, name]) => name.toLowerCase().includes(asked.toLowerCase()))
      .map(([to, name]) => ({ to, group: words.palette.places, name, more: '' })),
    ...(asked === '' ? [] : (found.data?.clauses ?? [])).map((one) => ({
      to: `/documents/${one.document}/${one.eId}?find=${encodeURIComponent(asked)}`,
      group: words.palette.clauses,
      name: `${one.number ?? ''} ${one.heading}`.trim() || one.documentTitle,
      more: one.excerpt,
    })),
    ...(asked === '' ? [] : (found.data?.items ?? [])).map((one) => ({
      to: `/items/${one.id}`,
      group: words.palette.items,
      name: one.title,
      more: words.kind[one.kind],
    })),
  ];
  const visit = (to: string) => {
    setOpen(false);
    setText('');
    setAt(0);
    go(to);
  };
  const move = (by: number) => {
    const next = Math.max(0, Math.min(hits.length - 1, at + by));
    setAt(next);
    listing.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <Modal
      open={open}
      onCancel={() => setOpen(false)}
      footer={null}
      title={words.search}
      destroyOnHidden
      width={640}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: the dialog opens to be typed into
        autoFocus
        className="field"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="palette"
        aria-activedescendant={hits[at] ? `palette-${at}` : undefined}
        aria-label={words.search}
        placeholder={words.searchHint}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') move(1);
          else if (event.key === 'ArrowUp') move(-1);
          else if (event.key === 'Enter' && !event.nativeEvent.isComposing && hits[at]) visit(hits[at].to);
          else return;
          event.preventDefault();
        }}
      />
      <div className="hits" id="palette" role="listbox" aria-label={words.search} ref={listing}>
        {hits.map((hit, number) => (
          <div
            role="option"
            aria-selected={number === at}
            tabIndex={-1}
            id={`palette-${number}`}
            key={hit.to}
            className={number === at ? 'on' : ''}
            onMouseMove={() => setAt(number)}
            onClick={() => visit(hit.to)}
            onKeyDown={(event) => event.key === 'Enter' && visit(hit.to)}
          >
            <span className="group">{hit.group}</span>
            <span className="name">{hit.name}</span>
            {hit.more && <span className="muted small">{hit.more}</span>}
          </div>
        ))}
      </div>
      <p className="muted small" style={{ marginBottom: 0 }}>
        {asked !== '' && found.isSuccess && hits.length === 0 ? words.nothingFound : words.palette.hint}
      </p>
    </Modal>
  );
}
