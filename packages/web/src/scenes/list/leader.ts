/**
 * The posts of leaders in charge: those that govern a place, not a body of it.
 * @example leadersOf([{ name: '副市长（工业）' }, { name: '局长' }]).length // 1
 */
export const leadersOf = <P extends { readonly name: string }>(posts: readonly P[]): P[] =>
  posts.filter((post) => /市长|区长|县长|州长|书记|秘书长/.test(post.name));
