import { Button } from '@mimamori/ui/button'
import { type ReactNode, useState } from 'react'
import { langOf } from '../i18n/lang-of.ts'

type Props = {
  name: string
  /** a line behind the name */
  about: ReactNode
  words: {
    readonly edit: string
    readonly remove: string
    readonly removing: (name: string) => string
    readonly cancel: string
  }
  busy: boolean
  onEdit: () => void
  onRemove: () => void
}

/** One entry of what a person keeps for themselves, with its buttons; removing is asked again in its place. */
export function OwnListRow({ name, about, words, busy, onEdit, onRemove }: Props): ReactNode {
  const [asking, setAsking] = useState(false)
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-1.5">
      {asking ? (
        <span className="min-w-0 flex-1">{words.removing(name)}</span>
      ) : (
        <span className="grid min-w-0 flex-1">
          <span lang={langOf(name)} className="truncate font-semibold">
            {name}
          </span>
          <span lang={typeof about === 'string' ? langOf(about) : undefined} className="truncate text-sm text-ink2">
            {about}
          </span>
        </span>
      )}
      <span className="flex flex-none gap-1">
        {asking ? (
          <>
            <Button small variant="quiet" onClick={() => setAsking(false)}>
              {words.cancel}
            </Button>
            <Button small disabled={busy} onClick={onRemove}>
              {words.remove}
            </Button>
          </>
        ) : (
          <>
            <Button small variant="quiet" onClick={onEdit}>
              {words.edit}
            </Button>
            <Button small variant="quiet" onClick={() => setAsking(true)}>
              {words.remove}
            </Button>
          </>
        )}
      </span>
    </li>
  )
}
