import type { DocumentDetail, Proposal } from '@luodi/contract';
import { Link } from 'react-router';
import { words } from '../../words/index.ts';
import { Context, type Span } from './context.tsx';
import { Facts } from './facts.tsx';
import { Parts } from './parts.tsx';

/** The proposal at hand: its words where they stand, what is known of it, and every act. */
export function Focus({
  detail,
  current,
  place,
  mayDecide,
  mayMerge,
  edit,
  setEdit,
  keepSpan,
  cuts,
  setCuts,
  keepSplit,
  press,
}: {
  readonly detail: DocumentDetail;
  readonly current: Proposal;
  /** Which of how many it is, `3 / 40`. */
  readonly place: string;
  readonly mayDecide: boolean;
  readonly mayMerge: boolean;
  readonly edit: Span | null;
  readonly setEdit: (span: Span | null) => void;
  readonly keepSpan: () => void;
  readonly cuts: readonly number[] | null;
  readonly setCuts: (cuts: readonly number[] | null) => void;
  readonly keepSplit: () => void;
  readonly press: (key: string) => boolean;
}) {
  const { id } = detail.summary;
  const heading = detail.headings.find((one) => one.eId === current.article);
  return (
    <>
      <p className="muted small where">
        {heading ? (
          <Link to={`/documents/${id}/${heading.eId}?at=${current.start}-${current.end}`}>
            {heading.number ?? ''} {heading.text}
          </Link>
        ) : (
          <Link to={`/documents/${id}?at=${current.start}-${current.end}`}>{words.exactWords}</Link>
        )}
        <span> · {place}</span>
      </p>
      <Context detail={detail} proposal={current} edit={edit} onEdit={mayDecide ? setEdit : null} />
      {edit && (
        <div className="row tools">
          <button type="button" className="tool strong" onClick={keepSpan}>
            {words.desk.keepSpan} <kbd>Enter</kbd>
          </button>
          <button type="button" className="tool" onClick={() => setEdit(null)}>
            {words.cancel} <kbd>Esc</kbd>
          </button>
          <span className="muted small">{words.editSpan}</span>
        </div>
      )}
      {cuts && <Parts current={current} cuts={cuts} setCuts={setCuts} onKeep={keepSplit} />}
      <Facts id={id} text={detail.text} current={current} />
      {mayDecide ? (
        <Keys press={press} current={current} mayMerge={mayMerge} />
      ) : (
        <p className="muted">
          {detail.summary.status === 'reviewing' ? words.desk.mayNot : words.desk.frozenHint}
        </p>
      )}
    </>
  );
}

/** Every act as a button that shows its key. */
const Keys = ({
  press,
  current,
  mayMerge,
}: {
  readonly press: (key: string) => boolean;
  readonly current: Proposal;
  readonly mayMerge: boolean;
}) => (
  <div className="row tools">
    {(
      [
        ['a', words.accept, current.state === 'accepted'],
        ['r', words.reject, current.state === 'rejected'],
        ['1', words.kind.project, current.kind === 'project' && current.state === 'accepted'],
        ['2', words.kind.policy, current.kind === 'policy' && current.state === 'accepted'],
        ['3', words.kind.platform, current.kind === 'platform' && current.state === 'accepted'],
        ['4', words.kind.reform, current.kind === 'reform' && current.state === 'accepted'],
        ['g', current.grade === 'major' ? words.desk.toOrdinary : words.desk.toMajor, false],
        ['e', words.desk.span, false],
        ['s', words.desk.split, false],
        ['m', words.desk.merge, !mayMerge],
        ['u', words.reopen, current.state === 'proposed'],
      ] as const
    ).map(([key, name, off]) => (
      <button
        key={key}
        type="button"
        className={`tool${key === 'a' ? ' strong' : ''}`}
        disabled={off}
        onClick={() => press(key)}
      >
        {name} <kbd>{key.toUpperCase()}</kbd>
      </button>
    ))}
  </div>
);
