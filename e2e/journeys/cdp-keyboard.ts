import type { CDPSession, Page } from '@playwright/test'

type PhysicalKey = { readonly code: string; readonly key: string; readonly keyCode: number }

const letterKey = (code: string): PhysicalKey => ({
  code,
  key: code.slice(-1).toLowerCase(),
  keyCode: code.charCodeAt(3),
})
export const LETTER_KEYS = ['KeyA', 'KeyH', 'KeyW', 'KeyR', 'KeyM', 'KeyE', 'KeyS', 'KeyC', 'KeyZ', 'KeyI'].map(
  letterKey,
)
export const ENTER_KEY: PhysicalKey = { code: 'Enter', key: 'Enter', keyCode: 13 }

/** Keys as an input method and a keyboard send them: without waiting for what the page makes of them. */
export async function openKeyboard(page: Page) {
  const devtools: CDPSession = await page.context().newCDPSession(page)
  const down = ({ code, key, keyCode }: PhysicalKey) =>
    devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', code, key, windowsVirtualKeyCode: keyCode })
  const up = ({ code, key, keyCode }: PhysicalKey) =>
    devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key, windowsVirtualKeyCode: keyCode })
  return {
    press: (key: PhysicalKey): Promise<unknown> => Promise.all([down(key), up(key)]),
    down,
    /** Text that is being composed; it stays so until it is committed. */
    compose: (text: string) =>
      devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
    commit: (text: string) => devtools.send('Input.insertText', { text }),
  }
}
