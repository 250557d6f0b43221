import { Dialog } from '@mimamori/ui/dialog'
import { IconButton } from '@mimamori/ui/icon-button'
import { Kbd } from '@mimamori/ui/kbd'
import { X } from 'lucide-react'
import { Fragment } from 'react'
import { type Copy, useCopy } from '../language/language.tsx'

type Line = { action: keyof Copy['keys']['actions']; keys: readonly string[] }
type Group = { name: keyof Copy['keys']['groups']; lines: readonly Line[] }

const GROUPS: readonly Group[] = [
  {
    name: 'decide',
    lines: [
      { action: 'no_violation', keys: ['A'] },
      { action: 'request_correction', keys: ['R'] },
      { action: 'advice', keys: ['M'] },
      { action: 'hide', keys: ['H'] },
      { action: 'warn', keys: ['W'] },
      { action: 'digit', keys: ['1–9'] },
      { action: 'addDigit', keys: ['⇧1–9'] },
      { action: 'send', keys: ['⌘/Ctrl', 'Enter'] },
      { action: 'note', keys: ['I'] },
      { action: 'undo', keys: ['Z'] },
      { action: 'escape', keys: ['Esc'] },
    ],
  },
  {
    name: 'move',
    lines: [
      { action: 'next', keys: ['J'] },
      { action: 'previous', keys: ['K'] },
      { action: 'open', keys: ['Enter'] },
      { action: 'claim', keys: ['C'] },
    ],
  },
  {
    name: 'evidence',
    lines: [
      { action: 'nextMark', keys: ['N'] },
      { action: 'previousMark', keys: ['P'] },
      { action: 'scroll', keys: ['Space'] },
      { action: 'scrollBack', keys: ['⇧Space'] },
      { action: 'tabs', keys: ['[', ']'] },
      { action: 'diff', keys: ['D'] },
      { action: 'read', keys: ['V'] },
      { action: 'wide', keys: ['F'] },
    ],
  },
  {
    name: 'go',
    lines: [
      { action: 'goQueue', keys: ['G', 'Q'] },
      { action: 'goAudit', keys: ['G', 'A'] },
      { action: 'sheet', keys: ['?'] },
    ],
  },
]

function KeyGroup({ group }: { group: Group }) {
  const { keys } = useCopy()
  return (
    <section className="mb-5 break-inside-avoid">
      <h3 className="mb-1 text-sm font-semibold text-ink2">{keys.groups[group.name]}</h3>
      <dl className="grid grid-cols-[1fr_auto] items-center">
        {group.lines.map((line) => (
          <Fragment key={line.action}>
            <dt className="border-t border-line py-1.5">{keys.actions[line.action]}</dt>
            <dd className="flex h-full items-center justify-end gap-1 border-t border-line">
              {line.keys.map((key) => (
                <span key={key}>
                  <span className="sr-only">{key}</span>
                  <Kbd>{key}</Kbd>
                </span>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}

/** Every key of the desk on one sheet. */
export default function KeySheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { keys } = useCopy()
  return (
    <Dialog open={open} onClose={onClose} label={keys.title}>
      <div className="flex items-center justify-between border-b border-line px-5 py-3">
        <h2 className="text-lg font-semibold">{keys.title}</h2>
        <IconButton label={keys.close} onClick={onClose}>
          <X size={16} />
        </IconButton>
      </div>
      <div className="gap-8 px-5 pt-4 pb-2 sheet:columns-2">
        {GROUPS.map((group) => (
          <KeyGroup key={group.name} group={group} />
        ))}
      </div>
    </Dialog>
  )
}
