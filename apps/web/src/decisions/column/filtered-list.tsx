import type { ReactNode } from 'react'
import { type NumberedItem, NumberedList } from '../numbered-list.tsx'
import { ChoiceFilter } from './choice-filter.tsx'
import type { OpenedDecisionPanel } from './use-decision-panel.ts'

type Props = {
  label: string
  items: readonly NumberedItem[]
  opened: OpenedDecisionPanel
  /** in two columns */
  compact?: boolean
  onFocus: (index: number) => void
}

/** The numbered list of a panel with its filter: digits number the entries that are left. Indices are those of `items`. */
export function FilteredList({ label, items, opened, compact = false, onFocus }: Props): ReactNode {
  const { places, focusedIndex } = opened
  const left = places.flatMap((index) => items[index] ?? [])
  const on = (act: (index: number) => void) => (place: number) => {
    const index = places[place]
    if (index !== undefined) act(index)
  }
  return (
    <>
      <PanelFilter opened={opened} total={items.length} />
      {left.length > 0 ? (
        <NumberedList
          compact={compact}
          label={label}
          items={left}
          at={places.indexOf(focusedIndex)}
          onCommit={on(opened.pick)}
          onFocus={on(onFocus)}
        />
      ) : null}
    </>
  )
}

/** The filter of an open panel. */
export function PanelFilter({ opened, total }: { opened: OpenedDecisionPanel; total: number }): ReactNode {
  const { filter, places, pick, shift, sendFiltered } = opened
  return (
    <ChoiceFilter
      filter={filter}
      total={total}
      left={places.length}
      onPick={(place) => {
        const index = places[place]
        if (index !== undefined) pick(index)
      }}
      onShift={shift}
      onSend={sendFiltered}
    />
  )
}
