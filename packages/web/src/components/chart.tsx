import { useEffect, useRef } from 'react';

/** A chart of an ECharts option; the library comes when the first one is shown. Its data also stands in words nearby. */
export function Chart({
  option,
  height,
  name,
}: {
  readonly option: object;
  /** In pixels. */
  readonly height: number;
  /** What it shows, for those who do not see it. */
  readonly name: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<{ draw(option: object): void; close(): void } | null>(null);
  const latest = useRef(option);
  latest.current = option;
  useEffect(() => {
    let gone = false;
    void import('../charts/plot.ts').then(({ plot }) => {
      if (gone || !box.current) return;
      drawn.current = plot(box.current);
      drawn.current.draw(latest.current);
    });
    return () => {
      gone = true;
      drawn.current?.close();
      drawn.current = null;
    };
  }, []);
  useEffect(() => drawn.current?.draw(option), [option]);
  return <div ref={box} role="img" aria-label={name} style={{ height, width: '100%' }} />;
}
