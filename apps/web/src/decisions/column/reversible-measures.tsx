import type { ReversibleLine } from '@mimamori/contract/decisions/decision-contract'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { FilteredList } from './filtered-list.tsx'
import type { ReversibleLines } from './message-subject.ts'
import type { OpenedDecisionPanel } from './use-decision-panel.ts'

/** The measures of the case's member that can be reversed; fetched when the panel is open. */
export function useReversibleMeasures(caseId: string, wanted: boolean): ReversibleLines {
  const query = useQuery({ ...queries.decisions.reversible.queryOptions({ input: { caseId } }), enabled: wanted })
  return wanted ? query.data : undefined
}

type Props = {
  lines: readonly ReversibleLine[]
  opened: OpenedDecisionPanel
  onFocus: (index: number) => void
}

/** List of measures that can be reversed; a digit reverses one. */
export function ReversibleMeasures({ lines, opened, onFocus }: Props): ReactNode {
  const { words, instants } = useCopy()
  const place = useRef<HTMLDivElement>(null)
  const current = opened.places.indexOf(opened.focusedIndex)
  useEffect(() => {
    if (current >= 0) place.current?.querySelectorAll('li')[current]?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const panels = useMessages('panels')
  if (lines.length === 0) return <p className="text-sm text-ink2">{panels.reverseNone}</p>
  const items = lines.map(({ measureId, measure, at, title, target, caseNumber }) => ({
    key: measureId,
    label: words.measures[measure],
    about: title || words.targets[target.type],
    note: `#${caseNumber} · ${instants.day(at)}`,
  }))
  return (
    <div ref={place} className="max-h-72 overflow-y-auto rounded-lg">
      <FilteredList label={panels.reverseTitle} items={items} opened={opened} onFocus={onFocus} />
    </div>
  )
}
