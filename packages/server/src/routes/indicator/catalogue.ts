import { randomUUID } from 'node:crypto';
import type { Indicator as Catalogued } from '@luodi/domain/index/catalogue';
import type { Given, Indicator } from '@luodi/store';

/** An indicator of the catalogue as a row of this jurisdiction. */
export const fromCatalogue = (one: Catalogued): Given<Indicator> => ({
  id: randomUUID(),
  code: one.code,
  name: one.name.zh,
  nameEn: one.name.en,
  unit: one.unit.zh,
  direction: one.direction === 1 ? 'more' : 'less',
  nature: null,
  definition: one.definition.zh,
  sourceBody: null,
});
