import type { LookupResult } from '@mimamori/contract/members/member-contract'
import type { LookupBudget, LookupReason } from '@mimamori/policy/members/contact-lookup-rules'
import { parseContact } from '@mimamori/policy/search/search-query'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { type Failure, failureOf } from '../../api/call-failure.ts'
import { onLookup } from './lookup-handover.ts'

export type Lookup = ReturnType<typeof useLookup>

export type LookupAnswer =
  | {
      readonly kind: 'found'
      readonly value: string
      readonly reason: LookupReason
      readonly members: LookupResult['members']
    }
  | { readonly kind: 'failed'; readonly value: string; readonly failure: Failure }

/**
 * Look members up by what is typed, never twice at once. The reason chosen stays for the next one on this page, and so does
 * what is left of the hour.
 */
function useLookup() {
  const [answer, setAnswer] = useState<LookupAnswer | null>(null)
  const [kept, keep] = useState<LookupReason | null>(null)
  const [units, setUnits] = useState<LookupBudget | null>(null)
  const [busy, setBusy] = useState(false)
  const under = useRef(false)
  const run = useCallback(async (value: string, reason: LookupReason) => {
    if (under.current) return
    under.current = true
    setBusy(true)
    keep(reason)
    try {
      const { members, units: left } = await api.members.lookUp({ value, reason })
      setUnits(left)
      setAnswer({ kind: 'found', value, reason, members })
    } catch (error) {
      setAnswer({ kind: 'failed', value, failure: failureOf(error) })
    }
    under.current = false
    setBusy(false)
  }, [])
  return { answer, kept, units, busy, run }
}

/**
 * The look-up of what is typed in a box: `contact` is the mail address or phone number typed, `null` where it is none. A
 * look-up chosen in the palette is typed and run here.
 */
export function useMemberLookup(
  typed: string,
  type: (text: string, settled: boolean) => void,
  box: RefObject<HTMLInputElement | null>,
) {
  const lookup = useLookup()
  const panel = useRef<HTMLElement>(null)
  const { answer, kept, run } = lookup
  const contact = parseContact(typed) ? typed.trim() : null
  useEffect(() =>
    onLookup(({ value, reason }) => {
      type(value, true)
      void run(value, reason)
    }),
  )
  useEffect(() => {
    // nobody was found: the next contact is typed over this one
    if (answer?.kind === 'failed' || answer?.members.length === 0) box.current?.select()
  }, [answer, box])
  /** Look up for the reason kept; without one, or with an answer there, go on to the panel. */
  const goOn = () => {
    if (contact !== null && kept && answer?.value !== contact) void run(contact, kept)
    else panel.current?.querySelector<HTMLElement>('button[data-kept], a, button')?.focus()
  }
  return { lookup, contact, panel, goOn }
}
