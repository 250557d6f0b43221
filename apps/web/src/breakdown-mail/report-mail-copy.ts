import type { MailRefusal } from '@mimamori/contract/breakdown-mail/report-mail-refusal-contract'
import type { Failure } from '../api/call-failure.ts'
import type { Messages } from '../i18n/messages.ts'

/** Text of a failure of these settings. */
export function mailFailureText(
  { refusals }: Messages['breakdown-mail/report-mail-settings'],
  failure: Failure,
  otherwise: (failure: Failure) => string,
): string {
  const worded: Readonly<Record<MailRefusal, string>> & Readonly<Record<string, string | undefined>> = refusals
  return (failure.kind === 'refused' && worded[failure.refusal]) || otherwise(failure)
}
