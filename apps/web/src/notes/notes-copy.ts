import type { notes as ja } from '@mimamori/copy/notes/ja'
import { lazyMessages, useLazyMessages } from '../i18n/lazy-messages.ts'

const notesCopy = lazyMessages<typeof ja>({
  ja: () => import('@mimamori/copy/notes/ja').then(({ notes }) => notes),
  en: () => import('@mimamori/copy/notes/en').then(({ notes }) => notes),
})

/** The words of internal notes. They come with what shows them, behind the first paint. */
export const useNotesCopy = (): typeof ja => useLazyMessages(notesCopy)
