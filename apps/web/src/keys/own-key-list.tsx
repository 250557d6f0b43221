import { type BoundAction, DEFAULT_KEYS, type OwnKeys, resolveKeys } from '@mimamori/policy/keys/default-key-bindings'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { Kbd } from '@mimamori/ui/kbd'
import type { ReactNode } from 'react'
import { type KeyboardEvent, useState } from 'react'
import { useAnnounce } from '../i18n/announcer.tsx'
import { useKeyCopy } from './key-copy.ts'
import { KEY_GROUPS } from './key-groups.ts'
import { type Rebinding, readRebinding } from './key-rebinding.ts'
import { useSettingsCopy } from './settings-copy.ts'

type Props = { own: OwnKeys; onChange: (own: OwnKeys) => void }
type Problem = { action: BoundAction; found: Rebinding }

/** Without what says the same as the default, so that a later default is not held back. */
function withoutDefaults(own: OwnKeys): OwnKeys {
  const pairs = Object.entries(own) as [BoundAction, string][]
  return Object.fromEntries(pairs.filter(([action, key]) => DEFAULT_KEYS[action] !== key))
}

/** The key of every action, and the way to another one: choose it, press the new key. */
export function OwnKeyList({ own, onChange }: Props): ReactNode {
  const settings = useSettingsCopy()
  const { actions, groups } = useKeyCopy()
  const announce = useAnnounce()
  const [problem, setProblem] = useState<Problem | null>(null)
  const force = resolveKeys(own)
  const set = (change: OwnKeys, said: string) => {
    setProblem(null)
    onChange(withoutDefaults({ ...own, ...change }))
    announce(said)
  }
  const pressed = (action: BoundAction, found: Rebinding) => {
    if (found.is === 'key') set({ [action]: found.key }, settings.changed(actions[action], found.key))
    else setProblem(found.is === 'cancel' ? null : { action, found })
  }
  const swap = (action: BoundAction, owner: BoundAction, key: string) =>
    set({ [action]: key, [owner]: force[action] ?? DEFAULT_KEYS[action] }, settings.changed(actions[action], key))
  return (
    <div className="grid gap-x-10 gap-y-5 sheet:grid-cols-2">
      {KEY_GROUPS.map(({ name, lines }) => (
        <section key={name} aria-label={groups[name]} className="grid content-start">
          <h3 className="mb-1 text-sm font-semibold text-ink2">{groups[name]}</h3>
          {lines
            .flatMap((line) => ('fixed' in line ? [] : [line.action]))
            .map((action) => (
              <KeyRow
                key={action}
                action={action}
                keyNow={force[action]}
                own={own}
                problem={problem?.action === action ? problem.found : null}
                onPressed={(found) => pressed(action, found)}
                onSwap={swap}
              />
            ))}
        </section>
      ))}
    </div>
  )
}

type RowProps = {
  action: BoundAction
  keyNow: string | null
  own: OwnKeys
  problem: Rebinding | null
  onPressed: (found: Rebinding) => void
  onSwap: (action: BoundAction, owner: BoundAction, key: string) => void
}

function KeyRow({ action, keyNow, own, problem, onPressed, onSwap }: RowProps) {
  const settings = useSettingsCopy()
  const { actions } = useKeyCopy()
  const [listening, listen] = useState(false)
  const onKey = (event: KeyboardEvent) => {
    if (!listening || event.key === 'Tab') return
    event.preventDefault()
    // the screen does not do what the key means until now
    event.stopPropagation()
    const found = readRebinding(event.nativeEvent, action, own)
    if (found.is === 'modifier') return
    if (found.is !== 'composing' && found.is !== 'not_bindable') listen(false)
    onPressed(found)
  }
  const name = actions[action]
  return (
    <div className="border-t border-line py-1">
      <div className="flex min-h-8 items-center justify-between gap-3">
        <span>{name}</span>
        <button
          type="button"
          aria-label={listening ? settings.pressNote(name) : settings.changeKey(name, keyNow ?? settings.none)}
          onClick={() => listen(!listening)}
          onBlur={() => listen(false)}
          onKeyDown={onKey}
          className={cx(
            'inline-flex min-h-7 min-w-12 items-center justify-center rounded-md border px-2 text-sm',
            listening ? 'border-accent bg-accent-bg' : 'border-line2 bg-panel hover:bg-hover',
          )}
        >
          {listening ? settings.press : keyNow ? <Kbd>{keyNow}</Kbd> : settings.none}
        </button>
      </div>
      {problem ? <RowProblem action={action} found={problem} onSwap={onSwap} /> : null}
    </div>
  )
}

function RowProblem({ action, found, onSwap }: { action: BoundAction; found: Rebinding; onSwap: RowProps['onSwap'] }) {
  const settings = useSettingsCopy()
  const { actions } = useKeyCopy()
  const said =
    found.is === 'taken'
      ? settings.taken(found.key, actions[found.owner])
      : found.is === 'composing'
        ? settings.composing
        : settings.notBindable
  return (
    <div className="mb-1 flex flex-wrap items-center gap-2 rounded-md bg-red-bg px-2.5 py-1.5 text-sm text-red">
      <p role="alert" className="flex-1">
        {said}
      </p>
      {found.is === 'taken' ? (
        <Button small onClick={() => onSwap(action, found.owner, found.key)} className="text-ink">
          {settings.swap}
        </Button>
      ) : null}
    </div>
  )
}
