import { Component, type ReactNode } from 'react';
import { words } from '../words/index.ts';

/** Holds a scene that fails, so that the page around it stays and says what to do. */
export class Brink extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state = { error: null as Error | null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div className="empty" role="alert">
        <h1>{words.shell.broken}</h1>
        <p>{words.shell.brokenHint}</p>
        <p>
          <button type="button" className="tool" onClick={() => location.reload()}>
            {words.shell.reload}
          </button>
        </p>
        <pre className="small">{error.message}</pre>
      </div>
    );
  }
}
