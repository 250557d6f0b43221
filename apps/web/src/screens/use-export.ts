import type { Failure } from '../api/call-failure.ts'
import { saveFile } from '../api/save-file.ts'
import { useApiCall } from '../api/use-api-call.ts'
import { useAnnounce } from '../parts/announcer.tsx'

type ExportedFile = { readonly name: string; readonly csv: string; readonly rows: number }
type ExportMessages = { readonly done: (rows: string) => string; readonly failed: (failure: Failure) => string }

/** Has the desk export rows to a file, and saves it; `problem`: why there is none. */
export function useExport(
  ask: () => Promise<ExportedFile>,
  messages: ExportMessages,
): { problem: string | null; busy: boolean; take: () => Promise<void> } {
  const announce = useAnnounce()
  const { run, busy, problem } = useApiCall(messages.failed)
  const take = async () => {
    const file = await run(ask)
    if (!file) return
    saveFile(file.name, new Blob([file.csv], { type: 'text/csv;charset=utf-8' }))
    announce(messages.done(file.rows.toLocaleString('en')))
  }
  return { problem, busy, take }
}
