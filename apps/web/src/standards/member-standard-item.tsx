import type { MemberStandard } from '@mimamori/contract/standards/standards-contract'
import type { CriterionResult, Outcome } from '@mimamori/policy/standards/evaluate-standards'
import { cx } from '@mimamori/ui/class-names'
import { ChevronRight, CircleCheck, CircleDashed, CircleHelp, CircleX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMemberStandardCopy } from './member-standard-copy.ts'
import { type CriterionWording, criterionText, standardName } from './member-standard-words.ts'

/** `missing`: the criteria that are missing, if it comes next */
type Props = { standard: MemberStandard; missing: readonly string[]; wording: CriterionWording }

/** One account standard of a member, what they have of it, and how many criteria are met. The next one is open, with what is missing first. */
export function MemberStandardItem({ standard, missing, wording }: Props): ReactNode {
  const { copy } = wording
  const asked = standard.criteria.filter(({ outcome }) => outcome !== 'not_applicable')
  const isMissing = ({ id }: CriterionResult) => missing.includes(id)
  const criteria = [...standard.criteria].sort((one, other) => Number(isMissing(other)) - Number(isMissing(one)))
  const met = asked.filter(({ outcome }) => outcome === 'met').length
  return (
    <details open={missing.length > 0} className="group/standard rounded-md border border-line">
      <summary className="flex min-h-8 list-none items-start gap-2 rounded-md px-2.5 py-1.5 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={14}
          className="mt-px flex-none text-ink2 group-open/standard:rotate-90"
          aria-hidden="true"
        />
        <OutcomeIcon outcome={standard.outcome} className="mt-px" />
        <span className="grid min-w-0 flex-1">
          <b className="font-semibold">{standardName(standard.standard, wording)}</b>
          <HoldingText standard={standard} wording={wording} />
        </span>
        <span className="flex-none text-ink2 tabular-nums">
          <span aria-hidden="true" title={copy.counted(met, asked.length)}>
            {met}/{asked.length}
          </span>
          <span className="sr-only">{copy.counted(met, asked.length)}</span>
        </span>
      </summary>
      <ul aria-label={standardName(standard.standard, wording)} className="grid border-t border-line py-1">
        {criteria.map((each) => (
          <CriterionLine key={each.id} of={standard.standard} result={each} wording={wording} />
        ))}
      </ul>
    </details>
  )
}

/** Since when it is held or until when it is kept, and what its criteria say now where that differs. */
function HoldingText({ standard: { holding, outcome }, wording: { copy, day } }: Omit<Props, 'missing'>) {
  const now = outcome === 'unknown' ? copy.unknownNow : copy.notMetNow
  switch (holding.state) {
    case 'held':
      return (
        <span className="flex flex-wrap gap-x-2 text-ink2 *:whitespace-nowrap">
          <span>{copy.heldSince(day(holding.since))}</span>
          {outcome === 'met' ? null : <span className="font-semibold text-amber">{now}</span>}
        </span>
      )
    case 'grace':
      return (
        <span className="flex flex-wrap gap-x-2 text-ink2 *:whitespace-nowrap">
          <span className="font-semibold text-amber">{copy.graceUntil(day(holding.until))}</span>
          <span>{copy.heldSince(day(holding.since))}</span>
        </span>
      )
    case 'none':
      return (
        <span className="flex flex-wrap gap-x-2 text-ink2 *:whitespace-nowrap">
          <span>{copy.states.none}</span>
          {outcome === 'met' ? <span>{copy.willGrant}</span> : null}
        </span>
      )
  }
}

const MISSING: Readonly<Partial<Record<Outcome, string>>> = {
  not_met: 'font-semibold text-red',
  unknown: 'font-semibold text-amber',
}

function CriterionLine({ of, result, wording }: { of: string; result: CriterionResult; wording: CriterionWording }) {
  const { name, value, details, missing } = criterionText(of, result, wording)
  const { outcome } = result
  return (
    <li data-criterion={result.id} className="grid grid-cols-[14px_minmax(0,1fr)_auto] gap-x-2 px-2.5 py-1">
      <OutcomeIcon outcome={outcome} className="mt-px" />
      <span className="min-w-0">{name}</span>
      <span className={cx('text-right', outcome === 'met' ? 'text-ink2' : 'text-ink', 'tabular-nums')}>
        {value ?? wording.copy.outcomes[outcome]}
      </span>
      {details.length > 0 || missing ? (
        <span className="col-span-2 col-start-2 flex flex-wrap justify-between gap-x-2 text-xs text-ink2">
          <span>{details.join(wording.copy.separator)}</span>
          {missing ? <span className={cx('ml-auto', MISSING[outcome])}>{missing}</span> : null}
        </span>
      ) : null}
    </li>
  )
}

/** A shape for each outcome, so that none is told by its colour alone. */
const ICONS = { met: CircleCheck, not_met: CircleX, not_applicable: CircleDashed, unknown: CircleHelp } as const
const TONES: Readonly<Record<Outcome, string>> = {
  met: 'text-green',
  not_met: 'text-red',
  not_applicable: 'text-ink3',
  unknown: 'text-amber',
}

/** What became of a criterion or a standard, as an icon with its word for whoever cannot see it. */
function OutcomeIcon({ outcome, className }: { outcome: Outcome; className?: string }): ReactNode {
  const { outcomes } = useMemberStandardCopy()
  const Icon = ICONS[outcome]
  return (
    <span className={cx('flex-none', TONES[outcome], className)} title={outcomes[outcome]}>
      <Icon size={14} aria-hidden="true" />
      <span className="sr-only">{outcomes[outcome]}</span>
    </span>
  )
}
