import type { ModelStanding } from '@mimamori/contract/detection/detection-models-contract'
import { countFlagged } from '@mimamori/policy/detection/expected-flags'
import { detectionLevels } from '@mimamori/storage/detection/detection-level-reads'
import type { StoredDetectionModel } from '@mimamori/storage/detection/detection-model-reads'
import { leftMessages } from '@mimamori/storage/detection/right-to-flag-reads'
import type { AppContext } from '../runtime/app-context.ts'

/** The learned model that was in use last, if it was stopped for what it flagged. */
function lastSteppedBack(models: readonly StoredDetectionModel[]): ModelStanding['steppedBack'] {
  const wasInUse = models.filter(
    ({ figures, state, activatedAt }) => figures.steppedBack || (state === 'retired' && activatedAt),
  )
  const endedAt = ({ figures, retiredAt }: StoredDetectionModel) => retiredAt ?? figures.shadowSince ?? ''
  const last = wasInUse.toSorted((one, another) => (endedAt(one) < endedAt(another) ? 1 : -1))[0]
  return last?.figures.steppedBack ? { version: last.version, ...last.figures.steppedBack } : null
}

/** What the model in use does on its own, and why; `null`: the models are turned off. `models`: all that were ever learned, the newest first. */
export async function loadModelStanding(
  { storage: { db }, detectors }: Pick<AppContext, 'storage' | 'detectors'>,
  models: readonly StoredDetectionModel[],
): Promise<ModelStanding | null> {
  const version = detectors.champion()?.version
  if (version === undefined) return null
  const [left, { levels }] = await Promise.all([leftMessages(db), detectionLevels(db)])
  // one that this program cannot read does not flag
  const champion = models.find((model) => model.state === 'champion' && model.version === version)
  const measured = champion?.figures.measured && countFlagged(champion.figures.measured.passed, levels)
  return {
    champion: champion?.version ?? null,
    measured: measured ? { honest: measured.texts, flagged: measured.flagged } : null,
    steppedBack: champion ? null : lastSteppedBack(models),
    leftMessages: left?.version === version ? { flags: left.flags, confirmed: left.confirmed } : null,
  }
}
