import { api, type DocumentSummary } from '@luodi/contract';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { call } from '../../api/call.ts';
import { words } from '../../words/index.ts';

const KINDS = ['recommendations', 'outline', 'special', 'district', 'report', 'other'] as const;

/** What a document is called and which kind it is: read from the text, put right by a person. */
export function Naming({ document: one }: { readonly document: DocumentSummary }) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const save = async (form: HTMLFormElement) => {
    const given = new FormData(form);
    try {
      await call(api.document.describe, {
        params: { id: one.id },
        body: {
          version: one.version,
          title: String(given.get('title')).trim() || one.title,
          kind: String(given.get('kind')) as DocumentSummary['kind'],
        },
      });
      form.closest('details')?.removeAttribute('open');
      await queries.invalidateQueries();
    } catch (error) {
      void message.error((error as Error).message);
    }
  };
  return (
    <details className="beside">
      <summary className="tool">{words.intake.rename}</summary>
      <form
        className="row naming"
        onSubmit={(event) => {
          event.preventDefault();
          void save(event.currentTarget);
        }}
      >
        <input
          className="field"
          name="title"
          aria-label={words.intake.titleName}
          defaultValue={one.title}
          maxLength={200}
        />
        <select
          className="field short"
          name="kind"
          aria-label={words.intake.kindName}
          defaultValue={one.kind}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {words.draft.documentKind[kind]}
            </option>
          ))}
        </select>
        <button type="submit" className="tool">
          {words.intake.keep}
        </button>
      </form>
    </details>
  );
}
