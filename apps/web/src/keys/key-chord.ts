/** The modifier key as it is printed: `⌘` on a Mac, `Ctrl` elsewhere. */
export const CHORD = navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl'

/** The key that submits a form, wherever the focus is in it. */
export const SEND_KEY = `${CHORD} Enter`
