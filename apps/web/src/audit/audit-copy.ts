import { audit as en } from '@mimamori/copy/audit/en'
import { audit as ja } from '@mimamori/copy/audit/ja'
import { copyHook } from '../i18n/language-provider.tsx'

export type AuditCopy = typeof ja

/** The words of the audit log. They come with its page: whoever decides cases need not load them. */
export const useAuditCopy = copyHook<AuditCopy>({ ja, en })
