import { api } from '@luodi/contract';
import { areas, indicators, observations } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { languageOf } from '../../plugins/problem.ts';
import { sendTable } from '../../present/table.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

/** Observations as a table that the import takes back. */
export function exportRoute(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.indicator.export, async ({ tx, params, query, request, reply }) => {
    const language = languageOf(request);
    const rows = query.indicator
      ? [await indicators.get(tx, query.indicator)]
      : await indicators.list(tx, {}, {}, 'code');
    const places = new Map((await areas.list(tx)).map((one) => [one.id, one]));
    const own = new Map(rows.map((one) => [one.id, one]));
    const list = query.vintages
      ? (await Promise.all(rows.map((one) => observations.vintages(tx, one.id)))).flat()
      : await observations.list(tx, { indicators: [...own.keys()] }, query);
    const head = {
      zh: ['指标代码', '指标', '地区', '时期', '数值', '单位', '缺数原因', '来源', '版本'],
      en: ['Code', 'Name', 'Area', 'Period', 'Value', 'Unit', 'Reason', 'Source', 'Vintage'],
    }[language];
    return sendTable(reply, params.format, {
      name: { zh: '观测值', en: 'observations' }[language],
      head,
      rows: list.map((one) => {
        const indicator = own.get(one.indicator)!;
        const place = places.get(one.area);
        return [
          indicator.code,
          (language === 'en' && indicator.nameEn) || indicator.name,
          (language === 'en' && place?.nameEn) || (place?.name ?? one.area),
          one.period,
          one.value,
          indicator.unit,
          one.missing,
          one.source,
          one.vintage,
        ];
      }),
    });
  });
}
