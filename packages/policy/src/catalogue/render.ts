/** Every variable a template may have. Other words in braces are a member's own and are left alone. */
export const VARIABLES = ['job_title', 'clause_title', 'clause_text', 'category', 'passages', 'deadline'] as const

const VARIABLE = new RegExp(`\\{(${VARIABLES.join('|')})\\}`, 'g')

export type Variables = Readonly<Record<string, string>>

/** Fill `{variables}` of a template. What has no value stays as it is and blocks sending, see `unfilled`. */
export function render(template: string, variables: Variables): string {
  return template.replace(VARIABLE, (whole, name: string) => variables[name] || whole)
}

/** Names of variables still open in a text. */
export function unfilled(text: string): string[] {
  return [...text.matchAll(VARIABLE)].map((match) => match[1] ?? '')
}
