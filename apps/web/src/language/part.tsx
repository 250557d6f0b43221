import { Button } from '@mimamori/ui/button'
import type { ComponentType, ReactNode } from 'react'
import { useCopy } from './language.tsx'

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

/**
 * A part somebody looks for says in its place that it could not be loaded, and the screen around it stays. It is there again
 * when the page is loaded anew: browsers remember of a module that it failed.
 */
export const orSaid =
  <Props,>(load: () => Promise<{ default: ComponentType<Props> }>) =>
  (): Promise<{ default: (props: Props) => ReactNode }> =>
    load().then(
      ({ default: Part }) => ({ default: Part as (props: Props) => ReactNode }),
      () => ({ default: PartMissing }),
    )
