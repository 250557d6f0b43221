import type { inbox as ja } from '@mimamori/copy/inbox/ja'
import { lazyMessages, useLazyMessages } from '../i18n/lazy-messages.ts'

export type InboxCopy = typeof ja

const inboxCopy = lazyMessages<InboxCopy>({
  ja: () => import('@mimamori/copy/inbox/ja').then(({ inbox }) => inbox),
  en: () => import('@mimamori/copy/inbox/en').then(({ inbox }) => inbox),
})

/** The words of the inbox; they come with its panel. */
export const useInboxCopy = (): InboxCopy => useLazyMessages(inboxCopy)
