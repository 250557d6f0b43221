import { lookups as en } from '@mimamori/copy/lookups/en'
import { lookups as ja } from '@mimamori/copy/lookups/ja'
import { copyHook } from '../i18n/language-provider.tsx'

export type LookupCopy = typeof ja

/** The words of look-ups. They come with what looks up. */
export const useLookupCopy = copyHook<LookupCopy>({ ja, en })
