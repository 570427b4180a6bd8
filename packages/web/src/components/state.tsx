import type { UseQueryResult } from '@tanstack/react-query';
import { Alert, Button, Spin } from 'antd';
import { words } from '../words/index.ts';

/** What stands where data is not yet, or could not be had: with what to do. */
export function State({ query }: { readonly query?: Pick<UseQueryResult, 'error' | 'refetch'> }) {
  if (query?.error) {
    return (
      <Alert
        type="error"
        showIcon
        title={words.failed}
        description={query.error.message}
        action={<Button onClick={() => void query.refetch()}>{words.retry}</Button>}
        style={{ margin: 24 }}
      />
    );
  }
  return (
    <div style={{ padding: 48, textAlign: 'center' }} role="status">
      <Spin /> <span className="muted">{words.loading}</span>
    </div>
  );
}

/** An empty place that teaches. */
export function Empty({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint: string;
  readonly children?: React.ReactNode;
}) {
  return (
    <div className="card" style={{ textAlign: 'center', padding: 40 }}>
      <h2>{title}</h2>
      <p className="muted">{hint}</p>
      {children}
    </div>
  );
}
