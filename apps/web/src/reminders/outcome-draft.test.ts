import type { ReminderContract } from '@mimamori/policy/reminders/reminder-request'
import { expect, test } from 'vitest'
import {
  type AboutReminder,
  chosenOf,
  editLetter,
  fieldOf,
  lacksAmount,
  letterOf,
  openOutcomeDraft,
  outcomeProblem,
  restOf,
  takeOutcome,
  typedYen,
  whyTwoPeople,
} from './outcome-draft.ts'

const letters = { asking: '{{amount}}をお支払いします。', silent: '{{amount}}をお支払いしました。' }
const plain = { asking: 'お知らせ', silent: 'お知らせします' }

const ABOUT: AboutReminder = {
  suggested: { outcome: 'payment_confirmed', amountYen: 60_000, negativeRating: false },
  letters: { payment_confirmed: letters, escrow_released: letters, project_cancelled: plain, dismissed: plain },
  contract: { escrowedYen: 60_000 } as ReminderContract,
  requestedBy: 'freelancer',
  money: {
    escrowedYen: 60_000,
    wholeEscrowYen: 60_000,
    twoPeopleAboveYen: 50_000,
    aloneADayYen: 300_000,
    movedAloneYen: 0,
  },
}
const NOW = '2026-12-01T00:00:00.000Z'
const SATO = { id: 'sato', role: 'moderator' } as const
const first = openOutcomeDraft(ABOUT)

test('an outcome begins with the suggestion and all that is in escrow', () => {
  expect(first).toMatchObject({ outcome: 'payment_confirmed', amount: '60,000' })
  expect(chosenOf(first, ABOUT)).toMatchObject({ amountYen: 60_000, negativeRating: false, rest: null })
  expect(openOutcomeDraft({ ...ABOUT, contract: { escrowedYen: 0 } as ReminderContract }).amount).toBe('')
})

test('yen are read however they are typed, and nothing else is an amount', () => {
  expect(['12,000', '１２０００', ' 12000円', '¥12,000'].map(typedYen)).toEqual([12_000, 12_000, 12_000, 12_000])
  expect(['', '1.5', '-3', '1万'].map(typedYen)).toEqual([null, null, null, null])
})

test('a letter has the amount as it is typed, until the letter is edited', () => {
  const less = { ...first, amount: '45000' }
  expect(letterOf(less, ABOUT, 'asking')).toBe('45,000円をお支払いします。')
  expect(letterOf({ ...first, amount: '' }, ABOUT, 'asking')).toContain('{{amount}}')
  const edited = editLetter(less, 'asking', '45,000円をお渡しします。')
  expect(letterOf({ ...edited, amount: '40000' }, ABOUT, 'asking')).toBe('45,000円をお渡しします。')
  expect(lacksAmount(edited, ABOUT, 'asking')).toBe(false)
  expect(lacksAmount({ ...edited, amount: '40000' }, ABOUT, 'asking')).toBe(true)
  expect(letterOf(editLetter(edited, 'asking', null), ABOUT, 'asking')).toBe('45,000円をお支払いします。')
})

test('a letter whose template names the amount twice has it in both places', () => {
  const twice = { asking: '{{amount}}のうち{{amount}}をお支払いします。', silent: 'お支払い: {{amount}}（{{amount}}）' }
  const about = { ...ABOUT, letters: { ...ABOUT.letters, payment_confirmed: twice } }
  expect(letterOf(first, about, 'asking')).toBe('60,000円のうち60,000円をお支払いします。')
  expect(letterOf(first, about, 'silent')).toBe('お支払い: 60,000円（60,000円）')
})

test('what was edited is kept while another outcome is looked at', () => {
  const edited = editLetter(first, 'silent', '書き直した文面')
  const other = { ...edited, outcome: 'dismissed' } as const
  expect(letterOf(other, ABOUT, 'silent')).toBe('お知らせします')
  expect(letterOf({ ...other, outcome: 'payment_confirmed' }, ABOUT, 'silent')).toBe('書き直した文面')
})

