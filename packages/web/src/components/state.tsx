import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Refused } from '../api/call.ts';
import { words } from '../words/index.ts';

/** What stands where data is not yet, or could not be had: with what to do. */
export function State({ query }: { readonly query?: Pick<UseQueryResult, 'error' | 'refetch'> }) {
  const error = query?.error;
  if (!error) {
    return (
      <div className="empty" role="status">
        <span className="spin" aria-hidden="true" /> <span className="muted">{words.loading}</span>
      </div>
    );
  }
  if (error instanceof Refused && error.status === 403) {
    return (
      <Empty title={words.shell.forbidden} hint={words.shell.forbiddenHint} heading="h1">
        <Link to="/">{words.home}</Link>
      </Empty>
    );
  }
  return (
    <div className="empty" role="alert">
      <h1>{words.failed}</h1>
      <p>{error.message}</p>
      <button type="button" className="tool" onClick={() => void query.refetch()}>
        {words.retry}
      </button>
    </div>
  );
}

/** An empty place that teaches. */
export function Empty({
  title,
  hint,
  heading: Heading = 'h2',
  children,
}: {
  readonly title: string;
  readonly hint: string;
  readonly heading?: 'h1' | 'h2';
  readonly children?: ReactNode;
}) {
  return (
    <div className="empty">
      <Heading>{title}</Heading>
      <p>{hint}</p>
      {children}
    </div>
  );
}
