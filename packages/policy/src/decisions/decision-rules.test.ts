import { expect, test } from 'vitest'
import { monthOf } from '../breakdown/japan-month.ts'
import type { Case } from '../cases/case-model.ts'
import { renderTemplate, unfilledVariableNames } from '../catalogue/template-rendering.ts'
import { publishedCategory } from '../catalogue/violation-categories.ts'
import { RETRY_DELAYS_SECONDS, retryDelayAfter } from '../delivery/webhook-retry-rules.ts'
import type { TargetType } from '../intake/intake-arrivals.ts'
import type { LedgerEntry } from '../ledger/ledger-rules.ts'
import { checkReversal } from '../ledger/reversal-rules.ts'
import { maskEmail, maskName, maskPhone } from '../members/mask-formats.ts'
import { may, ROLES } from '../staff/role-permissions.ts'
import { allowedCaseActions } from './allowed-case-actions.ts'
import { type Measure, PICKED_MEASURES } from './measure-rules.ts'

const AT = '2026-11-24T01:00:00.000Z'
const held = (type: TargetType): Case => ({
  id: 'c',
  number: 1,
  kind: 'review',
  target: { type, id: 'x' },
  queue: 'flagged',
  state: 'claimed',
  fence: 1,
  lease: { kind: 'claim', holder: 'sato', endsAt: '2026-11-24T01:02:00.000Z' },
  contentVersion: 1,
  category: 'mlm',
  severity: 'high',
  dueAt: '2026-11-24T03:00:00.000Z',
  snoozedUntil: null,
  escalatedBy: null,
  pinnedAt: null,
  raisedAt: null,
  missedAt: null,
})

const SATO = { id: 'sato', alias: '', role: 'moderator' } as const
const member = { id: 'U-1', withdrawn: false, pending: false, ineligible: null, hadPart: false }
const sight = (it: Case) => ({ case: it, visible: true, ledger: [], restricting: false, member, withdrawing: false })

const DECIDING = ['no_violation', ...PICKED_MEASURES, 'reverse'] as const

test.each([
  ['job', ['no_violation', 'request_correction', 'advice', 'hide', 'warn']],
  ['proposal', ['no_violation', 'advice', 'hide', 'warn']],
  ['message', ['no_violation', 'advice', 'hide', 'warn']],
  ['member', ['no_violation', 'request_correction', 'advice', 'warn']],
] as const)('what can be done to a visible %s is what the table says', (type, open) => {
  const found = allowedCaseActions(SATO, 1, AT, sight(held(type)))
  expect(DECIDING.filter((move) => found[move] === null)).toEqual(open)
})

test('what is hidden can be shown and not hidden again', () => {
  const found = allowedCaseActions(SATO, 1, AT, { ...sight(held('job')), visible: false })
  expect([found.show, found.hide]).toEqual([null, 'already_hidden'])
})

const line = (id: string, measure: Measure, reverses: string | null = null): LedgerEntry => {
  return { id, decisionId: `d${id}`, measure, target: { type: 'member', id: 'U-1' }, at: AT, reverses }
}

test('a member can be restricted once, where the desk restricts at all; a restriction can be lifted even after that', () => {
  const it = held('member')
  const asked = (ledger: LedgerEntry[], restricting: boolean) => {
    const { restrict, lift } = allowedCaseActions(SATO, 1, AT, { ...sight(it), ledger, restricting })
    return [restrict, lift]
  }
  expect(asked([], false)).toEqual(['restricting_off', 'not_restricted'])
  expect(asked([], true)).toEqual([null, 'not_restricted'])
  expect(asked([line('1', 'restrict')], true)).toEqual(['already_restricted', null])
  expect(asked([line('1', 'restrict')], false)).toEqual(['restricting_off', null])
  expect(asked([line('1', 'restrict'), line('2', 'lift')], true)).toEqual([null, 'not_restricted'])
  expect(asked([line('1', 'restrict'), line('2', 'reverse', '1')], true)).toEqual([null, 'not_restricted'])
})

