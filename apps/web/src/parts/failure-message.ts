import type { MailRefusal } from '@mimamori/contract/breakdown-mail/report-mail-refusal-contract'
import type {
  BreakdownNoteRefusal,
  CatalogueRefusal,
  ClosingRefusal,
  ContactRefusal,
  DueTimesRefusal,
  EnquiryRefusal,
  ModelRefusal,
  NoticeRefusal,
  OutboxRefusal,
  OwnTextRefusal,
  PeopleRefusal,
  PrivacyRefusal,
  ProtocolRefusal,
  ReminderRefusal,
  ReportRefusal,
  SecurityRefusal,
  SettingRefusal,
  StandardsRefusal,
  TrackRecordRefusal,
  ViewRefusal,
} from '@mimamori/contract/page-refusal-contract'
import type { Refusal } from '@mimamori/contract/refusal-contract'
import type { KeyRefusal } from '@mimamori/policy/api-keys/api-key-rules'
import type { ExportRefusal } from '@mimamori/policy/audit/audit-export-rules'
import type { ClockRefusal } from '@mimamori/policy/clock/trusted-time-rules'
import type { Failure } from '../api/call-failure.ts'
import type { Copy } from '../i18n/language-provider.tsx'

/** refusals whose texts belong to one screen */
type RefusalWordedElsewhere =
  | ProtocolRefusal
  | ContactRefusal
  | CatalogueRefusal
  | ClosingRefusal
  | DueTimesRefusal
  | KeyRefusal
  | ReportRefusal
  | NoticeRefusal
  | OutboxRefusal
  | ViewRefusal
  | OwnTextRefusal
  | SecurityRefusal
  | PrivacyRefusal
  | SettingRefusal
  | TrackRecordRefusal
  | BreakdownNoteRefusal
  | PeopleRefusal
  | ExportRefusal
  | ClockRefusal
  | ModelRefusal
  | StandardsRefusal
  | ReminderRefusal
  | EnquiryRefusal
  | MailRefusal

/** Texts of failures. Without `refusals` before signing in: those pages have their own. */
export type FailureCopy = Pick<Copy, 'errors'> & {
  refusals?: Readonly<Record<Exclude<Refusal, RefusalWordedElsewhere>, string>>
}

/** Text of a failure. */
export function failureMessage({ refusals, errors }: FailureCopy, failure: Failure): string {
  const worded: { readonly [refusal in Refusal]?: string } = refusals ?? {}
  switch (failure.kind) {
    case 'refused':
      return worded[failure.refusal] ?? errors.unexpected
    case 'network':
      return errors.network
    case 'unstored':
      return errors.unstored
    case 'signed_out':
      return errors.signedOut
    case 'forbidden':
      return errors.forbidden
    case 'not_found':
      return errors.notFound
    case 'unexpected':
      return errors.unexpected
  }
}

/** Text of a refusal within a batch. */
export function refusalMessage(copy: Copy, refusal: Refusal | 'not_found'): string {
  if (refusal === 'not_found') return copy.errors.notFound
  return failureMessage(copy, { kind: 'refused', refusal, present: null })
}
