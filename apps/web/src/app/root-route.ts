import type { Me } from '@mimamori/contract/staff/session-contract'
import { createRootRouteWithContext, lazyRouteComponent } from '@tanstack/react-router'
import { Shell } from './shell.tsx'

export const PageMissing = lazyRouteComponent(() => import('../screens/page-missing.tsx'), 'PageMissing')

/** Root route: renders the frame around every screen. */
export const rootRoute = createRootRouteWithContext<{ me: Me }>()({ component: Shell, notFoundComponent: PageMissing })
