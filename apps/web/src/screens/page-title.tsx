import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useDocumentTitle } from '../parts/use-document-title.ts'

/**
 * The heading of a screen, which gets the focus when the screen opens, unless the screen has focused something else,
 * such as a row. It is also the title of the browser tab, there with `count`.
 */
export function PageTitle({ children, count }: { children: string; count?: number | undefined }): ReactNode {
  const { titles } = useCopy()
  useDocumentTitle(count === undefined ? children : titles.counted(children, count.toLocaleString('en')))
  const heading = useRef<HTMLHeadingElement>(null)
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another screen, also with the same heading
  useEffect(() => {
    const inside = document.getElementById('screen')?.contains(document.activeElement)
    if (!inside) heading.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <h1 ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
      {children}
    </h1>
  )
}
