import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Draws an option into a box; what is returned takes it away or gives it new data. */
export function plot(box: HTMLElement) {
  const chart = init(box, null, { renderer: 'svg' });
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(box);
  return {
    draw: (option: object) => chart.setOption(option as Record<string, unknown>, { notMerge: true }),
    close: () => {
      watch.disconnect();
      chart.dispose();
    },
  };
}
