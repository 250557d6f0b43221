import type { ProposedSetting } from '@mimamori/contract/people/account-standing-contract'
import { eligibility as en } from '@mimamori/copy/eligibility/en'
import { eligibility as ja } from '@mimamori/copy/eligibility/ja'
import { copyHook } from '../i18n/language-provider.tsx'

export type EligibilityCopy = typeof ja

/** Texts about who is eligible as one of two people; loaded with the components that show them. */
export const useEligibilityCopy = copyHook<EligibilityCopy>({ ja, en })

/** The values a proposed setting would change, as texts. */
export function settingChangeWords(copy: EligibilityCopy['setting'], { now, loosening }: ProposedSetting): string[] {
  const { holdMinutes, withdrawalsAnHour } = loosening
  return [
    ...(holdMinutes === undefined ? [] : [copy.holdMinutes(now.holdMinutes, holdMinutes)]),
    ...(withdrawalsAnHour === undefined ? [] : [copy.withdrawalsAnHour(now.withdrawalsAnHour, withdrawalsAnHour)]),
  ]
}
