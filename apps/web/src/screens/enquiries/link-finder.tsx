import { MAX_QUERY_LENGTH, parseContact } from '@mimamori/policy/search/search-query'
import { Button } from '@mimamori/ui/button'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useEnquiryCopy } from '../../enquiries/enquiry-copy.ts'
import { FoundList } from '../../enquiries/found-list.tsx'
import type { LinkSide } from '../../enquiries/link-side.ts'
import { isImeComposing } from '../../keys/key-intent.ts'
import { MemberContactLookup } from './member-contact-lookup.tsx'
import { type FoundLinks, useFoundJobs, useFoundMembers } from './use-found-links.tsx'

type Props = {
  side: LinkSide
  /** what is looked for first: as it was given */
  first: string
  /** who asks: never the other side; `null`: nobody knows */
  askingId: string | null
  busy: boolean
  onTake: (id: string) => void
  onClose: () => void
}

/** the desk is asked for what is typed, not for every letter on the way */
const REST_MS = 200

/** Looks for the member or the job of an enquiry. Enter goes on to what was found, Escape closes. */
export function LinkFinder({ side, first, askingId, busy, onTake, onClose }: Props): ReactNode {
  const { find, close } = useEnquiryCopy()
  const [typed, setTyped] = useState(first)
  const [rested, setRested] = useState(first.trim())
  const place = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed.trim()), REST_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const onKeyDown = (event: KeyboardEvent) => {
    if (isImeComposing(event.nativeEvent)) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault()
      place.current?.querySelector<HTMLElement>('[data-take]')?.focus()
    }
  }
  const Results = side === 'member' ? MemberResults : JobResults
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from wherever the focus is in it
    <div ref={place} onKeyDown={onKeyDown} className="grid gap-2">
      <div className="flex items-center gap-2">
        <input
          ref={field}
          type="search"
          aria-label={find.label[side]}
          placeholder={find.placeholder[side]}
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          value={typed}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setTyped(event.target.value)}
          className="h-8 min-w-0 flex-1 rounded-md border border-line2 bg-panel px-2.5 focus-visible:outline-offset-0"
        />
        <Button small variant="quiet" keycap="Esc" onClick={onClose}>
          {close}
        </Button>
      </div>
      <Results q={rested} askingId={askingId} side={side} busy={busy} onTake={onTake} />
    </div>
  )
}

type ResultsProps = Pick<Props, 'side' | 'askingId' | 'busy' | 'onTake'> & { q: string }

function MemberResults(props: ResultsProps) {
  const found = useFoundMembers(props.q, props.askingId)
  const contact = props.q.length <= MAX_QUERY_LENGTH ? parseContact(props.q) : null
  if (contact) return <MemberContactLookup key={props.q} value={props.q} kind={contact.kind} {...props} />
  return <Results {...props} {...found} />
}

function JobResults(props: ResultsProps) {
  return <Results {...props} {...useFoundJobs(props.q)} />
}

function Results({ q, side, busy, onTake, found, looking, failed }: ResultsProps & FoundLinks) {
  const { find } = useEnquiryCopy()
  if (q === '') return null
  if (failed) {
    return (
      <p role="alert" className="text-sm text-red">
        {find.failed}
      </p>
    )
  }
  const none = !looking && found.length === 0
  return (
    <>
      {found.length > 0 ? <FoundList found={found} busy={busy} onTake={onTake} /> : null}
      <p role="status" className="text-sm text-ink2 empty:hidden">
        {looking ? find.looking : none ? `${find.none[side]} ${find.noneNext}` : null}
      </p>
    </>
  )
}
