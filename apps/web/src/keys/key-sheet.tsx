import type { Role } from '@mimamori/policy/staff/role-permissions'
import { Dialog } from '@mimamori/ui/dialog'
import { IconButton } from '@mimamori/ui/icon-button'
import { Kbd } from '@mimamori/ui/kbd'
import { Search, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { type GoPlace, type SheetGroup, sheetGroupsOf } from './key-sheet-rows.ts'
import { useKeyboard } from './keys-provider.tsx'

function SheetRow({ name, keys }: SheetGroup['rows'][number]) {
  const { none } = useMessages('keys')
  return (
    <>
      <dt className="border-t border-line py-[3px]">{name}</dt>
      <dd className="flex h-full items-center justify-end gap-1 border-t border-line">
        {keys.map((key) => (
          <span key={key}>
            <span className="sr-only">{key}</span>
            <Kbd>{key}</Kbd>
          </span>
        ))}
        {keys.length === 0 ? <span className="text-sm text-ink2">{none}</span> : null}
      </dd>
    </>
  )
}

function KeyGroupSection({ name, rows }: SheetGroup) {
  return (
    <section className="mb-4 break-inside-avoid">
      <h3 className="mb-1 text-sm font-semibold text-ink2">{name}</h3>
      <dl className="grid grid-cols-[1fr_auto] items-center">
        {rows.map((row) => (
          <SheetRow key={row.name} {...row} />
        ))}
      </dl>
    </section>
  )
}

type Props = { role: Role; places: readonly GoPlace[]; settings?: ReactNode; onClose: () => void }

/**
 * Every key that does something for this role on one sheet, as this person has them; typing filters them. `settings` leads to
 * where they are changed.
 */
export default function KeySheet({ role, places, settings, onClose }: Props): ReactNode {
  const copy = useMessages('keys')
  const { on, printed } = useKeyboard().keys
  const [typed, setTyped] = useState('')
  const groups = sheetGroupsOf(role, copy, printed, typed, places)
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0)
  return (
    <Dialog open wide onClose={onClose} label={copy.title}>
      <div className="sticky top-0 z-10 flex items-center gap-4 border-b border-line bg-raised px-5 py-2.5">
        <h2 className="text-lg font-semibold whitespace-nowrap">{copy.title}</h2>
        <label className="flex h-8 max-w-80 min-w-0 flex-1 items-center gap-2 rounded-md border border-line2 bg-panel px-2.5">
          <Search size={14} className="flex-none text-ink2" aria-hidden="true" />
          <input
            aria-label={copy.filter}
            autoComplete="off"
            spellCheck={false}
            autoFocus
            value={typed}
            placeholder={copy.filter}
            onChange={(event) => setTyped(event.target.value)}
            className="min-w-0 flex-1 bg-transparent outline-none"
          />
        </label>
        {on ? null : <p className="text-sm text-ink2">{copy.off}</p>}
        <IconButton label={copy.close} onClick={onClose} className="ml-auto">
          <X size={16} />
        </IconButton>
      </div>
      <p role="status" className="sr-only">
        {typed === '' ? '' : copy.found(count)}
      </p>
      <div data-keys="sheet" className="min-h-40 gap-8 px-5 pt-3 sheet:columns-2 strip:columns-3">
        {groups.map((group) => (
          <KeyGroupSection key={group.name} {...group} />
        ))}
        {groups.length === 0 ? <p className="py-6 text-ink2">{copy.nothing}</p> : null}
      </div>
      {settings ? <div className="border-t border-line px-5 py-2.5">{settings}</div> : null}
    </Dialog>
  )
}
