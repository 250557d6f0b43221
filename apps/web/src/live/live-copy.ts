import type { live as ja } from '@mimamori/copy/live/ja'
import { lazyMessages, useLazyMessages } from '../i18n/lazy-messages.ts'

const liveCopy = lazyMessages<typeof ja>({
  ja: () => import('@mimamori/copy/live/ja').then(({ live }) => live),
  en: () => import('@mimamori/copy/live/en').then(({ live }) => live),
})

/** The words of who is where. They come with what shows it, behind the first paint. */
export const useLiveCopy = (): typeof ja => useLazyMessages(liveCopy)
