const VARIABLE = /\{([a-z_]+)\}/g

export type Variables = Readonly<Record<string, string>>

/** Fill `{variables}` of a template. What has no value stays as it is and blocks sending, see `unfilled`. */
export function render(template: string, variables: Variables): string {
  return template.replace(VARIABLE, (whole, name: string) => variables[name] || whole)
}

/** Names of variables still open in a text. */
export function unfilled(text: string): string[] {
  return [...text.matchAll(VARIABLE)].map((match) => match[1] ?? '')
}
