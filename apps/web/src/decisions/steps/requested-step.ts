let requested: string | null = null

/** The step that the palette was asked for: the panel that opens next takes it. */
export function requestStep(id: string): void {
  requested = id
}

/** The id of the step asked for, once; `null`: none was. */
export function takeRequestedStep(): string | null {
  const id = requested
  requested = null
  return id
}
