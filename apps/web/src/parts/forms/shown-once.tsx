import { Button } from '@mimamori/ui/button'
import { Copy, type LucideIcon } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useAnnounce } from '../announcer.tsx'

type Props = {
  icon: LucideIcon
  title: string
  lead: string
  label: string
  value: string
  words: { readonly copy: string; readonly copied: string; readonly notCopied?: string }
  done: string
  onDone: () => void
}

/** A secret that is only in the memory of this page and cannot be shown again, to be copied. */
export function ShownOnce({ icon: Icon, title, lead, label, value, words, done, onDone }: Props): ReactNode {
  const announce = useAnnounce()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => announce(words.copied, true),
      () => {
        if (words.notCopied) announce(words.notCopied, true)
        field.current?.select()
      },
    )
  return (
    <section aria-label={title} className="rounded-lg border border-accent/40 bg-accent-bg p-4">
      <h2 className="flex items-center gap-2 font-semibold">
        <Icon size={16} aria-hidden="true" />
        {title}
      </h2>
      <p className="mt-1 text-sm">{lead}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <input
          ref={field}
          readOnly
          aria-label={label}
          value={value}
          onFocus={(event) => event.target.select()}
          className="h-8 min-w-48 flex-1 rounded-md border border-line2 bg-panel px-2.5 font-mono text-sm"
        />
        <Button icon={<Copy size={16} aria-hidden="true" />} onClick={() => void copy()}>
          {words.copy}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {done}
        </Button>
      </div>
    </section>
  )
}
