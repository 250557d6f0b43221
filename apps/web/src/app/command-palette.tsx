import { MAX_QUERY_LENGTH, parseContact } from '@mimamori/policy/search/search-query'
import { may } from '@mimamori/policy/staff/role-permissions'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useDeferredValue, useLayoutEffect, useState } from 'react'
import { usePaletteCopy } from '../palette/palette-copy.ts'
import { PaletteDialog } from '../palette/palette-dialog.tsx'
import type { PaletteEntry } from '../palette/palette-matching.ts'
import { useDesk } from '../screens/desk-context.tsx'
import { useActionEntries, useRecentCaseEntries, useScreenEntries } from './use-palette-entries.ts'
import { useColleagueEntries, useSettingEntries } from './use-setting-entries.ts'
import { useLookupEntries, useMemberEntry, usePastedCaseEntries } from './use-typed-text-entries.ts'

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
  const once = entries.filter((entry, index) => entries.findIndex(({ id }) => id === entry.id) === index)
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
