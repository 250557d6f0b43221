import type { ReminderContract } from '@mimamori/policy/reminders/reminder-request'
import { and, count, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '../engine/engine.ts'
import { appeals, contactReminders, contents, contentVersions } from '../schema/sqlite.ts'
import { emptyVersions, removeFromIndex } from './empty-texts.ts'

type ReminderRow = typeof contactReminders.$inferSelect

/** Condition: reminders that this member is a side of. */
export const remindersOf = (memberId: string): SQL | undefined =>
  or(eq(contactReminders.clientId, memberId), eq(contactReminders.freelancerId, memberId))

/** Condition: anything is left that a side or the desk has written. */
export const saysSomething = (): SQL | undefined => {
  const { text, answer, letterAsking, letterSilent, reason, contract } = contactReminders
  const written = [text, answer, letterAsking, letterSilent, reason].map((column) => ne(column, ''))
  return or(...written, sql`${contract} not like '%"title":""%'`)
}

/** How many contact reminders of a member an erasure would empty. */
export async function countRemindersOf(db: Db, memberId: string): Promise<number> {
  const which = and(remindersOf(memberId), saysSomething())
  const [row] = await db.select({ n: count() }).from(contactReminders).where(which)
  return Number(row?.n ?? 0)
}

const withoutTitle = (contract: string): string =>
  JSON.stringify({ ...(JSON.parse(contract) as ReminderContract), title: '' })

/** What the desk wrote to either side tells of both. */
const NO_LETTERS = { letterAsking: '', letterSilent: '', reason: '' } as const

/** What is left of a reminder without the words of a side; the title of the contract is the client's. */
function withoutSide({ requestedBy, clientId, text, answer, contract }: ReminderRow, memberId: string) {
  const isClient = clientId === memberId
  const asked = (requestedBy === 'client') === isClient
  return {
    text: asked ? '' : text,
    answer: asked ? answer : '',
    contract: isClient ? withoutTitle(contract) : contract,
    ...NO_LETTERS,
  }
}

async function emptyRows(tx: Tx, at: string, rows: readonly ReminderRow[], left: (row: ReminderRow) => object) {
  for (const row of rows) {
    await tx.db
      .update(contactReminders)
      .set({ ...left(row), erasedAt: at })
      .where(eq(contactReminders.id, row.id))
  }
  await emptyContracts(tx, at, [...new Set(rows.map(({ contractId }) => contractId))])
}

/** Empties the stored texts of these contracts that no reminder says any more. */
async function emptyContracts(tx: Tx, at: string, contractIds: readonly string[]): Promise<void> {
  const { type, id, version, title, body } = contentVersions
  for (const contractId of contractIds) {
    const said = await tx.db
      .select({ text: contactReminders.text })
      .from(contactReminders)
      .where(
        and(eq(contactReminders.contractId, contractId), sql`${contactReminders.contract} not like '%"title":""%'`),
      )
    const versions = await tx.db
      .select({ type, id, version, title, body })
      .from(contentVersions)
      .where(and(eq(type, 'contract'), eq(id, contractId), isNull(contentVersions.erasedAt)))
    const gone = versions.filter((each) => said.every(({ text }) => text !== each.body))
    await emptyVersions(tx, at, gone)
    const [newest] = await tx.db
      .select({ version: contents.version })
      .from(contents)
      .where(and(eq(contents.type, 'contract'), eq(contents.id, contractId)))
    if (gone.some((each) => each.version === newest?.version))
      removeFromIndex(tx, [{ type: 'contract', id: contractId }])
  }
}

/** Empties what a member said in contact reminders, what they are named by, and what the desk wrote of it; the other side's words stay. */
export async function emptyRemindersOf(tx: Tx, at: string, memberId: string): Promise<void> {
  const rows = await tx.db.select().from(contactReminders).where(remindersOf(memberId))
  if (rows.length === 0) return
  await emptyRows(tx, at, rows, (row) => withoutSide(row, memberId))
  const ids = rows.map(({ id }) => id)
  await tx.db.update(appeals).set({ reason: '', letter: '' }).where(inArray(appeals.reminderId, ids))
}

/** Empties contact reminders with the appeals against them; the rows stay, with what is counted. */
export async function emptyReminders(tx: Tx, at: string, ids: readonly string[]): Promise<void> {
  const rows = await tx.db
    .select()
    .from(contactReminders)
    .where(inArray(contactReminders.id, [...ids]))
  await emptyRows(tx, at, rows, (row) => ({
    text: '',
    answer: '',
    contract: withoutTitle(row.contract),
    ...NO_LETTERS,
  }))
  await tx.db
    .update(appeals)
    .set({ text: '', reason: '', letter: '' })
    .where(inArray(appeals.reminderId, [...ids]))
}
