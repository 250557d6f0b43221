import type { lists as ja } from '@mimamori/copy/lists/ja'
import { lazyMessages, useLazyMessages } from '../i18n/lazy-messages.ts'

export type ListCopy = typeof ja

/** The words of a list, where nothing is drawn. */
export const listCopy = lazyMessages<ListCopy>({
  ja: () => import('@mimamori/copy/lists/ja').then(({ lists }) => lists),
  en: () => import('@mimamori/copy/lists/en').then(({ lists }) => lists),
})

/** The words of a list. They come with it: a case opened by its address needs none of them. */
export const useListCopy = (): ListCopy => useLazyMessages(listCopy)
