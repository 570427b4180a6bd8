import type { DocumentDetail, Proposal } from '@luodi/contract';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { words } from '../../words/index.ts';
import { cut, type Mark } from './piece.ts';
import { stretch } from './queue.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How far the words of a proposal may reach: its sentence, up to the next live proposal on either side. */
export function limitsOf(detail: DocumentDetail, proposal: Proposal): Span {
  const sentence = detail.sentences.find((one) => one.start <= proposal.start && proposal.end <= one.end);
  const others = detail.proposals.filter((one) => one.id !== proposal.id && one.state !== 'rejected');
  return {
    start: Math.max(
      sentence?.start ?? proposal.start,
      ...others.filter((one) => one.end <= proposal.start).map((one) => one.end),
    ),
    end: Math.min(
      sentence?.end ?? proposal.end,
      ...others.filter((one) => one.start >= proposal.end).map((one) => one.start),
    ),
  };
}

/** The words around a proposal; each end of it is a handle that is dragged or moved by keys. */
export function Context({
  detail,
  proposal,
  edit,
  onEdit,
}: {
  readonly detail: DocumentDetail;
  readonly proposal: Proposal;
  readonly edit: Span | null;
  /** Null for those who may only look. */
  readonly onEdit: ((span: Span) => void) | null;
}) {
  const { text, sentences } = detail;
  const box = useRef<HTMLDivElement>(null);
  const at = sentences.findIndex((one) => one.end > proposal.start);
  const from = sentences[Math.max(0, at - 1)]?.start ?? 0;
  const to = sentences[Math.min(sentences.length - 1, at + 1)]?.end ?? text.length;
  const marks: Mark[] = detail.proposals
    .filter((one) => one.start < to && one.end > from && one.state !== 'rejected' && one.id !== proposal.id)
    .map((one) => ({ start: one.start, end: one.end, kind: one.kind, id: one.id }));
  const plain = (start: number, end: number) =>
    cut(start, end, marks).map((piece) => (
      <span
        key={piece.start}
        data-at={piece.start}
        className={piece.marks[0] ? `hl hl-${piece.marks[0].kind} faint` : undefined}
      >
        {text.slice(piece.start, piece.end)}
      </span>
    ));
  const span = edit ?? { start: proposal.start, end: proposal.end };
  if (!onEdit) {
    return (
      <div className="context">
        {plain(from, span.start)}
        <mark className={`hl hl-${proposal.kind}`}>{text.slice(span.start, span.end)}</mark>
        {plain(span.end, to)}
      </div>
    );
  }
  const limits = limitsOf(detail, proposal);
  const move = (end: 'start' | 'end', place: number) => onEdit(stretch(span, end, place, limits));
  const drag = (end: 'start' | 'end') => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) =>
      event.currentTarget.setPointerCapture(event.pointerId),
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
      const place = box.current && placeUnder(box.current, event.clientX, event.clientY);
      if (place !== null) move(end, place);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      if (by === 0) return;
      event.preventDefault();
      event.stopPropagation();
      move(end, span[end] + by);
    },
  });
  return (
    <div className={`context${edit ? ' editing' : ''}`} ref={box}>
      {plain(from, span.start)}
      <Handle
        name={words.desk.handleStart}
        value={span.start}
        limits={[limits.start, span.end - 2]}
        {...drag('start')}
      />
      <mark className={`hl hl-${proposal.kind}`} data-at={span.start}>
        {text.slice(span.start, span.end)}
      </mark>
      <Handle
        name={words.desk.handleEnd}
        value={span.end}
        limits={[span.start + 2, limits.end]}
        {...drag('end')}
      />
      {plain(span.end, to)}
    </div>
  );
}

/** The place in the text under a point: behind the sign whose right half it is on; null where there is no text. */
function placeUnder(box: HTMLElement, x: number, y: number): number | null {
  // Firefox names the standard way, Chromium and WebKit the older one; both give a text node and an offset in it.
  const standard = document.caretPositionFromPoint?.(x, y);
  const older = standard ? null : document.caretRangeFromPoint?.(x, y);
  const node = standard?.offsetNode ?? older?.startContainer;
  const offset = standard?.offset ?? older?.startOffset ?? 0;
  const piece = node?.nodeType === Node.TEXT_NODE ? node.parentElement : null;
  if (!piece || !box.contains(piece) || piece.dataset.at === undefined) return null;
  return Number(piece.dataset.at) + offset;
}

const Handle = ({
  name,
  value,
  limits: [least, most],
  ...on
}: {
  readonly name: string;
  readonly value: number;
  readonly limits: readonly [number, number];
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}) => (
  <span
    className="handle"
    role="slider"
    tabIndex={0}
    aria-label={name}
    aria-valuenow={value}
    aria-valuemin={least}
    aria-valuemax={most}
    {...on}
  />
);
