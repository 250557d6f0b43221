import type { LevelsState } from '@mimamori/contract/detection/detection-models-contract'
import { setDetectionLevels } from '@mimamori/policy/detection/detection-level-rules'
import { DETECTION_LEVELS, type LevelSettings } from '@mimamori/policy/detection/detection-levels'
import { forecastFlags } from '@mimamori/policy/detection/expected-flags'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { detectionLevels, readingsOf } from '@mimamori/storage/detection/detection-level-reads'
import { detectionModelIn } from '@mimamori/storage/detection/detection-model-reads'
import { record } from '@mimamori/storage/record-change'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import { requireAllowed } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

/**
 * Sets how readily the model flags: what arrives from now on, here when this resolves, at other instances a moment later. Throws
 * the refusal of the rule.
 */
export async function saveDetectionLevels(
  { storage, clock, detectors }: AppContext,
  actor: Staff,
  input: { readonly levels: LevelSettings; readonly reason: string },
): Promise<void> {
  await storage.write(async (tx) => {
    tx.lock('key', 'models')
    const { levels } = await detectionLevels(tx.db)
    const measure = (await detectionModelIn(tx.db, 'champion'))?.figures.measured ?? null
    const event = requireAllowed(setDetectionLevels({ levels, measure }, input, actor))
    await record(tx, clock.now(), actor.id, { ...event, changedBy: actor.id })
  })
  await detectors.refresh()
}

/** The levels in force, with what each means for the model in use; `null`: the models are turned off. */
export async function loadLevels({ storage, clock, detectors }: AppContext): Promise<LevelsState | null> {
  const champion = detectors.champion()
  if (champion === null) return null
  const { readings, days } = await readingsOf(storage.db, champion.version, clock.now())
  const forecast = forecastFlags(readings, days)
  const { levels: inForce, change } = await detectionLevels(storage.db)
  const by = change && ((await aliasesOf(storage.db, [change.by])).get(change.by) ?? null)
  return {
    inForce,
    change: change && { ...change, by },
    lines: DETECTION_LEVELS.map((level) => ({
      level,
      ...champion.levels[level],
      expected: forecast.levels?.[level] ?? null,
    })),
    basis: { texts: forecast.texts, days: forecast.days },
  }
}
