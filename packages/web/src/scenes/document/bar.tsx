import type { DocumentDetail, Proposal } from '@luodi/contract';
import { Popconfirm, Slider } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { words } from '../../words/index.ts';

/** The head of the review: how far it is, acceptance in bulk, adoption. */
export function Bar({
  detail,
  saving,
  undoable,
  mayDecide,
  onUndo,
  onHelp,
  onBulk,
  onAdopt,
}: {
  readonly detail: DocumentDetail;
  readonly saving: boolean;
  /** How many steps can be taken back. */
  readonly undoable: number;
  readonly mayDecide: boolean;
  readonly onUndo: () => void;
  readonly onHelp: () => void;
  readonly onBulk: (proposals: readonly Proposal[]) => void;
  readonly onAdopt: () => void;
}) {
  const [sure, setSure] = useState(0.9);
  const { summary, findings, proposals: all } = detail;
  const { id } = summary;
  const open = all.filter((one) => one.state === 'proposed');
  const bulk = open.filter((one) => one.confidence >= sure);
  const accepted = all.filter((one) => one.state === 'accepted').length;
  const rejected = all.length - accepted - open.length;
  const grave = findings.filter((one) => one.severity === 'error' && one.decision === null).length;
  return (
    <header className="bar">
      <div className="row">
        <h1>
          <span className="muted">{words.review} ·</span> <Link to={`/documents/${id}`}>{summary.title}</Link>
        </h1>
        <span className="grow" />
        <span className="small muted" role="status">
          {saving ? words.desk.saving : ''}
        </span>
        {grave > 0 && (
          <Link className="small danger" to={`/documents/${id}?panel=findings`}>
            {words.desk.graveLink(grave)}
          </Link>
        )}
        <button type="button" className="tool" disabled={undoable === 0} onClick={onUndo}>
          {words.undo} <kbd>Z</kbd>
        </button>
        <button type="button" className="tool" onClick={onHelp}>
          {words.desk.help} <kbd>?</kbd>
        </button>
        {mayDecide && (
          <Popconfirm
            title={words.adopt}
            icon={null}
            placement="bottomRight"
            okText={words.adopt}
            cancelText={words.cancel}
            okButtonProps={{ disabled: grave > 0 }}
            onConfirm={onAdopt}
            description={
              <div className="adopting">
                <p>{words.adoptHint}</p>
                <p>{words.desk.adoptCount(accepted, rejected)}</p>
                {open.length > 0 && <p className="danger">{words.desk.adoptOpen(open.length)}</p>}
                {grave > 0 && <p className="danger">{words.desk.adoptGrave(grave)}</p>}
              </div>
            }
          >
            <button type="button" className={`tool${open.length === 0 ? ' strong' : ''}`}>
              {words.adopt}
            </button>
          </Popconfirm>
        )}
      </div>
      <div className="row progress">
        <span className="meter" role="img" aria-label={words.desk.meter(accepted, rejected, open.length)}>
          <i className="good" style={{ width: `${share(accepted, all.length)}%` }} />
          <i className="off" style={{ width: `${share(rejected, all.length)}%` }} />
        </span>
        <span className="small">{words.desk.meter(accepted, rejected, open.length)}</span>
      </div>
      {mayDecide && open.length > 0 && (
        <div className="row bulk">
          <span className="small">{words.acceptAll}</span>
          <Slider
            min={0.3}
            max={1}
            step={0.01}
            value={sure}
            onChange={setSure}
            tooltip={{ formatter: null }}
            ariaLabelForHandle={words.confidence}
          />
          <b>{Math.round(sure * 100)}%</b>
          <button type="button" className="tool" disabled={bulk.length === 0} onClick={() => onBulk(bulk)}>
            {words.acceptCount(bulk.length)}
          </button>
          <span className="muted small">{words.desk.bulkHint}</span>
        </div>
      )}
    </header>
  );
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);
