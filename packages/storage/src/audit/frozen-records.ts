import { hash } from 'node:crypto'
import type { FrozenFlaw } from '@mimamori/policy/audit/audit-chain-status'
import { and, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { audit, closings, notices } from '../schema/sqlite.ts'

/** A closing or notice, as its row or the audit log has it. `hash`: of its figures or texts; `by`: the staff ids of who acted. */
type FrozenRecord = { readonly month: string; readonly state: string; readonly hash: string; readonly by: string }
type FrozenRecordsById = Map<string, FrozenRecord>

/** The stored hash of a text; empty where it is not that of the text. */
const checkedHash = (storedHash: string, text: string): string =>
  hash('sha256', text) === storedHash ? storedHash : ''

async function storedClosings(db: Db): Promise<FrozenRecordsById> {
  const rows = await db.select().from(closings)
  return new Map(
    rows.map(({ id, month, state, snapshot, proposerId, endedBy, ...row }) => [
      id,
      { month, state, hash: checkedHash(row.hash, snapshot), by: `${proposerId} ${endedBy ?? ''}` },
    ]),
  )
}

async function storedNotices(db: Db): Promise<FrozenRecordsById> {
  const rows = await db.select().from(notices).where(isNotNull(notices.issue))
  return new Map(
    rows.map(({ id, month, state, issue, publishedBy, ...row }) => [
      id,
      { month, state, hash: checkedHash(row.hash ?? '', issue ?? ''), by: publishedBy ?? '' },
    ]),
  )
}

const { action, actorId, subjectId, detail, seq } = audit

async function readAuditEntries(db: Db, actions: readonly string[]) {
  const rows = await db
    .select({ action, actorId, subjectId, detail })
    .from(audit)
    // the partial index of what people did holds this condition, and is used only for queries that state it
    .where(and(inArray(action, [...actions]), sql`${action} <> 'case.opened'`))
    .orderBy(seq)
  return rows.map((row) => ({ ...row, detail: parseDetail(row.detail) }))
}

/** The detail of an entry; empty where it was tampered with, which the check of the chain reports. */
function parseDetail(json: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(json)
  } catch {
    return {}
  }
}

async function closingsInAudit(db: Db): Promise<FrozenRecordsById> {
  const records: FrozenRecordsById = new Map()
  const proposed = await readAuditEntries(db, ['closing.proposed'])
  for (const { subjectId: month, actorId, detail } of proposed)
    records.set(detail.closing ?? '', { month, state: 'proposed', hash: detail.hash ?? '', by: `${actorId} ` })
  const ended = await readAuditEntries(db, ['closing.approved', 'closing.sent_back', 'closing.taken_back'])
  for (const { subjectId: month, action, actorId, detail } of ended) {
    const proposal = records.get(detail.closing ?? '')
    const state = action.slice('closing.'.length)
    const by = `${proposal?.by ?? ' '}${actorId}`
    records.set(detail.closing ?? '', { month, state, hash: detail.hash ?? '', by })
  }
  return records
}

async function noticesInAudit(db: Db): Promise<FrozenRecordsById> {
  const rows = await readAuditEntries(db, ['notice.published'])
  return new Map(
    rows.map(({ subjectId, actorId, detail }) => [
      subjectId,
      { month: detail.noticeMonth ?? '', state: 'published', hash: detail.hash ?? '', by: actorId },
    ]),
  )
}

function compareFrozen(what: FrozenFlaw['what'], stored: FrozenRecordsById, logged: FrozenRecordsById): FrozenFlaw[] {
  return [...new Set([...stored.keys(), ...logged.keys()])].flatMap((id) => {
    const [row, entry] = [stored.get(id), logged.get(id)]
    const same =
      row && entry && (['month', 'state', 'hash', 'by'] as const).every((field) => row[field] === entry[field])
    return same ? [] : [{ what, id, month: (entry ?? row)?.month ?? '' }]
  })
}

const compareFrozenRecords = async (db: Db): Promise<FrozenFlaw[]> => [
  ...compareFrozen('closing_altered', await storedClosings(db), await closingsInAudit(db)),
  ...compareFrozen('notice_altered', await storedNotices(db), await noticesInAudit(db)),
]

/** Closings and published notices whose row and audit entry differ, or of which only one of both exists. */
export async function findFrozenFlaws(db: Db): Promise<FrozenFlaw[]> {
  const flaws = await compareFrozenRecords(db)
  if (flaws.length === 0) return []
  // one that was written between the reads of table and log does not differ any more
  const again = await compareFrozenRecords(db)
  return flaws.filter(({ id }) => again.some((each) => each.id === id))
}
