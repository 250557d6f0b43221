import type { AddVersionRefusal } from '@mimamori/policy/catalogue/catalogue-version-rules'
import type { ClosingRefusal as AnyClosingRefusal } from '@mimamori/policy/closings/allowed-closing-actions'
import type { CaseActionRefusal } from '@mimamori/policy/decisions/allowed-case-actions'
import type { DecideRefusal } from '@mimamori/policy/decisions/decision-rules'
import type { EraseRefusal } from '@mimamori/policy/erasure/erasure-rules'
import type { MeasureSettingsRefusal } from '@mimamori/policy/ledger/measure-settings-rules'
import type { LookupRefusal } from '@mimamori/policy/members/contact-lookup-rules'
import type { NoticeRefusal as AnyNoticeRefusal } from '@mimamori/policy/notices/allowed-notice-actions'
import type { PeopleRefusal as ManagingRefusal } from '@mimamori/policy/people/account-rules'
import type { IneligibleReason } from '@mimamori/policy/people/eligibility-rules'
import type { ConfirmPersonRefusal } from '@mimamori/policy/people/person-confirmation-rules'
import type { RetentionRefusal } from '@mimamori/policy/retention/retention-class-rules'
import type { PasswordRefusal } from '@mimamori/policy/staff/password-rules'
import type { FactorRefusal } from '@mimamori/policy/staff/second-factor-rules'
import type { WithdrawalRefusal } from '@mimamori/policy/withdrawals/allowed-withdrawal-actions'

/** Why a version is not added to the catalogue; worded with the page that adds it. */
export type CatalogueRefusal = Exclude<AddVersionRefusal, 'not_permitted'>

/** Why something of one's own sign-in is not changed; worded with the settings of it. */
export type SecurityRefusal = PasswordRefusal | FactorRefusal

/** Why something of a member's data is not done; worded with the page that does it. */
export type PrivacyRefusal = Exclude<EraseRefusal | RetentionRefusal, 'not_permitted'> | 'too_many_rows'

/** Why members are not looked up by a contact; worded with what looks up. */
export type ContactRefusal = Exclude<LookupRefusal, 'not_permitted'> | 'lookup_needed'

/** Why something of an account is refused; worded with the pages that show people. */
export type PeopleRefusal = ManagingRefusal | Exclude<ConfirmPersonRefusal, 'not_permitted' | IneligibleReason>

/** Why settings of the desk are not set; worded with the page that sets them. */
export type SettingRefusal = Exclude<MeasureSettingsRefusal, 'not_permitted'>

/** Why something of a withdrawal is refused, beside what a review says of it; worded with what shows withdrawals. */
export type ProtocolRefusal = Exclude<WithdrawalRefusal, CaseActionRefusal | DecideRefusal>

/** Why something of a month's closing is refused; worded with what shows closings. */
export type ClosingRefusal = Exclude<AnyClosingRefusal, 'not_permitted' | 'reason_required' | IneligibleReason>

/** Why something of a notice is refused; worded with what shows notices. */
export type NoticeRefusal = Exclude<
  AnyNoticeRefusal,
  'not_permitted' | 'reason_required' | 'snapshot_altered' | 'proposer_ineligible' | IneligibleReason
>
