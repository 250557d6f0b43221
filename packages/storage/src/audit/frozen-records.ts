import { hash } from 'node:crypto'
import type { FrozenFlaw } from '@mimamori/policy/audit/audit-chain-status'
import { and, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { audit, closings, notices } from '../schema/sqlite.ts'

/** What was frozen, as its row or the log says it: what became of it, the hash of its words or figures, and who did so. */
type FrozenRecord = { readonly month: string; readonly state: string; readonly hash: string; readonly by: string }
type FrozenRecordsById = Map<string, FrozenRecord>

/** The hash that stands beside a text, where it is that of the text. */
const parseStored = (said: string, text: string): string => (hash('sha256', text) === said ? said : '')

async function storedClosings(db: Db): Promise<FrozenRecordsById> {
  const rows = await db.select().from(closings)
  return new Map(
    rows.map(({ id, month, state, snapshot, proposerId, endedBy, ...row }) => [
      id,
      { month, state, hash: parseStored(row.hash, snapshot), by: `${proposerId} ${endedBy ?? ''}` },
    ]),
  )
}

async function storedNotices(db: Db): Promise<FrozenRecordsById> {
  const rows = await db.select().from(notices).where(isNotNull(notices.issue))
  return new Map(
    rows.map(({ id, month, state, issue, publishedBy, ...row }) => [
      id,
      { month, state, hash: parseStored(row.hash ?? '', issue ?? ''), by: publishedBy ?? '' },
    ]),
  )
}

const { action, actorId, subjectId, detail, seq } = audit

async function readAuditEntries(db: Db, actions: readonly string[]) {
  const rows = await db
    .select({ action, actorId, subjectId, detail })
    .from(audit)
    // said aloud so that the index of what people did can serve
    .where(and(inArray(action, [...actions]), sql`${action} <> 'case.opened'`))
    .orderBy(seq)
  return rows.map((row) => ({ ...row, said: parseDetail(row.detail) }))
}

/** An entry that a hand has spoilt says nothing; the chain names it. */
function parseDetail(detail: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(detail)
  } catch {
    return {}
  }
}

async function closingsInAudit(db: Db): Promise<FrozenRecordsById> {
  const found: FrozenRecordsById = new Map()
  const proposed = await readAuditEntries(db, ['closing.proposed'])
  for (const { subjectId: month, actorId, said } of proposed)
    found.set(said.closing ?? '', { month, state: 'proposed', hash: said.hash ?? '', by: `${actorId} ` })
  const ended = await readAuditEntries(db, ['closing.approved', 'closing.sent_back', 'closing.taken_back'])
  for (const { subjectId: month, action, actorId, said } of ended) {
    const proposal = found.get(said.closing ?? '')
    const state = action.slice('closing.'.length)
    const by = `${proposal?.by ?? ' '}${actorId}`
    found.set(said.closing ?? '', { month, state, hash: said.hash ?? '', by })
  }
  return found
}

async function noticesInAudit(db: Db): Promise<FrozenRecordsById> {
  const rows = await readAuditEntries(db, ['notice.published'])
  return new Map(
    rows.map(({ subjectId, actorId, said }) => [
      subjectId,
      { month: said.noticeMonth ?? '', state: 'published', hash: said.hash ?? '', by: actorId },
    ]),
  )
}

function compareFrozen(what: FrozenFlaw['what'], kept: FrozenRecordsById, log: FrozenRecordsById): FrozenFlaw[] {
  return [...new Set([...kept.keys(), ...log.keys()])].flatMap((id) => {
    const [one, another] = [kept.get(id), log.get(id)]
    const same = one && another && (['month', 'state', 'hash', 'by'] as const).every((of) => one[of] === another[of])
    return same ? [] : [{ what, id, month: (another ?? one)?.month ?? '' }]
  })
}

const countFrozenRecords = async (db: Db): Promise<FrozenFlaw[]> => [
  ...compareFrozen('closing_altered', await storedClosings(db), await closingsInAudit(db)),
  ...compareFrozen('notice_altered', await storedNotices(db), await noticesInAudit(db)),
]

/** Closings and published notices that are not what the log says of them, or of which only one of both knows. */
export async function findFrozenFlaws(db: Db): Promise<FrozenFlaw[]> {
  const found = await countFrozenRecords(db)
  if (found.length === 0) return []
  // what was written between the two looks is whole by now
  const again = await countFrozenRecords(db)
  return found.filter(({ id }) => again.some((each) => each.id === id))
}
