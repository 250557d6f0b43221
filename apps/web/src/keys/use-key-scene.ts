import { useLayoutEffect } from 'react'
import { nextPaint } from '../api/idle-loading.ts'
import type { OpenChoice } from './key-guard.ts'
import type { WaitingActions } from './key-screen-state.ts'
import { useKeyboard } from './keys-provider.tsx'

/**
 * While `shown`, deciding keys act on `what`, once it was painted and the decision delay of the person is over. `comes`:
 * it is still loading, and no such key acts.
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

/** While a choice is open, weaker deciding keys are ignored. */
export function useOpenChoice(open: OpenChoice | null): void {
  const { queue } = useKeyboard()
  useLayoutEffect(() => (open ? queue.choose(open) : undefined), [queue, open])
}

/** While the part that takes these keys is loading, they wait for it. */
export function useLoadingKeys(actions: WaitingActions, loading: boolean): void {
  const { queue } = useKeyboard()
  useLayoutEffect(() => (loading ? queue.load(actions) : undefined), [queue, actions, loading])
}

/** Rendered in place of the part that takes these keys, until it is loaded. */
export function LoadingKeys({ actions, active }: { actions: WaitingActions; active: boolean }): null {
  useLoadingKeys(actions, active)
  return null
}
