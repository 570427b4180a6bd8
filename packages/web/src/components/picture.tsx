import { useId, useRef } from 'react';
import { csvOf, type Picture as Given } from '../charts/picture.ts';
import { words } from '../words/index.ts';
import { Chart, type Drawn } from './chart.tsx';
import { Scroll } from './scroll.tsx';

/** A chart that can be taken along: as SVG, as PNG, and its figures as CSV, which also stand below for reading. */
export function Picture({ picture, name }: { readonly picture: Given; readonly name: string }) {
  const drawn = useRef<Drawn | null>(null);
  const id = useId();
  const file = (type: string) => `${name.replace(/[\\/:*?"<>|]+/g, ' ')}.${type}`;
  const svg = () => drawn.current?.svg() ?? null;
  return (
    <figure className="picture" aria-labelledby={id}>
      <Chart
        option={picture.option}
        height={picture.height}
        name={name}
        onDrawn={(to) => (drawn.current = to)}
      />
      <figcaption className="row tight">
        <span className="muted small" id={id}>
          {name}
        </span>
        <span className="space" />
        <button
          type="button"
          className="tool bare"
          aria-label={`SVG ${name}`}
          onClick={() => {
            const text = svg();
            if (text) give(new Blob([text], { type: 'image/svg+xml' }), file('svg'));
          }}
        >
          SVG
        </button>
        <button
          type="button"
          className="tool bare"
          aria-label={`PNG ${name}`}
          onClick={() => {
            const text = svg();
            if (text) void png(text).then((blob) => blob && give(blob, file('png')));
          }}
        >
          PNG
        </button>
        <button
          type="button"
          className="tool bare"
          aria-label={`CSV ${name}`}
          onClick={() => give(new Blob([csvOf(picture)], { type: 'text/csv;charset=utf-8' }), file('csv'))}
        >
          CSV
        </button>
      </figcaption>
      <details className="small">
        <summary>{words.index.figures}</summary>
        <Scroll>
          <table className="sheet">
            <thead>
              <tr>
                {picture.head.map((one) => (
                  <th key={one}>{one}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {picture.rows.map((row) => (
                <tr key={row.join(' ')}>
                  {row.map((cell, at) => (
                    <td
                      key={picture.head[at] ?? at}
                      className={typeof cell === 'number' ? 'number' : undefined}
                    >
                      {typeof cell === 'number' ? Math.round(cell * 1000) / 1000 : cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </details>
    </figure>
  );
}

function give(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A drawing as a picture of twice its size, on white; null where the browser cannot. */
async function png(svg: string): Promise<Blob | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  const paper = canvas.getContext('2d');
  if (!paper) return null;
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
