import type { Schedule } from '@luodi/contract';
import { words } from '../../words/index.ts';

/** What is wrong with the network, with the links it is about. */
export function Findings({ schedule }: { readonly schedule: Schedule }) {
  if (schedule.findings.length === 0) return null;
  const steps = new Map(schedule.steps.map((step) => [step.id, step]));
  const titles = new Map(schedule.items.map((item) => [item.id, item.title]));
  const ties = new Map(schedule.links.map((link) => [link.id, link]));
  const name = (id: string) => {
    const step = steps.get(id);
    return step ? `${titles.get(step.item) ?? ''} ${step.title}` : words.ledger.elsewhere;
  };
  const shown = schedule.findings.slice(0, 5);
  return (
    <details className="network-findings" open={schedule.findings.some((one) => one.severity === 'error')}>
      <summary>{words.ledger.findings(schedule.findings.length)}</summary>
      <ul className="small">
        {shown.map((one) => (
          <li key={`${one.code} ${one.at.steps.join()}`}>
            <span className={`chip ${one.severity === 'error' ? 'bad' : 'warn'}`}>
              {words.ledger.finding[one.code]}
            </span>{' '}
            {one.at.steps.slice(-1).map(name).join('')}
            {one.code === 'date-impossible' &&
              ` ${words.ledger.impossible(String(one.detail.due), String(one.detail.earliest), Number(one.detail.days))}`}
            {one.at.links.length > 0 && (
              <div className="muted">
                {words.ledger.chain}{' '}
                {one.at.links
                  .flatMap((id) => {
                    const link = ties.get(id);
                    return link ? [`${name(link.predecessor)} →${link.kind}→ ${name(link.successor)}`] : [];
                  })
                  .slice(-4)
                  .join('；')}
              </div>
            )}
          </li>
        ))}
        {schedule.findings.length > shown.length && (
          <li className="muted">{words.ledger.andMore(schedule.findings.length - shown.length)}</li>
        )}
      </ul>
    </details>
  );
}
