import { Popover } from 'antd';
import { useState } from 'react';
import { asOf, lookBack, today } from '../api/time.ts';
import { words } from '../words/index.ts';
import { Icon } from './icon.tsx';

/** The day whose knowledge is shown: now, or any day before. */
export function Times() {
  const [day, setDay] = useState(asOf ?? today());
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={words.shell.asOfTitle}
      content={
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            lookBack(day >= today() ? null : day);
          }}
        >
          <span className="muted small">{words.shell.asOfHint}</span>
          <input
            type="date"
            className="field"
            aria-label={words.asOf}
            max={today()}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
          <div className="row">
            <button type="submit" className="tool strong">
              {words.shell.asOfGo}
            </button>
            {asOf !== null && (
              <button type="button" className="tool" onClick={() => lookBack(null)}>
                {words.shell.asOfBack}
              </button>
            )}
          </div>
        </form>
      }
    >
      <button type="button" className={`tool${asOf === null ? '' : ' on'}`} aria-haspopup="dialog">
        <Icon name="clock" />
        <span className="wide">
          {words.shell.asOf} {asOf ?? words.shell.now}
        </span>
      </button>
    </Popover>
  );
}
