type TextControl = HTMLTextAreaElement | HTMLInputElement

/** Puts `text` in place of what stands between two places of a field. As if typed, so that the browser's own undo takes it back. */
export function insertText(field: TextControl, from: number, to: number, text: string): void {
  field.focus()
  field.setSelectionRange(from, to)
  // obsolete, and still the only way into the undo history of every browser
  if (document.execCommand('insertText', false, text)) return
  field.setRangeText(text, from, to, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
