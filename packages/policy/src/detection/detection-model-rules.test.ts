import { expect, test } from 'vitest'
import type { AccountEligibility } from '../people/eligibility-rules.ts'
import {
  answerKitCase,
  checkActivation,
  checkKitBegin,
  checkRefit,
  checkWithdrawAgreement,
  type FinishedKit,
  isNightlyRefitDue,
  rollBackModel,
} from './detection-model-rules.ts'
import { isWithinRefitHour } from './refit-schedule.ts'
import type { RightToFlag } from './right-to-flag.ts'
import { composeTestKit, type KitCandidate } from './test-kit.ts'

const lead = { id: 'tanaka', alias: 'tanaka', role: 'lead' } as const
const moderator = { id: 'sato', alias: 'sato', role: 'moderator' } as const
const NOW = '2026-11-24T18:30:00.000Z'
const AT_LEISURE = { now: NOW, readableFrom: NOW }
const open = { cases: 30, answers: 29, finishedAt: null }
const finished = { cases: 30, answers: 30, finishedAt: '2026-11-24T01:00:00.000Z' }

const account = (id: string, change: Partial<AccountEligibility> = {}): AccountEligibility => ({
  ...{ id, role: 'lead', disabledAt: null, confirmedAt: NOW, accessChangedAt: '' },
  ...change,
})
const kitBy = (
  proposer: string,
  agreed = { challenger: 28, champion: 20 },
  { smallDesk = false, since = NOW }: { smallDesk?: boolean; since?: string } = {},
): FinishedKit => ({
  agreed,
  situation: {
    proposer: account(proposer),
    account: account('tanaka'),
    context: { now: NOW, smallDesk },
    waitsSince: since,
  },
})

const CHALLENGER = { state: 'challenger', off: false, right: 'earned', agreed: false } as const

test('a challenger is activated by another lead than who finished a test kit of it', () => {
  expect(checkActivation(CHALLENGER, [kitBy('nakano')], lead)).toBeNull()
  expect(checkActivation(CHALLENGER, [kitBy('tanaka')], lead)).toBe('own_kit')
  expect(checkActivation(CHALLENGER, [kitBy('tanaka'), kitBy('nakano')], lead)).toBeNull()
  expect(checkActivation(CHALLENGER, [], lead)).toBe('kit_unfinished')
  expect(checkActivation({ ...CHALLENGER, state: 'rejected' }, [kitBy('nakano')], lead)).toBe('not_challenger')
  expect(checkActivation({ ...CHALLENGER, state: null }, [kitBy('nakano')], lead)).toBe('not_challenger')
  expect(checkActivation(CHALLENGER, [kitBy('nakano')], moderator)).toBe('not_permitted')
})

test('a challenger that flagged too many passed jobs is not offered, and one that is measured is agreed to once', () => {
  const offered = (change: Partial<typeof CHALLENGER | { right: RightToFlag; agreed: boolean }>) =>
    checkActivation({ ...CHALLENGER, ...change }, [kitBy('nakano')], lead)
  expect(offered({ right: 'not_earned' })).toBe('right_not_earned')
  expect(offered({ right: 'measuring' })).toBeNull()
  expect(offered({ right: 'measuring', agreed: true })).toBe('already_agreed')
  expect(offered({ right: 'earned', agreed: true })).toBeNull()
  expect(checkActivation({ ...CHALLENGER, right: 'measuring' }, [kitBy('tanaka')], lead)).toBe('own_kit')
})

test('where models are turned off none is activated', () => {
  expect(checkActivation({ ...CHALLENGER, off: true }, [kitBy('nakano')], lead)).toBe('models_off')
})

test('what was agreed to beforehand is taken back by any lead', () => {
  expect(checkWithdrawAgreement(true, lead)).toBeNull()
  expect(checkWithdrawAgreement(false, lead)).toBe('not_agreed')
  expect(checkWithdrawAgreement(true, moderator)).toBe('not_permitted')
})

test('a kit counts that agrees with the challenger at least as often as with the champion', () => {
  expect(checkActivation(CHALLENGER, [kitBy('nakano', { challenger: 20, champion: 21 })], lead)).toBe('kit_disagrees')
  expect(checkActivation(CHALLENGER, [kitBy('nakano', { challenger: 20, champion: 20 })], lead)).toBeNull()
})

test('on a small desk a lead activates what they tested alone, once 72 hours are over', () => {
  const since = '2026-11-20T00:00:00.000Z'
  expect(checkActivation(CHALLENGER, [kitBy('tanaka', undefined, { smallDesk: true })], lead)).toBe('own_kit')
  expect(checkActivation(CHALLENGER, [kitBy('tanaka', undefined, { smallDesk: true, since })], lead)).toBeNull()
})

test('a test kit needs ten decided cases, and is done once', () => {
  expect(checkKitBegin('challenger', null, 10, lead)).toBeNull()
  expect(checkKitBegin('challenger', null, 9, lead)).toBe('kit_too_small')
  expect(checkKitBegin('challenger', finished, 30, lead)).toBe('kit_finished')
  expect(checkKitBegin('retired', null, 30, lead)).toBe('not_challenger')
})

