const MIX = 0x9e3779b1;

/** A step of a hash over 32 bits. */
export const mix = (hash: number, value: number): number => {
  const h = Math.imul(hash ^ value, MIX);
  return h ^ (h >>> 15);
};

/** The hash of a stretch of the text. */
export function stretch(text: string, start: number, end: number): number {
  let hash = 17;
  for (let at = start; at < end; at += 1) hash = mix(hash, text.charCodeAt(at));
  return hash;
}
