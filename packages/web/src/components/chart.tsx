import { useEffect, useRef } from 'react';

/** What a chart can do once it is drawn. */
export interface Drawn {
  draw(option: object): void;
  /** The picture as an SVG document. */
  svg(): string;
  close(): void;
}

/** A chart of an ECharts option; the library comes when the first one is shown. Its data also stands in words nearby. */
export function Chart({
  option,
  height,
  name,
  onDrawn,
}: {
  readonly option: object;
  /** In pixels. */
  readonly height: number;
  /** What it shows, for those who do not see it. */
  readonly name: string;
  readonly onDrawn?: (drawn: Drawn | null) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn | null>(null);
  const latest = useRef(option);
  const told = useRef(onDrawn);
  latest.current = option;
  told.current = onDrawn;
  useEffect(() => {
    let gone = false;
    void import('../charts/plot.ts').then(({ plot }) => {
      if (gone || !box.current) return;
      drawn.current = plot(box.current);
      drawn.current.draw(latest.current);
      told.current?.(drawn.current);
    });
    return () => {
      gone = true;
      drawn.current?.close();
      drawn.current = null;
      told.current?.(null);
    };
  }, []);
  useEffect(() => drawn.current?.draw(option), [option]);
  return <div ref={box} role="img" aria-label={name} style={{ height, width: '100%' }} />;
}
