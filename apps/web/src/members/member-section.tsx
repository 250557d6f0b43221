import { type ReactNode, useId } from 'react'

type Props = { title: string; side?: ReactNode; children: ReactNode }

/** A titled section beside the timeline of a member. `side`: shown to the right of the title. */
export function MemberSection({ title, side, children }: Props): ReactNode {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="grid gap-1.5 border-t border-line pt-3 text-sm first:border-t-0 first:pt-0"
    >
      <div className="flex items-baseline justify-between gap-2">
        <h2 id={id} className="font-semibold text-ink2">
          {title}
        </h2>
        {side}
      </div>
      {children}
    </section>
  )
}
