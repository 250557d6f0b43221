import type { Role } from '@mimamori/policy/staff/role-permissions'
import { Kbd } from '@mimamori/ui/kbd'
import type { ReactNode } from 'react'
import { useKeyCopy } from './key-copy.ts'
import { isKeyAllowed } from './key-groups.ts'
import { GO_KEYS } from './key-intent.ts'

/** What may follow G. It covers nothing that is pressed, and is gone with the next key. */
export default function GoHint({ role }: { role: Role }): ReactNode {
  const { goNext, fixed } = useKeyCopy()
  const screens = Object.entries(GO_KEYS).filter(([, action]) => isKeyAllowed(role, action))
  return (
    <section
      aria-label={goNext}
      data-keys="go"
      className="pointer-events-none fixed bottom-14 left-1/2 z-40 w-[min(520px,calc(100%-2rem))] -translate-x-1/2 rounded-lg border border-line2 bg-raised px-4 py-3 text-sm text-ink shadow-overlay"
    >
      <p className="mb-2 text-ink2">{goNext}</p>
      <dl className="grid grid-cols-3 gap-x-4 gap-y-1.5 max-phone:grid-cols-2">
        {screens.map(([code, action]) => (
          <GoLine key={action} cap={code.slice('Key'.length)} name={fixed[action]} />
        ))}
        {isKeyAllowed(role, 'goView') ? <GoLine cap="…" name={fixed.goView} /> : null}
      </dl>
    </section>
  )
}

function GoLine({ cap, name }: { cap: string; name: string }) {
  return (
    <div className="flex min-w-0 items-center gap-2">
      <dt>
        <span className="sr-only">{cap}</span>
        <Kbd>{cap}</Kbd>
      </dt>
      <dd className="truncate">{name}</dd>
    </div>
  )
}
