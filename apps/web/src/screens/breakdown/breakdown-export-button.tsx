import type { BreakdownSheet } from '@mimamori/policy/breakdown/breakdown-sheet-lines'
import type { ReactNode } from 'react'
import { api } from '../../api/api-client.ts'
import { useBreakdownCopy } from '../../breakdown/breakdown-copy.ts'
import { ExportButton } from '../export-button.tsx'

/** Exports the figures on screen, of every kind of target, as a file. */
export function BreakdownExportButton({ sheet, month }: { sheet: BreakdownSheet; month: string }): ReactNode {
  const copy = useBreakdownCopy()
  const words = { label: copy.export, title: copy.exporting, done: copy.exported }
  return <ExportButton ask={() => api.breakdown.export({ sheet, month })} words={words} />
}
