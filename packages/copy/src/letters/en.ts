import { instants } from '../instants/en.ts'
import { words } from '../words/en.ts'
import type { letters as ja } from './ja.ts'

export const letters: typeof ja = {
  sender: 'The committee',
  subject: 'About your use of the service',
  categories: words.categories,
  targets: words.targets,
  listed: words.listed,
  deadline: instants.letterDay,
  wholeText: '- the whole text',
  quote: (text) => `- “${text}”`,
  remove: (text) => `- “${text}”\n  → please remove this passage`,
  replace: (text, suggestion) => `- “${text}”\n  → “${suggestion}”`,
  membership: 'your use of the service',
  untitled: (target) => `your ${target.toLowerCase()}`,
}
