import type { factor as ja } from '@mimamori/copy/factor/ja'
import { useWords, wordsIn } from '../language/words-in.ts'

const factorCopy = wordsIn<typeof ja>({
  ja: () => import('@mimamori/copy/factor/ja').then(({ factor }) => factor),
  en: () => import('@mimamori/copy/factor/en').then(({ factor }) => factor),
})

/** The words of showing a second factor. They come with what asks for one. */
export const useFactorCopy = (): typeof ja => useWords(factorCopy)
