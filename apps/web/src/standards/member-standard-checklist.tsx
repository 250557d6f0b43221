import type { MemberStandards, StandardChangeLine } from '@mimamori/contract/standards/standards-contract'
import { REQUIRED_STANDARD } from '@mimamori/policy/standards/evaluate-standards'
import { isHolding } from '@mimamori/policy/standards/holding-rules'
import { METRICS } from '@mimamori/policy/standards/metric-definitions'
import { ChevronRight } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { useMemberStandardCopy } from './member-standard-copy.ts'
import { MemberStandardItem } from './member-standard-item.tsx'
import { type CriterionWording, criterionText, standardName } from './member-standard-words.ts'

type Props = { member: MemberStandards }

/** Every account standard of a member's roles with its criteria, what is missing to the next one, and what changed. */
export function MemberStandardChecklist({ member }: Props): ReactNode {
  const copy = useMemberStandardCopy()
  const { instants } = useCopy()
  const { language } = useLanguage()
  const { set, standards, changes, next } = member
  const wording = useMemo<CriterionWording>(
    () => ({ set, copy, language, day: instants.day }),
    [set, copy, language, instants],
  )
  return (
    <div className="grid gap-1.5 text-sm">
      {standards.length === 0 ? null : next ? (
        <NextStandard member={member} next={next} wording={wording} />
      ) : (
        <p>{copy.allMet}</p>
      )}
      {standards.map((each) => (
        <MemberStandardItem
          key={each.standard}
          standard={each}
          missing={next?.standard === each.standard ? next.missing : []}
          wording={wording}
        />
      ))}
      <ProfileDay member={member} wording={wording} />
      <MemberStandardHistory changes={changes} wording={wording} />
    </div>
  )
}

type PartProps = { member: MemberStandards; wording: CriterionWording }

/** How much is missing to the next standard; which criteria, its item below says. */
function NextStandard({ member, next, wording }: PartProps & { next: NonNullable<MemberStandards['next']> }) {
  const { copy } = wording
  const standard = member.standards.find((each) => each.standard === next.standard)
  const title = standard && isHolding(standard.holding) ? copy.keep : copy.next
  return <p className="font-semibold">{title(standardName(next.standard, wording), next.missing.length)}</p>
}

/** When the marketplace sent the profile last, which all criteria about it go by. */
function ProfileDay({ member: { standards }, wording: { copy, day } }: PartProps) {
  const at = standards
    .flatMap(({ criteria }) => criteria)
    .find(
      ({ metric, id, measuredAt }) => measuredAt && id !== REQUIRED_STANDARD && METRICS[metric].source === 'profile',
    )
  return at?.measuredAt ? <p className="px-2.5 text-xs text-ink2">{copy.profileAt(day(at.measuredAt))}</p> : null
}

type MemberStandardHistoryProps = { changes: readonly StandardChangeLine[]; wording: CriterionWording }

/** Standards granted to a member and lost, the newest first, folded. */
function MemberStandardHistory({ changes, wording }: MemberStandardHistoryProps): ReactNode {
  const { copy } = wording
  if (changes.length === 0) return null
  return (
    <details className="group/history">
      <summary className="flex min-h-6 list-none items-center gap-2 rounded-md px-2.5 text-ink2 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight size={14} className="flex-none group-open/history:rotate-90" aria-hidden="true" />
        {copy.history}
        <span className="ml-auto">{copy.historyCount(changes.length)}</span>
      </summary>
      <ol aria-label={copy.history} className="grid gap-2 px-2.5 pt-1.5 pb-1 pl-8">
        {changes.map((change) => (
          <ChangeItem key={change.id} change={change} wording={wording} />
        ))}
      </ol>
    </details>
  )
}

function ChangeItem({ change, wording }: { change: StandardChangeLine; wording: CriterionWording }) {
  const { copy, day } = wording
  const { standard, missed, graceUntil } = change
  const reasons = missed.map((each) => {
    const { name, value } = criterionText(standard, each, wording)
    return value === null ? name : copy.reason(name, value)
  })
  const lost = change.change === 'lost' || change.change === 'grace_began'
  return (
    <li className="grid gap-0.5">
      <p className="flex items-baseline justify-between gap-2">
        <span className="min-w-0">
          {standardName(standard, wording)} <b className="font-semibold">{copy.changes[change.change]}</b>
        </span>
        <span className="flex-none text-xs text-ink2">
          <time dateTime={change.at}>{day(change.at)}</time>
        </span>
      </p>
      {lost ? (
        <p className="text-xs text-ink2">
          {copy.because(reasons.length > 0 ? reasons : [copy.noLonger])}
          {graceUntil ? `${copy.separator}${copy.graceUntil(day(graceUntil))}` : null}
        </p>
      ) : null}
    </li>
  )
}
