import { useEffect } from 'react'
import { usePublicMessages } from './language-provider.tsx'

/** What the tab of the browser is called while this screen is shown. `null`: another part of the screen says so. */
export function useDocumentTitle(screen: string | null): void {
  const { titles } = usePublicMessages()
  useEffect(() => {
    if (screen !== null) document.title = titles.of(screen)
  }, [screen, titles])
}
