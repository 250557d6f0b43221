import { type ComponentType, useCallback, useState } from 'react'

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
    const loaded = await load().catch(() => null)
    if (loaded) setPart(() => loaded.default)
    setFailed(loaded === null)
    return loaded !== null
  }, [load])
  return { part, failed, ask }
}
