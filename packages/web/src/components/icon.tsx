/** Lines of 16 × 16 drawings; they take the colour of the text around them. */
const LINES = {
  home: 'M2.5 7.5 8 3l5.5 4.5V13h-4V9.5h-3V13h-4z',
  text: 'M4 2.5h8v11H4zM6 5.5h4M6 8h4M6 10.5h2.5',
  list: 'M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.5M2.5 8h.5M2.5 12h.5',
  line: 'M2.5 2.5v11h11M4.5 10.5l3-3.5 2.5 2 3.5-4.5',
  grid: 'M2.5 2.5h11v11h-11zM2.5 6.2h11M2.5 9.8h11M6.2 2.5v11M9.8 2.5v11',
  chain: 'M6.5 9.5l3-3M7 4.5l1.5-1.5a2.8 2.8 0 0 1 4 4L11 8.5M9 11.5 7.5 13a2.8 2.8 0 0 1-4-4L5 7.5',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.5 10.5l3 3',
  clock: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 5v3.2l2.2 1.4',
  person: 'M8 3a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM3 13.5c.4-2.6 2.3-4 5-4s4.6 1.4 5 4',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z',
  link: 'M9 3h4v4M13 3 7.5 8.5M11.5 9.5V13H3V4.5h3.5',
  flag: 'M4 14V2.5h7.5L10 5.2l1.5 2.8H4',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  left: 'M10 3.5 5.5 8l4.5 4.5',
  right: 'M6 3.5 10.5 8 6 12.5',
  tree: 'M2.5 3.5h5M5 3.5v9h2.5M5 8h2.5M8.5 8h5M8.5 12.5h5',
  dial: 'M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6M10 3.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3zM6 9.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3z',
  file: 'M8 2.5v7.5M5 7l3 3 3-3M3 13.5h10',
} as const;

export type IconName = keyof typeof LINES;

/** A small drawing that says nothing a word beside it does not say. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    <path
      d={LINES[name]}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
