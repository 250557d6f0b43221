import type { NoticeDocument } from '@mimamori/policy/notices/published-notice'
import type { ReactNode } from 'react'
import { type SyntheticEvent, useEffect, useRef, useState } from 'react'

/** An address of this text for as long as it is shown. */
function useObjectUrl(text: string, type: string): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [text, type])
  return address
}

/** A notice as it is published, in a frame of its own in which nothing runs. Its place is kept while its words change. */
export function NoticeDocumentPreview({ html, title }: { html: string; title: string }): ReactNode {
  const address = useObjectUrl(html, 'text/html')
  const scrolled = useRef(0)
  const onLoad = ({ currentTarget: frame }: SyntheticEvent<HTMLIFrameElement>) => {
    const inside = frame.contentWindow
    if (!inside?.document) return
    inside.scrollTo(0, scrolled.current)
    inside.addEventListener('scroll', () => {
      scrolled.current = inside.scrollY
    })
    // its links lead out of the desk: here they are only shown
    inside.document.addEventListener('click', (event) => event.preventDefault())
  }
  if (address === null) return <div className="h-full w-full bg-panel" />
  return (
    <iframe
      // a frame that is made anew leaves nothing in the history
      key={address}
      src={address}
      title={title}
      sandbox="allow-same-origin"
      onLoad={onLoad}
      className="block h-full w-full border-0 bg-panel"
    />
  )
}

/** A file of what is shown. */
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

/** The document in this language, or the first. */
export const documentInLanguage = (
  documents: readonly NoticeDocument[],
  language: string,
): NoticeDocument | undefined => documents.find((each) => each.language === language) ?? documents[0]
