import { type ComponentType, useCallback, useState } from 'react'
import { reloadUnlessUnsaved } from './leave-guard.ts'
import { checkServerAnswers, currentConnection } from './server-connection.ts'

/** Loads a script of the page, unless the server does not answer; see `reloadUnlessUnsaved`. `null`: it is not loaded. */
async function loadWhileUp<Part>(load: () => Promise<Part>): Promise<Part | null> {
  if (!currentConnection().up && !(await checkServerAnswers())) return null
  try {
    return await load()
  } catch {
    if (await checkServerAnswers()) reloadUnlessUnsaved()
    return null
  }
}

/**
 * A part of the page that is loaded on demand. `load` resolves to whether it is loaded now; after a failure it can be
 * called again.
 */
export function useLazyPart<Props>(importPart: () => Promise<{ default: ComponentType<Props> }>): {
  part: ComponentType<Props> | null
  failed: boolean
  load: () => Promise<boolean>
} {
  const [part, setPart] = useState<ComponentType<Props> | null>(null)
  const [failed, setFailed] = useState(false)
  const load = useCallback(async () => {
    const loaded = await loadWhileUp(importPart)
    if (loaded) setPart(() => loaded.default)
    setFailed(loaded === null)
    return loaded !== null
  }, [importPart])
  return { part, failed, load }
}
