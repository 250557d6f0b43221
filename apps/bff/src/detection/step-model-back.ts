import { stepsBack } from '@mimamori/policy/detection/false-flag-watch'
import { detectionModelIn } from '@mimamori/storage/detection/detection-model-reads'
import { honestJobsOf } from '@mimamori/storage/detection/false-flag-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { AppContext } from '../runtime/app-context.ts'

/**
 * Takes the learned model in use out of it where it flags too many of the honest jobs that arrived last: rules flag then, and the shipped
 * model orders, until leads activate another. For the leader. Returns 1 where it did.
 */
export async function stepModelBack({ storage, clock, detectors, log }: AppContext): Promise<number> {
  const stepped = await storage.write(async (tx) => {
    tx.lock('key', 'models')
    const champion = await detectionModelIn(tx.db, 'champion')
    if (champion === null) return null
    const { version, figures } = champion
    const seen = await honestJobsOf(tx.db, version)
    if (!stepsBack(seen)) return null
    const change = { type: 'model.stepped_back', version, figures: { ...figures, steppedBack: seen } } as const
    await record(tx, clock.now(), SYSTEM, change)
    return { version, ...seen }
  })
  if (stepped === null) return 0
  log.warn(stepped, 'a detection model flagged too many honest jobs, and is not in use any more')
  await detectors.refresh()
  return 1
}