test('letters that were edited for one outcome are kept while those of another one are edited', () => {
  const edited = editLetter(editLetter(first, 'silent', '相手への文面'), 'asking', '依頼者への文面')
  const both = editLetter({ ...edited, outcome: 'dismissed' }, 'silent', '対応しない文面')
  const shown = (draft: typeof first) => [letterOf(draft, ABOUT, 'asking'), letterOf(draft, ABOUT, 'silent')]
  expect(shown(both)).toEqual(['お知らせ', '対応しない文面'])
  const back = { ...both, outcome: 'payment_confirmed' } as const
  expect(shown(back)).toEqual(['依頼者への文面', '相手への文面'])
  expect(shown(editLetter(back, 'asking', null))).toEqual(['60,000円をお支払いします。', '相手への文面'])
})

test('nobody is rated unless somebody says so, and another outcome begins without rating and rest', () => {
  expect(chosenOf(first, ABOUT).negativeRating).toBe(false)
  const rated = { ...first, amount: '20000', rest: { goes: 'returned' }, negativeRating: true } as const
  expect(takeOutcome(rated, 'escrow_released')).toMatchObject({ negativeRating: false, rest: null, amount: '20000' })
  expect(takeOutcome(rated, rated.outcome)).toBe(rated)
  expect(
    outcomeProblem(chosenOf({ ...rated, outcome: 'escrow_released', rest: { goes: 'paid' } }, ABOUT), ABOUT, SATO, NOW)
      ?.refusal,
  ).toBe('rating_of_paid_side')
})

test('letters say what becomes of the rest, where something is left and that was chosen', () => {
  const part = { ...first, amount: '45000' }
  expect([restOf(first, ABOUT), letterOf(part, ABOUT, 'asking')]).toEqual([null, '45,000円をお支払いします。'])
  const returned = { ...part, rest: { goes: 'returned' } } as const
  expect(letterOf(returned, ABOUT, 'silent')).toBe(
    '45,000円をお支払いしました。\n残りの15,000円は、クライアントに返金いたします。',
  )
  const stays = { ...part, rest: { goes: 'stays', until: '2026-12-20' } } as const
  expect(letterOf(stays, ABOUT, 'asking')).toContain('残りの15,000円は、2026年12月20日')
  const edited = editLetter(returned, 'asking', '45,000円をお渡しします。')
  expect([lacksAmount(edited, ABOUT, 'asking'), lacksAmount(returned, ABOUT, 'asking')]).toEqual([true, false])
})

test('no amount is sent with an outcome that moves no money', () => {
  expect(chosenOf({ ...first, outcome: 'project_cancelled' }, ABOUT).amountYen).toBeNull()
})

test('a second person is needed where the whole escrow or the day is above what is set, and the page says which', () => {
  expect(whyTwoPeople(first, ABOUT)).toBe('escrow')
  expect(whyTwoPeople({ ...first, amount: '5000' }, ABOUT)).toBe('escrow')
  expect(whyTwoPeople({ ...first, outcome: 'dismissed' }, ABOUT)).toBeNull()
  const day = { ...ABOUT, money: { ...ABOUT.money, twoPeopleAboveYen: 60_000, movedAloneYen: 250_000 } }
  expect(whyTwoPeople(first, day)).toBe('day')
  expect(whyTwoPeople({ ...first, amount: '50000' }, day)).toBeNull()
})

test('what keeps it from being sent is said at its field', () => {
  const problem = (draft: typeof first) => outcomeProblem(chosenOf(draft, ABOUT), ABOUT, SATO, NOW)?.field
  expect(problem(first)).toBe('reason')
  expect(problem({ ...first, amount: '60001' })).toBe('amount')
  expect(problem({ ...first, amount: '100' })).toBe('rest')
  expect(problem({ ...first, amount: '' })).toBe('amount')
  expect(problem(editLetter(first, 'silent', ' '))).toBe('silent')
  expect(problem(editLetter(first, 'asking', ''))).toBe('asking')
  expect(problem({ ...first, reason: '完了報告がある' })).toBeUndefined()
  const open = { asking: '了解しました', silent: '{{deadline}}まで' }
  expect(fieldOf('variable_unfilled', { letters: open })).toBe('silent')
  expect(fieldOf('lease_lost', { letters: open })).toBeNull()
})
