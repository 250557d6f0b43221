import { checkActivation, rollBackModel, withdrawAgreedModel } from '@mimamori/policy/detection/detection-model-rules'
import { rightToFlag } from '@mimamori/policy/detection/right-to-flag'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { detectionLevels } from '@mimamori/storage/detection/detection-level-reads'
import { detectionModelByVersion, detectionModelIn } from '@mimamori/storage/detection/detection-model-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { accountOf } from '@mimamori/storage/staff/staff-reads'
import type { Storage, Tx } from '@mimamori/storage/storage'
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
    const { measure, judged, ...situation } = await loadRightToFlag(tx.db, stored, detectors, { withMissed: true })
    const kits = stored ? await loadFinishedKits(tx.db, now, actor, stored) : []
    const refusal = checkActivation(situation, kits, actor)
    if (refusal || !stored) throw refusalError(refusal ?? 'not_challenger')
    if (situation.right === 'measuring') {
      await record(tx, now, actor.id, { type: 'model.agreed', version, actorId: actor.id })
      return false
    }
    const champion = (await detectionModelIn(tx.db, 'champion'))?.version ?? null
    const { steppedBack: _, shadowSince: __, ...figures } = { ...stored.figures, measured: measure }
    const agreedAt = stored.activatedBy === actor.id ? stored.activatedAt : null
    const activated = { version, champion, figures, earned: judged, agreedAt, actorId: actor.id }
    await record(tx, now, actor.id, { type: 'model.activated', ...activated })
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
type AgreedChallenger = NonNullable<Awaited<ReturnType<typeof agreedChallenger>>>

/** What a lead has agreed to beforehand is not to be done any more. Throws the refusal of the rule. */
export async function withdrawAgreement({ storage, clock }: AppContext, actor: Staff): Promise<void> {
  await storage.write(async (tx) => {
    tx.lock('key', 'models')
    const challenger = await agreedChallenger(tx.db)
    const { version } = requireAllowed(withdrawAgreedModel(challenger, actor))
    await record(tx, clock.now(), actor.id, { type: 'model.agreed', version, actorId: null })
  })
}

/** Withdraws this agreement, if it is still the one that stands. */
async function dropAgreement({ storage, clock, log }: AppContext, of: AgreedChallenger, why: string): Promise<void> {
  const { version, agreedBy, activatedAt } = of
  await storage.write(async (tx: Tx) => {
    tx.lock('key', 'models')
    const now = await agreedChallenger(tx.db)
    if (now?.version !== version || now.agreedBy !== agreedBy || now.activatedAt !== activatedAt) return
    await record(tx, clock.now(), SYSTEM, { type: 'model.agreed', version, actorId: null })
  })
  log.warn({ version, why }, 'the model that a lead agreed to beforehand was not activated')
}

/**
 * Activates the model that a lead has agreed to beforehand, once it has earned to flag. Where it has not, or the two people behind it do not count
 * any more, the agreement is withdrawn. For the leader. Returns 1 where it was activated.
 */
export async function activateAgreedModel(app: AppContext): Promise<number> {
  const challenger = await agreedChallenger(app.storage.db)
  if (challenger === null) return 0
  const { version, agreedBy } = challenger
  const { right } = await loadRightToFlag(app.storage.db, challenger, app.detectors)
  if (right === 'not_earned') await dropAgreement(app, challenger, right)
  if (right !== 'earned') return 0
  const lead = await accountOf(app.storage.db, agreedBy)
  try {
    if (lead === null) throw refusalError('not_permitted')
    await activateModel(app, lead, version)
  } catch (fault) {
    const refused = refusalOf(fault)
    if (refused === null) throw fault
    await dropAgreement(app, challenger, refused.refusal)
    return 0
  }
  app.log.info({ version }, 'a detection model has earned to flag, and is active as agreed')
  return 1
}

/** The model that a rollback brings back; the shipped one, `null`, in place of one that has not earned the levels in force. */
async function modelBefore(db: Storage['db'], version: string | null): Promise<string | null> {
  const measured = version === null ? undefined : (await detectionModelByVersion(db, version))?.figures.measured
  const { levels } = await detectionLevels(db)
  return measured && rightToFlag(measured, levels) !== 'earned' ? null : version
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
    const before = await modelBefore(tx.db, follows)
    await record(tx, clock.now(), actor.id, { type: 'model.rolled_back', version, to: before, reason })
    return before
  })
  await detectors.refresh()
  return { to }
}
