import { api } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Pagination, Segmented, Select, Tag } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { address, call } from '../../api/call.ts';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';

const PAGE = 50;
type Kind = 'project' | 'policy' | 'platform' | 'reform';

/** The four lists and the ledger. */
export default function Items() {
  const [query, setQuery] = useSearchParams();
  const kind = (query.get('kind') ?? undefined) as Kind | undefined;
  const grade = (query.get('grade') ?? undefined) as 'major' | 'ordinary' | undefined;
  const owner = (query.get('owner') ?? undefined) as 'with' | 'without' | undefined;
  const text = query.get('words') ?? undefined;
  const page = Number(query.get('page') ?? 1);
  const put = (name: string, value: string | undefined) =>
    setQuery((before) => {
      const after = new URLSearchParams(before);
      if (value) after.set(name, value);
      else after.delete(name);
      if (name !== 'page') after.delete('page');
      return after;
    });
  const asked = { kind, grade, owner, words: text, offset: (page - 1) * PAGE, limit: PAGE };
  const list = useQuery({
    queryKey: ['items', asked],
    queryFn: () => call(api.item.list, { query: asked }),
    placeholderData: (before) => before,
  });
  if (!list.data) return <State query={list} />;
  const { items, total } = list.data;
  return (
    <>
      <div className="row" style={{ justifyContent: 'space-between', marginBottom: 12 }}>
        <h1 style={{ margin: 0 }}>{words.items}</h1>
        <div className="row">
          <a href={address(api.item.export, { params: { format: 'xlsx' }, query: { kind, grade } })}>
            {words.exportXlsx}
          </a>
          <a href={address(api.item.export, { params: { format: 'csv' }, query: { kind, grade } })}>
            {words.exportCsv}
          </a>
        </div>
      </div>
      <div className="row" style={{ marginBottom: 12 }}>
        <Segmented
          value={kind ?? ''}
          onChange={(value) => put('kind', value)}
          options={[
            { label: words.all, value: '' },
            ...(['project', 'policy', 'platform', 'reform'] as const).map((one) => ({
              label: words.list[one],
              value: one,
            })),
          ]}
        />
        <Select
          aria-label={words.grade.major}
          value={grade ?? ''}
          style={{ width: 120 }}
          onChange={(value) => put('grade', value)}
          options={[
            { label: words.all, value: '' },
            { label: words.grade.major, value: 'major' },
            { label: words.grade.ordinary, value: 'ordinary' },
          ]}
        />
        <Select
          aria-label={words.owner}
          value={owner ?? ''}
          style={{ width: 130 }}
          onChange={(value) => put('owner', value)}
          options={[
            { label: words.all, value: '' },
            { label: words.withOwner, value: 'with' },
            { label: words.withoutOwner, value: 'without' },
          ]}
        />
        <Input.Search
          allowClear
          defaultValue={text}
          aria-label={words.filter}
          placeholder={words.filter}
          style={{ width: 180 }}
          onSearch={(value) => put('words', value)}
        />
        <span className="muted">{words.total(total)}</span>
      </div>
      {total === 0 ? (
        <Empty title={words.noItems} hint={words.noItemsHint}>
          <Button href="/documents">{words.documents}</Button>
        </Empty>
      ) : (
        <div className="scroll">
          <table className="heat" style={{ width: '100%' }}>
            <thead>
              <tr>
                {[
                  words.number,
                  words.title,
                  words.owner,
                  words.officialStatus,
                  words.scheduleStatus,
                  words.milestones,
                  words.lastUpdate,
                  words.clause,
                ].map((name) => (
                  <th key={name} style={{ textAlign: 'left' }}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <tr key={one.id}>
                  <td>{one.number}</td>
                  <td style={{ textAlign: 'left', whiteSpace: 'normal', minWidth: 220 }}>
                    <Link to={`/items/${one.id}`}>{one.title}</Link>{' '}
                    <span className={`hl hl-${one.kind} small`}>{words.kind[one.kind]}</span>{' '}
                    {one.grade === 'major' && <Tag color="red">{words.grade.major}</Tag>}
                  </td>
                  <td style={{ textAlign: 'left' }}>
                    {one.lead?.bodyName ?? <span className="muted">{words.noOwner}</span>}
                  </td>
                  <td style={{ textAlign: 'left' }}>{words.official[one.official]}</td>
                  <td
                    style={{
                      textAlign: 'left',
                      color: one.schedule === 'late' || one.schedule === 'overdue' ? 'var(--red)' : undefined,
                    }}
                  >
                    {words.schedule[one.schedule]}
                  </td>
                  <td>
                    {one.milestones.done}/{one.milestones.all}
                  </td>
                  <td style={{ textAlign: 'left' }}>
                    {one.lastUpdate ? `${one.lastUpdate.period} ${one.lastUpdate.progress ?? '–'}%` : ''}
                  </td>
                  <td style={{ textAlign: 'left' }}>
                    {one.clauses.map((clause) => (
                      <Link key={clause.eId} to={`/documents/${clause.document}/${clause.eId}`}>
                        {clause.number ?? clause.eId}{' '}
                      </Link>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <Pagination
            style={{ marginTop: 12 }}
            current={page}
            pageSize={PAGE}
            total={total}
            showSizeChanger={false}
            onChange={(next) => put('page', String(next))}
          />
        </div>
      )}
    </>
  );
}
