import type { DetectionModel } from '@mimamori/detection/model/detection-model'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { ActivationState } from '@mimamori/policy/detection/detection-model-rules'
import { type ReadingCount, strictestLevel } from '@mimamori/policy/detection/expected-flags'
import type { ShadowMeasure } from '@mimamori/policy/detection/model-figures'
import { rightToFlag } from '@mimamori/policy/detection/right-to-flag'
import { detectionLevels } from '@mimamori/storage/detection/detection-level-reads'
import type { StoredDetectionModel } from '@mimamori/storage/detection/detection-model-reads'
import { type ShadowReading, shadowReadingsOf } from '@mimamori/storage/detection/right-to-flag-reads'
import type { Storage } from '@mimamori/storage/storage'

const NOTHING_MEASURED: ShadowMeasure = { passed: [], missedByRules: [] }

/** How a model stands that is to flag, and what it was measured by. */
export type MeasuredModel = ActivationState & { readonly measure: ShadowMeasure }

/** Since when a model runs in shadow. */
export const shadowSinceOf = ({ madeAt, figures }: StoredDetectionModel): string => figures.shadowSince ?? madeAt

function countByLevel(readings: readonly ShadowReading[], { levels }: DetectionModel): readonly ReadingCount[] {
  const counts = new Map<string, ReadingCount>()
  for (const { probability, category } of readings) {
    const level = strictestLevel(probability, levels)
    const n = (counts.get(`${category} ${level}`)?.n ?? 0) + 1
    counts.set(`${category} ${level}`, { category: category as Category, level, n })
  }
  return [...counts.values()]
}

/**
 * Has this model earned to flag, by what the desk has decided since it runs in shadow? `model`: the one that runs there; of another nothing is
 * measured.
 */
export async function loadRightToFlag(
  db: Storage['db'],
  stored: StoredDetectionModel | null,
  model: DetectionModel | null,
): Promise<MeasuredModel> {
  const state = stored?.state ?? null
  const agreed = state === 'challenger' && stored?.activatedBy != null
  if (!stored || !model || state !== 'challenger' || model.version !== stored.version)
    return { state, agreed, right: 'measuring', measure: NOTHING_MEASURED }
  const { passed, missedByRules } = await shadowReadingsOf(db, stored.version, shadowSinceOf(stored))
  const measure = { passed: countByLevel(passed, model), missedByRules: countByLevel(missedByRules, model) }
  const { levels } = await detectionLevels(db)
  return { state, agreed, right: rightToFlag(measure, levels), measure }
}
