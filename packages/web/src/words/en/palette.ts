import type { Words } from '../shape.ts';

export const palette: Words['palette'] = {
  places: 'Pages',
  clauses: 'Clauses',
  items: 'Items',
  hint: '↑↓ choose, Enter opens, Esc closes',
  searching: 'Searching…',
};
