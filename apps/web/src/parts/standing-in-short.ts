import type { MemberStanding } from '@mimamori/policy/members/standing-rules'
import { useCopy } from '../i18n/language-provider.tsx'

/** what says most of a membership */
const FIRST = ['withdrawn', 'withdrawalHeld', 'withdrawalProposed', 'restricted'] as const

/** What a member has on record, in a few words; '' where there is nothing. */
export function useStandingInShort(): (standing: MemberStanding) => string {
  const { standing: names, onRecord } = useCopy().cases
  return ({ warnings, hidden, ...standing }) =>
    [
      ...FIRST.map((name) => (standing[name] ? names[name] : '')),
      warnings > 0 ? onRecord.warnings(warnings) : '',
      hidden > 0 ? onRecord.hidden(hidden) : '',
    ]
      .filter(Boolean)
      .join(onRecord.between)
}
