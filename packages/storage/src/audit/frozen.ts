import { hash } from 'node:crypto'
import type { FrozenFlaw } from '@mimamori/policy/audit/audit-chain-status'
import { and, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { audit, closings, notices } from '../schema/sqlite.ts'

/** What was frozen, as its row or the log says it: what became of it, the hash of its words or figures, and who did so. */
type Frozen = { readonly month: string; readonly state: string; readonly hash: string; readonly by: string }
type All = Map<string, Frozen>

/** The hash that stands beside a text, where it is that of the text. */
const asKept = (said: string, text: string): string => (hash('sha256', text) === said ? said : '')

async function keptClosings(db: Db): Promise<All> {
  const rows = await db.select().from(closings)
  return new Map(
    rows.map(({ id, month, state, snapshot, proposerId, endedBy, ...row }) => [
      id,
      { month, state, hash: asKept(row.hash, snapshot), by: `${proposerId} ${endedBy ?? ''}` },
    ]),
  )
}

async function keptNotices(db: Db): Promise<All> {
  const rows = await db.select().from(notices).where(isNotNull(notices.issue))
  return new Map(
    rows.map(({ id, month, state, issue, publishedBy, ...row }) => [
      id,
      { month, state, hash: asKept(row.hash ?? '', issue ?? ''), by: publishedBy ?? '' },
    ]),
  )
}

const { action, actorId, subjectId, detail, seq } = audit

async function logged(db: Db, actions: readonly string[]) {
  const rows = await db
    .select({ action, actorId, subjectId, detail })
    .from(audit)
    // said aloud so that the index of what people did can serve
    .where(and(inArray(action, [...actions]), sql`${action} <> 'case.opened'`))
    .orderBy(seq)
  return rows.map((row) => ({ ...row, said: saidIn(row.detail) }))
}

/** An entry that a hand has spoilt says nothing; the chain names it. */
function saidIn(detail: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(detail)
  } catch {
    return {}
  }
}

async function loggedClosings(db: Db): Promise<All> {
  const found: All = new Map()
  const proposed = await logged(db, ['closing.proposed'])
  for (const { subjectId: month, actorId, said } of proposed)
    found.set(said.closing ?? '', { month, state: 'proposed', hash: said.hash ?? '', by: `${actorId} ` })
  const ended = await logged(db, ['closing.approved', 'closing.sent_back', 'closing.taken_back'])
  for (const { subjectId: month, action, actorId, said } of ended) {
    const proposal = found.get(said.closing ?? '')
    const state = action.slice('closing.'.length)
    const by = `${proposal?.by ?? ' '}${actorId}`
    found.set(said.closing ?? '', { month, state, hash: said.hash ?? '', by })
  }
  return found
}

async function loggedNotices(db: Db): Promise<All> {
  const rows = await logged(db, ['notice.published'])
  return new Map(
    rows.map(({ subjectId, actorId, said }) => [
      subjectId,
      { month: said.noticeMonth ?? '', state: 'published', hash: said.hash ?? '', by: actorId },
    ]),
  )
}

function differing(what: FrozenFlaw['what'], kept: All, log: All): FrozenFlaw[] {
  return [...new Set([...kept.keys(), ...log.keys()])].flatMap((id) => {
    const [one, another] = [kept.get(id), log.get(id)]
    const same = one && another && (['month', 'state', 'hash', 'by'] as const).every((of) => one[of] === another[of])
    return same ? [] : [{ what, id, month: (another ?? one)?.month ?? '' }]
  })
}

const lookedAt = async (db: Db): Promise<FrozenFlaw[]> => [
  ...differing('closing_altered', await keptClosings(db), await loggedClosings(db)),
  ...differing('notice_altered', await keptNotices(db), await loggedNotices(db)),
]

/** Closings and published notices that are not what the log says of them, or of which only one of both knows. */
export async function frozenFlaws(db: Db): Promise<FrozenFlaw[]> {
  const found = await lookedAt(db)
  if (found.length === 0) return []
  // what was written between the two looks is whole by now
  const again = await lookedAt(db)
  return found.filter(({ id }) => again.some((each) => each.id === id))
}
