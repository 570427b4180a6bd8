import { api, type ResponseOf } from '@luodi/contract';
import { App, QRCode } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { words } from '../../words/index.ts';

/** The secret for the telephone, as a picture made here and as text, and the code that proves it has arrived. */
export function Scan({
  offered,
  confirmed,
  cancel,
}: {
  readonly offered: ResponseOf<typeof api.factor.offer>;
  readonly confirmed: (codes: readonly string[]) => void;
  readonly cancel: () => void;
}) {
  const { message } = App.useApp();
  const [failure, setFailure] = useState<string | null>(null);
  const spaced = offered.secret.replace(/(.{4})(?=.)/g, '$1 ');
  const confirm = async (code: string) => {
    setFailure(null);
    try {
      confirmed((await call(api.factor.confirm, { body: { code } })).codes);
    } catch (error) {
      setFailure((error as Error).message);
    }
  };
  return (
    <div className="stack">
      <p className="small">{words.factor.scan}</p>
      <div className="qr" role="img" aria-label={words.factor.qr}>
        <QRCode
          type="svg"
          value={offered.address}
          size={200}
          color="#000000"
          bgColor="#ffffff"
          errorLevel="M"
          bordered={false}
        />
      </div>
      <label className="named">
        {words.factor.secret}
        <span className="row tight">
          <input
            className="field secret"
            readOnly
            value={spaced}
            onFocus={(event) => event.currentTarget.select()}
          />
          <button
            type="button"
            className="tool"
            onClick={() =>
              void navigator.clipboard
                .writeText(offered.secret)
                .then(() => message.success(words.factor.copied))
            }
          >
            {words.factor.copy}
          </button>
        </span>
      </label>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void confirm(String(new FormData(event.currentTarget).get('code')));
        }}
      >
        <p className="small">{words.factor.type}</p>
        {failure && (
          <p className="danger" role="alert">
            {failure}
          </p>
        )}
        <label className="named">
          {words.factor.code}
          <input
            className="field"
            name="code"
            // biome-ignore lint/a11y/noAutofocus: the field that led here is gone
            autoFocus
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            maxLength={10}
          />
        </label>
        <span className="row tight">
          <button type="submit" className="tool strong">
            {words.factor.confirm}
          </button>
          <button type="button" className="tool bare" onClick={cancel}>
            {words.cancel}
          </button>
        </span>
      </form>
    </div>
  );
}
