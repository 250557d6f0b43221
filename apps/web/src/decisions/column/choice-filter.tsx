import { Button } from '@mimamori/ui/button'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { isImeComposing } from '../../keys/key-intent.ts'
import { useKeycap } from '../../keys/keys-provider.tsx'
import { MAX_DIGIT } from '../numbered-list.tsx'
import { type ChoiceFilterState, isClauseNumber } from './use-choice-filter.ts'

type Props = {
  filter: ChoiceFilterState
  /** how many entries there are, and how many are left */
  total: number
  left: number
  onPick: (place: number) => void
  onShift: (by: number) => void
  onSend: () => void
}

/** Narrows a numbered list by what is typed; digits then number what is left. Escape clears it and returns to the panel. */
export function ChoiceFilter({ filter, total, left, onPick, onShift, onSend }: Props): ReactNode {
  const panels = useMessages('panels')
  const keycap = useKeycap()
  const field = useRef<HTMLInputElement>(null)
  const { text, open, close, type } = filter
  const isOpen = text !== null
  useEffect(() => {
    if (isOpen) field.current?.focus()
  }, [isOpen])
  if (text === null)
    return total > MAX_DIGIT ? (
      <Button small variant="quiet" keycap={keycap('search')} onClick={open} className="justify-between text-ink2">
        {panels.filter}
      </Button>
    ) : null
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isImeComposing(event.nativeEvent) || event.repeat) return
    const act = actionOf(event, { onPick, onShift, onSend: left > 0 ? onSend : () => undefined, onLeave: close })
    if (!act) return
    event.preventDefault()
    // the panel beneath would take the same key
    event.stopPropagation()
    act()
  }
  return (
    <div className="grid gap-1">
      <input
        ref={field}
        type="text"
        value={text}
        aria-label={panels.filterLabel}
        placeholder={panels.filterHint}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKey}
        className="h-8 w-full rounded-md border border-line2 bg-panel px-2.5 placeholder:text-ink3"
      />
      <p role="status" className={left > 0 ? 'sr-only' : 'text-sm text-ink2'}>
        {left > 0 ? panels.filterLeft(left) : panels.filterNone}
      </p>
    </div>
  )
}

type Actions = Pick<Props, 'onPick' | 'onShift' | 'onSend'> & { onLeave: () => void }

/** What a key in the field does to the list; `null`: it is text. */
function actionOf(event: KeyboardEvent<HTMLInputElement>, { onPick, onShift, onSend, onLeave }: Actions) {
  if (event.ctrlKey || event.metaKey || event.altKey) return event.key === 'Enter' ? onSend : null
  if (event.key === 'Escape') return onLeave
  if (event.key === 'Enter') return onSend
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') return () => onShift(event.key === 'ArrowDown' ? 1 : -1)
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
  const { value, selectionStart } = event.currentTarget
  if (!digit || event.shiftKey || isClauseNumber(value.slice(0, selectionStart ?? value.length))) return null
  return () => onPick(Number(digit) - 1)
}
