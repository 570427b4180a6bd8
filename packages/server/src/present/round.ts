import type { Owed, Round } from '@luodi/contract';
import type { Owed as OwedRow, RoundTally } from '@luodi/store';

export const presentRound = (row: RoundTally): Round => ({
  id: row.id,
  period: row.period,
  due: row.due,
  state: row.state,
  version: row.version,
  asked: row.asked,
  draft: row.draft,
  submitted: row.submitted,
  approved: row.approved,
  returned: row.returned,
  late: row.late,
});

export const presentOwed = (row: OwedRow): Owed => ({
  item: row.item,
  number: row.number,
  title: row.title,
  kind: row.kind,
  grade: row.grade,
  official: row.official,
  evidence: row.evidence,
  post: row.post,
  postName: row.postName,
  body: row.body,
  bodyName: row.bodyName,
  next: row.next && { ...row.next },
  last: row.last && { ...row.last },
  now: row.now && { ...row.now },
});
