import { useLayoutEffect } from 'react'
import { nextPaint } from '../api/idle-loading.ts'
import type { OpenChoice } from './key-guard.ts'
import type { WaitingActions } from './key-screen-state.ts'
import { useKeyboard } from './keys-provider.tsx'

/**
 * While `shown`, deciding keys count for `what`, from its painting on and after the floor the person set. `comes`: it is
 * still on its way, and no key counts.
 */
export function useKeyScene(shown: boolean, what: unknown, comes = false): void {
  const { queue } = useKeyboard()
  // biome-ignore lint/correctness/useExhaustiveDependencies: something else to decide on is another scene
  useLayoutEffect(() => {
    if (!shown) return
    const scene = queue.enter()
    if (!comes) void nextPaint().then(scene.painted)
    return scene.leave
  }, [queue, shown, what, comes])
}

/** While a choice is open, deciding keys that are weaker than it are not heard. */
export function useOpenChoice(open: OpenChoice | null): void {
  const { queue } = useKeyboard()
  useLayoutEffect(() => (open ? queue.choose(open) : undefined), [queue, open])
}

/** While what hears these keys is being loaded, they wait for it. */
export function useLoadingKeys(actions: WaitingActions, loading: boolean): void {
  const { queue } = useKeyboard()
  useLayoutEffect(() => (loading ? queue.load(actions) : undefined), [queue, actions, loading])
}

/** In the place of what hears these keys, until it is there. */
export function LoadingKeys({ actions, active }: { actions: WaitingActions; active: boolean }): null {
  useLoadingKeys(actions, active)
  return null
}
