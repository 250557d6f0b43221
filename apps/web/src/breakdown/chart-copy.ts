import { charts as en } from '@mimamori/copy/breakdown/charts.en'
import { charts as ja } from '@mimamori/copy/breakdown/charts.ja'
import { copyHook } from '../i18n/language-provider.tsx'

/** The words of the charts of totals and rates. */
export const useChartCopy = copyHook<typeof ja>({ ja, en })
