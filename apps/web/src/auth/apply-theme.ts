import type { Theme } from '@mimamori/contract/staff/session-contract'

/** Show a theme; `system` leaves the choice to the device. */
export function applyTheme(theme: Theme): void {
  const page = document.documentElement
  if (theme === 'system') delete page.dataset.theme
  else page.dataset.theme = theme
}
