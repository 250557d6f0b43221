import type { Pressed } from './intent.ts'

/** A key as it goes down, by itself unless told otherwise. */
export const pressed = (code: string, key: string, more: Partial<Pressed> = {}): Pressed => ({
  code,
  key,
  isComposing: false,
  keyCode: 0,
  repeat: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
})
