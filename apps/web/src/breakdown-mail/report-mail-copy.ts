import type { MailRefusal } from '@mimamori/contract/breakdown-mail/report-mail-refusal-contract'
import { mailSettings as en } from '@mimamori/copy/breakdown-mail/report-mail-settings.en'
import { mailSettings as ja } from '@mimamori/copy/breakdown-mail/report-mail-settings.ja'
import type { Failure } from '../api/call-failure.ts'
import { copyHook } from '../i18n/language-provider.tsx'

export type MailCopy = typeof ja

/** Texts of the mails with figures; loaded with the components that show them. */
export const useMailCopy = copyHook<MailCopy>({ ja, en })

/** Text of a failure of these settings. */
export function mailFailureText(
  { refusals }: MailCopy,
  failure: Failure,
  otherwise: (failure: Failure) => string,
): string {
  const worded: Readonly<Record<MailRefusal, string>> & Readonly<Record<string, string | undefined>> = refusals
  return (failure.kind === 'refused' && worded[failure.refusal]) || otherwise(failure)
}
