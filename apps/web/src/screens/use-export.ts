import { useState } from 'react'
import { type Failure, failureOf } from '../api/call-failure.ts'
import { saveFile } from '../api/save-file.ts'
import { useAnnounce } from '../i18n/announcer.tsx'

type ExportedFile = { readonly name: string; readonly csv: string; readonly rows: number }
type ExportMessages = { readonly done: (rows: string) => string; readonly failed: (failure: Failure) => string }

/** Have rows made into a file by the desk and save it; `problem` says why there is none. */
export function useExport(
  ask: () => Promise<ExportedFile>,
  messages: ExportMessages,
): { problem: string | null; busy: boolean; take: () => Promise<void> } {
  const announce = useAnnounce()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const take = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const { name, csv, rows } = await ask()
      saveFile(name, new Blob([csv], { type: 'text/csv;charset=utf-8' }))
      announce(messages.done(rows.toLocaleString('en')))
    } catch (error) {
      setProblem(messages.failed(failureOf(error)))
    }
    setBusy(false)
  }
  return { problem, busy, take }
}
