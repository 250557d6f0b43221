import type { titles as ja } from './ja.ts'

export const titles: typeof ja = {
  desk: 'Mimamori',
  of: (screen) => `${screen} — Mimamori`,
  counted: (screen, n) => `${screen} (${n})`,
  numbered: (n, title) => `#${n} ${title}`,
}
