/** How every chart looks: ink on paper, thin lines, figures that stand under one another. */
export const INK = '#1b1f27';
export const GREY = '#545c69';
const LINE = '#e2e4e8';

/** Colours that differ in lightness too, with the marks that tell lines apart without colour. */
export const SERIES = [
  { color: '#9c1f1b', symbol: 'circle' },
  { color: '#0b5cad', symbol: 'rect' },
  { color: '#006b54', symbol: 'triangle' },
  { color: '#7a4100', symbol: 'diamond' },
  { color: '#7b2a8b', symbol: 'pin' },
  { color: '#4a5568', symbol: 'arrow' },
] as const;

export const axis = {
  axisLine: { lineStyle: { color: '#9aa1ac' } },
  axisTick: { show: false },
  axisLabel: { color: GREY, fontSize: 12 },
  splitLine: { lineStyle: { color: LINE } },
} as const;

/**
 * As the page has it. Named and not inherited: labels are measured before they are drawn, and a picture that is taken
 * along has no page. Without quotes, which would end the attribute of an SVG that holds them.
 */
const FONT = 'PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Hiragino Sans GB, system-ui, sans-serif';

export const base = {
  animation: false,
  aria: { enabled: true },
  textStyle: { fontFamily: FONT, color: INK },
  grid: { left: 8, right: 16, top: 30, bottom: 8, outerBoundsMode: 'same' },
  tooltip: { trigger: 'axis', confine: true },
} as const;

/** Below this width, in pixels, a chart is on a telephone. */
const NARROW = { maxWidth: 480 } as const;

/** On a telephone names beside bars leave room for the bars, and fewer figures stand below them. */
export const narrowBars = [
  {
    query: NARROW,
    option: { yAxis: { axisLabel: { width: 104 } }, xAxis: { splitNumber: 2 }, grid: { right: 36 } },
  },
] as const;
