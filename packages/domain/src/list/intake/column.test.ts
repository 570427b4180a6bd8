import { describe, expect, it } from 'vitest';
import { columnsOf } from './column.ts';

const columns = { lead: ['牵头单位', '牵头', 'Lead'], text: ['主要任务', 'Measure'] };

describe('columnsOf()', () => {
  it('finds the head below a title, whatever the order, blanks and brackets', () => {
    const rows = [['任务分工表'], [], ['序号', '牵 头（必填）', 'measure'], ['1', '水务局', '修桥']];
    expect(columnsOf(rows, columns, ['lead', 'text'])).toEqual({ head: 2, places: { lead: 1, text: 2 } });
  });
  it('names what is missing', () =>
    expect(columnsOf([['主要任务']], columns, ['lead', 'text'])).toEqual({ missing: ['牵头单位'] }));
  it('takes the first of two columns of one name', () =>
    expect(columnsOf([['牵头', '牵头']], columns, ['lead'])).toEqual({ head: 0, places: { lead: 0 } }));
});
