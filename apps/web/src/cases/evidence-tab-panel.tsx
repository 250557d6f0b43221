import type { Review } from '@mimamori/contract/cases/review-contract'
import type { ReactNode } from 'react'
import { HistoryPanel } from './history-panel.tsx'
import { ReportsPanel } from './reports-panel.tsx'

type Props = {
  review: Review
  tab: 'reports' | 'history'
  /** on screen; an upcoming case takes no keys */
  active: boolean
  explain: (error: unknown) => string
}

/** The tabs beside the text. Loaded once the first case is painted. */
export default function EvidenceTabPanel({ review, tab, active, explain }: Props): ReactNode {
  if (tab === 'history') return <HistoryPanel history={review.history} />
  return <ReportsPanel review={review} active={active} explain={explain} />
}
