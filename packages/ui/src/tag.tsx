import type { ReactNode } from 'react'
import { cx } from './class-names.tsx'

export type Tone = 'neutral' | 'red' | 'amber' | 'green' | 'accent'

const TONES: Record<Tone, string> = {
  neutral: 'border-line2 text-ink2 bg-panel',
  red: 'border-red/40 text-red bg-red-bg',
  amber: 'border-amber/40 text-amber bg-amber-bg',
  green: 'border-green/40 text-green bg-panel',
  accent: 'border-accent/40 text-accent bg-accent-bg',
}

/** A short label with a border. */
export function Tag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }): ReactNode {
  return (
    <span className={cx('inline-block rounded-sm border px-1.5 text-sm/[18px] whitespace-nowrap', TONES[tone])}>
      {children}
    </span>
  )
}
