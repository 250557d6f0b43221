import type { Role } from '@mimamori/policy/staff/role-permissions'
import { Dialog } from '@mimamori/ui/dialog'
import { IconButton } from '@mimamori/ui/icon-button'
import { Kbd } from '@mimamori/ui/kbd'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useKeyCopy } from './key-copy.ts'
import { isKeyAllowed, type KeyGroup, keyGroupsOf, type SheetLine } from './key-groups.ts'
import { GO_KEYS } from './key-intent.ts'
import { useKeyboard } from './keys-provider.tsx'

function SheetRow({ name, keys }: { name: string; keys: readonly string[] }) {
  const { none } = useKeyCopy()
  return (
    <>
      <dt className="border-t border-line py-1.5">{name}</dt>
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

function SheetEntry({ line }: { line: SheetLine }) {
  const copy = useKeyCopy()
  const { printed } = useKeyboard().keys
  if ('shifted' in line) {
    const keys = line.shifted.map((action) => printed[action]).filter((key) => key !== null)
    return <SheetRow name={copy.fixed[line.fixed]} keys={keys.map((key) => `⇧${key}`)} />
  }
  if ('fixed' in line) return <SheetRow name={copy.fixed[line.fixed]} keys={line.keys} />
  const key = printed[line.action]
  return <SheetRow name={copy.actions[line.action]} keys={key === null ? [] : [key]} />
}

/** The keys that follow G, each shown after the key that is bound to G. */
function GoKeyRows({ role }: { role: Role }) {
  const { fixed } = useKeyCopy()
  const { go } = useKeyboard().keys.printed
  if (go === null) return null
  return (
    <>
      {Object.entries(GO_KEYS)
        .filter(([, action]) => isKeyAllowed(role, action))
        .map(([code, action]) => (
          <SheetRow key={action} name={fixed[action]} keys={[go, code.slice('Key'.length)]} />
        ))}
      {isKeyAllowed(role, 'goView') ? <SheetRow name={fixed.goView} keys={[go, '…']} /> : null}
    </>
  )
}

function KeyGroupSection({ group, role }: { group: KeyGroup; role: Role }) {
  const { groups } = useKeyCopy()
  return (
    <section className="mb-5 break-inside-avoid">
      <h3 className="mb-1 text-sm font-semibold text-ink2">{groups[group.name]}</h3>
      <dl className="grid grid-cols-[1fr_auto] items-center">
        {group.name === 'go' ? <GoKeyRows role={role} /> : null}
        {group.lines.map((line) => (
          <SheetEntry key={'fixed' in line ? line.fixed : line.action} line={line} />
        ))}
      </dl>
    </section>
  )
}

type Props = { role: Role; settings?: ReactNode; onClose: () => void }

/** Every key that does something for this role on one sheet, as this person has them. `settings` leads to where they are changed. */
export default function KeySheet({ role, settings, onClose }: Props): ReactNode {
  const copy = useKeyCopy()
  const { on } = useKeyboard().keys
  return (
    <Dialog open onClose={onClose} label={copy.title}>
      <div className="flex items-center gap-4 border-b border-line px-5 py-3">
        <h2 className="text-lg font-semibold">{copy.title}</h2>
        {on ? null : <p className="text-sm text-ink2">{copy.off}</p>}
        <IconButton label={copy.close} onClick={onClose} className="ml-auto">
          <X size={16} />
        </IconButton>
      </div>
      <div className="gap-8 px-5 pt-4 pb-2 sheet:columns-2">
        {keyGroupsOf(role).map((group) => (
          <KeyGroupSection key={group.name} group={group} role={role} />
        ))}
      </div>
      {settings ? <div className="border-t border-line px-5 py-3">{settings}</div> : null}
    </Dialog>
  )
}
