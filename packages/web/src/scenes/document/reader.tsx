import { api, type Finding, type Me } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { App, Button, Tag } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { call } from '../../api/call.ts';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { language } from '../../words/language.ts';
import { paragraphs } from './piece.ts';

const LISTS = ['project', 'policy', 'platform', 'reform'] as const;

/** The text as it stands: structure at the left, highlights in it, findings and what hangs on a clause at the right. */
export default function Reader({ me }: { readonly me: Me }) {
  const { id = '', eId } = useParams();
  const [query] = useSearchParams();
  const detail = useQuery({
    queryKey: ['document', id],
    queryFn: () => call(api.document.get, { params: { id } }),
  });
  const go = useNavigate();
  const scroll = useRef<HTMLDivElement>(null);
  const [panel, setPanel] = useState<'findings' | 'lineage'>(
    eId && query.get('panel') !== 'findings' ? 'lineage' : 'findings',
  );
  const all = useMemo(
    () =>
      detail.data
        ? paragraphs(detail.data, (kind) =>
            kind === 'target' ? words.targets : words.kind[kind as 'project'],
          )
        : [],
    [detail.data],
  );
  const rows = useVirtualizer({
    count: all.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 150,
    overscan: 6,
  });
  useEffect(() => {
    if (!eId || all.length === 0) return;
    const at = all.findIndex((one) => one.article === eId);
    if (at >= 0) rows.scrollToIndex(at, { align: 'start' });
    setPanel('lineage');
  }, [eId, all.length]);
  if (!detail.data) return <State query={detail} />;
  const { summary, headings, findings } = detail.data;
  const show = (start: number) => {
    const at = all.findIndex((one) => one.end > start);
    if (at >= 0) rows.scrollToIndex(at, { align: 'center' });
  };
  return (
    <div className="reader">
      <aside className="toc" aria-label={words.contents}>
        <h2>{words.contents}</h2>
        {headings.map((one) => (
          <Link
            key={one.eId}
            to={`/documents/${id}/${one.eId}`}
            className={one.eId === eId ? 'on' : ''}
            style={{ paddingLeft: 6 + (one.level - 1) * 12 }}
            title={one.text}
          >
            {one.number ?? ''} {one.text}
          </Link>
        ))}
      </aside>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard */}
      <div className="text" ref={scroll} tabIndex={0} role="region" aria-label={summary.title}>
        <div style={{ maxWidth: '44em', margin: '0 auto 14px' }}>
          <h1>{summary.title}</h1>
          <div className="row small">
            <Tag color={summary.status === 'adopted' ? 'green' : 'gold'}>{words[summary.status]}</Tag>
            <Link to={`/documents/${id}/review`}>{words.review}</Link>
            <Button size="small" type="link" onClick={() => window.print()}>
              {words.print}
            </Button>
          </div>
          <div className="legend">
            {LISTS.map((kind) => (
              <span key={kind} className={`hl hl-${kind}`}>
                {words.kind[kind]}
              </span>
            ))}
            <span className="hl-target">{words.targets}</span>
            <span className="hl-finding">{words.findings}</span>
          </div>
        </div>
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map((row) => {
            const one = all[row.index]!;
            return (
              <div
                key={row.key}
                data-index={row.index}
                ref={rows.measureElement}
                style={{
                  position: 'absolute',
                  top: 0,
                  left: 0,
                  right: 0,
                  transform: `translateY(${row.start}px)`,
                }}
              >
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: the contents at the left do the same by keyboard */}
                <p
                  className={`paragraph${one.article !== null && one.article === eId ? ' on' : ''}`}
                  style={{ marginTop: 0, marginBottom: 0 }}
                  onClick={() =>
                    one.article &&
                    String(window.getSelection()) === '' &&
                    go(`/documents/${id}/${one.article}`)
                  }
                >
                  {one.pieces.map((piece) =>
                    piece.marks.length === 0 ? (
                      piece.text
                    ) : (
                      <span
                        key={piece.start}
                        className={piece.marks.join(' ')}
                        title={piece.hint ?? undefined}
                      >
                        {piece.text}
                      </span>
                    ),
                  )}
                </p>
              </div>
            );
          })}
        </div>
      </div>
      <aside className="right">
        <div className="row" style={{ marginBottom: 8 }}>
          <Button
            size="small"
            type={panel === 'findings' ? 'primary' : 'default'}
            onClick={() => setPanel('findings')}
          >
            {words.findings} {findings.length}
          </Button>
          <Button
            size="small"
            type={panel === 'lineage' ? 'primary' : 'default'}
            onClick={() => setPanel('lineage')}
          >
            {words.hangs}
          </Button>
        </div>
        {panel === 'findings' ? (
          <Findings
            id={id}
            findings={findings}
            show={show}
            may={summary.status === 'reviewing' && me.roles.includes('planner')}
          />
        ) : eId ? (
          <Hanging id={id} eId={eId} />
        ) : (
          <p className="muted">{words.hangsHint}</p>
        )}
      </aside>
    </div>
  );
}

