import { standards as en } from '@mimamori/copy/standards/en'
import { standards as ja } from '@mimamori/copy/standards/ja'
import { metricNames as namesEn } from '@mimamori/copy/standards/metric-names.en'
import { metricNames as namesJa } from '@mimamori/copy/standards/metric-names.ja'
import * as distancesEn from '@mimamori/copy/standards/standard-distances.en'
import * as distancesJa from '@mimamori/copy/standards/standard-distances.ja'
import { standardProposals as proposalsEn } from '@mimamori/copy/standards/standard-proposals.en'
import { standardProposals as proposalsJa } from '@mimamori/copy/standards/standard-proposals.ja'
import * as valuesEn from '@mimamori/copy/standards/standard-values.en'
import * as valuesJa from '@mimamori/copy/standards/standard-values.ja'
import { standardsPage as pageEn } from '@mimamori/copy/standards/standards-page.en'
import { standardsPage as pageJa } from '@mimamori/copy/standards/standards-page.ja'
import { type Copy, copyHook, useCopy } from '../i18n/language-provider.tsx'

/** The words of account standards; loaded with their page. */
export const useStandardsCopy = copyHook<typeof ja & typeof pageJa & typeof proposalsJa>({
  ja: { ...ja, ...pageJa, ...proposalsJa },
  en: { ...en, ...pageEn, ...proposalsEn },
})

/** Values of metrics, thresholds and windows in words. */
export const useStandardValues = copyHook({
  ja: { ...valuesJa, ...distancesJa, metricNames: namesJa },
  en: { ...valuesEn, ...distancesEn, metricNames: namesEn },
})

/** Texts of every refusal about account standards. */
export function useStandardsErrorCopy(): Pick<Copy, 'errors' | 'refusals'> {
  const { errors, refusals } = useCopy()
  return { errors, refusals: { ...refusals, ...useStandardsCopy().refusals } }
}

/** `1,234`, in both languages. */
export const formatCount = (n: number): string => n.toLocaleString('en')

/** `+12`, `−3` with a minus as wide as the plus. */
export const formatDifference = (n: number): string => (n < 0 ? `−${formatCount(-n)}` : `+${formatCount(n)}`)
