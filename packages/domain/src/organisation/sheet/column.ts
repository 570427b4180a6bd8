import type { Register, Registered } from '../register.ts';

/** What stands in a cell: text as typed, a day as `2026-01-05`, nothing, or something that is not a value. */
export type SheetCell = string | null | { readonly odd: 'formula' | 'error' };

/** A sheet of a workbook, or a CSV file under the name of its noun. */
export interface Sheet {
  readonly name: string;
  /** The first row with anything in it is the head. */
  readonly rows: readonly { readonly number: number; readonly cells: readonly SheetCell[] }[];
}

/** A column of the organisation's workbook. */
export interface Column {
  readonly field: string;
  readonly zh: string;
  readonly en: string;
  readonly holds: 'text' | 'day' | 'word' | 'flag' | 'reference' | 'references';
  /** Must be there and filled in a new row. */
  readonly needed?: true;
  readonly to?: Registered;
  /** Of a word: how it is written, Chinese first. */
  readonly words?: Readonly<Record<string, readonly [zh: string, en: string]>>;
}

const NAME: Column = { field: 'name', zh: '名称', en: 'Name', holds: 'text', needed: true };
const NAME_EN: Column = { field: 'nameEn', zh: '英文名', en: 'English name', holds: 'text' };
const ID: Column = { field: 'id', zh: '标识', en: 'ID', holds: 'text' };
const FROM: Column = { field: 'validFrom', zh: '起始日', en: 'From', holds: 'day' };
const TO: Column = { field: 'validTo', zh: '终止日', en: 'Until', holds: 'day' };

/** The sheets in the order in which they refer to each other, with their columns. */
export const SHEETS: Readonly<
  Record<Registered, { readonly zh: string; readonly en: string; readonly columns: readonly Column[] }>
> = {
  area: {
    zh: '区域',
    en: 'Areas',
    columns: [
      ID,
      { field: 'code', zh: '代码', en: 'Code', holds: 'text', needed: true },
      NAME,
      NAME_EN,
      {
        field: 'kind',
        zh: '类别',
        en: 'Kind',
        holds: 'word',
        needed: true,
        words: {
          city: ['市', 'city'],
          district: ['区县', 'district'],
          zone: ['功能区', 'zone'],
          street: ['街道乡镇', 'street'],
        },
      },
      { field: 'parent', zh: '上级', en: 'Part of', holds: 'reference', to: 'area' },
      { field: 'overlaps', zh: '跨越区县', en: 'Lies across', holds: 'references', to: 'area' },
      FROM,
      TO,
    ],
  },
  body: {
    zh: '单位',
    en: 'Bodies',
    columns: [
      ID,
      NAME,
      NAME_EN,
      { field: 'shortName', zh: '简称', en: 'Short name', holds: 'text' },
      {
        field: 'kind',
        zh: '类别',
        en: 'Kind',
        holds: 'word',
        words: {
          government: ['政府', 'government'],
          department: ['部门', 'department'],
          party: ['党委部门', 'party'],
          firm: ['国有企业', 'firm'],
          other: ['其他', 'other'],
        },
      },
      { field: 'parent', zh: '上级', en: 'Part of', holds: 'reference', to: 'body' },
      { field: 'area', zh: '所在区域', en: 'Area', holds: 'reference', to: 'area' },
      { field: 'duties', zh: '职责', en: 'Duties', holds: 'text' },
      FROM,
      TO,
    ],
  },
  person: {
    zh: '人员',
    en: 'Persons',
    columns: [ID, { ...NAME, zh: '姓名' }, NAME_EN],
  },
  post: {
    zh: '岗位',
    en: 'Posts',
    columns: [
      ID,
      NAME,
      NAME_EN,
      { field: 'body', zh: '单位', en: 'Body', holds: 'reference', to: 'body', needed: true },
      FROM,
      TO,
    ],
  },
  holding: {
    zh: '任职',
    en: 'Holdings',
    columns: [
      ID,
      { field: 'post', zh: '岗位', en: 'Post', holds: 'reference', to: 'post', needed: true },
      { field: 'person', zh: '人员', en: 'Person', holds: 'reference', to: 'person', needed: true },
      { field: 'deputy', zh: '代理', en: 'Deputy', holds: 'flag' },
      { ...FROM, needed: true },
      TO,
    ],
  },
};

/** A row as it stands in the register or as it will. */
export type Draft = Readonly<Record<string, unknown>> & { readonly id: string };

/** The rows of a noun, each as a record. */
export const draftsOf = (register: Register, noun: Registered): readonly Draft[] =>
  register[noun] as unknown as readonly Draft[];

/** The nouns in the order of their sheets. */
export const ORDER = Object.keys(SHEETS) as readonly Registered[];

/** Parts of a reference to a post, and of a list of references. */
export const OF = '/';
export const AND = '、';
