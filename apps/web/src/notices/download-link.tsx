import type { ReactNode } from 'react'
import { useObjectUrl } from './use-object-url.ts'

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
