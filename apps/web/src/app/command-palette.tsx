import { MAX_QUERY_LENGTH, parseContact } from '@mimamori/policy/search/search-query'
import { may } from '@mimamori/policy/staff/role-permissions'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { PaletteDialog } from '../palette/palette-dialog.tsx'
import type { PaletteEntry } from '../palette/palette-matching.ts'
import { useDesk } from '../screens/desk-context.tsx'
import {
  useActionEntries,
  useNewEnquiryEntry,
  useRecentCaseEntries,
  useSavedStepEntries,
  useScreenEntries,
} from './use-palette-entries.ts'
import { useColleagueEntries, useSettingEntries } from './use-setting-entries.ts'
import { useLookupEntries, useMemberEntry, usePastedCaseEntries } from './use-typed-text-entries.ts'

type Props = { typedAhead: { current: string | null }; onNewEnquiry: () => void; onClose: () => void }

/**
 * Finds actions, cases, members, screens and settings by name, and cases by a pasted number, id or URL. `typedAhead`: text typed while
 * the palette was loading.
 */
export default function CommandPalette({ typedAhead, onNewEnquiry, onClose }: Props): ReactNode {
  const palette = useMessages('palette')
  const [typed, setTyped] = useState('')
  useLayoutEffect(() => setTyped(typedAhead.current ?? ''), [typedAhead])
  const rested = useRested(typed)
  const cases = usePastedCaseEntries(rested)
  const entries = [
    ...cases.entries,
    ...useMemberEntry(rested),
    ...useActionEntries(),
    ...useNewEnquiryEntry(onNewEnquiry),
    ...useSavedStepEntries(),
    ...useRecentCaseEntries(),
    ...useScreenEntries(),
    ...useColleagueEntries(),
    ...useSettingEntries(),
    ...useLookupEntries(typed),
    ...useSearchEntry(typed),
  ]
  const distinct = entries.filter((entry, index) => entries.findIndex(({ id }) => id === entry.id) === index)
  const empty = parseContact(typed.trim())
    ? { title: palette.personal, next: palette.personalNext }
    : { title: palette.none, next: palette.noneNext }
  const note = cases.emptyText
  return (
    <PaletteDialog typed={typed} onType={setTyped} entries={distinct} empty={empty} note={note} onClose={onClose} />
  )
}

/** the desk is asked for what is typed, not for every letter on the way */
const REST_MS = 200

/** The text once nothing was typed for a moment. */
function useRested(typed: string): string {
  const [rested, setRested] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), REST_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return rested
}

/**
 * The last entry, which searches all texts for the query. None when the query looks like a mail address or phone number.
 */
function useSearchEntry(typed: string): PaletteEntry[] {
  const palette = useMessages('palette')
  const { me } = useDesk()
  const navigate = useNavigate()
  const q = typed.trim().slice(0, MAX_QUERY_LENGTH)
  if (q === '' || parseContact(q) !== null || !may(me.role, 'cases.read')) return []
  const run = () => void navigate({ to: '/search', search: { q } })
  return [{ id: 'search-for', group: 'search', label: palette.searchFor(q), fromQuery: true, run }]
}
