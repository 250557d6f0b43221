/** What the desk is called, and how a screen is named in the tab of the browser. */
export const titles = {
  desk: '見守りデスク',
  of: (screen: string) => `${screen} — 見守り`,
  counted: (screen: string, n: string) => `${screen} (${n})`,
  numbered: (n: number, title: string) => `#${n} ${title}`,
}
