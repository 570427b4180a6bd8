/** A picture with the figures it is made of. */
export interface Picture {
  /** An ECharts option. */
  readonly option: object;
  /** In pixels. */
  readonly height: number;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** The figures of a picture as CSV that Excel opens in Chinese; a cell that would run as a formula is disarmed. */
export const csvOf = ({ head, rows }: Pick<Picture, 'head' | 'rows'>): string =>
  `\uFEFF${[head, ...rows]
    .map((row) =>
      row
        .map((cell) => {
          const text =
            typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell ?? '');
          return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        })
        .join(','),
    )
    .join('\r\n')}\r\n`;

/** A figure short enough for a label. */
export const short = (value: number | null | undefined): string =>
  value === null || value === undefined || value !== value ? '–' : value.toFixed(1);
