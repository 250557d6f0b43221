import type { beside as ja } from '@mimamori/copy/beside/ja'
import { lazyMessages, useLazyMessages } from './lazy-messages.ts'

/** The words of what stands beside the text of a case, to be loaded before they are shown. */
export const evidenceCopy = lazyMessages<typeof ja>({
  ja: () => import('@mimamori/copy/beside/ja').then(({ beside: evidence }) => evidence),
  en: () => import('@mimamori/copy/beside/en').then(({ beside: evidence }) => evidence),
})

/** The words of what stands beside the text of a case. */
export const useEvidenceCopy = (): typeof ja => useLazyMessages(evidenceCopy)
