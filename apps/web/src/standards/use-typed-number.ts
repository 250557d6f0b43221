import { useState } from 'react'

type NumberOptions = {
  readonly value: number
  /** `null`: what was typed is no number */
  readonly parse: (typed: string) => number | null
  readonly format: (value: number) => string
  readonly onChange: (value: number) => void
}

/** The input of a number that may also be set elsewhere. `isBad`: what was typed is none; it stays, and changes nothing. */
export function useTypedNumber({ value, parse, format, onChange }: NumberOptions): {
  readonly shown: string
  readonly isBad: boolean
  readonly type: (typed: string) => void
  readonly leave: () => void
} {
  const [typed, setTyped] = useState<string | null>(null)
  const parsed = typed === null ? value : parse(typed)
  const isBad = parsed === null
  return {
    // another value has been set since it was typed
    shown: typed !== null && (isBad || parsed === value) ? typed : format(value),
    isBad,
    type(next) {
      setTyped(next)
      const number = parse(next)
      if (number !== null) onChange(number)
    },
    leave: () => isBad || setTyped(null),
  }
}
