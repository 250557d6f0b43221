import { Inbox } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, Suspense, useCallback, useId, useRef, useState } from 'react'
import { useInboxSummary } from '../api/use-inbox-summary.ts'
import { useLazyPart } from '../api/use-lazy-part.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useKeys } from '../keys/keys-provider.tsx'

const loadInboxPanel = () => import('./inbox-panel.tsx')

/** a character typed here is not for the case below */
const keepKeys = (event: KeyboardEvent) => {
  if (event.key.length === 1) event.stopPropagation()
}

/** How much in the inbox is unread, and a popover with it. Escape closes it. */
export default function InboxBell({ onOpen }: { onOpen: (caseId: string) => void }): ReactNode {
  const { shell, errors } = useCopy()
  const id = useId()
  const popover = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const { part: InboxPanel, failed, load } = useLazyPart(loadInboxPanel)
  const unread = useInboxSummary()?.unread ?? 0
  const label = unread > 0 ? `${shell.inbox} · ${shell.unread(unread.toLocaleString('en'))}` : shell.inbox
  const close = useCallback(() => popover.current?.hidePopover(), [])
  useKeys({ goInbox: () => popover.current?.showPopover() })
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        onFocus={() => void load()}
        onPointerEnter={() => void load()}
        aria-label={label}
        title={label}
        className="relative grid size-7 flex-none place-items-center rounded-md text-ink2 hover:bg-hover hover:text-ink"
      >
        <Inbox size={16} aria-hidden="true" />
        {unread > 0 ? (
          <span className="absolute -top-0.5 -right-1 min-w-4 rounded-full bg-accent px-1 text-center text-xs/4 font-semibold text-accent-ink">
            {unread > 99 ? '99+' : unread}
          </span>
        ) : null}
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        tabIndex={-1}
        role="dialog"
        aria-label={shell.inbox}
        onBeforeToggle={() => void load()}
        onToggle={({ newState }) => {
          setOpen(newState === 'open')
          if (newState === 'open') popover.current?.focus()
        }}
        onKeyDown={keepKeys}
        className="fixed inset-auto top-12 right-3 m-0 max-h-[70dvh] w-104 max-w-[calc(100vw-24px)] overflow-y-auto rounded-lg border border-line bg-raised text-ink shadow-overlay outline-none"
      >
        {failed ? (
          <p role="alert" className="px-4 py-3 text-sm">
            {errors.network}
          </p>
        ) : null}
        <Suspense>
          {open && InboxPanel ? <InboxPanel unread={unread} onOpen={onOpen} onLeave={close} /> : null}
        </Suspense>
      </div>
    </>
  )
}
