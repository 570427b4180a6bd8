import { words } from '../../words/index.ts';

/** What something is called in both languages. */
export interface Names {
  readonly name: string;
  readonly nameEn: string;
}

/** The fields of a name; the English one may be empty. */
export const Naming = ({ names, put }: { readonly names: Names; readonly put: (names: Names) => void }) => (
  <>
    <label className="named">
      {words.setting.name}
      <input
        className="field short"
        required
        maxLength={60}
        value={names.name}
        onChange={(event) => put({ ...names, name: event.target.value })}
      />
    </label>
    <label className="named">
      {words.setting.nameEn}
      <input
        className="field short"
        maxLength={100}
        value={names.nameEn}
        onChange={(event) => put({ ...names, nameEn: event.target.value })}
      />
    </label>
  </>
);

/** Names as they are sent. */
export const trimmed = ({ name, nameEn }: Names): { name: string; nameEn: string } => ({
  name: name.trim(),
  nameEn: nameEn.trim(),
});
