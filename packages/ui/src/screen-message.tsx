import { type ReactNode, useEffect, useRef } from 'react'
import { cx } from './class-names.tsx'

type Props = {
  icon: ReactNode
  title: string
  children?: ReactNode
  /** buttons: what to do now */
  actions?: ReactNode
  problem?: boolean
  heading?: 'h1' | 'h2'
  /** takes the focus when it appears in place of what had it */
  focusOnMount?: boolean
}

/** Message of an empty or failed screen: what happened, what is kept, what to do. */
export function ScreenMessage({
  icon,
  title,
  children,
  actions,
  problem,
  heading: Heading = 'h2',
  focusOnMount,
}: Props): ReactNode {
  const place = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focusOnMount) place.current?.focus()
  }, [focusOnMount])
  return (
    <div
      role={problem ? 'alert' : undefined}
      className="mx-auto grid max-w-md content-start justify-items-center gap-2 px-6 py-16"
    >
      <span className={cx('grid size-9 place-items-center rounded-full bg-sunk', problem ? 'text-red' : 'text-ink2')}>
        {icon}
      </span>
      <Heading ref={place} tabIndex={-1} className="text-center text-lg font-semibold outline-none">
        {title}
      </Heading>
      {children ? <p className="text-center text-ink2">{children}</p> : null}
      {actions ? <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  )
}
