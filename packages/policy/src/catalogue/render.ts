/** Every variable a template may have, written `{{job_title}}`. Other words in braces are a member's own and are left alone. */
export const VARIABLES = ['job_title', 'clause_title', 'clause_text', 'category', 'passages', 'deadline'] as const
export type Variable = (typeof VARIABLES)[number]

const NAMES = VARIABLES.join('|')
const VARIABLE = new RegExp(`\\{\\{(${NAMES})\\}\\}`, 'g')
/** what a writer may have meant as a variable: anything in double braces, and a known name in single ones */
const MEANT = new RegExp(`\\{\\{[^{}]*\\}\\}|\\{\\s*(?:${NAMES})\\s*\\}`, 'g')

export type Variables = Readonly<Record<string, string>>

/** Fill the `{{variables}}` of a template. What has no value stays as it is and blocks sending, see `unfilled`. */
export function render(template: string, variables: Variables): string {
  return template.replace(VARIABLE, (whole, name: string) => variables[name] || whole)
}

export type Gap = { readonly name: Variable; readonly start: number; readonly end: number }

/** Where variables are still open in a text, in UTF-16 code units. */
export function gapsIn(text: string): Gap[] {
  return [...text.matchAll(VARIABLE)].map((match) => ({
    name: match[1] as Variable,
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** Names of variables still open in a text. */
export function unfilled(text: string): Variable[] {
  return gapsIn(text).map(({ name }) => name)
}

/** What in a template looks like a variable and is none the desk knows. */
export function unknownVariables(template: string): string[] {
  return template.replace(VARIABLE, '').match(MEANT) ?? []
}
