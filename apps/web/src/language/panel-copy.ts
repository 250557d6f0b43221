import type { panels as ja } from '@mimamori/copy/panels/ja'
import { useWords, wordsIn } from './words-in.ts'

export type PanelCopy = typeof ja

/** The same, to be loaded before they are shown. */
export const panelCopy = wordsIn<PanelCopy>({
  ja: () => import('@mimamori/copy/panels/ja').then(({ panels }) => panels),
  en: () => import('@mimamori/copy/panels/en').then(({ panels }) => panels),
})

/** The words of the lists and forms of a decision. They come with them, behind the first case. */
export const usePanelCopy = (): PanelCopy => useWords(panelCopy)
