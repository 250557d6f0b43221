import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { isNightlyRefitDue, type ShadowState } from '@mimamori/policy/detection/detection-model-rules'
import { isWithinRefitHour } from '@mimamori/policy/detection/refit-schedule'
import { detectionModelIn, lastRefitAttempt } from '@mimamori/storage/detection/detection-model-reads'
import { SYSTEM } from '@mimamori/storage/record-change'
import type { AppContext } from '../runtime/app-context.ts'
import { loadRightToFlag, shadowSinceOf } from './load-right-to-flag.ts'
import { endCutOffRefit, loadRefitSituation, refitModel } from './refit-model.ts'

/** The challenger that a refit would take the place of; `null`: there is none. */
async function loadShadowState({ storage: { db }, detectors }: AppContext): Promise<ShadowState | null> {
  const challenger = await detectionModelIn(db, 'challenger')
  if (challenger === null) return null
  const { right } = await loadRightToFlag(db, challenger, detectors.challenger())
  return { since: shadowSinceOf(challenger), right, steppedBack: challenger.figures.steppedBack !== undefined }
}

/**
 * Every night within the hour from half past three, Japan time, starts a refit where there are enough new decisions, and does
 * not wait for it. Once a night, also where the desk is started again or another instance leads. For the leader. Each call returns how many were started.
 */
export function createNightlyRefit(app: AppContext, refit = refitModel): () => Promise<number> {
  let lastDay = ''
  let lastLookDay = ''
  return async () => {
    const now = app.clock.now()
    if (lastLookDay !== dayOf(now)) await endCutOffRefit(app)
    lastLookDay = dayOf(now)
    if (!isWithinRefitHour(now) || dayOf(now) === lastDay) return 0
    lastDay = dayOf(now)
    if ((await lastRefitAttempt(app.storage.db))?.night === lastDay) return 0
    if (!isNightlyRefitDue(await loadRefitSituation(app), await loadShadowState(app), now)) return 0
    void refit(app, SYSTEM, { nightly: true }).catch(() => undefined)
    return 1
  }
}
