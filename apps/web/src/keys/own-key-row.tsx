import type { BoundAction, OwnKeys } from '@mimamori/policy/keys/default-key-bindings'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { Kbd } from '@mimamori/ui/kbd'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { type Rebinding, readRebinding } from './key-rebinding.ts'

type RowProps = {
  action: BoundAction
  keyNow: string | null
  own: OwnKeys
  problem: Rebinding | null
  onPressed: (rebinding: Rebinding) => void
  onSwap: (action: BoundAction, owner: BoundAction, key: string) => void
}

/** One action and its key, which can be changed or removed. */
export function OwnKeyRow({ action, keyNow, own, problem, onPressed, onSwap }: RowProps): ReactNode {
  const settings = useMessages('settings')
  const { actions } = useMessages('keys')
  const [listening, listen] = useState(false)
  const onKey = (event: KeyboardEvent) => {
    if (!listening || event.key === 'Tab') return
    event.preventDefault()
    // so that the screen does not run the present action of the key
    event.stopPropagation()
    const rebinding = readRebinding(event.nativeEvent, action, own)
    if (rebinding.is === 'modifier') return
    if (rebinding.is !== 'composing' && rebinding.is !== 'not_bindable') listen(false)
    onPressed(rebinding)
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

function RowProblem({
  action,
  found: rebinding,
  onSwap,
}: {
  action: BoundAction
  found: Rebinding
  onSwap: RowProps['onSwap']
}) {
  const settings = useMessages('settings')
  const { actions } = useMessages('keys')
  const problemText =
    rebinding.is === 'taken'
      ? settings.taken(rebinding.key, actions[rebinding.owner])
      : rebinding.is === 'composing'
        ? settings.composing
        : settings.notBindable
  return (
    <div className="mb-1 flex flex-wrap items-center gap-2 rounded-md bg-red-bg px-2.5 py-1.5 text-sm text-red">
      <p role="alert" className="flex-1">
        {problemText}
      </p>
      {rebinding.is === 'taken' ? (
        <Button small onClick={() => onSwap(action, rebinding.owner, rebinding.key)} className="text-ink">
          {settings.swap}
        </Button>
      ) : null}
    </div>
  )
}
