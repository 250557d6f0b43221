import type { Me } from '@mimamori/contract/staff/session-contract'
import { createRootRouteWithContext, lazyRouteComponent } from '@tanstack/react-router'
import { Shell } from './shell.tsx'

export const PageMissing = lazyRouteComponent(() => import('../screens/page-missing.tsx'), 'PageMissing')

/** The frame all addresses of the desk are shown in. */
export const rootRoute = createRootRouteWithContext<{ me: Me }>()({ component: Shell, notFoundComponent: PageMissing })
