import type { ProposedSetting } from '@mimamori/contract/people/account-standing-contract'
import type { LoosenedSetting } from '@mimamori/policy/ledger/loosening-rules'
import type { Messages } from '../i18n/messages.ts'

/** The values a proposed setting would change, as texts. */
export const settingChangeWords = (
  { changes }: Messages['eligibility']['setting'],
  { now, loosening }: Pick<ProposedSetting, 'now' | 'loosening'>,
): string[] =>
  (Object.keys(loosening) as LoosenedSetting[]).map((name) => {
    const said = (value: number | undefined) => (value ?? 0).toLocaleString('en')
    return changes[name](said(now[name]), said(loosening[name]))
  })
