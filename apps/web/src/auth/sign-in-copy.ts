import type { signIn as ja } from '@mimamori/copy/sign-in/ja'
import { lazyMessages, useLazyMessages } from '../i18n/lazy-messages.ts'

/** The same, to be loaded before they are shown. */
export const signInCopy = lazyMessages<typeof ja>({
  ja: () => import('@mimamori/copy/sign-in/ja').then(({ signIn }) => signIn),
  en: () => import('@mimamori/copy/sign-in/en').then(({ signIn }) => signIn),
})

/** The words of the first page. They come with it: whoever is at the desk already needs none of them. */
export const useSignInCopy = (): typeof ja => useLazyMessages(signInCopy)
