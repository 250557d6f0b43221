import type { BreakdownSheet } from '@mimamori/policy/breakdown/breakdown-sheet-lines'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { api } from '../../api/api-client.ts'
import { useBreakdownCopy } from '../../breakdown/breakdown-copy.ts'
import { failureMessage } from '../../decisions/failure-message.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useExport } from '../use-export.ts'

/** Exports the figures on screen, of every kind of target, as a file. */
export function BreakdownExportButton({ sheet, month }: { sheet: BreakdownSheet; month: string }): ReactNode {
  const words = useCopy()
  const copy = useBreakdownCopy()
  const { problem, busy, take } = useExport(() => api.breakdown.export({ sheet, month }), {
    done: copy.exported,
    failed: (failure) => failureMessage(words, failure),
  })
  return (
    <>
      <Problem plain small>
        {problem}
      </Problem>
      <Button
        icon={<Download size={16} aria-hidden="true" />}
        title={copy.exporting}
        disabled={busy}
        onClick={() => void take()}
      >
        {copy.export}
      </Button>
    </>
  )
}
