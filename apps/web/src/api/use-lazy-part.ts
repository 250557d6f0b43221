import { type ComponentType, useCallback, useState } from 'react'
import { hasUnsavedWork } from './leave-guard.ts'
import { checkServerAnswers, currentConnection } from './server-connection.ts'

/**
 * Loads a script of the page, but not while nothing answers: a browser remembers of a script that it failed. One that
 * failed although the desk answers comes with the page loaded anew, unless that would lose something.
 */
async function loadWhileUp<Part>(load: () => Promise<Part>): Promise<Part | null> {
  if (!currentConnection().up && !(await checkServerAnswers())) return null
  try {
    return await load()
  } catch {
    if ((await checkServerAnswers()) && !hasUnsavedWork()) location.reload()
    return null
  }
}

/**
 * A part of the page that is loaded when somebody asks for it. `ask` answers whether it is there now; one that could not
 * be loaded can be asked for again.
 */
export function useLazyPart<Props>(load: () => Promise<{ default: ComponentType<Props> }>): {
  part: ComponentType<Props> | null
  failed: boolean
  ask: () => Promise<boolean>
} {
  const [part, setPart] = useState<ComponentType<Props> | null>(null)
  const [failed, setFailed] = useState(false)
  const ask = useCallback(async () => {
    const loaded = await loadWhileUp(load)
    if (loaded) setPart(() => loaded.default)
    setFailed(loaded === null)
    return loaded !== null
  }, [load])
  return { part, failed, ask }
}
