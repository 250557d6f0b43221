import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { act, createContext, type ReactNode, useContext } from 'react'

const Content = createContext<ReactNode>(null)

function Shown(): ReactNode {
  return useContext(Content)
}

/** An address bar: what is shown within it reads the address and changes it. `paths`: those of the desk that are asked for. */
export function memoryRouter(
  address: string,
  paths: readonly string[],
): {
  readonly within: (content: ReactNode) => ReactNode
  readonly address: () => string
  readonly steps: () => number
  /** as a link or Back does */
  readonly go: (address: string) => Promise<void>
} {
  const root = createRootRoute()
  const routes = paths.map((path) => createRoute({ getParentRoute: () => root, path, component: Shown }))
  const history = createMemoryHistory({ initialEntries: [address] })
  const router = createRouter({ routeTree: root.addChildren(routes), history })
  return {
    within: (content) => (
      <Content value={content}>
        <RouterProvider router={router as never} />
      </Content>
    ),
    address: () => decodeURIComponent(history.location.href),
    steps: () => history.length,
    go: (next) => act(async () => history.push(next)),
  }
}
