import { useEffect } from 'react'
import { usePublicMessages } from '../i18n/language-provider.tsx'

/** Sets the title of the browser tab while this screen is shown. `null`: another part of the screen sets it. */
export function useDocumentTitle(screen: string | null): void {
  const { titles } = usePublicMessages()
  useEffect(() => {
    if (screen !== null) document.title = titles.of(screen)
  }, [screen, titles])
}
