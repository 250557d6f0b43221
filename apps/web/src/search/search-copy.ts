import { search as en } from '@mimamori/copy/search/en'
import { search as ja } from '@mimamori/copy/search/ja'
import { copyHook } from '../i18n/language-provider.tsx'

/** The words of the search page. They come with it. */
export const useSearchCopy = copyHook<typeof ja>({ ja, en })
