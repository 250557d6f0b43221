import type { Review } from '@mimamori/contract/cases/review'
import { HistoryPanel } from './history-panel.tsx'
import { ReportsPanel } from './reports-panel.tsx'

/** The tabs beside the text. Loaded once the first case is painted. */
export default function Past({ review, tab }: { review: Review; tab: 'reports' | 'history' }) {
  return tab === 'reports' ? <ReportsPanel reports={review.reports} /> : <HistoryPanel history={review.history} />
}
