import type { ReactNode } from 'react'

/** A titled section of the settings. */
export function SettingsSection({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section aria-label={title} className="grid gap-2">
      <h2 className="font-semibold">{title}</h2>
      <div className="grid gap-3 rounded-lg border border-line bg-panel p-4">{children}</div>
    </section>
  )
}

/** One setting: name, explanation and control. */
export function SettingsRow({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <span>{name}</span>
      {children}
    </div>
  )
}
