import type { factor as ja } from '@mimamori/copy/factor/ja'
import { lazyMessages, useLazyMessages } from '../i18n/lazy-messages.ts'

const factorCopy = lazyMessages<typeof ja>({
  ja: () => import('@mimamori/copy/factor/ja').then(({ factor }) => factor),
  en: () => import('@mimamori/copy/factor/en').then(({ factor }) => factor),
})

/** The words of showing a second factor. They come with what asks for one. */
export const useFactorCopy = (): typeof ja => useLazyMessages(factorCopy)
