import type { ReactNode } from 'react'
import { cx } from './class-names.tsx'

export type Tab<Id extends string> = { id: Id; label: string; count?: number | undefined }

type Props<Id extends string> = {
  label: string
  tabs: readonly Tab<Id>[]
  active: Id
  onChange: (id: Id) => void
  /** prefix of the ids of tabs and panels, see `panelProps` */
  scope: string
}

/** A row of tabs; one stop in the tab order, arrows move. */
export function Tabs<Id extends string>({ label, tabs, active, onChange, scope }: Props<Id>): ReactNode {
  const move = (by: number) => {
    const index = tabs.findIndex((tab) => tab.id === active)
    const next = tabs[(index + by + tabs.length) % tabs.length]
    if (!next) return
    onChange(next.id)
    document.getElementById(`${scope}-tab-${next.id}`)?.focus()
  }
  return (
    <div role="tablist" aria-label={label} className="flex gap-5 border-b border-line">
      {tabs.map((tab) => (
        <button
          key={tab.id}
          id={`${scope}-tab-${tab.id}`}
          type="button"
          role="tab"
          aria-selected={tab.id === active}
          aria-controls={`${scope}-panel`}
          tabIndex={tab.id === active ? 0 : -1}
          onClick={() => onChange(tab.id)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight') move(1)
            if (event.key === 'ArrowLeft') move(-1)
          }}
          className={cx(
            '-mb-px flex h-9 flex-none items-center whitespace-nowrap gap-1.5 border-b-2',
            tab.id === active ? 'border-accent font-semibold' : 'border-transparent text-ink2 hover:text-ink',
          )}
        >
          {tab.label}
          {tab.count === undefined ? null : <span className="text-sm font-normal text-ink2">{tab.count}</span>}
        </button>
      ))}
    </div>
  )
}

type PanelProps = { readonly role: 'tabpanel'; readonly id: string; readonly 'aria-labelledby': string }

/** Attributes of the panel that belongs to the active tab. */
export function panelProps(scope: string, active: string): PanelProps {
  return { role: 'tabpanel', id: `${scope}-panel`, 'aria-labelledby': `${scope}-tab-${active}` }
}
