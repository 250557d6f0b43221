import { createRoute } from '@tanstack/react-router'
import { root } from './root-route.ts'
import { screen } from './screen.tsx'

const list = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  // the pages say who may see them
  component: screen(() => import('./notices-page.tsx'), 'NoticesPage'),
})

const one = createRoute({
  getParentRoute: () => root,
  path: '/notices/$noticeId',
  component: screen(() => import('./notice-page.tsx'), 'NoticePage'),
})

/** The monthly notices: all of them, and one in the writing or as it was published. */
export const noticeRoutes = [list, one] as const
