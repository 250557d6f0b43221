import { SHIPPED_FIGURES } from '@mimamori/detection/model/shipped-model'
import type { FalseFlagCounts } from '@mimamori/policy/detection/model-figures'
import { detectionModelIn, weightsInUse } from '@mimamori/storage/detection/detection-model-reads'
import { labelledDecisions } from '@mimamori/storage/detection/labelled-decision-reads'
import type { Storage } from '@mimamori/storage/storage'
import type { LearningTask } from './learn-model.ts'

/**
 * What a model is learned from, and measured on, of each side: learning takes memory for every character, and has to find room beside
 * the desk.
 */
const MOST_DECISIONS = 8_000
const MOST_CHARACTERS = 2_000_000

/** What every model is trained with, `null` being the texts of the repository, and how the shipped one does on it. */
export type BaseTexts = { readonly texts: LearningTask['baseTexts']; readonly shipped: FalseFlagCounts }

export const REPOSITORY_TEXTS: BaseTexts = { texts: null, shipped: SHIPPED_FIGURES }

/** What is to be learned, and the champion it is compared with; `null`: the shipped model. */
export async function loadLearningTask(
  db: Storage['db'],
  base: BaseTexts,
): Promise<{ readonly task: LearningTask; readonly comparedWith: string | null }> {
  const [{ champion: weights }, champion] = [await weightsInUse(db), await detectionModelIn(db, 'champion')]
  const decisions = await labelledDecisions(db, MOST_DECISIONS, MOST_CHARACTERS)
  const { honest, flagged } = champion?.figures.challengerBase ?? base.shipped
  const task: LearningTask = { decisions, baseTexts: base.texts, champion: { weights, base: { honest, flagged } } }
  return { task, comparedWith: champion?.version ?? null }
}
