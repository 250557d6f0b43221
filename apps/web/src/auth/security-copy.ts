import type { security as ja } from '@mimamori/copy/security/ja'
import { lazyMessages, useLazyMessages } from '../i18n/lazy-messages.ts'

const securityCopy = lazyMessages<typeof ja>({
  ja: () => import('@mimamori/copy/security/ja').then(({ security }) => security),
  en: () => import('@mimamori/copy/security/en').then(({ security }) => security),
})

/** The words of setting up a factor, and of changing what one signs in with. Whoever only signs in needs none of them. */
export const useSecurityCopy = (): typeof ja => useLazyMessages(securityCopy)
