import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { ask } from '../../api/ask.ts';
import { upload } from '../../api/call.ts';
import { words } from '../../words/index.ts';
import { advance, begun, type Job, STAGES } from './job.ts';

const ACCEPT = '.txt,.md,.html,.htm,.docx,.pdf,.csv,.sql';

/** Where files are dropped or text is pasted; each tells how far it is, and then its findings first. */
export function Intake() {
  const queries = useQueryClient();
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  const counter = useRef(0);

  const take = async (files: readonly File[]) => {
    const begunNow = files.map((file) => {
      counter.current += 1;
      return { file, job: begun(counter.current, file.name) };
    });
    setJobs((all) => [...begunNow.map((one) => one.job), ...all]);
    for (const { file, job } of begunNow) {
      const put = (change: (job: Job) => Job) =>
        setJobs((all) => all.map((one) => (one.id === job.id ? change(one) : one)));
      try {
        await upload(file, (line) => put((one) => advance(one, line)));
      } catch (error) {
        put((one) => ({ ...one, failure: (error as Error).message }));
      }
      await queries.invalidateQueries({ queryKey: ask.documents.queryKey });
      void queries.invalidateQueries({ queryKey: ['overview'] });
    }
  };

  return (
    <section className="intake" aria-label={words.intake.title}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a drop target; the field inside is the control */}
      <div
        className={`drop${over ? ' over' : ''}`}
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
        onPaste={(event) => {
          const files = [...event.clipboardData.files];
          if (files.length > 0) void take(files);
        }}
      >
        <label>
          <b>{words.drop}</b>
          <span className="muted small">{words.dropHint}</span>
          <input
            type="file"
            multiple
            accept={ACCEPT}
            className="hidden-text"
            onChange={(event) => {
              void take([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
        </label>
        <details>
          <summary className="small">{words.paste}</summary>
          <textarea
            className="field"
            rows={6}
            value={pasted}
            aria-label={words.pasteHint}
            placeholder={words.pasteHint}
            onChange={(event) => setPasted(event.target.value)}
          />
          <button
            type="button"
            className="tool"
            disabled={pasted.trim() === ''}
            onClick={() => {
              const name = pasted
                .trim()
                .split('\n', 1)[0]!
                .slice(0, 24)
                .replace(/[\\/:*?"<>|]/g, '');
              void take([
                new File([pasted], `${name || words.intake.pastedName}.txt`, { type: 'text/plain' }),
              ]);
              setPasted('');
            }}
          >
            {words.importPasted}
          </button>
        </details>
      </div>
      {jobs.length > 0 && (
        <ul className="plain jobs" aria-live="polite">
          {jobs.map((job) => (
            <li key={job.id} className={`card${job.failure ? ' failed' : ''}`}>
              <div className="row between">
                <b>{job.name}</b>
                {job.document && job.known && <span className="chip warn">{words.known}</span>}
              </div>
              {job.failure ? (
                <p className="danger">{job.failure}</p>
              ) : (
                !job.document && (
                  <ol className="stages">
                    {STAGES.map((stage, at) => (
                      <li key={stage} className={at < job.done ? 'done' : at === job.done ? 'now' : ''}>
                        {at < job.done ? '✓ ' : at === job.done ? '… ' : ''}
                        {words.stage[stage]}
                      </li>
                    ))}
                  </ol>
                )
              )}
              {job.document && (
                <div className="row">
                  <Link
                    className={`tool${job.document.counts.findingsOpen > 0 ? ' strong' : ''}`}
                    to={`/documents/${job.document.id}?panel=findings`}
                  >
                    {words.intake.seeFindings(job.document.counts.findingsOpen)}
                  </Link>
                  <span className="muted small">
                    {job.document.counts.articles} {words.articles} · {job.document.counts.targets}{' '}
                    {words.targets}
                  </span>
                  <Link className="tool" to={`/documents/${job.document.id}/review`}>
                    {words.intake.toReview(job.document.counts.proposals)}
                  </Link>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
