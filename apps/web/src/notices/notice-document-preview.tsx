import { type ReactNode, type SyntheticEvent, useRef } from 'react'
import { useObjectUrl } from './use-object-url.ts'

/** A notice as published, in a sandboxed frame without scripts. The scroll position is kept when `html` changes. */
export function NoticeDocumentPreview({ html, title }: { html: string; title: string }): ReactNode {
  const address = useObjectUrl(html, 'text/html')
  /** CSS pixels */
  const scrollTop = useRef(0)
  const onLoad = ({ currentTarget: frame }: SyntheticEvent<HTMLIFrameElement>) => {
    const inside = frame.contentWindow
    if (!inside?.document) return
    inside.scrollTo(0, scrollTop.current)
    inside.addEventListener('scroll', () => {
      scrollTop.current = inside.scrollY
    })
    // links do not work in the preview: they lead out of the desk
    inside.document.addEventListener('click', (event) => event.preventDefault())
  }
  if (address === null) return <div className="h-full w-full bg-panel" />
  return (
    <iframe
      // a new key remounts the frame; changing `src` alone would add a history entry
      key={address}
      src={address}
      title={title}
      sandbox="allow-same-origin"
      onLoad={onLoad}
      className="block h-full w-full border-0 bg-panel"
    />
  )
}
