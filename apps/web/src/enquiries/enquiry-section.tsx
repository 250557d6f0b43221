import type { ReactNode } from 'react'

type Props = {
  title: string
  /** on the right of the title */
  beside?: ReactNode
  children: ReactNode
}

/** A titled part of an enquiry, in a box of its own. */
export function EnquirySection({ title, beside, children }: Props): ReactNode {
  return (
    <section aria-label={title} className="mt-4 rounded-lg border border-line bg-panel">
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-x-3 px-3.5">
        <h2 className="text-sm font-semibold text-ink2">{title}</h2>
        {beside}
      </div>
      {children}
    </section>
  )
}

/** A row of such a part. */
export function EnquiryRow({ children, className = '' }: { children: ReactNode; className?: string }): ReactNode {
  return <div className={`border-t border-line px-3.5 py-2 ${className}`}>{children}</div>
}
