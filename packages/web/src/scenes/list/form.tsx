import { api } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Select } from 'antd';
import { useState } from 'react';
import { ask } from '../../api/ask.ts';
import { call, Refused } from '../../api/call.ts';
import { words } from '../../words/index.ts';
import { Clashes } from './clash.tsx';
import { type Draft, type Facts, factsOf, keepDraft } from './draft.ts';
import { leadersOf } from './leader.ts';
import { type Merged, merge } from './merge.ts';

/** The form of an item's facts: what is typed is kept on this machine until it is saved or given up. */
export function Form({
  id,
  person,
  draft,
  restored,
  close,
}: {
  readonly id: string;
  readonly person: string;
  readonly draft: Draft;
  readonly restored: boolean;
  readonly close: () => void;
}) {
  const [seen, setSeen] = useState({ version: draft.version, facts: draft.base });
  const [facts, setFacts] = useState(draft.facts);
  const [merged, setMerged] = useState<Merged<Facts> | null>(null);
  const [by, setBy] = useState('');
  const organisation = useQuery(ask.organisation);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { areas = [], bodies = [], posts = [] } = organisation.data ?? {};
  const set = (given: Partial<Facts>) => {
    const next = { ...facts, ...given };
    setFacts(next);
    keepDraft(localStorage, person, id, { version: seen.version, base: seen.facts, facts: next });
  };
  const end = () => {
    keepDraft(localStorage, person, id, null);
    close();
  };
  const save = async (from: typeof seen, wanted: Facts) => {
    const change = Object.fromEntries(
      Object.entries(wanted).filter(
        ([name, value]) => JSON.stringify(value) !== JSON.stringify(from.facts[name as keyof Facts]),
      ),
    );
    if (Object.keys(change).length === 0) return end();
    try {
      await call(api.item.change, { params: { id }, body: { version: from.version, ...change } });
      void message.success(words.saved);
      end();
    } catch (error) {
      if (!(error instanceof Refused && error.code === 'conflict')) {
        const lost = error instanceof Refused && error.status === 0;
        void message.error(lost ? words.ledger.lost : (error as Error).message, 6);
        return;
      }
      // Somebody was faster: what they changed is shown, what does not touch mine stays, the rest is asked.
      const theirs = await call(api.item.get, { params: { id } });
      const current = { version: theirs.row.version, facts: factsOf(theirs) };
      const result = merge(from.facts, wanted, current.facts);
      const next = { ...current.facts, ...result.change, ...mineOf(result) };
      setSeen(current);
      setFacts(next);
      setMerged(result);
      setBy(theirs.history[0]?.by ?? '');
      keepDraft(localStorage, person, id, { version: current.version, base: current.facts, facts: next });
    }
    for (const key of ['item', 'items', 'overview']) void queries.invalidateQueries({ queryKey: [key] });
  };
  /** A value as a person calls it. */
  const told = (name: string, value: unknown): string => {
    const names = new Map(
      [...areas, ...bodies, ...posts].map((one) => [
        one.id,
        ('shortName' in one && one.shortName) || one.name,
      ]),
    );
    const closed = { grade: words.grade, official: words.official, openness: words.ledger.openness }[name];
    const one = (single: unknown) =>
      (closed as Readonly<Record<string, string>> | undefined)?.[String(single)] ??
      names.get(String(single)) ??
      String(single ?? '');
    return (Array.isArray(value) ? value.map(one).join('、') : one(value)) || '–';
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
      {restored && !merged && (
        <p className="small amber-note" role="status">
          {words.ledger.restored}
        </p>
      )}
      {merged && (
        <Clashes
          merged={merged}
          by={by}
          told={told}
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
      <div className="row">
        <Pick
          name={words.ledger.grade}
          value={facts.grade}
          said={words.grade}
          onPick={(grade) => set({ grade })}
        />
        <Pick
          name={words.ledger.official}
          value={facts.official}
          said={words.official}
          onPick={(official) => set({ official })}
        />
        <Pick
          name={words.ledger.opennessName}
          value={facts.openness}
          said={words.ledger.openness}
          onPick={(openness) => set({ openness })}
        />
      </div>
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
      <Many name={words.ledger.criteria} value={facts.criteria} onChange={(criteria) => set({ criteria })} />
      <div className="row">
        {(
          [
            ['periodStart', words.ledger.from],
            ['periodEnd', words.ledger.until],
          ] as const
        ).map(([field, name]) => (
          <label key={field} className="named">
            {name}
            <input
              className="field short"
              type="number"
              min={1990}
              max={2100}
              value={facts[field] ?? ''}
              onChange={(event) => set({ [field]: number(event.target.value) })}
            />
          </label>
        ))}
      </div>
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
        <button type="button" className="tool" onClick={end}>
          {restored ? words.ledger.discard : words.cancel}
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

/** One of a few words. */
const Pick = <T extends string>({
  name,
  value,
  said,
  onPick,
}: {
  readonly name: string;
  readonly value: T;
  readonly said: Readonly<Record<T, string>>;
  readonly onPick: (value: T) => void;
}) => (
  <label className="named">
    {name}
    <select className="field short" value={value} onChange={(event) => onPick(event.target.value as T)}>
      {(Object.keys(said) as T[]).map((one) => (
        <option key={one} value={one}>
          {said[one]}
        </option>
      ))}
    </select>
  </label>
);
