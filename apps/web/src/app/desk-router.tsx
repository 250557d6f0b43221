import type { Me } from '@mimamori/contract/staff/session-contract'
import { createRouter, type Router } from '@tanstack/react-router'
import { PageFailed } from '../screens/page-failed.tsx'
import { PageMissing, rootRoute, SCREENS } from './screens.ts'

const routeTree = rootRoute.addChildren(SCREENS)

export type DeskRouter = Router<typeof routeTree>

/** The router of the desk for this person. */
export function createDeskRouter(me: Me): DeskRouter {
  return createRouter({
    routeTree,
    context: { me },
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: PageMissing,
    defaultPendingMs: 300,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: DeskRouter
  }
}
