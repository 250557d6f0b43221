import type { PersonReasonLine } from '@mimamori/contract/cases/person-reason-contract'
import type { personReasons as ja } from '@mimamori/copy/person-reasons/ja'
import type { CaseState } from '@mimamori/policy/cases/case-model'
import { lazyMessages, useLazyMessages } from '../i18n/lazy-messages.ts'
import { usePersonName } from '../i18n/person-names.tsx'

type PersonReasonCopy = typeof ja

const personReasonCopy = lazyMessages<PersonReasonCopy>({
  ja: () => import('@mimamori/copy/person-reasons/ja').then(({ personReasons }) => personReasons),
  en: () => import('@mimamori/copy/person-reasons/en').then(({ personReasons }) => personReasons),
})

/** The words of what people did that explains why a case is here. */
export const usePersonReasonCopy = (): PersonReasonCopy => useLazyMessages(personReasonCopy)

/** Tells what one of them did, in words, with names as the reader can say them. */
export function useToldReason(): (reason: PersonReasonLine, state: CaseState) => string {
  const { told } = usePersonReasonCopy()
  const nameOf = usePersonName()
  return ({ kind, by, to }, state) => {
    if (kind === 'assigned') return told.assigned(nameOf(by), nameOf(to ?? ''))
    return kind === 'snoozed' && state === 'snoozed' ? told.asleep(nameOf(by)) : told[kind](nameOf(by))
  }
}
