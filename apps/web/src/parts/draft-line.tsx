import type { DraftKind } from '@mimamori/policy/drafts/draft-model'
import { Button } from '@mimamori/ui/button'
import { type ReactNode, useEffect, useRef } from 'react'
import type { KeptDraftOf } from '../api/kept-drafts.ts'
import { useConnection } from '../api/use-connection.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'

/** Says, below a form, whether what is typed is kept, and since when; offers to discard it, and what was typed elsewhere. */
export function DraftLine<Kind extends DraftKind>({ draft }: { draft: KeptDraftOf<Kind> }): ReactNode {
  const copy = useMessages('drafts')
  const { instants } = useCopy()
  const line = useRef<HTMLDivElement>(null)
  const wasDiscarded = useRef(false)
  const { newer, discarded, content, phase } = draft.state
  useEffect(() => {
    // its button is gone: the focus stays here
    if (wasDiscarded.current && discarded) line.current?.querySelector('button')?.focus({ preventScroll: true })
    wasDiscarded.current = false
  }, [discarded])
  if (newer) {
    return (
      <div
        role="status"
        data-draft="newer"
        className="grid gap-1.5 rounded-md bg-amber-bg px-2.5 py-2 text-sm text-amber"
      >
        {copy.newer(instants.brief(newer.savedAt))}
        <span className="flex flex-wrap gap-1.5">
          <Button small onClick={draft.takeNewer}>
            {copy.takeNewer}
          </Button>
          {content === null ? null : (
            <Button small onClick={draft.keepOwn}>
              {copy.keepOwn}
            </Button>
          )}
        </span>
      </div>
    )
  }
  if (discarded) {
    return (
      <div ref={line} role="status" data-draft="discarded" className={QUIET}>
        {copy.discarded}
        <Button small variant="quiet" onClick={draft.putBack}>
          {copy.putBack}
        </Button>
      </div>
    )
  }
  if (content === null) return null
  return (
    <div data-draft={phase} className={QUIET}>
      <Phase state={draft.state} />
      <Button
        small
        variant="quiet"
        className="-mr-2"
        onClick={() => {
          wasDiscarded.current = true
          draft.discard()
        }}
      >
        {copy.discard}
      </Button>
    </div>
  )
}

const QUIET = 'flex min-h-6 items-center justify-between gap-2 text-sm text-ink2'

function Phase({ state: { phase, restored, savedAt } }: Pick<KeptDraftOf<DraftKind>, 'state'>) {
  const copy = useMessages('drafts')
  const { instants } = useCopy()
  const { up } = useConnection()
  if (phase === 'waiting' || (phase === 'unsaved' && !up)) {
    return (
      <span role="status" className="text-amber">
        {up ? copy.waiting : copy.offline}
      </span>
    )
  }
  if (phase === 'refused') {
    return (
      <span role="alert" className="text-red">
        {copy.refused}
      </span>
    )
  }
  if (phase === 'saved' && restored && savedAt)
    return <span role="status">{copy.restored(instants.brief(savedAt))}</span>
  if (phase === 'saved') return <span>{copy.saved}</span>
  return phase === 'none' ? <span /> : <span>{copy.saving}</span>
}
