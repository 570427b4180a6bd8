import type { DocumentDetail } from '@luodi/contract';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { words } from '../../words/index.ts';

/** The structure of a document as a list of links, the one in sight marked. */
export function Contents({
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
  useEffect(() => {
    const here = listing.current?.querySelector<HTMLElement>('[aria-current]');
    const box = listing.current;
    if (!here || !box) return;
    // Only the list itself is scrolled, never the page around it.
    const above = here.offsetTop - box.offsetTop;
    if (above < box.scrollTop || above > box.scrollTop + box.clientHeight - 40) box.scrollTop = above - 80;
  }, [sight]);
  const { id } = detail.summary;
  const least = Math.min(...detail.headings.map((one) => one.level), 9);
  const shown = detail.headings.filter((one) => `${one.number ?? ''} ${one.text}`.includes(asked.trim()));
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
        {shown.map((one) => (
          <Link
            key={one.eId}
            to={`/documents/${id}/${one.eId}`}
            aria-current={one.eId === sight ? 'location' : undefined}
            style={{ paddingLeft: 8 + (one.level - least) * 12 }}
            title={one.text}
            onClick={onVisit}
          >
            {one.number !== null && <span className="number">{one.number}</span>}
            {one.text}
          </Link>
        ))}
        {shown.length === 0 && <p className="muted small">{words.nothingFound}</p>}
      </section>
    </nav>
  );
}
