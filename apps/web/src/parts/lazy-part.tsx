import { Button } from '@mimamori/ui/button'
import { Component, type ComponentType, lazy, type ReactNode, useState } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { MessagesUnavailable } from '../i18n/message-files.ts'

type PartModule<Props> = { default: ComponentType<Props> }

/** Says, in the place of a part of a screen, that the part could not be loaded. */
function PartMissing() {
  const { errors } = useCopy()
  return (
    <div role="status" className="flex flex-wrap items-center gap-2 py-2 text-sm text-ink2">
      {errors.part}
      <Button onClick={() => location.reload()}>{errors.reload}</Button>
    </div>
  )
}

/** Shows `instead` when the texts of a part could not be loaded. Throws any other fault on. */
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

/** Makes a loader of a part of a screen that shows `Instead` when the part, or its texts, cannot be loaded. */
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
 * For a part that people look for: where it cannot be loaded, a message with a reload button is in its place. Only a
 * reload helps, as browsers remember that a module failed.
 */
export const lazyWithFallback = createLazyPart(PartMissing)

/** Loads a part that is not essential: where it cannot be loaded, it is left out. */
export const lazyOptional = createLazyPart(() => null)

/**
 * A part that is drawn at once if it was loaded beforehand, by the second value; if not, it is loaded when it is drawn.
 * `lazy` alone would show a placeholder first, for a third of a second.
 */
export function preloaded<Props extends object>(
  load: () => Promise<PartModule<Props>>,
): [ComponentType<Props>, () => Promise<unknown>] {
  let loaded: ComponentType<Props> | null = null
  const preload = async () => {
    const module = await load()
    loaded = module.default
    return module
  }
  const Lazy = lazy(preload) as ComponentType<Props>
  // keeps the component it was first drawn with: another one would lose its state
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, when the module loads
  const Part = (props: Props) => {
    const [Loaded] = useState(() => loaded ?? Lazy)
    return <Loaded {...props} />
  }
  return [Part, preload]
}
