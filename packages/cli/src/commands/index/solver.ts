import { type Extra, invalid } from '@luodi/domain/index';
import highs from 'highs';

const figure = (x: number): string => `${x < 0 ? '-' : '+'} ${Math.abs(x)}`;

/** Linear programmes solved by HiGHS, as WebAssembly. */
export async function solver(): Promise<NonNullable<Extra['solve']>> {
  const engine = await highs();
  return ({ objective, rows }) => {
    const sum = (coefficients: readonly number[]) =>
      coefficients.map((x, k) => `${figure(x)} x${k}`).join(' ') || '0 x0';
    const text = [
      'Maximize',
      ` obj: ${sum(objective)}`,
      'Subject To',
      ...rows.map((row, k) => ` r${k}: ${sum(row.coefficients)} <= ${row.limit}`),
      'End',
    ].join('\n');
    const { Status, Columns } = engine.solve(text);
    if (Status !== 'Optimal')
      throw invalid(`HiGHS 没有求得最优解：${Status}`, `HiGHS found no optimum: ${Status}`);
    return objective.map((_, k) => {
      const column = Columns[`x${k}`];
      return column && 'Primal' in column ? column.Primal : 0;
    });
  };
}
