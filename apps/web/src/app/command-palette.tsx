import { wantedBy } from '@mimamori/policy/cases/find'
import { personalIn } from '@mimamori/policy/search/query'
import { may } from '@mimamori/policy/staff/roles'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { queries } from '../api/queries.ts'
import { useCopy } from '../language/language.tsx'
import type { Entry } from '../palette/entries.ts'
import { Palette } from '../palette/palette.tsx'
import { usePaletteCopy } from '../palette/words.ts'
import { useDesk } from './desk-context.tsx'
import { useActions, useColleagues, useRecentCases, useScreens, useSettings } from './palette-entries.ts'

/** Everything that can be done or gone to, by name; and cases by what somebody pasted. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const palette = usePaletteCopy()
  const [typed, type] = useState('')
  const cases = usePastedCases(useDeferredValue(typed))
  const entries = [
    ...cases.entries,
    ...useActions(),
    ...useRecentCases(),
    ...useScreens(),
    ...useColleagues(),
    ...useSettings(),
  ]
  const once = entries.filter((entry, at) => entries.findIndex(({ id }) => id === entry.id) === at)
  const empty = personalIn(typed)
    ? { title: palette.personal, next: palette.personalNext }
    : { title: cases.said ?? palette.none, next: palette.noneNext }
  return <Palette typed={typed} onType={type} entries={once} empty={empty} onClose={onClose} />
}

/** Cases a pasted number, id or address names. What looks like somebody's mail or phone is not even asked for. */
function usePastedCases(typed: string): { entries: Entry[]; said: string | null } {
  const palette = usePaletteCopy()
  const { cases, words } = useCopy()
  const { me, open } = useDesk()
  const { caseId, number, targetIds } = wantedBy(typed)
  const names = caseId !== null || number !== null || targetIds.length > 0
  const asks = names && personalIn(typed) === null && may(me.role, 'cases.read')
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
