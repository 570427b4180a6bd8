const KEY = 'luodi.asOf';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day whose knowledge is shown, `2026-05-01`; null for now. A link may carry it as `?asOf=`. */
export const asOf: string | null = begin();

function begin(): string | null {
  if (typeof location === 'undefined') return null;
  const linked = new URLSearchParams(location.search).get('asOf');
  if (linked !== null && DAY.test(linked)) sessionStorage.setItem(KEY, linked);
  return sessionStorage.getItem(KEY);
}

/** Shows everything as it was known at the end of a day, or as it is now; nothing can be changed in the past. */
export function lookBack(day: string | null): void {
  if (day !== null && DAY.test(day)) sessionStorage.setItem(KEY, day);
  else sessionStorage.removeItem(KEY);
  const address = new URL(location.href);
  address.searchParams.delete('asOf');
  location.assign(address);
}

/** The two times of a question asked on that day: known by its end, valid on it. */
export const timesOf = (day: string): { readonly asOf: string; readonly on: string } => ({
  asOf: new Date(`${day}T23:59:59.999`).toISOString(),
  on: day,
});

/** Today where the reader is. */
export const today = (now = new Date()): string =>
  `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;

/** An instant as people write it here: `2026-11-24 13:43`. */
export function moment(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${today(at)} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
