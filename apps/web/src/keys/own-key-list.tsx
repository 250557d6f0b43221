import { type BoundAction, DEFAULT_KEYS, type OwnKeys, resolveKeys } from '@mimamori/policy/keys/default-key-bindings'
import { KEY_GROUPS } from '@mimamori/policy/keys/key-actions'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { boundActionsOf } from './declared-actions.ts'
import type { Rebinding } from './key-rebinding.ts'
import { OwnKeyRow } from './own-key-row.tsx'

type Props = { own: OwnKeys; onChange: (own: OwnKeys) => void }
type Problem = { action: BoundAction; found: Rebinding }

/** Without keys that are the default, so that a later default takes effect. */
function withoutDefaults(own: OwnKeys): OwnKeys {
  const pairs = Object.entries(own) as [BoundAction, string][]
  return Object.fromEntries(pairs.filter(([action, key]) => DEFAULT_KEYS[action] !== key))
}

/** The list of actions with their keys: choose one, then press the new key. */
export function OwnKeyList({ own, onChange }: Props): ReactNode {
  const settings = useMessages('settings')
  const { actions, groups } = useMessages('keys')
  const announce = useAnnounce()
  const [problem, setProblem] = useState<Problem | null>(null)
  const force = resolveKeys(own)
  const set = (change: OwnKeys, doneText: string) => {
    setProblem(null)
    onChange(withoutDefaults({ ...own, ...change }))
    announce(doneText)
  }
  const pressed = (action: BoundAction, rebinding: Rebinding) => {
    if (rebinding.is === 'key') set({ [action]: rebinding.key }, settings.changed(actions[action], rebinding.key))
    else setProblem(rebinding.is === 'cancel' ? null : { action, found: rebinding })
  }
  const swap = (action: BoundAction, owner: BoundAction, key: string) =>
    set({ [action]: key, [owner]: force[action] ?? DEFAULT_KEYS[action] }, settings.changed(actions[action], key))
  return (
    <div className="grid gap-x-10 gap-y-5 sheet:grid-cols-2">
      {KEY_GROUPS.map((name) => (
        <section key={name} aria-label={groups[name]} className="grid content-start">
          <h3 className="mb-1 text-sm font-semibold text-ink2">{groups[name]}</h3>
          {boundActionsOf(name).map((action) => (
            <OwnKeyRow
              key={action}
              action={action}
              keyNow={force[action]}
              own={own}
              problem={problem?.action === action ? problem.found : null}
              onPressed={(rebinding) => pressed(action, rebinding)}
              onSwap={swap}
            />
          ))}
        </section>
      ))}
    </div>
  )
}
