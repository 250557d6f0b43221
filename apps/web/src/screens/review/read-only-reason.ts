import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import { isHeldInOtherTab } from '../../api/tab-ownership.ts'
import type { Copy } from '../../i18n/language-provider.tsx'

/** Why a case that is not in hand can only be read. */
export function readOnlyReason(
  { cases }: Copy,
  review: CaseHead,
  now: number,
  nameOf: (alias: string) => string,
): string {
  if (review.state === 'held' || review.state === 'closed') return cases.readOnly.decided
  if (isHeldInOtherTab(review)) return cases.readOnly.otherTab
  const { holder } = review
  const other = holder && !holder.mine && Date.parse(holder.endsAt) > now
  return other ? cases.readOnly.other(nameOf(holder.alias)) : cases.readOnly.open
}
