import type { RetentionClass } from '@mimamori/policy/retention/retention-class-rules'
import { eq, inArray } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import type { RowKey } from '../retention/retention-reads.ts'
import { savedSteps, savedViews, snippets } from '../schema/sqlite.ts'
import { markValue } from '../settings/mark-reads.ts'
import type { Vault } from '../vault.ts'
import { openOwnText, readOwnTexts } from './open-own-text.ts'

export const OWN_TEXTS_MARK = 'own_texts_sealed'
/** views were sealed later than snippets and saved steps */
export const VIEWS_MARK = 'views_sealed'
/** since when it is known of each when it was used last */
export const USES_MARK = 'own_text_uses'

type Mark = typeof OWN_TEXTS_MARK | typeof VIEWS_MARK | typeof USES_MARK

/** Has this been done? Not in a desk from before it was, until its first start. */
export const isMarked = async (db: Db, mark: Mark): Promise<boolean> => (await markValue(db, mark)) !== null

/** Are all of them sealed, and is it known when each was used? */
export const areOwnTextsUpgraded = async (db: Db): Promise<boolean> =>
  (await isMarked(db, OWN_TEXTS_MARK)) && (await isMarked(db, VIEWS_MARK)) && (await isMarked(db, USES_MARK))

/** A text that somebody keeps: its kind, and its id. */
export type OwnTextRef = { readonly kind: 'snippet' | 'step' | 'view'; readonly id: string }

/** Whose a text is, and when it was used last; `null`: there is none. */
export async function ownTextUse(
  db: Db,
  { kind, id }: OwnTextRef,
): Promise<{ readonly ownerId: string; readonly shared: boolean; readonly usedAt: string | null } | null> {
  if (kind === 'view') {
    const { ownerId, usedAt, shared } = savedViews
    const [row] = await db.select({ ownerId, usedAt, shared }).from(savedViews).where(eq(savedViews.id, id))
    return row ? { ...row, shared: row.shared === 1 } : null
  }
  const table = kind === 'snippet' ? snippets : savedSteps
  const [row] = await db.select({ ownerId: table.ownerId, usedAt: table.usedAt }).from(table).where(eq(table.id, id))
  return row ? { ...row, shared: false } : null
}

const UNUSED = { unused_snippets: snippets, unused_steps: savedSteps, unused_views: savedViews } as const

/** Whose these expired rows are; nobody's, of a class that is no text of somebody's own. */
export async function ownersOfUnused(db: Db, of: RetentionClass, keys: readonly RowKey[]): Promise<string[]> {
  if (!(of in UNUSED) || keys.length === 0) return []
  const table = UNUSED[of as keyof typeof UNUSED]
  const ids = keys.map(([id]) => String(id))
  const rows = await db.selectDistinct({ ownerId: table.ownerId }).from(table).where(inArray(table.id, ids))
  return rows.map(({ ownerId }) => ownerId).sort()
}

/** Snippets, saved steps and views by id, and whose they are. */
export type NamedOwnTexts = {
  readonly snippets: readonly string[]
  readonly steps: readonly string[]
  readonly views: readonly string[]
  readonly ownerIds: readonly string[]
}

/** The snippets, saved steps and views of everybody that have one of these words in them; nobody reads one that cannot be read. */
export async function ownTextsNaming(db: Db, vault: Vault, words: readonly string[]): Promise<NamedOwnTexts> {
  const names = (...stored: string[]) =>
    readOwnTexts(
      stored,
      (each) => openOwnText(vault, each),
      () => undefined,
    ).some((text) => words.some((word) => text.includes(word)))
  const kept = (await db.select().from(snippets)).filter(({ name, text }) => names(name, text))
  const steps = (await db.select().from(savedSteps)).filter(({ name, step }) => names(name, step))
  const views = (await db.select().from(savedViews)).filter(({ name, query }) => names(name, query))
  const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id)
  const ownerIds = [...new Set([...kept, ...steps, ...views].map(({ ownerId }) => ownerId))]
  return { snippets: idsOf(kept), steps: idsOf(steps), views: idsOf(views), ownerIds }
}
