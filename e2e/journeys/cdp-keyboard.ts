import type { CDPSession, Page } from '@playwright/test'

type PhysicalKey = { readonly code: string; readonly key: string; readonly keyCode: number }

/** The key of a letter, a digit or a slash. */
export function keyOf(character: string): PhysicalKey {
  if (character === '/') return { code: 'Slash', key: '/', keyCode: 191 }
  const upper = character.toUpperCase()
  return { code: `${/\d/.test(character) ? 'Digit' : 'Key'}${upper}`, key: character, keyCode: upper.charCodeAt(0) }
}
export const LETTER_KEYS = [...'ahwrmesczi'].map(keyOf)
export const ENTER_KEY: PhysicalKey = { code: 'Enter', key: 'Enter', keyCode: 13 }

/** Keys as an input method and a keyboard send them: without waiting for what the page makes of them. */
export async function openKeyboard(page: Page) {
  const devtools: CDPSession = await page.context().newCDPSession(page)
  const down = ({ code, key, keyCode }: PhysicalKey) =>
    devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', code, key, windowsVirtualKeyCode: keyCode })
  const up = ({ code, key, keyCode }: PhysicalKey) =>
    devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key, windowsVirtualKeyCode: keyCode })
  return {
    async press(key: PhysicalKey): Promise<void> {
      await down(key)
      await up(key)
    },
    down,
    /** Text that is being composed; it stays so until it is committed. */
    compose: (text: string) =>
      devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
    commit: (text: string) => devtools.send('Input.insertText', { text }),
  }
}
