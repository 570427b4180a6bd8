/**
 * Saaty's scale on a slider from −8 to 8: to the left the first of the pair is more important, to the right the second;
 * 0 is equal, ±8 is nine times.
 */
export const ofSlider = (at: number): number => (at <= 0 ? 1 - at : 1 / (at + 1));

/** Where a judgement stands on the slider, at the nearest step. */
export const toSlider = (value: number): number =>
  value >= 1 ? -Math.round(Math.min(9, value) - 1) || 0 : Math.round(Math.min(9, 1 / value) - 1);

/** How many times, as people say it: `3`, `2.5`, `1/4`. */
export const times = (value: number): string => {
  const shown = (x: number) => x.toFixed(1).replace(/\.0$/, '');
  return value >= 1 ? shown(value) : `1/${shown(1 / value)}`;
};
