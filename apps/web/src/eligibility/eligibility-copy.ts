import type { ProposedSetting } from '@mimamori/contract/people/account-standing-contract'
import { eligibility as en } from '@mimamori/copy/eligibility/en'
import { eligibility as ja } from '@mimamori/copy/eligibility/ja'
import type { LoosenedSetting } from '@mimamori/policy/ledger/loosening-rules'
import { copyHook } from '../i18n/language-provider.tsx'

export type EligibilityCopy = typeof ja

/** Texts about who is eligible as one of two people; loaded with the components that show them. */
export const useEligibilityCopy = copyHook<EligibilityCopy>({ ja, en })

/** The values a proposed setting would change, as texts. */
export const settingChangeWords = (
  { changes }: EligibilityCopy['setting'],
  { now, loosening }: Pick<ProposedSetting, 'now' | 'loosening'>,
): string[] =>
  (Object.keys(loosening) as LoosenedSetting[]).map((name) => {
    const said = (value: number | undefined) => (value ?? 0).toLocaleString('en')
    return changes[name](said(now[name]), said(loosening[name]))
  })
