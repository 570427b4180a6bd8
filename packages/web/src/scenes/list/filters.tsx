import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/ask.ts';
import { words } from '../../words/index.ts';
import { leadersOf } from './leader.ts';
import { type Asked, EVIDENCES, GROUPS, SCHEDULES, STAGES, STATES } from './query.ts';

/** The choices that narrow the ledger; each stands in the address, so that a link shows the same. */
export function Filters({
  query,
  group,
  put,
}: {
  readonly query: Asked;
  readonly group: string | undefined;
  readonly put: (name: string, value: string | undefined) => void;
}) {
  const organisation = useQuery(ask.organisation);
  const { bodies = [], areas = [], posts = [] } = organisation.data ?? {};
  const leaders = leadersOf(posts);
  const more = [query.leader, query.area, query.evidence, query.linked, query.tag, query.state].some(Boolean);
  return (
    <div className="filters">
      <div className="row filters">
        <Pick
          name={words.draft.grade}
          every={words.draft.allGrades}
          value={query.grade}
          options={(['major', 'ordinary'] as const).map((one) => [one, words.grade[one]])}
          onPick={(value) => put('grade', value)}
        />
        <Pick
          name={words.owner}
          every={words.monitoring.anyOwner}
          value={query.owner}
          options={[
            ['with', words.withOwner],
            ['without', words.withoutOwner],
          ]}
          onPick={(value) => put('owner', value)}
        />
        <Pick
          name={words.monitoring.body}
          every={words.monitoring.anyBody}
          value={query.body}
          options={bodies.map((one) => [one.id, one.shortName || one.name])}
          onPick={(value) => put('body', value)}
        />
        <Pick
          name={words.officialStatus}
          every={words.monitoring.anyStatus}
          value={query.official}
          options={STATES.map((one) => [one, words.official[one]])}
          onPick={(value) => put('official', value)}
        />
        <Pick
          name={words.scheduleStatus}
          every={words.ledger.anySchedule}
          value={query.schedule}
          options={SCHEDULES.map((one) => [one, words.schedule[one]])}
          onPick={(value) => put('schedule', value)}
        />
        <Pick
          name={words.ledger.stageName}
          every={words.ledger.anyStage}
          value={query.stage}
          options={STAGES.map((one) => [one, words.ledger.stage[one]])}
          onPick={(value) => put('stage', value)}
        />
        <Pick
          name={words.ledger.group}
          every={words.ledger.ungrouped}
          value={group}
          options={GROUPS.map((one) => [one, words.ledger.groups[one]])}
          onPick={(value) => put('group', value)}
        />
        <Pick
          name={words.desk.order}
          every={words.monitoring.byNumber}
          value={query.order === 'number' ? undefined : query.order}
          options={[
            ['next', words.nextDue],
            ['updated', words.lastUpdate],
            ['title', words.title],
            ['budget', words.ledger.column.money],
            ['physical', words.ledger.column.physical],
          ]}
          onPick={(value) => put('order', value)}
        />
        <form
          role="search"
          onSubmit={(event) => {
            event.preventDefault();
            put('words', String(new FormData(event.currentTarget).get('words') ?? '').trim());
          }}
        >
          <input
            className="field short"
            type="search"
            name="words"
            defaultValue={query.words}
            aria-label={words.draft.filterWords}
            placeholder={words.draft.filterWords}
          />
        </form>
      </div>
      <details className="more" open={more}>
        <summary className="small">{words.ledger.moreFilters}</summary>
        <div className="row filters">
          <Pick
            name={words.ledger.column.leader}
            every={words.ledger.anyLeader}
            value={query.leader}
            options={leaders.map((one) => [one.id, one.name])}
            onPick={(value) => put('leader', value)}
          />
          <Pick
            name={words.area}
            every={words.ledger.anyArea}
            value={query.area}
            options={areas.map((one) => [one.id, one.name])}
            onPick={(value) => put('area', value)}
          />
          <Pick
            name={words.evidenceStatus}
            every={words.ledger.anyEvidence}
            value={query.evidence}
            options={EVIDENCES.map((one) => [one, words.evidence[one]])}
            onPick={(value) => put('evidence', value)}
          />
          <Pick
            name={words.clause}
            every={words.ledger.anyClause}
            value={query.linked}
            options={[
              ['with', words.ledger.withClause],
              ['without', words.ledger.withoutClause],
            ]}
            onPick={(value) => put('linked', value)}
          />
          <Pick
            name={words.ledger.stateName}
            every={words.ledger.state.live}
            value={query.state === 'live' ? undefined : query.state}
            options={(['superseded', 'withdrawn'] as const).map((one) => [one, words.ledger.state[one]])}
            onPick={(value) => put('state', value)}
          />
          {query.tag && (
            <button type="button" className="tool on" onClick={() => put('tag', undefined)}>
              {query.tag} ✕
            </button>
          )}
        </div>
      </details>
    </div>
  );
}

/** A choice among a few words, or all of them. */
const Pick = ({
  name,
  every,
  value,
  options,
  onPick,
}: {
  readonly name: string;
  readonly every: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [string, string])[];
  readonly onPick: (value: string | undefined) => void;
}) => (
  <select
    className={`field short${value ? ' set' : ''}`}
    aria-label={name}
    value={value ?? ''}
    onChange={(event) => onPick(event.target.value || undefined)}
  >
    <option value="">{every}</option>
    {options.map(([one, said]) => (
      <option key={one} value={one}>
        {said}
      </option>
    ))}
  </select>
);
