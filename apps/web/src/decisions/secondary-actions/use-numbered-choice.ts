import { type ComponentProps, useState } from 'react'
import { useKeys } from '../../keys/keys-provider.tsx'
import type { NumberedList } from '../numbered-list.tsx'

type NumberedChoice<Name> = {
  names: readonly Name[]
  labels: Readonly<Record<string, string>>
  onTake: (name: Name) => void
}

type NumberedChoiceState = Pick<ComponentProps<typeof NumberedList>, 'items' | 'at' | 'onCommit' | 'onFocus'>

/** Chooses one of a list by a digit, by arrows and Enter, or by a click. */
export function useNumberedChoice<Name extends string>(
  { names, labels, onTake }: NumberedChoice<Name>,
  active: boolean,
): { take: () => void; list: NumberedChoiceState } {
  const [focused, setFocused] = useState(0)
  const take = (index: number) => {
    const name = names[index]
    if (name === undefined) return
    setFocused(index)
    onTake(name)
  }
  const shift = (by: number) => setFocused((focused + by + names.length) % names.length)
  useKeys(
    {
      digit: (n) => take(n - 1),
      up: () => shift(-1),
      down: () => shift(1),
      open: () => take(focused),
      send: () => take(focused),
    },
    active,
  )
  const items = names.map((name) => ({ key: name, label: labels[name] ?? name }))
  return { take: () => take(focused), list: { items, at: focused, onCommit: take, onFocus: setFocused } }
}
