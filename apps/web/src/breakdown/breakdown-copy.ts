import { type BreakdownWords, formatChartMessage } from '@mimamori/copy/breakdown/chart-sentence'
import type { ChartMessage } from '@mimamori/policy/breakdown/chart-message'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'

export type { BreakdownWords }

type MessageOptions = { readonly keys?: Readonly<Record<string, string>> }

/** What a chart says, in the language shown. */
export function useChartMessage(): (message: ChartMessage, more?: MessageOptions) => string {
  const copy = useMessages('breakdown')
  const { words } = useCopy()
  return (message, more = {}) => formatChartMessage(copy, message, { categories: words.categories, ...more })
}
