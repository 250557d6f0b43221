import type { settings as ja } from './ja.ts'

export const settings: typeof ja = {
  title: 'Settings',
  lead: 'What you set here holds wherever you sign in.',
  display: 'Display',
  notStored: (why) => `This could not be stored. It holds until you close the page. ${why}`,
  keys: 'Keys',
  singleKeys: 'Work with single keys',
  singleKeysNote: 'When they are off, Enter, Space, Esc, arrows and combinations with Ctrl or ⌘ still work.',
  own: 'Keys of your own',
  ownNote: 'Choose a key, then press the new one: A to Z, 0 or a symbol. 1 to 9 choose from lists.',
  resetAll: 'Reset all keys',
  changeKey: (action, key) => `${action}: ${key}. Change`,
  press: 'Press a key',
  pressNote: (action) => `Press the key for ${action}. Esc leaves it as it is.`,
  none: 'none',
  changed: (action, key) => `The key of ${action} is now ${key}`,
  wasReset: 'The keys are as they were at first',
  taken: (key, owner) => `${key} is the key of “${owner}”. Choose another one, or swap them.`,
  swap: 'Swap',
  notBindable: 'This key cannot be used. Choose A to Z, 0 or a symbol.',
  composing: 'Japanese input is on. Switch it off and press the key again.',
}
