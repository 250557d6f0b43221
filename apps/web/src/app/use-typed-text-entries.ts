import { parsePastedReference } from '@mimamori/policy/cases/pasted-reference'
import { LOOKUP_REASONS, type LookupReason } from '@mimamori/policy/members/contact-lookup-rules'
import { parseContact } from '@mimamori/policy/search/search-query'
import { may } from '@mimamori/policy/staff/role-permissions'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { queries } from '../api/api-queries.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import type { PaletteEntry } from '../palette/palette-matching.ts'
import { useDesk } from '../screens/desk-context.tsx'
import { handOverLookup } from '../screens/search/lookup-handover.ts'

/** Look up whose mail address or phone number is typed: one line a reason. Nothing is sent before one of them is chosen. */
export function useLookupEntries(typed: string): PaletteEntry[] {
  const copy = useMessages('lookups')
  const { me } = useDesk()
  const navigate = useNavigate()
  const contact = parseContact(typed)
  if (!contact || !may(me.role, 'members.reveal')) return []
  const run = (reason: LookupReason) => {
    handOverLookup({ value: typed.trim(), reason })
    void navigate({ to: '/search', search: {} })
  }
  return LOOKUP_REASONS.map(
    (reason): PaletteEntry => ({
      id: `lookup-${reason}`,
      group: 'search',
      label: copy.entry(copy.reasons[reason]),
      detail: copy.entries[contact.kind],
      fromQuery: true,
      run: () => run(reason),
    }),
  )
}

/** an id as the marketplace spells one; a word without a figure is none */
const MEMBER_ID = /^(?=.*\d)[A-Za-z0-9_-]{3,64}$/

/** The member whose id is typed. */
export function useMemberEntry(typed: string): PaletteEntry[] {
  const { cases } = useCopy()
  const palette = useMessages('palette')
  const { me } = useDesk()
  const navigate = useNavigate()
  const memberId = typed.trim()
  const asks = MEMBER_ID.test(memberId) && parseContact(memberId) === null && may(me.role, 'cases.read')
  const { data } = useQuery({
    ...queries.members.find.queryOptions({ input: { memberId } }),
    enabled: asks,
  })
  if (!asks || data?.id !== memberId) return []
  const run = () => void navigate({ to: '/members/$memberId', params: { memberId }, search: {} })
  return [
    { id: 'member', group: 'cases', label: cases.member(memberId), detail: palette.memberPage, fromQuery: true, run },
  ]
}

/** The cases that a pasted number, id or URL refers to. What looks like a mail address or phone number is never sent. */
export function usePastedCaseEntries(typed: string): { entries: PaletteEntry[]; emptyText: string | null } {
  const palette = useMessages('palette')
  const { cases, words } = useCopy()
  const { me, open } = useDesk()
  const { caseId, number, targetIds } = parsePastedReference(typed)
  const names = caseId !== null || number !== null || targetIds.length > 0
  const asks = names && parseContact(typed) === null && may(me.role, 'cases.read')
  const { data, isFetching, isError } = useQuery({
    ...queries.cases.find.queryOptions({ input: { text: typed.trim() } }),
    enabled: asks,
  })
  const entries = (asks ? (data ?? []) : []).map(
    (foundCase): PaletteEntry => ({
      id: foundCase.id,
      group: 'cases',
      label: `#${foundCase.number} ${foundCase.title}`,
      detail: `${words.targets[foundCase.target.type]} ${foundCase.target.id} · ${cases.stateWords[foundCase.state]}`,
      fromQuery: true,
      run: () => open(foundCase.id),
    }),
  )
  const emptyText = !asks ? null : isFetching ? palette.finding : isError ? palette.failed : palette.notFound
  return { entries, emptyText }
}