test.each([
  [[], 'nothing_to_reverse'],
  [['1'], null],
  [['1', '1'], 'not_reversible'],
  [['2'], 'already_reversed'],
  [['3'], 'not_reversible'],
  [['4'], 'not_reversible'],
  [['5'], 'two_people_needed'],
  [['of another'], 'not_reversible'],
  [['1', 'of another'], 'not_reversible'],
] as const)('of an advice, a warning taken back, a show and a withdrawal, %o: %s', (ids, refusal) => {
  const ledger = [line('1', 'advice'), line('2', 'warn'), line('3', 'reverse', '2'), line('4', 'show')]
  expect(checkReversal([...ledger, line('5', 'withdraw')], ids)).toBe(refusal)
})

test.each(ROLES)('a closed button tells a %s why', (role) => {
  const found = allowedCaseActions({ ...SATO, role }, 1, AT, sight({ ...held('job'), fence: 2 }))
  expect(new Set(DECIDING.map((move) => found[move]))).toEqual(
    new Set([may(role, 'cases.decide') ? 'lease_lost' : 'not_permitted']),
  )
  const { claim, pin, unpin } = found
  expect(
    [claim, pin, unpin].map((why) => why === null),
    'what needs no claim',
  ).toEqual([may(role, 'cases.decide'), may(role, 'cases.lead'), false])
})

test('a target found to span several categories is published once, as other', () => {
  expect(publishedCategory(['mlm', 'direct_deal'])).toBe('other')
  expect(publishedCategory(['mlm', 'mlm'])).toBe('mlm')
  expect(publishedCategory([])).toBeNull()
})

test.each([
  ['2026-10-31T14:59:59.999Z', '2026-10'],
  ['2026-10-31T15:00:00.000Z', '2026-11'],
  ['2028-02-29T14:59:59.999Z', '2028-02'],
  ['2026-12-31T15:00:00.000Z', '2027-01'],
])('%s is counted in %s, Japan time', (instant, month) => {
  expect(monthOf(instant)).toBe(month)
})

test('an open variable stays in the text and blocks sending', () => {
  const text = renderTemplate('{{job_title}}の件、{{deadline}}までに', { job_title: 'ロゴ制作', deadline: '' })
  expect(text).toBe('ロゴ制作の件、{{deadline}}までに')
  expect(unfilledVariableNames(text)).toEqual(['deadline'])
})

test('a word in braces that is a member’s own blocks nothing', () => {
  expect(unfilledVariableNames('【募集】{name}様 {deadline} {{name}}')).toEqual([])
})

test('a value that looks like a variable is not filled a second time', () => {
  expect(renderTemplate('{{job_title}}', { job_title: '{{clause_text}}', clause_text: '秘密' })).toBe('{{clause_text}}')
})

test('retries take about three days and then give up; what the receiver asks for is waited for', () => {
  const hours = RETRY_DELAYS_SECONDS.reduce((sum, seconds) => sum + seconds, 0) / 3600
  expect(hours).toBeGreaterThan(75)
  expect(hours).toBeLessThan(77)
  expect(retryDelayAfter(1, 1, 0)).toBe(5)
  expect(retryDelayAfter(1, 1, 60)).toBe(60)
  expect(retryDelayAfter(2, 0.001, 0)).toBe(0.3)
  expect(retryDelayAfter(RETRY_DELAYS_SECONDS.length + 1, 1, 0)).toBeNull()
})

test('masks keep enough to recognise and too little to use, whole characters only', () => {
  expect(maskName('山田 太郎')).toBe('山* 太*')
  expect(maskName('𠮷野')).toBe('𠮷*')
  expect(maskName(' 山田　 太郎 ')).toBe('山* 太*')
  expect(maskEmail('taro@example.jp')).toBe('t***@e***.jp')
  expect(maskPhone('090-1234-5678')).toBe('***-****-**78')
  expect(maskPhone('110')).toBe('***')
})
