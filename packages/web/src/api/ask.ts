import { api, type QueryOf } from '@luodi/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';

/** The questions the scenes share, so that the same answer is fetched once. */
export const ask = {
  me: queryOptions({ queryKey: ['me'], queryFn: () => call(api.session.me) }),
  doors: queryOptions({ queryKey: ['doors'], queryFn: () => call(api.session.doors) }),
  overview: (document?: string) =>
    queryOptions({
      queryKey: ['overview', document ?? ''],
      queryFn: () => call(api.overview.get, { query: { document } }),
    }),
  documents: queryOptions({ queryKey: ['documents'], queryFn: () => call(api.document.list) }),
  document: (id: string) =>
    queryOptions({
      queryKey: ['document', id],
      queryFn: () => call(api.document.get, { params: { id } }),
      staleTime: 60_000,
    }),
  division: (id: string) =>
    queryOptions({
      queryKey: ['division', id],
      queryFn: () => call(api.task.division, { params: { id } }),
    }),
  lineage: (id: string, eId: string) =>
    queryOptions({
      queryKey: ['lineage', id, eId],
      queryFn: () => call(api.document.lineage, { params: { id, eId } }),
    }),
  items: (query: QueryOf<typeof api.item.list>) =>
    queryOptions({ queryKey: ['items', query], queryFn: () => call(api.item.list, { query }) }),
  item: (id: string) =>
    queryOptions({ queryKey: ['item', id], queryFn: () => call(api.item.get, { params: { id } }) }),
  schedule: (query: QueryOf<typeof api.schedule.get>) =>
    queryOptions({ queryKey: ['schedule', query], queryFn: () => call(api.schedule.get, { query }) }),
  lists: queryOptions({ queryKey: ['lists'], queryFn: () => call(api.list.get), staleTime: 300_000 }),
  calendar: queryOptions({
    queryKey: ['calendar'],
    queryFn: () => call(api.list.calendar),
    staleTime: 300_000,
  }),
  duties: queryOptions({ queryKey: ['duties'], queryFn: () => call(api.duty.list) }),
  views: queryOptions({ queryKey: ['views'], queryFn: () => call(api.view.list) }),
  uncovered: queryOptions({
    queryKey: ['items', 'uncovered'],
    queryFn: () => call(api.item.uncovered, { query: {} }),
    staleTime: 60_000,
  }),
  organisation: queryOptions({
    queryKey: ['organisation'],
    queryFn: () => call(api.organisation.get),
    staleTime: 300_000,
  }),
  register: queryOptions({
    queryKey: ['register'],
    queryFn: () => call(api.organisation.register, { query: { on: undefined } }),
  }),
  accounts: queryOptions({ queryKey: ['accounts'], queryFn: () => call(api.account.list) }),
  indicators: queryOptions({ queryKey: ['indicators'], queryFn: () => call(api.indicator.list) }),
  indicator: (id: string) =>
    queryOptions({ queryKey: ['indicator', id], queryFn: () => call(api.indicator.get, { params: { id } }) }),
  frameworks: queryOptions({ queryKey: ['frameworks'], queryFn: () => call(api.framework.list) }),
  versions: (id: string) =>
    queryOptions({
      queryKey: ['versions', id],
      queryFn: () => call(api.framework.versions, { params: { id } }),
    }),
  weighings: (id: string) =>
    queryOptions({
      queryKey: ['weighings', id],
      queryFn: () => call(api.framework.weighings, { params: { id } }),
    }),
  indicatorProposals: (id: string) =>
    queryOptions({
      queryKey: ['indicatorProposals', id],
      queryFn: () => call(api.indicator.proposals, { params: { id } }),
    }),
  results: (id: string) =>
    queryOptions({ queryKey: ['results', id], queryFn: () => call(api.result.list, { params: { id } }) }),
  /** What a result was made of never changes. */
  made: (id: string, result: string) =>
    queryOptions({
      queryKey: ['made', id, result],
      queryFn: () => call(api.result.made, { params: { id, result } }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  result: (id: string, period?: string) =>
    queryOptions({
      queryKey: ['result', id, period ?? ''],
      queryFn: () => call(api.result.latest, { params: { id }, query: { period } }),
    }),
};
