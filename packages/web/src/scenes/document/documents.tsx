import { api, type DocumentSummary, type Me } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Progress, Tag } from 'antd';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { call, type ImportLine, Refused, upload } from '../../api/call.ts';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';

const STAGES = ['received', 'decoded', 'structured', 'extracted', 'saved'] as const;

interface Job {
  readonly name: string;
  readonly stage: (typeof STAGES)[number] | 'waiting';
  readonly document?: DocumentSummary;
  readonly known?: boolean;
  readonly failure?: string;
}

/** The documents, and the place to drop new ones. */
export default function Documents({ me }: { readonly me: Me }) {
  const list = useQuery({ queryKey: ['documents'], queryFn: () => call(api.document.list) });
  const queries = useQueryClient();
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const mayImport = me.roles.some((role) => role === 'planner' || role === 'administrator');

  const take = async (files: readonly File[]) => {
    for (const file of files) {
      const put = (next: Partial<Job>) =>
        setJobs((all) => all.map((job) => (job.name === file.name ? { ...job, ...next } : job)));
      setJobs((all) => [
        { name: file.name, stage: 'waiting' },
        ...all.filter((job) => job.name !== file.name),
      ]);
      try {
        await upload(file, (line: ImportLine) => {
          if (line.stage === 'done') put({ stage: 'saved', document: line.document, known: line.known });
          else if (line.stage === 'failed') put({ failure: line.title });
          else put({ stage: line.stage });
        });
      } catch (error) {
        put({ failure: error instanceof Refused ? error.message : String(error) });
      }
      await queries.invalidateQueries();
    }
  };

  if (!list.data) return <State query={list} />;
  return (
    <>
      <h1>{words.documents}</h1>
      {mayImport && (
        <section style={{ marginBottom: 16 }}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: a drop target; the label inside is the control */}
          <div
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              event.preventDefault();
              setOver(false);
              void take([...event.dataTransfer.files]);
            }}
          >
            <label className={`drop${over ? ' over' : ''}`}>
              <b>{words.drop}</b>
              <br />
              <span className="muted small">{words.dropHint}</span>
              <input
                ref={input}
                type="file"
                multiple
                accept=".txt,.md,.html,.htm,.docx,.pdf,.csv"
                style={{ position: 'absolute', opacity: 0, width: 1, height: 1 }}
                onChange={(event) => void take([...(event.target.files ?? [])])}
              />
            </label>
          </div>
          <details style={{ marginTop: 8 }}>
            <summary>{words.paste}</summary>
            <Input.TextArea
              rows={5}
              value={pasted}
              aria-label={words.pasteHint}
              placeholder={words.pasteHint}
              onChange={(event) => setPasted(event.target.value)}
            />
            <Button
              disabled={pasted.trim() === ''}
              onClick={() =>
                void take([new File([pasted], `${pasted.trim().slice(0, 16)}.txt`, { type: 'text/plain' })])
              }
            >
              {words.importPasted}
            </Button>
          </details>
          {jobs.map((job) => (
            <div key={job.name} className="card" style={{ marginTop: 8 }}>
              <div className="row">
                <b>{job.name}</b>
                <span className="muted">
                  {job.stage === 'waiting' ? words.loading : words.stage[job.stage]}
                </span>
              </div>
              {job.failure ? (
                <Alert type="error" title={job.failure} />
              ) : (
                <Progress
                  percent={job.document ? 100 : (STAGES.indexOf(job.stage as 'saved') + 1) * 18}
                  size="small"
                  showInfo={false}
                />
              )}
              {job.document && (
                <div className="row">
                  {job.known && <span>{words.known}</span>}
                  <span>
                    {job.document.counts.findings} {words.findings} · {job.document.counts.articles}{' '}
                    {words.articles} · {job.document.counts.proposals} {words.proposals}
                  </span>
                  <Link to={`/documents/${job.document.id}`}>{words.read}</Link>
                  <Link to={`/documents/${job.document.id}/review`}>{words.review}</Link>
                </div>
              )}
            </div>
          ))}
        </section>
      )}
      {list.data.documents.length === 0 ? (
        <Empty title={words.noDocuments} hint={words.noDocumentsHint} />
      ) : (
        <div style={{ display: 'grid', gap: 12 }}>
          {list.data.documents.map((one) => (
            <article key={one.id} className="card">
              <div className="row" style={{ justifyContent: 'space-between' }}>
                <h2 style={{ margin: 0 }}>
                  <Link to={`/documents/${one.id}`}>{one.title}</Link>
                </h2>
                <Tag color={one.status === 'adopted' ? 'green' : 'gold'}>{words[one.status]}</Tag>
              </div>
              <p className="muted small">
                {one.period ? `${one.period.start}–${one.period.end} · ` : ''}
                {one.counts.characters.toLocaleString()} {words.characters} · {one.counts.articles}{' '}
                {words.articles} · {one.counts.measures} {words.measures} · {one.counts.targets}{' '}
                {words.targets} · {one.counts.findingsOpen}/{one.counts.findings} {words.findingsOpen}
              </p>
              <div className="row">
                <Link to={`/documents/${one.id}`}>{words.read}</Link>
                <Link to={`/documents/${one.id}/review`}>
                  {words.review} ({one.counts.accepted + one.counts.rejected}/{one.counts.proposals})
                </Link>
                <a href={`/api/documents/${one.id}/lists.xlsx`}>{words.exportXlsx}</a>
                <a href={`/api/documents/${one.id}/lists.csv`}>{words.exportCsv}</a>
                {list.data.documents
                  .filter((other) => other.id !== one.id && one.kind === 'recommendations')
                  .slice(0, 3)
                  .map((other) => (
                    <Link key={other.id} to={`/documents/${one.id}/carried/${other.id}`}>
                      {words.compare}：{other.title.slice(0, 18)}
                    </Link>
                  ))}
              </div>
            </article>
          ))}
        </div>
      )}
    </>
  );
}
