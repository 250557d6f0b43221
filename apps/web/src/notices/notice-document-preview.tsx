import type { NoticeDocument } from '@mimamori/policy/notices/published-notice'
import type { ReactNode } from 'react'
import { type SyntheticEvent, useEffect, useRef, useState } from 'react'

/** An object URL for `text`, revoked when the text changes or the component unmounts. */
function useObjectUrl(text: string, type: string): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const objectUrl = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
    setAddress(objectUrl)
    return () => URL.revokeObjectURL(objectUrl)
  }, [text, type])
  return address
}

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

/** Link that downloads `text` as a file named `name`. */
export function DownloadLink({
  text,
  type,
  name,
  children,
}: {
  text: string
  type: string
  name: string
  children: string
}): ReactNode {
  const address = useObjectUrl(text, type)
  return (
    <a
      href={address ?? undefined}
      download={name}
      className="inline-flex min-h-6 items-center rounded-md px-1.5 text-sm text-accent hover:bg-hover"
    >
      {children}
    </a>
  )
}

/** The document in this language, or the first one; `undefined` when there are none. */
export const documentInLanguage = (
  documents: readonly NoticeDocument[],
  language: string,
): NoticeDocument | undefined => documents.find((each) => each.language === language) ?? documents[0]
