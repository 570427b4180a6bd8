/** Names in the order in which they are looked for: a browser built on another names that as well. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/MicroMessenger\//, '微信'],
  [/QQBrowser\//, 'QQ'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/HeadlessChrome\/|Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/**
 * The browser and the system of a session, as its owner knows them; what is not recognised is told by its first
 * letters.
 * @param agent the header `User-Agent`
 * @example deviceOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0') // → 'Edge · Windows'
 */
export function deviceOf(agent: string): string {
  const first = (of: typeof BROWSERS) => of.find(([rule]) => rule.test(agent))?.[1];
  return [first(BROWSERS), first(SYSTEMS)].filter(Boolean).join(' · ') || agent.slice(0, 40);
}
