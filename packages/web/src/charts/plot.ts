import { BarChart, HeatmapChart, LineChart, RadarChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  RadarComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([
  BarChart,
  HeatmapChart,
  LineChart,
  RadarChart,
  ScatterChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  RadarComponent,
  TooltipComponent,
  VisualMapComponent,
  SVGRenderer,
]);

/** Draws an option into a box; what is returned takes it away, gives it new data, or gives it out as SVG. */
export function plot(box: HTMLElement) {
  const chart = init(box, null, { renderer: 'svg' });
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(box);
  return {
    draw: (option: object) => chart.setOption(option as Record<string, unknown>, { notMerge: true }),
    svg: () => chart.renderToSVGString(),
    close: () => {
      watch.disconnect();
      chart.dispose();
    },
  };
}
