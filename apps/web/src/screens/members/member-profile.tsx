import type { MemberPage } from '@mimamori/contract/members/member-page-contract'
import { Button } from '@mimamori/ui/button'
import { type ReactNode, Suspense, useRef, useState } from 'react'
import { failureOf } from '../../api/call-failure.ts'
import { MemberFields } from '../../cases/case-member-panel.tsx'
import { useRevealedField } from '../../cases/use-revealed-field.ts'
import { RevealPanel } from '../../decisions/secondary-actions/reveal-panel.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeycap, useKeys } from '../../keys/keys-provider.tsx'
import { useAnnounce } from '../../parts/announcer.tsx'
import { failureMessage } from '../../parts/failure-message.ts'
import { useOffline } from '../../parts/use-offline.ts'

/** The personal fields of a member, masked; one at a time can be revealed for a short time, with a reason. */
export function MemberProfile({ page }: { page: MemberPage }): ReactNode {
  const copy = useMessages('members')
  const words = useCopy()
  const announce = useAnnounce()
  const keycap = useKeycap()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const { id: authorId, member, erasedAt } = page
  const { refusal, caseId } = page.revealing
  const { revealed, show, mask } = useRevealedField(true, caseId !== null, heading)
  const canAsk = member !== null && refusal !== 'not_permitted'
  const disabledReason = useOffline() ?? (refusal && words.refusals[refusal])
  const ask = () => (disabledReason ? announce(disabledReason, true) : setAsking(true))
  const back = () => {
    setAsking(false)
    heading.current?.focus({ preventScroll: true })
  }
  useKeys(canAsk ? { reveal: ask } : {}, true, { reveal: disabledReason })
  useKeys({ escape: back }, asking)
  const run = async (call: () => Promise<{ message: string }>) => {
    if (busy) return null
    setBusy(true)
    const failed = await call().then(
      ({ message }) => announce(message, true),
      (error) => failureMessage(words, failureOf(error)),
    )
    setBusy(false)
    return failed ?? null
  }
  if (asking) {
    return (
      <Suspense>
        <RevealPanel review={{ authorId, id: caseId }} active busy={busy} run={run} onBack={back} onReveal={show} />
      </Suspense>
    )
  }
  return (
    <section className="grid gap-1.5 text-sm">
      <div className="flex items-baseline justify-between gap-2">
        <h2 ref={heading} tabIndex={-1} className="font-semibold text-ink2 outline-none">
          {copy.profile}
        </h2>
        {canAsk ? (
          <Button
            small
            keycap={keycap('reveal')}
            disabled={disabledReason !== null}
            title={disabledReason ?? undefined}
            onClick={ask}
          >
            {words.cases.reveal}
          </Button>
        ) : null}
      </div>
      {member ? (
        <>
          <p className="-mt-1 text-xs text-ink2">{words.cases.masked}</p>
          <MemberFields bare member={member} revealed={revealed} onMask={mask} />
        </>
      ) : null}
      {member === null && erasedAt === null ? <p className="text-ink2">{copy.unknown}</p> : null}
    </section>
  )
}
