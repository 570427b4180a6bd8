import type { Proposal } from '@luodi/contract';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { words } from '../../words/index.ts';

/** The queue: one line for each proposal, only those in sight in the page. */
export function Listing({
  shown,
  at,
  onPick,
}: {
  readonly shown: readonly Proposal[];
  readonly at: number;
  readonly onPick: (at: number) => void;
}) {
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 36,
    overscan: 12,
    getItemKey: (index) => shown[index]!.id,
  });
  useEffect(() => {
    if (shown.length > 0) rows.scrollToIndex(at, { align: 'auto' });
  }, [at, shown.length, rows]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard
    <div className="listing" ref={scroll} tabIndex={0} role="region" aria-label={words.proposals}>
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map((row) => {
          const one = shown[row.index]!;
          return (
            <button
              type="button"
              key={row.key}
              data-index={row.index}
              ref={rows.measureElement}
              className={`entry ${one.state}${row.index === at ? ' on' : ''}`}
              aria-current={row.index === at ? 'true' : undefined}
              style={{ transform: `translateY(${row.start}px)` }}
              onClick={() => onPick(row.index)}
            >
              <span className={`chip ${one.kind}`}>{words.kind[one.kind]}</span>
              <span className="text">{one.text}</span>
              <span className="muted small">
                {one.state === 'accepted' ? '✓ ' : one.state === 'rejected' ? '✕ ' : ''}
                {one.origin === 'machine' ? `${Math.round(one.confidence * 100)}%` : words.desk.byHand}
              </span>
            </button>
          );
        })}
      </div>
    </div>
  );
}
