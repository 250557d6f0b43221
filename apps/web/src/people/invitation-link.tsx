import { Button } from '@mimamori/ui/button'
import { Copy, Link2 } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'

type Props = { alias: string; invitation: { token: string; expiresAt: string }; onDone: () => void }

/** Shows the link of a new invitation. It is only in the memory of this page, and cannot be shown again. */
export function InvitationLink({ alias, invitation: { token, expiresAt }, onDone }: Props): ReactNode {
  const { link } = useMessages('people')
  const { instants } = useCopy()
  const announce = useAnnounce()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const copy = () =>
    navigator.clipboard.writeText(field.current?.value ?? '').then(
      () => announce(link.copied, true),
      () => {
        announce(link.notCopied, true)
        field.current?.select()
      },
    )
  return (
    <section aria-label={link.title(alias)} className="rounded-lg border border-accent/40 bg-accent-bg p-4">
      <h2 className="flex items-center gap-2 font-semibold">
        <Link2 size={16} aria-hidden="true" />
        {link.title(alias)}
      </h2>
      <p className="mt-1 text-sm">
        {link.lead} {link.until(instants.absolute(expiresAt))}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <input
          ref={field}
          readOnly
          aria-label={link.label}
          value={`${location.origin}/invitation#${token}`}
          onFocus={(event) => event.target.select()}
          className="h-8 min-w-48 flex-1 rounded-md border border-line2 bg-panel px-2.5 font-mono text-sm"
        />
        <Button icon={<Copy size={16} aria-hidden="true" />} onClick={() => void copy()}>
          {link.copy}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {link.done}
        </Button>
      </div>
    </section>
  )
}
