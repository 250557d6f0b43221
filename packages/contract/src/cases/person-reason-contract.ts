import type { PersonReasonKind } from '@mimamori/policy/cases/person-reason-rules'

/** A person's part in why a case is here, newest first in a list of them. */
export type PersonReasonLine = {
  kind: PersonReasonKind
  at: string
  /** alias */
  by: string
  /** their words, from the internal note; `null`: none were given, or they are erased */
  words: string | null
  /** of a snooze, or of an assignment that is kept: until when */
  until: string | null
  /** of an assignment: alias of the assignee */
  to: string | null
}
