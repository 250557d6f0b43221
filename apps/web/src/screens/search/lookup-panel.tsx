import { parseContact } from '@mimamori/policy/search/search-query'
import { may } from '@mimamori/policy/staff/role-permissions'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { Hourglass, LockKeyhole, SearchX, TriangleAlert } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { LookupReasons, LookupUnitsLeft } from '../../members/lookup-reasons.tsx'
import { failureMessage } from '../../parts/failure-message.ts'
import { MemberHits } from '../../search/member-hits.tsx'
import { useDesk } from '../desk-context.tsx'
import { MemberLink } from '../member-link.tsx'
import type { Lookup, LookupAnswer } from './use-member-lookup.ts'

type Props = {
  /** what is typed: a whole mail address or phone number */
  value: string
  lookup: Lookup
  panel: RefObject<HTMLElement | null>
  onPosts: (memberId: string) => void
}

/** Looks up the member of a typed mail address or phone number, after asking for a reason. */
export function LookupPanel({ value, lookup, panel, onPosts }: Props): ReactNode {
  const copy = useMessages('lookups')
  const { me } = useDesk()
  const { answer, lastReason, units, busy, run } = lookup
  const field = parseContact(value)?.kind ?? 'phone'
  if (!may(me.role, 'members.reveal')) {
    return (
      <ScreenMessage icon={<LockKeyhole size={18} />} title={copy.notPermitted}>
        {copy.notPermittedNext}
      </ScreenMessage>
    )
  }
  const answered = answer?.value === value && answer.kind === 'found' ? answer : null
  return (
    <section ref={panel} aria-label={copy.title} aria-busy={busy}>
      <div className="grid gap-2 border-b border-line bg-panel px-4 py-3">
        <h2 className="font-semibold">{answered ? copy.done(copy.reasons[answered.reason]) : copy.asks[field]}</h2>
        {answered ? null : (
          <>
            <LookupReasons lastReason={lastReason} busy={busy} onChoose={(reason) => void run(value, reason)} />
            <p className="text-sm text-ink2">{copy.hint}</p>
          </>
        )}
        <p role="status" className="text-sm text-ink2 tabular-nums">
          {busy ? copy.looking : <LookupUnitsLeft units={units} />}
        </p>
      </div>
      {answer?.value === value ? <Answered answer={answer} onPosts={onPosts} /> : null}
    </section>
  )
}

function Answered({ answer, onPosts }: { answer: LookupAnswer; onPosts: Props['onPosts'] }) {
  const copy = useMessages('lookups')
  if (answer.kind === 'failed') return <LookupFailed failure={answer.failure} />
  if (answer.members.length === 0) {
    return (
      <ScreenMessage icon={<SearchX size={18} />} title={copy.none}>
        {copy.noneNext}
      </ScreenMessage>
    )
  }
  return (
    <FocusFirstMember>
      <MemberHits
        members={answer.members}
        linkOf={(id, name) => <MemberLink id={id}>{name}</MemberLink>}
        onPosts={onPosts}
      />
    </FocusFirstMember>
  )
}

/** Moves the focus to the first member found, as the button that had it is gone. */
function FocusFirstMember({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector('a')?.focus(), [])
  return <div ref={place}>{children}</div>
}

function LookupFailed({ failure }: Pick<Extract<LookupAnswer, { kind: 'failed' }>, 'failure'>) {
  const copy = useMessages('lookups')
  const words = useCopy()
  const over = failure.kind === 'refused' && failure.refusal === 'too_many_lookups'
  if (over && failure.until !== undefined) {
    return (
      <ScreenMessage problem icon={<Hourglass size={18} />} title={copy.over}>
        {copy.overNext(words.instants.brief(failure.until))}
      </ScreenMessage>
    )
  }
  return (
    <ScreenMessage problem icon={<TriangleAlert size={18} />} title={copy.failed}>
      {failureMessage(words, failure)}
    </ScreenMessage>
  )
}
