import type { ReactNode } from 'react'
/** The sign of the desk: an eye that watches over. */
export function LogoMark(): ReactNode {
  return (
    <svg viewBox="0 0 32 32" className="size-6 flex-none" aria-hidden="true">
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <path
        d="M5.5 16c2.8-4.7 6.3-7 10.5-7s7.7 2.3 10.5 7c-2.8 4.7-6.3 7-10.5 7S8.3 20.700 5.500 16Z"
        className="fill-none stroke-accent-ink"
        strokeWidth="2.4"
      />
      <circle cx="16" cy="16" r="3.6" className="fill-accent-ink" />
    </svg>
  )
}
