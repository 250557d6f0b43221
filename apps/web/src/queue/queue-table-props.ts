import type { QueueItem, View } from '@mimamori/contract/queue/queue-contract'
import type { QueueSort } from '@mimamori/policy/queue/queue-view-rules'
import type { Density } from '@mimamori/policy/staff/preference-rules'
import type { Dispatch, ReactNode, SetStateAction } from 'react'
import type { FrozenRow } from './freeze-list.ts'
import type { Selection } from './queue-selection.ts'

/** A list as a table. */
export type QueueTableProps = {
  items: readonly FrozenRow<QueueItem>[]
  view: View
  label: string
  density: Density
  sort: QueueSort
  /** what the list is, so that its place is found again */
  place: string
  /** the case whose row is selected when the list is shown again */
  startAt: string | undefined
  /** rows chosen for bulk; `null` where nothing can be decided */
  selection: Selection | null
  /** the list is being loaded with other filters */
  stale: boolean
  hrefOf: (item: QueueItem) => string
  /** who else has a case on screen */
  present: (caseId: string) => ReactNode
  onSort: (sort: QueueSort) => void
  onSelect: Dispatch<SetStateAction<Selection>>
  onCurrent: (caseId: string) => void
  onOpen: (item: QueueItem) => void
  onEnd: () => void
}
