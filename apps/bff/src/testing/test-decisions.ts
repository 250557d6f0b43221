import type { Choice } from '@mimamori/policy/decisions/decision-choice'
import { confirmsViolation, type PickedMeasure } from '@mimamori/policy/decisions/measure-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { claimCase } from '../cases/claim-case.ts'
import { type DecideCaseInput, decideCase } from '../decisions/decide-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { aJob, aReport, person, type TestApp } from './test-app.ts'

export const sato = person('sato')
export const suzuki = person('suzuki')
export const tanaka = person('tanaka', 'lead')

/** Passes a case, also where something speaks against it. */
export const NO_VIOLATION: Choice = { kind: 'no_violation', reason: 'false_detection' }
/** Passes a case where nothing speaks against it. */
export const UNASKED_PASS: Extract<Choice, { kind: 'no_violation' }> = { kind: 'no_violation' }

/** A valid choice of one measure. */
export const choiceOf = (measure: PickedMeasure): Extract<Choice, { kind: 'measures' }> => ({
  kind: 'measures',
  measures: [measure],
  categories: confirmsViolation(measure) ? ['direct_deal'] : [],
  clause: confirmsViolation(measure) ? 'G-4' : null,
  template: null,
  text: '事務局です。ご確認をお願いします。',
  passages: measure === 'request_correction' ? [{ field: 'body', start: 0, end: 5, suggestion: '' }] : [],
})

/** A valid choice that reverses measures. */
export const reversalOf = (...reverses: string[]): Choice => ({
  kind: 'reverse',
  reverses,
  template: null,
  text: '先の措置を取り消しました。',
})

/** The refusal of an operation; `was allowed` when there was none. */
export const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'was allowed',
    (cause: { data?: { refusal?: string } }) => cause.data?.refusal ?? String(cause),
  )

/** Decides a case as this person; fence 1 and version 1 unless given. */
export const decideAs = (
  testApp: TestApp,
  actor: Staff,
  deciding: Partial<DecideCaseInput> & { caseId: string; choice: Choice },
): Promise<{ decisionId: string; heldUntil: string }> =>
  testApp.app.storage.write((tx) =>
    decideCase(tx, testApp.app.clock.now(), actor, {
      fence: 1,
      contentVersion: 1,
      note: '',
      entries: testApp.app.catalogue.entries(),
      ...deciding,
    }),
  )

/** A case of job J-1, claimed by sato; of a hidden job when the measure is `show`. */
export async function claimedCase(
  testApp: TestApp,
  measure: PickedMeasure | 'no_violation',
): Promise<{ caseId: string; fence: number; contentVersion: number }> {
  await testApp.ingest(aJob('J-1'))
  const storedCase = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, storedCase.id)
  if (measure !== 'show') return { caseId: storedCase.id, fence: 1, contentVersion: 1 }
  await decideAs(testApp, sato, { caseId: storedCase.id, choice: choiceOf('hide') })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  await testApp.ingest(aReport('R-again'))
  const next = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, next.id)
  return { caseId: next.id, fence: 1, contentVersion: 1 }
}
