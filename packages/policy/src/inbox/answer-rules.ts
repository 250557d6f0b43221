/** What tells a person how something that concerns them ended (返答), in their inbox (受信箱). */
export const ANSWER_KINDS = [
  'escalation_decided',
  'escalation_sent_back',
  'decision_reversed',
  'decision_undone',
  'appeal_granted',
  'appeal_upheld',
  'correction_made',
  'correction_missed',
  'warning_acknowledged',
  'withdrawal_approved',
  'withdrawal_sent_back',
  'withdrawal_stopped',
  'withdrawal_unanswered',
  'outcome_agreed',
  'outcome_sent_back',
  'outcome_taken_back',
  'outcome_agreement_lost',
  'appeal_agreement_lost',
  'assigned',
  'assigned_unkept',
  'assignment_taken',
  'watched_decided',
  'watched_sent_back',
  'watched_escalated',
  'watched_reopened',
  'notice_drafted',
  'month_unclosed',
  'rule_silenced',
  'own_text_removed',
  'own_text_unused',
] as const
export type AnswerKind = (typeof ANSWER_KINDS)[number]

/** Answers that are in the inbox without being counted as unread: nothing follows from them. */
const QUIET_KINDS: ReadonlySet<AnswerKind> = new Set<AnswerKind>(['warning_acknowledged'])

/** Is this answer in the inbox without being counted as unread? */
export const isQuiet = (kind: AnswerKind): boolean => QUIET_KINDS.has(kind)

/** What an answer leads to: its case, or something beside it; those about a month, a rule or one's own texts have no case. */
export type AnswerPlace = 'case' | 'appeal' | 'withdrawal' | 'notice' | 'closing' | 'track_record' | 'own_texts'

/** Where opening an answer leads. */
export function placeOfAnswer(kind: AnswerKind): AnswerPlace {
  if (kind.startsWith('appeal_')) return 'appeal'
  if (kind === 'notice_drafted') return 'notice'
  if (kind === 'month_unclosed') return 'closing'
  if (kind === 'rule_silenced') return 'track_record'
  if (kind.startsWith('own_text_')) return 'own_texts'
  return kind.startsWith('withdrawal_') ? 'withdrawal' : 'case'
}

/** Days after a case is closed for which it stays watched (ウォッチ中): long enough to see it come back at once. */
export const WATCH_DAYS_AFTER_CLOSING = 7

export type Recipient = { readonly staffId: string; readonly kind: AnswerKind }

/** Of several answers to one event: the first for each person, and none for who did it. */
export function answersOnce<Told extends Recipient>(told: readonly Told[], doneBy: string): Told[] {
  const first = new Map<string, Told>()
  for (const each of told) if (each.staffId !== doneBy && !first.has(each.staffId)) first.set(each.staffId, each)
  return [...first.values()]
}
