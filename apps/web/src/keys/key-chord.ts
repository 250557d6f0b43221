/** What is held together with another key, as it is printed: `⌘` on a Mac, `Ctrl` elsewhere. */
export const CHORD = navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl'

/** What sends a form, wherever one stands in it. */
export const SEND_KEY = `${CHORD} Enter`
