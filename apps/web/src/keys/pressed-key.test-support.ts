import type { PressedKey } from './key-intent.ts'

/** A key press without modifiers, unless given. */
export const pressedKey = (code: string, key: string, more: Partial<PressedKey> = {}): PressedKey => ({
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
