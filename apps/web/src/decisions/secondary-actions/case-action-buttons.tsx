import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useKeycap } from '../../keys/keys-provider.tsx'
import type { KeyedAction } from '../../parts/actions/use-action-keys.ts'

type Props = {
  list: readonly (KeyedAction & { readonly id: string })[]
  labels: Readonly<Record<string, string>>
  /** what the member and the marketplace get */
  effects?: Readonly<Record<string, string>>
  className?: string
}

/** Buttons of actions beside a decision. A disabled one shows why. */
export function CaseActionButtons({ list, labels, effects, className }: Props): ReactNode {
  const keycap = useKeycap()
  return list.map(({ id, key, refused, start }) => (
    <Button
      key={id}
      keycap={keycap(key)}
      disabled={typeof refused === 'string'}
      title={refused ?? effects?.[id]}
      onClick={start}
      className={cx('justify-between whitespace-nowrap max-sheet:grow max-sheet:px-2', className)}
    >
      {labels[id]}
    </Button>
  ))
}