function Findings({
  id,
  findings,
  show,
  may,
}: {
  readonly id: string;
  readonly findings: readonly Finding[];
  readonly show: (start: number) => void;
  readonly may: boolean;
}) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const decide = async (key: string, verdict: 'accept' | 'reject' | 'reopen') => {
    try {
      await call(api.document.repair, { params: { id }, body: { decisions: [{ key, verdict }] } });
      await queries.invalidateQueries({ queryKey: ['document', id] });
    } catch (error) {
      void message.error((error as Error).message);
    }
  };
  const order = { error: 0, warning: 1, info: 2 };
  return [...findings]
    .sort((a, b) => order[a.severity] - order[b.severity] || a.start - b.start)
    .map((one) => (
      <div key={one.key} className="card" style={{ padding: 10, marginBottom: 8 }}>
        <div className="row">
          <Tag color={one.severity === 'error' ? 'red' : one.severity === 'warning' ? 'gold' : 'default'}>
            {words.severity[one.severity]}
          </Tag>
          <Button type="link" size="small" onClick={() => show(one.start)}>
            {words.exactWords}
          </Button>
          {one.decision && (
            <span className="small muted">
              {words.decided} · {one.decision.by}
            </span>
          )}
        </div>
        <p style={{ margin: '6px 0' }}>{one.message[language()]}</p>
        {may && (
          <div className="row">
            {one.decision ? (
              <Button size="small" onClick={() => void decide(one.key, 'reopen')}>
                {words.undo}
              </Button>
            ) : (
              <>
                <Button size="small" onClick={() => void decide(one.key, 'accept')}>
                  {words.repairAccept}
                </Button>
                <Button size="small" onClick={() => void decide(one.key, 'reject')}>
                  {words.repairReject}
                </Button>
              </>
            )}
          </div>
        )}
      </div>
    ));
}

/** Everything that hangs on a clause, each a link. */
function Hanging({ id, eId }: { readonly id: string; readonly eId: string }) {
  const lineage = useQuery({
    queryKey: ['lineage', id, eId],
    queryFn: () => call(api.document.lineage, { params: { id, eId } }),
  });
  if (!lineage.data) return <State query={lineage} />;
  const { clause, measures, items, targets, indicators, cells } = lineage.data;
  return (
    <>
      <h2>
        {clause.number ?? ''} {clause.heading}
      </h2>
      <section>
        <h2>
          {words.items} {items.length}
        </h2>
        {items.map((one) => (
          <p key={one.id} className="small" style={{ margin: '4px 0' }}>
            <Link to={`/items/${one.id}`}>{one.title}</Link>{' '}
            <span className="muted">
              {words.kind[one.kind]} · {one.leadBody ?? words.noOwner}
              {one.lastUpdate ? ` · ${one.lastUpdate.period} ${one.lastUpdate.progress ?? '–'}%` : ''}
            </span>
          </p>
        ))}
      </section>
      <section>
        <h2>
          {words.targets} {targets.length}
        </h2>
        {targets.map((one) => (
          <p key={one.eId} className="small" style={{ margin: '4px 0' }}>
            {one.text}
          </p>
        ))}
      </section>
      <section>
        <h2>
          {words.indicators} {indicators.length}
        </h2>
        {indicators.map((one) => (
          <p key={one.id} className="small" style={{ margin: '4px 0' }}>
            <Link to={`/indicators/${one.id}`}>{one.name}</Link>
            {one.latest ? ` ${one.latest.value}${one.unit ?? ''} (${one.latest.period})` : ''}
          </p>
        ))}
      </section>
      {cells.length > 0 && (
        <section>
          <h2>
            {words.indexPage} {cells.length}
          </h2>
          {cells.slice(0, 30).map((one) => (
            <p key={`${one.framework} ${one.code} ${one.area}`} className="small" style={{ margin: '4px 0' }}>
              <Link to={`/index?code=${one.code}`}>
                {one.area} {one.code}
              </Link>{' '}
              {one.score === null ? '–' : one.score.toFixed(1)} ({one.period})
            </p>
          ))}
        </section>
      )}
      <section>
        <h2>
          {words.measures} {measures.length}
        </h2>
        {measures.map((one) => (
          <p key={one.eId} className="small" style={{ margin: '4px 0' }}>
            <b>{one.action}</b> {one.object}
          </p>
        ))}
      </section>
    </>
  );
}
