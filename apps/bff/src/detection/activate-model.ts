import { checkActivation, rollBackModel } from '@mimamori/policy/detection/detection-model-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { detectionModelByVersion, detectionModelIn } from '@mimamori/storage/detection/detection-model-reads'
import { record } from '@mimamori/storage/record-change'
import { refusalError, requireAllowed } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadFinishedKits } from './answer-test-kit.ts'

/**
 * Makes the challenger the champion: it flags from now on, here when this resolves, at other instances a moment later. Texts that
 * were scanned keep what was found. By the page and by an operator's command alike it takes a test kit that
 * another lead has done. Throws the refusal of the rule.
 */
export async function activateModel(
  { storage, clock, detectors }: AppContext,
  actor: Staff,
  version: string,
): Promise<void> {
  await storage.write(async (tx) => {
    tx.lock('key', 'models')
    tx.lock('key', 'people')
    const now = clock.now()
    const state = (await detectionModelByVersion(tx.db, version))?.state ?? null
    const refusal = checkActivation(state, await loadFinishedKits(tx.db, now, actor, version), actor)
    if (refusal) throw refusalError(refusal)
    const champion = (await detectionModelIn(tx.db, 'champion'))?.version ?? null
    await record(tx, now, actor.id, { type: 'model.activated', version, champion, actorId: actor.id })
  })
  await detectors.refresh()
}

/** Goes back to the model that was champion before, or the shipped one. Answers its version. Throws the refusal of the rule. */
export async function rollBackChampion(
  { storage, clock, detectors }: AppContext,
  actor: Staff,
  words: string,
): Promise<{ readonly to: string | null }> {
  const to = await storage.write(async (tx) => {
    tx.lock('key', 'models')
    const champion = await detectionModelIn(tx.db, 'champion')
    const { reason } = requireAllowed(rollBackModel(champion !== null, actor, words))
    const { version = '', follows = null } = champion ?? {}
    await record(tx, clock.now(), actor.id, { type: 'model.rolled_back', version, to: follows, reason })
    return follows
  })
  await detectors.refresh()
  return { to }
}
