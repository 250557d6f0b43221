import { trendNotes as en } from '@mimamori/copy/breakdown/notes.en'
import { trendNotes as ja } from '@mimamori/copy/breakdown/notes.ja'
import { copyHook } from '../i18n/language-provider.tsx'

/** The words of the notes beside the trend. */
export const useTrendNotesCopy = copyHook<typeof ja>({ ja, en })
