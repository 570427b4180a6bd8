import { api, type DocumentSummary, type Me } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { Link } from 'react-router';
import { ask } from '../../api/ask.ts';
import { download } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import './documents.css';
import { Intake } from './intake.tsx';
import { Naming } from './naming.tsx';

/** The documents, and the place to drop new ones. */
export default function Documents({ me }: { readonly me: Me }) {
  const list = useQuery(ask.documents);
  if (!list.data) return <State query={list} />;
  const { documents } = list.data;
  return (
    <>
      <div className="title">
        <h1>{words.documents}</h1>
        <span className="muted small">{words.total(documents.length)}</span>
      </div>
      {may(me, 'document.create') && <Intake />}
      {documents.length === 0 ? (
        <Empty title={words.noDocuments} hint={words.noDocumentsHint} />
      ) : (
        <div className="column">
          {documents.map((one) => (
            <Entry
              key={one.id}
              document={one}
              all={documents}
              mayName={one.status === 'reviewing' && may(me, 'document.decide')}
            />
          ))}
        </div>
      )}
    </>
  );
}

function Entry({
  document: one,
  all,
  mayName,
}: {
  readonly document: DocumentSummary;
  readonly all: readonly DocumentSummary[];
  readonly mayName: boolean;
}) {
  const { message } = App.useApp();
  const { counts } = one;
  const decided = counts.accepted + counts.rejected;
  const others = all.filter((other) => other.id !== one.id);
  const save = (format: 'xlsx' | 'csv') =>
    download(api.document.export, { params: { id: one.id, format } }).catch(
      (error: Error) => void message.error(error.message),
    );
  return (
    <article className="card document">
      <div className="row between">
        <h2>
          <Link to={`/documents/${one.id}`}>{one.title}</Link>
        </h2>
        <span className="row tight">
          <span className="chip">{words.draft.documentKind[one.kind]}</span>
          <span className={`chip ${one.status === 'adopted' ? 'good' : 'warn'}`}>
            {words[one.status]}
            {one.adopted ? ` · ${one.adopted.by}` : ''}
          </span>
        </span>
      </div>
      <p className="muted small">
        {one.period ? `${one.period.start}–${one.period.end} · ` : ''}
        {counts.characters.toLocaleString()} {words.characters} · {counts.articles} {words.articles} ·{' '}
        {counts.measures} {words.measures} · {counts.targets} {words.targets} · {one.importedBy}{' '}
        {one.importedAt.slice(0, 10)}
      </p>
      <div className="row document-state">
        <Link
          to={`/documents/${one.id}?panel=findings`}
          className={counts.findingsOpen > 0 ? 'danger' : 'muted'}
        >
          {counts.findingsOpen > 0
            ? words.intake.openFindings(counts.findingsOpen)
            : words.intake.findingsDone(counts.findings)}
        </Link>
        <span className="reviewed">
          <span className="small muted">
            {words.coverage} {decided}/{counts.proposals}
          </span>
          <span className="meter" aria-hidden="true">
            <i className="good" style={{ width: `${share(counts.accepted, counts.proposals)}%` }} />
            <i className="off" style={{ width: `${share(counts.rejected, counts.proposals)}%` }} />
          </span>
        </span>
      </div>
      <div className="row tight">
        <Link className="tool" to={`/documents/${one.id}`}>
          {words.read}
        </Link>
        <Link
          className={`tool${one.status === 'reviewing' && decided < counts.proposals ? ' strong' : ''}`}
          to={`/documents/${one.id}/review`}
        >
          {words.review}
        </Link>
        <Link className="tool" to={`/documents/${one.id}/lists`}>
          {words.draft.open}
        </Link>
        <button type="button" className="tool" onClick={() => void save('xlsx')}>
          {words.exportXlsx}
        </button>
        <button type="button" className="tool" onClick={() => void save('csv')}>
          {words.exportCsv}
        </button>
        {mayName && <Naming document={one} />}
        {others.length > 0 && (
          <details className="beside">
            <summary className="tool">{words.compare}</summary>
            <ul className="plain">
              {others.map((other) => (
                <li key={other.id}>
                  <Link to={`/documents/${one.id}/carried/${other.id}`}>{other.title}</Link>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </article>
  );
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);
