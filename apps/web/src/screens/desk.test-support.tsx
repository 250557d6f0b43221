import type { ReactNode } from 'react'
import { withKeys } from '../keys/page-keys.test-support.tsx'
import { DeskContext, type DeskState } from './desk-context.tsx'

type Person = { readonly me?: object; readonly decisions?: object } & Partial<Omit<DeskState, 'me' | 'decisions'>>

/** A desk around what is shown: a person, their keys, which act without a delay, and what is read out. */
export function onDesk({ me, decisions, ...more }: Person = {}): (content: ReactNode) => ReactNode {
  const state = {
    me: { id: 'sato', alias: 'sato', role: 'moderator', ...me },
    decisions: { returned: { current: null }, onReturned: () => () => undefined, ...decisions },
    recent: { current: [] },
    showInReview: { current: null },
    open: () => undefined,
    ...more,
  } as unknown as DeskState
  return (content) => withKeys(<DeskContext value={state}>{content}</DeskContext>, state.me.role)
}
