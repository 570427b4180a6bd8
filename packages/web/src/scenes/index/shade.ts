/** The background of a score from 0 to 100: the higher the bluer, light enough for black figures; none when missing. */
export const shade = (score: number | null): string | undefined =>
  score === null
    ? undefined
    : `rgba(11, 92, 173, ${(0.04 + (0.36 * Math.max(0, Math.min(100, score))) / 100).toFixed(3)})`;
