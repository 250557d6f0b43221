import { parsePastedReference } from '@mimamori/policy/cases/pasted-reference'
import { LOOKUP_REASONS, type LookupReason } from '@mimamori/policy/members/contact-lookup-rules'
import { MAX_QUERY_LENGTH, parseContact } from '@mimamori/policy/search/search-query'
import { may } from '@mimamori/policy/staff/role-permissions'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useDeferredValue, useLayoutEffect, useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useLookupCopy } from '../members/lookup-copy.ts'
import { usePaletteCopy } from '../palette/palette-copy.ts'
import { PaletteDialog } from '../palette/palette-dialog.tsx'
import type { PaletteEntry } from '../palette/palette-matching.ts'
import { useDesk } from '../screens/desk-context.tsx'
import { handOverLookup } from '../screens/search/lookup-handover.ts'
import {
  useActionEntries,
  useColleagueEntries,
  useRecentCaseEntries,
  useScreenEntries,
  useSettingEntries,
} from './use-palette-entries.ts'

type Props = { ahead: { current: string | null }; onClose: () => void }

/**
 * Everything that can be done or gone to, by name; and cases by what somebody pasted. `ahead`: what was typed before the
 * line was there.
 */
export default function CommandPalette({ ahead, onClose }: Props): ReactNode {
  const palette = usePaletteCopy()
  const [typed, type] = useState('')
  useLayoutEffect(() => type(ahead.current ?? ''), [ahead])
  const cases = usePastedCaseEntries(useDeferredValue(typed))
  const entries = [
    ...cases.entries,
    ...useMemberEntry(useDeferredValue(typed)),
    ...useActionEntries(),
    ...useRecentCaseEntries(),
    ...useScreenEntries(),
    ...useColleagueEntries(),
    ...useSettingEntries(),
    ...useLookupEntries(typed),
    ...useSearchEntry(typed),
  ]
  const once = entries.filter((entry, at) => entries.findIndex(({ id }) => id === entry.id) === at)
  const empty = parseContact(typed.trim())
    ? { title: palette.personal, next: palette.personalNext }
    : { title: cases.said ?? palette.none, next: palette.noneNext }
  return <PaletteDialog typed={typed} onType={type} entries={once} empty={empty} onClose={onClose} />
}

/** The last line: look for what is typed in every text. Never what looks like somebody's mail or phone. */
function useSearchEntry(typed: string): PaletteEntry[] {
  const palette = usePaletteCopy()
  const { me } = useDesk()
  const navigate = useNavigate()
  const q = typed.trim().slice(0, MAX_QUERY_LENGTH)
  if (q === '' || parseContact(q) !== null || !may(me.role, 'cases.read')) return []
  const run = () => void navigate({ to: '/search', search: { q } })
  return [{ id: 'search-for', group: 'search', label: palette.searchFor(q), asked: true, run }]
}

/** Look up whose mail address or phone number is typed: one line a reason. Nothing is sent before one of them is chosen. */
function useLookupEntries(typed: string): PaletteEntry[] {
  const copy = useLookupCopy()
  const { me } = useDesk()
  const navigate = useNavigate()
  const contact = parseContact(typed)
  if (!contact || !may(me.role, 'members.reveal')) return []
  const run = (reason: LookupReason) => {
    handOverLookup({ value: typed.trim(), reason })
    void navigate({ to: '/search', search: {} })
  }
  return LOOKUP_REASONS.map((reason) => ({
    id: `lookup-${reason}`,
    group: 'search',
    label: copy.entry(copy.reasons[reason]),
    detail: copy.entries[contact.kind],
    asked: true,
    run: () => run(reason),
  }))
}

/** an id as the marketplace spells one; a word without a figure is none */
const MEMBER_ID = /^(?=.*\d)[A-Za-z0-9_-]{2,64}$/

/** The member whose id is typed. */
function useMemberEntry(typed: string): PaletteEntry[] {
  const { cases } = useCopy()
  const palette = usePaletteCopy()
  const { me } = useDesk()
  const navigate = useNavigate()
  const memberId = typed.trim()
  const asks = MEMBER_ID.test(memberId) && parseContact(memberId) === null && may(me.role, 'cases.read')
  const { data } = useQuery({
    ...queries.members.page.queryOptions({ input: { memberId } }),
    enabled: asks,
    retry: false,
  })
  if (!asks || data?.id !== memberId) return []
  const run = () => void navigate({ to: '/members/$memberId', params: { memberId }, search: {} })
  return [{ id: 'member', group: 'cases', label: cases.member(memberId), detail: palette.memberPage, asked: true, run }]
}

/** Cases a pasted number, id or address names. What looks like somebody's mail or phone is not even asked for. */
function usePastedCaseEntries(typed: string): { entries: PaletteEntry[]; said: string | null } {
  const palette = usePaletteCopy()
  const { cases, words } = useCopy()
  const { me, open } = useDesk()
  const { caseId, number, targetIds } = parsePastedReference(typed)
  const names = caseId !== null || number !== null || targetIds.length > 0
  const asks = names && parseContact(typed) === null && may(me.role, 'cases.read')
  const { data, isFetching, isError } = useQuery({
    ...queries.cases.find.queryOptions({ input: { text: typed.trim() } }),
    enabled: asks,
  })
  const entries = (asks ? (data ?? []) : []).map((found) => ({
    id: found.id,
    group: 'cases' as const,
    label: `#${found.number} ${found.title}`,
    detail: `${words.targets[found.target.type]} ${found.target.id} · ${cases.stateWords[found.state]}`,
    asked: true,
    run: () => open(found.id),
  }))
  const said = !asks ? null : isFetching ? palette.finding : isError ? palette.failed : palette.notFound
  return { entries, said }
}
