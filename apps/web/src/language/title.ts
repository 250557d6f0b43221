import { useEffect } from 'react'
import { useDoorCopy } from './language.tsx'

/** What the tab of the browser is called while this screen is shown. `null`: another part of the screen says so. */
export function useTitle(screen: string | null): void {
  const { titles } = useDoorCopy()
  useEffect(() => {
    if (screen !== null) document.title = titles.of(screen)
  }, [screen, titles])
}
