/** Every exported function of the product says what it returns, as a type. */

/** @typedef {import('./source-files.mjs').SourceFile} SourceFile */

const PRODUCT = /^(?:apps|packages)\/[^/]+\/src\/.*(?<!\.test|\.d)\.tsx?$/

/** @param {SourceFile[]} sources @returns {string[]} what is wrong, a line each */
export const checkExports = (sources) =>
  sources
    .filter(({ file }) => PRODUCT.test(file))
    .flatMap(({ file, source, statements }) =>
      statements
        .filter(({ type }) => type === 'ExportNamedDeclaration' || type === 'ExportDefaultDeclaration')
        .flatMap(({ declaration, start }) =>
          untypedFunctions(declaration).map((name) => {
            const line = source.slice(0, start).split('\n').length
            return `${file}:${line}: ${name}: expected a return type`
          }),
        ),
    )

/** @param {any} declaration @returns {string[]} */
function untypedFunctions(declaration) {
  if (declaration?.type === 'FunctionDeclaration')
    return declaration.returnType ? [] : [declaration.id?.name ?? 'default']
  return (declaration?.declarations ?? [])
    .filter(
      (/** @type {any} */ { id, init }) =>
        /^(?:ArrowFunction|Function)Expression$/.test(init?.type) && !init.returnType && !id.typeAnnotation,
    )
    .map((/** @type {any} */ { id }) => id.name ?? '')
}
