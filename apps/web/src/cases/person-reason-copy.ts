import type { PersonReasonLine } from '@mimamori/contract/cases/person-reason-contract'
import type { CaseState } from '@mimamori/policy/cases/case-model'
import { useMessages } from '../i18n/messages.ts'
import { usePersonName } from '../parts/person-names.tsx'

/** Tells what one of them did, in words, with names as the reader can say them. */
export function useToldReason(): (reason: PersonReasonLine, state: CaseState) => string {
  const { told } = useMessages('person-reasons')
  const nameOf = usePersonName()
  return ({ kind, by, to }, state) => {
    if (kind === 'assigned') return told.assigned(nameOf(by), nameOf(to ?? ''))
    return kind === 'snoozed' && state === 'snoozed' ? told.asleep(nameOf(by)) : told[kind](nameOf(by))
  }
}
