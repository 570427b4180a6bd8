import type { ItemRow } from '@luodi/contract';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { words } from '../../words/index.ts';
import type { Column } from './query.ts';
import { TONES } from './tone.ts';

/** 10,000 yuan as people say it: 亿元 from a hundred million on. */
export const money = (value: number | null): string =>
  value === null
    ? '–'
    : value >= 10_000
      ? words.ledger.hundredMillion(Number((value / 10_000).toFixed(value >= 100_000 ? 1 : 2)))
      : words.ledger.tenThousand(value);

const Chip = ({ tone, children }: { readonly tone: string | undefined; readonly children: ReactNode }) => (
  <span className={`chip ${tone ?? ''}`}>{children}</span>
);

/** What a column shows of an item. */
export const CELLS: Readonly<Record<Column, (one: ItemRow) => ReactNode>> = {
  number: (one) => <span className="muted">{one.number}</span>,
  title: (one) => (
    <>
      <Link to={`/items/${one.id}`}>{one.title}</Link>{' '}
      <span className={`chip ${one.kind}`}>{words.kind[one.kind]}</span>{' '}
      {one.grade === 'major' && <span className="chip bad">{words.grade.major}</span>}
      {one.state !== 'live' && <span className="chip">{words.ledger.state[one.state]}</span>}
    </>
  ),
  lead: (one) =>
    one.lead ? (
      <span title={one.lead.postName}>{one.lead.bodyName}</span>
    ) : (
      <span className="danger">{words.noOwner}</span>
    ),
  leader: (one) => one.leader?.postName.replace(/（.*/, '') ?? '',
  supporting: (one) => one.supporting.map((body) => body.bodyName).join('、'),
  areas: (one) => one.areas.map((area) => area.areaName).join('、'),
  stage: (one) => one.stage && <Chip tone={undefined}>{words.ledger.stage[one.stage]}</Chip>,
  official: (one) => <Chip tone={TONES[one.official]}>{words.official[one.official]}</Chip>,
  schedule: (one) => <Chip tone={TONES[one.schedule]}>{words.schedule[one.schedule]}</Chip>,
  evidence: (one) => <Chip tone={TONES[one.evidence]}>{words.evidence[one.evidence]}</Chip>,
  money: (one) =>
    one.budget !== null && (
      <>
        {money(one.budget)}
        <div className="muted small">
          {words.ledger.completedShort} {money(one.invested.completed)}
        </div>
      </>
    ),
  physical: (one) =>
    one.physical !== null && (
      <>
        {one.physical}%
        <span className="meter" aria-hidden="true">
          <i style={{ width: `${one.physical}%` }} />
        </span>
      </>
    ),
  milestones: (one) => (
    <>
      {one.milestones.all > 0 && `${one.milestones.done}/${one.milestones.all}`}
      {one.milestones.next && <div className="muted small">{one.milestones.next}</div>}
    </>
  ),
  lastUpdate: (one) =>
    one.lastUpdate && (
      <>
        {one.lastUpdate.progress ?? '–'}% <div className="muted small">{one.lastUpdate.period}</div>
      </>
    ),
  tags: (one) =>
    one.tags.map((tag) => (
      <Link key={tag} className="chip" to={`/items?tag=${encodeURIComponent(tag)}`}>
        {tag}
      </Link>
    )),
  clauses: (one) =>
    one.clauses.map((clause) => (
      <Link key={`${clause.document} ${clause.eId}`} to={`/documents/${clause.document}/${clause.eId}`}>
        {clause.number === null ? clause.eId : words.monitoring.article(clause.number)}{' '}
      </Link>
    )),
};
