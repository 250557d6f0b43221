import { SHIPPED_MODEL } from '@mimamori/detection/model/shipped-model'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { stepsBack, stepsBackFromMessages } from '@mimamori/policy/detection/right-to-flag'
import { detectionModelIn } from '@mimamori/storage/detection/detection-model-reads'
import { honestJobsOf, leftMessages, messageFlagsOf } from '@mimamori/storage/detection/right-to-flag-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { AppContext } from '../runtime/app-context.ts'

/**
 * Takes the learned model in use out of it where it flags too many of the honest jobs that arrived last: rules flag then, and the shipped
 * model orders. It runs in shadow, where it can earn its right again, unless another one does. For the leader. Returns 1 where it did. Throws
 * ConcurrentUpdateError where leads replaced the model meanwhile.
 */
export async function stepModelBack({ storage, clock, detectors, log }: AppContext): Promise<number> {
  const champion = await detectionModelIn(storage.db, 'champion')
  if (champion === null) return 0
  const { version, madeAt, activatedAt } = champion
  // what it read while it was in use before was judged then
  const steppedBack = await honestJobsOf(storage.db, version, activatedAt ?? madeAt)
  if (!stepsBack(steppedBack)) return 0
  await storage.write(async (tx) => {
    tx.lock('key', 'models')
    const shadowSince = clock.now()
    const { measured: _, ...figures } = { ...champion.figures, steppedBack, shadowSince }
    const to = (await detectionModelIn(tx.db, 'challenger')) ? 'retired' : 'challenger'
    await record(tx, shadowSince, SYSTEM, { type: 'model.stepped_back', version, to, figures })
  })
  log.warn({ version, ...steppedBack }, 'a detection model flagged too many honest jobs, and is not in use any more')
  await detectors.refresh()
  return 1
}

/**
 * Leaves messages and proposals to the rules where most of what the model in use flagged of them last was not confirmed, until another model is in
 * use. For the leader. Returns 1 where it did.
 */
export async function leaveMessages({ storage, clock, detectors, log }: AppContext): Promise<number> {
  const version = detectors.champion()?.version
  if (version === undefined || (await leftMessages(storage.db))?.version === version) return 0
  const counts = await messageFlagsOf(storage.db, version, dayOf(clock.now()))
  if (!stepsBackFromMessages(counts)) return 0
  const left = await storage.write(async (tx) => {
    tx.lock('key', 'models')
    if (((await detectionModelIn(tx.db, 'champion'))?.version ?? SHIPPED_MODEL.version) !== version) return false
    await record(tx, clock.now(), SYSTEM, { type: 'model.left_messages', version, counts })
    return true
  })
  if (!left) return 0
  log.warn(
    { version, ...counts },
    'most of what a detection model flagged of messages was not confirmed: it flags none',
  )
  await detectors.refresh()
  return 1
}
