import { saveAs } from '../../api/call.ts';
import { words } from '../../words/index.ts';

/** Recovery codes, shown this once. */
export function Codes({
  codes,
  username,
  done,
}: {
  readonly codes: readonly string[];
  readonly username: string;
  readonly done: () => void;
}) {
  const text = `${words.factor.codes} · ${username}\r\n\r\n${codes.join('\r\n')}\r\n`;
  return (
    <div className="stack">
      <h3>{words.factor.codes}</h3>
      <p className="small">{words.factor.codesHint}</p>
      <ul className="plain codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <span className="row tight">
        <button
          type="button"
          className="tool"
          // biome-ignore lint/a11y/noAutofocus: the field that led here is gone
          autoFocus
          onClick={() =>
            saveAs(new Blob(['\ufeff', text], { type: 'text/plain' }), `${words.factor.file}.txt`)
          }
        >
          {words.factor.save}
        </button>
        <button type="button" className="tool strong" onClick={done}>
          {words.factor.kept}
        </button>
      </span>
    </div>
  );
}
