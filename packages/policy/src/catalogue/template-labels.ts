/** Up to the first colon, with what follows it: `警告：`, `Advice mail: `. */
const PREFIX = /^[^：:]+[：:]\s*/

/**
 * Labels of one list without what most of them begin with, as the list says it itself: `警告：直接取引` is `直接取引` among
 * warnings. A prefix that is not the most frequent one, or that one label alone has, stays.
 */
export function shortTemplateLabels(labels: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const label of labels) {
    const prefix = PREFIX.exec(label)?.[0]
    if (prefix && prefix !== label) counts.set(prefix, (counts.get(prefix) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  const prefix = most && most[1] > 1 ? most[0] : ''
  return labels.map((label) => (prefix && label.startsWith(prefix) ? capitalized(label.slice(prefix.length)) : label))
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
