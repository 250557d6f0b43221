import type { views as ja } from '@mimamori/copy/views/ja'
import { useWords, wordsIn } from '../language/words-in.ts'

/** The words of saved views, where nothing is drawn. */
export const viewCopy = wordsIn<typeof ja>({
  ja: () => import('@mimamori/copy/views/ja').then(({ views }) => views),
  en: () => import('@mimamori/copy/views/en').then(({ views }) => views),
})

/** The words of saved views. They come with them, when they are asked for. */
export const useViewCopy = (): typeof ja => useWords(viewCopy)
