import type { ReactNode } from 'react'
import { cx } from './class-names.tsx'

type Props = {
  icon: ReactNode
  title: string
  children?: ReactNode
  /** buttons: what to do now */
  actions?: ReactNode
  problem?: boolean
  heading?: 'h1' | 'h2'
}

/** The face of an empty or failed screen: what it is, what is kept, what to do. */
export function Notice({ icon, title, children, actions, problem, heading: Heading = 'h2' }: Props) {
  return (
    <div role={problem ? 'alert' : undefined} className="mx-auto grid max-w-md justify-items-center gap-2 px-6 py-16">
      <span className={cx('grid size-9 place-items-center rounded-full bg-sunk', problem ? 'text-red' : 'text-ink2')}>
        {icon}
      </span>
      <Heading className="text-center text-lg font-semibold">{title}</Heading>
      {children ? <p className="text-center text-ink2">{children}</p> : null}
      {actions ? <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  )
}
