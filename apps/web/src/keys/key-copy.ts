import { keys as en } from '@mimamori/copy/keys/en'
import { keys as ja } from '@mimamori/copy/keys/ja'
import { copyHook } from '../i18n/language-provider.tsx'

export type KeyCopy = typeof ja

/** What keys do, in words. They come with what lists keys: a button has a word of its own. */
export const useKeyCopy = copyHook<KeyCopy>({ ja, en })
