import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { cx } from './class-names.tsx'
import { Kbd } from './kbd.tsx'

type ButtonVariant = 'outline' | 'primary' | 'quiet'

const VARIANT_CLASSES: Record<ButtonVariant, string> = {
  outline: 'border border-line2 bg-panel hover:bg-hover',
  primary: 'border border-accent bg-accent text-accent-ink hover:brightness-105',
  quiet: 'border border-transparent text-ink2 hover:bg-hover hover:text-ink',
}

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  variant?: ButtonVariant
  small?: boolean
  /** key cap printed on the right */
  keycap?: string | undefined
  icon?: ReactNode
  ref?: Ref<HTMLButtonElement>
}

const ARIA_KEYS: Record<string, string> = { Esc: 'Escape', 'Ctrl Enter': 'Control+Enter', '⌘ Enter': 'Meta+Enter' }

/** A button. Neutral by default, because color is for status; only the main action of a screen is `primary`. */
export function Button({
  variant = 'outline',
  small,
  keycap,
  icon,
  className,
  children,
  ...rest
}: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      aria-keyshortcuts={keycap ? (ARIA_KEYS[keycap] ?? keycap.replace('⇧', 'Shift+')) : undefined}
      className={cx(
        'inline-flex items-center gap-2 rounded-md text-left disabled:opacity-60 disabled:hover:bg-transparent',
        small ? 'min-h-6 px-2 text-sm' : 'min-h-8 px-2.5',
        VARIANT_CLASSES[variant],
        className,
      )}
      {...rest}
    >
      {icon}
      {children}
      {keycap ? <Kbd>{keycap}</Kbd> : null}
    </button>
  )
}
