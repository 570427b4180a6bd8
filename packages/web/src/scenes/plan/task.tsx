import type { api, BodyOf, Task } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { ask } from '../../api/ask.ts';
import { words } from '../../words/index.ts';

type Change = BodyOf<typeof api.task.assign>['tasks'][number];
type Act = (change: Change) => Promise<void>;

/** A measure with who does it by when; changed in its place. */
export function TaskRow({
  document,
  task,
  act,
}: {
  readonly document: string;
  readonly task: Task;
  /** Null where it cannot be changed. */
  readonly act: Act | null;
}) {
  const [open, setOpen] = useState(false);
  const { measure, version, lead, supporting, deadline, note, proposed } = task;
  return (
    <div className="task">
      <Link className="measure" to={`/documents/${document}/${task.clause}?at=${task.start}-${task.end}`}>
        {task.text}
      </Link>
      <div className="who">
        {lead ? <b>{lead.bodyName}</b> : <span className="danger">{words.division.noLead}</span>}
        {supporting.length > 0 && (
          <span className="muted small">
            {' '}
            {words.division.supporting} {supporting.map((one) => one.bodyName).join('、')}
          </span>
        )}
        {proposed && act && (
          <button
            type="button"
            className="tool propose"
            title={words.division.because(proposed.because)}
            onClick={() => void act({ measure, version, lead: proposed.body })}
          >
            <span aria-hidden="true">✓</span> <span className="hidden-text">{words.division.take}</span>
            {proposed.bodyName} <span className="muted">{Math.round(100 * proposed.confidence)}%</span>
          </button>
        )}
      </div>
      <div className="when muted small">
        {deadline === 'ongoing' ? words.division.ongoing : deadline}
        {note !== '' && <div>{note}</div>}
      </div>
      {act && (
        <button
          type="button"
          className="tool edit"
          aria-expanded={open}
          aria-label={`${words.division.edit} ${task.text}`}
          onClick={() => setOpen(!open)}
        >
          {open ? words.division.cancel : words.division.edit}
        </button>
      )}
      {open && act && (
        <Editor
          task={task}
          onSave={async (change) => {
            await act(change);
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}

function Editor({ task, onSave }: { readonly task: Task; readonly onSave: Act }) {
  const { data } = useQuery(ask.organisation);
  const [lead, setLead] = useState(task.lead?.body ?? null);
  const [supporting, setSupporting] = useState(task.supporting.map((one) => one.body));
  const [deadline, setDeadline] = useState(task.deadline);
  const [note, setNote] = useState(task.note);
  const options = (data?.bodies ?? []).map(({ id, name, shortName }) => ({
    value: id,
    label: name,
    search: `${name} ${shortName}`,
  }));
  const search = { optionFilterProp: 'search' } as const;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { measure, version } = task;
    const others = supporting.filter((one) => one !== lead);
    void onSave({ measure, version, lead, supporting: others, deadline, note: note.trim() });
  };
  return (
    <form className="editor" onSubmit={submit}>
      <label>
        <span>{words.division.lead}</span>
        <Select
          {...search}
          showSearch
          allowClear
          autoFocus
          value={lead}
          options={options}
          aria-label={words.division.lead}
          onChange={(value?: string) => setLead(value ?? null)}
        />
      </label>
      <label>
        <span>{words.division.supporting}</span>
        <Select
          {...search}
          mode="multiple"
          value={supporting}
          options={options.filter((one) => one.value !== lead)}
          aria-label={words.division.supporting}
          onChange={setSupporting}
        />
      </label>
      <label>
        <span>{words.division.deadline}</span>
        <input
          className="field"
          type="date"
          disabled={deadline === 'ongoing'}
          value={deadline === 'ongoing' ? '' : (deadline ?? '')}
          onChange={(event) => setDeadline(event.target.value || null)}
        />
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={deadline === 'ongoing'}
          onChange={(event) => setDeadline(event.target.checked ? 'ongoing' : null)}
        />
        <span>{words.division.ongoing}</span>
      </label>
      <label>
        <span>{words.division.note}</span>
        <input
          className="field"
          value={note}
          maxLength={1000}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <button type="submit" className="tool strong">
        {words.division.save}
      </button>
    </form>
  );
}
