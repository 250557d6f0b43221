import type { factor as ja } from '@mimamori/copy/factor/ja'
import { lazyMessages, useLazyMessages } from '../i18n/lazy-messages.ts'

const factorCopy = lazyMessages<typeof ja>({
  ja: () => import('@mimamori/copy/factor/ja').then(({ factor }) => factor),
  en: () => import('@mimamori/copy/factor/en').then(({ factor }) => factor),
})

/** The texts about second factors; not in the first load: loaded with the components that use them. */
export const useFactorCopy = (): typeof ja => useLazyMessages(factorCopy)
