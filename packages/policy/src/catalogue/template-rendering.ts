/** Every variable a template may have, written `{{job_title}}`. Other words in braces may be part of a member's text and stay. */
export const TEMPLATE_VARIABLES = [
  'job_title',
  'clause_title',
  'clause_text',
  'category',
  'passages',
  'deadline',
  'amount',
] as const
export type TemplateVariable = (typeof TEMPLATE_VARIABLES)[number]

const VARIABLE_NAMES = TEMPLATE_VARIABLES.join('|')
const VARIABLE_PATTERN = new RegExp(`\\{\\{(${VARIABLE_NAMES})\\}\\}`, 'g')
/** what a writer may have meant as a variable: anything in double braces, and a known name in single ones */
const INTENDED_VARIABLE_PATTERN = new RegExp(`\\{\\{[^{}]*\\}\\}|\\{\\s*(?:${VARIABLE_NAMES})\\s*\\}`, 'g')

export type VariableValues = Readonly<Record<string, string>>

/** Fills the `{{variables}}` of a template. One without a value stays as it is and blocks sending, see `unfilledVariableNames`. */
export function renderTemplate(template: string, variables: VariableValues): string {
  return template.replace(VARIABLE_PATTERN, (whole, name: string) => variables[name] || whole)
}

export type UnfilledVariable = { readonly name: TemplateVariable; readonly start: number; readonly end: number }

/** Where variables are still open in a text, in UTF-16 code units. */
export function findUnfilledVariables(text: string): UnfilledVariable[] {
  return [...text.matchAll(VARIABLE_PATTERN)].map((match) => ({
    name: match[1] as TemplateVariable,
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** Names of variables still open in a text. */
export function unfilledVariableNames(text: string): TemplateVariable[] {
  return findUnfilledVariables(text).map(({ name }) => name)
}

/** The parts of a template that look like a variable but are none of the known ones. */
export function findUnknownVariables(template: string): string[] {
  return template.replace(VARIABLE_PATTERN, '').match(INTENDED_VARIABLE_PATTERN) ?? []
}
