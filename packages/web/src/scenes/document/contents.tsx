import type { DocumentDetail } from '@luodi/contract';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import { words } from '../../words/index.ts';

/** Height of a line of the contents, px. */
const LINE = 28;

/** The structure of a document as a list of links, the one in sight marked; only those in sight are in the page. */
export const Contents = memo(function Contents({
  detail,
  sight,
  onVisit,
}: {
  readonly detail: DocumentDetail;
  readonly sight: string | null;
  readonly onVisit: () => void;
}) {
  const [asked, setAsked] = useState('');
  const listing = useRef<HTMLElement>(null);
  const { id } = detail.summary;
  const { headings } = detail;
  const least = useMemo(() => headings.reduce((low, one) => Math.min(low, one.level), 9), [headings]);
  const shown = useMemo(
    () => headings.filter((one) => `${one.number ?? ''} ${one.text}`.includes(asked.trim())),
    [headings, asked],
  );
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => listing.current,
    estimateSize: () => LINE,
    overscan: 10,
    getItemKey: (at) => shown[at]!.eId,
  });
  const here = shown.findIndex((one) => one.eId === sight);
  useEffect(() => {
    if (here >= 0) rows.scrollToIndex(here, { align: 'auto' });
  }, [here, rows]);
  return (
    <nav className="contents" aria-label={words.contents}>
      <input
        className="field"
        aria-label={words.reader.filterContents}
        placeholder={words.reader.filterContents}
        value={asked}
        onChange={(event) => setAsked(event.target.value)}
      />
      <section ref={listing} className="headings">
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map((row) => {
            const one = shown[row.index]!;
            return (
              <Link
                key={row.key}
                to={`/documents/${id}/${one.eId}`}
                aria-current={one.eId === sight ? 'location' : undefined}
                style={{
                  paddingLeft: 8 + (one.level - least) * 12,
                  transform: `translateY(${row.start}px)`,
                }}
                title={one.text}
                onClick={onVisit}
              >
                {one.number !== null && <span className="number">{one.number}</span>}
                {one.text}
              </Link>
            );
          })}
        </div>
        {shown.length === 0 && <p className="muted small">{words.nothingFound}</p>}
      </section>
    </nav>
  );
});
