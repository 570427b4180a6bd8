import { api, type BodyOf, type ItemDetail } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { ask } from '../../api/ask.ts';
import { call, Refused } from '../../api/call.ts';
import { words } from '../../words/index.ts';
import { money } from './cell.tsx';
import { Clashes } from './clash.tsx';
import { leadersOf } from './leader.ts';
import { type Merged, merge } from './merge.ts';

type Change = Omit<BodyOf<typeof api.item.change>, 'version'>;
/** The fields of the form; `null` and empty are what they say. */
type Facts = Required<
  Pick<
    Change,
    'title' | 'goal' | 'note' | 'leaderPost' | 'areas' | 'supporting' | 'tags' | 'physical' | 'budget'
  >
>;

const factsOf = (item: ItemDetail): Facts => ({
  title: item.row.title,
  goal: item.goal,
  note: item.note,
  leaderPost: item.row.leader?.post ?? null,
  areas: item.row.areas.map((one) => one.area),
  supporting: item.row.supporting.map((one) => one.body),
  tags: [...item.row.tags],
  physical: item.row.physical,
  budget: item.row.budget,
});

/** What an item is, and the form that changes it; when somebody else was faster, theirs is shown and merged. */
export function Facts({ item, may }: { readonly item: ItemDetail; readonly may: boolean }) {
  const [editing, setEditing] = useState<ItemDetail | null>(null);
  const { row } = item;
  return (
    <section className="card">
      <h2 className="row">
        {words.ledger.facts}
        {may && !editing && (
          <button type="button" className="tool" onClick={() => setEditing(item)}>
            {words.ledger.edit}
          </button>
        )}
      </h2>
      {editing ? (
        <Form base={editing} close={() => setEditing(null)} />
      ) : (
        <dl className="facts">
          <Fact name={words.ledger.goal}>
            {item.goal || '–'}
            {item.originalGoal !== '' && item.originalGoal !== item.goal && (
              <div className="muted small">
                {words.ledger.originalGoal}：{item.originalGoal}
              </div>
            )}
          </Fact>
          <Fact name={words.ledger.column.leader}>{row.leader?.postName ?? '–'}</Fact>
          <Fact name={words.ledger.column.areas}>
            {row.areas.map((one) => one.areaName).join('、') || '–'}
          </Fact>
          <Fact name={words.ledger.period}>{row.period ? `${row.period.start}–${row.period.end}` : '–'}</Fact>
          <Fact name={words.ledger.column.money}>{money(row.budget)}</Fact>
          <Fact name={words.ledger.column.physical}>{row.physical === null ? '–' : `${row.physical}%`}</Fact>
          <Fact name={words.ledger.column.tags}>
            {row.tags.map((tag) => (
              <span key={tag} className="chip">
                {tag}
              </span>
            ))}
          </Fact>
          {item.criteria.length > 0 && <Fact name={words.ledger.criteria}>{item.criteria.join('、')}</Fact>}
          {item.note !== '' && <Fact name={words.ledger.note}>{item.note}</Fact>}
          {item.attached.length > 0 && (
            <Fact name={words.ledger.attached}>
              {item.attached.map((one) => (
                <a key={one.href} href={one.href} rel="noreferrer">
                  {one.title}{' '}
                </a>
              ))}
            </Fact>
          )}
        </dl>
      )}
    </section>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function Form({ base, close }: { readonly base: ItemDetail; readonly close: () => void }) {
  const [seen, setSeen] = useState(base);
  const [facts, setFacts] = useState(() => factsOf(base));
  const [merged, setMerged] = useState<Merged<Facts> | null>(null);
  const organisation = useQuery(ask.organisation);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { areas = [], bodies = [], posts = [] } = organisation.data ?? {};
  const id = base.row.id;
  const set = (given: Partial<Facts>) => setFacts({ ...facts, ...given });
  const save = async (from: ItemDetail, wanted: Facts) => {
    const before = factsOf(from);
    const change = Object.fromEntries(
      Object.entries(wanted).filter(
        ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof Facts]),
      ),
    );
    if (Object.keys(change).length === 0) return close();
    try {
      await call(api.item.change, { params: { id }, body: { version: from.row.version, ...change } });
      void message.success(words.saved);
      close();
    } catch (error) {
      if (!(error instanceof Refused && error.code === 'conflict')) {
        void message.error((error as Error).message);
        return;
      }
      // Somebody was faster: what they changed is shown, what does not touch mine stays, the rest is asked.
      const theirs = await call(api.item.get, { params: { id } });
      const result = merge(before, wanted, factsOf(theirs));
      setSeen(theirs);
      setFacts({ ...factsOf(theirs), ...result.change, ...mineOf(result) });
      setMerged(result);
    }
    for (const key of ['item', 'items', 'overview']) void queries.invalidateQueries({ queryKey: [key] });
  };
  const number = (value: string): number | null => (value === '' ? null : Number(value));
  return (
    <form
      className="stack facts-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save(seen, facts);
      }}
    >
      {merged && (
        <Clashes
          merged={merged}
          by={seen.history[0]?.by ?? ''}
          settle={(name, value) => {
            set({ [name]: value } as Partial<Facts>);
            setMerged({ ...merged, clashes: merged.clashes.filter((one) => one.name !== name) });
          }}
        />
      )}
      <label className="named">
        {words.title}
        <input
          className="field"
          value={facts.title}
          maxLength={300}
          onChange={(event) => set({ title: event.target.value })}
        />
      </label>
      <label className="named">
        {words.ledger.goal}
        <textarea
          className="field"
          rows={2}
          value={facts.goal}
          onChange={(event) => set({ goal: event.target.value })}
        />
      </label>
      <label className="named">
        {words.ledger.column.leader}
        <select
          className="field"
          value={facts.leaderPost ?? ''}
          onChange={(event) => set({ leaderPost: event.target.value || null })}
        >
          <option value="">–</option>
          {leadersOf(posts).map((post) => (
            <option key={post.id} value={post.id}>
              {post.name}
            </option>
          ))}
        </select>
      </label>
      <Many
        name={words.supporting}
        value={facts.supporting}
        options={bodies.map((body) => ({ value: body.id, label: body.shortName || body.name }))}
        onChange={(supporting) => set({ supporting })}
      />
      <Many
        name={words.ledger.column.areas}
        value={facts.areas}
        options={areas.map((area) => ({ value: area.id, label: area.name }))}
        onChange={(chosen) => set({ areas: chosen })}
      />
      <Many name={words.ledger.column.tags} value={facts.tags} onChange={(tags) => set({ tags })} />
      <div className="row">
        <label className="named">
          {words.ledger.budgetField}
          <input
            className="field short"
            type="number"
            min={0}
            value={facts.budget ?? ''}
            onChange={(event) => set({ budget: number(event.target.value) })}
          />
        </label>
        <label className="named">
          {words.ledger.column.physical}（%）
          <input
            className="field short"
            type="number"
            min={0}
            max={100}
            value={facts.physical ?? ''}
            onChange={(event) => set({ physical: number(event.target.value) })}
          />
        </label>
      </div>
      <label className="named">
        {words.ledger.note}
        <textarea
          className="field"
          rows={2}
          value={facts.note}
          onChange={(event) => set({ note: event.target.value })}
        />
      </label>
      <div className="row tight">
        <button
          type="submit"
          className="tool strong"
          disabled={facts.title.trim() === '' || (merged?.clashes.length ?? 0) > 0}
        >
          {words.save}
        </button>
        <button type="button" className="tool" onClick={close}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}

/** Until a person decides, the form shows mine where both changed. */
const mineOf = (merged: Merged<Facts>): Partial<Facts> =>
  Object.fromEntries(merged.clashes.map((one) => [one.name, one.mine])) as Partial<Facts>;

/** Several of a few, or several of one's own words where no options are given. */
const Many = ({
  name,
  value,
  options,
  onChange,
}: {
  readonly name: string;
  readonly value: readonly string[];
  readonly options?: { value: string; label: string }[];
  readonly onChange: (value: string[]) => void;
}) => (
  <span className="named">
    {name}
    <Select
      mode={options ? 'multiple' : 'tags'}
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={name}
      value={[...value]}
      onChange={onChange}
      {...(options ? { options } : {})}
    />
  </span>
);
