import type { LookupResult } from '@mimamori/contract/members/member-contract'
import type { LookupBudget, LookupReason } from '@mimamori/policy/members/contact-lookup-rules'
import { parseContact } from '@mimamori/policy/search/search-query'
import { type RefObject, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { type Failure, failureOf } from '../../api/call-failure.ts'
import { type ChosenLookup, onLookup } from './lookup-handover.ts'

export type LookupAnswer =
  | {
      readonly kind: 'found'
      readonly value: string
      readonly reason: LookupReason
      readonly members: LookupResult['members']
    }
  | { readonly kind: 'failed'; readonly value: string; readonly failure: Failure }

export type Lookup = {
  readonly answer: LookupAnswer | null
  /** the reason of the look-up before */
  readonly lastReason: LookupReason | null
  /** what is left of the hour's units; `null` before the first look-up */
  readonly units: LookupBudget | null
  readonly busy: boolean
  readonly run: (value: string, reason: LookupReason) => Promise<void>
}

/** Looks members up by a contact, one look-up at a time. The reason and the units left are kept for the next one. */
function useLookup(): Lookup {
  const [answer, setAnswer] = useState<LookupAnswer | null>(null)
  const [lastReason, keep] = useState<LookupReason | null>(null)
  const [units, setUnits] = useState<LookupBudget | null>(null)
  const [busy, setBusy] = useState(false)
  const underWay = useRef(false)
  const run = useCallback(async (value: string, reason: LookupReason) => {
    if (underWay.current) return
    underWay.current = true
    setBusy(true)
    keep(reason)
    try {
      const { members, units: left } = await api.members.lookUp({ value, reason })
      setUnits(left)
      setAnswer({ kind: 'found', value, reason, members })
    } catch (error) {
      setAnswer({ kind: 'failed', value, failure: failureOf(error) })
    }
    underWay.current = false
    setBusy(false)
  }, [])
  return { answer, lastReason, units, busy, run }
}

type MemberLookup = {
  readonly lookup: Lookup
  /** the mail address or phone number typed; `null`: neither */
  readonly contact: string | null
  readonly panel: RefObject<HTMLElement | null>
  /** looks up for the reason of before; without one, or with the answer on screen, moves the focus to the panel */
  readonly goOn: () => void
}

/** The look-up of a contact typed in the search box. A look-up chosen in the palette is typed and run here. */
export function useMemberLookup(
  typed: string,
  type: (text: string, settled: boolean) => void,
  box: RefObject<HTMLInputElement | null>,
): MemberLookup {
  const lookup = useLookup()
  const panel = useRef<HTMLElement>(null)
  const { answer, lastReason, run } = lookup
  const contact = parseContact(typed) ? typed.trim() : null
  const take = useEffectEvent(({ value, reason }: ChosenLookup) => {
    type(value, true)
    void run(value, reason)
  })
  useEffect(() => onLookup((chosen) => take(chosen)), [])
  useEffect(() => {
    // nobody was found: the text is selected, so that the next contact replaces it
    if (answer?.kind === 'failed' || answer?.members.length === 0) box.current?.select()
  }, [answer, box])
  const find = (selector: string) => panel.current?.querySelector<HTMLElement>(selector)
  const goOn = () => {
    if (contact !== null && lastReason && answer?.value !== contact) void run(contact, lastReason)
    else (find('button[data-kept]') ?? find('a, button'))?.focus()
  }
  return { lookup, contact, panel, goOn }
}
