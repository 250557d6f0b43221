import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import { cx } from './class-names.tsx'

export type MenuItem<Id extends string> = {
  readonly id: Id
  readonly label: string
  /** `lang` of the label, where it is not that of the page */
  readonly lang?: string | undefined
  /** a word more, on the right */
  readonly detail?: string
  readonly picture?: string
}
export type MenuGroup<Id extends string> = { readonly label?: string; readonly items: readonly MenuItem<Id>[] }

type Props<Id extends string> = {
  label: string
  icon?: ReactNode
  groups: readonly MenuGroup<Id>[]
  /** the menu is closed by then, and the focus is on its button */
  onPick: (id: Id) => void
  variant?: ButtonProps['variant']
  disabled?: boolean
  buttonId?: string
}

const GAP_PX = 4
const MARGIN_PX = 8
const MAX_HEIGHT_PX = 420

/** Below its button, or above it where there is more room, and within the window. */
function place(menu: HTMLElement, button: HTMLElement): void {
  const around = button.getBoundingClientRect()
  const below = innerHeight - around.bottom - GAP_PX - MARGIN_PX
  const above = around.top - GAP_PX - MARGIN_PX
  const up = Math.min(menu.scrollHeight, MAX_HEIGHT_PX) > below && above > below
  const left = Math.max(MARGIN_PX, Math.min(around.left, innerWidth - menu.offsetWidth - MARGIN_PX))
  Object.assign(menu.style, {
    left: `${left}px`,
    top: up ? 'auto' : `${around.bottom + GAP_PX}px`,
    bottom: up ? `${innerHeight - around.top + GAP_PX}px` : 'auto',
    maxHeight: `${Math.min(MAX_HEIGHT_PX, up ? above : below)}px`,
  })
}

/** A button with a menu on a native popover: arrows move, Enter picks, Escape closes and gives the focus back. */
export function MenuButton<Id extends string>({ label, icon, groups, onPick, ...rest }: Props<Id>): ReactNode {
  const { variant = 'outline', disabled = false, buttonId } = rest
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
  const move = (event: KeyboardEvent) => {
    const all = items()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: all.length - 1,
    }
    const to = steps[event.key]
    // a letter typed here is not for the screen below
    if (event.key.length === 1 || to !== undefined) event.stopPropagation()
    if (to === undefined) return
    event.preventDefault()
    all[(to + all.length) % all.length]?.focus()
  }
  const pick = (picked: Id) => {
    menu.current?.hidePopover()
    onPick(picked)
  }
  return (
    <>
      <Button
        small
        variant={variant}
        id={buttonId}
        icon={icon}
        disabled={disabled}
        popoverTarget={id}
        aria-haspopup="menu"
        aria-expanded={open}
      >
        {label}
      </Button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onToggle={({ newState, currentTarget }) => {
          setOpen(newState === 'open')
          if (newState !== 'open') return
          const button = currentTarget.previousElementSibling as HTMLElement
          place(currentTarget, button)
          items()[0]?.focus()
        }}
        onKeyDown={move}
        className="fixed inset-auto m-0 w-max max-w-[min(420px,calc(100vw-16px))] overflow-y-auto rounded-md border border-line bg-raised p-0 py-1 text-ink shadow-overlay"
      >
        {groups.map((group, index) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of a menu
          <div
            key={group.label ?? String(index)}
            role="group"
            aria-label={group.label}
            className={cx(index > 0 && 'mt-1 border-t border-line pt-1')}
          >
            {group.label ? (
              <p aria-hidden="true" className="px-2.5 pt-1 pb-0.5 text-sm text-ink2">
                {group.label}
              </p>
            ) : null}
            {group.items.map((item) => (
              <button
                key={item.id}
                type="button"
                role="menuitem"
                tabIndex={-1}
                onClick={() => pick(item.id)}
                className="flex min-h-7 w-full items-center gap-3 px-2.5 py-0.5 text-left text-sm hover:bg-hover focus:bg-hover focus-visible:-outline-offset-2"
              >
                {item.picture ? (
                  <img src={item.picture} alt="" className="size-8 flex-none rounded-sm bg-sunk object-cover" />
                ) : null}
                <span lang={item.lang} className="min-w-0 flex-1 truncate">
                  {item.label}
                </span>
                {item.detail ? <code className="flex-none text-ink2">{item.detail}</code> : null}
              </button>
            ))}
          </div>
        ))}
      </div>
    </>
  )
}
