import type { Db } from '../engine/engine.ts'
import { savedSteps, savedViews, snippets } from '../schema/sqlite.ts'
import { markValue } from '../settings/mark-reads.ts'
import type { Vault } from '../vault.ts'

export const OWN_TEXTS_MARK = 'own_texts_sealed'
/** views were sealed later than snippets and saved steps */
export const VIEWS_MARK = 'views_sealed'

/** Is this kind sealed? Not in a desk from before it was, until its first start. */
export const isSealed = async (db: Db, mark: typeof OWN_TEXTS_MARK | typeof VIEWS_MARK): Promise<boolean> =>
  (await markValue(db, mark)) !== null

/** Are all of them sealed? */
export const areOwnTextsSealed = async (db: Db): Promise<boolean> =>
  (await isSealed(db, OWN_TEXTS_MARK)) && (await isSealed(db, VIEWS_MARK))

/** Snippets, saved steps and views by id, and whose they are. */
export type NamedOwnTexts = {
  readonly snippets: readonly string[]
  readonly steps: readonly string[]
  readonly views: readonly string[]
  readonly ownerIds: readonly string[]
}

/** The snippets, saved steps and views of everybody that have one of these words in them. */
export async function ownTextsNaming(db: Db, vault: Vault, words: readonly string[]): Promise<NamedOwnTexts> {
  const names = (...sealed: string[]) => {
    const text = sealed.map((each) => vault.open(each)).join('\n')
    return words.some((word) => text.includes(word))
  }
  const kept = (await db.select().from(snippets)).filter(({ name, text }) => names(name, text))
  const steps = (await db.select().from(savedSteps)).filter(({ name, step }) => names(name, step))
  const views = (await db.select().from(savedViews)).filter(({ name, query }) => names(name, query))
  const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id)
  const ownerIds = [...new Set([...kept, ...steps, ...views].map(({ ownerId }) => ownerId))]
  return { snippets: idsOf(kept), steps: idsOf(steps), views: idsOf(views), ownerIds }
}
