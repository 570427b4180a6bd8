import type { DocumentDetail, Me } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { may } from '../../api/right.ts';
import { Icon } from '../../components/icon.tsx';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { Contents } from './contents.tsx';
import { find, fold } from './find.ts';
import { Findings } from './findings.tsx';
import { Hanging } from './hanging.tsx';
import { Paper, type PaperHandle } from './paper.tsx';
import { type Mark, paragraphs } from './piece.ts';
import { clauseAt, placeOf, stretchOf } from './place.ts';
import './reader.css';

const SHOWN = ['project', 'policy', 'platform', 'reform', 'target', 'finding'] as const;
type Shown = (typeof SHOWN)[number];

/** The text as it stands: structure at the left, highlights in it, findings in the margin, what hangs on it at the right. */
export default function Reader({ me }: { readonly me: Me }) {
  const { id = '', eId } = useParams();
  const [query, setQuery] = useSearchParams();
  const go = useNavigate();
  const found = useQuery(ask.document(id));
  const detail = found.data;
  const paper = useRef<PaperHandle>(null);
  const field = useRef<HTMLInputElement>(null);
  const [hidden, setHidden] = useState<ReadonlySet<Shown>>(new Set());
  const [sight, setSight] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const [hit, setHit] = useState(0);
  const panel = query.get('panel');
  const linked = query.get('find') ?? '';
  const [typed, setTyped] = useState(linked);
  useEffect(() => setTyped(linked), [linked]);
  const asked = useDeferredValue(typed.trim());
  const at = query.get('at') ?? '';
  const stretch = useMemo(() => stretchOf(at), [at]);
  const all = useMemo(() => (detail ? paragraphs(detail) : []), [detail]);
  const folded = useMemo(() => (detail ? fold(detail.text) : ''), [detail]);
  const hits = useMemo(() => find(folded, asked), [folded, asked]);
  const place = useMemo(() => (detail && eId ? placeOf(detail, eId) : null), [detail, eId]);
  const chosen = useMemo(() => stretch ?? hits[hit] ?? null, [stretch, hits, hit]);
  const extra = useMemo<readonly Mark[]>(
    () => [
      ...hits.map((one): Mark => ({ ...one, kind: 'found', id: '' })),
      ...(chosen ? [{ ...chosen, kind: 'chosen', id: '' } satisfies Mark] : []),
    ],
    [hits, chosen],
  );
  const put = useCallback(
    (changes: Readonly<Record<string, string | null>>) =>
      setQuery(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value) after.set(name, value);
            else after.delete(name);
          }
          return after;
        },
        { replace: true },
      ),
    [setQuery],
  );
  // An address, a search and a finding all lead to a place in the text.
  const ready = all.length > 0;
  useEffect(() => {
    if (!ready) return;
    if (stretch) paper.current?.show(stretch.start);
    else if (asked === '' && place) paper.current?.show(place.start, 'start');
  }, [ready, stretch, place, asked]);
  useEffect(() => {
    if (!ready || stretch || hits.length === 0) return;
    const first =
      place && hit === 0
        ? Math.max(
            0,
            hits.findIndex((one) => one.start >= place.start),
          )
        : hit;
    if (first !== hit) setHit(first);
    else paper.current?.show(hits[first]!.start);
  }, [ready, hits, hit, stretch, place]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = /INPUT|TEXTAREA|SELECT/.test((event.target as HTMLElement).tagName);
      const findKey = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f';
      // The browser's own search sees only what is in sight; a second Ctrl-F still opens it.
      if ((findKey && document.activeElement !== field.current) || (event.key === '/' && !typing)) {
        event.preventDefault();
        field.current?.focus();
        field.current?.select();
      } else if (event.key === 'Escape' && !typing) put({ panel: null, at: null, find: null });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [put]);
  const onClause = useCallback((clause: string) => go(`/documents/${id}/${clause}`), [go, id]);
  const onStretch = useCallback(
    (to: { readonly start: number; readonly end: number }) =>
      put({ at: `${to.start}-${to.end}`, panel: null }),
    [put],
  );
  const onVisit = useCallback(() => setLeft(false), []);
  const counts = useMemo(() => (detail ? census(detail) : null), [detail]);
  if (!detail || !counts) return <State query={found} />;
  const { summary, findings } = detail;
  if (eId !== undefined && place === null) {
    return (
      <Empty title={words.reader.noClause} hint={words.reader.noClauseHint} heading="h1">
        <Link to={`/documents/${id}`}>{summary.title}</Link>
      </Empty>
    );
  }
  const mayDecide = summary.status === 'reviewing' && may(me, 'document.decide');
  const clause = stretch ? clauseAt(detail, stretch.start) : (place?.clause ?? null);
  const right = panel === 'findings' ? 'findings' : clause ? 'hangs' : null;
  const openFindings = findings.filter((one) => one.decision === null).length;
  const toPlace = (to: { readonly start: number; readonly end: number }) =>
    put({ at: `${to.start}-${Math.max(to.end, to.start + 1)}` });
  return (
    <div
      className={`reader${right ? ' with-panel' : ''}${left ? ' with-contents' : ''} ${[...hidden].map((kind) => `no-${kind}`).join(' ')}`}
    >
      <aside className="left">
        <Contents detail={detail} sight={sight} onVisit={onVisit} />
      </aside>
      <section className="middle" aria-label={words.read}>
        <header className="bar">
          <div className="row between whole">
            <h1>{summary.title}</h1>
            <span className={`chip ${summary.status === 'adopted' ? 'good' : 'warn'}`}>
              {words[summary.status]}
            </span>
          </div>
          <div className="row tight">
            <button
              type="button"
              className={`tool only-narrow${left ? ' on' : ''}`}
              aria-expanded={left}
              onClick={() => setLeft(!left)}
            >
              <Icon name="tree" /> {words.contents}
            </button>
            <form
              className="search"
              role="search"
              onSubmit={(event) => {
                event.preventDefault();
                if (hits.length > 0) setHit((hit + 1) % hits.length);
              }}
            >
              <input
                ref={field}
                className="field"
                type="search"
                aria-label={words.reader.find}
                placeholder={words.reader.findHint}
                value={typed}
                onChange={(event) => {
                  setHit(0);
                  setTyped(event.target.value);
                  if (stretch) put({ at: null });
                }}
                onBlur={() => typed !== linked && put({ find: typed || null })}
              />
              {asked !== '' && (
                <span className="row tight">
                  <span className="small muted" role="status">
                    {hits.length === 0 ? words.reader.noHit : `${hit + 1} / ${hits.length}`}
                  </span>
                  <button
                    type="button"
                    className="tool bare"
                    aria-label={words.reader.previous}
                    disabled={hits.length === 0}
                    onClick={() => setHit((hit + hits.length - 1) % hits.length)}
                  >
                    <Icon name="left" />
                  </button>
                  <button
                    type="submit"
                    className="tool bare"
                    aria-label={words.reader.next}
                    disabled={hits.length === 0}
                  >
                    <Icon name="right" />
                  </button>
                </span>
              )}
            </form>
            <button
              type="button"
              className={`tool${right === 'findings' ? ' on' : ''}`}
              aria-pressed={right === 'findings'}
              onClick={() => put({ panel: right === 'findings' ? null : 'findings' })}
            >
              <Icon name="flag" /> {words.findings} {openFindings > 0 ? `${openFindings}/` : ''}
              {findings.length}
            </button>
            <Link className="tool" to={`/documents/${id}/review`}>
              {words.review}
            </Link>
            <Link className="tool" to={`/documents/${id}/lists`}>
              {words.draft.open}
            </Link>
            <button type="button" className="tool wide" onClick={() => window.print()}>
              <Icon name="print" /> {words.print}
            </button>
          </div>
          <fieldset className="legend">
            <legend className="hidden-text">{words.reader.legend}</legend>
            {SHOWN.map((kind) => (
              <button
                key={kind}
                type="button"
                aria-pressed={!hidden.has(kind)}
                title={words.reader.toggle}
                onClick={() => setHidden(toggled(hidden, kind))}
              >
                <span className={kind === 'target' || kind === 'finding' ? kind : `hl hl-${kind}`}>
                  {kind === 'target' ? words.targets : kind === 'finding' ? words.findings : words.kind[kind]}
                </span>{' '}
                {counts[kind]}
              </button>
            ))}
          </fieldset>
        </header>
        <Paper
          ref={paper}
          detail={detail}
          all={all}
          extra={extra}
          chosen={stretch ?? place}
          notes={right !== 'findings'}
          mayDecide={mayDecide}
          onStretch={onStretch}
          onClause={onClause}
          onSight={setSight}
        />
      </section>
      {right && (
        <aside className="right" aria-label={right === 'findings' ? words.findings : words.hangs}>
          <div className="row between whole">
            <h2>{right === 'findings' ? words.findings : stretch ? words.reader.hangsWords : words.hangs}</h2>
            <button
              type="button"
              className="tool bare"
              aria-label={words.shell.close}
              onClick={() =>
                right === 'findings' && clause
                  ? put({ panel: null })
                  : go(`/documents/${id}`, { replace: true })
              }
            >
              <Icon name="close" />
            </button>
          </div>
          {right === 'findings' ? (
            <Findings detail={detail} mayDecide={mayDecide} onPlace={toPlace} />
          ) : (
            clause && (
              <Hanging
                detail={detail}
                eId={clause}
                stretch={stretch}
                mayDecide={mayDecide}
                mayAdd={may(me, 'indicator.create')}
                onPlace={toPlace}
                onDone={() => put({ at: null })}
              />
            )
          )}
        </aside>
      )}
    </div>
  );
}

/** How many of each the legend names. */
const census = (detail: DocumentDetail): Readonly<Record<Shown, number>> => {
  const of = (kind: Shown) =>
    detail.proposals.filter((one) => one.kind === kind && one.state !== 'rejected').length;
  return {
    project: of('project'),
    policy: of('policy'),
    platform: of('platform'),
    reform: of('reform'),
    target: detail.targets.length,
    finding: detail.findings.length,
  };
};

const toggled = (set: ReadonlySet<Shown>, one: Shown): ReadonlySet<Shown> => {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
};
