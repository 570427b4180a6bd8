import type { Funding, Investment } from '@luodi/domain/list';
import type { Row } from './row.ts';

/** Money of an item by source and year, 10,000 yuan. */
export interface FundingRow extends Row, Funding {
  readonly item: string;
}

/** Yearly plan and completed investment of an item, 10,000 yuan. */
export interface InvestmentRow extends Row, Investment {
  readonly item: string;
}
