/** What the review screen gives to a case of any kind. */
export type CasePaneProps = {
  caseId: string
  /** is it the one on screen? */
  active: boolean
  /** it is decided or set aside: the next one comes on screen */
  onSetAside: (caseId: string) => void
  /** back to the list */
  onLeave: (caseId: string) => void
}
