import { api } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { words } from '../../words/index.ts';
import { FACTS, type Facts, factsOf } from './draft.ts';
import { DraftForm } from './draft-form.tsx';
import { leadersOf } from './leader.ts';
import type { Merging, Part } from './merging.ts';

/** The facts of an item are one line. */
export const FACTS_PART: Part<Facts> = {
  name: 'facts',
  fields: [FACTS],
  of: (item) => ({ token: item.row.version, lines: [factsOf(item)] }),
  line: () => '',
  send: (id, { token, base, lines }) => {
    const [was, facts] = [base[0]!, lines[0]!];
    const change = Object.fromEntries(
      FACTS.filter((name) => JSON.stringify(facts[name]) !== JSON.stringify(was[name])).map((name) => [
        name,
        facts[name],
      ]),
    );
    return call(api.item.change, { params: { id }, body: { version: token as number, ...change } });
  },
  by: (item) => item.history[0]?.by ?? '',
};

/** The form of an item's facts: what is typed is kept on this machine until it is saved or given up. */
export function Form({ merging, facts }: { readonly merging: Merging<Facts>; readonly facts: Facts }) {
  const organisation = useQuery(ask.organisation);
  const { areas = [], bodies = [], posts = [] } = organisation.data ?? {};
  const set = (given: Partial<Facts>) => merging.set([{ ...facts, ...given }]);
  /** A value as a person calls it. */
  const told = (name: string | null, value: unknown): string => {
    const names = new Map(
      [...areas, ...bodies, ...posts].map((one) => [
        one.id,
        ('shortName' in one && one.shortName) || one.name,
      ]),
    );
    const closed = { grade: words.grade, official: words.official, openness: words.ledger.openness }[
      name ?? ''
    ];
    const one = (single: unknown) =>
      (closed as Readonly<Record<string, string>> | undefined)?.[String(single)] ??
      names.get(String(single)) ??
      String(single ?? '');
    return (Array.isArray(value) ? value.map(one).join('、') : one(value)) || '–';
  };
  const number = (value: string): number | null => (value === '' ? null : Number(value));
  return (
    <DraftForm
      merging={merging}
      kind="facts-form"
      named={({ field }) => words.ledger.field[field ?? ''] ?? ''}
      told={told}
      unfit={facts.title.trim() === ''}
    >
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
    </DraftForm>
  );
}

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
