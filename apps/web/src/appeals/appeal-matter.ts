import type { AppealLine } from '@mimamori/contract/appeals/appeal-contract'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'

/** What an appeal is against, in a few words: the measures, or the outcome of a contact reminder with its amount. */
export function useAppealMatter(): (against: AppealLine['against']) => string {
  const copy = useMessages('appeals')
  const { words } = useCopy()
  return (against) => {
    if (against.kind === 'decision') return against.measures.map((measure) => words.measures[measure]).join(words.plus)
    const { outcome, amountYen } = against.outcome
    const amount = amountYen === null ? '' : ` ${words.yen(amountYen.toLocaleString('en'))}`
    return `${copy.reminderOutcomes[outcome]}${amount}`
  }
}
