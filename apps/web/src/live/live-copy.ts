import type { live as ja } from '@mimamori/copy/live/ja'
import { useWords, wordsIn } from '../language/words-in.ts'

const liveCopy = wordsIn<typeof ja>({
  ja: () => import('@mimamori/copy/live/ja').then(({ live }) => live),
  en: () => import('@mimamori/copy/live/en').then(({ live }) => live),
})

/** The words of who is where. They come with what shows it, behind the first paint. */
export const useLiveCopy = (): typeof ja => useWords(liveCopy)
