import type { StandardsExport } from '@mimamori/contract/standards/standards-export-contract'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useStandardsCopy } from '../../standards/standards-copy.ts'
import { ExportButton } from '../export-button.tsx'

/** Has the desk export changes of members as CSV. */
export function StandardsExportButton({ of }: { of: StandardsExport }): ReactNode {
  const { exportCsv: label, exporting: busy, exported: done, refusals } = useStandardsCopy()
  return <ExportButton operation={queries.standards.export} input={of} words={{ label, busy, done, refusals }} small />
}
