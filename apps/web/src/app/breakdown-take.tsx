import type { BreakdownSheet } from '@mimamori/policy/breakdown/sheet'
import { Button } from '@mimamori/ui/button'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { desk } from '../api/client.ts'
import { failureOf } from '../api/failure.ts'
import { saveFile } from '../api/save-file.ts'
import { useBreakdownCopy } from '../breakdown/breakdown-copy.ts'
import { failureWords } from '../decisions/failure-words.ts'
import { useAnnounce } from '../language/announce.tsx'
import { useCopy } from '../language/language.tsx'

/** The figures that are shown, of every kind of target, as a file. */
export function TakeSheet({ sheet, month }: { sheet: BreakdownSheet; month: string }) {
  const words = useCopy()
  const copy = useBreakdownCopy()
  const announce = useAnnounce()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const take = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const { name, csv, rows } = await desk.breakdown.export({ sheet, month })
      saveFile(name, new Blob([csv], { type: 'text/csv;charset=utf-8' }))
      announce(copy.exported(rows.toLocaleString('en')))
    } catch (error) {
      setProblem(failureWords(words, failureOf(error)))
    }
    setBusy(false)
  }
  return (
    <>
      {problem ? (
        <p role="alert" className="text-sm text-red">
          {problem}
        </p>
      ) : null}
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
