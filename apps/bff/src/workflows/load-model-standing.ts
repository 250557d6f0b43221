import type { ModelStanding } from '@mimamori/contract/detection/detection-models-contract'
import { countFlagged } from '@mimamori/policy/detection/right-to-flag'
import { detectionLevels } from '@mimamori/storage/detection/detection-level-reads'
import { detectionModelsOf, type StoredDetectionModel } from '@mimamori/storage/detection/detection-model-reads'
import { leftMessages } from '@mimamori/storage/detection/right-to-flag-reads'
import type { AppContext } from '../runtime/app-context.ts'

function lastSteppedBack(models: readonly StoredDetectionModel[]): ModelStanding['steppedBack'] {
  const stopped = models.find(({ figures }) => figures.steppedBack !== undefined)
  return stopped?.figures.steppedBack ? { version: stopped.version, ...stopped.figures.steppedBack } : null
}

/** What the model in use does on its own, and why; `null`: the models are turned off. */
export async function loadModelStanding({
  storage: { db },
  detectors,
}: Pick<AppContext, 'storage' | 'detectors'>): Promise<ModelStanding | null> {
  const version = detectors.champion()?.version
  if (version === undefined) return null
  const [models, left, { levels }] = await Promise.all([detectionModelsOf(db), leftMessages(db), detectionLevels(db)])
  const champion = models.find(({ state }) => state === 'champion')
  const measured = champion?.figures.measured && countFlagged(champion.figures.measured.passed, levels)
  return {
    champion: champion?.version ?? null,
    measured: measured ? { honest: measured.texts, flagged: measured.flagged } : null,
    steppedBack: champion ? null : lastSteppedBack(models),
    leftMessages: left?.version === version ? { flags: left.flags, confirmed: left.confirmed } : null,
  }
}
