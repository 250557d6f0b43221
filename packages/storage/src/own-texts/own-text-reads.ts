import type { Db } from '../engine/engine.ts'
import { savedSteps, snippets } from '../schema/sqlite.ts'
import { markValue } from '../settings/mark-reads.ts'
import type { Vault } from '../vault.ts'

export const OWN_TEXTS_MARK = 'own_texts_sealed'

/** Are all of them sealed? Not in a desk from before they were, until its first start. */
export const areOwnTextsSealed = async (db: Db): Promise<boolean> => (await markValue(db, OWN_TEXTS_MARK)) !== null

/** The snippets and saved steps of everybody that have one of these words in them, by id. */
export async function ownTextsNaming(
  db: Db,
  vault: Vault,
  words: readonly string[],
): Promise<{ readonly snippets: string[]; readonly steps: string[] }> {
  const names = (...sealed: string[]) => {
    const text = sealed.map((each) => vault.open(each)).join('\n')
    return words.some((word) => text.includes(word))
  }
  const kept = await db.select().from(snippets)
  const steps = await db.select().from(savedSteps)
  return {
    snippets: kept.filter(({ name, text }) => names(name, text)).map(({ id }) => id),
    steps: steps.filter(({ name, step }) => names(name, step)).map(({ id }) => id),
  }
}
