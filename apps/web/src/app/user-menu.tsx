import { ChevronDown } from 'lucide-react'
import { type ReactNode, useEffect, useId } from 'react'
import { delayedAfterFirstPaint, preload } from '../api/idle-loading.ts'
import { useLazyPart } from '../api/use-lazy-part.ts'
import { LanguageChoice } from '../auth/preference-choices.tsx'
import { useCopy } from '../i18n/language-provider.tsx'
import { useDesk } from '../screens/desk-context.tsx'

const loadPanel = () => import('./user-menu-panel.tsx')
const loadWhenIdle = delayedAfterFirstPaint(loadPanel)

/**
 * The menu of this person: alias, language, theme, signing out. A native popover: Escape and a click beside it close it.
 */
export function UserMenu(): ReactNode {
  const { shell, errors } = useCopy()
  const { me } = useDesk()
  const id = useId()
  const { part: UserMenuPanel, failed, load } = useLazyPart(loadPanel)
  useEffect(() => preload(loadWhenIdle), [])
  return (
    <>
      <LanguageSwitch />
      <button type="button" popoverTarget={id} className="flex h-7 items-center gap-1.5 rounded-md px-1 hover:bg-hover">
        <span
          aria-hidden="true"
          className="grid size-6 place-items-center rounded-full border border-line2 bg-sunk text-xs font-semibold"
        >
          {[...me.alias][0]}
        </span>
        <span className="max-w-28 truncate text-sm max-strip:sr-only">{me.alias}</span>
        <span className="sr-only">{shell.menu}</span>
        <ChevronDown size={14} className="text-ink2" aria-hidden="true" />
      </button>
      <div
        id={id}
        popover="auto"
        onBeforeToggle={() => void load()}
        className="fixed inset-auto top-12 right-3 m-0 w-72 rounded-lg border border-line bg-raised p-4 text-ink shadow-overlay"
      >
        {UserMenuPanel ? <UserMenuPanel /> : failed ? <p role="alert">{errors.network}</p> : null}
      </div>
    </>
  )
}

/** The other language, one press away. */
function LanguageSwitch() {
  const { prefer } = useDesk()
  return (
    <span className="max-[1719px]:hidden">
      <LanguageChoice onChoose={(language) => void prefer({ language })} />
    </span>
  )
}
