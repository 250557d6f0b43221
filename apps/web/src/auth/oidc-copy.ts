import { company as en } from '@mimamori/copy/company/en'
import { company as ja } from '@mimamori/copy/company/ja'
import { copyHook } from '../i18n/language-provider.tsx'

/** The words of signing in at the company; they come where a desk has such a sign-in. */
export const useOidcCopy = copyHook<typeof ja>({ ja, en })
