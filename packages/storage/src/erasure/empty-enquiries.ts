import { and, count, eq, inArray, isNull, ne, or, type SQL } from 'drizzle-orm'
import type { Db, Tx } from '../engine/engine.ts'
import type { StoredEvidence } from '../enquiries/enquiry-reads.ts'
import { contentVersions, enquiries } from '../schema/sqlite.ts'
import { emptyVersions, removeFromIndex } from './empty-texts.ts'

type EnquiryRow = typeof enquiries.$inferSelect

/** Condition: enquiries that this member asks, or is the other side of. */
export const enquiriesOf = (memberId: string): SQL | undefined =>
  or(eq(enquiries.memberId, memberId), eq(enquiries.linkedMember, memberId))

/** Condition: anything is left that was told, or that the desk has written. */
export const tellsSomething = (): SQL | undefined => {
  const { statedName, statedJobUrl, text, letter, note, evidence } = enquiries
  return or(...[statedName, statedJobUrl, text, letter, note].map((column) => ne(column, '')), ne(evidence, '[]'))
}

/** How many enquiries of a member an erasure would empty. */
export async function countEnquiriesOf(db: Db, memberId: string): Promise<number> {
  const which = and(enquiriesOf(memberId), tellsSomething())
  const [row] = await db.select({ n: count() }).from(enquiries).where(which)
  return Number(row?.n ?? 0)
}

/** What names the other side, and what the desk wrote. */
const NOBODY_NAMED = { statedName: '', statedJobUrl: '', statedKey: '', letter: '', note: '' } as const
const NOTHING_TOLD = { ...NOBODY_NAMED, text: '', evidence: '[]' } as const

/** Without the other side: what was told stays, but not what the desk added to it later. */
function withoutOtherSide({ evidence, receivedAt }: EnquiryRow) {
  const told = (JSON.parse(evidence) as readonly StoredEvidence[]).filter(
    ({ by, at }) => by === null || at === receivedAt,
  )
  return { ...NOBODY_NAMED, evidence: JSON.stringify(told) }
}

async function emptyRows(tx: Tx, at: string, rows: readonly EnquiryRow[], left: (row: EnquiryRow) => object) {
  for (const row of rows) {
    await tx.db
      .update(enquiries)
      .set({ ...left(row), erasedAt: at })
      .where(eq(enquiries.id, row.id))
  }
  const { type, id, version, title, body } = contentVersions
  const ids = rows.map((row) => row.id)
  const versions = await tx.db
    .select({ type, id, version, title, body })
    .from(contentVersions)
    .where(and(eq(type, 'enquiry'), inArray(id, ids), isNull(contentVersions.erasedAt)))
  // the title is the name or the address that was stated
  await emptyVersions(tx, at, versions)
  removeFromIndex(tx, versions)
}

/** Empties what a member told in enquiries, what names them in those of others, and what the desk wrote of it. */
export async function emptyEnquiriesOf(tx: Tx, at: string, memberId: string): Promise<void> {
  const rows = await tx.db.select().from(enquiries).where(enquiriesOf(memberId))
  await emptyRows(tx, at, rows, (row) => (row.memberId === memberId ? NOTHING_TOLD : withoutOtherSide(row)))
}

/** Empties enquiries; the rows stay, with what is counted. */
export async function emptyEnquiries(tx: Tx, at: string, ids: readonly string[]): Promise<void> {
  const rows = await tx.db
    .select()
    .from(enquiries)
    .where(inArray(enquiries.id, [...ids]))
  await emptyRows(tx, at, rows, () => NOTHING_TOLD)
}
