import { useState } from 'react'

type AsyncAction<T> = {
  readonly busy: boolean
  readonly done: T | null
  readonly error: unknown
  readonly run: () => Promise<void>
}

/** The state of an action that a button starts: whether it is running, its result, its problem. */
export function useAsyncAction<T>(action: () => Promise<T>): AsyncAction<T> {
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<T | null>(null)
  const [error, setError] = useState<unknown>(null)
  async function run(): Promise<void> {
    if (busy) return
    setBusy(true)
    setDone(null)
    setError(null)
    try {
      setDone(await action())
    } catch (fault) {
      setError(fault)
    } finally {
      setBusy(false)
    }
  }
  return { busy, done, error, run }
}
