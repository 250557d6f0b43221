import type { PageRow } from '@mimamori/contract/cases/case-batch-contract'
import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { letters } from '@mimamori/copy/letters/ja'
import { catalogueFor } from '@mimamori/policy/catalogue/entries-in-force'
import { expect, test } from 'vitest'
import { type BulkChoice, bulkBatches, countBulkEffects, countObjected, planBulk, withPassReason } from './bulk-plan.ts'

const day = '2026-11-24'
const words = { catalogue: catalogueFor(SHIPPED_CATALOGUE, day, day), letters, language: 'ja' } as const
const how = { lettersFor: () => words, now: '2026-11-24T04:00:00.000Z' }
const HIDE: BulkChoice = { move: 'hide', category: 'direct_deal' }

function row(id: string, more: object = {}): PageRow {
  const engagements = { contracts: 2, escrowedYen: 30_000, freelancers: 1 }
  return {
    id,
    fence: 7,
    contentVersion: 2,
    number: 400,
    target: { type: 'job', id },
    title: `依頼 ${id}`,
    body: '詳細はLINEでご連絡ください。',
    visible: true,
    objections: [],
    authorId: `U-${id}`,
    facts: { type: 'job', engagements },
    flags: [
      { category: 'direct_deal', rule: 'd', score: 0.9, reason: 'd', spans: [{ field: 'body', start: 3, end: 7 }] },
    ],
    ...more,
  } as unknown as PageRow
}

const shownMs = (id: string) => (id === 'a' ? 4_200 : 0)

test('every member reads a letter about their own job, and cases with the same choice go in one call', () => {
  const [batch, ...more] = bulkBatches(planBulk(HIDE, [row('a'), row('b')], how), shownMs)
  expect(more).toEqual([])
  expect(batch?.choice).toMatchObject({ measures: ['hide'], categories: ['direct_deal'] })
  expect(batch?.cases.map((each) => [each.caseId, each.fence, each.contentVersion, each.shownMs])).toEqual([
    ['a', 7, 2, 4_200],
    ['b', 7, 2, 0],
  ])
  expect(batch?.cases.map(({ text }) => text?.includes('「依頼 a」'))).toEqual([true, false])
  expect(batch?.cases.map(({ text }) => text?.includes('「依頼 b」'))).toEqual([false, true])
})

test('fifty cases go a few at a time, so that it can be stopped, and none is left out', () => {
  const rows = Array.from({ length: 50 }, (_, n) => row(`c${n}`))
  const batches = bulkBatches(planBulk({ move: 'no_violation' }, rows, how), shownMs)
  expect(batches.map(({ cases }) => cases.length)).toEqual([10, 10, 10, 10, 10])
  expect(batches.flatMap(({ cases }) => cases.map(({ caseId }) => caseId))).toEqual(rows.map(({ id }) => id))
  expect(batches[0]?.cases[0]).not.toHaveProperty('text')
})

test('what cannot be done to a case leaves it out and says why', () => {
  const rows = [row('a'), row('hidden', { visible: false }), row('m', { target: { type: 'member', id: 'm' } })]
  const plan = planBulk(HIDE, rows, how)
  expect(plan.map(({ whyNot }) => whyNot)).toEqual([null, 'already_hidden', 'measure_not_allowed'])
  expect(bulkBatches(plan, shownMs).flatMap(({ cases }) => cases.map(({ caseId }) => caseId))).toEqual(['a'])
})

test('a form that is not offered any more decides nothing', () => {
  const plan = planBulk({ move: 'warn', templateId: 'gone' }, [row('a')], how)
  expect(plan.map(({ whyNot }) => whyNot)).toEqual(['letter'])
  expect(bulkBatches(plan, shownMs)).toEqual([])
})

test('the effects are counted before anything happens: members once each, contracts and escrow together', () => {
  const rows = [row('a'), row('b', { authorId: 'U-a' }), row('c', { visible: false })]
  expect(countBulkEffects(planBulk(HIDE, rows, how))).toEqual({
    cases: 2,
    members: 1,
    hidden: 2,
    messages: 2,
    contracts: 4,
    escrowedYen: 60_000,
  })
  expect(countBulkEffects(planBulk({ move: 'no_violation' }, rows, how))).toMatchObject({
    cases: 3,
    hidden: 0,
    messages: 0,
  })
})

test('only the cases that much speaks against are passed with a reason, in a call of their own', () => {
  const rows = [row('a', { objections: ['sure_flag'] }), row('b'), row('c', { objections: ['several_reporters'] })]
  const plan = planBulk({ move: 'no_violation' }, rows, how)
  expect(countObjected(plan)).toBe(2)
  const batches = bulkBatches(withPassReason(plan, 'already_corrected'), shownMs)
  expect(batches.map(({ choice, cases }) => [choice, cases.map(({ caseId }) => caseId)])).toEqual([
    [{ kind: 'no_violation', reason: 'already_corrected' }, ['a', 'c']],
    [{ kind: 'no_violation' }, ['b']],
  ])
  expect(countObjected(planBulk(HIDE, rows, how))).toBe(0)
})
