import type { panels as ja } from '@mimamori/copy/panels/ja'
import { lazyMessages, useLazyMessages } from './lazy-messages.ts'

export type PanelCopy = typeof ja

/** The same, to be loaded before they are shown. */
export const panelCopy = lazyMessages<PanelCopy>({
  ja: () => import('@mimamori/copy/panels/ja').then(({ panels }) => panels),
  en: () => import('@mimamori/copy/panels/en').then(({ panels }) => panels),
})

/** The words of the lists and forms of a decision. They come with them, behind the first case. */
export const usePanelCopy = (): PanelCopy => useLazyMessages(panelCopy)
