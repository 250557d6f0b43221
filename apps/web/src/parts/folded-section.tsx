import { ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'

/** Which sections were opened last: the next case shows them so, too. */
const opened = new Set<string>()

type Props = {
  /** what it is remembered by */
  id: string
  label: string
  /** said in its line, open or not */
  line: ReactNode
  children: ReactNode
}

/** A section of one line, which unfolds. It stays as it was left from one case to the next. */
export function FoldedSection({ id, label, line, children }: Props): ReactNode {
  const [open] = useState(() => opened.has(id))
  return (
    <section aria-label={label} className="border-t border-line pt-2 text-sm">
      <details
        open={open}
        onToggle={({ currentTarget }) => (currentTarget.open ? opened.add(id) : opened.delete(id))}
        className="group"
      >
        <summary className="flex min-h-7 items-center gap-2 rounded-md hover:bg-hover">
          <ChevronRight size={14} aria-hidden="true" className="flex-none text-ink3 group-open:rotate-90" />
          <h2 className="flex-none font-semibold text-ink2">{label}</h2>
          <span className="min-w-0 flex-1 truncate">{line}</span>
        </summary>
        <div className="grid gap-1.5 pt-1 pl-5.5">{children}</div>
      </details>
    </section>
  )
}
