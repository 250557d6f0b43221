import { describe, expect, test } from 'vitest'
import { ANSWER_KINDS, answersOnce, isQuiet, placeOfAnswer } from './answer-rules.ts'

describe('answers', () => {
  test('one event tells a person once, and who did it not at all', () => {
    const told = [
      { staffId: 'sato', kind: 'escalation_decided' },
      { staffId: 'sato', kind: 'watched_decided' },
      { staffId: 'maya', kind: 'watched_decided' },
      { staffId: 'tanaka', kind: 'watched_decided' },
    ] as const
    expect(answersOnce(told, 'tanaka')).toEqual([
      { staffId: 'sato', kind: 'escalation_decided' },
      { staffId: 'maya', kind: 'watched_decided' },
    ])
  })

  test('an acknowledged warning alone is not counted as unread', () => {
    expect(ANSWER_KINDS.filter(isQuiet)).toEqual(['warning_acknowledged'])
  })

  test('answers about appeals, withdrawals, notices, months, rules and one’s own texts lead there, all others to their case', () => {
    const beside = ANSWER_KINDS.map((kind) => [kind, placeOfAnswer(kind)]).filter(([, place]) => place !== 'case')
    expect(Object.fromEntries(beside)).toEqual({
      appeal_granted: 'appeal',
      appeal_upheld: 'appeal',
      appeal_agreement_lost: 'appeal',
      withdrawal_approved: 'withdrawal',
      withdrawal_sent_back: 'withdrawal',
      withdrawal_stopped: 'withdrawal',
      withdrawal_unanswered: 'withdrawal',
      notice_drafted: 'notice',
      rule_silenced: 'track_record',
      own_text_removed: 'own_texts',
      own_text_unused: 'own_texts',
      month_unclosed: 'closing',
    })
  })
})
