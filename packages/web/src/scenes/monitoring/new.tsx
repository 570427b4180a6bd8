import { api } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate } from 'react-router';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { words } from '../../words/index.ts';

/** A new indicator, for the clause it is to show where one was chosen. */
export function NewIndicator({
  document,
  clause,
  onClose,
}: {
  readonly document: string | null;
  readonly clause: string | null;
  readonly onClose: () => void;
}) {
  const queries = useQueryClient();
  const go = useNavigate();
  const { message } = App.useApp();
  const lineage = useQuery({
    ...ask.lineage(document ?? '', clause ?? ''),
    enabled: document !== null && clause !== null,
  });
  const about = lineage.data?.clause;
  return (
    <form
      className="card new-indicator"
      aria-label={words.addIndicator}
      onSubmit={async (event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        const said = (name: string) => String(given.get(name) ?? '').trim();
        if (said('name') === '' || said('code') === '') {
          void message.warning(words.monitoring.needName);
          return;
        }
        try {
          const made = await call(api.indicator.create, {
            body: {
              code: said('code'),
              name: said('name'),
              ...(said('nameEn') ? { nameEn: said('nameEn') } : {}),
              unit: said('unit') || null,
              direction: said('direction') === 'less' ? 'less' : 'more',
              definition: said('definition'),
              clauses: document && clause ? [{ document, eId: clause }] : [],
            },
          });
          await queries.invalidateQueries();
          void message.success(words.monitoring.indicatorMade);
          go(`/indicators/${made.id}`);
        } catch (error) {
          void message.error((error as Error).message);
        }
      }}
    >
      <h2>{words.addIndicator}</h2>
      {about && (
        <blockquote className="long">
          <b>{about.heading}</b>
          <br />
          {about.quotation}
        </blockquote>
      )}
      <div className="fields">
        <label className="named">
          {words.indicatorName}
          <input className="field" name="name" maxLength={200} />
        </label>
        <label className="named">
          {words.code}
          <input className="field" name="code" maxLength={40} />
        </label>
        <label className="named">
          {words.unit}
          <input className="field" name="unit" maxLength={40} />
        </label>
        <label className="named">
          {words.monitoring.directionName}
          <select className="field" name="direction">
            <option value="more">{words.direction.more}</option>
            <option value="less">{words.direction.less}</option>
          </select>
        </label>
        <label className="named">
          {words.monitoring.nameEn}
          <input className="field" name="nameEn" maxLength={200} lang="en" />
        </label>
      </div>
      <label className="named">
        {words.monitoring.definition}
        <textarea className="field" name="definition" rows={2} maxLength={2000} />
      </label>
      <div className="row tight">
        <button type="submit" className="tool strong">
          {words.save}
        </button>
        <button type="button" className="tool" onClick={onClose}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
