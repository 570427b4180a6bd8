import { api } from '@luodi/contract';
import { App, Popover } from 'antd';
import { useState } from 'react';
import { download } from '../../api/call.ts';
import { words } from '../../words/index.ts';
import { type Asked, type Column, exported } from './query.ts';

/** What one sees as a file: the same items, columns and order; with every field; or in the columns that provincial offices ask for. */
export function Exports({ query, columns }: { readonly query: Asked; readonly columns: readonly Column[] }) {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = async (what: 'ledger' | 'whole' | 'sheet', format: 'xlsx' | 'csv') => {
    setBusy(true);
    try {
      if (what === 'sheet') await download(api.intake.sheet, { params: { format }, query });
      else
        await download(api.item.export, {
          params: { format },
          query: what === 'whole' ? query : { ...query, columns: exported(columns) },
        });
    } catch (error) {
      void message.error((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="stack exports">
          {(['ledger', 'whole', 'sheet'] as const).map((what) => (
            <div key={what}>
              <b>{words.taking.what[what]}</b>
              <p className="muted small">{words.taking.whatHint[what]}</p>
              <div className="row tight">
                {(['xlsx', 'csv'] as const).map((format) => (
                  <button
                    key={format}
                    type="button"
                    className="tool"
                    disabled={busy}
                    onClick={() => void save(what, format)}
                  >
                    {words.taking.format[format]}
                  </button>
                ))}
              </div>
            </div>
          ))}
        </div>
      }
    >
      <button type="button" className="tool" aria-haspopup="dialog">
        {words.taking.export}
      </button>
    </Popover>
  );
}