test('the cases of a kit are answered in order, each once, and the last answer finishes it', () => {
  expect(answerKitCase('challenger', open, 29, lead, AT_LEISURE)).toEqual({ ok: true, event: { finished: true } })
  expect(answerKitCase('challenger', { ...open, answers: 3 }, 3, lead, AT_LEISURE)).toMatchObject({
    event: { finished: false },
  })
  expect(answerKitCase('challenger', open, 28, lead, AT_LEISURE)).toMatchObject({ refusal: 'kit_answered' })
  expect(answerKitCase('challenger', finished, 30, lead, AT_LEISURE)).toMatchObject({ refusal: 'kit_finished' })
})

test('a case of a kit is answered no sooner than its text can be read', () => {
  const answered = (now: string) =>
    answerKitCase('challenger', open, 29, lead, { now, readableFrom: '2026-11-24T18:30:04.000Z' })
  expect(answered('2026-11-24T18:30:03.999Z')).toMatchObject({ refusal: 'kit_too_fast' })
  expect(answered('2026-11-24T18:30:04.000Z')).toMatchObject({ ok: true })
})

test('a rollback needs a learned champion and a reason', () => {
  expect(rollBackModel(true, lead, ' 誤検出が多い ')).toEqual({ ok: true, event: { reason: '誤検出が多い' } })
  expect(rollBackModel(true, lead, ' ')).toMatchObject({ refusal: 'reason_required' })
  expect(rollBackModel(false, lead, 'なし')).toMatchObject({ refusal: 'no_champion' })
  expect(rollBackModel(true, moderator, 'なし')).toMatchObject({ refusal: 'not_permitted' })
})

test('a refit runs at night for fifty new decisions, and on command for any, or for an erasure', () => {
  const situation = { off: false, running: false, newDecisions: 49, newErasures: 0 }
  expect(isNightlyRefitDue(situation, null, NOW)).toBe(false)
  expect(isNightlyRefitDue({ ...situation, newDecisions: 50 }, null, NOW)).toBe(true)
  expect(checkRefit(situation, lead)).toBeNull()
  expect(checkRefit({ ...situation, newDecisions: 0 }, lead)).toBe('nothing_to_learn')
  expect(checkRefit({ ...situation, newDecisions: 0, newErasures: 1 }, lead)).toBeNull()
  expect(checkRefit({ ...situation, running: true }, lead)).toBe('refit_running')
  expect(
    ['2026-11-24T18:29:59.999Z', '2026-11-24T18:30:00.000Z', '2026-11-24T19:30:00.000Z'].map(isWithinRefitHour),
  ).toEqual([false, true, false])
})

test('where models are turned off nothing is learned, neither at night nor on command', () => {
  const situation = { off: true, running: false, newDecisions: 500, newErasures: 1 }
  expect(isNightlyRefitDue(situation, null, NOW)).toBe(false)
  expect(checkRefit(situation, lead)).toBe('models_off')
})

test('no nightly refit takes the place of a challenger that is measured, or waits for leads, for 60 days', () => {
  const situation = { off: false, running: false, newDecisions: 500, newErasures: 0 }
  const due = (right: RightToFlag, since: string, steppedBack = false) =>
    isNightlyRefitDue(situation, { since, right, steppedBack }, NOW)
  for (const right of ['measuring', 'earned'] as const)
    expect([due(right, '2026-09-25T18:30:00.001Z'), due(right, '2026-09-25T18:30:00.000Z')]).toEqual([false, true])
  expect(due('not_earned', NOW)).toBe(true)
  // what stopped it is in what was passed since
  expect(due('measuring', NOW, true)).toBe(true)
})

const candidate = (n: number, change: Partial<KitCandidate>): KitCandidate => ({
  caseId: `case-${n}`,
  target: { type: 'job', id: `J-${n}` },
  version: 1,
  desk: n % 2 === 0 ? 'mlm' : 'none',
  challenger: n % 2 === 0 ? 'mlm' : 'none',
  champion: n % 2 === 0 ? 'mlm' : 'none',
  unseen: false,
  ...change,
})

test('a kit has thirty cases of both sides, and what the models disagree on before anything else', () => {
  const candidates = Array.from({ length: 80 }, (_, n) =>
    candidate(n, n >= 70 ? { champion: 'other', challenger: 'none' } : {}),
  )
  const kit = composeTestKit(candidates, 'kit')
  expect(kit).toHaveLength(30)
  expect(kit.filter(({ champion, challenger }) => champion !== challenger)).toHaveLength(10)
  expect(kit.filter(({ desk, champion, challenger }) => desk === 'none' && champion === challenger)).toHaveLength(10)
  expect(kit.map(({ caseId }) => caseId)).not.toEqual(composeTestKit(candidates, 'another').map(({ caseId }) => caseId))
})

test('where there are fewer than thirty a kit takes all, and what no training has seen comes before the rest', () => {
  expect(
    composeTestKit(
      Array.from({ length: 12 }, (_, n) => candidate(n, {})),
      'kit',
    ),
  ).toHaveLength(12)
  const candidates = Array.from({ length: 100 }, (_, n) => candidate(n, { unseen: n >= 70 }))
  const numbers = composeTestKit(candidates, 'kit').map(({ caseId }) => Number(caseId.slice(5)))
  expect(numbers.every((n) => n >= 70)).toBe(true)
})
