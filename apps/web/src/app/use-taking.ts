import { useState } from 'react'
import { type Failure, failureOf } from '../api/failure.ts'
import { saveFile } from '../api/save-file.ts'
import { useAnnounce } from '../language/announce.tsx'

type Taken = { readonly name: string; readonly csv: string; readonly rows: number }
type Said = { readonly done: (rows: string) => string; readonly failed: (failure: Failure) => string }

/** Have rows made into a file by the desk and save it; `problem` says why there is none. */
export function useTaking(ask: () => Promise<Taken>, said: Said) {
  const announce = useAnnounce()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const take = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const { name, csv, rows } = await ask()
      saveFile(name, new Blob([csv], { type: 'text/csv;charset=utf-8' }))
      announce(said.done(rows.toLocaleString('en')))
    } catch (error) {
      setProblem(said.failed(failureOf(error)))
    }
    setBusy(false)
  }
  return { problem, busy, take }
}
