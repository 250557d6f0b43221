import type { MemberPage } from '@mimamori/contract/members/member-page-contract'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { MemberTitle } from '../parts/member-title.tsx'
import { MemberSection } from './member-section.tsx'

type Props = Pick<MemberPage, 'openCases'> & { linkOf: (caseId: string, what: ReactNode) => ReactNode }

/** The unfinished cases about a member, oldest first. */
export function MemberOpenCases({ openCases, linkOf }: Props): ReactNode {
  const copy = useMessages('members')
  const { cases } = useCopy()
  return (
    <MemberSection title={copy.openCases}>
      {openCases.length === 0 ? <p className="text-ink2">{copy.noOpenCases}</p> : null}
      <ul className="grid gap-1">
        {openCases.map(({ id, number, title, state, holder }) => (
          <li key={id} className="flex min-h-6 items-center gap-2">
            <span className="min-w-0 flex-1">
              {linkOf(
                id,
                <>
                  <span className="text-ink2">#{number}</span> <MemberTitle text={title} className="truncate" />
                </>,
              )}
            </span>
            <span className="flex-none text-ink2">{holder ? copy.heldBy(holder) : cases.stateWords[state]}</span>
          </li>
        ))}
      </ul>
    </MemberSection>
  )
}
