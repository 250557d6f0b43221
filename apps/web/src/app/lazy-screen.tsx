import { lazyRouteComponent, type RouteComponent } from '@tanstack/react-router'
import { type ComponentType, useEffect, useState } from 'react'
import { reloadUnlessUnsaved } from '../api/leave-guard.ts'
import { checkServerAnswers } from '../api/server-connection.ts'
import { useConnection } from '../api/use-connection.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { LoadFailed } from '../parts/load-failed.tsx'
import { useDocumentTitle } from '../parts/use-document-title.ts'
import { PageFailed } from '../screens/page-failed.tsx'

type LoadScreen = () => Promise<ComponentType>
/** the screen once it could be loaded after all, kept for when it is opened again */
type LoadedScreen = { found: { Screen: ComponentType } | null }

/** Shown in place of a screen that could not be loaded while the server did not answer; shows the screen once it does. */
function ScreenUnavailable({ load, at }: { load: LoadScreen; at: LoadedScreen }) {
  const { up } = useConnection()
  const { errors } = useCopy()
  const [found, setFound] = useState<{ Screen: ComponentType } | null>(at.found)
  useDocumentTitle(found ? null : errors.away)
  useEffect(() => {
    if (!up || found) return
    let left = false
    load().then(
      (Screen) => {
        at.found = { Screen }
        if (!left) setFound(at.found)
      },
      async () => {
        if (!(await checkServerAnswers()) || left) return
        if (!reloadUnlessUnsaved()) setFound({ Screen: PageFailed })
      },
    )
    return () => {
      left = true
    }
  }, [load, at, up, found])
  if (found) return <found.Screen />
  return (
    <LoadFailed
      heading="h1"
      words={{ failed: errors.away, retry: errors.retry, failedKept: errors.awayNext }}
      onRetry={() => void checkServerAnswers()}
    />
  )
}

/**
 * A screen whose script is loaded when it is opened. Where the server answers but has no such script, it has a newer version, and
 * the router reloads the page. Where it does not answer, a reload would lose the page: `ScreenUnavailable` is shown.
 */
export function lazyScreen<Module extends object>(
  load: () => Promise<Module>,
  name: keyof Module & string,
): RouteComponent {
  const component: LoadScreen = async () => (await load())[name] as ComponentType
  return lazyRouteComponent(async () => {
    try {
      return { default: await component() }
    } catch (fault) {
      if (await checkServerAnswers()) throw fault
      const at: LoadedScreen = { found: null }
      return { default: () => <ScreenUnavailable load={component} at={at} /> }
    }
  })
}
