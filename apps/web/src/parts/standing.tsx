import { type MemberStanding, standingParts } from '@mimamori/policy/members/standing-rules'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'

/** `none`: what stands where nothing is on record */
type Props = { of: MemberStanding; none?: string }

/** What a member has on record, in a few words; heavier where there is something. */
export function Standing({ of, none }: Props): ReactNode {
  const { standing: words } = useCopy().cases
  const said = standingParts(of).map((part) => ('count' in part ? words[part.kind](part.count) : words[part.kind]))
  const text = said.join(words.between) || (none ?? words.none)
  return (
    <span data-standing title={text} className={cx(said.length > 0 ? 'font-semibold text-ink' : 'text-ink2')}>
      {text}
    </span>
  )
}
