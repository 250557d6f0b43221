import { lists as en } from '@mimamori/copy/breakdown/lists.en'
import { lists as ja } from '@mimamori/copy/breakdown/lists.ja'
import { copyHook } from '../i18n/language-provider.tsx'

/** The words of the lists behind figures. */
export const useFigureListCopy = copyHook<typeof ja>({ ja, en })
