import { cx } from '@mimamori/ui/class-names'
import { Dialog } from '@mimamori/ui/dialog'
import { Kbd } from '@mimamori/ui/kbd'
import { Search } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useState } from 'react'
import { langOf } from '../i18n/lang-of.ts'
import { useMessages } from '../i18n/messages.ts'
import { isImeComposing } from '../keys/key-intent.ts'
import { groupEntries, matchEntries, type PaletteEntry } from './palette-matching.ts'

type Props = {
  typed: string
  onType: (text: string) => void
  entries: readonly PaletteEntry[]
  /** the message when nothing matches */
  empty: { title: string; next: string }
  /** what came of looking for what is typed, to be said while nothing but searching for it is left */
  note: string | null
  onClose: () => void
}

/**
 * One line to type into and what fits below it. The focus stays in the line; arrows walk the list, Enter runs, and the
 * Enter of a composition only ends the composition.
 */
export function PaletteDialog({ typed, onType, entries, empty, note: result, onClose }: Props): ReactNode {
  const palette = useMessages('palette')
  const id = useId()
  const shown = matchEntries(entries, typed)
  const [chosen, choose] = useState(0)
  const index = Math.min(chosen, Math.max(0, shown.length - 1))
  const active = shown[index]
  const note = shown.every(({ group }) => group === 'search') ? result : null
  const run = (entry: PaletteEntry | undefined) => {
    if (!entry || entry.closed) return
    if (entry.replaces) return entry.run()
    onClose()
    // the dialog gives the focus back first: what runs may want to put it somewhere else
    setTimeout(entry.run)
  }
  const onKey = (event: KeyboardEvent) => {
    if (isImeComposing(event.nativeEvent)) return
    const step = STEPS[event.key]
    if (step !== undefined && shown.length > 0) {
      event.preventDefault()
      choose((index + step + shown.length) % shown.length)
    }
    if (event.key === 'Enter' && !event.repeat) {
      event.preventDefault()
      run(active)
    }
  }
  return (
    <Dialog open top onClose={onClose} label={palette.label}>
      <div className="sticky top-0 z-10 flex h-12 items-center gap-3 border-b border-line bg-raised px-4">
        <Search size={16} className="flex-none text-ink2" aria-hidden="true" />
        <input
          role="combobox"
          aria-label={palette.label}
          aria-expanded={shown.length > 0}
          aria-controls={shown.length > 0 ? `${id}-list` : undefined}
          aria-activedescendant={active ? `${id}-${active.id}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={2000}
          autoFocus
          value={typed}
          placeholder={palette.placeholder}
          onChange={(event) => {
            choose(0)
            onType(event.target.value)
          }}
          onKeyDown={onKey}
          className="h-full min-w-0 flex-1 bg-transparent outline-none"
        />
      </div>
      <p role="status" className="sr-only">
        {note ?? (shown.length > 0 ? palette.found(shown.length) : empty.title)}
      </p>
      {note !== null && shown.length > 0 ? (
        <p aria-hidden="true" className="px-4 pt-3 text-sm text-ink2">
          {note}
        </p>
      ) : null}
      {shown.length > 0 ? (
        <PaletteList
          id={id}
          entries={shown}
          active={active}
          onChoose={(entry) => choose(shown.indexOf(entry))}
          onRun={run}
        />
      ) : (
        <div className="px-4 py-8 text-center">
          <p className="font-semibold">{empty.title}</p>
          <p className="mt-1 text-sm text-ink2">{empty.next}</p>
        </div>
      )}
      <PaletteFooter />
    </Dialog>
  )
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

function PaletteFooter() {
  const palette = useMessages('palette')
  return (
    <p className="sticky bottom-0 flex items-center gap-4 border-t border-line bg-raised px-4 py-2 text-sm text-ink2">
      <span className="flex items-center gap-1.5">
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd>
        {palette.choose}
      </span>
      <span className="flex items-center gap-1.5">
        <Kbd>Enter</Kbd>
        {palette.run}
      </span>
      <span className="flex items-center gap-1.5">
        <Kbd>Esc</Kbd>
        {palette.close}
      </span>
    </p>
  )
}

type ListProps = {
  id: string
  entries: readonly PaletteEntry[]
  active: PaletteEntry | undefined
  onChoose: (entry: PaletteEntry) => void
  onRun: (entry: PaletteEntry) => void
}

function PaletteList({ id, entries, active, onChoose, onRun }: ListProps) {
  const palette = useMessages('palette')
  const activeId = active ? `${id}-${active.id}` : ''
  useLayoutEffect(() => {
    document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])
  return (
    <div id={`${id}-list`} role="listbox" aria-label={palette.label} className="scroll-py-10 p-2">
      {groupEntries(entries).map(({ group, entries: some }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox has no element of its own
        <div key={group} role="group" aria-label={palette.groups[group]} className="pb-2 last:pb-0">
          <p aria-hidden="true" className="px-2 pt-1 pb-1 text-sm text-ink2">
            {palette.groups[group]}
          </p>
          {some.map((entry) => (
            <PaletteOption
              key={entry.id}
              id={`${id}-${entry.id}`}
              entry={entry}
              active={entry === active}
              onChoose={() => onChoose(entry)}
              onRun={() => onRun(entry)}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

type OptionProps = { id: string; entry: PaletteEntry; active: boolean; onChoose: () => void; onRun: () => void }

function PaletteOption({ id, entry, active, onChoose, onRun }: OptionProps) {
  const { label, detail, closed, keys = [] } = entry
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the line above has the focus, and its keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-disabled={closed ? true : undefined}
      onClick={onRun}
      onPointerMove={() => (active ? undefined : onChoose())}
      className={cx(
        'flex min-h-9 cursor-default scroll-my-14 items-center gap-3 rounded-md px-2',
        active && 'bg-accent-bg',
      )}
    >
      <span lang={langOf(label)} className={cx('min-w-0 truncate', closed && 'text-ink3')}>
        {label}
      </span>
      {detail ? <span className="min-w-0 flex-1 shrink-[3] truncate text-sm text-ink2">{detail}</span> : null}
      <span className="ml-auto flex flex-none items-center gap-1 text-sm text-ink2">
        {closed ? <span className="max-w-72 truncate">{closed}</span> : null}
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </span>
    </div>
  )
}
