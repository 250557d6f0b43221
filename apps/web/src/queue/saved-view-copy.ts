import type { views as ja } from '@mimamori/copy/views/ja'
import { lazyMessages, useLazyMessages } from '../i18n/lazy-messages.ts'

/** The words of saved views, where nothing is drawn. */
export const viewCopy = lazyMessages<typeof ja>({
  ja: () => import('@mimamori/copy/views/ja').then(({ views }) => views),
  en: () => import('@mimamori/copy/views/en').then(({ views }) => views),
})

/** The words of saved views. They come with them, when they are asked for. */
export const useViewCopy = (): typeof ja => useLazyMessages(viewCopy)
