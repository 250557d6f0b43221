import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import type { MaskedMember } from '@mimamori/contract/members/masked-member-contract'
import type { Me } from '@mimamori/contract/staff/session-contract'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Skeleton } from '@mimamori/ui/skeleton'
import { useNavigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useCallback } from 'react'
import { failureOf } from '../../api/call-failure.ts'
import { afterFirstPaint } from '../../api/idle-loading.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useKeys } from '../../keys/keys-provider.tsx'
import { failureMessage } from '../../parts/failure-message.ts'
import { lazyWithFallback } from '../../parts/lazy-part.tsx'
import { MemberLink } from '../member-link.tsx'
import { NotesPlaceholder } from './notes-placeholder.tsx'

const CaseNotes = lazy(lazyWithFallback(afterFirstPaint(() => import('../../notes/case-notes.tsx'))))
const CaseMemberPanel = lazy(lazyWithFallback(afterFirstPaint(() => import('../../cases/case-member-panel.tsx'))))

/** A member of the case, as it is shown beside it. `side`: who they are in it. */
export type CaseMember = { readonly id: string; readonly side: string; readonly member: MaskedMember | null }

type Props = {
  review: CaseHead
  me: Me
  active: boolean
  /** is the key of a note meant for the notes? */
  takesNoteKey: boolean
  members: readonly CaseMember[]
  children: ReactNode
}

const nothing = () => undefined

/** What surrounds a case that is not reviewed as a text: its notes and its members, masked. */
export function CaseContext({ review, me, active, takesNoteKey, members, children }: Props): ReactNode {
  const copy = useCopy()
  const navigate = useNavigate()
  const explain = useCallback((error: unknown) => failureMessage(copy, failureOf(error)), [copy])
  const [first] = members
  const goMember = () => {
    if (first) void navigate({ to: '/members/$memberId', params: { memberId: first.id }, search: {} })
  }
  useKeys({ goMember }, active && first !== undefined)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="context" tabIndex={0} aria-label={copy.cases.context}>
      <Suspense fallback={<NotesPlaceholder active={takesNoteKey} />}>
        <CaseNotes
          caseId={review.id}
          staffId={me.id}
          writes={may(me.role, 'cases.decide')}
          active={active}
          takesKey={takesNoteKey}
          explain={explain}
        />
      </Suspense>
      {children}
      {members.map(({ id, side, member }) => (
        <Suspense key={`${side} ${id}`} fallback={<Skeleton className="h-48 w-full" />}>
          <CaseMemberPanel
            review={{ authorId: id, member, revealing: 'not_permitted' }}
            side={side}
            revealed={null}
            onMask={nothing}
            linkOf={(memberId, name) => <MemberLink id={memberId}>{name}</MemberLink>}
            standards={null}
          />
        </Suspense>
      ))}
    </section>
  )
}
