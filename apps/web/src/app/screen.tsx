import { lazyRouteComponent, type RouteComponent } from '@tanstack/react-router'
import { type ComponentType, useEffect, useState } from 'react'
import { stillAnswers } from '../api/connection.ts'
import { leavingLoses } from '../api/leave-guard.ts'
import { useConnection } from '../api/use-connection.ts'
import { Failed } from '../language/failed.tsx'
import { useCopy } from '../language/language.tsx'
import { useTitle } from '../language/title.ts'
import { PageFailed } from './page-failed.tsx'

type Load = () => Promise<ComponentType>
/** what came later after all, for whoever is here again */
type Place = { found: { Screen: ComponentType } | null }

/** In place of a screen that could not come because nothing could: it is opened once the desk answers. */
function OpensLater({ load, at }: { load: Load; at: Place }) {
  const { up } = useConnection()
  const { errors } = useCopy()
  const [found, setFound] = useState<{ Screen: ComponentType } | null>(at.found)
  useTitle(found ? null : errors.away)
  useEffect(() => {
    if (!up || found) return
    let left = false
    load().then(
      (Screen) => {
        at.found = { Screen }
        if (!left) setFound(at.found)
      },
      async () => {
        if (!(await stillAnswers()) || left) return
        // a browser remembers of a script that it failed, for as long as the page is there
        if (leavingLoses()) setFound({ Screen: PageFailed })
        else location.reload()
      },
    )
    return () => {
      left = true
    }
  }, [load, at, up, found])
  if (found) return <found.Screen />
  return (
    <Failed heading="h1" title={errors.away} retry={errors.retry} onRetry={() => void stillAnswers()}>
      {errors.awayNext}
    </Failed>
  )
}

/**
 * A screen whose script comes when it is opened. Where the desk answers and has no such script, it is another version
 * by now, and the router loads the page anew. Where nothing answers, that would be the end of the page.
 */
export function screen<Module extends object>(
  load: () => Promise<Module>,
  name: keyof Module & string,
): RouteComponent {
  const component: Load = async () => (await load())[name] as ComponentType
  return lazyRouteComponent(async () => {
    try {
      return { default: await component() }
    } catch (fault) {
      if (await stillAnswers()) throw fault
      const at: Place = { found: null }
      return { default: () => <OpensLater load={component} at={at} /> }
    }
  })
}
