import { type LinkOptions, useRouter } from '@tanstack/react-router'
import { useDesk } from '../screens/desk-context.tsx'
import { mayOpen, type ScreenInMenu } from '../screens/route-guards.ts'

/** The screens that this person can open from the menu, in its order, each with its address. */
export function useScreensInMenu(): (ScreenInMenu & { readonly link: LinkOptions })[] {
  const { role } = useDesk().me
  return Object.values(useRouter().routesById).flatMap(({ to, options }) => {
    const screen = options.staticData?.screen
    return screen?.menu && mayOpen(screen, role) ? [{ ...screen.menu, link: { to, search: {} } as LinkOptions }] : []
  })
}
