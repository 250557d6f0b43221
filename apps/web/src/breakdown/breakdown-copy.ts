import { type BreakdownWords, formatChartMessage } from '@mimamori/copy/breakdown/chart-sentence'
import { breakdown as en } from '@mimamori/copy/breakdown/en'
import { breakdown as ja } from '@mimamori/copy/breakdown/ja'
import type { ChartMessage } from '@mimamori/policy/breakdown/chart-message'
import { copyHook, useCopy } from '../i18n/language-provider.tsx'

export type { BreakdownWords }

/** The words of the breakdown; they come with its pages. */
export const useBreakdownCopy = copyHook<BreakdownWords>({ ja, en })

type MessageOptions = { readonly keys?: Readonly<Record<string, string>> }

/** What a chart says, in the language shown. */
export function useChartMessage(): (message: ChartMessage, more?: MessageOptions) => string {
  const copy = useBreakdownCopy()
  const { words } = useCopy()
  return (message, more = {}) => formatChartMessage(copy, message, { categories: words.categories, ...more })
}
