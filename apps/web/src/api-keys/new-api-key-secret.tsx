import { Button } from '@mimamori/ui/button'
import { Copy, KeyRound } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'

/** Shows the secret of a new key once: it is only in the memory of this page. */
export function NewApiKeySecret({ secret, onDone }: { secret: string; onDone: () => void }): ReactNode {
  const words = useMessages('api-keys')
  const announce = useAnnounce()
  const line = useRef<HTMLInputElement>(null)
  useEffect(() => line.current?.focus(), [])
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => announce(words.copied, true),
      () => line.current?.select(),
    )
  return (
    <section aria-label={words.madeTitle} className="mx-4 mb-3 rounded-lg border border-accent/40 bg-accent-bg p-4">
      <h3 className="flex items-center gap-2 font-semibold">
        <KeyRound size={16} aria-hidden="true" />
        {words.madeTitle}
      </h3>
      <p className="mt-1 text-sm">{words.madeLead}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <input
          ref={line}
          readOnly
          aria-label={words.madeTitle}
          value={secret}
          onFocus={(event) => event.target.select()}
          className="h-8 min-w-48 flex-1 rounded-md border border-line2 bg-panel px-2.5 font-mono text-sm"
        />
        <Button icon={<Copy size={16} aria-hidden="true" />} onClick={() => void copy()}>
          {words.copy}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {words.close}
        </Button>
      </div>
    </section>
  )
}
