import { checkActivation, rollBackModel, withdrawAgreedModel } from '@mimamori/policy/detection/detection-model-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { detectionModelByVersion, detectionModelIn } from '@mimamori/storage/detection/detection-model-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { accountOf } from '@mimamori/storage/staff/staff-reads'
import type { Storage } from '@mimamori/storage/storage'
import { refusalError, refusalOf, requireAllowed } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadFinishedKits } from './answer-test-kit.ts'
import { loadRightToFlag } from './load-right-to-flag.ts'

/**
 * A lead agrees that the challenger flags. Where it has earned to, it is the champion: it flags from now on, here when this resolves, at other
 * instances a moment later, and texts that were scanned keep what was found. While it is measured the desk keeps that it was agreed to, and does it as soon
 * as it may. By the page and by an operator's command alike it takes a test kit that another lead has done. Throws the refusal of the rule.
 */
export async function activateModel(
  { storage, clock, detectors }: AppContext,
  actor: Staff,
  version: string,
): Promise<{ readonly active: boolean }> {
  // at this instance another may still be in shadow
  if (detectors.challenger()?.version !== version) await detectors.refresh()
  const active = await storage.write(async (tx) => {
    tx.lock('key', 'models')
    tx.lock('key', 'people')
    const now = clock.now()
    const stored = await detectionModelByVersion(tx.db, version)
    const { measure, ...situation } = await loadRightToFlag(tx.db, stored, detectors.challenger())
    const refusal = checkActivation(situation, await loadFinishedKits(tx.db, now, actor, version), actor)
    if (refusal || !stored) throw refusalError(refusal ?? 'not_challenger')
    if (situation.right === 'measuring') {
      await record(tx, now, actor.id, { type: 'model.agreed', version, actorId: actor.id })
      return false
    }
    const champion = (await detectionModelIn(tx.db, 'champion'))?.version ?? null
    const figures = { ...stored.figures, measured: measure }
    await record(tx, now, actor.id, { type: 'model.activated', version, champion, figures, actorId: actor.id })
    return true
  })
  await detectors.refresh()
  return { active }
}

/** The challenger that a lead has agreed to beforehand; `null`: there is none. */
async function agreedChallenger(db: Storage['db']) {
  const challenger = await detectionModelIn(db, 'challenger')
  const agreedBy = challenger?.activatedBy ?? null
  return challenger === null || agreedBy === null ? null : { ...challenger, agreedBy }
}

/** What a lead has agreed to beforehand is not to be done any more. Throws the refusal of the rule. */
export async function withdrawAgreement({ storage, clock }: AppContext, actor: Staff): Promise<void> {
  await storage.write(async (tx) => {
    tx.lock('key', 'models')
    const challenger = await agreedChallenger(tx.db)
    const { version } = requireAllowed(withdrawAgreedModel(challenger, actor))
    await record(tx, clock.now(), actor.id, { type: 'model.agreed', version, actorId: null })
  })
}

/**
 * Activates the model that a lead has agreed to beforehand, once it has earned to flag. Where the two people behind it do not count any more the
 * agreement is withdrawn. For the leader. Returns 1 where it was activated.
 */
export async function activateAgreedModel(app: AppContext): Promise<number> {
  const { storage, clock, detectors, log } = app
  const challenger = await agreedChallenger(storage.db)
  if (challenger === null) return 0
  const { version, agreedBy } = challenger
  if ((await loadRightToFlag(storage.db, challenger, detectors.challenger())).right !== 'earned') return 0
  const lead = await accountOf(storage.db, agreedBy)
  try {
    if (lead === null) throw refusalError('not_permitted')
    await activateModel(app, lead, version)
  } catch (fault) {
    const refused = refusalOf(fault)
    if (refused === null) throw fault
    log.warn({ version, refusal: refused.refusal }, 'the model that a lead agreed to was not activated')
    await storage.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'model.agreed', version, actorId: null }))
    return 0
  }
  log.info({ version }, 'a detection model has earned to flag, and is active as agreed')
  return 1
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
