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

/** The words around a proposal; while its span is edited, each end is a handle that is dragged or moved by keys. */
export function Context({
  detail,
  proposal,
  edit,
  onEdit,
}: {
  readonly detail: DocumentDetail;
  readonly proposal: Proposal;
  readonly edit: Span | null;
  readonly onEdit: (span: Span) => void;
}) {
  const { text, sentences } = detail;
  const box = useRef<HTMLDivElement>(null);
  const at = sentences.findIndex((one) => one.end > proposal.start);
  const from = sentences[Math.max(0, at - 1)]?.start ?? 0;
  const to = sentences[Math.min(sentences.length - 1, at + 1)]?.end ?? text.length;
  if (!edit) {
    const marks: Mark[] = detail.proposals
      .filter((one) => one.start < to && one.end > from && one.state !== 'rejected')
      .map((one) => ({
        start: one.start,
        end: one.end,
        kind: one.id === proposal.id ? 'chosen' : one.kind,
        id: one.id,
      }));
    if (proposal.state === 'rejected')
      marks.push({ start: proposal.start, end: proposal.end, kind: 'chosen', id: proposal.id });
    return (
      <div className="context" ref={box}>
        {cut(from, to, marks).map((piece) => {
          const words = text.slice(piece.start, piece.end);
          if (piece.marks.length === 0) return words;
          if (piece.marks.some((mark) => mark.kind === 'chosen'))
            return (
              <mark key={piece.start} className={`hl hl-${proposal.kind}`}>
                {words}
              </mark>
            );
          return (
            <span key={piece.start} className={`hl hl-${piece.marks[0]!.kind} faint`}>
              {words}
            </span>
          );
        })}
      </div>
    );
  }
  const limits = limitsOf(detail, proposal);
  const move = (end: 'start' | 'end', place: number) => onEdit(stretch(edit, end, place, limits));
  const drag = (end: 'start' | 'end') => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) =>
      event.currentTarget.setPointerCapture(event.pointerId),
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
      const under = document
        .elementsFromPoint(event.clientX, event.clientY)
        .find((one): one is HTMLElement => one instanceof HTMLElement && one.dataset.at !== undefined);
      if (!under || !box.current?.contains(under)) return;
      const { left, width } = under.getBoundingClientRect();
      move(end, Number(under.dataset.at) + (event.clientX > left + width / 2 ? 1 : 0));
    },
    onKeyDown: (event: KeyboardEvent) => {
      const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      if (by === 0) return;
      event.preventDefault();
      event.stopPropagation();
      move(end, edit[end] + by);
    },
  });
  const signs = (start: number, stop: number) =>
    Array.from({ length: stop - start }, (_, offset) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the key is the place in the text
      <span key={start + offset} data-at={start + offset}>
        {text[start + offset]}
      </span>
    ));
  return (
    <div className="context editing" ref={box}>
      {signs(from, edit.start)}
      <Handle
        name={words.desk.handleStart}
        value={edit.start}
        limits={[limits.start, edit.end - 2]}
        {...drag('start')}
      />
      <mark>{signs(edit.start, edit.end)}</mark>
      <Handle
        name={words.desk.handleEnd}
        value={edit.end}
        limits={[edit.start + 2, limits.end]}
        {...drag('end')}
      />
      {signs(edit.end, to)}
    </div>
  );
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
