import { AtSign } from 'lucide-react'
import { type ReactNode, Suspense, useCallback, useId, useRef } from 'react'
import { useLazyPart } from '../api/use-lazy-part.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useUnseenMentions } from './use-unseen-mentions.ts'

const loadMentionList = () => import('./mention-list.tsx')

/** The number of unseen mentions, and a popover with their list. Escape closes it. */
export function MentionBell({ onOpen }: { onOpen: (caseId: string) => void }): ReactNode {
  const { shell, errors } = useCopy()
  const mentions = useUnseenMentions()
  const id = useId()
  const popover = useRef<HTMLDivElement>(null)
  const { part: MentionList, failed, load } = useLazyPart(loadMentionList)
  const unseen = mentions?.unseen ?? 0
  const label = unseen > 0 ? `${shell.mentions} · ${shell.unseen(unseen.toLocaleString('en'))}` : shell.mentions
  const open = useCallback(
    (caseId: string) => {
      popover.current?.hidePopover()
      onOpen(caseId)
    },
    [onOpen],
  )
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
        <AtSign size={16} aria-hidden="true" />
        {unseen > 0 ? (
          <span className="absolute -top-0.5 -right-1 min-w-4 rounded-full bg-accent px-1 text-center text-xs/4 font-semibold text-accent-ink">
            {unseen > 99 ? '99+' : unseen}
          </span>
        ) : null}
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        onBeforeToggle={() => void load()}
        className="fixed inset-auto top-12 right-3 m-0 max-h-[70dvh] w-88 max-w-[calc(100vw-24px)] overflow-y-auto rounded-lg border border-line bg-raised py-1 text-ink shadow-overlay"
      >
        <h2 className="px-4 pt-2 pb-1.5 text-sm font-semibold text-ink2">{shell.mentions}</h2>
        {failed ? (
          <p role="alert" className="px-4 pb-3 text-sm">
            {errors.network}
          </p>
        ) : null}
        <Suspense>{MentionList ? <MentionList newest={mentions?.newest ?? []} onOpen={open} /> : null}</Suspense>
      </div>
    </>
  )
}
