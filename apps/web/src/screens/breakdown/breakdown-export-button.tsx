import { hasBreakdownFilters } from '@mimamori/policy/breakdown/breakdown-filters'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useMessages } from '../../i18n/messages.ts'
import { ExportButton } from '../export-button.tsx'
import type { BreakdownState } from './use-breakdown-state.ts'

/** Exports the figures on screen as a file: of every kind of target, with filters of the kind they were chosen for. */
export function BreakdownExportButton({
  place: { tab: sheet, period, compared, filters, targetType },
}: {
  place: BreakdownState
}): ReactNode {
  const copy = useMessages('breakdown')
  const words = { label: copy.export, title: copy.exporting, done: copy.exported }
  const query = {
    sheet,
    period,
    with: compared,
    filters,
    ...(hasBreakdownFilters(filters) ? { targetType } : {}),
  }
  return <ExportButton operation={queries.breakdown.export} input={query} words={words} />
}
