import { Button } from '@mimamori/ui/button'
import { Component, type ComponentType, lazy, type ReactNode, useState } from 'react'
import { useCopy } from './language-provider.tsx'
import { MessagesUnavailable } from './lazy-messages.ts'

type PartModule<Props> = { default: ComponentType<Props> }

/** Where a part of a screen would be that could not be loaded. */
function PartMissing() {
  const { errors } = useCopy()
  return (
    <div role="status" className="flex flex-wrap items-center gap-2 py-2 text-sm text-ink2">
      {errors.part}
      <Button onClick={() => location.reload()}>{errors.reload}</Button>
    </div>
  )
}

/** A part whose words could not be loaded is missing, too. Any other fault is not its own. */
class MessagesBoundary extends Component<{ instead: ReactNode; children: ReactNode }> {
  override state: { fault: unknown } = { fault: null }
  static getDerivedStateFromError(fault: unknown) {
    return { fault }
  }
  override render() {
    const { fault } = this.state
    if (!fault) return this.props.children
    if (fault instanceof MessagesUnavailable) return this.props.instead
    throw fault
  }
}

/** A part of a screen that takes no screen with it when it, or its words, cannot be loaded: `Instead` is in its place. */
const createLazyPart =
  (Instead: ComponentType) =>
  <Props extends object>(load: () => Promise<PartModule<Props>>) =>
  (): Promise<PartModule<Props>> =>
    load().then(
      ({ default: Part }) => ({
        default: (props) => (
          <MessagesBoundary instead={<Instead />}>
            <Part {...props} />
          </MessagesBoundary>
        ),
      }),
      () => ({ default: Instead as ComponentType<Props> }),
    )

/**
 * A part somebody looks for says in its place that it could not be loaded, and the screen around it stays. It is there again
 * when the page is loaded anew: browsers remember of a module that it failed.
 */
export const lazyWithFallback = createLazyPart(PartMissing)

/** A part that nobody waits for is just not there until the page is loaded anew. */
export const lazyOptional = createLazyPart(() => null)

/**
 * A part that is drawn at once where it was loaded before it is asked for; otherwise it is loaded then. `lazy` alone would
 * show its space first, for a third of a second.
 */
export function preloaded<Props extends object>(
  load: () => Promise<PartModule<Props>>,
): [ComponentType<Props>, () => Promise<unknown>] {
  let there: ComponentType<Props> | null = null
  const kept = async () => {
    const module = await load()
    there = module.default
    return module
  }
  const Later = lazy(kept) as ComponentType<Props>
  // whichever it began with: another one in its place would forget what is chosen
  // biome-ignore lint/correctness/noComponentHookFactories: made once a part, with the module
  const Part = (props: Props) => {
    const [Now] = useState(() => there ?? Later)
    return <Now {...props} />
  }
  return [Part, kept]
}
