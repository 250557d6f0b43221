import { stepsBack } from '@mimamori/policy/detection/false-flag-watch'
import { detectionModelIn } from '@mimamori/storage/detection/detection-model-reads'
import { honestJobsOf } from '@mimamori/storage/detection/false-flag-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { AppContext } from '../runtime/app-context.ts'

/**
 * Takes the learned model in use out of it where it flags too many of the honest jobs that arrived last: rules flag then, and the shipped
 * model orders, until leads activate another. For the leader. Returns 1 where it did. Throws ConcurrentUpdateError where leads replaced the model
 * meanwhile.
 */
export async function stepModelBack({ storage, clock, detectors, log }: AppContext): Promise<number> {
  const champion = await detectionModelIn(storage.db, 'champion')
  if (champion === null) return 0
  const { version, figures } = champion
  const seen = await honestJobsOf(storage.db, version)
  if (!stepsBack(seen)) return 0
  const change = { type: 'model.stepped_back', version, figures: { ...figures, steppedBack: seen } } as const
  await storage.write(async (tx) => {
    tx.lock('key', 'models')
    await record(tx, clock.now(), SYSTEM, change)
  })
  log.warn({ version, ...seen }, 'a detection model flagged too many honest jobs, and is not in use any more')
  await detectors.refresh()
  return 1
}
