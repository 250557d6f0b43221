import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { api } from '../../api/api-client.ts'
import { useCoverageCopy } from '../../coverage/coverage-copy.ts'
import type { DayRange } from '../../coverage/coverage-days.ts'
import { failureMessage } from '../../decisions/failure-message.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useExport } from '../use-export.ts'

/** Exports the contact reminders or enquiries received within these days as a file. */
export function KindExportButton({ of, range }: { of: 'reminders' | 'enquiries'; range: DayRange }): ReactNode {
  const words = useCopy()
  const { kinds } = useCoverageCopy()
  const { problem, busy, take } = useExport(() => api.coverage.export({ of, range }), {
    done: kinds.exported,
    failed: (failure) => failureMessage(words, failure),
  })
  return (
    <>
      <Problem plain small>
        {problem}
      </Problem>
      <Button
        small
        icon={<Download size={14} aria-hidden="true" />}
        aria-label={kinds.exporting[of]}
        title={kinds.exporting[of]}
        disabled={busy}
        onClick={() => void take()}
      >
        {kinds.csv}
      </Button>
    </>
  )
}
