import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { isNightlyRefitDue } from '@mimamori/policy/detection/detection-model-rules'
import { isWithinRefitHour } from '@mimamori/policy/detection/refit-schedule'
import { detectionModelIn, lastRefitAttempt } from '@mimamori/storage/detection/detection-model-reads'
import { SYSTEM } from '@mimamori/storage/record-change'
import type { AppContext } from '../runtime/app-context.ts'
import { loadRightToFlag, toChallengerInShadow } from './load-right-to-flag.ts'
import { endCutOffRefit, loadRefitSituation, refitModel } from './refit-model.ts'

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
    const stored = await detectionModelIn(app.storage.db, 'challenger')
    const measured = await loadRightToFlag(app.storage.db, stored, app.detectors)
    const challenger = toChallengerInShadow(stored, measured, app.detectors)
    if (!isNightlyRefitDue(await loadRefitSituation(app), challenger, now)) return 0
    void refit(app, SYSTEM, { nightly: true }).catch(() => undefined)
    return 1
  }
}
