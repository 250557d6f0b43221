import { DEFAULT_PREFERENCES } from '@mimamori/policy/staff/preference-rules'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import { act, type ReactNode } from 'react'
import { vi } from 'vitest'
import { Announcer } from '../parts/announcer.tsx'
import { KeysProvider } from './keys-provider.tsx'

/** What jsdom lacks of a window: modal dialogs and scrolling. */
export function completeWindow(): void {
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true
    },
    close(this: HTMLDialogElement) {
      this.open = false
    },
  })
  Element.prototype.scrollIntoView ??= () => undefined
  window.scrollTo = () => undefined
}

/** A page around what is shown: its keys, which act without a delay, and what is read out. */
export function withKeys(content: ReactNode, role?: Role): ReactNode {
  completeWindow()
  return (
    <Announcer>
      <KeysProvider preferences={{ ...DEFAULT_PREFERENCES, decisionDelayMs: 0 }} {...(role ? { role } : {})}>
        {content}
      </KeysProvider>
    </Announcer>
  )
}

/** What was read out last. */
export const announced = (): string => document.querySelector('[data-testid=announcer]')?.textContent ?? ''

/** A key at the focus, as browsers time it. */
export async function press(code: string, key: string, more: KeyboardEventInit = {}): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true, ...more })
  Object.defineProperty(event, 'timeStamp', { value: performance.now() })
  await act(async () => (document.activeElement ?? document.body).dispatchEvent(event))
  return event
}

/** Lets the time go by that a case is on screen before a key passes it. */
export function letCaseStand(): void {
  const now = performance.now.bind(performance)
  vi.spyOn(performance, 'now').mockImplementation(() => now() + 600)
}

/** Text typed into a field, as browsers tell of it. */
export const typeInto = (field: Element | null, text: string): Promise<void> =>
  act(async () => {
    if (!field) throw new Error('no field')
    // React does not hear of what a page itself writes into a field
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value') as PropertyDescriptor
    set?.call(field, text)
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
  })

/** The button that has these words, or is called so. */
export const buttonOf = (page: ParentNode, words: string): HTMLButtonElement | undefined =>
  [...page.querySelectorAll('button')].find(
    ({ textContent, ariaLabel }) => textContent?.includes(words) || ariaLabel?.includes(words),
  )

/** A click on that button. */
export const clickOn = (page: ParentNode, words: string): Promise<void> =>
  act(async () => {
    const button = buttonOf(page, words)
    if (!button) throw new Error(`no button ${words}`)
    button.click()
  })
