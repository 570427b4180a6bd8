import type { DocumentDetail, Finding } from '@luodi/contract';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Link } from 'react-router';
import { words } from '../../words/index.ts';
import { Note } from './note.tsx';
import { cut, type Mark, type Paragraph } from './piece.ts';
import { selected } from './stretch.ts';

/** Characters of a line in the reading column, and its height. */
const LINE = 40;
const HEIGHT = 31;

/** What the page around can ask of the text. */
export interface PaperHandle {
  /** Brings a place into sight. */
  show(place: number, align?: 'start' | 'center'): void;
}

/** Frames for which a place is held once it is in sight, and for which its words are looked for. */
const SETTLED = 4;
const PATIENCE = 60;

/** The text as it stands, a paragraph at a time; only those in sight are in the page, but all are printed. */
export const Paper = memo(function Paper({
  ref,
  detail,
  all,
  extra,
  chosen,
  notes,
  mayDecide,
  onStretch,
  onClause,
  onSight,
}: {
  readonly ref: Ref<PaperHandle>;
  readonly detail: DocumentDetail;
  readonly all: readonly Paragraph[];
  /** Highlights of the moment: what was searched, what was chosen. */
  readonly extra: readonly Mark[];
  readonly chosen: { readonly start: number; readonly end: number } | null;
  readonly notes: boolean;
  readonly mayDecide: boolean;
  readonly onStretch: (stretch: { start: number; end: number }) => void;
  readonly onClause: (eId: string) => void;
  readonly onSight: (article: string | null) => void;
}) {
  const scroll = useRef<HTMLDivElement>(null);
  const [whole, setWhole] = useState(false);
  const rows = useVirtualizer({
    count: all.length,
    getScrollElement: () => scroll.current,
    estimateSize: (at) => Math.ceil((all[at]!.end - all[at]!.start) / LINE) * HEIGHT + 12,
    overscan: 8,
    getItemKey: (at) => all[at]!.start,
  });
  useImperativeHandle(ref, () => ({
    show(place, align = 'center') {
      const at = all.findIndex((one) => one.end > place);
      if (at < 0) return;
      rows.scrollToIndex(at, { align });
      // Heights are measured on the way, on a slow machine late: the exact words are looked for until they are there.
      const settle = (left: number, patience: number) => {
        const piece = scroll.current?.querySelector<HTMLElement>(
          `[data-row="${at}"] .${align === 'center' ? 'chosen' : 'none'}`,
        );
        if (piece) piece.scrollIntoView({ block: 'center' });
        else rows.scrollToIndex(at, { align });
        const found = piece !== null && piece !== undefined;
        if (align === 'center' && !found && patience > 0)
          requestAnimationFrame(() => settle(left, patience - 1));
        else if (left > 0) requestAnimationFrame(() => settle(left - 1, patience));
      };
      requestAnimationFrame(() => settle(SETTLED, PATIENCE));
    },
  }));
  useEffect(() => {
    const before = () => flushSync(() => setWhole(true));
    const after = () => setWhole(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  const shown = rows.getVirtualItems();
  const offset = rows.scrollOffset ?? 0;
  const sight = all[shown.find((row) => row.end > offset + 40)?.index ?? 0]?.article ?? null;
  useEffect(() => onSight(sight), [sight, onSight]);
  const findings = useMemo(() => new Map(detail.findings.map((one) => [one.key, one])), [detail.findings]);
  const one = (at: number) => {
    const paragraph = all[at]!;
    const { start, end } = paragraph;
    return (
      <Line
        key={start}
        detail={detail}
        paragraph={paragraph}
        extra={extra.some((mark) => mark.start < end && mark.end > start) ? extra : NONE}
        on={chosen !== null && chosen.start < end && chosen.end > start}
        findings={paragraph.findings.map((key) => findings.get(key)!)}
        notes={notes}
        mayDecide={mayDecide}
        onClause={onClause}
      />
    );
  };
  return (
    <div
      className="paper text"
      ref={scroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard
      tabIndex={0}
      role="region"
      aria-label={detail.summary.title}
      onMouseUp={() => take()}
      onKeyUp={(event) => event.shiftKey && take()}
    >
      {whole ? (
        all.map((_, at) => one(at))
      ) : (
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {shown.map((row) => (
            <div
              key={row.key}
              data-index={row.index}
              data-row={row.index}
              ref={rows.measureElement}
              className="placed"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {one(row.index)}
            </div>
          ))}
        </div>
      )}
    </div>
  );

  function take() {
    const stretch = scroll.current && selected(scroll.current);
    if (stretch) onStretch(stretch);
  }
});

const NONE: readonly Mark[] = [];

/** One paragraph with its highlights, and its findings beside it. */
const Line = memo(function Line({
  detail,
  paragraph,
  extra,
  on,
  findings,
  notes,
  mayDecide,
  onClause,
}: {
  readonly detail: DocumentDetail;
  readonly paragraph: Paragraph;
  readonly extra: readonly Mark[];
  readonly on: boolean;
  readonly findings: readonly Finding[];
  readonly notes: boolean;
  readonly mayDecide: boolean;
  readonly onClause: (eId: string) => void;
}) {
  const { start, end, article, heading } = paragraph;
  const { id } = detail.summary;
  return (
    <div className="line">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the link at the heading does the same by keyboard */}
      <p
        className={`paragraph${on ? ' on' : ''}`}
        onClick={() => article && window.getSelection()?.isCollapsed && onClause(article)}
      >
        {heading && (
          <Link
            className="anchor"
            to={`/documents/${id}/${heading}`}
            aria-label={words.reader.address(detail.headings.find((one) => one.eId === heading)?.text ?? '')}
          >
            §
          </Link>
        )}
        {cut(start, end, [...paragraph.marks, ...extra]).map((piece) => (
          <span
            key={piece.start}
            data-at={piece.start}
            className={piece.marks.length > 0 ? classes(piece.marks) : undefined}
            title={piece.marks.length > 0 ? hint(piece.marks) : undefined}
          >
            {detail.text.slice(piece.start, piece.end)}
          </span>
        ))}
      </p>
      {findings.length > 0 && (
        <div className="notes">
          {findings.map((finding) => (
            <Note key={finding.key} id={id} finding={finding} small show={notes} mayDecide={mayDecide} />
          ))}
        </div>
      )}
    </div>
  );
});

const LISTS: readonly string[] = ['project', 'policy', 'platform', 'reform'];

const classes = (marks: readonly Mark[]): string =>
  [...new Set(marks.map(({ kind }) => (LISTS.includes(kind) ? `hl hl-${kind}` : kind)))].join(' ');

const hint = (marks: readonly Mark[]): string | undefined => {
  const names = marks.flatMap(({ kind }) =>
    LISTS.includes(kind)
      ? [words.kind[kind as 'project']]
      : kind === 'target'
        ? [words.targets]
        : kind === 'finding'
          ? [words.findings]
          : [],
  );
  return names.length > 0 ? [...new Set(names)].join('、') : undefined;
};
