import { expect, test } from 'vitest'
import type { LedgerEntry } from '../ledger/ledger-rules.ts'
import { computeStanding, NO_STANDING, standingParts, type WithdrawalUnderway } from './standing-rules.ts'

const AT = '2026-12-01T00:00:00.000Z'
const line = (id: string, measure: LedgerEntry['measure'], reverses: string | null = null) => {
  return { id, measure, reverses, at: AT }
}
const END = line('1', 'withdraw')
const BACK = line('2', 'reverse', '1')

test.each([
  ['nothing', [], null, []],
  ['a proposal, before any line', [], { kind: 'withdrawal', state: 'proposed' }, ['withdrawalProposed']],
  ['an approved one, on hold', [END], { kind: 'withdrawal', state: 'held' }, ['withdrawalHeld']],
  ['one that was carried out', [END], null, ['withdrawn']],
  ['one whose reversal is proposed', [END], { kind: 'reversal', state: 'proposed' }, ['withdrawn']],
  ['one whose reversal is on hold', [END, BACK], { kind: 'reversal', state: 'held' }, ['withdrawn']],
  ['one whose reversal was carried out', [END, BACK], null, []],
] as const satisfies [string, unknown, WithdrawalUnderway, string[]][])(
  'of a membership a standing says, by %s, what it is now',
  (_, ledger, underway, says) => {
    const standing = computeStanding(ledger, AT, null, underway)
    const names = ['withdrawn', 'withdrawalHeld', 'withdrawalProposed'] as const
    expect(names.filter((name) => standing[name])).toEqual(says)
  },
)

const MANY = { ...NO_STANDING, advice: 1, warnings: 5, expired: 2, hidden: 13 }
const COUNTS = ['warnings 5', 'hidden 13', 'advice 1', 'expired 2']
const ENDED = { withdrawn: true, withdrawalHeld: true, withdrawalProposed: true }

test.each([
  ['nothing', NO_STANDING, []],
  ['an advice alone', { ...NO_STANDING, advice: 1 }, ['advice 1']],
  ['counts, warnings first', MANY, COUNTS],
  ['a restriction before the counts', { ...MANY, restricted: true }, ['restricted', ...COUNTS]],
  ['a withdrawal that is only proposed', { ...MANY, withdrawalProposed: true }, ['withdrawalProposed', ...COUNTS]],
  ['a withdrawal on hold', { ...NO_STANDING, withdrawalHeld: true, withdrawalProposed: true }, ['withdrawalHeld']],
  ['a membership that has ended', { ...NO_STANDING, ...ENDED }, ['withdrawn']],
])('what is said about %s', (_, standing, said) => {
  expect(standingParts(standing).map((part) => ('count' in part ? `${part.kind} ${part.count}` : part.kind))).toEqual(
    said,
  )
})
