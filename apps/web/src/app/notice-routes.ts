import { createRoute } from '@tanstack/react-router'
import { lazyScreen } from './lazy-screen.tsx'
import { rootRoute } from './root-route.ts'

const noticesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/notices',
  // the pages say who may see them
  component: lazyScreen(() => import('../screens/notices/notices-page.tsx'), 'NoticesPage'),
})

const noticeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/notices/$noticeId',
  component: lazyScreen(() => import('../screens/notices/notice-page.tsx'), 'NoticePage'),
})

/** The monthly notices: all of them, and one in the writing or as it was published. */
export const noticeRoutes = [noticesRoute, noticeRoute] as const
