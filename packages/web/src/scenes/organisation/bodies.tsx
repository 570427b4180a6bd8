import type { RegisterAll } from '@luodi/contract';
import { holderOn, holds } from '@luodi/domain/organisation';
import { Link } from 'react-router';
import { words } from '../../words/index.ts';
import { nameOf } from './name.ts';
import type { Shown } from './shown.ts';
import { shownOn, treeOf } from './tree.ts';

type Post = RegisterAll['posts'][number];

/** Bodies in their tree, each with its posts and who holds them on the day. */
export function Bodies({ register, day, ended, find, may, enter, reorganise }: Shown) {
  const posts = shownOn(register.posts, day, ended);
  const fits = (text: string) => text.toLowerCase().includes(find);
  const rows = shownOn(register.bodies, day, ended).filter(
    (body) =>
      find === '' ||
      fits(`${body.name} ${body.nameEn} ${body.shortName}`) ||
      posts.some((post) => post.body === body.id && fits(`${post.name} ${post.nameEn}`)),
  );
  return (
    <ul className="plain bodies">
      {treeOf(rows, register.reorganisations, day).map(({ row, depth }) => (
        <li
          key={row.id}
          className="card"
          style={{ marginInlineStart: `min(${depth * 20}px, ${depth * 4}vw)` }}
        >
          <div className="row between">
            <span>
              <Link to={`/organisation/body/${row.id}`}>
                <b>{nameOf(row)}</b>
              </Link>{' '}
              {row.kind && <span className="chip">{words.organisation.bodyKind[row.kind]}</span>}{' '}
              {row.validTo !== null && (
                <span className="chip warn">{words.organisation.until(row.validTo)}</span>
              )}
            </span>
            {may && (
              <span className="row tight">
                <button type="button" className="tool bare" onClick={() => enter({ noun: 'body', row })}>
                  {words.organisation.edit}
                </button>
                <button
                  type="button"
                  className="tool bare"
                  onClick={() => enter({ noun: 'post', known: { body: row.id } })}
                >
                  {words.organisation.add.post}
                </button>
                {row.validTo === null && (
                  <button type="button" className="tool bare" onClick={() => reorganise('body', row.id)}>
                    {words.organisation.reorganise}
                  </button>
                )}
              </span>
            )}
          </div>
          <ul className="plain posts">
            {posts
              .filter((post) => post.body === row.id)
              .map((post) => (
                <PostLine key={post.id} post={post} register={register} day={day} may={may} enter={enter} />
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function PostLine({
  post,
  register,
  day,
  may,
  enter,
}: { readonly post: Post } & Pick<Shown, 'register' | 'day' | 'may' | 'enter'>) {
  const holder = holderOn(register.holdings, post.id, day);
  const now = register.holdings.filter((one) => one.post === post.id && holds(one, day));
  const names = new Map(register.persons.map((person) => [person.id, nameOf(person)]));
  return (
    <li>
      <span className="muted">{nameOf(post)}</span>
      <span className="row tight">
        {now.map((one) => {
          const said = (
            <>
              {names.get(one.person)}{' '}
              {one.deputy && <span className="chip">{words.organisation.deputy}</span>}{' '}
              <span className="muted small">{words.organisation.since(one.validFrom)}</span>
            </>
          );
          return may ? (
            <button
              key={one.id}
              type="button"
              className="tool bare holder"
              title={words.organisation.changeTenure}
              onClick={() => enter({ noun: 'holding', row: one })}
            >
              {said}
            </button>
          ) : (
            <span key={one.id}>{said}</span>
          );
        })}
        {holder === null && <span className="chip bad">{words.organisation.vacant}</span>}
      </span>
      {may && (
        <span className="row tight">
          <button
            type="button"
            className="tool bare"
            aria-label={`${words.organisation.appoint} ${nameOf(post)}`}
            onClick={() => enter({ noun: 'holding', known: { post: post.id, deputy: false } })}
          >
            {words.organisation.appoint}
          </button>
          <button
            type="button"
            className="tool bare"
            aria-label={`${words.organisation.changePost} ${nameOf(post)}`}
            onClick={() => enter({ noun: 'post', row: post })}
          >
            {words.organisation.changePost}
          </button>
        </span>
      )}
    </li>
  );
}
