import type { DetectionModel } from '@mimamori/detection/model/detection-model'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { ActivationState, ChallengerInShadow } from '@mimamori/policy/detection/detection-model-rules'
import { countFlagged, type ReadingCount, strictestLevel } from '@mimamori/policy/detection/expected-flags'
import type { FalseFlagCounts, ShadowMeasure } from '@mimamori/policy/detection/model-figures'
import { rightToFlag } from '@mimamori/policy/detection/right-to-flag'
import { detectionLevels } from '@mimamori/storage/detection/detection-level-reads'
import { type StoredDetectionModel, shadowSinceOf } from '@mimamori/storage/detection/detection-model-reads'
import {
  missedByRulesInShadow,
  passedInShadow,
  type ShadowReading,
} from '@mimamori/storage/detection/right-to-flag-reads'
import type { Storage } from '@mimamori/storage/storage'
import type { DetectorCache } from '../runtime/detector-cache.ts'

const NOTHING_MEASURED: ShadowMeasure = { passed: [], missedByRules: [] }

/** How a model stands that is to flag, and what it was measured by; `judged`: of that, the passed jobs under the levels in force. */
export type MeasuredModel = ActivationState & { readonly measure: ShadowMeasure; readonly judged: FalseFlagCounts }

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
 * Has this model earned to flag, by what the desk has decided since it runs in shadow? `detectors`: of this instance; where another model runs there, or
 * none, nothing is measured. `withMissed`: also what it finds that rules missed, which decides nothing.
 */
export async function loadRightToFlag(
  db: Storage['db'],
  stored: StoredDetectionModel | null,
  { challenger, champion }: DetectorCache,
  { withMissed = false } = {},
): Promise<MeasuredModel> {
  const state = stored?.state ?? null
  const model = challenger()
  const off = champion() === null
  const agreed = state === 'challenger' && stored?.activatedBy != null
  if (!stored || state !== 'challenger' || model?.version !== stored.version)
    return { state, off, agreed, right: 'measuring', measure: NOTHING_MEASURED, judged: { honest: 0, flagged: 0 } }
  const since = shadowSinceOf(stored)
  const passed = await passedInShadow(db, model.version, since)
  const missed = withMissed ? await missedByRulesInShadow(db, model.version, since) : []
  const measure = { passed: countByLevel(passed, model), missedByRules: countByLevel(missed, model) }
  const { levels } = await detectionLevels(db)
  const { texts: honest, flagged } = countFlagged(measure.passed, levels)
  return { state, off, agreed, right: rightToFlag(measure, levels), measure, judged: { honest, flagged } }
}

/** A challenger as the nightly refit sees it; `null`: there is none that this program can read. */
export const toChallengerInShadow = (
  stored: StoredDetectionModel | null,
  { right }: Pick<MeasuredModel, 'right'>,
  { challenger }: DetectorCache,
): ChallengerInShadow | null =>
  stored === null || challenger()?.version !== stored.version
    ? null
    : { since: shadowSinceOf(stored), right, steppedBack: stored.figures.steppedBack !== undefined }
