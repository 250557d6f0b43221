import { createServer, request } from "node:http";
import { dirname, join } from "node:path";
import fs, { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import Client from "better-sqlite3";
import crypto$1, { createCipheriv, createDecipheriv, hash, randomBytes, randomUUID } from "node:crypto";
import { hash as hash$1, verify } from "@node-rs/argon2";
import { type } from "@orpc/contract";
import { ORPCError } from "@orpc/server";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/entity.js
const entityKind = Symbol.for("drizzle:entityKind");
function is(value, type) {
	if (!value || typeof value !== "object") return false;
	if (value instanceof type) return true;
	if (!Object.prototype.hasOwnProperty.call(type, entityKind)) throw new Error(`Class "${type.name ?? "<unknown>"}" doesn't look like a Drizzle entity. If this is incorrect and the class is provided by Drizzle, please report this as a bug.`);
	let cls = Object.getPrototypeOf(value).constructor;
	if (cls) while (cls) {
		if (entityKind in cls && cls[entityKind] === type[entityKind]) return true;
		cls = Object.getPrototypeOf(cls);
	}
	return false;
}
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/logger.js
var ConsoleLogWriter = class {
	static [entityKind] = "ConsoleLogWriter";
	write(message) {
		console.log(message);
	}
};
var DefaultLogger = class {
	static [entityKind] = "DefaultLogger";
	writer;
	constructor(config) {
		this.writer = config?.writer ?? new ConsoleLogWriter();
	}
	logQuery(query, params) {
		const stringifiedParams = params.map((p) => {
			try {
				return JSON.stringify(p);
			} catch {
				return String(p);
			}
		});
		const paramsStr = stringifiedParams.length ? ` -- params: [${stringifiedParams.join(", ")}]` : "";
		this.writer.write(`Query: ${query}${paramsStr}`);
	}
};
var NoopLogger = class {
	static [entityKind] = "NoopLogger";
	logQuery() {}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/table.utils.js
const TableName = Symbol.for("drizzle:Name");
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/table.js
const Schema = Symbol.for("drizzle:Schema");
const Columns = Symbol.for("drizzle:Columns");
const ExtraConfigColumns = Symbol.for("drizzle:ExtraConfigColumns");
const OriginalName = Symbol.for("drizzle:OriginalName");
const BaseName = Symbol.for("drizzle:BaseName");
const IsAlias = Symbol.for("drizzle:IsAlias");
const ExtraConfigBuilder = Symbol.for("drizzle:ExtraConfigBuilder");
const IsDrizzleTable = Symbol.for("drizzle:IsDrizzleTable");
var Table = class {
	static [entityKind] = "Table";
	/** @internal */
	static Symbol = {
		Name: TableName,
		Schema,
		OriginalName,
		Columns,
		ExtraConfigColumns,
		BaseName,
		IsAlias,
		ExtraConfigBuilder
	};
	/**
	* @internal
	* Can be changed if the table is aliased.
	*/
	[TableName];
	/**
	* @internal
	* Used to store the original name of the table, before any aliasing.
	*/
	[OriginalName];
	/** @internal */
	[Schema];
	/** @internal */
	[Columns];
	/** @internal */
	[ExtraConfigColumns];
	/**
	*  @internal
	* Used to store the table name before the transformation via the `tableCreator` functions.
	*/
	[BaseName];
	/** @internal */
	[IsAlias] = false;
	/** @internal */
	[IsDrizzleTable] = true;
	/** @internal */
	[ExtraConfigBuilder] = void 0;
	constructor(name, schema, baseName) {
		this[TableName] = this[OriginalName] = name;
		this[Schema] = schema;
		this[BaseName] = baseName;
	}
};
function getTableName(table) {
	return table[TableName];
}
function getTableUniqueName(table) {
	return `${table[Schema] ?? "public"}.${table[TableName]}`;
}
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/column.js
var Column = class {
	constructor(table, config) {
		this.table = table;
		this.config = config;
		this.name = config.name;
		this.keyAsName = config.keyAsName;
		this.notNull = config.notNull;
		this.default = config.default;
		this.defaultFn = config.defaultFn;
		this.onUpdateFn = config.onUpdateFn;
		this.hasDefault = config.hasDefault;
		this.primary = config.primaryKey;
		this.isUnique = config.isUnique;
		this.uniqueName = config.uniqueName;
		this.uniqueType = config.uniqueType;
		this.dataType = config.dataType;
		this.columnType = config.columnType;
		this.generated = config.generated;
		this.generatedIdentity = config.generatedIdentity;
	}
	static [entityKind] = "Column";
	name;
	keyAsName;
	primary;
	notNull;
	default;
	defaultFn;
	onUpdateFn;
	hasDefault;
	isUnique;
	uniqueName;
	uniqueType;
	dataType;
	columnType;
	enumValues = void 0;
	generated = void 0;
	generatedIdentity = void 0;
	config;
	mapFromDriverValue(value) {
		return value;
	}
	mapToDriverValue(value) {
		return value;
	}
	shouldDisableInsert() {
		return this.config.generated !== void 0 && this.config.generated.type !== "byDefault";
	}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/column-builder.js
var ColumnBuilder = class {
	static [entityKind] = "ColumnBuilder";
	config;
	constructor(name, dataType, columnType) {
		this.config = {
			name,
			keyAsName: name === "",
			notNull: false,
			default: void 0,
			hasDefault: false,
			primaryKey: false,
			isUnique: false,
			uniqueName: void 0,
			uniqueType: void 0,
			dataType,
			columnType,
			generated: void 0
		};
	}
	/**
	* Changes the data type of the column. Commonly used with `json` columns. Also, useful for branded types.
	*
	* @example
	* ```ts
	* const users = pgTable('users', {
	* 	id: integer('id').$type<UserId>().primaryKey(),
	* 	details: json('details').$type<UserDetails>().notNull(),
	* });
	* ```
	*/
	$type() {
		return this;
	}
	/**
	* Adds a `not null` clause to the column definition.
	*
	* Affects the `select` model of the table - columns *without* `not null` will be nullable on select.
	*/
	notNull() {
		this.config.notNull = true;
		return this;
	}
	/**
	* Adds a `default <value>` clause to the column definition.
	*
	* Affects the `insert` model of the table - columns *with* `default` are optional on insert.
	*
	* If you need to set a dynamic default value, use {@link $defaultFn} instead.
	*/
	default(value) {
		this.config.default = value;
		this.config.hasDefault = true;
		return this;
	}
	/**
	* Adds a dynamic default value to the column.
	* The function will be called when the row is inserted, and the returned value will be used as the column value.
	*
	* **Note:** This value does not affect the `drizzle-kit` behavior, it is only used at runtime in `drizzle-orm`.
	*/
	$defaultFn(fn) {
		this.config.defaultFn = fn;
		this.config.hasDefault = true;
		return this;
	}
	/**
	* Alias for {@link $defaultFn}.
	*/
	$default = this.$defaultFn;
	/**
	* Adds a dynamic update value to the column.
	* The function will be called when the row is updated, and the returned value will be used as the column value if none is provided.
	* If no `default` (or `$defaultFn`) value is provided, the function will be called when the row is inserted as well, and the returned value will be used as the column value.
	*
	* **Note:** This value does not affect the `drizzle-kit` behavior, it is only used at runtime in `drizzle-orm`.
	*/
	$onUpdateFn(fn) {
		this.config.onUpdateFn = fn;
		this.config.hasDefault = true;
		return this;
	}
	/**
	* Alias for {@link $onUpdateFn}.
	*/
	$onUpdate = this.$onUpdateFn;
	/**
	* Adds a `primary key` clause to the column definition. This implicitly makes the column `not null`.
	*
	* In SQLite, `integer primary key` implicitly makes the column auto-incrementing.
	*/
	primaryKey() {
		this.config.primaryKey = true;
		this.config.notNull = true;
		return this;
	}
	/** @internal Sets the name of the column to the key within the table definition if a name was not given. */
	setName(name) {
		if (this.config.name !== "") return;
		this.config.name = name;
	}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/pg-core/columns/enum.js
const isPgEnumSym = Symbol.for("drizzle:isPgEnum");
function isPgEnum(obj) {
	return !!obj && typeof obj === "function" && isPgEnumSym in obj && obj[isPgEnumSym] === true;
}
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/subquery.js
var Subquery = class {
	static [entityKind] = "Subquery";
	constructor(sql, fields, alias, isWith = false, usedTables = []) {
		this._ = {
			brand: "Subquery",
			sql,
			selectedFields: fields,
			alias,
			isWith,
			usedTables
		};
	}
};
var WithSubquery = class extends Subquery {
	static [entityKind] = "WithSubquery";
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/tracing.js
const tracer = { startActiveSpan(name, fn) {
	return fn();
} };
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/view-common.js
const ViewBaseConfig = Symbol.for("drizzle:ViewBaseConfig");
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sql/sql.js
function isSQLWrapper(value) {
	return value !== null && value !== void 0 && typeof value.getSQL === "function";
}
function mergeQueries(queries) {
	const result = {
		sql: "",
		params: []
	};
	for (const query of queries) {
		result.sql += query.sql;
		result.params.push(...query.params);
		if (query.typings?.length) {
			if (!result.typings) result.typings = [];
			result.typings.push(...query.typings);
		}
	}
	return result;
}
var StringChunk = class {
	static [entityKind] = "StringChunk";
	value;
	constructor(value) {
		this.value = Array.isArray(value) ? value : [value];
	}
	getSQL() {
		return new SQL([this]);
	}
};
var SQL = class SQL {
	constructor(queryChunks) {
		this.queryChunks = queryChunks;
		for (const chunk of queryChunks) if (is(chunk, Table)) {
			const schemaName = chunk[Table.Symbol.Schema];
			this.usedTables.push(schemaName === void 0 ? chunk[Table.Symbol.Name] : schemaName + "." + chunk[Table.Symbol.Name]);
		}
	}
	static [entityKind] = "SQL";
	/** @internal */
	decoder = noopDecoder;
	shouldInlineParams = false;
	/** @internal */
	usedTables = [];
	append(query) {
		this.queryChunks.push(...query.queryChunks);
		return this;
	}
	toQuery(config) {
		return tracer.startActiveSpan("drizzle.buildSQL", (span) => {
			const query = this.buildQueryFromSourceParams(this.queryChunks, config);
			span?.setAttributes({
				"drizzle.query.text": query.sql,
				"drizzle.query.params": JSON.stringify(query.params)
			});
			return query;
		});
	}
	buildQueryFromSourceParams(chunks, _config) {
		const config = Object.assign({}, _config, {
			inlineParams: _config.inlineParams || this.shouldInlineParams,
			paramStartIndex: _config.paramStartIndex || { value: 0 }
		});
		const { casing, escapeName, escapeParam, prepareTyping, inlineParams, paramStartIndex } = config;
		return mergeQueries(chunks.map((chunk) => {
			if (is(chunk, StringChunk)) return {
				sql: chunk.value.join(""),
				params: []
			};
			if (is(chunk, Name)) return {
				sql: escapeName(chunk.value),
				params: []
			};
			if (chunk === void 0) return {
				sql: "",
				params: []
			};
			if (Array.isArray(chunk)) {
				const result = [new StringChunk("(")];
				for (const [i, p] of chunk.entries()) {
					result.push(p);
					if (i < chunk.length - 1) result.push(new StringChunk(", "));
				}
				result.push(new StringChunk(")"));
				return this.buildQueryFromSourceParams(result, config);
			}
			if (is(chunk, SQL)) return this.buildQueryFromSourceParams(chunk.queryChunks, {
				...config,
				inlineParams: inlineParams || chunk.shouldInlineParams
			});
			if (is(chunk, Table)) {
				const schemaName = chunk[Table.Symbol.Schema];
				const tableName = chunk[Table.Symbol.Name];
				return {
					sql: schemaName === void 0 || chunk[IsAlias] ? escapeName(tableName) : escapeName(schemaName) + "." + escapeName(tableName),
					params: []
				};
			}
			if (is(chunk, Column)) {
				const columnName = casing.getColumnCasing(chunk);
				if (_config.invokeSource === "indexes") return {
					sql: escapeName(columnName),
					params: []
				};
				const schemaName = chunk.table[Table.Symbol.Schema];
				return {
					sql: chunk.table[IsAlias] || schemaName === void 0 ? escapeName(chunk.table[Table.Symbol.Name]) + "." + escapeName(columnName) : escapeName(schemaName) + "." + escapeName(chunk.table[Table.Symbol.Name]) + "." + escapeName(columnName),
					params: []
				};
			}
			if (is(chunk, View)) {
				const schemaName = chunk[ViewBaseConfig].schema;
				const viewName = chunk[ViewBaseConfig].name;
				return {
					sql: schemaName === void 0 || chunk[ViewBaseConfig].isAlias ? escapeName(viewName) : escapeName(schemaName) + "." + escapeName(viewName),
					params: []
				};
			}
			if (is(chunk, Param)) {
				if (is(chunk.value, Placeholder)) return {
					sql: escapeParam(paramStartIndex.value++, chunk),
					params: [chunk],
					typings: ["none"]
				};
				const mappedValue = chunk.value === null ? null : chunk.encoder.mapToDriverValue(chunk.value);
				if (is(mappedValue, SQL)) return this.buildQueryFromSourceParams([mappedValue], config);
				if (inlineParams) return {
					sql: this.mapInlineParam(mappedValue, config),
					params: []
				};
				let typings = ["none"];
				if (prepareTyping) typings = [prepareTyping(chunk.encoder)];
				return {
					sql: escapeParam(paramStartIndex.value++, mappedValue),
					params: [mappedValue],
					typings
				};
			}
			if (is(chunk, Placeholder)) return {
				sql: escapeParam(paramStartIndex.value++, chunk),
				params: [chunk],
				typings: ["none"]
			};
			if (is(chunk, SQL.Aliased) && chunk.fieldAlias !== void 0) return {
				sql: escapeName(chunk.fieldAlias),
				params: []
			};
			if (is(chunk, Subquery)) {
				if (chunk._.isWith) return {
					sql: escapeName(chunk._.alias),
					params: []
				};
				return this.buildQueryFromSourceParams([
					new StringChunk("("),
					chunk._.sql,
					new StringChunk(") "),
					new Name(chunk._.alias)
				], config);
			}
			if (isPgEnum(chunk)) {
				if (chunk.schema) return {
					sql: escapeName(chunk.schema) + "." + escapeName(chunk.enumName),
					params: []
				};
				return {
					sql: escapeName(chunk.enumName),
					params: []
				};
			}
			if (isSQLWrapper(chunk)) {
				if (chunk.shouldOmitSQLParens?.()) return this.buildQueryFromSourceParams([chunk.getSQL()], config);
				return this.buildQueryFromSourceParams([
					new StringChunk("("),
					chunk.getSQL(),
					new StringChunk(")")
				], config);
			}
			if (inlineParams) return {
				sql: this.mapInlineParam(chunk, config),
				params: []
			};
			return {
				sql: escapeParam(paramStartIndex.value++, chunk),
				params: [chunk],
				typings: ["none"]
			};
		}));
	}
	mapInlineParam(chunk, { escapeString }) {
		if (chunk === null) return "null";
		if (typeof chunk === "number" || typeof chunk === "boolean") return chunk.toString();
		if (typeof chunk === "string") return escapeString(chunk);
		if (typeof chunk === "object") {
			const mappedValueAsString = chunk.toString();
			if (mappedValueAsString === "[object Object]") return escapeString(JSON.stringify(chunk));
			return escapeString(mappedValueAsString);
		}
		throw new Error("Unexpected param value: " + chunk);
	}
	getSQL() {
		return this;
	}
	as(alias) {
		if (alias === void 0) return this;
		return new SQL.Aliased(this, alias);
	}
	mapWith(decoder) {
		this.decoder = typeof decoder === "function" ? { mapFromDriverValue: decoder } : decoder;
		return this;
	}
	inlineParams() {
		this.shouldInlineParams = true;
		return this;
	}
	/**
	* This method is used to conditionally include a part of the query.
	*
	* @param condition - Condition to check
	* @returns itself if the condition is `true`, otherwise `undefined`
	*/
	if(condition) {
		return condition ? this : void 0;
	}
};
var Name = class {
	constructor(value) {
		this.value = value;
	}
	static [entityKind] = "Name";
	brand;
	getSQL() {
		return new SQL([this]);
	}
};
function isDriverValueEncoder(value) {
	return typeof value === "object" && value !== null && "mapToDriverValue" in value && typeof value.mapToDriverValue === "function";
}
const noopDecoder = { mapFromDriverValue: (value) => value };
const noopEncoder = { mapToDriverValue: (value) => value };
({
	...noopDecoder,
	...noopEncoder
});
var Param = class {
	/**
	* @param value - Parameter value
	* @param encoder - Encoder to convert the value to a driver parameter
	*/
	constructor(value, encoder = noopEncoder) {
		this.value = value;
		this.encoder = encoder;
	}
	static [entityKind] = "Param";
	brand;
	getSQL() {
		return new SQL([this]);
	}
};
function sql(strings, ...params) {
	const queryChunks = [];
	if (params.length > 0 || strings.length > 0 && strings[0] !== "") queryChunks.push(new StringChunk(strings[0]));
	for (const [paramIndex, param2] of params.entries()) queryChunks.push(param2, new StringChunk(strings[paramIndex + 1]));
	return new SQL(queryChunks);
}
((sql2) => {
	function empty() {
		return new SQL([]);
	}
	sql2.empty = empty;
	function fromList(list) {
		return new SQL(list);
	}
	sql2.fromList = fromList;
	function raw(str) {
		return new SQL([new StringChunk(str)]);
	}
	sql2.raw = raw;
	function join(chunks, separator) {
		const result = [];
		for (const [i, chunk] of chunks.entries()) {
			if (i > 0 && separator !== void 0) result.push(separator);
			result.push(chunk);
		}
		return new SQL(result);
	}
	sql2.join = join;
	function identifier(value) {
		return new Name(value);
	}
	sql2.identifier = identifier;
	function placeholder2(name2) {
		return new Placeholder(name2);
	}
	sql2.placeholder = placeholder2;
	function param2(value, encoder) {
		return new Param(value, encoder);
	}
	sql2.param = param2;
})(sql || (sql = {}));
((SQL2) => {
	class Aliased {
		constructor(sql2, fieldAlias) {
			this.sql = sql2;
			this.fieldAlias = fieldAlias;
		}
		static [entityKind] = "SQL.Aliased";
		/** @internal */
		isSelectionField = false;
		getSQL() {
			return this.sql;
		}
		/** @internal */
		clone() {
			return new Aliased(this.sql, this.fieldAlias);
		}
	}
	SQL2.Aliased = Aliased;
})(SQL || (SQL = {}));
var Placeholder = class {
	constructor(name2) {
		this.name = name2;
	}
	static [entityKind] = "Placeholder";
	getSQL() {
		return new SQL([this]);
	}
};
function fillPlaceholders(params, values) {
	return params.map((p) => {
		if (is(p, Placeholder)) {
			if (!(p.name in values)) throw new Error(`No value for placeholder "${p.name}" was provided`);
			return values[p.name];
		}
		if (is(p, Param) && is(p.value, Placeholder)) {
			if (!(p.value.name in values)) throw new Error(`No value for placeholder "${p.value.name}" was provided`);
			return p.encoder.mapToDriverValue(values[p.value.name]);
		}
		return p;
	});
}
const IsDrizzleView = Symbol.for("drizzle:IsDrizzleView");
var View = class {
	static [entityKind] = "View";
	/** @internal */
	[ViewBaseConfig];
	/** @internal */
	[IsDrizzleView] = true;
	constructor({ name: name2, schema, selectedFields, query }) {
		this[ViewBaseConfig] = {
			name: name2,
			originalName: name2,
			schema,
			selectedFields,
			query,
			isExisting: !query,
			isAlias: false
		};
	}
	getSQL() {
		return new SQL([this]);
	}
};
Column.prototype.getSQL = function() {
	return new SQL([this]);
};
Table.prototype.getSQL = function() {
	return new SQL([this]);
};
Subquery.prototype.getSQL = function() {
	return new SQL([this]);
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/utils.js
function mapResultRow(columns, row, joinsNotNullableMap) {
	const nullifyMap = {};
	const result = columns.reduce((result2, { path, field }, columnIndex) => {
		let decoder;
		if (is(field, Column)) decoder = field;
		else if (is(field, SQL)) decoder = field.decoder;
		else if (is(field, Subquery)) decoder = field._.sql.decoder;
		else decoder = field.sql.decoder;
		let node = result2;
		for (const [pathChunkIndex, pathChunk] of path.entries()) if (pathChunkIndex < path.length - 1) {
			if (!(pathChunk in node)) node[pathChunk] = {};
			node = node[pathChunk];
		} else {
			const rawValue = row[columnIndex];
			const value = node[pathChunk] = rawValue === null ? null : decoder.mapFromDriverValue(rawValue);
			if (joinsNotNullableMap && is(field, Column) && path.length === 2) {
				const objectName = path[0];
				if (!(objectName in nullifyMap)) nullifyMap[objectName] = value === null ? getTableName(field.table) : false;
				else if (typeof nullifyMap[objectName] === "string" && nullifyMap[objectName] !== getTableName(field.table)) nullifyMap[objectName] = false;
			}
		}
		return result2;
	}, {});
	if (joinsNotNullableMap && Object.keys(nullifyMap).length > 0) {
		for (const [objectName, tableName] of Object.entries(nullifyMap)) if (typeof tableName === "string" && !joinsNotNullableMap[tableName]) result[objectName] = null;
	}
	return result;
}
function orderSelectedFields(fields, pathPrefix) {
	return Object.entries(fields).reduce((result, [name, field]) => {
		if (typeof name !== "string") return result;
		const newPath = pathPrefix ? [...pathPrefix, name] : [name];
		if (is(field, Column) || is(field, SQL) || is(field, SQL.Aliased) || is(field, Subquery)) result.push({
			path: newPath,
			field
		});
		else if (is(field, Table)) result.push(...orderSelectedFields(field[Table.Symbol.Columns], newPath));
		else result.push(...orderSelectedFields(field, newPath));
		return result;
	}, []);
}
function haveSameKeys(left, right) {
	const leftKeys = Object.keys(left);
	const rightKeys = Object.keys(right);
	if (leftKeys.length !== rightKeys.length) return false;
	for (const [index, key] of leftKeys.entries()) if (key !== rightKeys[index]) return false;
	return true;
}
function mapUpdateSet(table, values) {
	const entries = Object.entries(values).filter(([, value]) => value !== void 0).map(([key, value]) => {
		if (is(value, SQL) || is(value, Column)) return [key, value];
		else return [key, new Param(value, table[Table.Symbol.Columns][key])];
	});
	if (entries.length === 0) throw new Error("No values to set");
	return Object.fromEntries(entries);
}
function applyMixins(baseClass, extendedClasses) {
	for (const extendedClass of extendedClasses) for (const name of Object.getOwnPropertyNames(extendedClass.prototype)) {
		if (name === "constructor") continue;
		Object.defineProperty(baseClass.prototype, name, Object.getOwnPropertyDescriptor(extendedClass.prototype, name) || /* @__PURE__ */ Object.create(null));
	}
}
function getTableColumns(table) {
	return table[Table.Symbol.Columns];
}
function getTableLikeName(table) {
	return is(table, Subquery) ? table._.alias : is(table, View) ? table[ViewBaseConfig].name : is(table, SQL) ? void 0 : table[Table.Symbol.IsAlias] ? table[Table.Symbol.Name] : table[Table.Symbol.BaseName];
}
function getColumnNameAndConfig(a, b) {
	return {
		name: typeof a === "string" && a.length > 0 ? a : "",
		config: typeof a === "object" ? a : b
	};
}
function isConfig(data) {
	if (typeof data !== "object" || data === null) return false;
	if (data.constructor.name !== "Object") return false;
	if ("logger" in data) {
		const type = typeof data["logger"];
		if (type !== "boolean" && (type !== "object" || typeof data["logger"]["logQuery"] !== "function") && type !== "undefined") return false;
		return true;
	}
	if ("schema" in data) {
		const type = typeof data["schema"];
		if (type !== "object" && type !== "undefined") return false;
		return true;
	}
	if ("casing" in data) {
		const type = typeof data["casing"];
		if (type !== "string" && type !== "undefined") return false;
		return true;
	}
	if ("mode" in data) {
		if (data["mode"] !== "default" || data["mode"] !== "planetscale" || data["mode"] !== void 0) return false;
		return true;
	}
	if ("connection" in data) {
		const type = typeof data["connection"];
		if (type !== "string" && type !== "object" && type !== "undefined") return false;
		return true;
	}
	if ("client" in data) {
		const type = typeof data["client"];
		if (type !== "object" && type !== "function" && type !== "undefined") return false;
		return true;
	}
	if (Object.keys(data).length === 0) return true;
	return false;
}
const textDecoder = typeof TextDecoder === "undefined" ? null : new TextDecoder();
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/pg-core/table.js
const InlineForeignKeys$1 = Symbol.for("drizzle:PgInlineForeignKeys");
const EnableRLS = Symbol.for("drizzle:EnableRLS");
var PgTable = class extends Table {
	static [entityKind] = "PgTable";
	/** @internal */
	static Symbol = Object.assign({}, Table.Symbol, {
		InlineForeignKeys: InlineForeignKeys$1,
		EnableRLS
	});
	/**@internal */
	[InlineForeignKeys$1] = [];
	/** @internal */
	[EnableRLS] = false;
	/** @internal */
	[Table.Symbol.ExtraConfigBuilder] = void 0;
	/** @internal */
	[Table.Symbol.ExtraConfigColumns] = {};
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/pg-core/primary-keys.js
var PrimaryKeyBuilder$1 = class {
	static [entityKind] = "PgPrimaryKeyBuilder";
	/** @internal */
	columns;
	/** @internal */
	name;
	constructor(columns, name) {
		this.columns = columns;
		this.name = name;
	}
	/** @internal */
	build(table) {
		return new PrimaryKey$1(table, this.columns, this.name);
	}
};
var PrimaryKey$1 = class {
	constructor(table, columns, name) {
		this.table = table;
		this.columns = columns;
		this.name = name;
	}
	static [entityKind] = "PgPrimaryKey";
	columns;
	name;
	getName() {
		return this.name ?? `${this.table[PgTable.Symbol.Name]}_${this.columns.map((column) => column.name).join("_")}_pk`;
	}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sql/expressions/conditions.js
function bindIfParam(value, column) {
	if (isDriverValueEncoder(column) && !isSQLWrapper(value) && !is(value, Param) && !is(value, Placeholder) && !is(value, Column) && !is(value, Table) && !is(value, View)) return new Param(value, column);
	return value;
}
const eq = (left, right) => {
	return sql`${left} = ${bindIfParam(right, left)}`;
};
const ne = (left, right) => {
	return sql`${left} <> ${bindIfParam(right, left)}`;
};
function and(...unfilteredConditions) {
	const conditions = unfilteredConditions.filter((c) => c !== void 0);
	if (conditions.length === 0) return;
	if (conditions.length === 1) return new SQL(conditions);
	return new SQL([
		new StringChunk("("),
		sql.join(conditions, new StringChunk(" and ")),
		new StringChunk(")")
	]);
}
function or(...unfilteredConditions) {
	const conditions = unfilteredConditions.filter((c) => c !== void 0);
	if (conditions.length === 0) return;
	if (conditions.length === 1) return new SQL(conditions);
	return new SQL([
		new StringChunk("("),
		sql.join(conditions, new StringChunk(" or ")),
		new StringChunk(")")
	]);
}
function not(condition) {
	return sql`not ${condition}`;
}
const gt = (left, right) => {
	return sql`${left} > ${bindIfParam(right, left)}`;
};
const gte = (left, right) => {
	return sql`${left} >= ${bindIfParam(right, left)}`;
};
const lt = (left, right) => {
	return sql`${left} < ${bindIfParam(right, left)}`;
};
const lte = (left, right) => {
	return sql`${left} <= ${bindIfParam(right, left)}`;
};
function inArray(column, values) {
	if (Array.isArray(values)) {
		if (values.length === 0) return sql`false`;
		return sql`${column} in ${values.map((v) => bindIfParam(v, column))}`;
	}
	return sql`${column} in ${bindIfParam(values, column)}`;
}
function notInArray(column, values) {
	if (Array.isArray(values)) {
		if (values.length === 0) return sql`true`;
		return sql`${column} not in ${values.map((v) => bindIfParam(v, column))}`;
	}
	return sql`${column} not in ${bindIfParam(values, column)}`;
}
function isNull(value) {
	return sql`${value} is null`;
}
function isNotNull(value) {
	return sql`${value} is not null`;
}
function exists(subquery) {
	return sql`exists ${subquery}`;
}
function notExists(subquery) {
	return sql`not exists ${subquery}`;
}
function between(column, min, max) {
	return sql`${column} between ${bindIfParam(min, column)} and ${bindIfParam(max, column)}`;
}
function notBetween(column, min, max) {
	return sql`${column} not between ${bindIfParam(min, column)} and ${bindIfParam(max, column)}`;
}
function like(column, value) {
	return sql`${column} like ${value}`;
}
function notLike(column, value) {
	return sql`${column} not like ${value}`;
}
function ilike(column, value) {
	return sql`${column} ilike ${value}`;
}
function notIlike(column, value) {
	return sql`${column} not ilike ${value}`;
}
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sql/expressions/select.js
function asc(column) {
	return sql`${column} asc`;
}
function desc(column) {
	return sql`${column} desc`;
}
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/relations.js
var Relation = class {
	constructor(sourceTable, referencedTable, relationName) {
		this.sourceTable = sourceTable;
		this.referencedTable = referencedTable;
		this.relationName = relationName;
		this.referencedTableName = referencedTable[Table.Symbol.Name];
	}
	static [entityKind] = "Relation";
	referencedTableName;
	fieldName;
};
var Relations = class {
	constructor(table, config) {
		this.table = table;
		this.config = config;
	}
	static [entityKind] = "Relations";
};
var One = class One extends Relation {
	constructor(sourceTable, referencedTable, config, isNullable) {
		super(sourceTable, referencedTable, config?.relationName);
		this.config = config;
		this.isNullable = isNullable;
	}
	static [entityKind] = "One";
	withFieldName(fieldName) {
		const relation = new One(this.sourceTable, this.referencedTable, this.config, this.isNullable);
		relation.fieldName = fieldName;
		return relation;
	}
};
var Many = class Many extends Relation {
	constructor(sourceTable, referencedTable, config) {
		super(sourceTable, referencedTable, config?.relationName);
		this.config = config;
	}
	static [entityKind] = "Many";
	withFieldName(fieldName) {
		const relation = new Many(this.sourceTable, this.referencedTable, this.config);
		relation.fieldName = fieldName;
		return relation;
	}
};
function getOperators() {
	return {
		and,
		between,
		eq,
		exists,
		gt,
		gte,
		ilike,
		inArray,
		isNull,
		isNotNull,
		like,
		lt,
		lte,
		ne,
		not,
		notBetween,
		notExists,
		notLike,
		notIlike,
		notInArray,
		or,
		sql
	};
}
function getOrderByOperators() {
	return {
		sql,
		asc,
		desc
	};
}
function extractTablesRelationalConfig(schema, configHelpers) {
	if (Object.keys(schema).length === 1 && "default" in schema && !is(schema["default"], Table)) schema = schema["default"];
	const tableNamesMap = {};
	const relationsBuffer = {};
	const tablesConfig = {};
	for (const [key, value] of Object.entries(schema)) if (is(value, Table)) {
		const dbName = getTableUniqueName(value);
		const bufferedRelations = relationsBuffer[dbName];
		tableNamesMap[dbName] = key;
		tablesConfig[key] = {
			tsName: key,
			dbName: value[Table.Symbol.Name],
			schema: value[Table.Symbol.Schema],
			columns: value[Table.Symbol.Columns],
			relations: bufferedRelations?.relations ?? {},
			primaryKey: bufferedRelations?.primaryKey ?? []
		};
		for (const column of Object.values(value[Table.Symbol.Columns])) if (column.primary) tablesConfig[key].primaryKey.push(column);
		const extraConfig = value[Table.Symbol.ExtraConfigBuilder]?.(value[Table.Symbol.ExtraConfigColumns]);
		if (extraConfig) {
			for (const configEntry of Object.values(extraConfig)) if (is(configEntry, PrimaryKeyBuilder$1)) tablesConfig[key].primaryKey.push(...configEntry.columns);
		}
	} else if (is(value, Relations)) {
		const dbName = getTableUniqueName(value.table);
		const tableName = tableNamesMap[dbName];
		const relations2 = value.config(configHelpers(value.table));
		let primaryKey;
		for (const [relationName, relation] of Object.entries(relations2)) if (tableName) {
			const tableConfig = tablesConfig[tableName];
			tableConfig.relations[relationName] = relation;
		} else {
			if (!(dbName in relationsBuffer)) relationsBuffer[dbName] = {
				relations: {},
				primaryKey
			};
			relationsBuffer[dbName].relations[relationName] = relation;
		}
	}
	return {
		tables: tablesConfig,
		tableNamesMap
	};
}
function createOne(sourceTable) {
	return function one(table, config) {
		return new One(sourceTable, table, config, config?.fields.reduce((res, f) => res && f.notNull, true) ?? false);
	};
}
function createMany(sourceTable) {
	return function many(referencedTable, config) {
		return new Many(sourceTable, referencedTable, config);
	};
}
function normalizeRelation(schema, tableNamesMap, relation) {
	if (is(relation, One) && relation.config) return {
		fields: relation.config.fields,
		references: relation.config.references
	};
	const referencedTableTsName = tableNamesMap[getTableUniqueName(relation.referencedTable)];
	if (!referencedTableTsName) throw new Error(`Table "${relation.referencedTable[Table.Symbol.Name]}" not found in schema`);
	const referencedTableConfig = schema[referencedTableTsName];
	if (!referencedTableConfig) throw new Error(`Table "${referencedTableTsName}" not found in schema`);
	const sourceTable = relation.sourceTable;
	const sourceTableTsName = tableNamesMap[getTableUniqueName(sourceTable)];
	if (!sourceTableTsName) throw new Error(`Table "${sourceTable[Table.Symbol.Name]}" not found in schema`);
	const reverseRelations = [];
	for (const referencedTableRelation of Object.values(referencedTableConfig.relations)) if (relation.relationName && relation !== referencedTableRelation && referencedTableRelation.relationName === relation.relationName || !relation.relationName && referencedTableRelation.referencedTable === relation.sourceTable) reverseRelations.push(referencedTableRelation);
	if (reverseRelations.length > 1) throw relation.relationName ? /* @__PURE__ */ new Error(`There are multiple relations with name "${relation.relationName}" in table "${referencedTableTsName}"`) : /* @__PURE__ */ new Error(`There are multiple relations between "${referencedTableTsName}" and "${relation.sourceTable[Table.Symbol.Name]}". Please specify relation name`);
	if (reverseRelations[0] && is(reverseRelations[0], One) && reverseRelations[0].config) return {
		fields: reverseRelations[0].config.references,
		references: reverseRelations[0].config.fields
	};
	throw new Error(`There is not enough information to infer relation "${sourceTableTsName}.${relation.fieldName}"`);
}
function createTableRelationsHelpers(sourceTable) {
	return {
		one: createOne(sourceTable),
		many: createMany(sourceTable)
	};
}
function mapRelationalRow(tablesConfig, tableConfig, row, buildQueryResultSelection, mapColumnValue = (value) => value) {
	const result = {};
	for (const [selectionItemIndex, selectionItem] of buildQueryResultSelection.entries()) if (selectionItem.isJson) {
		const relation = tableConfig.relations[selectionItem.tsKey];
		const rawSubRows = row[selectionItemIndex];
		const subRows = typeof rawSubRows === "string" ? JSON.parse(rawSubRows) : rawSubRows;
		result[selectionItem.tsKey] = is(relation, One) ? subRows && mapRelationalRow(tablesConfig, tablesConfig[selectionItem.relationTableTsKey], subRows, selectionItem.selection, mapColumnValue) : subRows.map((subRow) => mapRelationalRow(tablesConfig, tablesConfig[selectionItem.relationTableTsKey], subRow, selectionItem.selection, mapColumnValue));
	} else {
		const value = mapColumnValue(row[selectionItemIndex]);
		const field = selectionItem.field;
		let decoder;
		if (is(field, Column)) decoder = field;
		else if (is(field, SQL)) decoder = field.decoder;
		else decoder = field.sql.decoder;
		result[selectionItem.tsKey] = value === null ? null : decoder.mapFromDriverValue(value);
	}
	return result;
}
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/alias.js
var ColumnAliasProxyHandler = class {
	constructor(table) {
		this.table = table;
	}
	static [entityKind] = "ColumnAliasProxyHandler";
	get(columnObj, prop) {
		if (prop === "table") return this.table;
		return columnObj[prop];
	}
};
var TableAliasProxyHandler = class {
	constructor(alias, replaceOriginalName) {
		this.alias = alias;
		this.replaceOriginalName = replaceOriginalName;
	}
	static [entityKind] = "TableAliasProxyHandler";
	get(target, prop) {
		if (prop === Table.Symbol.IsAlias) return true;
		if (prop === Table.Symbol.Name) return this.alias;
		if (this.replaceOriginalName && prop === Table.Symbol.OriginalName) return this.alias;
		if (prop === ViewBaseConfig) return {
			...target[ViewBaseConfig],
			name: this.alias,
			isAlias: true
		};
		if (prop === Table.Symbol.Columns) {
			const columns = target[Table.Symbol.Columns];
			if (!columns) return columns;
			const proxiedColumns = {};
			Object.keys(columns).map((key) => {
				proxiedColumns[key] = new Proxy(columns[key], new ColumnAliasProxyHandler(new Proxy(target, this)));
			});
			return proxiedColumns;
		}
		const value = target[prop];
		if (is(value, Column)) return new Proxy(value, new ColumnAliasProxyHandler(new Proxy(target, this)));
		return value;
	}
};
function aliasedTable(table, tableAlias) {
	return new Proxy(table, new TableAliasProxyHandler(tableAlias, false));
}
function aliasedTableColumn(column, tableAlias) {
	return new Proxy(column, new ColumnAliasProxyHandler(new Proxy(column.table, new TableAliasProxyHandler(tableAlias, false))));
}
function mapColumnsInAliasedSQLToAlias(query, alias) {
	return new SQL.Aliased(mapColumnsInSQLToAlias(query.sql, alias), query.fieldAlias);
}
function mapColumnsInSQLToAlias(query, alias) {
	return sql.join(query.queryChunks.map((c) => {
		if (is(c, Column)) return aliasedTableColumn(c, alias);
		if (is(c, SQL)) return mapColumnsInSQLToAlias(c, alias);
		if (is(c, SQL.Aliased)) return mapColumnsInAliasedSQLToAlias(c, alias);
		return c;
	}));
}
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/selection-proxy.js
var SelectionProxyHandler = class SelectionProxyHandler {
	static [entityKind] = "SelectionProxyHandler";
	config;
	constructor(config) {
		this.config = { ...config };
	}
	get(subquery, prop) {
		if (prop === "_") return {
			...subquery["_"],
			selectedFields: new Proxy(subquery._.selectedFields, this)
		};
		if (prop === ViewBaseConfig) return {
			...subquery[ViewBaseConfig],
			selectedFields: new Proxy(subquery[ViewBaseConfig].selectedFields, this)
		};
		if (typeof prop === "symbol") return subquery[prop];
		const value = (is(subquery, Subquery) ? subquery._.selectedFields : is(subquery, View) ? subquery[ViewBaseConfig].selectedFields : subquery)[prop];
		if (is(value, SQL.Aliased)) {
			if (this.config.sqlAliasedBehavior === "sql" && !value.isSelectionField) return value.sql;
			const newValue = value.clone();
			newValue.isSelectionField = true;
			return newValue;
		}
		if (is(value, SQL)) {
			if (this.config.sqlBehavior === "sql") return value;
			throw new Error(`You tried to reference "${prop}" field from a subquery, which is a raw SQL field, but it doesn't have an alias declared. Please add an alias to the field using ".as('alias')" method.`);
		}
		if (is(value, Column)) {
			if (this.config.alias) return new Proxy(value, new ColumnAliasProxyHandler(new Proxy(value.table, new TableAliasProxyHandler(this.config.alias, this.config.replaceOriginalName ?? false))));
			return value;
		}
		if (typeof value !== "object" || value === null) return value;
		return new Proxy(value, new SelectionProxyHandler(this.config));
	}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/query-promise.js
var QueryPromise = class {
	static [entityKind] = "QueryPromise";
	[Symbol.toStringTag] = "QueryPromise";
	catch(onRejected) {
		return this.then(void 0, onRejected);
	}
	finally(onFinally) {
		return this.then((value) => {
			onFinally?.();
			return value;
		}, (reason) => {
			onFinally?.();
			throw reason;
		});
	}
	then(onFulfilled, onRejected) {
		return this.execute().then(onFulfilled, onRejected);
	}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/foreign-keys.js
var ForeignKeyBuilder = class {
	static [entityKind] = "SQLiteForeignKeyBuilder";
	/** @internal */
	reference;
	/** @internal */
	_onUpdate;
	/** @internal */
	_onDelete;
	constructor(config, actions) {
		this.reference = () => {
			const { name, columns, foreignColumns } = config();
			return {
				name,
				columns,
				foreignTable: foreignColumns[0].table,
				foreignColumns
			};
		};
		if (actions) {
			this._onUpdate = actions.onUpdate;
			this._onDelete = actions.onDelete;
		}
	}
	onUpdate(action) {
		this._onUpdate = action;
		return this;
	}
	onDelete(action) {
		this._onDelete = action;
		return this;
	}
	/** @internal */
	build(table) {
		return new ForeignKey(table, this);
	}
};
var ForeignKey = class {
	constructor(table, builder) {
		this.table = table;
		this.reference = builder.reference;
		this.onUpdate = builder._onUpdate;
		this.onDelete = builder._onDelete;
	}
	static [entityKind] = "SQLiteForeignKey";
	reference;
	onUpdate;
	onDelete;
	getName() {
		const { name, columns, foreignColumns } = this.reference();
		const columnNames = columns.map((column) => column.name);
		const foreignColumnNames = foreignColumns.map((column) => column.name);
		const chunks = [
			this.table[TableName],
			...columnNames,
			foreignColumns[0].table[TableName],
			...foreignColumnNames
		];
		return name ?? `${chunks.join("_")}_fk`;
	}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/unique-constraint.js
function uniqueKeyName(table, columns) {
	return `${table[TableName]}_${columns.join("_")}_unique`;
}
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/columns/common.js
var SQLiteColumnBuilder = class extends ColumnBuilder {
	static [entityKind] = "SQLiteColumnBuilder";
	foreignKeyConfigs = [];
	references(ref, actions = {}) {
		this.foreignKeyConfigs.push({
			ref,
			actions
		});
		return this;
	}
	unique(name) {
		this.config.isUnique = true;
		this.config.uniqueName = name;
		return this;
	}
	generatedAlwaysAs(as, config) {
		this.config.generated = {
			as,
			type: "always",
			mode: config?.mode ?? "virtual"
		};
		return this;
	}
	/** @internal */
	buildForeignKeys(column, table) {
		return this.foreignKeyConfigs.map(({ ref, actions }) => {
			return ((ref2, actions2) => {
				const builder = new ForeignKeyBuilder(() => {
					const foreignColumn = ref2();
					return {
						columns: [column],
						foreignColumns: [foreignColumn]
					};
				});
				if (actions2.onUpdate) builder.onUpdate(actions2.onUpdate);
				if (actions2.onDelete) builder.onDelete(actions2.onDelete);
				return builder.build(table);
			})(ref, actions);
		});
	}
};
var SQLiteColumn = class extends Column {
	constructor(table, config) {
		if (!config.uniqueName) config.uniqueName = uniqueKeyName(table, [config.name]);
		super(table, config);
		this.table = table;
	}
	static [entityKind] = "SQLiteColumn";
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/columns/blob.js
var SQLiteBigIntBuilder = class extends SQLiteColumnBuilder {
	static [entityKind] = "SQLiteBigIntBuilder";
	constructor(name) {
		super(name, "bigint", "SQLiteBigInt");
	}
	/** @internal */
	build(table) {
		return new SQLiteBigInt(table, this.config);
	}
};
var SQLiteBigInt = class extends SQLiteColumn {
	static [entityKind] = "SQLiteBigInt";
	getSQLType() {
		return "blob";
	}
	mapFromDriverValue(value) {
		if (typeof Buffer !== "undefined" && Buffer.from) {
			const buf = Buffer.isBuffer(value) ? value : value instanceof ArrayBuffer ? Buffer.from(value) : value.buffer ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : Buffer.from(value);
			return BigInt(buf.toString("utf8"));
		}
		return BigInt(textDecoder.decode(value));
	}
	mapToDriverValue(value) {
		return Buffer.from(value.toString());
	}
};
var SQLiteBlobJsonBuilder = class extends SQLiteColumnBuilder {
	static [entityKind] = "SQLiteBlobJsonBuilder";
	constructor(name) {
		super(name, "json", "SQLiteBlobJson");
	}
	/** @internal */
	build(table) {
		return new SQLiteBlobJson(table, this.config);
	}
};
var SQLiteBlobJson = class extends SQLiteColumn {
	static [entityKind] = "SQLiteBlobJson";
	getSQLType() {
		return "blob";
	}
	mapFromDriverValue(value) {
		if (typeof Buffer !== "undefined" && Buffer.from) {
			const buf = Buffer.isBuffer(value) ? value : value instanceof ArrayBuffer ? Buffer.from(value) : value.buffer ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : Buffer.from(value);
			return JSON.parse(buf.toString("utf8"));
		}
		return JSON.parse(textDecoder.decode(value));
	}
	mapToDriverValue(value) {
		return Buffer.from(JSON.stringify(value));
	}
};
var SQLiteBlobBufferBuilder = class extends SQLiteColumnBuilder {
	static [entityKind] = "SQLiteBlobBufferBuilder";
	constructor(name) {
		super(name, "buffer", "SQLiteBlobBuffer");
	}
	/** @internal */
	build(table) {
		return new SQLiteBlobBuffer(table, this.config);
	}
};
var SQLiteBlobBuffer = class extends SQLiteColumn {
	static [entityKind] = "SQLiteBlobBuffer";
	mapFromDriverValue(value) {
		if (Buffer.isBuffer(value)) return value;
		return Buffer.from(value);
	}
	getSQLType() {
		return "blob";
	}
};
function blob(a, b) {
	const { name, config } = getColumnNameAndConfig(a, b);
	if (config?.mode === "json") return new SQLiteBlobJsonBuilder(name);
	if (config?.mode === "bigint") return new SQLiteBigIntBuilder(name);
	return new SQLiteBlobBufferBuilder(name);
}
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/columns/custom.js
var SQLiteCustomColumnBuilder = class extends SQLiteColumnBuilder {
	static [entityKind] = "SQLiteCustomColumnBuilder";
	constructor(name, fieldConfig, customTypeParams) {
		super(name, "custom", "SQLiteCustomColumn");
		this.config.fieldConfig = fieldConfig;
		this.config.customTypeParams = customTypeParams;
	}
	/** @internal */
	build(table) {
		return new SQLiteCustomColumn(table, this.config);
	}
};
var SQLiteCustomColumn = class extends SQLiteColumn {
	static [entityKind] = "SQLiteCustomColumn";
	sqlName;
	mapTo;
	mapFrom;
	constructor(table, config) {
		super(table, config);
		this.sqlName = config.customTypeParams.dataType(config.fieldConfig);
		this.mapTo = config.customTypeParams.toDriver;
		this.mapFrom = config.customTypeParams.fromDriver;
	}
	getSQLType() {
		return this.sqlName;
	}
	mapFromDriverValue(value) {
		return typeof this.mapFrom === "function" ? this.mapFrom(value) : value;
	}
	mapToDriverValue(value) {
		return typeof this.mapTo === "function" ? this.mapTo(value) : value;
	}
};
function customType(customTypeParams) {
	return (a, b) => {
		const { name, config } = getColumnNameAndConfig(a, b);
		return new SQLiteCustomColumnBuilder(name, config, customTypeParams);
	};
}
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/columns/integer.js
var SQLiteBaseIntegerBuilder = class extends SQLiteColumnBuilder {
	static [entityKind] = "SQLiteBaseIntegerBuilder";
	constructor(name, dataType, columnType) {
		super(name, dataType, columnType);
		this.config.autoIncrement = false;
	}
	primaryKey(config) {
		if (config?.autoIncrement) this.config.autoIncrement = true;
		this.config.hasDefault = true;
		return super.primaryKey();
	}
};
var SQLiteBaseInteger = class extends SQLiteColumn {
	static [entityKind] = "SQLiteBaseInteger";
	autoIncrement = this.config.autoIncrement;
	getSQLType() {
		return "integer";
	}
};
var SQLiteIntegerBuilder = class extends SQLiteBaseIntegerBuilder {
	static [entityKind] = "SQLiteIntegerBuilder";
	constructor(name) {
		super(name, "number", "SQLiteInteger");
	}
	build(table) {
		return new SQLiteInteger(table, this.config);
	}
};
var SQLiteInteger = class extends SQLiteBaseInteger {
	static [entityKind] = "SQLiteInteger";
};
var SQLiteTimestampBuilder = class extends SQLiteBaseIntegerBuilder {
	static [entityKind] = "SQLiteTimestampBuilder";
	constructor(name, mode) {
		super(name, "date", "SQLiteTimestamp");
		this.config.mode = mode;
	}
	/**
	* @deprecated Use `default()` with your own expression instead.
	*
	* Adds `DEFAULT (cast((julianday('now') - 2440587.5)*86400000 as integer))` to the column, which is the current epoch timestamp in milliseconds.
	*/
	defaultNow() {
		return this.default(sql`(cast((julianday('now') - 2440587.5)*86400000 as integer))`);
	}
	build(table) {
		return new SQLiteTimestamp(table, this.config);
	}
};
var SQLiteTimestamp = class extends SQLiteBaseInteger {
	static [entityKind] = "SQLiteTimestamp";
	mode = this.config.mode;
	mapFromDriverValue(value) {
		if (this.config.mode === "timestamp") return /* @__PURE__ */ new Date(value * 1e3);
		return new Date(value);
	}
	mapToDriverValue(value) {
		const unix = value.getTime();
		if (this.config.mode === "timestamp") return Math.floor(unix / 1e3);
		return unix;
	}
};
var SQLiteBooleanBuilder = class extends SQLiteBaseIntegerBuilder {
	static [entityKind] = "SQLiteBooleanBuilder";
	constructor(name, mode) {
		super(name, "boolean", "SQLiteBoolean");
		this.config.mode = mode;
	}
	build(table) {
		return new SQLiteBoolean(table, this.config);
	}
};
var SQLiteBoolean = class extends SQLiteBaseInteger {
	static [entityKind] = "SQLiteBoolean";
	mode = this.config.mode;
	mapFromDriverValue(value) {
		return Number(value) === 1;
	}
	mapToDriverValue(value) {
		return value ? 1 : 0;
	}
};
function integer(a, b) {
	const { name, config } = getColumnNameAndConfig(a, b);
	if (config?.mode === "timestamp" || config?.mode === "timestamp_ms") return new SQLiteTimestampBuilder(name, config.mode);
	if (config?.mode === "boolean") return new SQLiteBooleanBuilder(name, config.mode);
	return new SQLiteIntegerBuilder(name);
}
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/columns/numeric.js
var SQLiteNumericBuilder = class extends SQLiteColumnBuilder {
	static [entityKind] = "SQLiteNumericBuilder";
	constructor(name) {
		super(name, "string", "SQLiteNumeric");
	}
	/** @internal */
	build(table) {
		return new SQLiteNumeric(table, this.config);
	}
};
var SQLiteNumeric = class extends SQLiteColumn {
	static [entityKind] = "SQLiteNumeric";
	mapFromDriverValue(value) {
		if (typeof value === "string") return value;
		return String(value);
	}
	getSQLType() {
		return "numeric";
	}
};
var SQLiteNumericNumberBuilder = class extends SQLiteColumnBuilder {
	static [entityKind] = "SQLiteNumericNumberBuilder";
	constructor(name) {
		super(name, "number", "SQLiteNumericNumber");
	}
	/** @internal */
	build(table) {
		return new SQLiteNumericNumber(table, this.config);
	}
};
var SQLiteNumericNumber = class extends SQLiteColumn {
	static [entityKind] = "SQLiteNumericNumber";
	mapFromDriverValue(value) {
		if (typeof value === "number") return value;
		return Number(value);
	}
	mapToDriverValue = String;
	getSQLType() {
		return "numeric";
	}
};
var SQLiteNumericBigIntBuilder = class extends SQLiteColumnBuilder {
	static [entityKind] = "SQLiteNumericBigIntBuilder";
	constructor(name) {
		super(name, "bigint", "SQLiteNumericBigInt");
	}
	/** @internal */
	build(table) {
		return new SQLiteNumericBigInt(table, this.config);
	}
};
var SQLiteNumericBigInt = class extends SQLiteColumn {
	static [entityKind] = "SQLiteNumericBigInt";
	mapFromDriverValue = BigInt;
	mapToDriverValue = String;
	getSQLType() {
		return "numeric";
	}
};
function numeric(a, b) {
	const { name, config } = getColumnNameAndConfig(a, b);
	const mode = config?.mode;
	return mode === "number" ? new SQLiteNumericNumberBuilder(name) : mode === "bigint" ? new SQLiteNumericBigIntBuilder(name) : new SQLiteNumericBuilder(name);
}
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/columns/real.js
var SQLiteRealBuilder = class extends SQLiteColumnBuilder {
	static [entityKind] = "SQLiteRealBuilder";
	constructor(name) {
		super(name, "number", "SQLiteReal");
	}
	/** @internal */
	build(table) {
		return new SQLiteReal(table, this.config);
	}
};
var SQLiteReal = class extends SQLiteColumn {
	static [entityKind] = "SQLiteReal";
	getSQLType() {
		return "real";
	}
};
function real(name) {
	return new SQLiteRealBuilder(name ?? "");
}
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/columns/text.js
var SQLiteTextBuilder = class extends SQLiteColumnBuilder {
	static [entityKind] = "SQLiteTextBuilder";
	constructor(name, config) {
		super(name, "string", "SQLiteText");
		this.config.enumValues = config.enum;
		this.config.length = config.length;
	}
	/** @internal */
	build(table) {
		return new SQLiteText(table, this.config);
	}
};
var SQLiteText = class extends SQLiteColumn {
	static [entityKind] = "SQLiteText";
	enumValues = this.config.enumValues;
	length = this.config.length;
	constructor(table, config) {
		super(table, config);
	}
	getSQLType() {
		return `text${this.config.length ? `(${this.config.length})` : ""}`;
	}
};
var SQLiteTextJsonBuilder = class extends SQLiteColumnBuilder {
	static [entityKind] = "SQLiteTextJsonBuilder";
	constructor(name) {
		super(name, "json", "SQLiteTextJson");
	}
	/** @internal */
	build(table) {
		return new SQLiteTextJson(table, this.config);
	}
};
var SQLiteTextJson = class extends SQLiteColumn {
	static [entityKind] = "SQLiteTextJson";
	getSQLType() {
		return "text";
	}
	mapFromDriverValue(value) {
		return JSON.parse(value);
	}
	mapToDriverValue(value) {
		return JSON.stringify(value);
	}
};
function text$1(a, b = {}) {
	const { name, config } = getColumnNameAndConfig(a, b);
	if (config.mode === "json") return new SQLiteTextJsonBuilder(name);
	return new SQLiteTextBuilder(name, config);
}
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/columns/all.js
function getSQLiteColumnBuilders() {
	return {
		blob,
		customType,
		integer,
		numeric,
		real,
		text: text$1
	};
}
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/table.js
const InlineForeignKeys = Symbol.for("drizzle:SQLiteInlineForeignKeys");
var SQLiteTable = class extends Table {
	static [entityKind] = "SQLiteTable";
	/** @internal */
	static Symbol = Object.assign({}, Table.Symbol, { InlineForeignKeys });
	/** @internal */
	[Table.Symbol.Columns];
	/** @internal */
	[InlineForeignKeys] = [];
	/** @internal */
	[Table.Symbol.ExtraConfigBuilder] = void 0;
};
function sqliteTableBase(name, columns, extraConfig, schema, baseName = name) {
	const rawTable = new SQLiteTable(name, schema, baseName);
	const parsedColumns = typeof columns === "function" ? columns(getSQLiteColumnBuilders()) : columns;
	const builtColumns = Object.fromEntries(Object.entries(parsedColumns).map(([name2, colBuilderBase]) => {
		const colBuilder = colBuilderBase;
		colBuilder.setName(name2);
		const column = colBuilder.build(rawTable);
		rawTable[InlineForeignKeys].push(...colBuilder.buildForeignKeys(column, rawTable));
		return [name2, column];
	}));
	const table = Object.assign(rawTable, builtColumns);
	table[Table.Symbol.Columns] = builtColumns;
	table[Table.Symbol.ExtraConfigColumns] = builtColumns;
	if (extraConfig) table[SQLiteTable.Symbol.ExtraConfigBuilder] = extraConfig;
	return table;
}
const sqliteTable = (name, columns, extraConfig) => {
	return sqliteTableBase(name, columns, extraConfig);
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/indexes.js
var IndexBuilderOn = class {
	constructor(name, unique) {
		this.name = name;
		this.unique = unique;
	}
	static [entityKind] = "SQLiteIndexBuilderOn";
	on(...columns) {
		return new IndexBuilder(this.name, columns, this.unique);
	}
};
var IndexBuilder = class {
	static [entityKind] = "SQLiteIndexBuilder";
	/** @internal */
	config;
	constructor(name, columns, unique) {
		this.config = {
			name,
			columns,
			unique,
			where: void 0
		};
	}
	/**
	* Condition for partial index.
	*/
	where(condition) {
		this.config.where = condition;
		return this;
	}
	/** @internal */
	build(table) {
		return new Index(this.config, table);
	}
};
var Index = class {
	static [entityKind] = "SQLiteIndex";
	config;
	constructor(config, table) {
		this.config = {
			...config,
			table
		};
	}
};
function index(name) {
	return new IndexBuilderOn(name, false);
}
function uniqueIndex(name) {
	return new IndexBuilderOn(name, true);
}
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/primary-keys.js
function primaryKey(...config) {
	if (config[0].columns) return new PrimaryKeyBuilder(config[0].columns, config[0].name);
	return new PrimaryKeyBuilder(config);
}
var PrimaryKeyBuilder = class {
	static [entityKind] = "SQLitePrimaryKeyBuilder";
	/** @internal */
	columns;
	/** @internal */
	name;
	constructor(columns, name) {
		this.columns = columns;
		this.name = name;
	}
	/** @internal */
	build(table) {
		return new PrimaryKey(table, this.columns, this.name);
	}
};
var PrimaryKey = class {
	constructor(table, columns, name) {
		this.table = table;
		this.columns = columns;
		this.name = name;
	}
	static [entityKind] = "SQLitePrimaryKey";
	columns;
	name;
	getName() {
		return this.name ?? `${this.table[SQLiteTable.Symbol.Name]}_${this.columns.map((column) => column.name).join("_")}_pk`;
	}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/utils.js
function extractUsedTable(table) {
	if (is(table, SQLiteTable)) return [`${table[Table.Symbol.BaseName]}`];
	if (is(table, Subquery)) return table._.usedTables ?? [];
	if (is(table, SQL)) return table.usedTables ?? [];
	return [];
}
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/query-builders/delete.js
var SQLiteDeleteBase = class extends QueryPromise {
	constructor(table, session, dialect, withList) {
		super();
		this.table = table;
		this.session = session;
		this.dialect = dialect;
		this.config = {
			table,
			withList
		};
	}
	static [entityKind] = "SQLiteDelete";
	/** @internal */
	config;
	/**
	* Adds a `where` clause to the query.
	*
	* Calling this method will delete only those rows that fulfill a specified condition.
	*
	* See docs: {@link https://orm.drizzle.team/docs/delete}
	*
	* @param where the `where` clause.
	*
	* @example
	* You can use conditional operators and `sql function` to filter the rows to be deleted.
	*
	* ```ts
	* // Delete all cars with green color
	* db.delete(cars).where(eq(cars.color, 'green'));
	* // or
	* db.delete(cars).where(sql`${cars.color} = 'green'`)
	* ```
	*
	* You can logically combine conditional operators with `and()` and `or()` operators:
	*
	* ```ts
	* // Delete all BMW cars with a green color
	* db.delete(cars).where(and(eq(cars.color, 'green'), eq(cars.brand, 'BMW')));
	*
	* // Delete all cars with the green or blue color
	* db.delete(cars).where(or(eq(cars.color, 'green'), eq(cars.color, 'blue')));
	* ```
	*/
	where(where) {
		this.config.where = where;
		return this;
	}
	orderBy(...columns) {
		if (typeof columns[0] === "function") {
			const orderBy = columns[0](new Proxy(this.config.table[Table.Symbol.Columns], new SelectionProxyHandler({
				sqlAliasedBehavior: "alias",
				sqlBehavior: "sql"
			})));
			const orderByArray = Array.isArray(orderBy) ? orderBy : [orderBy];
			this.config.orderBy = orderByArray;
		} else {
			const orderByArray = columns;
			this.config.orderBy = orderByArray;
		}
		return this;
	}
	limit(limit) {
		this.config.limit = limit;
		return this;
	}
	returning(fields = this.table[SQLiteTable.Symbol.Columns]) {
		this.config.returning = orderSelectedFields(fields);
		return this;
	}
	/** @internal */
	getSQL() {
		return this.dialect.buildDeleteQuery(this.config);
	}
	toSQL() {
		const { typings: _typings, ...rest } = this.dialect.sqlToQuery(this.getSQL());
		return rest;
	}
	/** @internal */
	_prepare(isOneTimeQuery = true) {
		return this.session[isOneTimeQuery ? "prepareOneTimeQuery" : "prepareQuery"](this.dialect.sqlToQuery(this.getSQL()), this.config.returning, this.config.returning ? "all" : "run", true, void 0, {
			type: "delete",
			tables: extractUsedTable(this.config.table)
		});
	}
	prepare() {
		return this._prepare(false);
	}
	run = (placeholderValues) => {
		return this._prepare().run(placeholderValues);
	};
	all = (placeholderValues) => {
		return this._prepare().all(placeholderValues);
	};
	get = (placeholderValues) => {
		return this._prepare().get(placeholderValues);
	};
	values = (placeholderValues) => {
		return this._prepare().values(placeholderValues);
	};
	async execute(placeholderValues) {
		return this._prepare().execute(placeholderValues);
	}
	$dynamic() {
		return this;
	}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/casing.js
function toSnakeCase(input) {
	return (input.replace(/['\u2019]/g, "").match(/[\da-z]+|[A-Z]+(?![a-z])|[A-Z][\da-z]+/g) ?? []).map((word) => word.toLowerCase()).join("_");
}
function toCamelCase(input) {
	return (input.replace(/['\u2019]/g, "").match(/[\da-z]+|[A-Z]+(?![a-z])|[A-Z][\da-z]+/g) ?? []).reduce((acc, word, i) => {
		return acc + (i === 0 ? word.toLowerCase() : `${word[0].toUpperCase()}${word.slice(1)}`);
	}, "");
}
function noopCase(input) {
	return input;
}
var CasingCache = class {
	static [entityKind] = "CasingCache";
	/** @internal */
	cache = {};
	cachedTables = {};
	convert;
	constructor(casing) {
		this.convert = casing === "snake_case" ? toSnakeCase : casing === "camelCase" ? toCamelCase : noopCase;
	}
	getColumnCasing(column) {
		if (!column.keyAsName) return column.name;
		const key = `${column.table[Table.Symbol.Schema] ?? "public"}.${column.table[Table.Symbol.OriginalName]}.${column.name}`;
		if (!this.cache[key]) this.cacheTable(column.table);
		return this.cache[key];
	}
	cacheTable(table) {
		const tableKey = `${table[Table.Symbol.Schema] ?? "public"}.${table[Table.Symbol.OriginalName]}`;
		if (!this.cachedTables[tableKey]) {
			for (const column of Object.values(table[Table.Symbol.Columns])) {
				const columnKey = `${tableKey}.${column.name}`;
				this.cache[columnKey] = this.convert(column.name);
			}
			this.cachedTables[tableKey] = true;
		}
	}
	clearCache() {
		this.cache = {};
		this.cachedTables = {};
	}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/errors.js
var DrizzleError = class extends Error {
	static [entityKind] = "DrizzleError";
	constructor({ message, cause }) {
		super(message);
		this.name = "DrizzleError";
		this.cause = cause;
	}
};
var DrizzleQueryError = class DrizzleQueryError extends Error {
	constructor(query, params, cause) {
		super(`Failed query: ${query}
params: ${params}`);
		this.query = query;
		this.params = params;
		this.cause = cause;
		Error.captureStackTrace(this, DrizzleQueryError);
		if (cause) this.cause = cause;
	}
};
var TransactionRollbackError = class extends DrizzleError {
	static [entityKind] = "TransactionRollbackError";
	constructor() {
		super({ message: "Rollback" });
	}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sql/functions/aggregate.js
function count(expression) {
	return sql`count(${expression || sql.raw("*")})`.mapWith(Number);
}
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/view-base.js
var SQLiteViewBase = class extends View {
	static [entityKind] = "SQLiteViewBase";
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/dialect.js
var SQLiteDialect = class {
	static [entityKind] = "SQLiteDialect";
	/** @internal */
	casing;
	constructor(config) {
		this.casing = new CasingCache(config?.casing);
	}
	escapeName(name) {
		return `"${name.replace(/"/g, "\"\"")}"`;
	}
	escapeParam(_num) {
		return "?";
	}
	escapeString(str) {
		return `'${str.replace(/'/g, "''")}'`;
	}
	buildWithCTE(queries) {
		if (!queries?.length) return void 0;
		const withSqlChunks = [sql`with `];
		for (const [i, w] of queries.entries()) {
			withSqlChunks.push(sql`${sql.identifier(w._.alias)} as (${w._.sql})`);
			if (i < queries.length - 1) withSqlChunks.push(sql`, `);
		}
		withSqlChunks.push(sql` `);
		return sql.join(withSqlChunks);
	}
	buildDeleteQuery({ table, where, returning, withList, limit, orderBy }) {
		const withSql = this.buildWithCTE(withList);
		const returningSql = returning ? sql` returning ${this.buildSelection(returning, { isSingleTable: true })}` : void 0;
		const whereSql = where ? sql` where ${where}` : void 0;
		const orderBySql = this.buildOrderBy(orderBy);
		const limitSql = this.buildLimit(limit);
		return sql`${withSql}delete from ${table}${whereSql}${returningSql}${orderBySql}${limitSql}`;
	}
	buildUpdateSet(table, set) {
		const tableColumns = table[Table.Symbol.Columns];
		const columnNames = Object.keys(tableColumns).filter((colName) => set[colName] !== void 0 || tableColumns[colName]?.onUpdateFn !== void 0);
		const setSize = columnNames.length;
		return sql.join(columnNames.flatMap((colName, i) => {
			const col = tableColumns[colName];
			const onUpdateFnResult = col.onUpdateFn?.();
			const value = set[colName] ?? (is(onUpdateFnResult, SQL) ? onUpdateFnResult : sql.param(onUpdateFnResult, col));
			const res = sql`${sql.identifier(this.casing.getColumnCasing(col))} = ${value}`;
			if (i < setSize - 1) return [res, sql.raw(", ")];
			return [res];
		}));
	}
	buildUpdateQuery({ table, set, where, returning, withList, joins, from, limit, orderBy }) {
		const withSql = this.buildWithCTE(withList);
		const setSql = this.buildUpdateSet(table, set);
		const fromSql = from && sql.join([sql.raw(" from "), this.buildFromTable(from)]);
		const joinsSql = this.buildJoins(joins);
		const returningSql = returning ? sql` returning ${this.buildSelection(returning, { isSingleTable: true })}` : void 0;
		const whereSql = where ? sql` where ${where}` : void 0;
		const orderBySql = this.buildOrderBy(orderBy);
		const limitSql = this.buildLimit(limit);
		return sql`${withSql}update ${table} set ${setSql}${fromSql}${joinsSql}${whereSql}${returningSql}${orderBySql}${limitSql}`;
	}
	/**
	* Builds selection SQL with provided fields/expressions
	*
	* Examples:
	*
	* `select <selection> from`
	*
	* `insert ... returning <selection>`
	*
	* If `isSingleTable` is true, then columns won't be prefixed with table name
	*/
	buildSelection(fields, { isSingleTable = false } = {}) {
		const columnsLen = fields.length;
		const chunks = fields.flatMap(({ field }, i) => {
			const chunk = [];
			if (is(field, SQL.Aliased) && field.isSelectionField) chunk.push(sql.identifier(field.fieldAlias));
			else if (is(field, SQL.Aliased) || is(field, SQL)) {
				const query = is(field, SQL.Aliased) ? field.sql : field;
				if (isSingleTable) chunk.push(new SQL(query.queryChunks.map((c) => {
					if (is(c, Column)) return sql.identifier(this.casing.getColumnCasing(c));
					return c;
				})));
				else chunk.push(query);
				if (is(field, SQL.Aliased)) chunk.push(sql` as ${sql.identifier(field.fieldAlias)}`);
			} else if (is(field, Column)) {
				const tableName = field.table[Table.Symbol.Name];
				if (field.columnType === "SQLiteNumericBigInt") {
					if (isSingleTable) chunk.push(sql`cast(${sql.identifier(this.casing.getColumnCasing(field))} as text)`);
					else chunk.push(sql`cast(${sql.identifier(tableName)}.${sql.identifier(this.casing.getColumnCasing(field))} as text)`);
				} else if (isSingleTable) chunk.push(sql.identifier(this.casing.getColumnCasing(field)));
				else chunk.push(sql`${sql.identifier(tableName)}.${sql.identifier(this.casing.getColumnCasing(field))}`);
			} else if (is(field, Subquery)) {
				const entries = Object.entries(field._.selectedFields);
				if (entries.length === 1) {
					const entry = entries[0][1];
					const fieldDecoder = is(entry, SQL) ? entry.decoder : is(entry, Column) ? { mapFromDriverValue: (v) => entry.mapFromDriverValue(v) } : entry.sql.decoder;
					if (fieldDecoder) field._.sql.decoder = fieldDecoder;
				}
				chunk.push(field);
			}
			if (i < columnsLen - 1) chunk.push(sql`, `);
			return chunk;
		});
		return sql.join(chunks);
	}
	buildJoins(joins) {
		if (!joins || joins.length === 0) return;
		const joinsArray = [];
		if (joins) for (const [index, joinMeta] of joins.entries()) {
			if (index === 0) joinsArray.push(sql` `);
			const table = joinMeta.table;
			const onSql = joinMeta.on ? sql` on ${joinMeta.on}` : void 0;
			if (is(table, SQLiteTable)) {
				const tableName = table[SQLiteTable.Symbol.Name];
				const tableSchema = table[SQLiteTable.Symbol.Schema];
				const origTableName = table[SQLiteTable.Symbol.OriginalName];
				const alias = tableName === origTableName ? void 0 : joinMeta.alias;
				joinsArray.push(sql`${sql.raw(joinMeta.joinType)} join ${tableSchema ? sql`${sql.identifier(tableSchema)}.` : void 0}${sql.identifier(origTableName)}${alias && sql` ${sql.identifier(alias)}`}${onSql}`);
			} else joinsArray.push(sql`${sql.raw(joinMeta.joinType)} join ${table}${onSql}`);
			if (index < joins.length - 1) joinsArray.push(sql` `);
		}
		return sql.join(joinsArray);
	}
	buildLimit(limit) {
		return typeof limit === "object" || typeof limit === "number" && limit >= 0 ? sql` limit ${limit}` : void 0;
	}
	buildOrderBy(orderBy) {
		const orderByList = [];
		if (orderBy) for (const [index, orderByValue] of orderBy.entries()) {
			orderByList.push(orderByValue);
			if (index < orderBy.length - 1) orderByList.push(sql`, `);
		}
		return orderByList.length > 0 ? sql` order by ${sql.join(orderByList)}` : void 0;
	}
	buildFromTable(table) {
		if (is(table, Table) && table[Table.Symbol.IsAlias]) return sql`${sql`${sql.identifier(table[Table.Symbol.Schema] ?? "")}.`.if(table[Table.Symbol.Schema])}${sql.identifier(table[Table.Symbol.OriginalName])} ${sql.identifier(table[Table.Symbol.Name])}`;
		return table;
	}
	buildSelectQuery({ withList, fields, fieldsFlat, where, having, table, joins, orderBy, groupBy, limit, offset, distinct, setOperators }) {
		const fieldsList = fieldsFlat ?? orderSelectedFields(fields);
		for (const f of fieldsList) if (is(f.field, Column) && getTableName(f.field.table) !== (is(table, Subquery) ? table._.alias : is(table, SQLiteViewBase) ? table[ViewBaseConfig].name : is(table, SQL) ? void 0 : getTableName(table)) && !((table2) => joins?.some(({ alias }) => alias === (table2[Table.Symbol.IsAlias] ? getTableName(table2) : table2[Table.Symbol.BaseName])))(f.field.table)) {
			const tableName = getTableName(f.field.table);
			throw new Error(`Your "${f.path.join("->")}" field references a column "${tableName}"."${f.field.name}", but the table "${tableName}" is not part of the query! Did you forget to join it?`);
		}
		const isSingleTable = !joins || joins.length === 0;
		const withSql = this.buildWithCTE(withList);
		const distinctSql = distinct ? sql` distinct` : void 0;
		const selection = this.buildSelection(fieldsList, { isSingleTable });
		const tableSql = this.buildFromTable(table);
		const joinsSql = this.buildJoins(joins);
		const whereSql = where ? sql` where ${where}` : void 0;
		const havingSql = having ? sql` having ${having}` : void 0;
		const groupByList = [];
		if (groupBy) for (const [index, groupByValue] of groupBy.entries()) {
			groupByList.push(groupByValue);
			if (index < groupBy.length - 1) groupByList.push(sql`, `);
		}
		const groupBySql = groupByList.length > 0 ? sql` group by ${sql.join(groupByList)}` : void 0;
		const orderBySql = this.buildOrderBy(orderBy);
		const limitSql = this.buildLimit(limit);
		const offsetSql = offset ? sql` offset ${offset}` : void 0;
		const finalQuery = sql`${withSql}select${distinctSql} ${selection} from ${tableSql}${joinsSql}${whereSql}${groupBySql}${havingSql}${orderBySql}${limitSql}${offsetSql}`;
		if (setOperators.length > 0) return this.buildSetOperations(finalQuery, setOperators);
		return finalQuery;
	}
	buildSetOperations(leftSelect, setOperators) {
		const [setOperator, ...rest] = setOperators;
		if (!setOperator) throw new Error("Cannot pass undefined values to any set operator");
		if (rest.length === 0) return this.buildSetOperationQuery({
			leftSelect,
			setOperator
		});
		return this.buildSetOperations(this.buildSetOperationQuery({
			leftSelect,
			setOperator
		}), rest);
	}
	buildSetOperationQuery({ leftSelect, setOperator: { type, isAll, rightSelect, limit, orderBy, offset } }) {
		const leftChunk = sql`${leftSelect.getSQL()} `;
		const rightChunk = sql`${rightSelect.getSQL()}`;
		let orderBySql;
		if (orderBy && orderBy.length > 0) {
			const orderByValues = [];
			for (const singleOrderBy of orderBy) if (is(singleOrderBy, SQLiteColumn)) orderByValues.push(sql.identifier(singleOrderBy.name));
			else if (is(singleOrderBy, SQL)) {
				for (let i = 0; i < singleOrderBy.queryChunks.length; i++) {
					const chunk = singleOrderBy.queryChunks[i];
					if (is(chunk, SQLiteColumn)) singleOrderBy.queryChunks[i] = sql.identifier(this.casing.getColumnCasing(chunk));
				}
				orderByValues.push(sql`${singleOrderBy}`);
			} else orderByValues.push(sql`${singleOrderBy}`);
			orderBySql = sql` order by ${sql.join(orderByValues, sql`, `)}`;
		}
		const limitSql = typeof limit === "object" || typeof limit === "number" && limit >= 0 ? sql` limit ${limit}` : void 0;
		const operatorChunk = sql.raw(`${type} ${isAll ? "all " : ""}`);
		const offsetSql = offset ? sql` offset ${offset}` : void 0;
		return sql`${leftChunk}${operatorChunk}${rightChunk}${orderBySql}${limitSql}${offsetSql}`;
	}
	buildInsertQuery({ table, values: valuesOrSelect, onConflict, returning, withList, select }) {
		const valuesSqlList = [];
		const columns = table[Table.Symbol.Columns];
		const colEntries = Object.entries(columns).filter(([_, col]) => !col.shouldDisableInsert());
		const insertOrder = colEntries.map(([, column]) => sql.identifier(this.casing.getColumnCasing(column)));
		if (select) {
			const select2 = valuesOrSelect;
			if (is(select2, SQL)) valuesSqlList.push(select2);
			else valuesSqlList.push(select2.getSQL());
		} else {
			const values = valuesOrSelect;
			valuesSqlList.push(sql.raw("values "));
			for (const [valueIndex, value] of values.entries()) {
				const valueList = [];
				for (const [fieldName, col] of colEntries) {
					const colValue = value[fieldName];
					if (colValue === void 0 || is(colValue, Param) && colValue.value === void 0) {
						let defaultValue;
						if (col.default !== null && col.default !== void 0) defaultValue = is(col.default, SQL) ? col.default : sql.param(col.default, col);
						else if (col.defaultFn !== void 0) {
							const defaultFnResult = col.defaultFn();
							defaultValue = is(defaultFnResult, SQL) ? defaultFnResult : sql.param(defaultFnResult, col);
						} else if (!col.default && col.onUpdateFn !== void 0) {
							const onUpdateFnResult = col.onUpdateFn();
							defaultValue = is(onUpdateFnResult, SQL) ? onUpdateFnResult : sql.param(onUpdateFnResult, col);
						} else defaultValue = sql`null`;
						valueList.push(defaultValue);
					} else valueList.push(colValue);
				}
				valuesSqlList.push(valueList);
				if (valueIndex < values.length - 1) valuesSqlList.push(sql`, `);
			}
		}
		const withSql = this.buildWithCTE(withList);
		const valuesSql = sql.join(valuesSqlList);
		const returningSql = returning ? sql` returning ${this.buildSelection(returning, { isSingleTable: true })}` : void 0;
		const onConflictSql = onConflict?.length ? sql.join(onConflict) : void 0;
		return sql`${withSql}insert into ${table} ${insertOrder} ${valuesSql}${onConflictSql}${returningSql}`;
	}
	sqlToQuery(sql2, invokeSource) {
		return sql2.toQuery({
			casing: this.casing,
			escapeName: this.escapeName,
			escapeParam: this.escapeParam,
			escapeString: this.escapeString,
			invokeSource
		});
	}
	buildRelationalQuery({ fullSchema, schema, tableNamesMap, table, tableConfig, queryConfig: config, tableAlias, nestedQueryRelation, joinOn }) {
		let selection = [];
		let limit, offset, orderBy = [], where;
		const joins = [];
		if (config === true) selection = Object.entries(tableConfig.columns).map(([key, value]) => ({
			dbKey: value.name,
			tsKey: key,
			field: aliasedTableColumn(value, tableAlias),
			relationTableTsKey: void 0,
			isJson: false,
			selection: []
		}));
		else {
			const aliasedColumns = Object.fromEntries(Object.entries(tableConfig.columns).map(([key, value]) => [key, aliasedTableColumn(value, tableAlias)]));
			if (config.where) {
				const whereSql = typeof config.where === "function" ? config.where(aliasedColumns, getOperators()) : config.where;
				where = whereSql && mapColumnsInSQLToAlias(whereSql, tableAlias);
			}
			const fieldsSelection = [];
			let selectedColumns = [];
			if (config.columns) {
				let isIncludeMode = false;
				for (const [field, value] of Object.entries(config.columns)) {
					if (value === void 0) continue;
					if (field in tableConfig.columns) {
						if (!isIncludeMode && value === true) isIncludeMode = true;
						selectedColumns.push(field);
					}
				}
				if (selectedColumns.length > 0) selectedColumns = isIncludeMode ? selectedColumns.filter((c) => config.columns?.[c] === true) : Object.keys(tableConfig.columns).filter((key) => !selectedColumns.includes(key));
			} else selectedColumns = Object.keys(tableConfig.columns);
			for (const field of selectedColumns) {
				const column = tableConfig.columns[field];
				fieldsSelection.push({
					tsKey: field,
					value: column
				});
			}
			let selectedRelations = [];
			if (config.with) selectedRelations = Object.entries(config.with).filter((entry) => !!entry[1]).map(([tsKey, queryConfig]) => ({
				tsKey,
				queryConfig,
				relation: tableConfig.relations[tsKey]
			}));
			let extras;
			if (config.extras) {
				extras = typeof config.extras === "function" ? config.extras(aliasedColumns, { sql }) : config.extras;
				for (const [tsKey, value] of Object.entries(extras)) fieldsSelection.push({
					tsKey,
					value: mapColumnsInAliasedSQLToAlias(value, tableAlias)
				});
			}
			for (const { tsKey, value } of fieldsSelection) selection.push({
				dbKey: is(value, SQL.Aliased) ? value.fieldAlias : tableConfig.columns[tsKey].name,
				tsKey,
				field: is(value, Column) ? aliasedTableColumn(value, tableAlias) : value,
				relationTableTsKey: void 0,
				isJson: false,
				selection: []
			});
			let orderByOrig = typeof config.orderBy === "function" ? config.orderBy(aliasedColumns, getOrderByOperators()) : config.orderBy ?? [];
			if (!Array.isArray(orderByOrig)) orderByOrig = [orderByOrig];
			orderBy = orderByOrig.map((orderByValue) => {
				if (is(orderByValue, Column)) return aliasedTableColumn(orderByValue, tableAlias);
				return mapColumnsInSQLToAlias(orderByValue, tableAlias);
			});
			limit = config.limit;
			offset = config.offset;
			for (const { tsKey: selectedRelationTsKey, queryConfig: selectedRelationConfigValue, relation } of selectedRelations) {
				const normalizedRelation = normalizeRelation(schema, tableNamesMap, relation);
				const relationTableTsName = tableNamesMap[getTableUniqueName(relation.referencedTable)];
				const relationTableAlias = `${tableAlias}_${selectedRelationTsKey}`;
				const joinOn2 = and(...normalizedRelation.fields.map((field2, i) => eq(aliasedTableColumn(normalizedRelation.references[i], relationTableAlias), aliasedTableColumn(field2, tableAlias))));
				const builtRelation = this.buildRelationalQuery({
					fullSchema,
					schema,
					tableNamesMap,
					table: fullSchema[relationTableTsName],
					tableConfig: schema[relationTableTsName],
					queryConfig: is(relation, One) ? selectedRelationConfigValue === true ? { limit: 1 } : {
						...selectedRelationConfigValue,
						limit: 1
					} : selectedRelationConfigValue,
					tableAlias: relationTableAlias,
					joinOn: joinOn2,
					nestedQueryRelation: relation
				});
				const field = sql`(${builtRelation.sql})`.as(selectedRelationTsKey);
				selection.push({
					dbKey: selectedRelationTsKey,
					tsKey: selectedRelationTsKey,
					field,
					relationTableTsKey: relationTableTsName,
					isJson: true,
					selection: builtRelation.selection
				});
			}
		}
		if (selection.length === 0) throw new DrizzleError({ message: `No fields selected for table "${tableConfig.tsName}" ("${tableAlias}"). You need to have at least one item in "columns", "with" or "extras". If you need to select all columns, omit the "columns" key or set it to undefined.` });
		let result;
		where = and(joinOn, where);
		if (nestedQueryRelation) {
			let field = sql`json_array(${sql.join(selection.map(({ field: field2 }) => is(field2, SQLiteColumn) ? sql.identifier(this.casing.getColumnCasing(field2)) : is(field2, SQL.Aliased) ? field2.sql : field2), sql`, `)})`;
			if (is(nestedQueryRelation, Many)) field = sql`coalesce(json_group_array(${field}), json_array())`;
			const nestedSelection = [{
				dbKey: "data",
				tsKey: "data",
				field: field.as("data"),
				isJson: true,
				relationTableTsKey: tableConfig.tsName,
				selection
			}];
			if (limit !== void 0 || offset !== void 0 || orderBy.length > 0) {
				result = this.buildSelectQuery({
					table: aliasedTable(table, tableAlias),
					fields: {},
					fieldsFlat: [{
						path: [],
						field: sql.raw("*")
					}],
					where,
					limit,
					offset,
					orderBy,
					setOperators: []
				});
				where = void 0;
				limit = void 0;
				offset = void 0;
				orderBy = void 0;
			} else result = aliasedTable(table, tableAlias);
			result = this.buildSelectQuery({
				table: is(result, SQLiteTable) ? result : new Subquery(result, {}, tableAlias),
				fields: {},
				fieldsFlat: nestedSelection.map(({ field: field2 }) => ({
					path: [],
					field: is(field2, Column) ? aliasedTableColumn(field2, tableAlias) : field2
				})),
				joins,
				where,
				limit,
				offset,
				orderBy,
				setOperators: []
			});
		} else result = this.buildSelectQuery({
			table: aliasedTable(table, tableAlias),
			fields: {},
			fieldsFlat: selection.map(({ field }) => ({
				path: [],
				field: is(field, Column) ? aliasedTableColumn(field, tableAlias) : field
			})),
			joins,
			where,
			limit,
			offset,
			orderBy,
			setOperators: []
		});
		return {
			tableTsKey: tableConfig.tsName,
			sql: result,
			selection
		};
	}
};
var SQLiteSyncDialect = class extends SQLiteDialect {
	static [entityKind] = "SQLiteSyncDialect";
	migrate(migrations, session, config) {
		const migrationsTable = config === void 0 ? "__drizzle_migrations" : typeof config === "string" ? "__drizzle_migrations" : config.migrationsTable ?? "__drizzle_migrations";
		const migrationTableCreate = sql`
			CREATE TABLE IF NOT EXISTS ${sql.identifier(migrationsTable)} (
				id SERIAL PRIMARY KEY,
				hash text NOT NULL,
				created_at numeric
			)
		`;
		session.run(migrationTableCreate);
		const lastDbMigration = session.values(sql`SELECT id, hash, created_at FROM ${sql.identifier(migrationsTable)} ORDER BY created_at DESC LIMIT 1`)[0] ?? void 0;
		session.run(sql`BEGIN`);
		try {
			for (const migration of migrations) if (!lastDbMigration || Number(lastDbMigration[2]) < migration.folderMillis) {
				for (const stmt of migration.sql) session.run(sql.raw(stmt));
				session.run(sql`INSERT INTO ${sql.identifier(migrationsTable)} ("hash", "created_at") VALUES(${migration.hash}, ${migration.folderMillis})`);
			}
			session.run(sql`COMMIT`);
		} catch (e) {
			session.run(sql`ROLLBACK`);
			throw e;
		}
	}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/query-builders/query-builder.js
var TypedQueryBuilder = class {
	static [entityKind] = "TypedQueryBuilder";
	/** @internal */
	getSelectedFields() {
		return this._.selectedFields;
	}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/query-builders/select.js
var SQLiteSelectBuilder = class {
	static [entityKind] = "SQLiteSelectBuilder";
	fields;
	session;
	dialect;
	withList;
	distinct;
	constructor(config) {
		this.fields = config.fields;
		this.session = config.session;
		this.dialect = config.dialect;
		this.withList = config.withList;
		this.distinct = config.distinct;
	}
	from(source) {
		const isPartialSelect = !!this.fields;
		let fields;
		if (this.fields) fields = this.fields;
		else if (is(source, Subquery)) fields = Object.fromEntries(Object.keys(source._.selectedFields).map((key) => [key, source[key]]));
		else if (is(source, SQLiteViewBase)) fields = source[ViewBaseConfig].selectedFields;
		else if (is(source, SQL)) fields = {};
		else fields = getTableColumns(source);
		return new SQLiteSelectBase({
			table: source,
			fields,
			isPartialSelect,
			session: this.session,
			dialect: this.dialect,
			withList: this.withList,
			distinct: this.distinct
		});
	}
};
var SQLiteSelectQueryBuilderBase = class extends TypedQueryBuilder {
	static [entityKind] = "SQLiteSelectQueryBuilder";
	_;
	/** @internal */
	config;
	joinsNotNullableMap;
	tableName;
	isPartialSelect;
	session;
	dialect;
	cacheConfig = void 0;
	usedTables = /* @__PURE__ */ new Set();
	constructor({ table, fields, isPartialSelect, session, dialect, withList, distinct }) {
		super();
		this.config = {
			withList,
			table,
			fields: { ...fields },
			distinct,
			setOperators: []
		};
		this.isPartialSelect = isPartialSelect;
		this.session = session;
		this.dialect = dialect;
		this._ = {
			selectedFields: fields,
			config: this.config
		};
		this.tableName = getTableLikeName(table);
		this.joinsNotNullableMap = typeof this.tableName === "string" ? { [this.tableName]: true } : {};
		for (const item of extractUsedTable(table)) this.usedTables.add(item);
	}
	/** @internal */
	getUsedTables() {
		return [...this.usedTables];
	}
	createJoin(joinType) {
		return (table, on) => {
			const baseTableName = this.tableName;
			const tableName = getTableLikeName(table);
			for (const item of extractUsedTable(table)) this.usedTables.add(item);
			if (typeof tableName === "string" && this.config.joins?.some((join) => join.alias === tableName)) throw new Error(`Alias "${tableName}" is already used in this query`);
			if (!this.isPartialSelect) {
				if (Object.keys(this.joinsNotNullableMap).length === 1 && typeof baseTableName === "string") this.config.fields = { [baseTableName]: this.config.fields };
				if (typeof tableName === "string" && !is(table, SQL)) {
					const selection = is(table, Subquery) ? table._.selectedFields : is(table, View) ? table[ViewBaseConfig].selectedFields : table[Table.Symbol.Columns];
					this.config.fields[tableName] = selection;
				}
			}
			if (typeof on === "function") on = on(new Proxy(this.config.fields, new SelectionProxyHandler({
				sqlAliasedBehavior: "sql",
				sqlBehavior: "sql"
			})));
			if (!this.config.joins) this.config.joins = [];
			this.config.joins.push({
				on,
				table,
				joinType,
				alias: tableName
			});
			if (typeof tableName === "string") switch (joinType) {
				case "left":
					this.joinsNotNullableMap[tableName] = false;
					break;
				case "right":
					this.joinsNotNullableMap = Object.fromEntries(Object.entries(this.joinsNotNullableMap).map(([key]) => [key, false]));
					this.joinsNotNullableMap[tableName] = true;
					break;
				case "cross":
				case "inner":
					this.joinsNotNullableMap[tableName] = true;
					break;
				case "full":
					this.joinsNotNullableMap = Object.fromEntries(Object.entries(this.joinsNotNullableMap).map(([key]) => [key, false]));
					this.joinsNotNullableMap[tableName] = false;
			}
			return this;
		};
	}
	/**
	* Executes a `left join` operation by adding another table to the current query.
	*
	* Calling this method associates each row of the table with the corresponding row from the joined table, if a match is found. If no matching row exists, it sets all columns of the joined table to null.
	*
	* See docs: {@link https://orm.drizzle.team/docs/joins#left-join}
	*
	* @param table the table to join.
	* @param on the `on` clause.
	*
	* @example
	*
	* ```ts
	* // Select all users and their pets
	* const usersWithPets: { user: User; pets: Pet | null; }[] = await db.select()
	*   .from(users)
	*   .leftJoin(pets, eq(users.id, pets.ownerId))
	*
	* // Select userId and petId
	* const usersIdsAndPetIds: { userId: number; petId: number | null; }[] = await db.select({
	*   userId: users.id,
	*   petId: pets.id,
	* })
	*   .from(users)
	*   .leftJoin(pets, eq(users.id, pets.ownerId))
	* ```
	*/
	leftJoin = this.createJoin("left");
	/**
	* Executes a `right join` operation by adding another table to the current query.
	*
	* Calling this method associates each row of the joined table with the corresponding row from the main table, if a match is found. If no matching row exists, it sets all columns of the main table to null.
	*
	* See docs: {@link https://orm.drizzle.team/docs/joins#right-join}
	*
	* @param table the table to join.
	* @param on the `on` clause.
	*
	* @example
	*
	* ```ts
	* // Select all users and their pets
	* const usersWithPets: { user: User | null; pets: Pet; }[] = await db.select()
	*   .from(users)
	*   .rightJoin(pets, eq(users.id, pets.ownerId))
	*
	* // Select userId and petId
	* const usersIdsAndPetIds: { userId: number | null; petId: number; }[] = await db.select({
	*   userId: users.id,
	*   petId: pets.id,
	* })
	*   .from(users)
	*   .rightJoin(pets, eq(users.id, pets.ownerId))
	* ```
	*/
	rightJoin = this.createJoin("right");
	/**
	* Executes an `inner join` operation, creating a new table by combining rows from two tables that have matching values.
	*
	* Calling this method retrieves rows that have corresponding entries in both joined tables. Rows without matching entries in either table are excluded, resulting in a table that includes only matching pairs.
	*
	* See docs: {@link https://orm.drizzle.team/docs/joins#inner-join}
	*
	* @param table the table to join.
	* @param on the `on` clause.
	*
	* @example
	*
	* ```ts
	* // Select all users and their pets
	* const usersWithPets: { user: User; pets: Pet; }[] = await db.select()
	*   .from(users)
	*   .innerJoin(pets, eq(users.id, pets.ownerId))
	*
	* // Select userId and petId
	* const usersIdsAndPetIds: { userId: number; petId: number; }[] = await db.select({
	*   userId: users.id,
	*   petId: pets.id,
	* })
	*   .from(users)
	*   .innerJoin(pets, eq(users.id, pets.ownerId))
	* ```
	*/
	innerJoin = this.createJoin("inner");
	/**
	* Executes a `full join` operation by combining rows from two tables into a new table.
	*
	* Calling this method retrieves all rows from both main and joined tables, merging rows with matching values and filling in `null` for non-matching columns.
	*
	* See docs: {@link https://orm.drizzle.team/docs/joins#full-join}
	*
	* @param table the table to join.
	* @param on the `on` clause.
	*
	* @example
	*
	* ```ts
	* // Select all users and their pets
	* const usersWithPets: { user: User | null; pets: Pet | null; }[] = await db.select()
	*   .from(users)
	*   .fullJoin(pets, eq(users.id, pets.ownerId))
	*
	* // Select userId and petId
	* const usersIdsAndPetIds: { userId: number | null; petId: number | null; }[] = await db.select({
	*   userId: users.id,
	*   petId: pets.id,
	* })
	*   .from(users)
	*   .fullJoin(pets, eq(users.id, pets.ownerId))
	* ```
	*/
	fullJoin = this.createJoin("full");
	/**
	* Executes a `cross join` operation by combining rows from two tables into a new table.
	*
	* Calling this method retrieves all rows from both main and joined tables, merging all rows from each table.
	*
	* See docs: {@link https://orm.drizzle.team/docs/joins#cross-join}
	*
	* @param table the table to join.
	*
	* @example
	*
	* ```ts
	* // Select all users, each user with every pet
	* const usersWithPets: { user: User; pets: Pet; }[] = await db.select()
	*   .from(users)
	*   .crossJoin(pets)
	*
	* // Select userId and petId
	* const usersIdsAndPetIds: { userId: number; petId: number; }[] = await db.select({
	*   userId: users.id,
	*   petId: pets.id,
	* })
	*   .from(users)
	*   .crossJoin(pets)
	* ```
	*/
	crossJoin = this.createJoin("cross");
	createSetOperator(type, isAll) {
		return (rightSelection) => {
			const rightSelect = typeof rightSelection === "function" ? rightSelection(getSQLiteSetOperators()) : rightSelection;
			if (!haveSameKeys(this.getSelectedFields(), rightSelect.getSelectedFields())) throw new Error("Set operator error (union / intersect / except): selected fields are not the same or are in a different order");
			this.config.setOperators.push({
				type,
				isAll,
				rightSelect
			});
			return this;
		};
	}
	/**
	* Adds `union` set operator to the query.
	*
	* Calling this method will combine the result sets of the `select` statements and remove any duplicate rows that appear across them.
	*
	* See docs: {@link https://orm.drizzle.team/docs/set-operations#union}
	*
	* @example
	*
	* ```ts
	* // Select all unique names from customers and users tables
	* await db.select({ name: users.name })
	*   .from(users)
	*   .union(
	*     db.select({ name: customers.name }).from(customers)
	*   );
	* // or
	* import { union } from 'drizzle-orm/sqlite-core'
	*
	* await union(
	*   db.select({ name: users.name }).from(users),
	*   db.select({ name: customers.name }).from(customers)
	* );
	* ```
	*/
	union = this.createSetOperator("union", false);
	/**
	* Adds `union all` set operator to the query.
	*
	* Calling this method will combine the result-set of the `select` statements and keep all duplicate rows that appear across them.
	*
	* See docs: {@link https://orm.drizzle.team/docs/set-operations#union-all}
	*
	* @example
	*
	* ```ts
	* // Select all transaction ids from both online and in-store sales
	* await db.select({ transaction: onlineSales.transactionId })
	*   .from(onlineSales)
	*   .unionAll(
	*     db.select({ transaction: inStoreSales.transactionId }).from(inStoreSales)
	*   );
	* // or
	* import { unionAll } from 'drizzle-orm/sqlite-core'
	*
	* await unionAll(
	*   db.select({ transaction: onlineSales.transactionId }).from(onlineSales),
	*   db.select({ transaction: inStoreSales.transactionId }).from(inStoreSales)
	* );
	* ```
	*/
	unionAll = this.createSetOperator("union", true);
	/**
	* Adds `intersect` set operator to the query.
	*
	* Calling this method will retain only the rows that are present in both result sets and eliminate duplicates.
	*
	* See docs: {@link https://orm.drizzle.team/docs/set-operations#intersect}
	*
	* @example
	*
	* ```ts
	* // Select course names that are offered in both departments A and B
	* await db.select({ courseName: depA.courseName })
	*   .from(depA)
	*   .intersect(
	*     db.select({ courseName: depB.courseName }).from(depB)
	*   );
	* // or
	* import { intersect } from 'drizzle-orm/sqlite-core'
	*
	* await intersect(
	*   db.select({ courseName: depA.courseName }).from(depA),
	*   db.select({ courseName: depB.courseName }).from(depB)
	* );
	* ```
	*/
	intersect = this.createSetOperator("intersect", false);
	/**
	* Adds `except` set operator to the query.
	*
	* Calling this method will retrieve all unique rows from the left query, except for the rows that are present in the result set of the right query.
	*
	* See docs: {@link https://orm.drizzle.team/docs/set-operations#except}
	*
	* @example
	*
	* ```ts
	* // Select all courses offered in department A but not in department B
	* await db.select({ courseName: depA.courseName })
	*   .from(depA)
	*   .except(
	*     db.select({ courseName: depB.courseName }).from(depB)
	*   );
	* // or
	* import { except } from 'drizzle-orm/sqlite-core'
	*
	* await except(
	*   db.select({ courseName: depA.courseName }).from(depA),
	*   db.select({ courseName: depB.courseName }).from(depB)
	* );
	* ```
	*/
	except = this.createSetOperator("except", false);
	/** @internal */
	addSetOperators(setOperators) {
		this.config.setOperators.push(...setOperators);
		return this;
	}
	/**
	* Adds a `where` clause to the query.
	*
	* Calling this method will select only those rows that fulfill a specified condition.
	*
	* See docs: {@link https://orm.drizzle.team/docs/select#filtering}
	*
	* @param where the `where` clause.
	*
	* @example
	* You can use conditional operators and `sql function` to filter the rows to be selected.
	*
	* ```ts
	* // Select all cars with green color
	* await db.select().from(cars).where(eq(cars.color, 'green'));
	* // or
	* await db.select().from(cars).where(sql`${cars.color} = 'green'`)
	* ```
	*
	* You can logically combine conditional operators with `and()` and `or()` operators:
	*
	* ```ts
	* // Select all BMW cars with a green color
	* await db.select().from(cars).where(and(eq(cars.color, 'green'), eq(cars.brand, 'BMW')));
	*
	* // Select all cars with the green or blue color
	* await db.select().from(cars).where(or(eq(cars.color, 'green'), eq(cars.color, 'blue')));
	* ```
	*/
	where(where) {
		if (typeof where === "function") where = where(new Proxy(this.config.fields, new SelectionProxyHandler({
			sqlAliasedBehavior: "sql",
			sqlBehavior: "sql"
		})));
		this.config.where = where;
		return this;
	}
	/**
	* Adds a `having` clause to the query.
	*
	* Calling this method will select only those rows that fulfill a specified condition. It is typically used with aggregate functions to filter the aggregated data based on a specified condition.
	*
	* See docs: {@link https://orm.drizzle.team/docs/select#aggregations}
	*
	* @param having the `having` clause.
	*
	* @example
	*
	* ```ts
	* // Select all brands with more than one car
	* await db.select({
	* 	brand: cars.brand,
	* 	count: sql<number>`cast(count(${cars.id}) as int)`,
	* })
	*   .from(cars)
	*   .groupBy(cars.brand)
	*   .having(({ count }) => gt(count, 1));
	* ```
	*/
	having(having) {
		if (typeof having === "function") having = having(new Proxy(this.config.fields, new SelectionProxyHandler({
			sqlAliasedBehavior: "sql",
			sqlBehavior: "sql"
		})));
		this.config.having = having;
		return this;
	}
	groupBy(...columns) {
		if (typeof columns[0] === "function") {
			const groupBy = columns[0](new Proxy(this.config.fields, new SelectionProxyHandler({
				sqlAliasedBehavior: "alias",
				sqlBehavior: "sql"
			})));
			this.config.groupBy = Array.isArray(groupBy) ? groupBy : [groupBy];
		} else this.config.groupBy = columns;
		return this;
	}
	orderBy(...columns) {
		if (typeof columns[0] === "function") {
			const orderBy = columns[0](new Proxy(this.config.fields, new SelectionProxyHandler({
				sqlAliasedBehavior: "alias",
				sqlBehavior: "sql"
			})));
			const orderByArray = Array.isArray(orderBy) ? orderBy : [orderBy];
			if (this.config.setOperators.length > 0) this.config.setOperators.at(-1).orderBy = orderByArray;
			else this.config.orderBy = orderByArray;
		} else {
			const orderByArray = columns;
			if (this.config.setOperators.length > 0) this.config.setOperators.at(-1).orderBy = orderByArray;
			else this.config.orderBy = orderByArray;
		}
		return this;
	}
	/**
	* Adds a `limit` clause to the query.
	*
	* Calling this method will set the maximum number of rows that will be returned by this query.
	*
	* See docs: {@link https://orm.drizzle.team/docs/select#limit--offset}
	*
	* @param limit the `limit` clause.
	*
	* @example
	*
	* ```ts
	* // Get the first 10 people from this query.
	* await db.select().from(people).limit(10);
	* ```
	*/
	limit(limit) {
		if (this.config.setOperators.length > 0) this.config.setOperators.at(-1).limit = limit;
		else this.config.limit = limit;
		return this;
	}
	/**
	* Adds an `offset` clause to the query.
	*
	* Calling this method will skip a number of rows when returning results from this query.
	*
	* See docs: {@link https://orm.drizzle.team/docs/select#limit--offset}
	*
	* @param offset the `offset` clause.
	*
	* @example
	*
	* ```ts
	* // Get the 10th-20th people from this query.
	* await db.select().from(people).offset(10).limit(10);
	* ```
	*/
	offset(offset) {
		if (this.config.setOperators.length > 0) this.config.setOperators.at(-1).offset = offset;
		else this.config.offset = offset;
		return this;
	}
	/** @internal */
	getSQL() {
		return this.dialect.buildSelectQuery(this.config);
	}
	toSQL() {
		const { typings: _typings, ...rest } = this.dialect.sqlToQuery(this.getSQL());
		return rest;
	}
	as(alias) {
		const usedTables = [];
		usedTables.push(...extractUsedTable(this.config.table));
		if (this.config.joins) for (const it of this.config.joins) usedTables.push(...extractUsedTable(it.table));
		return new Proxy(new Subquery(this.getSQL(), this.config.fields, alias, false, [...new Set(usedTables)]), new SelectionProxyHandler({
			alias,
			sqlAliasedBehavior: "alias",
			sqlBehavior: "error"
		}));
	}
	/** @internal */
	getSelectedFields() {
		return new Proxy(this.config.fields, new SelectionProxyHandler({
			alias: this.tableName,
			sqlAliasedBehavior: "alias",
			sqlBehavior: "error"
		}));
	}
	$dynamic() {
		return this;
	}
};
var SQLiteSelectBase = class extends SQLiteSelectQueryBuilderBase {
	static [entityKind] = "SQLiteSelect";
	/** @internal */
	_prepare(isOneTimeQuery = true) {
		if (!this.session) throw new Error("Cannot execute a query on a query builder. Please use a database instance instead.");
		const fieldsList = orderSelectedFields(this.config.fields);
		const query = this.session[isOneTimeQuery ? "prepareOneTimeQuery" : "prepareQuery"](this.dialect.sqlToQuery(this.getSQL()), fieldsList, "all", true, void 0, {
			type: "select",
			tables: [...this.usedTables]
		}, this.cacheConfig);
		query.joinsNotNullableMap = this.joinsNotNullableMap;
		return query;
	}
	$withCache(config) {
		this.cacheConfig = config === void 0 ? {
			config: {},
			enable: true,
			autoInvalidate: true
		} : config === false ? { enable: false } : {
			enable: true,
			autoInvalidate: true,
			...config
		};
		return this;
	}
	prepare() {
		return this._prepare(false);
	}
	run = (placeholderValues) => {
		return this._prepare().run(placeholderValues);
	};
	all = (placeholderValues) => {
		return this._prepare().all(placeholderValues);
	};
	get = (placeholderValues) => {
		return this._prepare().get(placeholderValues);
	};
	values = (placeholderValues) => {
		return this._prepare().values(placeholderValues);
	};
	async execute() {
		return this.all();
	}
};
applyMixins(SQLiteSelectBase, [QueryPromise]);
function createSetOperator(type, isAll) {
	return (leftSelect, rightSelect, ...restSelects) => {
		const setOperators = [rightSelect, ...restSelects].map((select) => ({
			type,
			isAll,
			rightSelect: select
		}));
		for (const setOperator of setOperators) if (!haveSameKeys(leftSelect.getSelectedFields(), setOperator.rightSelect.getSelectedFields())) throw new Error("Set operator error (union / intersect / except): selected fields are not the same or are in a different order");
		return leftSelect.addSetOperators(setOperators);
	};
}
const getSQLiteSetOperators = () => ({
	union,
	unionAll,
	intersect,
	except
});
const union = createSetOperator("union", false);
const unionAll = createSetOperator("union", true);
const intersect = createSetOperator("intersect", false);
const except = createSetOperator("except", false);
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/query-builders/query-builder.js
var QueryBuilder = class {
	static [entityKind] = "SQLiteQueryBuilder";
	dialect;
	dialectConfig;
	constructor(dialect) {
		this.dialect = is(dialect, SQLiteDialect) ? dialect : void 0;
		this.dialectConfig = is(dialect, SQLiteDialect) ? void 0 : dialect;
	}
	$with = (alias, selection) => {
		const queryBuilder = this;
		const as = (qb) => {
			if (typeof qb === "function") qb = qb(queryBuilder);
			return new Proxy(new WithSubquery(qb.getSQL(), selection ?? ("getSelectedFields" in qb ? qb.getSelectedFields() ?? {} : {}), alias, true), new SelectionProxyHandler({
				alias,
				sqlAliasedBehavior: "alias",
				sqlBehavior: "error"
			}));
		};
		return { as };
	};
	with(...queries) {
		const self = this;
		function select(fields) {
			return new SQLiteSelectBuilder({
				fields: fields ?? void 0,
				session: void 0,
				dialect: self.getDialect(),
				withList: queries
			});
		}
		function selectDistinct(fields) {
			return new SQLiteSelectBuilder({
				fields: fields ?? void 0,
				session: void 0,
				dialect: self.getDialect(),
				withList: queries,
				distinct: true
			});
		}
		return {
			select,
			selectDistinct
		};
	}
	select(fields) {
		return new SQLiteSelectBuilder({
			fields: fields ?? void 0,
			session: void 0,
			dialect: this.getDialect()
		});
	}
	selectDistinct(fields) {
		return new SQLiteSelectBuilder({
			fields: fields ?? void 0,
			session: void 0,
			dialect: this.getDialect(),
			distinct: true
		});
	}
	getDialect() {
		if (!this.dialect) this.dialect = new SQLiteSyncDialect(this.dialectConfig);
		return this.dialect;
	}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/query-builders/insert.js
var SQLiteInsertBuilder = class {
	constructor(table, session, dialect, withList) {
		this.table = table;
		this.session = session;
		this.dialect = dialect;
		this.withList = withList;
	}
	static [entityKind] = "SQLiteInsertBuilder";
	values(values) {
		values = Array.isArray(values) ? values : [values];
		if (values.length === 0) throw new Error("values() must be called with at least one value");
		const mappedValues = values.map((entry) => {
			const result = {};
			const cols = this.table[Table.Symbol.Columns];
			for (const colKey of Object.keys(entry)) {
				const colValue = entry[colKey];
				result[colKey] = is(colValue, SQL) ? colValue : new Param(colValue, cols[colKey]);
			}
			return result;
		});
		return new SQLiteInsertBase(this.table, mappedValues, this.session, this.dialect, this.withList);
	}
	select(selectQuery) {
		const select = typeof selectQuery === "function" ? selectQuery(new QueryBuilder()) : selectQuery;
		if (!is(select, SQL) && !haveSameKeys(this.table[Columns], select._.selectedFields)) throw new Error("Insert select error: selected fields are not the same or are in a different order compared to the table definition");
		return new SQLiteInsertBase(this.table, select, this.session, this.dialect, this.withList, true);
	}
};
var SQLiteInsertBase = class extends QueryPromise {
	constructor(table, values, session, dialect, withList, select) {
		super();
		this.session = session;
		this.dialect = dialect;
		this.config = {
			table,
			values,
			withList,
			select
		};
	}
	static [entityKind] = "SQLiteInsert";
	/** @internal */
	config;
	returning(fields = this.config.table[SQLiteTable.Symbol.Columns]) {
		this.config.returning = orderSelectedFields(fields);
		return this;
	}
	/**
	* Adds an `on conflict do nothing` clause to the query.
	*
	* Calling this method simply avoids inserting a row as its alternative action.
	*
	* See docs: {@link https://orm.drizzle.team/docs/insert#on-conflict-do-nothing}
	*
	* @param config The `target` and `where` clauses.
	*
	* @example
	* ```ts
	* // Insert one row and cancel the insert if there's a conflict
	* await db.insert(cars)
	*   .values({ id: 1, brand: 'BMW' })
	*   .onConflictDoNothing();
	*
	* // Explicitly specify conflict target
	* await db.insert(cars)
	*   .values({ id: 1, brand: 'BMW' })
	*   .onConflictDoNothing({ target: cars.id });
	* ```
	*/
	onConflictDoNothing(config = {}) {
		if (!this.config.onConflict) this.config.onConflict = [];
		if (config.target === void 0) this.config.onConflict.push(sql` on conflict do nothing`);
		else {
			const targetSql = Array.isArray(config.target) ? sql`${config.target}` : sql`${[config.target]}`;
			const whereSql = config.where ? sql` where ${config.where}` : sql``;
			this.config.onConflict.push(sql` on conflict ${targetSql} do nothing${whereSql}`);
		}
		return this;
	}
	/**
	* Adds an `on conflict do update` clause to the query.
	*
	* Calling this method will update the existing row that conflicts with the row proposed for insertion as its alternative action.
	*
	* See docs: {@link https://orm.drizzle.team/docs/insert#upserts-and-conflicts}
	*
	* @param config The `target`, `set` and `where` clauses.
	*
	* @example
	* ```ts
	* // Update the row if there's a conflict
	* await db.insert(cars)
	*   .values({ id: 1, brand: 'BMW' })
	*   .onConflictDoUpdate({
	*     target: cars.id,
	*     set: { brand: 'Porsche' }
	*   });
	*
	* // Upsert with 'where' clause
	* await db.insert(cars)
	*   .values({ id: 1, brand: 'BMW' })
	*   .onConflictDoUpdate({
	*     target: cars.id,
	*     set: { brand: 'newBMW' },
	*     where: sql`${cars.createdAt} > '2023-01-01'::date`,
	*   });
	* ```
	*/
	onConflictDoUpdate(config) {
		if (config.where && (config.targetWhere || config.setWhere)) throw new Error("You cannot use both \"where\" and \"targetWhere\"/\"setWhere\" at the same time - \"where\" is deprecated, use \"targetWhere\" or \"setWhere\" instead.");
		if (!this.config.onConflict) this.config.onConflict = [];
		const whereSql = config.where ? sql` where ${config.where}` : void 0;
		const targetWhereSql = config.targetWhere ? sql` where ${config.targetWhere}` : void 0;
		const setWhereSql = config.setWhere ? sql` where ${config.setWhere}` : void 0;
		const targetSql = Array.isArray(config.target) ? sql`${config.target}` : sql`${[config.target]}`;
		const setSql = this.dialect.buildUpdateSet(this.config.table, mapUpdateSet(this.config.table, config.set));
		this.config.onConflict.push(sql` on conflict ${targetSql}${targetWhereSql} do update set ${setSql}${whereSql}${setWhereSql}`);
		return this;
	}
	/** @internal */
	getSQL() {
		return this.dialect.buildInsertQuery(this.config);
	}
	toSQL() {
		const { typings: _typings, ...rest } = this.dialect.sqlToQuery(this.getSQL());
		return rest;
	}
	/** @internal */
	_prepare(isOneTimeQuery = true) {
		return this.session[isOneTimeQuery ? "prepareOneTimeQuery" : "prepareQuery"](this.dialect.sqlToQuery(this.getSQL()), this.config.returning, this.config.returning ? "all" : "run", true, void 0, {
			type: "insert",
			tables: extractUsedTable(this.config.table)
		});
	}
	prepare() {
		return this._prepare(false);
	}
	run = (placeholderValues) => {
		return this._prepare().run(placeholderValues);
	};
	all = (placeholderValues) => {
		return this._prepare().all(placeholderValues);
	};
	get = (placeholderValues) => {
		return this._prepare().get(placeholderValues);
	};
	values = (placeholderValues) => {
		return this._prepare().values(placeholderValues);
	};
	async execute() {
		return this.config.returning ? this.all() : this.run();
	}
	$dynamic() {
		return this;
	}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/query-builders/update.js
var SQLiteUpdateBuilder = class {
	constructor(table, session, dialect, withList) {
		this.table = table;
		this.session = session;
		this.dialect = dialect;
		this.withList = withList;
	}
	static [entityKind] = "SQLiteUpdateBuilder";
	set(values) {
		return new SQLiteUpdateBase(this.table, mapUpdateSet(this.table, values), this.session, this.dialect, this.withList);
	}
};
var SQLiteUpdateBase = class extends QueryPromise {
	constructor(table, set, session, dialect, withList) {
		super();
		this.session = session;
		this.dialect = dialect;
		this.config = {
			set,
			table,
			withList,
			joins: []
		};
	}
	static [entityKind] = "SQLiteUpdate";
	/** @internal */
	config;
	from(source) {
		this.config.from = source;
		return this;
	}
	createJoin(joinType) {
		return (table, on) => {
			const tableName = getTableLikeName(table);
			if (typeof tableName === "string" && this.config.joins.some((join) => join.alias === tableName)) throw new Error(`Alias "${tableName}" is already used in this query`);
			if (typeof on === "function") {
				const from = this.config.from ? is(table, SQLiteTable) ? table[Table.Symbol.Columns] : is(table, Subquery) ? table._.selectedFields : is(table, SQLiteViewBase) ? table[ViewBaseConfig].selectedFields : void 0 : void 0;
				on = on(new Proxy(this.config.table[Table.Symbol.Columns], new SelectionProxyHandler({
					sqlAliasedBehavior: "sql",
					sqlBehavior: "sql"
				})), from && new Proxy(from, new SelectionProxyHandler({
					sqlAliasedBehavior: "sql",
					sqlBehavior: "sql"
				})));
			}
			this.config.joins.push({
				on,
				table,
				joinType,
				alias: tableName
			});
			return this;
		};
	}
	leftJoin = this.createJoin("left");
	rightJoin = this.createJoin("right");
	innerJoin = this.createJoin("inner");
	fullJoin = this.createJoin("full");
	/**
	* Adds a 'where' clause to the query.
	*
	* Calling this method will update only those rows that fulfill a specified condition.
	*
	* See docs: {@link https://orm.drizzle.team/docs/update}
	*
	* @param where the 'where' clause.
	*
	* @example
	* You can use conditional operators and `sql function` to filter the rows to be updated.
	*
	* ```ts
	* // Update all cars with green color
	* db.update(cars).set({ color: 'red' })
	*   .where(eq(cars.color, 'green'));
	* // or
	* db.update(cars).set({ color: 'red' })
	*   .where(sql`${cars.color} = 'green'`)
	* ```
	*
	* You can logically combine conditional operators with `and()` and `or()` operators:
	*
	* ```ts
	* // Update all BMW cars with a green color
	* db.update(cars).set({ color: 'red' })
	*   .where(and(eq(cars.color, 'green'), eq(cars.brand, 'BMW')));
	*
	* // Update all cars with the green or blue color
	* db.update(cars).set({ color: 'red' })
	*   .where(or(eq(cars.color, 'green'), eq(cars.color, 'blue')));
	* ```
	*/
	where(where) {
		this.config.where = where;
		return this;
	}
	orderBy(...columns) {
		if (typeof columns[0] === "function") {
			const orderBy = columns[0](new Proxy(this.config.table[Table.Symbol.Columns], new SelectionProxyHandler({
				sqlAliasedBehavior: "alias",
				sqlBehavior: "sql"
			})));
			const orderByArray = Array.isArray(orderBy) ? orderBy : [orderBy];
			this.config.orderBy = orderByArray;
		} else {
			const orderByArray = columns;
			this.config.orderBy = orderByArray;
		}
		return this;
	}
	limit(limit) {
		this.config.limit = limit;
		return this;
	}
	returning(fields = this.config.table[SQLiteTable.Symbol.Columns]) {
		this.config.returning = orderSelectedFields(fields);
		return this;
	}
	/** @internal */
	getSQL() {
		return this.dialect.buildUpdateQuery(this.config);
	}
	toSQL() {
		const { typings: _typings, ...rest } = this.dialect.sqlToQuery(this.getSQL());
		return rest;
	}
	/** @internal */
	_prepare(isOneTimeQuery = true) {
		return this.session[isOneTimeQuery ? "prepareOneTimeQuery" : "prepareQuery"](this.dialect.sqlToQuery(this.getSQL()), this.config.returning, this.config.returning ? "all" : "run", true, void 0, {
			type: "insert",
			tables: extractUsedTable(this.config.table)
		});
	}
	prepare() {
		return this._prepare(false);
	}
	run = (placeholderValues) => {
		return this._prepare().run(placeholderValues);
	};
	all = (placeholderValues) => {
		return this._prepare().all(placeholderValues);
	};
	get = (placeholderValues) => {
		return this._prepare().get(placeholderValues);
	};
	values = (placeholderValues) => {
		return this._prepare().values(placeholderValues);
	};
	async execute() {
		return this.config.returning ? this.all() : this.run();
	}
	$dynamic() {
		return this;
	}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/query-builders/count.js
var SQLiteCountBuilder = class SQLiteCountBuilder extends SQL {
	constructor(params) {
		super(SQLiteCountBuilder.buildEmbeddedCount(params.source, params.filters).queryChunks);
		this.params = params;
		this.session = params.session;
		this.sql = SQLiteCountBuilder.buildCount(params.source, params.filters);
	}
	sql;
	static [entityKind] = "SQLiteCountBuilderAsync";
	[Symbol.toStringTag] = "SQLiteCountBuilderAsync";
	session;
	static buildEmbeddedCount(source, filters) {
		return sql`(select count(*) from ${source}${sql.raw(" where ").if(filters)}${filters})`;
	}
	static buildCount(source, filters) {
		return sql`select count(*) from ${source}${sql.raw(" where ").if(filters)}${filters}`;
	}
	then(onfulfilled, onrejected) {
		return Promise.resolve(this.session.count(this.sql)).then(onfulfilled, onrejected);
	}
	catch(onRejected) {
		return this.then(void 0, onRejected);
	}
	finally(onFinally) {
		return this.then((value) => {
			onFinally?.();
			return value;
		}, (reason) => {
			onFinally?.();
			throw reason;
		});
	}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/query-builders/query.js
var RelationalQueryBuilder = class {
	constructor(mode, fullSchema, schema, tableNamesMap, table, tableConfig, dialect, session) {
		this.mode = mode;
		this.fullSchema = fullSchema;
		this.schema = schema;
		this.tableNamesMap = tableNamesMap;
		this.table = table;
		this.tableConfig = tableConfig;
		this.dialect = dialect;
		this.session = session;
	}
	static [entityKind] = "SQLiteAsyncRelationalQueryBuilder";
	findMany(config) {
		return this.mode === "sync" ? new SQLiteSyncRelationalQuery(this.fullSchema, this.schema, this.tableNamesMap, this.table, this.tableConfig, this.dialect, this.session, config ? config : {}, "many") : new SQLiteRelationalQuery(this.fullSchema, this.schema, this.tableNamesMap, this.table, this.tableConfig, this.dialect, this.session, config ? config : {}, "many");
	}
	findFirst(config) {
		return this.mode === "sync" ? new SQLiteSyncRelationalQuery(this.fullSchema, this.schema, this.tableNamesMap, this.table, this.tableConfig, this.dialect, this.session, config ? {
			...config,
			limit: 1
		} : { limit: 1 }, "first") : new SQLiteRelationalQuery(this.fullSchema, this.schema, this.tableNamesMap, this.table, this.tableConfig, this.dialect, this.session, config ? {
			...config,
			limit: 1
		} : { limit: 1 }, "first");
	}
};
var SQLiteRelationalQuery = class extends QueryPromise {
	constructor(fullSchema, schema, tableNamesMap, table, tableConfig, dialect, session, config, mode) {
		super();
		this.fullSchema = fullSchema;
		this.schema = schema;
		this.tableNamesMap = tableNamesMap;
		this.table = table;
		this.tableConfig = tableConfig;
		this.dialect = dialect;
		this.session = session;
		this.config = config;
		this.mode = mode;
	}
	static [entityKind] = "SQLiteAsyncRelationalQuery";
	/** @internal */
	mode;
	/** @internal */
	getSQL() {
		return this.dialect.buildRelationalQuery({
			fullSchema: this.fullSchema,
			schema: this.schema,
			tableNamesMap: this.tableNamesMap,
			table: this.table,
			tableConfig: this.tableConfig,
			queryConfig: this.config,
			tableAlias: this.tableConfig.tsName
		}).sql;
	}
	/** @internal */
	_prepare(isOneTimeQuery = false) {
		const { query, builtQuery } = this._toSQL();
		return this.session[isOneTimeQuery ? "prepareOneTimeQuery" : "prepareQuery"](builtQuery, void 0, this.mode === "first" ? "get" : "all", true, (rawRows, mapColumnValue) => {
			const rows = rawRows.map((row) => mapRelationalRow(this.schema, this.tableConfig, row, query.selection, mapColumnValue));
			if (this.mode === "first") return rows[0];
			return rows;
		});
	}
	prepare() {
		return this._prepare(false);
	}
	_toSQL() {
		const query = this.dialect.buildRelationalQuery({
			fullSchema: this.fullSchema,
			schema: this.schema,
			tableNamesMap: this.tableNamesMap,
			table: this.table,
			tableConfig: this.tableConfig,
			queryConfig: this.config,
			tableAlias: this.tableConfig.tsName
		});
		return {
			query,
			builtQuery: this.dialect.sqlToQuery(query.sql)
		};
	}
	toSQL() {
		return this._toSQL().builtQuery;
	}
	/** @internal */
	executeRaw() {
		if (this.mode === "first") return this._prepare(false).get();
		return this._prepare(false).all();
	}
	async execute() {
		return this.executeRaw();
	}
};
var SQLiteSyncRelationalQuery = class extends SQLiteRelationalQuery {
	static [entityKind] = "SQLiteSyncRelationalQuery";
	sync() {
		return this.executeRaw();
	}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/query-builders/raw.js
var SQLiteRaw = class extends QueryPromise {
	constructor(execute, getSQL, action, dialect, mapBatchResult) {
		super();
		this.execute = execute;
		this.getSQL = getSQL;
		this.dialect = dialect;
		this.mapBatchResult = mapBatchResult;
		this.config = { action };
	}
	static [entityKind] = "SQLiteRaw";
	/** @internal */
	config;
	getQuery() {
		return {
			...this.dialect.sqlToQuery(this.getSQL()),
			method: this.config.action
		};
	}
	mapResult(result, isFromBatch) {
		return isFromBatch ? this.mapBatchResult(result) : result;
	}
	_prepare() {
		return this;
	}
	/** @internal */
	isResponseInArrayMode() {
		return false;
	}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/db.js
var BaseSQLiteDatabase = class {
	constructor(resultKind, dialect, session, schema) {
		this.resultKind = resultKind;
		this.dialect = dialect;
		this.session = session;
		this._ = schema ? {
			schema: schema.schema,
			fullSchema: schema.fullSchema,
			tableNamesMap: schema.tableNamesMap
		} : {
			schema: void 0,
			fullSchema: {},
			tableNamesMap: {}
		};
		this.query = {};
		const query = this.query;
		if (this._.schema) for (const [tableName, columns] of Object.entries(this._.schema)) query[tableName] = new RelationalQueryBuilder(resultKind, schema.fullSchema, this._.schema, this._.tableNamesMap, schema.fullSchema[tableName], columns, dialect, session);
		this.$cache = { invalidate: async (_params) => {} };
	}
	static [entityKind] = "BaseSQLiteDatabase";
	query;
	/**
	* Creates a subquery that defines a temporary named result set as a CTE.
	*
	* It is useful for breaking down complex queries into simpler parts and for reusing the result set in subsequent parts of the query.
	*
	* See docs: {@link https://orm.drizzle.team/docs/select#with-clause}
	*
	* @param alias The alias for the subquery.
	*
	* Failure to provide an alias will result in a DrizzleTypeError, preventing the subquery from being referenced in other queries.
	*
	* @example
	*
	* ```ts
	* // Create a subquery with alias 'sq' and use it in the select query
	* const sq = db.$with('sq').as(db.select().from(users).where(eq(users.id, 42)));
	*
	* const result = await db.with(sq).select().from(sq);
	* ```
	*
	* To select arbitrary SQL values as fields in a CTE and reference them in other CTEs or in the main query, you need to add aliases to them:
	*
	* ```ts
	* // Select an arbitrary SQL value as a field in a CTE and reference it in the main query
	* const sq = db.$with('sq').as(db.select({
	*   name: sql<string>`upper(${users.name})`.as('name'),
	* })
	* .from(users));
	*
	* const result = await db.with(sq).select({ name: sq.name }).from(sq);
	* ```
	*/
	$with = (alias, selection) => {
		const self = this;
		const as = (qb) => {
			if (typeof qb === "function") qb = qb(new QueryBuilder(self.dialect));
			return new Proxy(new WithSubquery(qb.getSQL(), selection ?? ("getSelectedFields" in qb ? qb.getSelectedFields() ?? {} : {}), alias, true), new SelectionProxyHandler({
				alias,
				sqlAliasedBehavior: "alias",
				sqlBehavior: "error"
			}));
		};
		return { as };
	};
	$count(source, filters) {
		return new SQLiteCountBuilder({
			source,
			filters,
			session: this.session
		});
	}
	/**
	* Incorporates a previously defined CTE (using `$with`) into the main query.
	*
	* This method allows the main query to reference a temporary named result set.
	*
	* See docs: {@link https://orm.drizzle.team/docs/select#with-clause}
	*
	* @param queries The CTEs to incorporate into the main query.
	*
	* @example
	*
	* ```ts
	* // Define a subquery 'sq' as a CTE using $with
	* const sq = db.$with('sq').as(db.select().from(users).where(eq(users.id, 42)));
	*
	* // Incorporate the CTE 'sq' into the main query and select from it
	* const result = await db.with(sq).select().from(sq);
	* ```
	*/
	with(...queries) {
		const self = this;
		function select(fields) {
			return new SQLiteSelectBuilder({
				fields: fields ?? void 0,
				session: self.session,
				dialect: self.dialect,
				withList: queries
			});
		}
		function selectDistinct(fields) {
			return new SQLiteSelectBuilder({
				fields: fields ?? void 0,
				session: self.session,
				dialect: self.dialect,
				withList: queries,
				distinct: true
			});
		}
		function update(table) {
			return new SQLiteUpdateBuilder(table, self.session, self.dialect, queries);
		}
		function insert(into) {
			return new SQLiteInsertBuilder(into, self.session, self.dialect, queries);
		}
		function delete_(from) {
			return new SQLiteDeleteBase(from, self.session, self.dialect, queries);
		}
		return {
			select,
			selectDistinct,
			update,
			insert,
			delete: delete_
		};
	}
	select(fields) {
		return new SQLiteSelectBuilder({
			fields: fields ?? void 0,
			session: this.session,
			dialect: this.dialect
		});
	}
	selectDistinct(fields) {
		return new SQLiteSelectBuilder({
			fields: fields ?? void 0,
			session: this.session,
			dialect: this.dialect,
			distinct: true
		});
	}
	/**
	* Creates an update query.
	*
	* Calling this method without `.where()` clause will update all rows in a table. The `.where()` clause specifies which rows should be updated.
	*
	* Use `.set()` method to specify which values to update.
	*
	* See docs: {@link https://orm.drizzle.team/docs/update}
	*
	* @param table The table to update.
	*
	* @example
	*
	* ```ts
	* // Update all rows in the 'cars' table
	* await db.update(cars).set({ color: 'red' });
	*
	* // Update rows with filters and conditions
	* await db.update(cars).set({ color: 'red' }).where(eq(cars.brand, 'BMW'));
	*
	* // Update with returning clause
	* const updatedCar: Car[] = await db.update(cars)
	*   .set({ color: 'red' })
	*   .where(eq(cars.id, 1))
	*   .returning();
	* ```
	*/
	update(table) {
		return new SQLiteUpdateBuilder(table, this.session, this.dialect);
	}
	$cache;
	/**
	* Creates an insert query.
	*
	* Calling this method will create new rows in a table. Use `.values()` method to specify which values to insert.
	*
	* See docs: {@link https://orm.drizzle.team/docs/insert}
	*
	* @param table The table to insert into.
	*
	* @example
	*
	* ```ts
	* // Insert one row
	* await db.insert(cars).values({ brand: 'BMW' });
	*
	* // Insert multiple rows
	* await db.insert(cars).values([{ brand: 'BMW' }, { brand: 'Porsche' }]);
	*
	* // Insert with returning clause
	* const insertedCar: Car[] = await db.insert(cars)
	*   .values({ brand: 'BMW' })
	*   .returning();
	* ```
	*/
	insert(into) {
		return new SQLiteInsertBuilder(into, this.session, this.dialect);
	}
	/**
	* Creates a delete query.
	*
	* Calling this method without `.where()` clause will delete all rows in a table. The `.where()` clause specifies which rows should be deleted.
	*
	* See docs: {@link https://orm.drizzle.team/docs/delete}
	*
	* @param table The table to delete from.
	*
	* @example
	*
	* ```ts
	* // Delete all rows in the 'cars' table
	* await db.delete(cars);
	*
	* // Delete rows with filters and conditions
	* await db.delete(cars).where(eq(cars.color, 'green'));
	*
	* // Delete with returning clause
	* const deletedCar: Car[] = await db.delete(cars)
	*   .where(eq(cars.id, 1))
	*   .returning();
	* ```
	*/
	delete(from) {
		return new SQLiteDeleteBase(from, this.session, this.dialect);
	}
	run(query) {
		const sequel = typeof query === "string" ? sql.raw(query) : query.getSQL();
		if (this.resultKind === "async") return new SQLiteRaw(async () => this.session.run(sequel), () => sequel, "run", this.dialect, this.session.extractRawRunValueFromBatchResult.bind(this.session));
		return this.session.run(sequel);
	}
	all(query) {
		const sequel = typeof query === "string" ? sql.raw(query) : query.getSQL();
		if (this.resultKind === "async") return new SQLiteRaw(async () => this.session.all(sequel), () => sequel, "all", this.dialect, this.session.extractRawAllValueFromBatchResult.bind(this.session));
		return this.session.all(sequel);
	}
	get(query) {
		const sequel = typeof query === "string" ? sql.raw(query) : query.getSQL();
		if (this.resultKind === "async") return new SQLiteRaw(async () => this.session.get(sequel), () => sequel, "get", this.dialect, this.session.extractRawGetValueFromBatchResult.bind(this.session));
		return this.session.get(sequel);
	}
	values(query) {
		const sequel = typeof query === "string" ? sql.raw(query) : query.getSQL();
		if (this.resultKind === "async") return new SQLiteRaw(async () => this.session.values(sequel), () => sequel, "values", this.dialect, this.session.extractRawValuesValueFromBatchResult.bind(this.session));
		return this.session.values(sequel);
	}
	transaction(transaction, config) {
		return this.session.transaction(transaction, config);
	}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/cache/core/cache.js
var Cache = class {
	static [entityKind] = "Cache";
};
var NoopCache = class extends Cache {
	strategy() {
		return "all";
	}
	static [entityKind] = "NoopCache";
	async get(_key) {}
	async put(_hashedQuery, _response, _tables, _config) {}
	async onMutate(_params) {}
};
async function hashQuery(sql, params) {
	const dataToHash = `${sql}-${JSON.stringify(params)}`;
	const data = new TextEncoder().encode(dataToHash);
	const hashBuffer = await crypto.subtle.digest("SHA-256", data);
	return [...new Uint8Array(hashBuffer)].map((b) => b.toString(16).padStart(2, "0")).join("");
}
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/sqlite-core/session.js
var ExecuteResultSync = class extends QueryPromise {
	constructor(resultCb) {
		super();
		this.resultCb = resultCb;
	}
	static [entityKind] = "ExecuteResultSync";
	async execute() {
		return this.resultCb();
	}
	sync() {
		return this.resultCb();
	}
};
var SQLitePreparedQuery = class {
	constructor(mode, executeMethod, query, cache, queryMetadata, cacheConfig) {
		this.mode = mode;
		this.executeMethod = executeMethod;
		this.query = query;
		this.cache = cache;
		this.queryMetadata = queryMetadata;
		this.cacheConfig = cacheConfig;
		if (cache && cache.strategy() === "all" && cacheConfig === void 0) this.cacheConfig = {
			enable: true,
			autoInvalidate: true
		};
		if (!this.cacheConfig?.enable) this.cacheConfig = void 0;
	}
	static [entityKind] = "PreparedQuery";
	/** @internal */
	joinsNotNullableMap;
	/** @internal */
	async queryWithCache(queryString, params, query) {
		if (this.cache === void 0 || is(this.cache, NoopCache) || this.queryMetadata === void 0) try {
			return await query();
		} catch (e) {
			throw new DrizzleQueryError(queryString, params, e);
		}
		if (this.cacheConfig && !this.cacheConfig.enable) try {
			return await query();
		} catch (e) {
			throw new DrizzleQueryError(queryString, params, e);
		}
		if ((this.queryMetadata.type === "insert" || this.queryMetadata.type === "update" || this.queryMetadata.type === "delete") && this.queryMetadata.tables.length > 0) try {
			const [res] = await Promise.all([query(), this.cache.onMutate({ tables: this.queryMetadata.tables })]);
			return res;
		} catch (e) {
			throw new DrizzleQueryError(queryString, params, e);
		}
		if (!this.cacheConfig) try {
			return await query();
		} catch (e) {
			throw new DrizzleQueryError(queryString, params, e);
		}
		if (this.queryMetadata.type === "select") {
			const fromCache = await this.cache.get(this.cacheConfig.tag ?? await hashQuery(queryString, params), this.queryMetadata.tables, this.cacheConfig.tag !== void 0, this.cacheConfig.autoInvalidate);
			if (fromCache === void 0) {
				let result;
				try {
					result = await query();
				} catch (e) {
					throw new DrizzleQueryError(queryString, params, e);
				}
				await this.cache.put(this.cacheConfig.tag ?? await hashQuery(queryString, params), result, this.cacheConfig.autoInvalidate ? this.queryMetadata.tables : [], this.cacheConfig.tag !== void 0, this.cacheConfig.config);
				return result;
			}
			return fromCache;
		}
		try {
			return await query();
		} catch (e) {
			throw new DrizzleQueryError(queryString, params, e);
		}
	}
	getQuery() {
		return this.query;
	}
	mapRunResult(result, _isFromBatch) {
		return result;
	}
	mapAllResult(_result, _isFromBatch) {
		throw new Error("Not implemented");
	}
	mapGetResult(_result, _isFromBatch) {
		throw new Error("Not implemented");
	}
	execute(placeholderValues) {
		if (this.mode === "async") return this[this.executeMethod](placeholderValues);
		return new ExecuteResultSync(() => this[this.executeMethod](placeholderValues));
	}
	mapResult(response, isFromBatch) {
		switch (this.executeMethod) {
			case "run": return this.mapRunResult(response, isFromBatch);
			case "all": return this.mapAllResult(response, isFromBatch);
			case "get": return this.mapGetResult(response, isFromBatch);
		}
	}
};
var SQLiteSession = class {
	constructor(dialect) {
		this.dialect = dialect;
	}
	static [entityKind] = "SQLiteSession";
	prepareOneTimeQuery(query, fields, executeMethod, isResponseInArrayMode, customResultMapper, queryMetadata, cacheConfig) {
		return this.prepareQuery(query, fields, executeMethod, isResponseInArrayMode, customResultMapper, queryMetadata, cacheConfig);
	}
	run(query) {
		const staticQuery = this.dialect.sqlToQuery(query);
		try {
			return this.prepareOneTimeQuery(staticQuery, void 0, "run", false).run();
		} catch (err) {
			throw new DrizzleError({
				cause: err,
				message: `Failed to run the query '${staticQuery.sql}'`
			});
		}
	}
	/** @internal */
	extractRawRunValueFromBatchResult(result) {
		return result;
	}
	all(query) {
		return this.prepareOneTimeQuery(this.dialect.sqlToQuery(query), void 0, "run", false).all();
	}
	/** @internal */
	extractRawAllValueFromBatchResult(_result) {
		throw new Error("Not implemented");
	}
	get(query) {
		return this.prepareOneTimeQuery(this.dialect.sqlToQuery(query), void 0, "run", false).get();
	}
	/** @internal */
	extractRawGetValueFromBatchResult(_result) {
		throw new Error("Not implemented");
	}
	values(query) {
		return this.prepareOneTimeQuery(this.dialect.sqlToQuery(query), void 0, "run", false).values();
	}
	async count(sql) {
		return (await this.values(sql))[0][0];
	}
	/** @internal */
	extractRawValuesValueFromBatchResult(_result) {
		throw new Error("Not implemented");
	}
};
var SQLiteTransaction = class extends BaseSQLiteDatabase {
	constructor(resultType, dialect, session, schema, nestedIndex = 0) {
		super(resultType, dialect, session, schema);
		this.schema = schema;
		this.nestedIndex = nestedIndex;
	}
	static [entityKind] = "SQLiteTransaction";
	rollback() {
		throw new TransactionRollbackError();
	}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/better-sqlite3/session.js
var BetterSQLiteSession = class extends SQLiteSession {
	constructor(client, dialect, schema, options = {}) {
		super(dialect);
		this.client = client;
		this.schema = schema;
		this.logger = options.logger ?? new NoopLogger();
		this.cache = options.cache ?? new NoopCache();
	}
	static [entityKind] = "BetterSQLiteSession";
	logger;
	cache;
	prepareQuery(query, fields, executeMethod, isResponseInArrayMode, customResultMapper, queryMetadata, cacheConfig) {
		return new PreparedQuery(this.client.prepare(query.sql), query, this.logger, this.cache, queryMetadata, cacheConfig, fields, executeMethod, isResponseInArrayMode, customResultMapper);
	}
	transaction(transaction, config = {}) {
		const tx = new BetterSQLiteTransaction("sync", this.dialect, this, this.schema);
		return this.client.transaction(transaction)[config.behavior ?? "deferred"](tx);
	}
};
var BetterSQLiteTransaction = class BetterSQLiteTransaction extends SQLiteTransaction {
	static [entityKind] = "BetterSQLiteTransaction";
	transaction(transaction) {
		const savepointName = `sp${this.nestedIndex}`;
		const tx = new BetterSQLiteTransaction("sync", this.dialect, this.session, this.schema, this.nestedIndex + 1);
		this.session.run(sql.raw(`savepoint ${savepointName}`));
		try {
			const result = transaction(tx);
			this.session.run(sql.raw(`release savepoint ${savepointName}`));
			return result;
		} catch (err) {
			this.session.run(sql.raw(`rollback to savepoint ${savepointName}`));
			throw err;
		}
	}
};
var PreparedQuery = class extends SQLitePreparedQuery {
	constructor(stmt, query, logger, cache, queryMetadata, cacheConfig, fields, executeMethod, _isResponseInArrayMode, customResultMapper) {
		super("sync", executeMethod, query, cache, queryMetadata, cacheConfig);
		this.stmt = stmt;
		this.logger = logger;
		this.fields = fields;
		this._isResponseInArrayMode = _isResponseInArrayMode;
		this.customResultMapper = customResultMapper;
	}
	static [entityKind] = "BetterSQLitePreparedQuery";
	run(placeholderValues) {
		const params = fillPlaceholders(this.query.params, placeholderValues ?? {});
		this.logger.logQuery(this.query.sql, params);
		return this.stmt.run(...params);
	}
	all(placeholderValues) {
		const { fields, joinsNotNullableMap, query, logger, stmt, customResultMapper } = this;
		if (!fields && !customResultMapper) {
			const params = fillPlaceholders(query.params, placeholderValues ?? {});
			logger.logQuery(query.sql, params);
			return stmt.all(...params);
		}
		const rows = this.values(placeholderValues);
		if (customResultMapper) return customResultMapper(rows);
		return rows.map((row) => mapResultRow(fields, row, joinsNotNullableMap));
	}
	get(placeholderValues) {
		const params = fillPlaceholders(this.query.params, placeholderValues ?? {});
		this.logger.logQuery(this.query.sql, params);
		const { fields, stmt, joinsNotNullableMap, customResultMapper } = this;
		if (!fields && !customResultMapper) return stmt.get(...params);
		const row = stmt.raw().get(...params);
		if (!row) return;
		if (customResultMapper) return customResultMapper([row]);
		return mapResultRow(fields, row, joinsNotNullableMap);
	}
	values(placeholderValues) {
		const params = fillPlaceholders(this.query.params, placeholderValues ?? {});
		this.logger.logQuery(this.query.sql, params);
		return this.stmt.raw().all(...params);
	}
	/** @internal */
	isResponseInArrayMode() {
		return this._isResponseInArrayMode;
	}
};
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/better-sqlite3/driver.js
var BetterSQLite3Database = class extends BaseSQLiteDatabase {
	static [entityKind] = "BetterSQLite3Database";
};
function construct(client, config = {}) {
	const dialect = new SQLiteSyncDialect({ casing: config.casing });
	let logger;
	if (config.logger === true) logger = new DefaultLogger();
	else if (config.logger !== false) logger = config.logger;
	let schema;
	if (config.schema) {
		const tablesConfig = extractTablesRelationalConfig(config.schema, createTableRelationsHelpers);
		schema = {
			fullSchema: config.schema,
			schema: tablesConfig.tables,
			tableNamesMap: tablesConfig.tableNamesMap
		};
	}
	const db = new BetterSQLite3Database("sync", dialect, new BetterSQLiteSession(client, dialect, schema, { logger }), schema);
	db.$client = client;
	return db;
}
function drizzle(...params) {
	if (params[0] === void 0 || typeof params[0] === "string") return construct(params[0] === void 0 ? new Client() : new Client(params[0]), params[1]);
	if (isConfig(params[0])) {
		const { connection, client, ...drizzleConfig } = params[0];
		if (client) return construct(client, drizzleConfig);
		if (typeof connection === "object") {
			const { source, ...options } = connection;
			return construct(new Client(source, options), drizzleConfig);
		}
		return construct(new Client(connection), drizzleConfig);
	}
	return construct(params[0], params[1]);
}
((drizzle2) => {
	function mock(config) {
		return construct({}, config);
	}
	drizzle2.mock = mock;
})(drizzle || (drizzle = {}));
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/migrator.js
function readMigrationFiles(config) {
	const migrationFolderTo = config.migrationsFolder;
	const migrationQueries = [];
	const journalPath = `${migrationFolderTo}/meta/_journal.json`;
	if (!fs.existsSync(journalPath)) throw new Error(`Can't find meta/_journal.json file`);
	const journalAsString = fs.readFileSync(`${migrationFolderTo}/meta/_journal.json`).toString();
	const journal = JSON.parse(journalAsString);
	for (const journalEntry of journal.entries) {
		const migrationPath = `${migrationFolderTo}/${journalEntry.tag}.sql`;
		try {
			const query = fs.readFileSync(`${migrationFolderTo}/${journalEntry.tag}.sql`).toString();
			const result = query.split("--> statement-breakpoint").map((it) => {
				return it;
			});
			migrationQueries.push({
				sql: result,
				bps: journalEntry.breakpoints,
				folderMillis: journalEntry.when,
				hash: crypto$1.createHash("sha256").update(query).digest("hex")
			});
		} catch {
			throw new Error(`No file ${migrationPath} found in ${migrationFolderTo} folder`);
		}
	}
	return migrationQueries;
}
// ../../node_modules/.pnpm/drizzle-orm@0.45.4_@types+better-sqlite3@9.6.0_better-sqlite3@13.2.0/node_modules/drizzle-orm/better-sqlite3/migrator.js
function migrate(db, config) {
	const migrations = readMigrationFiles(config);
	db.dialect.migrate(migrations, db.session, config);
}
// ../../packages/storage/src/engine/engine.ts
/** The database could not store what it was asked to: disk full, read-only, locked. Nothing was written. */
var StorageFault = class extends Error {
	name = "StorageFault";
};
// ../../packages/storage/src/engine/group-commit.ts
const BATCH_AT_MOST = 256;
/**
* One writer behind a queue. Whatever arrives in one turn of the event loop shares a transaction and one fsync; each
* piece of work has a SAVEPOINT of its own, so a bad one never takes its neighbours along. Everybody is answered
* after COMMIT, with success only if it is durable.
*/
function groupCommit(client, db) {
	const queue = [];
	const tx = {
		db,
		head: null
	};
	let draining = null;
	const run = {
		begin: client.prepare("BEGIN IMMEDIATE"),
		save: client.prepare("SAVEPOINT work"),
		keep: client.prepare("RELEASE work"),
		undo: client.prepare("ROLLBACK TO work"),
		commit: client.prepare("COMMIT"),
		rollback: client.prepare("ROLLBACK")
	};
	function forget() {
		tx.head = null;
	}
	function abandon() {
		forget();
		if (client.inTransaction) run.rollback.run();
	}
	async function attempt({ work }) {
		run.save.run();
		try {
			const value = await work(tx);
			run.keep.run();
			return {
				ok: true,
				value
			};
		} catch (cause) {
			forget();
			if (!client.inTransaction) throw new StorageFault("the transaction was ended by the database", { cause });
			run.undo.run();
			run.keep.run();
			return {
				ok: false,
				cause
			};
		}
	}
	async function commitBatch(batch) {
		const outcomes = [];
		try {
			run.begin.run();
			for (const waiting of batch) outcomes.push(await attempt(waiting));
			const __t=performance.now();run.commit.run();globalThis.__c=(globalThis.__c||0)+performance.now()-__t;
			return outcomes;
		} catch (cause) {
			abandon();
			const fault = cause instanceof StorageFault ? cause : new StorageFault("nothing was stored", { cause });
			return batch.map(() => ({
				ok: false,
				cause: fault
			}));
		}
	}
	const TURNS=Number(process.env.TURNS||1);
	async function drain() {
		for(let i=0;i<TURNS;i++) await new Promise((turn) => setImmediate(turn));
		while (queue.length > 0) {
			const batch = queue.splice(0, BATCH_AT_MOST);
			globalThis.__b=(globalThis.__b||0)+1;globalThis.__w=(globalThis.__w||0)+batch.length;
			const outcomes = await commitBatch(batch);
			batch.forEach((waiting, at) => {
				const outcome = outcomes[at];
				if (outcome?.ok) waiting.resolve(outcome.value);
				else waiting.reject(outcome?.cause);
			});
			for(let i=0;i<TURNS;i++) await new Promise((turn) => setImmediate(turn));
		}
		draining = null;
	}
	return {
		write(work) {
			return new Promise((resolve, reject) => {
				queue.push({
					work,
					resolve,
					reject
				});
				draining ??= drain();
			});
		},
		async settled() {
			while (draining !== null) await draining;
		}
	};
}
// ../../packages/storage/src/engine/sqlite-lock.ts
/** Another process already has this desk open. */
var DeskInUse = class extends Error {
	name = "DeskInUse";
};
/**
* SQLite is one process. The lock is an exclusive transaction on a file beside the database: the system drops it
* with the process, whatever kills it, so it can never be stale.
*/
function lockDesk(file) {
	const lock = new Client(`${file}.lock`, { timeout: 0 });
	try {
		lock.exec("BEGIN EXCLUSIVE");
	} catch (cause) {
		lock.close();
		throw new DeskInUse(`${file} is open in another process; SQLite serves one process, PostgreSQL several`, { cause });
	}
	return () => lock.close();
}
// ../../packages/storage/src/engine/sqlite.ts
const FULL = 2;
/** Open a connection that may write. WAL alone would run at NORMAL, where a power cut takes acknowledged decisions. */
function openWriter(file) {
	const client = new Client(file, { timeout: 5e3 });
	client.pragma("journal_mode = WAL");
	client.pragma("synchronous = FULL");
	client.pragma("foreign_keys = ON");
	client.pragma('wal_autocheckpoint = '+(process.env.CKPT||10000));
	client.pragma("cache_size = -64000");
	const mode = client.pragma("journal_mode", { simple: true });
	const synchronous = client.pragma("synchronous", { simple: true });
	if (mode !== "wal" || synchronous !== FULL) {
		client.close();
		throw new Error(`${file}: expected WAL with synchronous FULL, got ${mode} with ${synchronous}`);
	}
	return client;
}
function openReader(file) {
	const client = new Client(file, {
		readonly: true,
		timeout: 5e3
	});
	client.pragma("cache_size = -16000");
	return client;
}
/** The desk's own process: takes the lock, brings the schema up to date, one writer and one reader. */
function openSqlite(file, migrations) {
	mkdirSync(dirname(file), { recursive: true });
	const unlock = lockDesk(file);
	const writer = openWriter(file);
	const db = drizzle(writer);
	migrate(db, { migrationsFolder: `${migrations}/sqlite` });
	const reader = openReader(file);
	const group = groupCommit(writer, db);
	return {
		name: "sqlite",
		reader: drizzle(reader),
		write: group.write,
		async close() {
			await group.settled();
			reader.close();
			writer.pragma("wal_checkpoint(TRUNCATE)");
			writer.close();
			unlock();
		}
	};
}
/** For commands that only look: no lock, no writing, beside a running desk. */
function openSqliteReadOnly(file) {
	const reader = openReader(file);
	return {
		name: "sqlite",
		reader: drizzle(reader),
		write: () => Promise.reject(/* @__PURE__ */ new Error("opened to read only")),
		close: async () => void reader.close()
	};
}
// ../../packages/storage/src/open.ts
function deskOn(engine, vault) {
	return {
		engine: engine.name,
		vault,
		db: engine.reader,
		write: engine.write,
		close: engine.close
	};
}
/** Open for the desk's own process. Throws DeskInUse when another process has it. */
function openDesk(place) {
	return deskOn(openSqlite(place.file, place.migrations), place.vault);
}
/** Open beside a running desk, to look only. */
function openDeskReadOnly(place) {
	return deskOn(openSqliteReadOnly(place.file), place.vault);
}
// ../../packages/examples/src/wording/text.ts
/** Tag: one entry a line, trimmed, blank lines dropped. Keeps long lists of Japanese text readable. */
function lines(text) {
	return text.join("").split("\n").map((line) => line.trim()).filter((line) => line !== "");
}
/** Tag: one entry per run of non-blank characters. For short values without blanks. */
function words$1(text) {
	return text.join("").split(/\s+/).filter((word) => word !== "");
}
// ../../packages/examples/src/letters/names.ts
const GIVEN = words$1`
  ゆき はるか さおり みなみ あやね まゆ ちひろ かなえ けんた たくや しょう だいき りょう なおき もえ ひなの
  のぞみ さとし ゆうこ あつし まりこ こうへい れいな しほ
`;
const GIVEN_ROMAN = words$1`
  yuki haruka saori minami ayane mayu chihiro kanae kenta takuya sho daiki ryo naoki moe hinano nozomi satoshi
  yuko atsushi mariko kohei reina shiho
`;
const FAMILY = words$1`
  佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 松本 井上 木村 斎藤 清水 森 池田 橋本 石川 前田 藤田
  岡田 長谷川 村上 近藤 坂本 遠藤 青木
`;
const FIRST = words$1`
  美咲 健太 由香 大輔 彩 翔太 恵 直樹 千尋 誠 真由美 拓海 沙織 亮 香織 悠 聡 麻衣 和也 陽子 里奈 浩二 智子 純一
`;
const FIRST_ROMAN = words$1`
  misaki kenta yuka daisuke aya shota megumi naoki chihiro makoto mayumi takumi saori ryo kaori yu satoshi mai kazuya
  yoko rina koji tomoko junichi
`;
const TRADES = words$1`
  在宅ライター Webデザイナー 動画編集 イラスト 翻訳 事務代行 文字起こし ナレーター 経理サポート エンジニア 校正 写真
`;
const NICKNAMES = words$1`
  ことり舎 むぎちゃ らくだ工房 もりのくま みかん箱 夜ふかし編集者 しろくま ぽんかん あおいそら つきのうさぎ
  書きものや 猫と暮らす コツコツ屋 豆柴 さんかく屋根 ねじまき堂 こはる日和 雨のち晴れ おちゃっぱ
`;
const COMPANY_STEMS = words$1`
  ミドリ企画 あおば商事 サンライト工房 みらい舎 つばめ広告 ひかり出版 まるみ食品 ノースリーフ 日和デザイン かもめ物産
  すずらん はなみずき 青空システム しおさい ことのは編集 やまびこ 花みち 光陽企画 ハーベスト・ラボ 白樺製作所
  みつばち堂 あかね舎 星川トレーディング 木もれび 大和川印刷 いろは 北斗計画 オリーブの木 東風社 リンクス企画
`;
const COMPANY_ROMAN = words$1`
  midori aoba sunlight mirai tsubame hikari marumi northleaf hiyori kamome suzuran hanamizuki aozora shiosai
  kotonoha yamabiko hanamichi koyo harvest shirakaba mitsubachi akane hoshikawa komorebi yamatogawa iroha hokuto
  olive kochi links
`;
const SHOPS = words$1`整体院こころ 美容室リノ カフェ木陰 税理士事務所みなと パン工房こむぎ 花屋ルル 学習塾あすなろ 旅館松葉 珈琲ゆらり`;
const VAGUE = words$1`
  在宅ワーク募集係 副業サポート事務局 スマホワーク運営 HAPPYワーク お仕事紹介デスク みらい在宅センター 人事担当K
  リモート採用チーム ライフアップ事務局 自由な働き方研究会 スマイルワークス 在宅応援団 ネクストライフ ママの在宅ワーク
  即日スタート係 ワークシェア東京 フリーランス支援室 T&Kマネジメント 副収入ナビ 山本（採用） kenji_biz Lucky7 オンライン事業部
`;
// ../../packages/examples/src/wording/contacts.ts
const STEMS = words$1`
  yuki haru sora hana mika taro aoi rin ken nao saki yuma riko kaito mei shun miki daichi
  kotori midori akari tsubasa komugi hinata
`;
const TAILS = words$1`work job desk office biz recruit team saiyo works info home`;
const MAILBOXES = words$1`saiyo recruit info job oubo contact work staff kikaku support`;
const DIGITS_IN_KANJI = [
	"〇",
	"一",
	"二",
	"三",
	"四",
	"五",
	"六",
	"七",
	"八",
	"九"
];
/** Wide form of printable ASCII. */
function wide(text) {
	return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 65248));
}
function spaced(text) {
	return [...text].join(" ");
}
function zeroWidth(text) {
	return [...text].join("​");
}
/** The chat app's name as offenders write it to get past a filter. */
function chatAppName(random, disguised) {
	if (!disguised) return random.pick([
		"LINE",
		"LINE",
		"LINE",
		"ライン"
	]);
	return random.pick([
		"L I N E",
		"ＬＩＮＥ",
		"ﾗｲﾝ",
		"らいん",
		"L1NE",
		zeroWidth("LINE"),
		"ラ・イ・ン",
		"L.I.N.E",
		"Ｌ1ＮＥ"
	]);
}
function chatId(random) {
	return `${`${random.pick(STEMS)}${random.pick([
		"_",
		".",
		"-",
		""
	])}${random.pick(TAILS)}`}${random.int(1, 99)}`;
}
/** A mail address, only ever at the domains reserved for examples. */
function mailAddress(random, disguised) {
	const name = `${random.pick(MAILBOXES)}${random.pick([
		".",
		"-",
		"_"
	])}${random.pick(STEMS)}`;
	const domain = random.pick(["example.jp", "example.com"]);
	if (!disguised) return `${name}@${domain}`;
	return random.pick([
		`${name}アットマーク${domain}`,
		`${name}＠${domain}`,
		`${name}（アット）${domain}`,
		`${name} at ${domain.replace(".", " ドット ")}`,
		wide(`${name}@${domain}`),
		`${name}★${domain}（★を@に変えてください）`
	]);
}
/** A phone number in a range nobody has. */
function phoneNumber(random, disguised) {
	const last = String(random.int(0, 9999)).padStart(4, "0");
	const plain = `${random.pick([
		"090",
		"080",
		"070"
	])}-0000-${last}`;
	if (!disguised) return plain;
	return random.pick([
		plain.replace(/\d/g, (digit) => DIGITS_IN_KANJI[Number(digit)] ?? digit),
		wide(plain),
		spaced(plain.replaceAll("-", "")),
		plain.replaceAll("-", "（ハイフン）"),
		zeroWidth(plain)
	]);
}
const SENSITIVE = words$1`成果報酬 完全歩合 口コミ レビュー 無償 無料 直接取引 副業 手数料 高評価 紹介料 権利収入 いいね`;
/** Hides one sensitive word of a sentence, if it has one: 「口 コ ミ」, 「成・果・報・酬」. */
function disguiseWord(random, sentence) {
	const present = SENSITIVE.filter((word) => sentence.includes(word));
	if (present.length === 0) return sentence;
	const word = random.pick(present);
	const letters = [...word];
	return sentence.replace(word, letters.join(random.pick([
		" ",
		"・",
		"​",
		"　"
	])));
}
/** What is left of a text once the tricks are taken out; used to find our own telling lines again. */
function plainForm(text) {
	return text.normalize("NFKC").replace(/[\s\u200b・.※■●◆□★☆-]/g, "");
}
// ../../packages/examples/src/members.ts
const DAY$1 = 864e5;
const SIX_YEARS = 2190 * DAY$1;
/** Members of all sorts, oldest first, ids rising with the day of registration. About one in twenty is a doubtful client. */
function exampleMembers(random, count, now) {
	const end = Date.parse(now);
	const ages = Array.from({ length: count }, () => SIX_YEARS * random.next() ** 1.6).sort((a, b) => b - a);
	let number = 1e4 + random.int(100, 900);
	return ages.map((age) => {
		number += random.int(1, 7);
		const standing = standingFor(random, age);
		return memberOf(random, `U-${number}`, standing, new Date(end - Math.floor(age)).toISOString());
	});
}
/** Clients whom a moderator would look at twice: nothing verified, hardly a profile. */
function isDoubtful(member) {
	const { identity, phone } = member.verifications;
	return member.roles.includes("client") && !identity && !phone && member.profile.introductionLength < 60;
}
function standingFor(random, age) {
	return random.weighted([
		["freelancer", 58],
		["client", 27],
		["both", 10],
		["doubtful", age < 90 * DAY$1 ? 22 : 2]
	]);
}
const ROLES$1 = {
	freelancer: ["freelancer"],
	client: ["client"],
	both: ["freelancer", "client"],
	doubtful: ["client"]
};
function memberOf(random, id, standing, registeredAt) {
	const { displayName, mailbox } = named(random, standing);
	return {
		id,
		roles: ROLES$1[standing],
		displayName,
		email: `${mailbox}@${random.pick(["example.jp", "example.com"])}`,
		phone: phoneNumber(random, false),
		registeredAt,
		verifications: verificationsOf(random, standing),
		profile: profileOf(random, standing)
	};
}
function named(random, standing) {
	const tail = `${random.pick([
		"",
		".",
		"_"
	])}${random.int(1, 999)}`;
	if (standing === "doubtful") return {
		displayName: random.pick(VAGUE),
		mailbox: `${random.pick([
			"work",
			"job",
			"zaitaku",
			"info"
		])}${tail}`
	};
	if (standing === "client" && random.chance(.7)) return company(random);
	if (random.chance(.3)) {
		const person = random.int(0, FIRST.length - 1);
		return {
			displayName: `${random.pick(FAMILY)} ${FIRST[person] ?? "美咲"}`,
			mailbox: `${FIRST_ROMAN[person] ?? "misaki"}${tail}`
		};
	}
	const index = random.int(0, GIVEN.length - 1);
	const given = GIVEN[index] ?? "ゆき";
	return {
		displayName: random.weighted([
			[`${given}@${random.pick(TRADES)}`, 4],
			[given, 1],
			[random.pick(NICKNAMES), 3],
			[`${random.pick(FAMILY)}${random.pick([
				"デザイン",
				"事務所",
				"ライティングオフィス"
			])}`, 1],
			[`${GIVEN_ROMAN[index] ?? "yuki"}_${random.pick([
				"works",
				"design",
				"note",
				"studio"
			])}`, 2]
		]),
		mailbox: `${GIVEN_ROMAN[index] ?? "yuki"}${tail}`
	};
}
function company(random) {
	const index = random.int(0, COMPANY_STEMS.length - 1);
	const stem = COMPANY_STEMS[index] ?? "ミドリ企画";
	return {
		displayName: random.weighted([
			[`株式会社${stem}`, 5],
			[`${stem}株式会社`, 2],
			[`合同会社${stem}`, 2],
			[`${stem} 採用担当`, 1],
			[`${random.pick(SHOPS)}`, 2]
		]),
		mailbox: `${random.pick([
			"info",
			"pr",
			"contact",
			"saiyo"
		])}-${COMPANY_ROMAN[index] ?? "midori"}`
	};
}
function verificationsOf(random, standing) {
	if (standing === "doubtful") return {
		identity: false,
		phone: false,
		nda: false,
		marketplaceCheck: false
	};
	const identity = random.chance(.7);
	return {
		identity,
		phone: random.chance(identity ? .95 : .5),
		nda: identity && random.chance(.75),
		marketplaceCheck: identity && random.chance(.6)
	};
}
function profileOf(random, standing) {
	const careful = standing !== "doubtful" && random.chance(.6);
	const works = standing === "freelancer" || standing === "both";
	return {
		hasPhoto: careful || random.chance(.3),
		introductionLength: standing === "doubtful" ? random.int(0, 50) : random.int(careful ? 220 : 60, careful ? 900 : 260),
		skills: works ? random.int(careful ? 2 : 0, 9) : 0,
		portfolioItems: works ? random.int(0, careful ? 18 : 3) : 0,
		listedServices: works ? random.int(0, careful ? 4 : 1) : 0,
		experience: careful ? random.pick(["public", "members"]) : random.pick([
			"none",
			"none",
			"members"
		]),
		qualifications: works ? random.int(0, 3) : 0,
		companyFactsPublic: !works && careful ? random.int(3, 7) : random.int(0, 2)
	};
}
// ../../packages/examples/src/random.ts
/** mulberry32: 32 bits of state, fast, good enough for example data (never for secrets). */
function seeded(seed) {
	let state = seed >>> 0;
	const next = () => {
		state = state + 1831565813 >>> 0;
		let mixed = Math.imul(state ^ state >>> 15, state | 1);
		mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61);
		return ((mixed ^ mixed >>> 14) >>> 0) / 4294967296;
	};
	const int = (min, max) => min + Math.floor(next() * (max - min + 1));
	return {
		next,
		int,
		pick: (list) => entryAt(list, int(0, list.length - 1)),
		chance: (p) => next() < p,
		shuffle: (list) => shuffled(list, int),
		weighted: (entries) => byWeight(entries, next())
	};
}
function entryAt(list, index) {
	if (index < 0 || index >= list.length) throw new RangeError("nothing to pick from");
	return list[index];
}
function shuffled(list, int) {
	const copy = [...list];
	for (let last = copy.length - 1; last > 0; last -= 1) {
		const other = int(0, last);
		const held = copy[last];
		copy[last] = copy[other];
		copy[other] = held;
	}
	return copy;
}
function byWeight(entries, chance) {
	let left = chance * entries.reduce((total, [, weight]) => total + weight, 0);
	for (const [value, weight] of entries) {
		left -= weight;
		if (left < 0) return value;
	}
	return entryAt(entries, entries.length - 1)[0];
}
// ../../packages/policy/src/instant.ts
/** Instants are ISO 8601 UTC with milliseconds, so text order is time order. */
function plusSeconds(instant, seconds) {
	return new Date(Date.parse(instant) + seconds * 1e3).toISOString();
}
// ../../packages/storage/src/engine/hot.ts
/** Build a prepared query once a connection: making SQL costs more than running it. */
function hot(build) {
	const made = /* @__PURE__ */ new WeakMap();
	return (db) => {
		const known = made.get(db);
		if (known) return known;
		const query = build(db);
		made.set(db, query);
		return query;
	};
}
// ../../packages/storage/src/schema/sqlite.ts
/**
* Two column types, text and integer, so that every engine can hold the same rows. Instants are ISO 8601 UTC,
* lists and records are JSON text, truth is 0 or 1.
*/
const members = sqliteTable("members", {
	id: text$1().primaryKey(),
	roles: text$1().notNull(),
	/** sealed by the vault, like mail and phone */
	displayName: text$1("display_name").notNull(),
	email: text$1().notNull(),
	phone: text$1().notNull(),
	registeredAt: text$1("registered_at").notNull(),
	verifications: text$1().notNull(),
	profile: text$1().notNull(),
	receivedAt: text$1("received_at").notNull()
});
/** What a case can be about, as it stands now; the texts are in `content_versions`. */
const contents = sqliteTable("contents", {
	type: text$1().notNull(),
	id: text$1().notNull(),
	authorId: text$1("author_id").notNull(),
	version: integer().notNull(),
	textHash: text$1("text_hash").notNull(),
	/** the union `Facts` of the contract, by type */
	facts: text$1().notNull(),
	visible: integer().notNull(),
	/** the standing decision the monthly breakdown counts this target by */
	confirmedBy: text$1("confirmed_by"),
	updatedAt: text$1("updated_at").notNull()
}, (table) => [primaryKey({ columns: [table.type, table.id] }), index("contents_author").on(table.authorId)]);
const contentVersions = sqliteTable("content_versions", {
	type: text$1().notNull(),
	id: text$1().notNull(),
	version: integer().notNull(),
	title: text$1().notNull(),
	body: text$1().notNull(),
	flags: text$1().notNull(),
	receivedAt: text$1("received_at").notNull()
}, (table) => [primaryKey({ columns: [
	table.type,
	table.id,
	table.version
] })]);
const reports = sqliteTable("reports", {
	id: text$1().primaryKey(),
	targetType: text$1("target_type").notNull(),
	targetId: text$1("target_id").notNull(),
	reporterId: text$1("reporter_id").notNull(),
	reason: text$1().notNull(),
	text: text$1().notNull(),
	reportedAt: text$1("reported_at").notNull(),
	receivedAt: text$1("received_at").notNull(),
	/** null until the target has arrived */
	caseId: text$1("case_id"),
	/** it came while a decision was held, so if that stands it belongs to the next case */
	whileHeld: integer("while_held").notNull()
}, (table) => [index("reports_case").on(table.caseId), index("reports_waiting").on(table.targetType, table.targetId).where(sql`case_id IS NULL`)]);
const cases = sqliteTable("cases", {
	id: text$1().primaryKey(),
	number: integer().notNull(),
	kind: text$1().notNull(),
	targetType: text$1("target_type").notNull(),
	targetId: text$1("target_id").notNull(),
	authorId: text$1("author_id").notNull(),
	queue: text$1().notNull(),
	state: text$1().notNull(),
	category: text$1(),
	severity: text$1().notNull(),
	/** detector score in hundredths */
	score: integer().notNull(),
	reporters: integer().notNull(),
	rank: integer().notNull(),
	rankLines: text$1("rank_lines").notNull(),
	openedAt: text$1("opened_at").notNull(),
	dueAt: text$1("due_at").notNull(),
	contentVersion: integer("content_version").notNull(),
	fence: integer().notNull(),
	holder: text$1(),
	leaseKind: text$1("lease_kind"),
	leaseEndsAt: text$1("lease_ends_at"),
	/** something arrived while the decision was held */
	joinedWhileHeld: integer("joined_while_held").notNull(),
	previousCaseId: text$1("previous_case_id"),
	closedAt: text$1("closed_at")
}, (table) => [
	uniqueIndex("cases_number").on(table.number),
	uniqueIndex("cases_unfinished").on(table.kind, table.targetType, table.targetId).where(sql`state <> 'closed'`),
	index("cases_target").on(table.targetType, table.targetId, table.id),
	index("cases_open").on(table.queue, table.rank, table.dueAt, table.id).where(sql`state = 'open'`),
	index("cases_claimed").on(table.holder, table.rank, table.dueAt, table.id).where(sql`state = 'claimed'`),
	index("cases_leases").on(table.leaseEndsAt).where(sql`state = 'claimed'`),
	index("cases_overdue").on(table.queue, table.dueAt).where(sql`state = 'open'`),
	index("cases_oldest").on(table.queue, table.openedAt).where(sql`state = 'open'`)
]);
const decisions = sqliteTable("decisions", {
	id: text$1().primaryKey(),
	caseId: text$1("case_id").notNull(),
	fence: integer().notNull(),
	contentVersion: integer("content_version").notNull(),
	targetType: text$1("target_type").notNull(),
	targetId: text$1("target_id").notNull(),
	authorId: text$1("author_id").notNull(),
	actorId: text$1("actor_id").notNull(),
	decidedAt: text$1("decided_at").notNull(),
	measures: text$1().notNull(),
	categories: text$1().notNull(),
	published: text$1(),
	clause: text$1(),
	templateId: text$1("template_id"),
	templateVersion: integer("template_version"),
	text: text$1().notNull(),
	passages: text$1().notNull(),
	note: text$1().notNull(),
	month: text$1().notNull(),
	/** 1 when this is the decision its month counts the target by */
	counted: integer().notNull(),
	state: text$1().notNull(),
	heldUntil: text$1("held_until").notNull()
}, (table) => [
	uniqueIndex("decisions_one_a_case").on(table.caseId).where(sql`state <> 'undone'`),
	uniqueIndex("decisions_one_a_fence").on(table.caseId, table.fence),
	index("decisions_target").on(table.targetType, table.targetId, table.id),
	index("decisions_author").on(table.authorId, table.id),
	index("decisions_actor").on(table.actorId, table.id),
	index("decisions_held").on(table.heldUntil).where(sql`state = 'held'`),
	index("decisions_month").on(table.month, table.published, table.id)
]);
const measures = sqliteTable("measures", {
	id: text$1().primaryKey(),
	decisionId: text$1("decision_id").notNull(),
	measure: text$1().notNull(),
	targetType: text$1("target_type").notNull(),
	targetId: text$1("target_id").notNull(),
	memberId: text$1("member_id").notNull()
}, (table) => [index("measures_decision").on(table.decisionId), index("measures_member").on(table.memberId)]);
const outbox = sqliteTable("outbox", {
	/** also the `webhook-id`, the same over every retry */
	id: text$1().primaryKey(),
	decisionId: text$1("decision_id").notNull(),
	event: text$1().notNull(),
	payload: text$1().notNull(),
	state: text$1().notNull(),
	/** when it may go out, or be tried again */
	dueAt: text$1("due_at").notNull(),
	attempts: integer().notNull(),
	lastError: text$1("last_error"),
	createdAt: text$1("created_at").notNull(),
	deliveredAt: text$1("delivered_at")
}, (table) => [
	index("outbox_decision").on(table.decisionId),
	index("outbox_ready").on(table.dueAt, table.id).where(sql`state = 'ready'`),
	index("outbox_retrying").on(table.dueAt, table.id).where(sql`state = 'retrying'`),
	index("outbox_sending").on(table.id).where(sql`state = 'sending'`),
	index("outbox_dead").on(table.id).where(sql`state = 'dead'`)
]);
/** Where events go; disabled when it answers 410. */
const endpoints = sqliteTable("endpoints", {
	url: text$1().primaryKey(),
	disabledAt: text$1("disabled_at")
});
const audit = sqliteTable("audit", {
	seq: integer().primaryKey(),
	at: text$1().notNull(),
	actorId: text$1("actor_id").notNull(),
	action: text$1().notNull(),
	subjectType: text$1("subject_type").notNull(),
	subjectId: text$1("subject_id").notNull(),
	detail: text$1().notNull(),
	hash: text$1().notNull()
}, (table) => [
	index("audit_actor").on(table.actorId, table.seq),
	index("audit_action").on(table.action, table.seq),
	index("audit_subject").on(table.subjectId, table.seq)
]);
const queueCounts = sqliteTable("queue_counts", {
	queue: text$1().notNull(),
	state: text$1().notNull(),
	n: integer().notNull()
}, (table) => [primaryKey({ columns: [table.queue, table.state] })]);
const monthCounts = sqliteTable("month_counts", {
	month: text$1().notNull(),
	targetType: text$1("target_type").notNull(),
	published: text$1().notNull(),
	n: integer().notNull()
}, (table) => [primaryKey({ columns: [
	table.month,
	table.targetType,
	table.published
] })]);
const staff = sqliteTable("staff", {
	id: text$1().primaryKey(),
	login: text$1().notNull(),
	alias: text$1().notNull(),
	role: text$1().notNull(),
	passwordHash: text$1("password_hash").notNull(),
	language: text$1().notNull(),
	theme: text$1().notNull(),
	disabledAt: text$1("disabled_at")
}, (table) => [uniqueIndex("staff_login").on(table.login)]);
const sessions = sqliteTable("sessions", {
	/** SHA-256 of the cookie's token */
	tokenHash: text$1("token_hash").primaryKey(),
	staffId: text$1("staff_id").notNull(),
	createdAt: text$1("created_at").notNull(),
	lastSeenAt: text$1("last_seen_at").notNull()
}, (table) => [index("sessions_staff").on(table.staffId)]);
const apiKeys = sqliteTable("api_keys", {
	id: text$1().primaryKey(),
	keyHash: text$1("key_hash").notNull(),
	name: text$1().notNull(),
	scopes: text$1().notNull(),
	createdAt: text$1("created_at").notNull(),
	revokedAt: text$1("revoked_at")
}, (table) => [uniqueIndex("api_keys_hash").on(table.keyHash)]);
const idempotency = sqliteTable("idempotency", {
	/** API key or staff id */
	scope: text$1().notNull(),
	key: text$1().notNull(),
	bodyHash: text$1("body_hash").notNull(),
	answer: text$1().notNull(),
	at: text$1().notNull()
}, (table) => [primaryKey({ columns: [table.scope, table.key] }), index("idempotency_at").on(table.at)]);
// ../../packages/storage/src/cases/reads.ts
function toCase(row) {
	const leased = row.holder !== null && row.leaseKind !== null && row.leaseEndsAt !== null;
	return {
		id: row.id,
		number: row.number,
		kind: "review",
		target: {
			type: row.targetType,
			id: row.targetId
		},
		authorId: row.authorId,
		queue: row.queue,
		state: row.state,
		fence: row.fence,
		lease: leased ? {
			kind: row.leaseKind,
			holder: row.holder ?? "",
			endsAt: row.leaseEndsAt ?? ""
		} : null,
		contentVersion: row.contentVersion,
		category: row.category,
		severity: row.severity,
		score: row.score / 100,
		reporters: row.reporters,
		rank: row.rank,
		rankLines: JSON.parse(row.rankLines),
		openedAt: row.openedAt,
		dueAt: row.dueAt,
		joinedWhileHeld: row.joinedWhileHeld === 1,
		previousCaseId: row.previousCaseId
	};
}
const byId$1 = hot((db) => db.select().from(cases).where(eq(cases.id, sql.placeholder("id"))).prepare());
const unfinished = hot((db) => db.select().from(cases).where(and(eq(cases.kind, "review"), eq(cases.targetType, sql.placeholder("type")), eq(cases.targetId, sql.placeholder("id")), sql`${cases.state} <> 'closed'`)).prepare());
const latest = hot((db) => db.select({
	id: cases.id,
	number: cases.number
}).from(cases).where(and(eq(cases.targetType, sql.placeholder("type")), eq(cases.targetId, sql.placeholder("id")))).orderBy(desc(cases.id)).limit(1).prepare());
const next = hot((db) => db.select().from(cases).where(and(sql`${cases.state} = 'open'`, eq(cases.queue, sql.placeholder("queue")))).orderBy(asc(cases.rank), asc(cases.dueAt), asc(cases.id)).limit(1).prepare());
const leasesOver = hot((db) => db.select().from(cases).where(and(sql`${cases.state} = 'claimed'`, sql`${cases.leaseEndsAt} <= ${sql.placeholder("now")}`)).limit(sql.placeholder("limit")).prepare());
const held = hot((db) => db.select().from(cases).where(and(sql`${cases.state} = 'claimed'`, eq(cases.holder, sql.placeholder("holder")))).orderBy(asc(cases.rank), asc(cases.dueAt), asc(cases.id)).prepare());
const newestNumber = hot((db) => db.select({ number: cases.number }).from(cases).orderBy(desc(cases.number)).limit(1).prepare());
const first = (rows) => rows[0] ? toCase(rows[0]) : null;
const caseById = async (db, id) => first(await byId$1(db).execute({ id }));
/** The one unfinished case of a target, if there is one. */
const unfinishedCaseOf = async (db, target) => first(await unfinished(db).execute({ ...target }));
/** The newest case of a target, whatever its state. */
async function latestCaseOf(db, target) {
	const [row] = await latest(db).execute({ ...target });
	return row ?? null;
}
/** The case on top of a queue. */
const nextOpenCase = async (db, queue) => first(await next(db).execute({ queue }));
/** Claims and reservations whose lease is over. */
const casesWithLeaseOver = async (db, now, limit) => (await leasesOver(db).execute({
	now,
	limit
})).map(toCase);
/** Everything a person has claimed or reserved. */
const casesHeldBy = async (db, holder) => (await held(db).execute({ holder })).map(toCase);
async function newestCaseNumber(db) {
	const [row] = await newestNumber(db).execute();
	return row?.number ?? 0;
}
/** Numbers people know cases by. */
async function caseNumbersOf(db, ids) {
	if (ids.length === 0) return /* @__PURE__ */ new Map();
	const rows = await db.select({
		id: cases.id,
		number: cases.number
	}).from(cases).where(inArray(cases.id, [...new Set(ids)]));
	return new Map(rows.map((row) => [row.id, row.number]));
}
// ../../packages/storage/src/audit/chain.ts
const GENESIS = "0".repeat(64);
/** JSON with its keys in order, so that the same detail is always the same bytes. */
function canonical(detail) {
	return JSON.stringify(detail, Object.keys(detail).sort());
}
/** `SHA-256(previous hash || entry)`, hex. */
function linkHash(previous, link) {
	const { seq, at, actorId, action, subjectType, subjectId, detail } = link;
	return hash("sha256", previous + JSON.stringify([
		seq,
		at,
		actorId,
		action,
		subjectType,
		subjectId,
		detail
	]));
}
// ../../packages/storage/src/audit/save.ts
const newest = hot((db) => db.select({
	seq: audit.seq,
	hash: audit.hash
}).from(audit).orderBy(desc(audit.seq)).limit(1).prepare());
const insert$2 = hot((db) => db.insert(audit).values({
	seq: sql.placeholder("seq"),
	at: sql.placeholder("at"),
	actorId: sql.placeholder("actorId"),
	action: sql.placeholder("action"),
	subjectType: sql.placeholder("subjectType"),
	subjectId: sql.placeholder("subjectId"),
	detail: sql.placeholder("detail"),
	hash: sql.placeholder("hash")
}).prepare());
/** Append to the chain. The head is kept between writes and read again after any rollback. */
async function appendAudit(tx, entry) {
	if (tx.head === null) {
		const [row] = await newest(tx.db).execute();
		tx.head = row ?? {
			seq: 0,
			hash: GENESIS
		};
	}
	const link = {
		seq: tx.head.seq + 1,
		at: entry.at,
		actorId: entry.actorId,
		action: entry.action,
		subjectType: entry.subject.type,
		subjectId: entry.subject.id,
		detail: canonical(entry.detail)
	};
	const hash = linkHash(tx.head.hash, link);
	await insert$2(tx.db).execute({
		...link,
		hash
	});
	tx.head = {
		seq: link.seq,
		hash
	};
}
// ../../packages/storage/src/overtaken.ts
/** The row was not as the rule saw it: somebody was faster. Nothing was changed; ask again. */
var Overtaken = class extends Error {
	name = "Overtaken";
};
/** Guard behind every conditional UPDATE: exactly the expected row must have changed. */
function mustChange(rows, what) {
	if (rows.length === 0) throw new Overtaken(what);
}
// ../../packages/storage/src/queue/save.ts
const bumpQueueCount = hot((db) => db.insert(queueCounts).values({
	queue: sql.placeholder("queue"),
	state: "open",
	n: sql.placeholder("by")
}).onConflictDoUpdate({
	target: [queueCounts.queue, queueCounts.state],
	set: { n: sql`${queueCounts.n} + excluded.n` }
}).prepare());
const bumpMonthCount = hot((db) => db.insert(monthCounts).values({
	month: sql.placeholder("month"),
	targetType: sql.placeholder("targetType"),
	published: sql.placeholder("published"),
	n: sql.placeholder("by")
}).onConflictDoUpdate({
	target: [
		monthCounts.month,
		monthCounts.targetType,
		monthCounts.published
	],
	set: { n: sql`${monthCounts.n} + excluded.n` }
}).prepare());
/** One more, or one fewer, open case in a queue. */
async function countOpen(tx, queue, by) {
	await bumpQueueCount(tx.db).execute({
		queue,
		by
	});
}
/** One more, or one fewer, target confirmed in a Japan-time month. */
async function countMonth(tx, of, by) {
	await bumpMonthCount(tx.db).execute({
		...of,
		by
	});
}
// ../../packages/storage/src/cases/save.ts
const p$4 = sql.placeholder;
const placed$1 = {
	queue: p$4("queue"),
	category: p$4("category"),
	severity: p$4("severity"),
	score: p$4("score"),
	reporters: p$4("reporters"),
	rank: p$4("rank"),
	rankLines: p$4("rankLines"),
	dueAt: p$4("dueAt"),
	contentVersion: p$4("contentVersion")
};
const insert$1 = hot((db) => db.insert(cases).values({
	...placed$1,
	id: p$4("id"),
	number: p$4("number"),
	kind: "review",
	targetType: p$4("targetType"),
	targetId: p$4("targetId"),
	authorId: p$4("authorId"),
	state: "open",
	openedAt: p$4("openedAt"),
	fence: 0,
	joinedWhileHeld: 0,
	previousCaseId: p$4("previousCaseId")
}).prepare());
const replace = hot((db) => db.update(cases).set({
	queue: sql`${p$4("queue")}`,
	category: sql`${p$4("category")}`,
	severity: sql`${p$4("severity")}`,
	score: sql`${p$4("score")}`,
	reporters: sql`${p$4("reporters")}`,
	rank: sql`${p$4("rank")}`,
	rankLines: sql`${p$4("rankLines")}`,
	dueAt: sql`${p$4("dueAt")}`,
	contentVersion: sql`${p$4("contentVersion")}`,
	joinedWhileHeld: sql`${p$4("joinedWhileHeld")}`
}).where(and(eq(cases.id, p$4("id")), sql`${cases.state} <> 'closed'`)).returning({ id: cases.id }).prepare());
const lease = hot((db) => db.update(cases).set({
	state: "claimed",
	fence: sql`${p$4("fence")}`,
	holder: sql`${p$4("holder")}`,
	leaseKind: sql`${p$4("kind")}`,
	leaseEndsAt: sql`${p$4("endsAt")}`
}).where(and(eq(cases.id, p$4("id")), eq(cases.fence, p$4("seen")), sql`${cases.state} in ('open', 'claimed')`)).returning({ id: cases.id }).prepare());
const renew$1 = hot((db) => db.update(cases).set({
	leaseKind: sql`${p$4("kind")}`,
	leaseEndsAt: sql`${p$4("endsAt")}`
}).where(and(eq(cases.id, p$4("id")), eq(cases.fence, p$4("fence")), eq(cases.holder, p$4("holder")), sql`${cases.state} = 'claimed'`, gt(cases.leaseEndsAt, p$4("now")))).returning({ id: cases.id }).prepare());
const free = hot((db) => db.update(cases).set({
	state: "open",
	holder: null,
	leaseKind: null,
	leaseEndsAt: null
}).where(and(eq(cases.id, p$4("id")), eq(cases.fence, p$4("fence")), sql`${cases.state} = 'claimed'`)).returning({ id: cases.id }).prepare());
function placingColumns(placing, contentVersion) {
	const { queue, category, severity, reporters, rank, dueAt } = placing;
	return {
		queue,
		category,
		severity,
		score: Math.round(placing.score * 100),
		reporters,
		rank,
		dueAt,
		rankLines: JSON.stringify(placing.lines),
		contentVersion
	};
}
async function moveOpenCount(tx, from, to) {
	if (from === to) return;
	await countOpen(tx, from, -1);
	await countOpen(tx, to, 1);
}
/** Everything that happens to a case short of a decision. */
async function saveCase(tx, at, change) {
	switch (change.type) {
		case "case.opened": {
			const { id, target, authorId, openedAt, placing, previousCaseId } = change;
			const number = await newestCaseNumber(tx.db) + 1;
			const columns = placingColumns(placing, change.contentVersion);
			const about = {
				targetType: target.type,
				targetId: target.id,
				authorId,
				openedAt,
				previousCaseId
			};
			await insert$1(tx.db).execute({
				...columns,
				...about,
				id,
				number
			});
			await countOpen(tx, placing.queue, 1);
			const { queue, category } = placing;
			const detail = {
				number,
				queue,
				category,
				score: placing.score,
				target: `${target.type}/${target.id}`
			};
			return {
				action: "case.opened",
				subject: {
					type: "case",
					id
				},
				detail
			};
		}
		case "case.joined": {
			const { case: it, placing, contentVersion, whileHeld } = change;
			const joinedWhileHeld = whileHeld || it.joinedWhileHeld ? 1 : 0;
			const columns = placingColumns(placing, contentVersion);
			mustChange(await replace(tx.db).execute({
				...columns,
				id: it.id,
				joinedWhileHeld
			}), "case.joined");
			if (it.state === "open") await moveOpenCount(tx, it.queue, placing.queue);
			const detail = {
				version: contentVersion,
				category: placing.category,
				score: placing.score,
				whileHeld
			};
			return {
				action: "case.joined",
				subject: {
					type: "case",
					id: it.id
				},
				detail
			};
		}
		case "case.claimed": {
			const { case: it, fence } = change;
			const { holder, kind, endsAt } = change.lease;
			mustChange(await lease(tx.db).execute({
				id: it.id,
				seen: it.fence,
				fence,
				holder,
				kind,
				endsAt
			}), "case.claimed");
			if (it.state === "open") await countOpen(tx, it.queue, -1);
			return {
				action: `case.${kind === "claim" ? "claimed" : "reserved"}`,
				subject: {
					type: "case",
					id: it.id
				},
				detail: { fence }
			};
		}
		case "case.renewed": {
			const { holder, kind, endsAt } = change.lease;
			const { id, fence, lease: before } = change.case;
			mustChange(await renew$1(tx.db).execute({
				id,
				fence,
				holder,
				kind,
				endsAt,
				now: at
			}), "case.renewed");
			if (before?.kind === kind) return null;
			return {
				action: "case.claimed",
				subject: {
					type: "case",
					id
				},
				detail: { fence }
			};
		}
		case "case.released": {
			const { id, fence, queue } = change.case;
			mustChange(await free(tx.db).execute({
				id,
				fence
			}), "case.released");
			await countOpen(tx, queue, 1);
			return {
				action: `case.${change.why}`,
				subject: {
					type: "case",
					id
				},
				detail: { fence }
			};
		}
	}
}
// ../../packages/policy/src/decisions/measures.ts
/** What a decision can do to its target (措置). `no_violation` is a decision without any. */
const MEASURES = [
	"request_correction",
	"advice",
	"hide",
	"show",
	"warn"
];
/** Which measure exists for which target: the desk's decision table. */
const MEASURES_ON = {
	job: [
		"request_correction",
		"advice",
		"hide",
		"show",
		"warn"
	],
	proposal: [
		"advice",
		"hide",
		"show",
		"warn"
	],
	message: [
		"advice",
		"hide",
		"show",
		"warn"
	],
	member: [
		"request_correction",
		"advice",
		"warn"
	]
};
/** Name of the event the marketplace receives. Events are thin: ids and codes, the text is fetched by id. */
const EVENT_OF = {
	request_correction: "job.correction_requested",
	advice: "member.advised",
	hide: "content.hidden",
	show: "content.shown",
	warn: "member.warned"
};
/** `show` takes a hide back and confirms nothing; every other measure says what was broken. */
function confirms(measure) {
	return measure !== "show";
}
// ../../packages/storage/src/delivery/save.ts
const p$3 = sql.placeholder;
const insert = hot((db) => db.insert(outbox).values({
	id: p$3("id"),
	decisionId: p$3("decisionId"),
	event: p$3("event"),
	payload: p$3("payload"),
	state: "held",
	dueAt: p$3("dueAt"),
	attempts: 0,
	createdAt: p$3("at")
}).prepare());
const release$1 = hot((db) => db.update(outbox).set({
	state: "ready",
	dueAt: sql`${p$3("at")}`
}).where(and(eq(outbox.decisionId, p$3("decisionId")), sql`${outbox.state} = 'held'`)).prepare());
const move = hot((db) => db.update(outbox).set({
	state: sql`${p$3("to")}`,
	dueAt: sql`${p$3("dueAt")}`,
	attempts: sql`${p$3("attempts")}`,
	lastError: sql`${p$3("lastError")}`,
	deliveredAt: sql`${p$3("deliveredAt")}`
}).where(and(eq(outbox.id, p$3("id")), eq(outbox.state, p$3("from")))).returning({ id: outbox.id }).prepare());
/** Put an event into the outbox, where it waits for the undo window to end. */
async function holdOutgoing(tx, of) {
	const { id, decisionId, payload, at, dueAt } = of;
	await insert(tx.db).execute({
		id,
		decisionId,
		event: payload.type,
		payload: JSON.stringify(payload),
		at,
		dueAt
	});
}
async function releaseOutgoing(tx, decisionId, at) {
	await release$1(tx.db).execute({
		decisionId,
		at
	});
}
/** Take back everything a decision would have sent: all of it is still held, or none of it is undone. */
async function undoOutgoing(tx, decisionId, expected) {
	if ((await tx.db.update(outbox).set({ state: "undone" }).where(and(eq(outbox.decisionId, decisionId), eq(outbox.state, "held"))).returning({ id: outbox.id })).length !== expected) throw new Overtaken("decision.undone: outbox");
}
/** How an event travels: `held → ready → sending → delivered | retrying → dead`. */
async function saveDelivery(tx, at, change) {
	if (change.type === "endpoint.disabled" || change.type === "endpoint.enabled") {
		const disabledAt = change.type === "endpoint.disabled" ? at : null;
		const row = {
			url: change.url,
			disabledAt
		};
		await tx.db.insert(endpoints).values(row).onConflictDoUpdate({
			target: endpoints.url,
			set: { disabledAt }
		});
		return {
			action: change.type,
			subject: {
				type: "endpoint",
				id: "webhook"
			},
			detail: {}
		};
	}
	const { id, state: from, dueAt, attempts, lastError, decisionId } = change.row;
	const same = {
		id,
		from,
		dueAt,
		attempts,
		lastError,
		deliveredAt: null
	};
	const trace = (detail) => ({
		action: change.type,
		subject: {
			type: "delivery",
			id
		},
		detail: {
			decision: decisionId,
			...detail
		}
	});
	const to = (columns) => move(tx.db).execute({
		...same,
		...columns
	});
	switch (change.type) {
		case "delivery.sending":
			mustChange(await to({
				to: "sending",
				attempts: attempts + 1
			}), change.type);
			return null;
		case "delivery.interrupted":
			mustChange(await to({ to: "ready" }), change.type);
			return trace({});
		case "delivery.delivered":
			mustChange(await to({
				to: "delivered",
				deliveredAt: at,
				lastError: null
			}), change.type);
			return trace({ attempts });
		case "delivery.retrying":
			mustChange(await to({
				to: "retrying",
				dueAt: change.dueAt,
				lastError: change.error
			}), change.type);
			return trace({
				attempts,
				error: change.error
			});
		case "delivery.dead":
			mustChange(await to({
				to: "dead",
				lastError: change.error
			}), change.type);
			return trace({
				attempts,
				error: change.error
			});
		case "delivery.redelivered":
			mustChange(await to({
				to: "ready",
				dueAt: at,
				attempts: 0
			}), change.type);
			return trace({});
	}
}
// ../../node_modules/.pnpm/uuid@14.0.3/node_modules/uuid/dist-node/stringify.js
const byteToHex = [];
for (let i = 0; i < 256; ++i) byteToHex.push((i + 256).toString(16).slice(1));
function unsafeStringify(arr, offset = 0) {
	return (byteToHex[arr[offset + 0]] + byteToHex[arr[offset + 1]] + byteToHex[arr[offset + 2]] + byteToHex[arr[offset + 3]] + "-" + byteToHex[arr[offset + 4]] + byteToHex[arr[offset + 5]] + "-" + byteToHex[arr[offset + 6]] + byteToHex[arr[offset + 7]] + "-" + byteToHex[arr[offset + 8]] + byteToHex[arr[offset + 9]] + "-" + byteToHex[arr[offset + 10]] + byteToHex[arr[offset + 11]] + byteToHex[arr[offset + 12]] + byteToHex[arr[offset + 13]] + byteToHex[arr[offset + 14]] + byteToHex[arr[offset + 15]]).toLowerCase();
}
// ../../node_modules/.pnpm/uuid@14.0.3/node_modules/uuid/dist-node/rng.js
const rnds8 = /* @__PURE__ */ new Uint8Array(16);
function rng() {
	return crypto.getRandomValues(rnds8);
}
// ../../node_modules/.pnpm/uuid@14.0.3/node_modules/uuid/dist-node/v7.js
const _state = {};
function v7(options, buf, offset) {
	let bytes;
	if (options) bytes = v7Bytes(options.random ?? options.rng?.() ?? rng(), options.msecs, options.seq, buf, offset);
	else {
		const now = Date.now();
		const rnds = rng();
		updateV7State(_state, now, rnds);
		bytes = v7Bytes(rnds, _state.msecs, _state.seq, buf, offset);
	}
	return buf ?? unsafeStringify(bytes);
}
function updateV7State(state, now, rnds) {
	state.msecs ??= -Infinity;
	state.seq ??= 0;
	if (now > state.msecs) {
		state.seq = v7Sequence(rnds);
		state.msecs = now;
	} else {
		state.seq = state.seq + 1 | 0;
		if (state.seq === 0) state.msecs++;
	}
	return state;
}
function v7Bytes(rnds, msecs, seq, buf, offset = 0) {
	if (rnds.length < 16) throw new Error("Random bytes length must be >= 16");
	if (!buf) {
		buf = /* @__PURE__ */ new Uint8Array(16);
		offset = 0;
	} else if (offset < 0 || offset + 16 > buf.length) throw new RangeError(`UUID byte range ${offset}:${offset + 15} is out of buffer bounds`);
	msecs ??= Date.now();
	seq ??= v7Sequence(rnds);
	buf[offset++] = msecs / 1099511627776 & 255;
	buf[offset++] = msecs / 4294967296 & 255;
	buf[offset++] = msecs / 16777216 & 255;
	buf[offset++] = msecs / 65536 & 255;
	buf[offset++] = msecs / 256 & 255;
	buf[offset++] = msecs & 255;
	buf[offset++] = 112 | seq >>> 28 & 15;
	buf[offset++] = seq >>> 20 & 255;
	buf[offset++] = 128 | seq >>> 14 & 63;
	buf[offset++] = seq >>> 6 & 255;
	buf[offset++] = seq << 2 & 255 | rnds[10] & 3;
	buf[offset++] = rnds[11];
	buf[offset++] = rnds[12];
	buf[offset++] = rnds[13];
	buf[offset++] = rnds[14];
	buf[offset++] = rnds[15];
	return buf;
}
function v7Sequence(rnds) {
	return (rnds[6] & 127) << 24 | rnds[7] << 16 | rnds[8] << 8 | rnds[9];
}
// ../../packages/storage/src/ids.ts
let seq = 0;
/** A sortable id (UUIDv7) for something that happens at `now`; ids of one millisecond keep their order of making. */
function newId(now) {
	seq = (seq + 1) % 2147483647;
	return v7({
		msecs: Date.parse(now),
		seq
	});
}
// ../../packages/storage/src/decisions/save.ts
const p$2 = sql.placeholder;
const hold = hot((db) => db.update(cases).set({
	state: "held",
	holder: null,
	leaseKind: null,
	leaseEndsAt: null
}).where(and(eq(cases.id, p$2("id")), eq(cases.fence, p$2("fence")), eq(cases.contentVersion, p$2("contentVersion")), eq(cases.holder, p$2("holder")), sql`${cases.state} = 'claimed'`, gt(cases.leaseEndsAt, p$2("now")))).returning({ id: cases.id }).prepare());
const insertDecision = hot((db) => db.insert(decisions).values({
	id: p$2("id"),
	caseId: p$2("caseId"),
	fence: p$2("fence"),
	contentVersion: p$2("contentVersion"),
	targetType: p$2("targetType"),
	targetId: p$2("targetId"),
	authorId: p$2("authorId"),
	actorId: p$2("actorId"),
	decidedAt: p$2("decidedAt"),
	measures: p$2("measures"),
	categories: p$2("categories"),
	published: p$2("published"),
	clause: p$2("clause"),
	templateId: p$2("templateId"),
	templateVersion: p$2("templateVersion"),
	text: p$2("text"),
	passages: p$2("passages"),
	note: p$2("note"),
	month: p$2("month"),
	counted: p$2("counted"),
	state: "held",
	heldUntil: p$2("heldUntil")
}).prepare());
const insertMeasure = hot((db) => db.insert(measures).values({
	id: p$2("id"),
	decisionId: p$2("decisionId"),
	measure: p$2("measure"),
	targetType: p$2("targetType"),
	targetId: p$2("targetId"),
	memberId: p$2("memberId")
}).prepare());
/** Takes the one place of "first confirming decision"; no row when somebody's stands already. */
const confirm = hot((db) => db.update(contents).set({ confirmedBy: sql`${p$2("decisionId")}` }).where(and(eq(contents.type, p$2("type")), eq(contents.id, p$2("id")), isNull(contents.confirmedBy))).returning({ id: contents.id }).prepare());
const stand$1 = hot((db) => db.update(decisions).set({ state: "standing" }).where(and(eq(decisions.id, p$2("id")), sql`${decisions.state} = 'held'`)).returning({ id: decisions.id }).prepare());
const close = hot((db) => db.update(cases).set({
	state: "closed",
	closedAt: sql`${p$2("at")}`
}).where(and(eq(cases.id, p$2("id")), sql`${cases.state} = 'held'`)).returning({ id: cases.id }).prepare());
const show = hot((db) => db.update(contents).set({ visible: sql`${p$2("visible")}` }).where(and(eq(contents.type, p$2("type")), eq(contents.id, p$2("id")))).prepare());
/** Decisions, their undoing, and the end of the undo window. */
async function saveDecision(tx, at, change) {
	if (change.type === "case.decided") return await decide$2(tx, at, change);
	if (change.type === "decision.undone") return await undo(tx, change);
	const { decision } = change;
	mustChange(await stand$1(tx.db).execute({ id: decision.id }), "decision.stands");
	mustChange(await close(tx.db).execute({
		id: decision.caseId,
		at
	}), "decision.stands: case");
	if (change.visible !== null) await show(tx.db).execute({
		...decision.target,
		visible: change.visible ? 1 : 0
	});
	await releaseOutgoing(tx, decision.id, at);
	return {
		action: "decision.stands",
		subject: {
			type: "case",
			id: decision.caseId
		},
		detail: { decision: decision.id }
	};
}
function chosen({ choice }) {
	if (choice.kind === "no_violation") return {
		measures: [],
		clause: null,
		templateId: null,
		templateVersion: null,
		text: "",
		passages: []
	};
	const { clause, template, text, passages } = choice;
	const templateId = template?.id ?? null;
	return {
		measures: choice.measures,
		clause,
		templateId,
		templateVersion: template?.version ?? null,
		text,
		passages
	};
}
async function decide$2(tx, at, change) {
	const { id, case: it, actorId, decided, note } = change;
	const { fence, contentVersion, target, authorId } = it;
	mustChange(await hold(tx.db).execute({
		id: it.id,
		fence,
		contentVersion,
		holder: actorId,
		now: at
	}), "case.decided");
	const { measures: taken, passages, ...sent } = chosen(decided);
	const counted = decided.published ? (await confirm(tx.db).execute({
		...target,
		decisionId: id
	})).length > 0 : false;
	const { month, published, heldUntil } = decided;
	await insertDecision(tx.db).execute({
		...sent,
		id,
		caseId: it.id,
		fence,
		contentVersion,
		targetType: target.type,
		targetId: target.id,
		authorId,
		actorId,
		decidedAt: at,
		measures: JSON.stringify(taken),
		categories: JSON.stringify(decided.categories),
		published,
		passages: JSON.stringify(passages),
		note,
		month,
		counted: counted ? 1 : 0,
		heldUntil
	});
	if (counted && published) await countMonth(tx, {
		month,
		targetType: target.type,
		published
	}, 1);
	for (const measure of taken) await take(tx, at, change, measure);
	const detail = {
		decision: id,
		measures: taken,
		categories: decided.categories,
		clause: sent.clause,
		fence,
		version: contentVersion
	};
	return {
		action: "case.decided",
		subject: {
			type: "case",
			id: it.id
		},
		detail
	};
}
async function take(tx, at, { id: decisionId, case: it, decided }, measure) {
	const { target, authorId: memberId } = it;
	const measureId = newId(at);
	await insertMeasure(tx.db).execute({
		id: measureId,
		decisionId,
		measure,
		targetType: target.type,
		targetId: target.id,
		memberId
	});
	const data = {
		measureId,
		target,
		memberId,
		categories: decided.categories
	};
	const payload = {
		type: EVENT_OF[measure],
		timestamp: at,
		data
	};
	await holdOutgoing(tx, {
		id: `msg_${randomUUID()}`,
		decisionId,
		payload,
		at,
		dueAt: decided.heldUntil
	});
}
async function undo(tx, change) {
	const { decision, case: it, lease } = change;
	mustChange(await tx.db.update(decisions).set({
		state: "undone",
		counted: 0
	}).where(and(eq(decisions.id, decision.id), sql`${decisions.state} = 'held'`)).returning({ id: decisions.id }), "decision.undone");
	await undoOutgoing(tx, decision.id, decision.measures.length);
	const back = lease ? {
		state: "claimed",
		holder: lease.holder,
		leaseKind: lease.kind,
		leaseEndsAt: lease.endsAt
	} : { state: "open" };
	mustChange(await tx.db.update(cases).set({
		...back,
		fence: it.fence + 1,
		joinedWhileHeld: 0
	}).where(and(eq(cases.id, it.id), eq(cases.fence, it.fence), sql`${cases.state} = 'held'`)).returning({ id: cases.id }), "decision.undone: case");
	await tx.db.update(reports).set({ whileHeld: 0 }).where(eq(reports.caseId, it.id));
	if (!lease) await countOpen(tx, it.queue, 1);
	if (decision.counted && decision.published) await uncount(tx, decision, decision.published);
	const detail = {
		decision: decision.id,
		returnsTo: lease ? "actor" : "queue"
	};
	return {
		action: "decision.undone",
		subject: {
			type: "case",
			id: it.id
		},
		detail
	};
}
async function uncount(tx, { month, target }, published) {
	await countMonth(tx, {
		month,
		targetType: target.type,
		published
	}, -1);
	await tx.db.update(contents).set({ confirmedBy: null }).where(and(eq(contents.type, target.type), eq(contents.id, target.id)));
}
// ../../packages/storage/src/intake/save.ts
const p$1 = sql.placeholder;
const upsertMember = hot((db) => {
	const columns = {
		roles: p$1("roles"),
		displayName: p$1("displayName"),
		email: p$1("email"),
		phone: p$1("phone"),
		registeredAt: p$1("registeredAt"),
		verifications: p$1("verifications"),
		profile: p$1("profile"),
		receivedAt: p$1("receivedAt")
	};
	return db.insert(members).values({
		id: p$1("id"),
		...columns
	}).onConflictDoUpdate({
		target: members.id,
		set: {
			roles: sql`excluded.roles`,
			displayName: sql`excluded.display_name`,
			email: sql`excluded.email`,
			phone: sql`excluded.phone`,
			registeredAt: sql`excluded.registered_at`,
			verifications: sql`excluded.verifications`,
			profile: sql`excluded.profile`,
			receivedAt: sql`excluded.received_at`
		}
	}).prepare();
});
const upsertContent = hot((db) => db.insert(contents).values({
	type: p$1("type"),
	id: p$1("id"),
	authorId: p$1("authorId"),
	version: p$1("version"),
	textHash: p$1("textHash"),
	facts: p$1("facts"),
	visible: 1,
	updatedAt: p$1("updatedAt")
}).onConflictDoUpdate({
	target: [contents.type, contents.id],
	set: {
		version: sql`excluded.version`,
		textHash: sql`excluded.text_hash`,
		facts: sql`excluded.facts`,
		updatedAt: sql`excluded.updated_at`
	}
}).prepare());
const insertVersion = hot((db) => db.insert(contentVersions).values({
	type: p$1("type"),
	id: p$1("id"),
	version: p$1("version"),
	title: p$1("title"),
	body: p$1("body"),
	flags: p$1("flags"),
	receivedAt: p$1("receivedAt")
}).prepare());
const keepAnswer = hot((db) => db.insert(idempotency).values({
	scope: p$1("scope"),
	key: p$1("key"),
	bodyHash: p$1("bodyHash"),
	answer: p$1("answer"),
	at: p$1("at")
}).prepare());
/** What the marketplace told the desk. */
async function saveIntake(tx, at, change) {
	switch (change.type) {
		case "member.told": return await saveMember(tx, at, change.member, change.vault);
		case "content.told": return await saveContent(tx, at, change);
		case "report.filed": {
			const { id, target, reporterId, reason, text, reportedAt } = change.report;
			const about = {
				targetType: target.type,
				targetId: target.id,
				reporterId,
				reason,
				text,
				reportedAt
			};
			await tx.db.insert(reports).values({
				...about,
				id,
				receivedAt: at,
				caseId: change.caseId,
				whileHeld: change.whileHeld ? 1 : 0
			});
			const detail = {
				reason,
				target: `${target.type}/${target.id}`,
				known: change.caseId !== null
			};
			return {
				action: "report.filed",
				subject: {
					type: "report",
					id
				},
				detail
			};
		}
		case "reports.gathered":
			await tx.db.update(reports).set({
				caseId: change.caseId,
				whileHeld: 0
			}).where(inArray(reports.id, [...change.ids]));
			return {
				action: "reports.gathered",
				subject: {
					type: "case",
					id: change.caseId
				},
				detail: { n: change.ids.length }
			};
		case "answer.kept": {
			const { scope, key, bodyHash } = change;
			await keepAnswer(tx.db).execute({
				scope,
				key,
				bodyHash,
				answer: JSON.stringify(change.answer),
				at
			});
			return null;
		}
		case "answers.dropped":
			await tx.db.delete(idempotency).where(lt(idempotency.at, change.before));
			return null;
	}
}
async function saveMember(tx, at, member, vault) {
	const { id, registeredAt } = member;
	await upsertMember(tx.db).execute({
		id,
		roles: JSON.stringify(member.roles),
		displayName: vault.seal(member.displayName),
		email: vault.seal(member.email),
		phone: vault.seal(member.phone),
		registeredAt,
		verifications: JSON.stringify(member.verifications),
		profile: JSON.stringify(member.profile),
		receivedAt: at
	});
	return {
		action: "member.told",
		subject: {
			type: "member",
			id
		},
		detail: {}
	};
}
async function saveContent(tx, at, change) {
	const { target, authorId, version, textHash, updatedAt, text } = change;
	await upsertContent(tx.db).execute({
		...target,
		authorId,
		version,
		textHash,
		facts: JSON.stringify(change.facts),
		updatedAt
	});
	if (text === null) return {
		action: "content.facts_changed",
		subject: target,
		detail: { version }
	};
	const { title, body } = text;
	await insertVersion(tx.db).execute({
		...target,
		version,
		title,
		body,
		flags: JSON.stringify(text.flags),
		receivedAt: at
	});
	return {
		action: "content.told",
		subject: target,
		detail: {
			version,
			rules: text.flags.map((flag) => flag.rule),
			author: authorId
		}
	};
}
// ../../packages/storage/src/staff/save.ts
/** People, their sessions, and the keys of other systems. */
async function saveStaff(tx, at, change) {
	switch (change.type) {
		case "staff.added": {
			const { id, login, alias, role, passwordHash, language } = change;
			await tx.db.insert(staff).values({
				id,
				login,
				alias,
				role,
				passwordHash,
				language,
				theme: "system"
			});
			return {
				action: "staff.added",
				subject: {
					type: "staff",
					id
				},
				detail: { role }
			};
		}
		case "staff.preferred": {
			const { language, theme } = change;
			const set = {
				...language ? { language } : {},
				...theme ? { theme } : {}
			};
			if (Object.keys(set).length > 0) await tx.db.update(staff).set(set).where(eq(staff.id, change.id));
			return null;
		}
		case "session.started": {
			const { tokenHash, staffId } = change;
			await tx.db.insert(sessions).values({
				tokenHash,
				staffId,
				createdAt: at,
				lastSeenAt: at
			});
			return {
				action: "session.started",
				subject: {
					type: "staff",
					id: staffId
				},
				detail: {}
			};
		}
		case "session.refused": return {
			action: "session.refused",
			subject: {
				type: "staff",
				id: change.staffId ?? "unknown"
			},
			detail: { why: change.why }
		};
		case "session.seen":
			await tx.db.update(sessions).set({ lastSeenAt: at }).where(eq(sessions.tokenHash, change.tokenHash));
			return null;
		case "session.ended":
			await tx.db.delete(sessions).where(eq(sessions.tokenHash, change.tokenHash));
			return {
				action: "session.ended",
				subject: {
					type: "staff",
					id: change.staffId
				},
				detail: { why: change.why }
			};
		case "sessions.expired":
			await tx.db.delete(sessions).where(or(lt(sessions.lastSeenAt, change.idleSince), lt(sessions.createdAt, change.startedSince)));
			return null;
		case "api_key.added": {
			const { id, name, keyHash } = change;
			await tx.db.insert(apiKeys).values({
				id,
				name,
				keyHash,
				scopes: JSON.stringify(change.scopes),
				createdAt: at
			}).onConflictDoNothing();
			return {
				action: "api_key.added",
				subject: {
					type: "api_key",
					id
				},
				detail: { scopes: change.scopes }
			};
		}
	}
}
// ../../packages/storage/src/record.ts
/** Which feature writes which change. A change without a saver does not compile. */
const SAVERS = {
	"member.told": saveIntake,
	"content.told": saveIntake,
	"report.filed": saveIntake,
	"reports.gathered": saveIntake,
	"answer.kept": saveIntake,
	"answers.dropped": saveIntake,
	"case.opened": saveCase,
	"case.joined": saveCase,
	"case.claimed": saveCase,
	"case.renewed": saveCase,
	"case.released": saveCase,
	"case.decided": saveDecision,
	"decision.undone": saveDecision,
	"decision.stands": saveDecision,
	"delivery.sending": saveDelivery,
	"delivery.delivered": saveDelivery,
	"delivery.retrying": saveDelivery,
	"delivery.dead": saveDelivery,
	"delivery.redelivered": saveDelivery,
	"delivery.interrupted": saveDelivery,
	"endpoint.disabled": saveDelivery,
	"endpoint.enabled": saveDelivery,
	"staff.added": saveStaff,
	"staff.preferred": saveStaff,
	"session.started": saveStaff,
	"session.refused": saveStaff,
	"session.seen": saveStaff,
	"session.ended": saveStaff,
	"sessions.expired": saveStaff,
	"api_key.added": saveStaff
};
const SYSTEM = "system";
/**
* The one door for writing. The change, its counters, its outgoing messages and its audit entry are one: all of them
* are in the transaction, or none. Throws Overtaken when a row was no longer as the rule had seen it.
*/
async function record(tx, at, actorId, change) {
	const trace = await SAVERS[change.type](tx, at, change);
	if (trace) await appendAudit(tx, {
		at,
		actorId,
		...trace
	});
}
// ../../packages/storage/src/intake/reads.ts
const p = sql.placeholder;
const content = hot((db) => db.select().from(contents).where(and(eq(contents.type, p("type")), eq(contents.id, p("id")))).prepare());
const version = hot((db) => db.select().from(contentVersions).where(and(eq(contentVersions.type, p("type")), eq(contentVersions.id, p("id")), eq(contentVersions.version, p("version")))).prepare());
const caseReports = hot((db) => db.select().from(reports).where(eq(reports.caseId, p("caseId"))).orderBy(asc(reports.receivedAt), asc(reports.id)).prepare());
const waiting = hot((db) => db.select({ id: reports.id }).from(reports).where(and(eq(reports.targetType, p("type")), eq(reports.targetId, p("id")), isNull(reports.caseId))).prepare());
const standing = hot((db) => db.select({
	measure: measures.measure,
	n: count()
}).from(measures).innerJoin(decisions, eq(decisions.id, measures.decisionId)).where(and(eq(measures.memberId, p("memberId")), ne(decisions.state, "undone"))).groupBy(measures.measure).prepare());
const answered = hot((db) => db.select().from(idempotency).where(and(eq(idempotency.scope, p("scope")), eq(idempotency.key, p("key")))).prepare());
/** The target as it stands now; `null` when the desk has never heard of it. */
async function contentOf(db, target) {
	const [row] = await content(db).execute({ ...target });
	if (!row) return null;
	const { authorId, textHash, confirmedBy, updatedAt } = row;
	return {
		target,
		authorId,
		version: row.version,
		textHash,
		facts: JSON.parse(row.facts),
		visible: row.visible === 1,
		confirmedBy,
		updatedAt
	};
}
const toVersion = (row) => ({
	version: row.version,
	title: row.title,
	body: row.body,
	flags: JSON.parse(row.flags),
	receivedAt: row.receivedAt
});
async function versionOf(db, target, number) {
	const [row] = await version(db).execute({
		...target,
		version: number
	});
	return row ? toVersion(row) : null;
}
/** Versions of a text before `before`, newest first. */
async function earlierVersions(db, target, before, limit) {
	const { type, id } = target;
	return (await db.select().from(contentVersions).where(and(eq(contentVersions.type, type), eq(contentVersions.id, id), lt(contentVersions.version, before))).orderBy(desc(contentVersions.version)).limit(limit)).map(toVersion);
}
/** Reports gathered in a case, in order of arrival. */
async function reportsOfCase(db, caseId) {
	return (await caseReports(db).execute({ caseId })).map((row) => ({
		...row,
		reason: row.reason,
		whileHeld: row.whileHeld === 1
	}));
}
/** Ids of reports that came before their target did. */
async function reportsWaitingFor(db, target) {
	return (await waiting(db).execute({ ...target })).map((row) => row.id);
}
async function reportExists(db, id) {
	return (await db.select({ id: reports.id }).from(reports).where(eq(reports.id, id))).length > 0;
}
async function memberById(db, vault, id) {
	const [row] = await db.select().from(members).where(eq(members.id, id));
	if (!row) return null;
	return {
		id: row.id,
		roles: JSON.parse(row.roles),
		displayName: vault.open(row.displayName),
		email: vault.open(row.email),
		phone: vault.open(row.phone),
		registeredAt: row.registeredAt,
		verifications: JSON.parse(row.verifications),
		profile: JSON.parse(row.profile)
	};
}
/** What the ledger says of a member: measures that were not undone. */
async function standingOf(db, memberId) {
	const rows = await standing(db).execute({ memberId });
	const of = (measure) => rows.find((row) => row.measure === measure)?.n ?? 0;
	return {
		advice: of("advice"),
		warnings: of("warn"),
		hidden: of("hide")
	};
}
async function answerOf(db, scope, key) {
	const [row] = await answered(db).execute({
		scope,
		key
	});
	return row ? {
		bodyHash: row.bodyHash,
		answer: JSON.parse(row.answer)
	} : null;
}
async function memberExists(db, id) {
	return (await db.select({ id: members.id }).from(members).where(eq(members.id, id))).length > 0;
}
// ../../packages/detection/src/normalise/edges.ts
/** Kana, kanji, Latin, spaces and punctuation: between two of these always lies the edge of a user-perceived character. */
const SIMPLE = /^[\n\x20-\x7e\u2010-\u2027\u2030-\u203b\u2190-\u22ff\u2500-\u26ff\u3000-\u3029\u3030-\u3098\u309b-\u30ff\u31f0-\u9fff\uff01-\uff9d]$/;
let segmenter;
function safe(source, at) {
	if (at === 0 || at === source.length) return true;
	return SIMPLE.test(source.charAt(at - 1)) && SIMPLE.test(source.charAt(at));
}
/**
* Widens ranges so that no edge falls inside a user-perceived character (か + U+3099, 👩‍💻, flags). Only an edge beside an
* unusual character pays for the segmenter.
*/
function wholeCharacters(source, ranges) {
	if (ranges.every(({ start, end }) => safe(source, start) && safe(source, end))) return ranges;
	segmenter ??= new Intl.Segmenter("ja", { granularity: "grapheme" });
	const segments = segmenter.segment(source);
	return ranges.map(({ start, end }) => {
		const last = segments.containing(end - 1);
		return {
			start: segments.containing(start)?.index ?? start,
			end: last === void 0 ? end : last.index + last.segment.length
		};
	});
}
// ../../packages/detection/src/match.ts
const SENTENCE_ENDS = "。!?\n";
function sentenceAround(text, start, end) {
	let from = start;
	while (from > 0 && !SENTENCE_ENDS.includes(text.charAt(from - 1))) from--;
	let to = end;
	while (to < text.length && !SENTENCE_ENDS.includes(text.charAt(to))) to++;
	return {
		from,
		to
	};
}
function applies(exception, hit, format, texts) {
	if (exception.formats !== void 0 && !exception.formats.includes(format)) return false;
	if (exception.where === "text") return texts.some((text) => exception.finds.test(text));
	const { text } = hit.view;
	const { from, to } = sentenceAround(text, hit.start, hit.end);
	if (exception.where === "before") return exception.finds.test(text.slice(from, hit.start));
	if (exception.where === "after") return exception.finds.test(text.slice(hit.end, to));
	return exception.finds.test(text.slice(from, to));
}
function matches(finder, view) {
	const hits = [];
	finder.lastIndex = 0;
	for (let match = finder.exec(view.text); match !== null; match = finder.exec(view.text)) {
		const end = match.index + match[0].length;
		if (end > match.index) hits.push({
			view,
			start: match.index,
			end
		});
		else finder.lastIndex = end + 1;
	}
	return hits;
}
function original({ view, start, end }) {
	return {
		start: view.starts[start] ?? 0,
		end: view.ends[end - 1] ?? 0
	};
}
/** Sorts and joins what overlaps: the two views and several patterns often find the same words. */
function merged(ranges) {
	const sorted = [...ranges].sort((a, b) => a.start - b.start || a.end - b.end);
	const joined = [];
	for (const range of sorted) {
		const last = joined.at(-1);
		if (last === void 0 || range.start >= last.end) joined.push(range);
		else joined[joined.length - 1] = {
			start: last.start,
			end: Math.max(last.end, range.end)
		};
	}
	return joined;
}
function hitsIn(reading, views, finders) {
	const hits = [];
	for (const name of views) {
		const view = reading[name];
		for (const { regex, at } of finders) if (view.awake[at] === 1) hits.push(...matches(regex, view));
	}
	return hits;
}
/** The ranges of the original where a rule's patterns stand and no exception takes them back; sorted, not overlapping. */
function findRanges(reading, { rule, finders }, format, all) {
	const hits = hitsIn(reading, rule.views, finders);
	if (hits.length === 0) return [];
	const texts = rule.views.flatMap((name) => all.map((one) => one[name].text));
	const standing = hits.filter((hit) => !(rule.unless ?? []).some((exception) => applies(exception, hit, format, texts)));
	return merged(wholeCharacters(reading.source, standing.map(original)));
}
/** The ranges of a rule's second condition (`also`). */
function findAlso(reading, { rule, also }) {
	return merged(wholeCharacters(reading.source, hitsIn(reading, rule.views, also).map(original)));
}
// ../../packages/detection/src/normalise/draft.ts
/** A view under construction; grows because compatibility folding may expand (㍿ is four characters). */
var Draft = class {
	codes;
	starts;
	ends;
	length = 0;
	constructor(capacity) {
		this.codes = new Uint16Array(capacity);
		this.starts = new Int32Array(capacity);
		this.ends = new Int32Array(capacity);
	}
	push(code, start, end) {
		const at = this.length;
		if (at === this.codes.length) this.grow();
		this.codes[at] = code;
		this.starts[at] = start;
		this.ends[at] = end;
		this.length = at + 1;
	}
	pushText(text, start, end) {
		for (let i = 0; i < text.length; i++) this.push(text.charCodeAt(i), start, end);
	}
	code(at) {
		return at >= 0 && at < this.length ? this.codes[at] ?? 0 : 0;
	}
	start(at) {
		return this.starts[at] ?? 0;
	}
	/** Lets the last character reach to `end`, as a mark that follows it does; all positions it expanded to move along. */
	extendLast(end) {
		const start = this.starts[this.length - 1];
		for (let at = this.length - 1; at >= 0 && this.starts[at] === start; at--) this.ends[at] = end;
	}
	view() {
		const { length } = this;
		return {
			text: this.text(),
			starts: this.starts.subarray(0, length),
			ends: this.ends.subarray(0, length)
		};
	}
	text() {
		const step = 8192;
		if (this.length <= step) return String.fromCharCode.apply(null, this.units(0, this.length));
		let text = "";
		for (let at = 0; at < this.length; at += step) text += String.fromCharCode.apply(null, this.units(at, at + step));
		return text;
	}
	units(from, to) {
		return this.codes.subarray(from, Math.min(to, this.length));
	}
	grow() {
		const capacity = this.codes.length * 2 + 16;
		const codes = new Uint16Array(capacity);
		const starts = new Int32Array(capacity);
		const ends = new Int32Array(capacity);
		codes.set(this.codes);
		starts.set(this.starts);
		ends.set(this.ends);
		this.codes = codes;
		this.starts = starts;
		this.ends = ends;
	}
};
// ../../packages/detection/src/normalise/lookalikes.ts
/** Greek and Cyrillic capitals whose small letter looks like another Latin letter than the capital does. */
const CAPITALS = {
	Ν: "n",
	Η: "h",
	Υ: "y",
	Β: "b",
	В: "b",
	Н: "h",
	И: "n"
};
const SMALL = {
	а: "a",
	в: "b",
	с: "c",
	ԁ: "d",
	е: "e",
	һ: "h",
	н: "h",
	і: "i",
	ј: "j",
	к: "k",
	ӏ: "l",
	м: "m",
	и: "n",
	о: "o",
	р: "p",
	ԛ: "q",
	ѕ: "s",
	т: "t",
	ѵ: "v",
	ԝ: "w",
	х: "x",
	у: "y",
	α: "a",
	β: "b",
	ε: "e",
	η: "n",
	ι: "i",
	κ: "k",
	μ: "m",
	ν: "v",
	ο: "o",
	ρ: "p",
	τ: "t",
	υ: "u",
	χ: "x",
	ζ: "z",
	ᴀ: "a",
	ʙ: "b",
	ᴄ: "c",
	ᴅ: "d",
	ᴇ: "e",
	ɢ: "g",
	ʜ: "h",
	ɪ: "i",
	ı: "i",
	ɩ: "i",
	ᴊ: "j",
	ᴋ: "k",
	ʟ: "l",
	ł: "l",
	ᴍ: "m",
	ɴ: "n",
	ᴏ: "o",
	ᴘ: "p",
	ʀ: "r",
	ꜱ: "s",
	ᴛ: "t",
	ᴜ: "u",
	ᴠ: "v",
	ᴡ: "w",
	ʏ: "y",
	ᴢ: "z",
	〇: "○",
	"◯": "○",
	"⭕": "○",
	零: "○"
};
/** The Latin letter (or mark) a single character passes for, or the character itself. */
function lookalike(character) {
	const small = character.toLowerCase();
	return CAPITALS[character] ?? SMALL[small] ?? small;
}
/** Negative squared and circled letters (🅻, 🅛) have no compatibility decomposition. `null` for anything else. */
function enclosedLetter(point) {
	for (const first of [127312, 127344]) if (point >= first && point < first + 26) return String.fromCharCode(97 + point - first);
	return null;
}
/** Kanji that pass for katakana, with the (hiragana-folded) kana they stand for. They count only among katakana. */
const KANJI_AS_KANA = {
	工: "え",
	口: "ろ",
	力: "か",
	夕: "た",
	卜: "と",
	二: "に",
	八: "は",
	才: "お",
	千: "ち",
	一: "ー"
};
/** 口コミ and 一ページ are words of their own, so these two need katakana before them. */
const NEEDS_KANA_BEFORE = "口一";
const HYPHENS = "-‐‑‒–—―─−~〜";
/** Digits inside a Latin word, with the letter they pass for. */
const DIGIT_AS_LETTER = {
	"0": "o",
	"1": "i",
	"3": "e"
};
const FLAGGED = /* @__PURE__ */ new Uint8Array(65536);
for (const character of [
	...Object.keys(KANJI_AS_KANA),
	...HYPHENS,
	...Object.keys(DIGIT_AS_LETTER)
]) FLAGGED[character.charCodeAt(0)] = 1;
/** Whether a folded code unit may change its reading by its neighbours. */
function dependsOnNeighbours(code) {
	return FLAGGED[code] === 1;
}
const isLatin = (code) => code >= 97 && code <= 122;
const isDigit = (code) => code >= 48 && code <= 57;
/** Of the original text, where katakana and hiragana are still told apart. */
const isKatakana = (code) => code >= 12449 && code <= 12540 || code >= 65382 && code <= 65437;
const isKana = (code) => code >= 12353 && code <= 12438 || code === 12540;
const isWord = (code) => isKana(code) || code >= 19968 && code <= 40959;
function readKanji(kanji, before, after) {
	const kana = KANJI_AS_KANA[kanji];
	if (kana === void 0) return null;
	if (kanji === "一" && isDigit(before.folded) && isDigit(after.folded)) return "ー";
	const kanaBefore = isKatakana(before.original);
	const kanaAfter = isKatakana(after.original);
	if (NEEDS_KANA_BEFORE.includes(kanji) && !kanaBefore) return null;
	const alike = (code) => String.fromCharCode(code) in KANJI_AS_KANA;
	const fits = (side, kana) => kana || alike(side.original) || !isWord(side.folded);
	return (kanaBefore || kanaAfter) && fits(before, kanaBefore) && fits(after, kanaAfter) ? kana : null;
}
function readDigit(digit, before, after) {
	const letter = DIGIT_AS_LETTER[digit];
	if (letter === void 0 || !isLatin(after.folded)) return null;
	if (isLatin(before.folded)) return letter;
	return digit === "1" && !isDigit(before.folded) ? "l" : null;
}
/**
* How a folded character reads between its neighbours: 工 among katakana is え, a hyphen between kana is a long vowel
* mark, 1 in `l1ne` is i. `null` when it stays.
*/
function readByNeighbours(character, before, after) {
	if (HYPHENS.includes(character)) return isKana(before.folded) && isKana(after.folded) ? "ー" : null;
	return readDigit(character, before, after) ?? readKanji(character, before, after);
}
// ../../packages/detection/src/normalise/letters.ts
/** Values of the table that are not a folded code unit. They lie in the private use area, which never folds to itself. */
const INVISIBLE = 57344;
const MARK = 57345;
const EXPANDS = 57346;
const SURROGATE = 57347;
const table = /* @__PURE__ */ new Uint16Array(65536);
const expansions = /* @__PURE__ */ new Map();
const INVISIBLES = /^[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u115f\u3164\uffa0]$/;
/** Everything that belongs to the character before it, including the free-standing and half-width voicing marks. */
const MARKS = /^(?:\p{M}|\u200c|\u200d|\u309b|\u309c|\uff9e|\uff9f)$/u;
const WITH_ACCENTS = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u;
function hiragana(code) {
	return code >= 12449 && code <= 12534 ? code - 96 : code;
}
function foldOne(character) {
	const folded = lookalike(WITH_ACCENTS.test(character) ? character.normalize("NFD").charAt(0) : character);
	return folded.length === 1 ? String.fromCharCode(hiragana(folded.charCodeAt(0))) : folded;
}
/** NFKC, case, kana and look-alike folding of one character (one code point), free of its neighbours. */
function foldCharacter(character) {
	const letter = enclosedLetter(character.codePointAt(0) ?? 0);
	if (letter !== null) return letter;
	return [...character.normalize("NFKC")].map(foldOne).join("");
}
function classify(code) {
	if (code >= 55296 && code <= 57343) return SURROGATE;
	const character = String.fromCharCode(code);
	if (INVISIBLES.test(character)) return INVISIBLE;
	if (MARKS.test(character)) return MARK;
	if (code === 13) return 10;
	if (code >= 57344 && code <= 63743) return "￼".charCodeAt(0);
	if (code === 9 || code === 11 || code === 0) return 32;
	const folded = foldCharacter(character);
	if (folded.length === 1) return folded.charCodeAt(0);
	expansions.set(code, folded);
	return EXPANDS;
}
/** What one code unit folds to: a code unit, or one of the values above. Learned on first sight, then a table look-up. */
function foldUnit(code) {
	const known = table[code] ?? 0;
	if (known !== 0) return known;
	const learned = classify(code);
	table[code] = learned;
	return learned;
}
/** The folded text of a code unit that folds to several (㍿, ㌔, ﬁ) or to none. */
function expansionOf(code) {
	return expansions.get(code) ?? "";
}
/** The folded text of a surrogate pair: mathematical and enclosed letters become letters, rare kanji stay, the rest is a sign. */
function foldPair(pair) {
	if (/^(?:\p{M}|\p{Emoji_Modifier})$/u.test(pair)) return "";
	const folded = foldCharacter(pair);
	return /^[\p{L}\p{N}]+$/u.test(folded) ? folded : "￼";
}
/** A kana with the voicing mark that follows it, as one code unit; `base` when they do not compose (LÍNE loses its accent). */
function compose(base, mark) {
	const voicing = mark === 65438 || mark === 12443 ? 12441 : mark === 65439 || mark === 12444 ? 12442 : mark;
	if (voicing !== 12441 && voicing !== 12442) return base;
	const composed = String.fromCharCode(base, voicing).normalize("NFC");
	return composed.length === 1 ? composed.charCodeAt(0) : base;
}
// ../../packages/detection/src/normalise/fold.ts
/** Attaches a mark to the character before it. A mark with nothing before it says nothing. */
function attach(draft, mark, end) {
	if (draft.length === 0) return;
	const last = draft.length - 1;
	draft.codes[last] = compose(draft.code(last), mark);
	draft.extendLast(end);
}
/** Takes the surrogate at `at`; returns the offset behind it. */
function takeSurrogate(draft, source, at) {
	const end = at + ((source.codePointAt(at) ?? 0) > 65535 ? 2 : 1);
	const folded = foldPair(source.slice(at, end));
	if (folded === "" && draft.length > 0) draft.extendLast(end);
	else draft.pushText(folded, at, end);
	return end;
}
function takeSpecial(draft, source, at, kind) {
	const code = source.charCodeAt(at);
	if (kind === 57347) return takeSurrogate(draft, source, at);
	if (kind === 57345) attach(draft, code, at + 1);
	if (kind === 57346) draft.pushText(expansionOf(code), at, at + 1);
	return at + 1;
}
function neighbour(draft, source, at) {
	const folded = draft.code(at);
	return {
		folded,
		original: folded === 0 ? 0 : source.charCodeAt(draft.start(at))
	};
}
/** Second look at the few characters whose reading depends on what stands beside them, left to right. */
function settle$1(draft, source, doubtful) {
	for (const at of doubtful) {
		const reading = readByNeighbours(String.fromCharCode(draft.code(at)), neighbour(draft, source, at - 1), neighbour(draft, source, at + 1));
		if (reading !== null) draft.codes[at] = reading.charCodeAt(0);
	}
}
/** Folds a text, every character by itself and then by its neighbours, keeping spaces and separators. */
function fold(source) {
	const draft = new Draft(source.length + 16);
	const doubtful = [];
	let at = 0;
	while (at < source.length) {
		const folded = foldUnit(source.charCodeAt(at));
		if (folded >= 57344 && folded <= 57347) {
			at = takeSpecial(draft, source, at, folded);
			continue;
		}
		if (dependsOnNeighbours(folded)) doubtful.push(draft.length);
		draft.push(folded, at, ++at);
	}
	if (doubtful.length > 0) settle$1(draft, source, doubtful);
	return draft;
}
// ../../packages/detection/src/normalise/squeeze.ts
const NEWLINE = 10;
const LONG_VOWEL = 12540;
/**
* Spacing, brackets and ornament. Sentence ends (。!?) and 、 , : @ stay: they part what does not belong together. ○ and ●
* stay because they mask letters (L○NE, ●●と検索).
*/
const SEPARATORS = /* @__PURE__ */ new Uint8Array(65536);
for (const character of " 　\"'()*-./[\\]^_`{|}~‐‑‒–—―─−〜・•「」『』【】〔〕〈〉《》“”‘’→←↑↓⇒⇓↓￼") SEPARATORS[character.charCodeAt(0)] = 1;
for (let code = 9472; code <= 10175; code++) if (code !== 9675 && code !== 9679) SEPARATORS[code] = 1;
/** Whether the character at `at` stands alone on its line, as in LINE written downwards. */
function aloneOnLine(plain, at) {
	const edge = (code) => code === 0 || code === NEWLINE;
	return edge(plain.code(at - 1)) && edge(plain.code(at + 1)) && !edge(plain.code(at));
}
function dropped(plain, source, at) {
	const code = plain.code(at);
	if (SEPARATORS[code] === 1) return true;
	if (code === NEWLINE) return aloneOnLine(plain, at - 1) && aloneOnLine(plain, at + 1);
	return code === LONG_VOWEL && !isKatakana(source.charCodeAt(plain.start(at)));
}
/** The same text without spacing, brackets and ornament, so that L・I・N・E and ラ イ ン read as words. */
function squeeze(plain, source) {
	const draft = new Draft(plain.length);
	for (let at = 0; at < plain.length; at++) if (!dropped(plain, source, at)) draft.push(plain.code(at), plain.start(at), plain.ends[at] ?? 0);
	return draft;
}
// ../../packages/detection/src/normalise.ts
/**
* Japanese normalisation with a way back.
* In: any text. Out: both views; every position maps to the UTF-16 range of the original it stands for.
*/
function normalise(source) {
	const plain = fold(source);
	return {
		source,
		plain: plain.view(),
		squeezed: squeeze(plain, source).view()
	};
}
// ../../packages/detection/src/rules/rule.ts
/** Katakana to hiragana, as the normalised text has it. */
function folded(text) {
	return text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 96));
}
/**
* A pattern over normalised text, written in readable spelling: katakana is folded here. Latin must be small, widths
* compatible. Interpolated strings are pattern source. Keep it linear: bounded gaps, no nested quantifiers.
*/
function pattern(strings, ...parts) {
	return new RegExp(folded(String.raw({ raw: strings.raw }, ...parts)), "g");
}
/** The same without position, for exceptions and circumstances. */
function finds(strings, ...parts) {
	return new RegExp(folded(String.raw({ raw: strings.raw }, ...parts)));
}
/** Up to `most` characters within one sentence. */
function gap(most) {
	return `[^。!?\\n]{0,${most}}?`;
}
/** A sentence that forbids, denies or warns is the opposite of the breach it names. */
const PROHIBITION = [
	{
		where: "after",
		finds: finds`^[^。!?\n]{0,30}?(?:禁止(?!されてい?ません|では(?:ない|ありません)|じゃない)|禁じ|違反(?:行為|です|と|に|に?なり|となり|報告|申告)|厳禁|ng(?:です|と|。|$)|御?ご?遠慮|お断り|おことわり)`
	},
	{
		where: "after",
		finds: finds`^(?:ません(?!か)|ない(?!と|で))|^[^。!?\n、,]{0,18}?(?:不可(?!欠|能)|お?控え|(?:し|致し|いたし|行い|扱い)ません(?!か)|行っておりません|行っていません|しておりません|おりません|(?:でき|出来)ません(?!か)|できかねます|致しかね|いたしかね|応じ(?:られ|ない|かね|ません(?!か)|ることは)|(?:あり|ござい)ません(?!か)|しないで|なさらない|行わないで|やめて|不要|必要な[いく]|必要はあり|対象外|求めません|お願いしない|含みません|含まない|ではない|ではなく|じゃない)`
	},
	{
		where: "before",
		finds: finds`(?:禁止事項|禁止行為|ng事項|ng例|違反例|違反となる|ご遠慮いただ|やってはいけない|以下は禁止)`
	}
];
/** Exchange announced for after escrow is allowed, in the project format only (house rule on direct dealing). */
const AFTER_CONTRACT = {
	where: "sentence",
	formats: ["project"],
	finds: finds`${"(?:契約|仮払い?|発注|受注|採用|エスクロー|ご成約|当選|決定|本契約|マッチング)"}[^。!?\n、,]{0,12}?(?:後|のち|済み?(?:の|で)|完了したら|したら|次第|以降|いただいたら|いただきましたら|になりましたら)`
};
/** The thing is what the work is about: an article on it, a warning, a tool against it. */
const AS_SUBJECT = {
	where: "after",
	finds: finds`^[^。!?\n、,]{0,10}?(?:についての?(?:記事|コラム|解説|ライティング|動画|漫画|調査)|に関する(?:記事|コラム|解説|調査|アンケート)|をテーマ|の(?:注意|対策|防止|被害|見分け方|手口|リスク|仕組みを解説|違法性|検知|監視|対応策|予防|撲滅)|対策|防止|被害|検知)`
};
/** Kept as it was understood: the pay for the trial is set, so it is no unpaid trial (house rule on samples). */
const PAID_TRIAL = {
	where: "text",
	finds: finds`(?:有償|有料|報酬(?:は|を|が)?(?:あり|有り|お支払い|支払|発生します|設定)|(?:テスト|トライアル|サンプル|試作)[^。!?\n]{0,24}?(?:[1-9][0-9,.]*万?円|(?:報酬|謝礼|料金)を?(?:お支払い|支払い|支払う|支給|設定|ご用意|用意)|[1-9][0-9]*文字)|テスト[^。!?\n]{0,20}?(?:本番と)?同じ(?:単価|報酬)|同額)`
};
// ../../packages/detection/src/rules/direct-deal-addresses.ts
const DIGIT = "(?:[0-9○一二三四五六七八九]|ゼロ|レイ|イチ|ニ|サン|ヨン|ゴ|ロク|ナナ|シチ|ハチ|キュウ)";
const ZERO = "(?:[0○]|ゼロ|レイ)";
const APART = "[\\s()ー.、,/の_~|*・\\-]{0,3}";
/** Numbers and addresses themselves: their presence is the exchange, so a prohibition in the sentence excuses nothing. */
const ADDRESS_RULES = [
	{
		id: "direct_deal.phone_number",
		category: "direct_deal",
		reason: "contact_before_escrow",
		score: .88,
		views: ["plain"],
		patterns: [
			pattern`(?<![0-9./_a-z-])${ZERO}${APART}(?:[5-9五七八九]|ナナ|シチ|ハチ|キュウ)${APART}${ZERO}(?:${APART}${DIGIT}){8}(?![0-9])`,
			pattern`(?<![0-9])\+81[\s\-]?\(?0?\)?[5789]0(?:[\s\-]?[0-9]){8}(?![0-9])`,
			pattern`(?:電話(?:番号)?|tel|携帯)[:は\s]{0,3}0[0-9]{1,4}[\s()\-ー]{1,2}[0-9]{1,4}[\s()\-ー]{1,2}[0-9]{3,4}(?![0-9])`
		],
		unless: [{
			where: "before",
			finds: finds`(?:例|ダミー|サンプル|記入例|入力例|フリーダイヤル|型番|品番|jan|isbn|管理番号)[:は)）\s]{0,4}[^。!?\n]{0,6}$`
		}, {
			where: "sentence",
			finds: finds`(?:\(例\)|ハイフン(?:あり|なし|付き)|形式で(?:入力|統一))`
		}],
		stronger: [{
			finds: finds`(?:電話|携帯|連絡|掛け|かけて|sms)`,
			by: .05
		}],
		when: { beforeEscrow: true }
	},
	{
		id: "direct_deal.mail_address",
		category: "direct_deal",
		reason: "contact_before_escrow",
		score: .88,
		views: ["plain"],
		patterns: [
			pattern`(?<![a-z0-9])[a-z0-9][a-z0-9._+-]{1,40}${"\\s?(?:@|[(\\[{<【「]\\s?(?:at|アット(?:マーク)?|@)\\s?[)\\]}>】」]|アット(?:マーク)?|☆|★|\\sat\\s)\\s?"}[a-z0-9-]{2,30}(?:${"\\s?(?:\\.|[(\\[【「]?(?:ドット|どっと)[)\\]】」]?|[(\\[]dot[)\\]]|\\sdot\\s)\\s?"}(?:com|net|org|jp|co|ne|or|info|me|io|biz|コム|ジェーピー|ジェイピー|シーオー)(?![a-z])){1,3}`,
			pattern`[a-z0-9._+-]{3,40}[\s,、+]{0,2}(?:の後に|のあとに|に続けて|プラス)?[\s]?(?:@|アット(?:マーク)?)\s?(?:gmail|ジーメール|gメール|ヤフーメール|yahoo|icloud|hotmail|outlook)`,
			pattern`(?:gmail|ジーメール|gメール|ヤフーメール)(?:の)?(?:アドレス)?(?:に|へ|まで|宛て?に)${gap(8)}(?:連絡|送|ください|お願い)`
		],
		unless: [{
			where: "before",
			finds: finds`(?:例|ダミー|サンプル|記入例|入力例)[:は)\s]{0,4}$`
		}, {
			where: "after",
			finds: finds`^[^。!?\n]{0,12}?(?:はダミー|のような形式|形式で)`
		}],
		stronger: [{
			finds: finds`(?:アット|ドット|(?:連絡|送って|お送り|応募))`,
			by: .05
		}],
		when: { beforeEscrow: true }
	},
	{
		id: "direct_deal.qr_code",
		category: "direct_deal",
		reason: "contact_hidden",
		score: .74,
		views: ["squeezed"],
		patterns: [pattern`(?:qr(?:コード)?|二次元コード)(?:を|から|で|より)?${gap(8)}(?:読み?取|読み込|スキャン|追加|登録|友だち|友達|ご?連絡|アクセス|応募)`, pattern`(?:添付|画像|資料|ファイル|プロフィール)${gap(8)}(?:qr(?:コード)?|二次元コード)`],
		unless: [...PROHIBITION, {
			where: "sentence",
			finds: finds`(?:デザイン|チラシ|名刺|ポスター|機能|実装|アプリ|システム|レジ|決済|印刷|開発|リーダー|パッケージ|フライヤー|冊子|入場|ラベル|生成)`
		}],
		when: { beforeEscrow: true }
	},
	{
		id: "direct_deal.search_bait",
		category: "direct_deal",
		reason: "contact_hidden",
		score: .62,
		views: ["squeezed"],
		patterns: [
			pattern`(?:[○●]{2,4}|「?[^。!?\n、をは]{2,14}」?)(?:と|で)(?:検索|ググ)(?:し(?:て(?:いただ|頂|もら|くだ|下さ)|たら|ていただ)|すると|れば|って|ください)[^。!?\n]{0,14}?(?:プロフィール|出て|出ます|見つか|ヒット|連絡|ホームページ|hp|サイト|アカウント)`,
			pattern`(?:他の?|別の?|ほかの|外部)(?:サイト|プラットフォーム|サービス|クラウドソーシング)[^。!?\n]{0,8}?(?:同じ(?:名前|ユーザー名|アカウント名|id|名義)|同名)`,
			pattern`[○●]{2,4}[^。!?\n]{0,12}?(?:同じ(?:名前|ユーザー名|アカウント名|id|名義)|同名)で(?:活動|やって|登録|検索|出品)`,
			pattern`(?:同じ(?:名前|ユーザー名|アカウント名|id)|同名)で(?:インスタ|instagram|x|ツイッター|twitter|ココナラ|sns|検索)[^。!?\n]{0,8}?(?:検索|活動|やって|探し|見つけ|登録)`
		],
		unless: [...PROHIBITION, {
			where: "sentence",
			finds: finds`(?:seo|上位表示|キーワード|リサーチ|検索結果を|調査|google(?:マップ)?で)`
		}],
		when: { beforeEscrow: true }
	},
	{
		id: "direct_deal.sns_account",
		category: "direct_deal",
		reason: "contact_hidden",
		score: .52,
		views: ["plain", "squeezed"],
		patterns: [pattern`(?:インスタ(?:グラム)?|instagram|ツイッター|twitter|(?<![a-z])x)[^。!?\na-z@]{0,24}?@[a-z0-9_.]{3,}`, pattern`(?<![a-z])dm(?:で|に|を|へ|から|まで|ください|下さい)(?:も)?[^。!?\n]{0,6}?(?:ください|下さい|連絡|送(?!付)|お願い|お待ち|相談|いただ)`],
		unless: [...PROHIBITION, {
			where: "sentence",
			finds: finds`(?:運用代行|自動返信|返信業務|テンプレート|営業|送信代行|郵送|発送|封入|ダイレクトメール|デザイン)`
		}],
		when: { beforeEscrow: true }
	}
];
/** LINE in Latin (L1NE, LlNE and L○NE too), in either kana, and as 「緑のアプリ」. */
const LINE = `(?:(?:(?<![a-z])(?:(?:line|llne)(?:id|works|@)?|l○ne|li○e|lin○|l○n○)(?![a-z])|(?<!オン|ウト|イド|ッド|イム|イプ|アイ|カイ|エイ|ヘア|ース|ダー|イス|モン|ベル|プレ|シー|生産|製造|ホット|の太い|工場)(?:ライン|ラ○ン)(?!ナップ|アップ|ストーン|アート|ナー|工|上|マーカー|作業|引|の?太さ|取り))(?![\\s「」()のを上]{0,2}(?:${[
	"スタンプ|絵文字|着せ[か替]え|広告|ボット|bot|api|連携|リッチ|配信|漫画|ニュース|証券|ミニアプリ|マーケ|構築|運用",
	"ログイン|ヤフー|株式会社|モバイル|ミュージック|ゲーム|クリエイター|ステップ|アート|ナップ|アップ|相談窓口|使い方|活用",
	"集客|通知|トーク画面|予約システム|用|メッセージの?(?:作成|シナリオ|文)|登録(?:者|数|率|への導線|を?促)|風",
	"(?:公式)?アカウント(?:@)?[のを用]?(?:運用|構築|作成|設定|開設|制作|代行|デザイン|導[線入]|配信|改善|活用|集客|担当|コンサル)",
	"公式(?:アカウント)?[のを用]?(?:リッチ|登録者|友だち数|あいさつ|メニュー|バナー|画像|ノウハウ|運用|構築|作成)",
	"友(?:だち|達)(?:登録|追加|数)?(?:者|数|率|広告|を?増|への?誘導|キャンペーン|集客)"
].join("|")}))|緑色?の(?:アプリ|やつ|アレ|吹き出し|チャット|sns))`;
/** Services people keep for private talk. */
const PRIVATE_CHAT = `(?:${LINE}|カカオ(?:トーク)?(?!豆|分|マス|ニブ|バター|パウダー|[0-9%]|の香)|(?<![a-z])kakao(?:talk)?|telegram|teiegram|テレグラム|what'?sapp|[ワホ]ッ?ツアップ|wechat|ウィチャット|ウイチャット|微信|(?<![a-z])viber(?![a-z])|シグナル(?!配信|ツール|売買)|(?:インスタ(?:グラム)?|instagram|ツイッター|twitter|(?<![a-z])x)のdm|メッセンジャー|discord|ディスコード?|skype|scype|スカイプ)`;
/** Services teams work with. Naming one is common and often innocent. */
const BUSINESS_CHAT = "(?:chatwork|チャットワーク|(?<![a-z])slack(?![a-z])|スラック|(?<![a-z])teams(?![a-z])|zoom|(?<!ク)ズーム(?!イン|アウト)|googlemeet|(?<![a-z])meet(?![a-z]))";
// ../../packages/detection/src/rules/direct-deal-contact.ts
const STRONG_VERB = "(?:連絡|れんらく|や[りり]?取り|やりとり|追加|友(?:だち|達)|ともだち|登録|交換|教え|問い?合わせ|相談|話|id|アイディー|移(?:動|行|り|って)|続き|返信|返事|[つ繋]なが|説明|グループ|招待|面談|会話|コミュニケーション)";
const SHORT_VERB = "(?:詳し|詳細|お願い|ください|下さい|送[っり]|お送り|メッセージ|案内|対応|チャット|打ち?合わせ)";
const BY = "(?:公式)?(?:アカウント)?(?:で|に|へ|から|より|経由|まで|なら)(?:て|の|も|は)?";
/** 「LINEで相談できるサービスのLP」: the service is what is made. */
const SERVICE_TO_BUILD = {
	where: "after",
	finds: finds`^[^。!?\n、,]{0,8}?(?:サービス|アプリの|窓口の|システム|仕組み|機能|ツールの|フォームの|ボタン|導線|ページ|サイトの|lp|画面|ui)`
};
const TALK_EXCEPTIONS = [
	...PROHIBITION,
	AFTER_CONTRACT,
	AS_SUBJECT,
	SERVICE_TO_BUILD
];
const SIDE_JOB = {
	finds: finds`(?:副業|稼げ|稼ぎ|簡単な(?:お仕事|作業)|別の(?:お仕事|案件)|親会社|スクリーンショット)`,
	by: .05
};
const AN_ID = {
	finds: finds`id[は:\s]{0,3}@?[a-z0-9._-]{4,}`,
	by: .05
};
/** Contact details asked for or offered before money is in escrow (house rule on direct dealing). */
const CONTACT_RULES = [
	{
		id: "direct_deal.chat_contact",
		category: "direct_deal",
		reason: "contact_before_escrow",
		score: .86,
		views: ["plain", "squeezed"],
		patterns: [
			pattern`${PRIVATE_CHAT}[\s]?${BY}${gap(10)}${STRONG_VERB}`,
			pattern`${PRIVATE_CHAT}[\s]?${BY}[^。!?\n]{0,4}?${SHORT_VERB}`,
			pattern`${PRIVATE_CHAT}[\s]?(?:公式)?(?:アカウント)?[のをも:]?[^。!?\n]{0,2}?(?:id|アイディー|qr|追加|交換|友(?:だち|達)|ともだち|登録して|教え|グループ|[つ繋]なが|通話|説明会|やって(?:ます|いますか))`,
			pattern`(?:連絡先|連絡(?:手段|ツール|方法)|や[り]?取り|ご?連絡|id検索|続き)[はがも:、]?${gap(12)}${PRIVATE_CHAT}`,
			pattern`(?:id|アイディー)[で:は]?検索[^。!?\n]{0,4}?@?[a-z0-9._-]{4,}`,
			pattern`${LINE}[\s]?[:は][\s]?@?[a-z0-9][a-z0-9._-]{3,}`
		],
		unless: TALK_EXCEPTIONS,
		stronger: [SIDE_JOB, AN_ID],
		when: { beforeEscrow: true }
	},
	{
		id: "direct_deal.chat_invite",
		category: "direct_deal",
		reason: "contact_before_escrow",
		score: .92,
		views: ["plain"],
		patterns: [pattern`(?:lin\.ee|line\.me|(?<![a-z0-9.-])t\.me|wa\.me|discord\.gg|discord\.com/invite|open\.kakao\.com|zoom\.us|meet\.google\.com)/[a-z0-9/?=&%@~+._-]{3,}`],
		unless: [{
			where: "before",
			finds: finds`(?:store|creator|スタンプ)[^。!?\n]{0,30}$`
		}],
		when: { beforeEscrow: true }
	},
	{
		id: "direct_deal.business_chat",
		category: "direct_deal",
		reason: "contact_before_escrow",
		score: .6,
		views: ["plain", "squeezed"],
		patterns: [
			pattern`${BUSINESS_CHAT}[\s]?(?:で|に|へ|から|にて|経由)(?:て|の)?${gap(8)}(?:連絡|や[り]?取り|やりとり|面談|面接|打ち?合わせ|通話|相談|話|コミュニケーション|追加|登録|招待)`,
			pattern`${BUSINESS_CHAT}[\s]?の?(?:id|アカウント|アイディー)[^。!?\n]{0,6}?(?:教え|送|お知らせ|ご?連絡|[は:]\s?[a-z0-9._-]{4,})`,
			pattern`(?:連絡(?:手段|ツール|方法)|ご?連絡先?)[はも:]${gap(10)}${BUSINESS_CHAT}`
		],
		unless: [...TALK_EXCEPTIONS, {
			where: "sentence",
			finds: finds`(?:経験|使え(?:る|方)|利用できる|導入できる|の操作|得意|スキル)`
		}],
		stronger: [{
			finds: finds`(?:契約前|仮払い前|まずは|応募後すぐ|会議id|ミーティングid|パスコード)`,
			by: .15
		}],
		when: { beforeEscrow: true }
	},
	{
		id: "direct_deal.contact_request",
		category: "direct_deal",
		reason: "contact_asked",
		score: .74,
		views: ["squeezed"],
		patterns: [pattern`(?:電話番号|携帯(?:電話)?の?番号|メール?アドレス|メアド|メルアド|e?mailアドレス|(?:個人|直接)の?(?:ご?連絡先|メール|電話)|(?<![の緊急先])ご?連絡先)(?:[とや、・]お?[ぁ-ん一-龠]{1,6})?(?:を|も)?(?:ご?記[入載]の?(?:うえ|上|いただ|くだ|下さ|して)|教えて?|お教え|お知らせ(?:くだ|下さ|いただ|願)|送って|お送り|交換|いただけ|頂け|明記)`],
		unless: [
			...PROHIBITION,
			AFTER_CONTRACT,
			AS_SUBJECT,
			{
				where: "sentence",
				finds: finds`(?:店舗|企業|会社|施設|病院|リスト|一覧|データ|スプレッドシート|入力|収集|転記|ユーザーが|お客様|フォーム(?:の|を)(?:制作|作成|実装))`
			}
		],
		when: { beforeEscrow: true }
	}
];
// ../../packages/detection/src/rules/direct-deal-outside.ts
const THE_SITE = "(?:サイト|システム|プラットフォーム|ランサーズ|クラウドソーシング|当サイト|こちらのサイト|仮払い|エスクロー)";
const SURVEY_WORK = finds`(?:作成|制作|構築|設計|集計|使い方|回答内容|アンケートに(?:答|回答)|アンケート(?:回答|への回答)|実装|自動化|連携)`;
/** Being led out of the marketplace: its messages, its payment, its contract. */
const OUTSIDE_RULES = [
	{
		id: "direct_deal.outside_form",
		category: "direct_deal",
		reason: "led_outside",
		score: .64,
		views: ["plain", "squeezed"],
		patterns: [
			pattern`(?:google|グーグル|外部|専用|応募|申し?込み?|登録)[\s]?(?:の)?フォーム(?:[^。!?\n]{0,12}?)(?:から|に|へ|より)[^。!?\n]{0,10}?(?:応募|エントリー|登録|記入|入力|回答|申し?込|お申込|ご?連絡|お進み)`,
			pattern`(?:forms\.gle/|docs\.google\.com/forms/)[a-z0-9/_-]{3,}`,
			pattern`(?:下記|以下|こちら|次)の?(?:url|リンク|サイト|ページ)(?:から|へ|に|より)[^。!?\n]{0,8}?(?:ご?応募|エントリー|ご?登録|お?申し?込)`,
			pattern`(?:↓|⇩){0,3}[^。!?\n]{0,6}?ご?応募は(?:こちら|下記|以下)(?:から|の(?:url|リンク|サイト|フォーム))`
		],
		unless: [
			...PROHIBITION,
			AFTER_CONTRACT,
			{
				where: "sentence",
				finds: SURVEY_WORK
			}
		],
		when: { beforeEscrow: true }
	},
	{
		id: "direct_deal.outside_signup",
		category: "direct_deal",
		reason: "led_outside",
		score: .58,
		views: ["squeezed"],
		patterns: [
			pattern`(?:別の?|他の?|外部の?|弊社の?|当社の?)(?:サイト|サービス|会員サイト|プラットフォーム|メルマガ|メールマガジン)(?:に|へ)(?:の)?(?:会員|無料|ご)?(?:登録|移動)`,
			pattern`(?:メルマガ|メールマガジン)(?:に|へ|を)?の?ご?(?:登録|購読)(?:して|を?お願い|いただ|くだ)`,
			pattern`(?:次回|今後)(?:から|以降)?の?(?:ご?購入|ご?依頼|ご?注文|発注)は[^。!?\n]{0,16}?(?:hp|ホームページ|外部|サイト|こちら)[^。!?\n]{0,6}?(?:から|で|へ)`
		],
		unless: [...PROHIBITION, {
			where: "sentence",
			finds: finds`(?:商品登録|データ|フォーム|ページの|デザイン|文章|促す|増や|導線|入力作業|パネル)`
		}],
		stronger: [{
			finds: finds`${LINE}`,
			by: .1
		}]
	},
	{
		id: "direct_deal.off_site_deal",
		category: "direct_deal",
		reason: "deal_outside",
		score: .84,
		views: ["squeezed"],
		patterns: [
			pattern`(?:直接取引|直取引|直接契約|直契約)(?:を|で|に|が|も|の)?(?:し|希望|可|お願い|ご?相談|ご?検討|切り替え|移行|させ|行い|できれば|ご?提案|いかが|したい|お得)`,
			pattern`${THE_SITE}(?:を|は)?(?:通さ|介さ|経由せ|使わ|利用せ)ず(?:に|直接)?${gap(12)}(?:契約|取引|お?支払|依頼|発注|や[り]?取り|やりとり|連絡|お願い|振り?込)`,
			pattern`${THE_SITE}(?:の)?外(?:で|での|にて)(?:直接)?(?:の)?(?:ご?契約|お?取引|やりとり|や[り]?取り|ご?連絡|ご?相談|ご?依頼)`,
			pattern`${THE_SITE}(?:で|経由)?では?なくこちらに[^。!?\n]{0,6}?連絡`
		],
		unless: [
			...PROHIBITION,
			AS_SUBJECT,
			{
				where: "before",
				finds: finds`(?:卸|農家|メーカー|生産者|仕入れ先?)[^。!?\n]{0,8}$`
			}
		],
		stronger: [{
			finds: finds`(?:手数料|振り?込|paypay|お得|高く|上乗せ)`,
			by: .07
		}]
	},
	{
		id: "direct_deal.direct_payment",
		category: "direct_deal",
		reason: "pay_outside",
		score: .86,
		views: ["squeezed"],
		patterns: [
			pattern`(?:直接|個人(?:の)?口座|銀行口座(?:へ|に)?直接|指定の?口座)(?:に|へ|で|の|ご|銀行|お|口座|指定){0,4}?(?:振り?込[みま]?|お?支払い|送金)`,
			pattern`(?:サイト|システム|プラットフォーム|ランサーズ|仮払い|エスクロー)(?:の)?(?:外|を(?:通さ|介さ|使わ|経由せ)ず)(?:で|に|での|の)?(?:直接)?お?(?:支払|振り?込|送金|報酬)`,
			pattern`(?:サイト|システム|ランサーズ)?(?:の)?(?:利用|システム|サイト)?手数料(?:が|も|を)?(?:かから|掛から|引かれ|取られ|発生し|節約|浮|抜き|分(?:を)?(?:上乗せ|お得))[^。!?\n]{0,16}?(?:直接|振り?込|支払|お得|契約|取引|方法|ので|ように)`,
			pattern`(?:報酬|お?支払い?|謝礼|代金)[^。!?\n]{0,8}?(?:paypay|ペイペイ|アマギフ|amazonギフト|ギフト券|仮想通貨|ビットコイン|現金手渡し|手渡し)(?:で|にて|に|も|払い|と|となり|可|を)?`,
			pattern`(?:paypay|ペイペイ)(?:で|にて)(?:直接)?(?:お?支払|送金|お?送り|報酬)`,
			pattern`(?:口座番号|銀行口座|振込先)[^。!?\n]{0,6}?(?:を)?(?:教えて|お教え|お知らせ|送って|お送り)`
		],
		unless: [
			...PROHIBITION,
			{
				where: "sentence",
				finds: finds`(?:会計|経理|仕訳|アプリ|記事|キャンペーン|決済(?:機能|システム|導入)|振込作業|請求書|データ|ec|お客様|マニュアル|実装)`
			},
			{
				where: "after",
				finds: finds`^(?:える|できる)(?:画面|機能|よう|アプリ|サイト|店)`
			}
		]
	},
	{
		id: "direct_deal.office_permission",
		category: "direct_deal",
		reason: "permission_claimed",
		score: .82,
		views: ["squeezed"],
		patterns: [pattern`(?:事務局|運営(?:会社|側)?|サポート(?:センター)?|ランサーズ)(?:様|さん|から|に|の|より|へ|側)?(?:は|も|特別な?に?|事前に|すでに|確認し|相談し){0,3}?(?:の)?(?:許可|承認|承諾|了承|了解|認め)(?:を)?(?:得|もら|いただ|頂|取|済|済み|て|され|の[上うえ])`, pattern`(?:特別に|例外的に)(?:許可|承認|認め)(?:を|て|され)?(?:得|もら|いただ|頂|い)`],
		unless: [...PROHIBITION, {
			where: "sentence",
			finds: finds`(?:場合(?:は|を除|に限)|必要です|必要となり|申請|ない限り|なしに|無断|イベント|大会|学会|撮影許可|組合)`
		}],
		stronger: [{
			finds: finds`(?:${LINE}|直接|外部|連絡先|振り?込)`,
			by: .08
		}]
	},
	{
		id: "direct_deal.meeting_first",
		category: "direct_deal",
		reason: "meeting_before_contract",
		score: .5,
		views: ["squeezed"],
		patterns: [
			pattern`(?:契約前|仮払い?前|採用前|応募後|発注前)[^。!?\n]{0,12}?(?:面談|面接|お会い|通話|説明会|顔合わせ|ミーティング)`,
			pattern`(?:直接|一度|対面で)お会いし(?:て|たい|た上)`,
			pattern`(?:説明会|面談)(?:に|へ)(?:の)?ご?参加[^。!?\n]{0,6}?(?:必須|条件|しないと|いただ(?:けない|かない)|された方のみ)`
		],
		unless: PROHIBITION,
		stronger: [{
			finds: finds`(?:${LINE}|zoom|カフェ|喫茶|skype)`,
			by: .12
		}],
		when: { beforeEscrow: true }
	}
];
// ../../packages/detection/src/rules/external-terms.ts
const FLEA = "(?:メルカリ|ラクマ|フリマ(?:アプリ|サイト)?|ヤフオク|オークション(?:サイト)?|paypayフリマ|ヤフーフリマ|某フリマ|メ○カリ|某オークション)";
const SOCIAL = "(?:インスタ(?:グラム)?|instagram|ツイッター|twitter|(?<![a-z])x|youtube|ユーチューブ|tiktok|ティックトック|facebook|フェイスブック|sns|チャンネル)";
/** One's own account or one's own material, managed for its owner, is honest work. */
const OWN_MATTER = {
	where: "sentence",
	finds: finds`(?:(?:自社|弊社|当社|当店)(?:の)?(?:アカウント|サイト|ブログ|チャンネル|公式|データ)|公式アカウント|施策|戦略|提案|コンサル|分析|権限(?:を)?付与)`
};
const UNLESS$5 = [...PROHIBITION, AS_SUBJECT];
/** Acts against another company's terms of use. */
const EXTERNAL_TERMS_RULES = [
	{
		id: "external_terms.account_trade",
		category: "external_terms",
		reason: "account_handed_over",
		score: .84,
		views: ["squeezed"],
		patterns: [pattern`(?:アカウント|垢)(?:の|を)?(?:ご?)(?:売買|販売|買い取り|買取|買い?ます|購入|譲渡|譲って|売って|売りま|レンタル|貸し(?:て|出)?|お貸し|貸与|お借り|借り(?:た|ま|て)|又貸し)`, pattern`(?:お持ち|ご自身|使っていない|不要)(?:の|な)[^。!?\n]{0,10}?アカウントを?${gap(6)}(?:貸|借り|譲|売|買)`],
		unless: [...UNLESS$5, {
			where: "after",
			finds: finds`^(?:管理|画面|機能|システム|(?:方法|手順)の(?:記事|解説))`
		}],
		stronger: [{
			finds: finds`(?:報酬|[0-9]円|本人確認済)`,
			by: .05
		}]
	},
	{
		id: "external_terms.own_account_selling",
		category: "external_terms",
		reason: "flea_market_terms",
		score: .78,
		views: ["squeezed"],
		patterns: [
			pattern`(?:ご自身|自分|ご自分|ランサー様|ワーカー様|あなた|お持ち)の[^。!?\n]{0,8}?アカウント[^。!?\n]{0,12}?(?:出品|購入|販売|投稿|運用)`,
			pattern`${FLEA}(?:での?|に|へ|の|への)[^。!?\n]{0,8}?(?:出品代行|代理出品|出品(?:作業|のお?仕事|して|を?お願い|業務)|販売代行|購入代行)`,
			pattern`(?:代理出品|出品代行)(?:の|を|スタッフ|お?仕事|業務|募集)`
		],
		unless: [...UNLESS$5, {
			where: "sentence",
			finds: finds`(?:自社ec|shopify|base(?:の|に|で)|(?:弊社|自社|当店)(?:の)?アカウント|開発|ツール)`
		}]
	},
	{
		id: "external_terms.bought_engagement",
		category: "external_terms",
		reason: "engagement_bought",
		score: .76,
		views: ["squeezed"],
		patterns: [
			pattern`(?:フォロワー|いいね|再生(?:数|回数)|チャンネル登録者?数?|リツイート)(?:の|を)?(?:ご?購入|買い|買って|販売|売り|水増し|増やし(?:ます|て(?:いただ|くだ|もら)))`,
			pattern`${SOCIAL}(?:の|で|を|アカウントを?)[^。!?\n]{0,12}?(?:フォロー(?!アップ)|いいね|イイネ|チャンネル登録|リツイート|リポスト|高評価)(?:を|して|する|と|の|ボタン)[^。!?\n]{0,8}?(?:お仕事|して(?:いただ|くだ|頂|もら)|押す|お願い|だけ|依頼|くだ|押して)`,
			pattern`(?:動画|youtube|ユーチューブ|チャンネル)[^。!?\n]{0,14}?(?:チャンネル登録|高評価|コメント)(?:を|して|と)[^。!?\n]{0,8}?(?:いただ|お願い|くだ|する(?:お仕事|だけ)|お仕事)`,
			pattern`(?:いいね|イイネ)[!"”]?(?:ボタン)?を?(?:押す|押して|クリックする)[^。!?\n]{0,4}?(?:だけ|お仕事|くだ|いただ)`,
			pattern`(?:ツイッター|twitter|インスタ|instagram)の?フォロー依頼`,
			pattern`(?:相互)(?:フォロー|登録|いいね)(?:を|して|お願い|募集)`
		],
		unless: [
			...UNLESS$5,
			OWN_MATTER,
			{
				where: "sentence",
				finds: finds`(?:記事|機能|実装|画面|動画編集|台本|デザイン|素材)`
			}
		]
	},
	{
		id: "external_terms.reposting",
		category: "external_terms",
		reason: "others_content_taken",
		score: .64,
		views: ["squeezed"],
		patterns: [pattern`(?:他(?:の|人の|社の)?|別の|海外の?|既存の?|人気の?|youtube|tiktok|インスタ)[^。!?\n]{0,12}?(?:記事|動画|画像|写真|投稿|サイト|コンテンツ)[^。!?\n]{0,8}?(?:を|の)(?:そのまま|無断で?|丸ごと)?(?:転載|転用|再アップロード|無断使用|コピーし)(?:し|する|作業|の|を|て)`, pattern`無断(?:転載|使用|転用|引用)(?:し|で|ok|可|を?お願い|して構い)`],
		unless: [...UNLESS$5, {
			where: "sentence",
			finds: finds`(?:許可(?:を|済)|許諾|権利者|自社|当社|弊社|チェック|検出|(?:ない|無い)(?:こと|か))`
		}]
	},
	{
		id: "external_terms.scraping",
		category: "external_terms",
		reason: "others_content_taken",
		score: .54,
		views: ["squeezed"],
		patterns: [pattern`(?:amazon|アマゾン|楽天|インスタ|instagram|twitter|ツイッター|食べログ|メルカリ|ヤフオク|google(?:マップ)?|suumo|スーモ|求人サイト|他社(?:の)?サイト|競合(?:の)?サイト|マッチングアプリ|facebook|linkedin)[^。!?\n]{0,22}?(?:スクレイピング|クローリング|自動収集|自動取得)`, pattern`(?:スクレイピング|クローリング|自動収集)[^。!?\n]{0,22}?(?:amazon|アマゾン|楽天|インスタ|instagram|twitter|食べログ|メルカリ|ヤフオク|他社サイト|競合サイト)`],
		unless: [...UNLESS$5, {
			where: "sentence",
			finds: finds`(?:公式api|apiを(?:利用|使用|使って)|規約(?:の|で)(?:範囲|許)|許可)`
		}]
	},
	{
		id: "external_terms.multiple_accounts",
		category: "external_terms",
		reason: "account_handed_over",
		score: .74,
		views: ["squeezed"],
		patterns: [pattern`(?:複数の?|大量の?|[2-9二三四五]つ以上の?|[0-9]{2,}個の?|別(?:名義|人)の?|捨て)[^。!?\n]{0,8}?(?:アカウント|垢)(?:を|の|で)[^。!?\n]{0,8}?(?:作成|作っ|取得|使|開設|登録|量産|お持ち|用意|投稿|購入)`, pattern`アカウントを?(?:量産|大量(?:に)?(?:作成|取得)|複数(?:個)?(?:作成|取得|作っ|お持ち|使))`],
		unless: [...UNLESS$5, {
			where: "sentence",
			finds: finds`(?:切り替え|管理(?:機能|ツール|画面)|テスト用|検証|システム|機能|運用代行|権限|googleアナリティクス)`
		}]
	},
	{
		id: "external_terms.flea_market",
		category: "external_terms",
		reason: "flea_market_terms",
		score: .54,
		views: ["squeezed"],
		patterns: [
			pattern`(?:某フリマ|某オークション|メ○カリ|メルカ○)(?:アプリ|サイト)?`,
			pattern`${FLEA}[^。!?\n]{0,16}?(?:お客様対応|顧客対応|購入者対応|取引メッセージ|発送代行|評価(?:付け|稼ぎ)|仕入れ|転売|せどり|リサーチ|商品登録|値下げ交渉|コメント返信)`,
			pattern`(?:転売|せどり)(?:の|用の?|商品)[^。!?\n]{0,8}?(?:リサーチ|仕入れ|お?仕事|手伝|購入|スタッフ)`
		],
		unless: [...UNLESS$5, {
			where: "sentence",
			finds: finds`(?:記事|コラム|ライティング|アプリ開発|サービス(?:を|の)開発|のようなサイト|風の|似た|クローン)`
		}]
	},
	{
		id: "external_terms.sms_verification",
		category: "external_terms",
		reason: "verification_evaded",
		score: .9,
		views: ["squeezed"],
		patterns: [
			pattern`(?:sms|電話番号|電話|2段階|二段階)の?認証(?:を|の)?(?:代行|代わり|お手伝い|協力|(?:コード|番号)を?(?:教え|送|お知らせ|転送|伝え|共有))`,
			pattern`(?:sms|電話)(?:に|で)?(?:届[いく]た?|受信(?:した)?|送られ(?:た|てくる))(?:sms)?の?(?:認証)?(?:コード|番号)を?[^。!?\n]{0,8}?(?:教え|送|お知らせ|転送|伝え|共有|入力代行|連絡)`,
			pattern`本人確認(?:を|の)(?:代行|代わりに|突破|回避|すり抜け)`
		],
		unless: [...UNLESS$5, {
			where: "sentence",
			finds: finds`(?:実装|機能|開発|api|システム|twilio)`
		}]
	},
	{
		id: "external_terms.dropshipping",
		category: "external_terms",
		reason: "flea_market_terms",
		score: .62,
		views: ["squeezed"],
		patterns: [pattern`(?:無在庫|在庫を持たない)(?:での?|の|で)?(?:転売|販売|出品|物販|輸入)`, pattern`手元に(?:ない|無い)商品(?:の|を)[^。!?\n]{0,6}?(?:出品|販売)`],
		unless: [...UNLESS$5, {
			where: "sentence",
			finds: finds`(?:記事|コラム|shopify|受注生産|オンデマンド|プリント)`
		}]
	},
	{
		id: "external_terms.shared_login",
		category: "external_terms",
		reason: "account_handed_over",
		score: .62,
		views: ["squeezed"],
		patterns: [pattern`(?:ご自身|お持ち|あなた|個人)の[^。!?\n]{0,14}?(?:ログイン(?:情報|id)|パスワード)(?:を|と)[^。!?\n]{0,10}?(?:共有|教え|送|お知らせ|ご?提供|貸)`, pattern`(?:canva|vyond|adobe|chatgpt|有料ツール|ツール)[^。!?\n]{0,12}?(?:ログイン情報|アカウント)(?:を|の)(?:共有|共用|使い回し|貸)`],
		unless: [...UNLESS$5, {
			where: "sentence",
			finds: finds`(?:シートの招待|メンバー招待|権限(?:を)?付与|招待し)`
		}]
	},
	{
		id: "external_terms.click_manipulation",
		category: "external_terms",
		reason: "search_manipulated",
		score: .68,
		views: ["squeezed"],
		patterns: [
			pattern`(?:google|グーグル|yahoo|指定の?(?:キーワード|ワード)|キーワード)(?:で|を|から)[^。!?\n]{0,6}?検索[^。!?\n]{0,16}?(?:指定の?|当社の?|弊社の?|該当の?)?サイト(?:を|に|へ)[^。!?\n]{0,6}?(?:クリック|アクセス|訪問|開い)`,
			pattern`(?:広告|バナー)(?:を|の)(?:クリック)(?:して(?:いただ|くだ|もら)|する(?:お仕事|だけ))`,
			pattern`(?:知恵袋|掲示板|5ちゃん|爆サイ)(?:に|へ|で)[^。!?\n]{0,10}?(?:投稿|書き込|質問|回答)[^。!?\n]{0,8}?(?:いただ|くだ|お願い|お仕事|だけ|宣伝)`
		],
		unless: [...UNLESS$5, {
			where: "sentence",
			finds: finds`(?:収集|リサーチ|調査|デザイン|実装|計測|テスト|作り方)`
		}]
	}
];
// ../../packages/detection/src/rules/free-sample.ts
const TRIAL = "(?:テスト(?:ライティング|記事|案件|課題|原稿|作業|執筆|制作|投稿|翻訳|デザイン|編集|動画|入力)?(?!環境|コード|ケース|サーバ|自動化|仕様|アカウント|項目)|トライアル|お?試し|試作|サンプル(?:記事|原稿|作品|制作|作成|動画|翻訳|デザイン)?|採用課題|選考課題)";
const FREE = "(?:無償|無料|無報酬|ノーギャラ|タダ(?:で|と|に|です)|(?<![0-9,.])0円|報酬(?:は|が|の)?(?:お?支払い?は?)?(?:無し|なし|ナシ|ありません|ございません|発生(?:し(?:ない|ません)|(?:致し|いたし)ません)|出ません|お支払い?(?:でき|し|いたし|致し)(?:ない|ません)|(?:いたし|致し)ません|できません)|お?支払いは?(?:ありません|ございません|ございません|なし|できません))";
/** The client gives something for free, or makes something that is free for its customers. */
const GIVEN_TO_THE_READER = {
	where: "after",
	finds: finds`^[^。!?\n、]{0,6}?(?:提供|配布|進呈|差し上げ|プレゼント|支給|ダウンロード|使え|利用|お使い|期間|プラン|体験(?:会|レッスン)|キャンペーン|申し?込|登録|lp|版|素材|発行|請求|トライアル|お渡し|相談)`
};
const NOT_FREE = {
	where: "after",
	finds: finds`^(?:で)?(?:ではな[いく]|ではありません|じゃな[いく]|のものは(?:ありません|一切)|(?:での|の)(?:依頼|要求|作業)は(?:一切)?(?:ありません|いたしません|しません|行い?ません|お断り|禁止))`
};
/** Asking for unpaid work before ordering. */
const FREE_SAMPLE_RULES = [
	{
		id: "free_sample.unpaid_trial",
		category: "free_sample",
		reason: "trial_unpaid",
		score: .84,
		views: ["squeezed"],
		patterns: [
			pattern`${TRIAL}[^。!?\n円有、]{0,18}?${FREE}`,
			pattern`(?:無償|無料|無報酬|ノーギャラ|タダ)(?:で|の|での)?(?:1本|一本|まず)?(?:テスト(?:ライティング|記事|原稿|執筆)?(?!環境|版|ツール|サイト|期間)|トライアル(?:ライティング|記事|作業)|お?試し(?:で|に)?(?:書|作|制作|作業|執筆)|試作|サンプル(?:記事|原稿|作品|デザイン|動画)?(?:を|の)(?:ご?提出|制作|作成|ご?提供して|お願い|作っ|書))`,
			pattern`(?:不採用|不合格)[^。!?\n]{0,12}?(?:テスト|トライアル)[^。!?\n円]{0,12}?${FREE}`,
			pattern`(?:テスト|トライアル)(?:ライティング|記事)?[^。!?\n]{0,14}?(?:不採用|不合格)[^。!?\n円]{0,12}?${FREE}`
		],
		unless: [
			GIVEN_TO_THE_READER,
			NOT_FREE,
			...PROHIBITION.filter(({ where }) => where === "before"),
			{
				where: "after",
				finds: finds`^[^。!?\n]{0,14}?(?:禁止|違反|お断り)`
			}
		],
		stronger: [{
			finds: finds`(?:[0-9]{3,5}文字|[0-9]記事|本採用|納品)`,
			by: .05
		}]
	},
	{
		id: "free_sample.free_first_piece",
		category: "free_sample",
		reason: "trial_unpaid",
		score: .76,
		views: ["squeezed"],
		patterns: [
			pattern`(?:まず|最初|初回|1回目|はじめ)(?:は|の|に|で)?[^。!?\n有]{0,8}?(?:無料|無償|タダ|ノーギャラ)(?:で|にて|となり|で?お願い)[^。!?\n]{0,14}?(?:[1一]?(?:記事|本|件|枚|点|ページ|案)|書|作|制作|お願い|執筆|作業|やって|して(?:いただ|もら|くだ))`,
			pattern`(?:最初|初回|1)(?:の)?(?:[1-3一二三]?)(?:記事|本|件|枚|点|回)(?:目)?(?:は|だけ|分は|のみ)[^。!?\n]{0,6}?(?:無料|無償|報酬なし|無報酬|0円|タダ)`,
			pattern`(?:実力|スキル|腕)を?(?:見|確認|拝見|判断)[^。!?\n]{0,14}?(?:無料|無償|報酬なし|タダ)`
		],
		unless: [
			NOT_FREE,
			GIVEN_TO_THE_READER,
			{
				where: "sentence",
				finds: finds`(?:お客様(?:は|に|が)|初回(?:相談|体験|カウンセリング)|相談無料|修正(?:は|を|も)?[0-9]?回?(?:まで)?(?:無料|無償))`
			}
		]
	},
	{
		id: "free_sample.free_draft",
		category: "free_sample",
		reason: "trial_unpaid",
		score: .68,
		views: ["squeezed"],
		patterns: [
			pattern`(?:ラフ(?:案|画|デザイン)?|デザイン案|下書き|見本|カンプ|サムネ(?:イル)?案|構成案)[^。!?\n円、]{0,12}?(?:無償|無料|報酬(?:は|が)?(?:なし|無し|ありません|発生しません)|タダ)(?:で|と|に|です|の)`,
			pattern`(?:無償|無料|タダ)(?:で|の)(?:ラフ(?:案|画|デザイン)?|デザイン案|下書き|見本|カンプ|構成案)(?:を|の)[^。!?\n]{0,10}?(?:ご?提出|作成|制作|お願い|描|作|見せ|送)`,
			pattern`(?:契約|発注|ご?依頼|採用)(?:する|の)?前に[^。!?\n円]{0,10}?(?:ラフ|デザイン案|サンプル|見本|完成品|試作)(?:を|の)[^。!?\n円]{0,8}?(?:ご?提出|作成|制作|作って|描い|ご?用意)`
		],
		unless: [
			PAID_TRIAL,
			NOT_FREE,
			GIVEN_TO_THE_READER,
			...PROHIBITION
		],
		when: { formats: [
			"project",
			"task",
			"hourly"
		] }
	},
	{
		id: "free_sample.work_before_escrow",
		category: "free_sample",
		reason: "work_before_escrow",
		score: .74,
		views: ["squeezed"],
		patterns: [
			pattern`(?:仮払い|契約|発注|エスクロー)(?:の)?前(?:に|です?が|ですけど|から|でも)[^。!?\n]{0,14}?(?:作業|納品|執筆|制作|着手|記事|作成|始め|スタート|進め)(?:を)?(?:し|始|開始|お願い|いただ|て|提出|送)`,
			pattern`(?:納品|提出|完成|検収)(?:を)?(?:後|して(?:いただいて)?から|でない)[^。!?\n]{0,8}?(?:で?ないと|に)?(?:仮払い|契約)(?:し|を|が|と|に)?`,
			pattern`先に(?:納品|作業|記事を?(?:書|提出)|完成品)[^。!?\n]{0,14}?(?:その後|後から|あとから|確認後)[^。!?\n]{0,8}?(?:契約|仮払い|発注)`
		],
		unless: [...PROHIBITION, {
			where: "sentence",
			finds: finds`(?:支払(?:い)?(?:は|が)?(?:確定|完了)|仮払い(?:を|が)?(?:確認|完了)(?:後|して?から|次第)|始めないで|着手しないで|開始しないで|しないよう)`
		}],
		when: { beforeEscrow: true }
	},
	{
		id: "free_sample.trial_pay_unstated",
		category: "free_sample",
		reason: "trial_pay_unstated",
		score: .34,
		views: ["squeezed"],
		patterns: [pattern`(?:テスト(?:ライティング|記事|執筆|原稿|翻訳)|トライアル(?:ライティング|記事|翻訳))[^。!?\n]{0,12}?(?:受けて|お願い|書いて|提出|ご?執筆|実施|行っ|あり(?!ません)|していただ)`, pattern`本?(?:採用|契約)の?前に[^。!?\n]{0,4}?(?:テスト|トライアル)`],
		unless: [PAID_TRIAL, ...PROHIBITION],
		stronger: [{
			finds: finds`(?:何度も|修正を重ね|[0-9]{4,5}文字)`,
			by: .06
		}],
		when: { types: ["job", "message"] }
	}
];
// ../../packages/detection/src/rules/mlm.ts
const LURES = {
	finds: finds`(?:${LINE}|副業|無料の?(?:勉強会|セミナー|説明会)|権利収入|人脈|仲間|稼げ|稼ぎ|在宅ワーク)`,
	by: .08
};
/** The words stand in a product or an article, and nobody is being won over. */
const WRITTEN_ABOUT$1 = {
	where: "sentence",
	finds: finds`(?:記事(?:を|の)?(?:執筆|作成|制作|ライティング)|ライティング|書籍|小説|シナリオ|漫画|脚本|文字起こし|テープ起こし|翻訳|の表現は|といった表現|表現を使)`
};
const UNLESS$4 = [
	...PROHIBITION,
	AS_SUBJECT,
	WRITTEN_ABOUT$1
];
/** Luring into multi-level or network business. */
const MLM_RULES = [
	{
		id: "mlm.parent_company",
		category: "mlm",
		reason: "lure_to_other_company",
		score: .82,
		views: ["squeezed"],
		patterns: [pattern`(?:親会社|グループ会社|関連会社|提携会社)(?:様)?(?:へ|に|の|が|で|から|より|を)[^。!?\n]{0,16}?(?:ご?応募|お仕事|仕事|業務|案件|ご?案内|ご?紹介|求人|面談|担当者に(?:口添え|お伝え|推薦)|募集)`],
		unless: [...UNLESS$4, {
			where: "after",
			finds: finds`^[^。!?\n]{0,12}?(?:サイト(?:制作|リニューアル)|ホームページ|ロゴ|パンフレット|資料作成)`
		}],
		stronger: [{
			finds: finds`(?:見送|不採用|適任|適して|代わり|https?:)`,
			by: .1
		}]
	},
	{
		id: "mlm.rejection_lure",
		category: "mlm",
		reason: "lure_to_other_company",
		score: .72,
		views: ["squeezed"],
		patterns: [pattern`(?:お?見送|不採用|定員に達|定員が埋ま|募集(?:は|を)?(?:終了|締め切)|依頼ミス|採用枠が埋ま)`],
		also: pattern`(?:別の?(?:お仕事|案件|お話|募集)|他の?(?:お仕事|案件)|代わりに|代わりの(?:お仕事|案件)|もっと(?:稼|良い)|特別な?(?:お仕事|案件))[^。!?\n]{0,14}?(?:ご?紹介|ご?案内|ございます|あります|ご?提案|いかが)|親会社|${LINE}[^。!?\n]{0,8}?(?:登録|追加|連絡)|https?:[a-z0-9]{4,}`,
		unless: [{
			where: "text",
			finds: finds`(?:lancerscojp|lancersjp|lancers\.jp)`
		}],
		stronger: [{
			finds: finds`(?:${LINE}|親会社|https?:|稼)`,
			by: .12
		}]
	},
	{
		id: "mlm.network",
		category: "mlm",
		reason: "network_business",
		score: .86,
		views: ["squeezed"],
		patterns: [
			pattern`(?:ネットワークビジネス|マルチ商法|マルチレベル|(?<![a-z])mlm(?![a-z])|ねずみ講|ダウンライン|アップライン)`,
			pattern`(?:人|友人|知人|知り合い|メンバー|お?友達|友だち)を?(?:[0-9]+人)?(?:ご?紹介(?:する|して|いただ|すれば)|勧誘|誘)[^。!?\n]{0,14}?(?:報酬|収入|ボーナス|円|%|バック|紹介料)`,
			pattern`(?:紹介した(?:人|方|メンバー)|紹介者)の(?:売上|報酬|収入|紹介)[^。!?\n]{0,10}?(?:%|一部|還元|報酬|入る|もらえ)`,
			pattern`(?:代理店|会員|メンバー)を(?:増や|集め)(?:す|る|せ)ほど[^。!?\n]{0,10}?(?:収入|報酬|権利)`
		],
		unless: [...UNLESS$4, {
			where: "sentence",
			finds: finds`(?:では?(?:ない|ありません|なく)|一切関係|無関係|返金|相談|お断り)`
		}],
		stronger: [LURES]
	},
	{
		id: "mlm.sure_profit",
		category: "mlm",
		reason: "profit_promised",
		score: .74,
		views: ["squeezed"],
		patterns: [
			pattern`(?:絶対に?|必ず|確実に|100%|誰でも|だれでも|リスクなし(?:で|に)?|ノーリスクで)[^。!?\n、]{0,8}?(?:儲か|儲け(?:られ|る)|稼げ|稼ぐ|利益が出)`,
			pattern`(?:未経験|初心者|主婦|スマホ|1日|一日|コピペ|放置|寝て)[^。!?\n]{0,14}?(?:で|から|でも|て|だけで?)(?:月収?|日給|これだけ|簡単に|楽に|らくに|月)?(?:に)?[0-9.,]*(?:万円?)?(?:以上)?(?:稼げ|稼ぐ(?:方法|こと)|儲か)`,
			pattern`月(?:収|に)?[0-9]{2,3}万円?(?:以上)?(?:を)?(?:稼げ(?:る|ます)|稼ぐ方法|が?可能|も夢では)`
		],
		unless: UNLESS$4,
		stronger: [LURES, {
			finds: finds`(?:教えます|教材|スクール|講座|受講|参加)`,
			by: .08
		}]
	},
	{
		id: "mlm.passive_income",
		category: "mlm",
		reason: "network_business",
		score: .76,
		views: ["squeezed"],
		patterns: [pattern`(?:権利収入|不労所得|印税的?な?収入|(?:自動|継続|ストック)的?な?収入|ストック型収入)`],
		unless: [...UNLESS$4, {
			where: "sentence",
			finds: finds`(?:記事|コラム|ライター|メディア|ブログ|解説|税|確定申告|動画編集|台本)`
		}],
		stronger: [LURES]
	},
	{
		id: "mlm.dream_life",
		category: "mlm",
		reason: "network_business",
		score: .56,
		views: ["squeezed"],
		patterns: [
			pattern`(?:自由な(?:生活|暮らし|人生|ライフスタイル)|お金(?:と|も)時間(?:の|も)自由|経済的な?自由)(?:を|が)?(?:手に入れ|実現|叶え|得|送れ|掴|つか)`,
			pattern`あなたも(?:この|そ)?(?:ような|んな)?(?:暮らし|生活|人生|収入|成功)[^。!?\n]{0,8}?(?:でき|送れ|手に|変え|掴)`,
			pattern`(?:人生(?:を|が)(?:変え|変わ)|夢を叶え)[^。!?\n]{0,12}?(?:ビジネス|副業|仲間|チーム|勉強会)`
		],
		unless: UNLESS$4,
		stronger: [LURES, {
			finds: finds`ビジネス`,
			by: .06
		}]
	},
	{
		id: "mlm.study_meeting",
		category: "mlm",
		reason: "lure_to_meeting",
		score: .5,
		views: ["squeezed"],
		patterns: [
			pattern`(?:無料の?|初心者向けの?|副業の?|投資の?|ビジネスの?|起業の?|オンライン)(?:勉強会|セミナー|説明会)(?:が|に|へ|を|も|で|の)[^。!?\n]{0,10}?(?:あり|ある|ご?参加|ご?招待|お?誘い|開催|来|ご?案内|紹介)`,
			pattern`(?:ちょっと|一度|まずは|少し)(?:だけ)?(?:お)?話を?(?:聞く|聞いて?)だけ`,
			pattern`(?:すごい|有名な|成功(?:している|した)|[○●]{1,3}という)(?:人|方|経営者|実業家|起業家)を?(?:に)?(?:ご?紹介|会わせ|会え)`
		],
		unless: [...UNLESS$4, {
			where: "sentence",
			finds: finds`(?:lp|ランディング|チラシ|バナー|資料(?:作成|制作|の作成)|スライド|集客|司会|運営(?:補助|サポート|スタッフ)|文字起こし|動画編集|編集|告知|デザイン|レポート|議事録|取材|配信|講師|撮影)`
		}],
		stronger: [LURES, {
			finds: finds`(?:無料|自由な生活|稼|見送|親会社)`,
			by: .06
		}]
	},
	{
		id: "mlm.partners",
		category: "mlm",
		reason: "network_business",
		score: .56,
		views: ["squeezed"],
		patterns: [pattern`(?:ビジネス|副業|起業|投資)(?:の|を一緒に(?:する|やる)?)?(?:仲間|パートナー)(?:を|に|と|も|が)?[^。!?\n]{0,6}?(?:探し|募集|集め|なり|増や)`, pattern`(?:一緒に|仲間と)(?:稼|成功し|夢を|自由を|ビジネスを)(?:ぎ|ご|いで|げ|ま|叶え|つか|し|や|始め)`],
		unless: UNLESS$4,
		stronger: [LURES]
	},
	{
		id: "mlm.side_job_chat",
		category: "mlm",
		reason: "side_job_lure",
		score: .74,
		views: ["squeezed"],
		patterns: [pattern`(?:副業|在宅ワーク|稼ぎたい方?|稼ぐ方法|稼げるお?仕事)${gap(30)}${LINE}(?:で|に|へ|から|を|の|公式|登録|追加)[^。!?\n]{0,10}?(?:登録|追加|連絡|ご?案内|説明|友だち|友達|ください|詳し)`, pattern`${LINE}(?:で|に|へ|から|を|登録|追加)${gap(30)}(?:副業|稼げる|稼ぐ方法|高収入)`],
		unless: UNLESS$4,
		stronger: [{
			finds: finds`(?:無料|簡単|誰でも|スマホ|セミナー|勉強会)`,
			by: .06
		}]
	}
];
// ../../packages/detection/src/rules/other-breach.ts
const UNLESS$3 = [...PROHIBITION, AS_SUBJECT];
const ILLNESS = "(?:癌|ガン|がん|コロナ(?:ウイルス)?|糖尿病|アトピー|高血圧|うつ病|薄毛|シミ|シワ|病気|認知症|腰痛)";
/** Breaches of other law or of the marketplace's own terms. */
const BREACH_RULES = [
	{
		id: "other.drug_claims",
		category: "other",
		reason: "unlawful_claims",
		score: .6,
		views: ["squeezed"],
		patterns: [
			pattern`(?:必ず|絶対に?|確実に|飲むだけで|塗るだけで|100%|誰でも)[^。!?\n]{0,10}?(?:痩せ|やせ(?:る|られ|ます)|治る|治り|治せ|効く|消え(?:る|ます)|若返|生え(?:る|てくる)|完治)`,
			pattern`(?:サプリ(?:メント)?|健康食品|化粧品|水|飲料|お茶|美容液|スプレー|ドリンク)(?:で|が|を|は)[^。!?\n]{0,14}?${ILLNESS}[^。!?\n]{0,6}?(?:治|効|予防|消え|改善|完治)`,
			pattern`${ILLNESS}(?:が|に|を)(?:必ず|完全に)?(?:治る|治せる|効く|完治|消える)(?:と|こと|という|サプリ|商品)`
		],
		unless: [...UNLESS$3, {
			where: "sentence",
			finds: finds`(?:薬機法(?:に(?:配慮|準拠|則|沿)|を遵守|チェック)|(?:という|といった|などの)表現(?:は|を)|使わず|使用しないで|避けて|医師監修)`
		}],
		stronger: [{
			finds: finds`(?:記事|広告|lp|ランディング|[口ロ]コミ|ビフォーアフター|体験談)`,
			by: .06
		}]
	},
	{
		id: "other.copied_rewrite",
		category: "other",
		reason: "copyright_suspected",
		score: .66,
		views: ["squeezed"],
		patterns: [
			pattern`(?:他(?:の|社の?|人の?)?|第三者の?|競合の?|既存の?(?:他の?)?|上位(?:の)?|指定の?url の?|参考)(?:サイト|ブログ|記事|ページ|ニュース|メディア)[^。!?\n]{0,14}?(?:を|の|から)(?:[^。!?\n]{0,8}?)(?:リライト|コピペ|書き換え|丸写し|語尾(?:だけ)?を?変え|言い換え)`,
			pattern`(?:コピペ|コピー)(?:チェック|ツール)[^。!?\n]{0,8}?(?:通る|引っかから|すり抜け|回避)[^。!?\n]{0,8}?(?:リライト|書き換え|程度|よう)`,
			pattern`(?:他(?:の|人の|社の)|既存の?|有名(?:な)?(?:キャラ(?:クター)?|作家|ブランド)の?)[^。!?\n]{0,12}?(?:作品|イラスト|ロゴ|キャラクター|デザイン)?(?:を|と|に)(?:そのまま)?(?:トレース|模写|パク(?:って|り)|そっくりに?|丸ごと真似)`,
			pattern`海賊版(?:の|を|サイト)`
		],
		unless: [...UNLESS$3, {
			where: "sentence",
			finds: finds`(?:しない|せず|不可|(?:自社|弊社|当社|当ブログ|当サイト|自分の|過去)(?:の)?(?:既存)?(?:記事|サイト|ブログ)|許可|許諾|オリジナル(?:で|の)|ご自身の言葉|チェックし|検索(?:順位|上位))`
		}]
	},
	{
		id: "other.upfront_fee",
		category: "other",
		reason: "worker_pays",
		score: .72,
		views: ["squeezed"],
		patterns: [
			pattern`(?:教材|マニュアル|テンプレート|機材|キット|スターターキット|ツール|情報商材|講座)(?:を|の|代)?(?:ご)?(?:購入|受講|買って)[^。!?\n]{0,10}?(?:すれば|後に|いただいた方|が必要|が条件|した方|して(?:いただ|から|もら)|していただけ)`,
			pattern`(?:初期費用|入会金|登録料|保証金|受講料|月会費|年会費|研修費|システム利用料|デポジット)(?:として|が|は|を)[^。!?\n]{0,12}?(?:かかり(?!ません)|必要(?!あり|な[いく])|いただ|お?支払|発生(?!し(?:ません|ない))|頂|ご?負担|振り?込|ご?入金|[0-9,.]+万?円(?:が|を|かか|頂|いただ|必要|です))`,
			pattern`(?:先に|まず|事前に)[^。!?\n]{0,6}?(?:[0-9,.]+万?円)を?(?:お?振り?込|お?支払|ご?入金|送金)`,
			pattern`(?:これを|講座を|スクールに?)?(?:受講|入会|入校)(?:すれば|して|いただ)[^。!?\n]{0,16}?(?:稼げ|案件を?(?:紹介|保証)|お?仕事(?:を|が)(?:紹介|保証|もらえ))`
		],
		unless: [...UNLESS$3, {
			where: "sentence",
			finds: finds`(?:経費(?:として|は)|別途(?:お?支払|実費)|実費(?:は|を)|弊社負担|当社(?:が|で)?負担|こちらで負担|お客様|会員様|lp|ランディング|販売ページ|記事|集客|顧客|(?:0|無料|ゼロ)円?(?:です|で))`
		}]
	},
	{
		id: "other.easy_high_pay",
		category: "other",
		reason: "too_good_to_be_true",
		score: .52,
		views: ["squeezed"],
		patterns: [
			pattern`(?:誰でも|だれでも|スマホ(?:だけ|1台|一台)で|コピペ(?:だけ)?で?|楽で|簡単(?:な(?:作業|お?仕事))?(?:で|なのに)?|かんたん)[^。!?\n]{0,10}?(?:高収入|高額(?:報酬|収入)|たくさん稼げ|ガッツリ稼|月[0-9]{2,3}万|日給[2-9]万|日給[0-9]{2}万)`,
			pattern`(?:1日|一日|毎日|1時間)[^。!?\n]{0,8}?(?:[1-9][0-9]?万円?)[^。!?\n]{0,8}?(?:簡単|楽に|稼げ)`,
			pattern`(?:コピペ|スマホ|在宅)(?:で(?:できる)?|だけの?)(?:コピペ)?(?:ビジネス|副業)(?:で|を|です|!|の)?`
		],
		unless: [...UNLESS$3, {
			where: "sentence",
			finds: finds`(?:記事|コラム|ライティング|動画編集|メディア|アプリ(?:開発|の)|サイト(?:制作|運営)|詐欺|怪しい)`
		}],
		stronger: [{
			finds: finds`(?:${LINE}|即日|未経験|誰でも|初期費用)`,
			by: .07
		}]
	},
	{
		id: "other.task_scam",
		category: "other",
		reason: "too_good_to_be_true",
		score: .62,
		views: ["squeezed"],
		patterns: [
			pattern`(?:動画|sns|広告|写真)(?:を)?(?:見る|視聴する|閲覧する)だけ(?:で|の|!)?[^。!?\n]{0,10}?(?:報酬|円|稼げ|お?仕事|収入)?`,
			pattern`(?:スクリーンショット|スクショ)を?(?:撮|送)(?:る|って送る)だけ(?:で|の|!)?`,
			pattern`(?:ワンクリック|タップ|ボタンを押す|クリックする)(?:する)?だけ(?:で|の)?[^。!?\n]{0,8}?(?:[0-9,]+円|報酬|稼げ|お?仕事|収入)`
		],
		unless: [...UNLESS$3, {
			where: "sentence",
			finds: finds`(?:できる(?:ツール|アプリ|システム|機能)|開発|ツール(?:の|を)|自動化|デザイン|で操作|完了|注文でき)`
		}]
	},
	{
		id: "other.investment",
		category: "other",
		reason: "investment_offered",
		score: .68,
		views: ["squeezed"],
		patterns: [
			pattern`元本(?:保証|割れ(?:なし|しない))(?:の|で|です|で運用)?|運用益(?:の|から)[^。!?\n]{0,4}?[0-9.]+%?`,
			pattern`(?:fx|バイナリー(?:オプション)?|仮想通貨|暗号資産|自動売買(?:ツール)?|投資)[^。!?\n]{0,12}?(?:必ず|確実に|絶対|放置で|勝率[89][0-9]%)[^。!?\n]{0,10}?(?:儲|勝|利益|稼|増え)`,
			pattern`(?:出資|投資)(?:を|して)(?:いただ|くだ|募|お願い)[^。!?\n]{0,10}?(?:月利|利回り|配当|還元|[0-9]+%)`
		],
		unless: [...UNLESS$3, {
			where: "sentence",
			finds: finds`(?:記事|コラム|ライター|開発|プログラム|ea(?:の|を)|動画編集|台本|解説)`
		}]
	},
	{
		id: "other.defamation",
		category: "other",
		reason: "defamation_suspected",
		score: .7,
		views: ["squeezed"],
		patterns: [pattern`(?:競合(?:他社|店)?|他社|他店|特定の?(?:人物|個人|会社|店)|芸能人|ライバル(?:店|社)?|元(?:社員|彼|カレ))[^。!?\n]{0,12}?(?:誹謗中傷|悪口|悪評|悪い(?:[口ロ]コミ|レビュー|評判)|低評価|ネガティブな?(?:記事|[口ロ]コミ|投稿|情報)|炎上)(?:を|の|に|する|させ)[^。!?\n]{0,8}?(?:書|投稿|拡散|作成|お願い|流|広め|つけ|る|させ|記事)`, pattern`(?:誹謗中傷|悪評|悪口)(?:を|の)(?:投稿|拡散|書き込み|書いて)(?:して|を?お願い|いただ|くだ|する)`],
		unless: [...UNLESS$3, {
			where: "sentence",
			finds: finds`(?:モニタリング|監視|削除|パトロール|対応|含まない|コメント管理)`
		}]
	},
	{
		id: "other.licensed_work",
		category: "other",
		reason: "licence_needed",
		score: .52,
		views: ["squeezed"],
		patterns: [
			pattern`(?:確定申告|税務申告|税務書類|決算申告)(?:書)?(?:の|を)?(?:作成)?(?:代行|代わりに|作成して|一式お願い|を?丸投げ|作成をお願い)`,
			pattern`(?:訴状|内容証明(?:郵便)?|契約書|示談書|遺言書|登記(?:書類|申請書?)?|離婚協議書|在留(?:資格)?申請)(?:の|を)?(?:作成)?(?:代行|を?(?:作成|作って)(?:して)?(?:くだ|いただ|ほし|お願い)|の作成をお願い)`,
			pattern`(?:ネット|オンライン|メール|チャット)で(?:の)?(?:病気の?)?(?:診断|治療|処方)(?:を|し)(?:て)?(?:いただ|くだ|お願い|ほし|行)`
		],
		unless: [...UNLESS$3, {
			where: "sentence",
			finds: finds`(?:税理士|弁護士|司法書士|行政書士|医師|有資格|資格(?:を)?お持ち|資格者|記事|ひな形|テンプレート|デザイン|翻訳|システム|データ入力)`
		}]
	},
	{
		id: "other.remote_control",
		category: "other",
		reason: "remote_control_asked",
		score: .56,
		views: ["squeezed"],
		patterns: [pattern`(?:遠隔操作|リモートデスクトップ|anydesk|teamviewer)(?:を|で|に|の|アプリを?|ソフトを?|させ)${gap(10)}(?:させて|インストール|入れて|接続|許可|お願い|いただ|ください)`],
		unless: [...UNLESS$3, {
			where: "sentence",
			finds: finds`(?:開発|設定方法|サポート業務|ロボット|ドローン|機器の|構築|ヘルプデスク)`
		}],
		stronger: [{
			finds: finds`(?:ランサー様|あなた|ワーカー様|お持ち|ご自身)の?(?:pc|パソコン|スマホ)`,
			by: .1
		}]
	},
	{
		id: "other.proxy_purchase",
		category: "other",
		reason: "bought_in_place_of_another",
		score: .56,
		views: ["squeezed"],
		patterns: [
			pattern`(?:代理購入|代理注文|代理契約|商品購入代行|購入代行)(?:の|を|して|スタッフ|お?仕事|業務|です)`,
			pattern`(?:代わりに|弊社の代わりに)[^。!?\n]{0,10}?(?:購入|注文|契約|申し?込み?|予約)(?:を)?(?:して(?:いただ|くだ|もら)|する(?:お?仕事|だけ))`,
			pattern`(?:チケット|限定(?:品|商品|スニーカー)|ゲーム機|iphone|トレカ|整理券)[^。!?\n]{0,12}?(?:並んで|並び|抽選に?(?:応募|申し?込))[^。!?\n]{0,8}?(?:購入|お?仕事|いただ|くだ|代行|だけ)`
		],
		unless: [...UNLESS$3, {
			where: "sentence",
			finds: finds`(?:サイト(?:制作|構築)|システム|サービスの|機能|記事|カスタマーサポート)`
		}]
	},
	{
		id: "other.canvassing",
		category: "other",
		reason: "canvassing",
		score: .54,
		views: ["squeezed"],
		patterns: [pattern`(?:宗教(?:法人|団体)?|教団|信仰)(?:の|への)?(?:勧誘|入信|布教)(?:を|の|活動|して|に)?`, pattern`(?:選挙|候補者|政党|特定の?政治家)[^。!?\n]{0,10}?(?:応援|支持|批判)(?:する|の)?(?:投稿|書き込み|コメント|ツイート|記事)(?:を|の|する)`],
		unless: [...UNLESS$3, {
			where: "sentence",
			finds: finds`(?:歴史|解説|選挙(?:ポスター|カー|公報)|チラシ|文化)`
		}]
	}
];
// ../../packages/detection/src/rules/other-crime.ts
const WRITTEN_ABOUT = {
	where: "sentence",
	finds: finds`(?:記事(?:を|の)?(?:執筆|作成|制作)|ライティング|注意喚起|啓発|対策|被害|ニュース|小説|シナリオ|脚本|漫画|文字起こし|ドラマ|法律(?:の|に関する)解説)`
};
const UNLESS$2 = [
	...PROHIBITION,
	AS_SUBJECT,
	WRITTEN_ABOUT
];
const QUICK_MONEY = {
	finds: finds`(?:即日|日払い|高額|現金|簡単|未経験|[0-9]万円?|テレグラム|シグナル|telegram|signal)`,
	by: .06
};
/** Possible breach of law in which the freelancer would take part, or by which they would be harmed. */
const CRIME_RULES = [
	{
		id: "other.bank_account_trade",
		category: "other",
		reason: "crime_suspected",
		score: .92,
		views: ["squeezed"],
		patterns: [pattern`(?:銀行|ゆうちょ|ネット銀行|使っていない|不要な?|個人)?(?:の)?(?:口座|通帳|キャッシュカード)(?:を|の)?(?:高額?で?|高価)?(?:売買|買い?取り?|買取|買い?ます|売って|売りま|譲渡|譲って|レンタル|貸して|お貸し|貸し出し|ご?提供(?:して|いただ|くだ)|作って(?:送|渡|譲))`, pattern`(?:携帯|スマホ|simカード|回線)(?:を|の)?(?:ご?契約|開通)し(?:て)?[^。!?\n]{0,10}?(?:譲渡|送っ|お送り|渡し|郵送|売っ)`],
		unless: UNLESS$2,
		stronger: [QUICK_MONEY]
	},
	{
		id: "other.parcel_forwarding",
		category: "other",
		reason: "crime_suspected",
		score: .8,
		views: ["squeezed"],
		patterns: [
			pattern`(?:ご?自宅|お宅|住所|代わり)(?:で|に|を)?[^。!?\n]{0,12}?(?:荷物|小包|郵便物|商品|スマホ)(?:を|の)?(?:受け?取|受領)[^。!?\n]{0,14}?(?:転送|発送|送る|送って|再送|お送り|渡)`,
			pattern`(?:荷物|小包|郵便物|届いた商品)(?:を|の)?(?:受け?取り?|受領)(?:と|り|・|後|って|して)?(?:、)?[^。!?\n]{0,10}?(?:転送|再発送|別の?住所)`,
			pattern`荷物を運ぶ(?:だけ|お?仕事)|(?:荷物|封筒|紙袋)を?(?:コイン)?ロッカー`
		],
		unless: [...UNLESS$2, {
			where: "sentence",
			finds: finds`(?:軽貨物|ドライバー|配送(?:アプリ|システム)|倉庫|引越し業者|ec|物流|引っ越しの手伝い)`
		}],
		stronger: [QUICK_MONEY]
	},
	{
		id: "other.dark_job",
		category: "other",
		reason: "crime_suspected",
		score: .78,
		views: ["squeezed"],
		patterns: [
			pattern`(?:闇|裏)(?:バイト|案件|仕事)|受け子|出し子|受け出し|かけ子|打ち子`,
			pattern`(?:ホワイト(?:な)?|グレー(?:な)?|高額|即金)(?:の)?案件(?:が)?(?:あります|募集|紹介|です|ご?案内)`,
			pattern`お金を(?:受け取る|引き出す|運ぶ|おろす|下ろす)だけ|(?:指定の?)?(?:atm|銀行)(?:で|から)(?:お金|現金)を(?:引き出|おろ|下ろ)`,
			pattern`(?:運びの?(?:お?仕事|案件|バイト)|(?:タタキ|叩き|たたき)(?:の)?(?:案件|仕事|要員|募集|やれる))`,
			pattern`(?:テレグラム|シグナル|telegram|signal|秘匿性の高い(?:アプリ)?)(?:に|へ|で)[^。!?\n]{0,10}?(?:移動|連絡|登録|入れて|インストール|変更|や[り]?取り|やりとり)`,
			pattern`違法(?:な(?:こと|仕事))?では?(?:ない|ありません)(?:ので|から|です)?[^。!?\n]{0,4}?(?:安心|ご安心|大丈夫|心配)`
		],
		unless: [...UNLESS$2, {
			where: "sentence",
			finds: finds`(?:たたき台|叩き台|たたき売り|売買シグナル)`
		}],
		stronger: [QUICK_MONEY]
	},
	{
		id: "other.name_lending",
		category: "other",
		reason: "crime_suspected",
		score: .88,
		views: ["squeezed"],
		patterns: [pattern`名義(?:を|の)?(?:だけ)?(?:貸し|お?貸し|借り|お借り|レンタル|貸与)(?:て|ます|た|を|だけ|出|し|お)?`, pattern`名義貸し(?!しの?(?:問題|禁止))|お?名前(?:だけ)?を?(?:貸して|お貸し|お借り)`],
		unless: [...UNLESS$2, {
			where: "sentence",
			finds: finds`(?:防止|禁止|解説|相談)`
		}],
		stronger: [QUICK_MONEY]
	},
	{
		id: "other.identity_papers",
		category: "other",
		reason: "personal_data_collected",
		score: .72,
		views: ["squeezed"],
		patterns: [pattern`(?:運転)?(?:免許証|身分証(?:明書)?|マイナンバー(?:カード)?|保険証|住民票|パスポート|本人確認書類)(?:と(?:顔|自撮り)[^。!?\n]{0,4}|や[^。!?\n]{1,10}|と[^。!?\n]{1,8})?(?:の)?(?:写真|画像|コピー|写し|両面|データ)?(?:を|も)(?:[^。!?\n]{0,8}?)(?:送っ|お送り|送付|ご?提出|ご?提示|添付|撮影し|撮って|アップ|見せ|ご?提供)`],
		unless: [...UNLESS$2, {
			where: "sentence",
			finds: finds`(?:機能|システム|ocr|実装|アプリ|画面|デザイン|サイトの?(?:本人確認|規定)|入力作業|マニュアル)`
		}],
		stronger: [{
			finds: finds`(?:自撮り|両面|line|ライン|応募|選考)`,
			by: .08
		}],
		when: { types: [
			"job",
			"message",
			"proposal"
		] }
	},
	{
		id: "other.personal_data",
		category: "other",
		reason: "personal_data_collected",
		score: .62,
		views: ["squeezed"],
		patterns: [
			pattern`(?:個人情報|名簿|個人の(?:電話番号|連絡先)|顧客リスト)(?:を|の)(?:大量に)?(?:収集|買い?取|買取|販売|売買|集め|購入|横流し|ご?提供いただ)`,
			pattern`(?:クレジットカード|カード)(?:の)?(?:番号|情報)(?:を|と)[^。!?\n]{0,10}?(?:入力し|送っ|お送り|教え|お知らせ|登録し)|暗証番号(?:を|も)[^。!?\n]{0,8}?(?:教え|お知らせ|送|記入)`,
			pattern`(?:氏名|お名前|名前)[、・と]?(?:ご?住所|電話番号|生年月日)[^。!?\n]{0,22}?(?:を)(?:ご?記[入載]|入力|お知らせ|送っ|お送り|教え)`
		],
		unless: [...UNLESS$2, {
			where: "sentence",
			finds: finds`(?:保護|ポリシー|取り?扱|データ入力|入力作業|フォーム(?:の|を)?(?:作成|制作|実装)|企業|店舗|会社名|施設|開発|漏洩|適切|決済画面|機能)`
		}],
		stronger: [{
			finds: finds`(?:応募|google|フォーム|line|生年月日)`,
			by: .06
		}]
	},
	{
		id: "other.deepfake",
		category: "other",
		reason: "likeness_abused",
		score: .84,
		views: ["squeezed"],
		patterns: [
			pattern`(?:ディープフェイク|deepfake|アイコラ)(?:の|動画|画像|を|で|作成|制作)`,
			pattern`(?:芸能人|有名人|アイドル|女優|元カノ|知人|他人|実在の?(?:人物|女性)|写真の?(?:人物|女性))の?(?:顔)(?:を|だけ)[^。!?\n]{0,12}?(?:合成|入れ替え|差し替え|貼り付け|すり替え|交換)`,
			pattern`(?:顔|服)(?:を|だけ)[^。!?\n]{0,8}?(?:アダルト|裸|ヌード|av|水着)[^。!?\n]{0,8}?(?:合成|加工|差し替え|編集)|(?:服|衣服)を脱がせ`
		],
		unless: [...UNLESS$2, {
			where: "sentence",
			finds: finds`(?:検出|検知|見破|判定|許諾|本人の(?:同意|許可))`
		}]
	},
	{
		id: "other.adult",
		category: "other",
		reason: "adult_content",
		score: .64,
		views: ["squeezed"],
		patterns: [
			pattern`(?:アダルト|(?<![ぁ-ん])エロ(?:い)?|わいせつ|猥褻|18禁|r18|成人向け)(?:な|の)?(?:動画|画像|サイト|チャット|ライブ|撮影|漫画|記事|コンテンツ|小説|グッズ|イラスト|系|作品|ゲーム|音声)`,
			pattern`(?:ヌード|下着(?:姿)?|水着姿)(?:の|を|で)?(?:撮影|モデル|写真|動画|自撮り)`,
			pattern`(?:チャットレディ|メールレディ|ライブチャット嬢?|パパ活|出会い系(?:サイト)?の?(?:サクラ|メール|返信|オペレーター)|風俗(?:店|嬢|求人)|デリヘル)(?:の|を|募集|で|で?す|に)?`
		],
		unless: [...UNLESS$2, {
			where: "sentence",
			finds: finds`(?:商品の?撮影|通販|下着ブランド|を除く|以外|含まれ(?:ない|ません)|フィルタ|ヘテロ)`
		}]
	},
	{
		id: "other.homework",
		category: "other",
		reason: "academic_fraud",
		score: .8,
		views: ["squeezed"],
		patterns: [
			pattern`(?:学校|大学|高校|中学|小学校|子ども|息子|娘|夏休み|学生|ゼミ|授業|講義|院)(?:の|で(?:出|使う))?[^。!?\n]{0,8}?(?:宿題|レポート|課題|論文|読書感想文|作文|自由研究|提出物)(?:を|の)[^。!?\n]{0,6}?(?:代行|代わりに|作成して|書いて|お願い|やって|代筆|執筆し|手伝って)`,
			pattern`(?:卒論|卒業論文|修士論文|博士論文|読書感想文|宿題|レポート課題)(?:の|を)?(?:執筆)?(?:代行|代筆|代わりに|作成(?:を?お願い|代行)|書いて(?:くだ|いただ|ほし))`,
			pattern`(?:オンライン|web|ウェブ|資格|入社|適性)の?(?:試験|テスト)(?:を|の)(?:代行|代わりに受|替え玉|代理受験|解いて)`
		],
		unless: [...UNLESS$2, {
			where: "sentence",
			finds: finds`(?:添削|校正|校閲|指導|アドバイス|翻訳|統計解析|教材|問題(?:の)?作成|採点|引用|組版|製本|ネイティブチェック)`
		}]
	}
];
// ../../packages/detection/src/rules/stealth-marketing.ts
const REVIEW = "(?:[口ロ]コミ|クチコミ|くちこみ|レビュー|評価|コメント|感想)";
const PLACE = "(?:google(?:マップ|map)?s?|グーグル(?:マップ)?|amazon|アマゾン|楽天(?:市場)?|食べログ|ホットペッパー(?:ビューティー)?|トリップアドバイザー|(?<!a)app(?:store)?ストア?|アプリストア|playストア|価格コム|アットコスメ|cosme|エキテン|じゃらん|yahoo(?:ショッピング)?|転職会議|kindle|ストア|[口ロ]コミサイト|レビューサイト)";
const POST = "(?:投稿|書[いきく]|記入|記載|掲載|書き込[みむん]|お願い|つけて|付けて|入れて|残して|募集|する(?:お仕事|だけ))";
/** Reading, sorting, answering or building for reviews is honest work; so is writing one under the shop's name. */
const WORK_ON_REVIEWS = {
	where: "sentence",
	finds: finds`(?:分析|集計|収集|リサーチ|返信|分類|翻訳|データ(?:入力|化)|機能|システム|実装|開発|プラグイン|管理画面|対策ツール|促進(?:ポップ|カード|pop)|カードの?デザイン|popの?デザイン|チラシ|バナー|抽出|まとめ(?:記事|て表)|コードレビュー|デザインレビュー|ピアレビュー|評価シート|人事評価)`
};
const UNLESS$1 = [
	...PROHIBITION,
	AS_SUBJECT,
	WORK_ON_REVIEWS
];
/** Reviews with content decided in advance, and advertising that hides that it is advertising. */
const STEALTH_MARKETING_RULES = [
	{
		id: "stealth_marketing.fixed_rating",
		category: "stealth_marketing",
		reason: "rating_fixed",
		score: .86,
		views: ["plain"],
		patterns: [
			pattern`(?:[★☆]\s?[45四五]|[★☆]{4,5}|星\s?[をは]?\s?[45四五]|[45四五]つ?星)(?:つ|個)?[^。!?\n]{0,14}?(?:選択|付け|つけ|お願い|評価|レビュー|[口ロ]コミ|投稿|で$|いただ|入れ)`,
			pattern`(?:レビュー|[口ロ]コミ|評価)[はを]?[^。!?\n]{0,8}?(?:[★☆]\s?[45五]|[★☆]{4,5}|星\s?[45五]つ?|満点|[45五]つ?星)(?:で|に|を|以上|つけ|評価|限定|つ|個|のみ)?`,
			pattern`(?:高評価|最高評価|高い評価|良い評価|低評価)(?:の|な)?[^。!?\n]{0,4}?(?:${REVIEW})?(?:を|に)?[^。!?\n]{0,6}?(?:投稿|付け|つけ|書い|書き込|お願い|入れて|していただ|してくだ|押して|レビュー)`
		],
		unless: [...UNLESS$1, {
			where: "sentence",
			finds: finds`(?:ホテル|レストラン|実績|頂いて(?:い|お)り|いただいて(?:い|お)り|評価者|デザイン|アイコン|表示|素材)`
		}],
		stronger: [{
			finds: finds`(?:${PLACE})`,
			by: .06
		}]
	},
	{
		id: "stealth_marketing.review_posting",
		category: "stealth_marketing",
		reason: "review_for_pay",
		score: .74,
		views: ["squeezed"],
		patterns: [
			pattern`${PLACE}(?:の|に|へ|で|上で|上に|ページの|アプリの?|での?)[^。!?\n]{0,14}?${REVIEW}(?:を|の|に|も|で)?[^。!?\n]{0,6}?${POST}`,
			pattern`(?:[口ロ]コミ|クチコミ|レビュー)(?:の)?(?:投稿|書き込み|記入|やらせ)(?:代行|を?お願い|(?:の|する)お?仕事|の?依頼|スタッフ|モニター|だけ|(?:を)?して(?:いただ|くだ|頂|もら))`,
			pattern`(?:カスタマー|お客様)レビュー(?:\([^。\n]{1,8}\)|[0-9]+文字以上)?(?:を|の)[^。!?\n]{0,8}?(?:お願い|投稿|反映)`,
			pattern`アプリを?(?:ダウンロード|インストール)[^。!?\n]{0,12}?(?:評価|レビュー)(?:を)?(?:し|する|投稿|お願い|付け|つけ)`,
			pattern`[口ロ]コミ[^。!?\n]{0,6}?(?:致し|いたし|し)ます`,
			pattern`レビュー(?:の)?反映が?確認[^。!?\n]{0,10}?(?:成果|報酬|支払|承認)`
		],
		unless: [...UNLESS$1, {
			where: "sentence",
			finds: finds`(?:(?:弊社|当社|自社|当)(?:メディア|ブログ|サイト)に掲載|体験談記事|本や映画)`
		}],
		stronger: [{
			finds: finds`(?:[0-9]+円|スクリーンショット|スクショ|投稿者名|投稿url|アカウントをお持ち)`,
			by: .08
		}]
	},
	{
		id: "stealth_marketing.given_text",
		category: "stealth_marketing",
		reason: "review_text_given",
		score: .84,
		views: ["squeezed"],
		patterns: [
			pattern`(?:こちらで|弊社で|当方で)?(?:ご?用意した|指定の|指定した|お渡し(?:する|した)|お送りする|決められた)(?:文章|文面|内容|テキスト|例文|原稿|文言)(?:を|で|に沿って|通りに?|どおりに?)[^。!?\n]{0,14}?(?:${REVIEW}|sns|ストア|サイト|レビュー欄)?(?:を|に|へ|として)?[^。!?\n]{0,6}?(?:投稿|書き込|コピペして)`,
			pattern`${REVIEW}(?:の)?(?:文面|内容|文章|例文|文言)(?:は|を)[^。!?\n]{0,12}?(?:こちらで|弊社で|当方で|用意|指定|お渡し|お送り|決ま)`,
			pattern`[★☆]?[45五]?(?:つ)?を?選択して[^。!?\n]{0,6}?以下を?入力して送信`
		],
		unless: [...UNLESS$1, {
			where: "sentence",
			finds: finds`(?:wordpress|ワードプレス|予約投稿|公式アカウント|自社アカウント|弊社アカウント|運用代行|入稿)`
		}],
		stronger: [{
			finds: finds`(?:${REVIEW})`,
			by: .06
		}]
	},
	{
		id: "stealth_marketing.planted_customer",
		category: "stealth_marketing",
		reason: "posing_as_customer",
		score: .78,
		views: ["squeezed"],
		patterns: [
			pattern`(?:サクラ|さくら)(?:として|の(?:お?仕事|バイト|募集|レビュー|役)|を(?:お願い|募集)|行為|レビュー|投稿)`,
			pattern`(?:やらせ|自作自演)(?:の)?(?:レビュー|[口ロ]コミ|投稿|質問|回答|コメント|を|で)`,
			pattern`(?:一般(?:の)?(?:ユーザー|消費者|人|客)?|お?客|購入者|利用者|ユーザー|第三者|ファン)(?:様|さん)?(?:に|の|を)?(?:なりすま|成りすま|ふりをし|フリをし|装[っい])[^。!?\n]{0,12}?(?:投稿|書|コメント|[口ロ]コミ|質問|回答|レビュー|返信|会話|宣伝|紹介|つぶや|て)`
		],
		unless: [...UNLESS$1, {
			where: "sentence",
			finds: finds`(?:さくらインターネット|さくらサーバー?|桜|セキュリティ|詐欺|検出|注意喚起)`
		}],
		stronger: [{
			finds: finds`(?:${REVIEW}|知恵袋|掲示板|マッチング)`,
			by: .06
		}]
	},
	{
		id: "stealth_marketing.hidden_ad",
		category: "stealth_marketing",
		reason: "ad_concealed",
		score: .87,
		views: ["squeezed"],
		patterns: [
			pattern`(?:(?<![a-z])pr|広告|宣伝|案件|依頼|ステマ|企業)(?:だ|である|という|され(?:た|て)|を受けた|からの依頼)?(?:と|こと(?:が|は|を)|の)?[^。!?\n、]{0,4}?(?:分から|わから|バレ|ばれ|悟られ|気付かれ|気づかれ|感じさせ|思われ|見え|知られ|隠し|伏せ)(?:ない|ず|ぬ|て|なく)(?:よう|形|に|自然|投稿|くだ|いただ)`,
			pattern`(?:#?(?<![a-z])pr|広告|宣伝)(?:の)?(?:表記|表示|タグ|ハッシュタグ|と(?:は)?(?:書|記載|明記))[^。!?\n]{0,6}?(?:なし|無し|は?不要|付け(?:ない|ず)|つけ(?:ない|ず)|せず|しない(?:で)|入れ(?:ない|ず)|かない)[^。!?\n]{0,10}?(?:投稿|紹介|お願い|くだ|で|に)`,
			pattern`(?:ステルスマーケティング|ステマ)(?:の|を|案件|投稿|記事|で|として)[^。!?\n]{0,8}?(?:お願い|募集|依頼|していただ|行|お仕事|ok)`,
			pattern`(?:個人の感想|一般(?:の)?ユーザーの(?:声|投稿))(?:のように|として|っぽく|を装)[^。!?\n]{0,12}?(?:投稿|紹介|宣伝|書)`
		],
		unless: [
			...PROHIBITION.filter(({ where }) => where === "before"),
			{
				where: "after",
				finds: finds`^[^。!?\n]{0,16}?(?:禁止|厳禁|違反|お断り|ngです|ご遠慮)`
			},
			AS_SUBJECT
		],
		stronger: [{
			finds: finds`(?:商品|sns|インスタ|ブログ|知恵袋)`,
			by: .05
		}]
	},
	{
		id: "stealth_marketing.buy_and_review",
		category: "stealth_marketing",
		reason: "review_for_pay",
		score: .76,
		views: ["squeezed"],
		patterns: [pattern`(?:自分で|ご自身で|実際に|商品を|指定の?商品を)?(?:ご?購入|買って|ご?注文)(?:し|いただ|頂|後に?|した(?:後|上))[^。!?\n]{0,22}?(?:レビュー|[口ロ]コミ|評価)(?:を|の)?(?:ご)?(?:投稿|書|記入|お願い|して|付け)`, pattern`(?:レビュー|[口ロ]コミ)(?:の)?(?:投稿|記入|掲載)?(?:後|確認後|したら|完了後)に?[^。!?\n]{0,8}?(?:全額)?(?:返金|キャッシュバック|購入代金|商品代)`],
		unless: [...UNLESS$1, {
			where: "sentence",
			finds: finds`(?:弊社ブログ|当ブログ|メディア(?:に|の)|記事を(?:執筆|作成|書))`
		}],
		stronger: [{
			finds: finds`(?:返金|全額|キャッシュバック|${PLACE})`,
			by: .08
		}]
	},
	{
		id: "stealth_marketing.helpful_vote",
		category: "stealth_marketing",
		reason: "vote_manipulation",
		score: .66,
		views: ["squeezed"],
		patterns: [pattern`(?:参考になった|役に立った)(?:を|の?ボタンを?|等を?)?${gap(6)}(?:押|クリック|投票|タップ)`, pattern`(?:ランキング|コンテスト|人気投票)(?:で|に|の)[^。!?\n]{0,10}?(?:投票して|投票を?お願い|票を入れ)`],
		unless: UNLESS$1
	}
];
// ../../packages/detection/src/rules/uncertain-reward.ts
/** 「固定報酬に加えて歩合」 or 「仮払いの後、成果を確認して支払い(成果報酬)」: the pay is certain, or in escrow. */
const PAY_IS_CERTAIN = {
	where: "sentence",
	finds: finds`(?:固定(?:報酬|給|費)?(?:に加え|\+|プラス|と(?:別途)?|の(?:ほか|他))|基本(?:報酬|給)(?:に加え|\+|プラス|と)|(?:別途|プラスで)(?:インセンティブ|ボーナス)|仮払い|仮入金|エスクロー)`
};
/** 成果報酬型広告 and the like are what the work is about. */
const ABOUT_THE_TRADE = {
	where: "after",
	finds: finds`^(?:型)?の?(?:広告|サービス(?:の|を紹介|サイト)|asp|サイト(?:の?制作|の?構築)|(?:について|に関する)|(?:計算|管理|集計)|プログラムの?(?:開発|説明)|システムの?開発|メディア|ブログの?記事)`
};
const UNLESS = [
	...PROHIBITION,
	AS_SUBJECT,
	PAY_IS_CERTAIN,
	ABOUT_THE_TRADE
];
/** The reward as the form holds it. */
const REWARD_SIGNALS = [{
	id: "uncertain_reward.reward_type_performance",
	category: "uncertain_reward",
	reason: "reward_type_performance",
	score: .6,
	when: {
		types: ["job"],
		rewards: ["performance"]
	}
}, {
	id: "uncertain_reward.reward_type_goods",
	category: "uncertain_reward",
	reason: "reward_type_goods",
	score: .65,
	when: {
		types: ["job"],
		rewards: ["goods"]
	}
}];
/** Success fees, commission, goods as pay: the freelancer cannot know the pay when taking the job. */
const UNCERTAIN_REWARD_RULES = [
	{
		id: "uncertain_reward.success_fee",
		category: "uncertain_reward",
		reason: "reward_by_result",
		score: .74,
		views: ["squeezed"],
		patterns: [
			pattern`(?:完全)?(?:成果|成功)報酬(?:型|制)?(?:のみ|だけ|です|となり|になり|でお?支払|での?(?:お?支払|募集|お願い|ご?依頼)|でお願い|でご?提案|[0-9]|:|の(?:お仕事|営業|案件))`,
			pattern`完全(?:成果|成功)報酬(?:型|制)?|完全(?:出来高|歩合)(?:制|払い)?`,
			pattern`報酬は[^。!?\n]{0,12}?(?:成果|成約(?:件?数)?|契約(?:件?数)|売上|成績)(?:に応じ|次第|ベース|連動|が(?:出た|発生)|した場合のみ|[0-9]件(?:ごと|につき|あたり))`,
			pattern`(?:契約|成約|受注|アポ)(?:が|に)(?:取れ|至|成立|決ま)[^。!?\n]{0,6}?(?:場合|際|時|時点)(?:に|で)?(?:のみ|だけ|初めて)?[^。!?\n]{0,6}?報酬`
		],
		unless: UNLESS,
		stronger: [{
			finds: finds`(?:のみ|固定(?:報酬|給)(?:は|が)?(?:なし|無し|ありません)|交通費自己負担)`,
			by: .1
		}]
	},
	{
		id: "uncertain_reward.commission",
		category: "uncertain_reward",
		reason: "reward_by_result",
		score: .72,
		views: ["squeezed"],
		patterns: [
			pattern`(?:フル|完全)?(?:歩合)(?:制|給|で|での|です|のみ)`,
			pattern`(?:売上|売り上げ|利益|粗利|収益|広告収入|販売価格|売上金)(?:額)?(?:の|から|のうち)[^。!?\n0-9]{0,6}?[0-9.]{1,4}(?:%|割|パーセント)[^。!?\n]{0,12}?(?:報酬|お?支払|還元|お渡し|受け取|バック|差し上げ|が(?:あなた|ランサー|収入))`,
			pattern`(?:報酬|謝礼|お支払い?)(?:は|として|:)[^。!?\n]{0,8}?(?:売上|売り上げ|利益|粗利|収益|広告収入|販売額)(?:額)?(?:の|から)[^。!?\n]{0,6}?(?:[0-9.]{1,4}(?:%|割)|一部|半分|折半)`,
			pattern`レベニューシェア(?:で|での|型|を|制|のみ)|(?:収益|利益|売上)(?:は|を)?(?:折半|山分け|シェア)(?:し|で|と|に)`
		],
		unless: [...UNLESS, {
			where: "sentence",
			finds: finds`(?:レポート|集計|分析|エクセル|excel|グラフ|会計|計算|歩合の計算)`
		}],
		stronger: [{
			finds: finds`(?:のみ|固定(?:報酬|給)(?:は|が)?(?:なし|無し)|フルコミ)`,
			by: .1
		}]
	},
	{
		id: "uncertain_reward.affiliate",
		category: "uncertain_reward",
		reason: "affiliate_reward",
		score: .62,
		views: ["squeezed"],
		patterns: [
			pattern`アフィリエイト(?:の)?(?:報酬|収入|成果|収益)(?:が|を|の|に応じ|で|から)[^。!?\n]{0,10}?(?:報酬|お?支払|お渡し|発生|分配|収入|[0-9]|もらえ|受け取)`,
			pattern`(?:セルフアフィリエイト|自己アフィリ(?:エイト)?|セルフバック)(?:を|の|で|に)[^。!?\n]{0,10}?(?:して|行|ご?協力|お願い|お仕事|案件|稼|報酬|申)`,
			pattern`(?:報酬|お?支払)[^。!?\n]{0,8}?アフィリエイト(?:に応じ|の成果|報酬)`,
			pattern`(?:アフィリエイト|紹介)(?:リンク|url)(?:から|より|経由で?)[^。!?\n]{0,10}?(?:登録|購入|申し?込|予約|開設)`
		],
		unless: UNLESS
	},
	{
		id: "uncertain_reward.affiliate_action",
		category: "uncertain_reward",
		reason: "affiliate_reward",
		score: .58,
		views: ["squeezed"],
		patterns: [
			pattern`(?:fx|証券|銀行|仮想通貨|クレジットカード|カード|転職サイト|求人サイト|[0-9]サイト|指定の?(?:サイト|サービス)|webサービス|エステ|クリニック|動画配信サービス)[^。!?\n]{0,12}?(?:口座開設|開設|資料請求|会員登録|無料登録|登録|申し?込み?|予約)(?:を|し|して|の|後|いただ)[^。!?\n]{0,22}?(?:感想|レビュー|報酬|謝礼|円|アンケート|お仕事|体験談|報告)`,
			pattern`(?:覆面調査|ミステリーショッパー)[^。!?\n]{0,30}?(?:申し?込|予約|登録|購入|契約|cookie)`,
			pattern`(?:cookie|クッキー)(?:を|の)?(?:有効|オン|on|削除|許可)[^。!?\n]{0,20}?(?:登録|申し?込|予約|購入|url|リンク|アクセス)`
		],
		unless: [
			...PROHIBITION,
			AS_SUBJECT,
			{
				where: "sentence",
				finds: finds`(?:実装|同意バナー|ポリシー|lp制作|サイト制作|フォーム制作|マニュアル作成|データ入力)`
			}
		]
	},
	{
		id: "uncertain_reward.goods_as_pay",
		category: "uncertain_reward",
		reason: "reward_not_money",
		score: .74,
		views: ["squeezed"],
		patterns: [
			pattern`(?:商品|現物|サンプル|物品|製品|お食事|お菓子|施術)(?:の)?(?:ご?提供|プレゼント|進呈)?(?:を|で|が)(?:もって|もちまして|持って|以て|以って)?(?:、)?(?:報酬|謝礼|お礼)(?:と|に|の代わり|とさせ|となり)`,
			pattern`(?:報酬|謝礼|お礼|対価)(?:は|として|:)[^。!?\n]{0,10}?(?:商品(?!券)|現物|サンプル品?|物品|製品|お食事券?|施術|割引券|クーポン)(?:のみ|を|の|と|で|が|1|一)?[^。!?\n]{0,6}?(?:となり|進呈|提供|プレゼント|差し上げ|お送り|のみ|です|お渡し|代え)`,
			pattern`(?:金銭(?:的な)?|現金)(?:の)?報酬(?:は|の)[^。!?\n]{0,4}?(?:なし|無し|ありません|発生(?:し(?:ない|ません))|ございません|お支払い(?:し|でき)(?:ない|ません))`,
			pattern`(?:商品|サンプル)(?:の)?(?:無償)?提供のみ`
		],
		unless: [
			...PROHIBITION.filter(({ where }) => where === "before"),
			AS_SUBJECT,
			{
				where: "sentence",
				finds: finds`(?:別途(?:報酬|現金|謝礼)|報酬とは別|に加え|(?:お?食事|商品)代(?:は|を)(?:別途|負担)|キャンペーン|応募者)`
			}
		]
	},
	{
		id: "uncertain_reward.points_as_pay",
		category: "uncertain_reward",
		reason: "reward_not_money",
		score: .64,
		views: ["squeezed"],
		patterns: [pattern`(?:報酬|謝礼|お?支払い?|対価)(?:は|を|として|:)[^。!?\n]{0,10}?(?:(?:弊社|当社|自社|サイト内|楽天|[vt]|d|paypay)?ポイント|仮想通貨|暗号資産|独自トークン|トークン)(?:で|に|を|と|のみ|にて|付与)`, pattern`(?:ポイント|仮想通貨|暗号資産|トークン)(?:で|にて)(?:の)?(?:お?支払|報酬|謝礼|還元)`],
		unless: [
			...PROHIBITION,
			AS_SUBJECT,
			{
				where: "sentence",
				finds: finds`(?:実装|機能|システム|記事|アプリ|会員向け|決済)`
			}
		]
	},
	{
		id: "uncertain_reward.experience_as_pay",
		category: "uncertain_reward",
		reason: "reward_not_money",
		score: .54,
		views: ["squeezed"],
		patterns: [
			pattern`(?:実績|経験|スキル(?:アップ)?|ノウハウ|フィードバック|クレジット(?:表記|掲載))(?:を|が|の(?:提供|掲載))?[^。!?\n]{0,6}?(?:報酬|対価)(?:の代わり|代わり|と(?:し|さ|考|な)|に代え)`,
			pattern`報酬の代わり(?:に|として|は)[^。!?\n]{0,16}?(?:実績|経験|スキル|ノウハウ|掲載|紹介|教え)`,
			pattern`(?:無報酬|ボランティア|報酬(?:は)?(?:なし|無し|0円))(?:です|と?なり|で|に)[^。!?\n]{0,16}?(?:実績|経験|スキル|やる気|成長|勉強)`
		],
		unless: [...PROHIBITION, AS_SUBJECT]
	},
	{
		id: "uncertain_reward.pay_if_adopted",
		category: "uncertain_reward",
		reason: "reward_if_adopted",
		score: .58,
		views: ["squeezed"],
		patterns: [pattern`(?:採用|掲載|公開|合格)(?:に(?:なった|至った)|された|となった|分|した)(?:場合|もの|記事|作品|方|際)?(?:に)?(?:のみ|だけ)[^。!?\n]{0,10}?(?:報酬|お?支払|謝礼)`, pattern`(?:不採用|非採用|没|ボツ|不合格)(?:の|に(?:なった|なり)|となった|だった)?[^。!?\n]{0,8}?(?:場合|際|時|記事|作品|は)[^。!?\n]{0,10}?(?:報酬|お?支払い?|謝礼)(?:は|が|を)?(?:なし|無し|ナシ|お支払い(?:でき|し)(?:ない|ません)|ありません|発生(?:し(?:ない|ません)|いたしません)|ございません|できません|(?:致し|いたし)ません|し(?:ない|ません))`],
		unless: [AS_SUBJECT, {
			where: "sentence",
			finds: finds`(?:コンペ|コンテスト|テスト(?:ライティング)?|トライアル)`
		}],
		when: { formats: [
			"project",
			"task",
			"hourly"
		] }
	}
];
// ../../packages/detection/src/rules/all.ts
/** Every rule that reads words. */
const RULES = [
	...CONTACT_RULES,
	...ADDRESS_RULES,
	...OUTSIDE_RULES,
	...MLM_RULES,
	...STEALTH_MARKETING_RULES,
	...EXTERNAL_TERMS_RULES,
	...UNCERTAIN_REWARD_RULES,
	...FREE_SAMPLE_RULES,
	...CRIME_RULES,
	...BREACH_RULES
];
/** Every rule that reads the structured fields. */
const SIGNALS = REWARD_SIGNALS;
// ../../packages/detection/src/rules/required-words.ts
const UNKNOWN = {
	exactly: null,
	oneOf: null
};
const NOTHING = {
	exactly: "",
	oneOf: null
};
const MOST_IN_CLASS = 8;
const shortest = (words) => Math.min(...words.map((word) => word.length));
/** The more telling of two sets of words: longer words first, then fewer of them. */
function better(a, b) {
	if (a === null || b === null) return a ?? b;
	const byLength = Math.min(shortest(a), 3) - Math.min(shortest(b), 3);
	return byLength > 0 || byLength === 0 && a.length <= b.length ? a : b;
}
const wordsOf = ({ exactly, oneOf }) => exactly === null || exactly === "" ? oneOf : [exactly];
function sequenceOf(pieces) {
	let best = null;
	let run = "";
	let exact = true;
	for (const piece of pieces) {
		if (piece.exactly !== null) {
			run += piece.exactly;
			best = better(run === "" ? null : [run], best);
			continue;
		}
		best = better(best, piece.oneOf);
		run = "";
		exact = false;
	}
	return exact ? {
		exactly: run,
		oneOf: null
	} : {
		exactly: null,
		oneOf: best
	};
}
function choiceOf$1(options) {
	const [only] = options;
	if (options.length === 1 && only !== void 0) return only;
	const words = options.map(wordsOf);
	const all = words.flatMap((some) => some ?? []);
	return words.includes(null) ? UNKNOWN : {
		exactly: null,
		oneOf: [...new Set(all)]
	};
}
function readClass(text) {
	const inside = text.slice(1, -1);
	if (inside.startsWith("^") || /[\\-]/.test(inside)) return UNKNOWN;
	const letters = [...inside];
	return letters.length > MOST_IN_CLASS ? UNKNOWN : {
		exactly: null,
		oneOf: letters
	};
}
/** Reads the subset of regular expressions the rules are written in: groups, alternatives, classes, counts, looks around. */
var Reader = class {
	at = 0;
	source;
	constructor(source) {
		this.source = source;
	}
	choice() {
		const options = [this.sequence()];
		while (this.take(/^\|/) !== "") options.push(this.sequence());
		return choiceOf$1(options);
	}
	sequence() {
		const pieces = [];
		while (this.at < this.source.length && !/[|)]/.test(this.source.charAt(this.at))) pieces.push(this.counted());
		return sequenceOf(pieces);
	}
	counted() {
		const piece = this.atom();
		const count = this.take(/^(?:[?*+]|\{\d+(?:,\d*)?\})\??/);
		if (count === "") return piece;
		return /^(?:[?*]|\{0)/.test(count) ? UNKNOWN : {
			exactly: null,
			oneOf: wordsOf(piece)
		};
	}
	atom() {
		const opening = this.take(/^\((?:\?(?::|<?[=!]))?/);
		if (opening !== "") {
			const inside = this.choice();
			this.take(/^\)/);
			return /[=!]$/.test(opening) ? NOTHING : inside;
		}
		const inBrackets = this.take(/^\[(?:\\.|[^\]])*\]/);
		if (inBrackets !== "") return readClass(inBrackets);
		const text = this.take(/^(?:\\.|[\s\S])/);
		if (text === "^" || text === "$") return NOTHING;
		if (text === "." || /^\\[a-z]/i.test(text)) return UNKNOWN;
		return {
			exactly: text.replace("\\", ""),
			oneOf: null
		};
	}
	take(shape) {
		const found = shape.exec(this.source.slice(this.at))?.[0] ?? "";
		this.at += found.length;
		return found;
	}
};
/**
* Words of which every match of a pattern contains at least one, so that a text without them need not be searched.
* In: the source of a pattern. Out: the words, or `null` when nothing can be said.
*/
function requiredWords(source) {
	return wordsOf(new Reader(source).choice());
}
// ../../packages/detection/src/rules/word-index.ts
const BUCKETS = 16384;
/** Two code units to a bucket; of a word of one letter only the first counts. */
const bucket = (first, second) => first * 31 + second * 7 & 16383;
/**
* Finds, in one pass over a text, whose words occur in it.
* In: the words of each owner, `null` for an owner that must always be woken. Out: a function from a text to one byte per
* owner, 1 when awake.
*/
function wordIndex(wordsByOwner) {
	const entries = /* @__PURE__ */ new Map();
	const always = new Uint8Array(wordsByOwner.length);
	wordsByOwner.forEach((words, owner) => {
		if (words === null) always[owner] = 1;
		for (const word of words ?? []) {
			const entry = entries.get(word) ?? {
				word,
				owners: []
			};
			entry.owners.push(owner);
			entries.set(word, entry);
		}
	});
	const pairs = new Array(BUCKETS);
	const singles = new Array(BUCKETS);
	for (const entry of entries.values()) {
		const [table, at] = entry.word.length === 1 ? [singles, bucket(entry.word.charCodeAt(0), 0)] : [pairs, bucket(entry.word.charCodeAt(0), entry.word.charCodeAt(1))];
		table[at] = [...table[at] ?? [], entry];
	}
	return (text) => wake$1(text, always.slice(), singles, pairs);
}
function wake$1(text, awake, singles, pairs) {
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		const single = singles[bucket(code, 0)];
		if (single !== void 0) mark(single, text, at, awake);
		const pair = pairs[bucket(code, at + 1 < text.length ? text.charCodeAt(at + 1) : 0)];
		if (pair !== void 0) mark(pair, text, at, awake);
	}
	return awake;
}
function mark(entries, text, at, awake) {
	for (const { word, owners } of entries) if (text.startsWith(word, at)) for (const owner of owners) awake[owner] = 1;
}
// ../../packages/detection/src/reading.ts
const patterns = [];
const prepare = (regex) => ({
	regex,
	at: patterns.push(regex) - 1
});
/** The rules with every pattern numbered, in the order of `RULES`. */
const PREPARED = RULES.map((rule) => ({
	rule,
	finders: rule.patterns.map(prepare),
	also: rule.also === void 0 ? [] : [prepare(rule.also)]
}));
const wake = wordIndex(patterns.map(({ source }) => requiredWords(source)));
/** Reads a title or a body once, for all rules. */
function read(source) {
	const { plain, squeezed } = normalise(source);
	return {
		source,
		plain: {
			...plain,
			awake: wake(plain.text)
		},
		squeezed: {
			...squeezed,
			awake: wake(squeezed.text)
		}
	};
}
// ../../packages/detection/src/by-rules.ts
const EACH_FURTHER_SPAN = .02;
const FURTHER_SPANS_COUNTED = 3;
const MOST = .99;
/** Money in escrow and the project format: the one place where contact outside is allowed (house rule on direct dealing). */
const contactAllowed = (text) => text.escrowed && text.format === "project";
function holds$1(when, text) {
	if (when === void 0) return true;
	if (when.types !== void 0 && !when.types.includes(text.type)) return false;
	if (when.formats !== void 0 && !when.formats.includes(text.format)) return false;
	if (when.rewards !== void 0 && (text.reward === null || !when.rewards.includes(text.reward.type))) return false;
	return !(when.beforeEscrow === true && contactAllowed(text));
}
const spansIn = (field, ranges) => ranges.map(({ start, end }) => ({
	field,
	start,
	end
}));
function score(rule, spans, { title, body }) {
	const further = Math.min(spans - 1, FURTHER_SPANS_COUNTED) * EACH_FURTHER_SPAN;
	const views = [
		title.plain.text,
		body.plain.text,
		title.squeezed.text,
		body.squeezed.text
	];
	const sum = (rule.stronger ?? []).filter(({ finds }) => views.some((view) => finds.test(view))).reduce((total, { by }) => total + by, rule.score + further);
	return Math.round(Math.min(sum, MOST) * 100) / 100;
}
function applyRule(prepared, text, fields) {
	const { rule } = prepared;
	if (!holds$1(rule.when, text)) return null;
	const { title, body } = fields;
	const all = [title, body];
	const titleHits = findRanges(title, prepared, text.format, all);
	const bodyHits = findRanges(body, prepared, text.format, all);
	if (titleHits.length + bodyHits.length === 0) return null;
	const alsoTitle = findAlso(title, prepared);
	const alsoBody = findAlso(body, prepared);
	if (rule.also !== void 0 && alsoTitle.length + alsoBody.length === 0) return null;
	const spans = [...spansIn("title", merged([...titleHits, ...alsoTitle])), ...spansIn("body", merged([...bodyHits, ...alsoBody]))];
	return {
		category: rule.category,
		rule: rule.id,
		reason: rule.reason,
		spans,
		score: score(rule, spans.length, fields)
	};
}
/**
* The detector made of rules.
* In: a text with its stage and place. Out: one flag per rule that speaks, spans sorted (title first), highest score first.
*/
function byRules(text) {
	const fields = {
		title: read(text.title),
		body: read(text.body)
	};
	const flags = [];
	for (const { id, category, reason, score, when } of SIGNALS) if (holds$1(when, text)) flags.push({
		category,
		rule: id,
		reason,
		score,
		spans: []
	});
	for (const prepared of PREPARED) {
		const flag = applyRule(prepared, text, fields);
		if (flag !== null) flags.push(flag);
	}
	return flags.sort((a, b) => b.score - a.score);
}
// ../../packages/detection/src/detect.ts
/**
* Detectors side by side. Each keeps its own flags, as each names its own rules; two flags of one rule never arise unless
* two detectors share a rule id, and then the surer one stays. Highest score first.
*/
function combine(detectors) {
	return (text) => {
		const surest = /* @__PURE__ */ new Map();
		for (const flag of detectors.flatMap((detector) => detector(text))) {
			const known = surest.get(flag.rule);
			if (known === void 0 || flag.score > known.score) surest.set(flag.rule, flag);
		}
		return [...surest.values()].sort((a, b) => b.score - a.score);
	};
}
/** What the desk suspects of a text: at most one flag per rule, with every place it rests on; pure and synchronous. */
const detect = combine([byRules]);
// ../../packages/policy/src/cases/due.ts
const MINUTES = {
	urgent: 30,
	high: 120,
	medium: 240,
	low: 480
};
const PATROL_MINUTES = 1440;
/** When a case should be decided at the latest. Patrol has a day, because every job is checked within one. */
function dueAt(arrivedAt, severity, queue) {
	return plusSeconds(arrivedAt, (queue === "patrol" ? PATROL_MINUTES : MINUTES[severity]) * 60);
}
// ../../packages/policy/src/cases/rank.ts
const MINUTES_OF_SEVERITY = {
	low: 30,
	medium: 120,
	high: 300,
	urgent: 1440
};
/**
* Place in the queue, ascending: arrival in epoch milliseconds minus the minutes earned. It never needs time to pass
* to be right, so it can be stored. `lines` is the sum, shown in the case.
*/
function rank(facts) {
	const flagged = facts.score > 0 || facts.reporters > 0;
	const hit = facts.engagements;
	const earned = [
		{
			why: "severity",
			minutes: flagged ? MINUTES_OF_SEVERITY[facts.severity] : 0,
			n: 0
		},
		{
			why: "score",
			minutes: Math.round(facts.score * 120),
			n: facts.score
		},
		{
			why: "reporters",
			minutes: Math.min(facts.reporters, 8) * 60,
			n: facts.reporters
		},
		{
			why: "engagements",
			minutes: hit ? Math.min(240, hit.contracts * 15 + Math.floor(hit.escrowedYen / 1e4) * 5) : 0,
			n: hit?.contracts ?? 0
		},
		{
			why: "standing",
			minutes: flagged ? Math.min(240, facts.standing.warnings * 60 + facts.standing.advice * 20) : 0,
			n: facts.standing.warnings + facts.standing.advice
		}
	].filter((line) => line.minutes > 0);
	const minutes = earned.reduce((sum, line) => sum + line.minutes, 0);
	return {
		rank: Date.parse(facts.arrivedAt) - minutes * 6e4,
		lines: earned
	};
}
// ../../packages/policy/src/catalogue/categories.ts
/**
* The seven categories of violation (違反区分), as the marketplace's monthly notice names them.
* Severity decides rank and due time; see `cases/rank.ts` and `cases/due.ts`.
*/
const CATEGORIES = [
	"mlm",
	"stealth_marketing",
	"external_terms",
	"direct_deal",
	"uncertain_reward",
	"free_sample",
	"other"
];
const SEVERITIES = [
	"low",
	"medium",
	"high",
	"urgent"
];
/** Default severity per category. `mlm` and `direct_deal` cost members money soonest. */
const SEVERITY_OF = {
	mlm: "high",
	direct_deal: "high",
	external_terms: "medium",
	stealth_marketing: "medium",
	uncertain_reward: "medium",
	free_sample: "low",
	other: "medium"
};
/**
* The category a decision is published under: a target found to span several counts once, as `other`
* (rules of the monthly breakdown). `null` when nothing was confirmed.
*/
function publishedCategory(found) {
	if (new Set(found).size > 1) return "other";
	return found[0] ?? null;
}
// ../../packages/policy/src/intake/arrivals.ts
/** What the marketplace tells the desk. Instants are ISO 8601 UTC with milliseconds, money is whole yen. */
const TARGET_TYPES = [
	"job",
	"proposal",
	"message",
	"member"
];
const JOB_FORMATS = [
	"project",
	"task",
	"competition",
	"hourly"
];
const REWARD_TYPES = [
	"fixed",
	"hourly",
	"per_task",
	"performance",
	"goods",
	"none"
];
const MEMBER_ROLES = ["freelancer", "client"];
/** Reasons a member can choose when reporting; each maps to the category it suspects (違反申告の理由). */
const REPORT_REASONS = [
	"direct_deal_solicitation",
	"mlm_solicitation",
	"fake_review",
	"external_terms_breach",
	"unclear_reward",
	"unpaid_trial",
	"intellectual_property",
	"other_breach"
];
const CATEGORY_OF_REASON = {
	direct_deal_solicitation: "direct_deal",
	mlm_solicitation: "mlm",
	fake_review: "stealth_marketing",
	external_terms_breach: "external_terms",
	unclear_reward: "uncertain_reward",
	unpaid_trial: "free_sample",
	intellectual_property: "other",
	other_breach: "other"
};
// ../../packages/policy/src/intake/arrive.ts
/** Three distinct reporters make a case one step more severe. */
const REPORTERS_RAISE = 3;
/** Place a case that arrived at `arrivedAt`. A flag names the category, else the first report's reason does. */
function place(arrivedAt, signals) {
	const top = signals.flags[0];
	const [reason] = signals.reasons;
	const category = top?.category ?? (reason ? CATEGORY_OF_REASON[reason] : null);
	const severity = severityOf(category, signals.reporters);
	const score = top?.score ?? 0;
	const queue = category === null ? "patrol" : "flagged";
	const { standing, reporters, engagements } = signals;
	const ranked = rank({
		arrivedAt,
		severity,
		score,
		reporters,
		engagements,
		standing
	});
	return {
		queue,
		category,
		severity,
		score,
		reporters,
		rank: ranked.rank,
		lines: ranked.lines,
		dueAt: dueAt(arrivedAt, severity, queue)
	};
}
function severityOf(category, reporters) {
	if (category === null) return "low";
	const base = SEVERITIES.indexOf(SEVERITY_OF[category]);
	const raised = reporters >= REPORTERS_RAISE ? base + 1 : base;
	return SEVERITIES[Math.min(raised, SEVERITIES.length - 1)] ?? "urgent";
}
/**
* Where a signal goes: into the unfinished case of its target, or into a new one. While a decision is held it joins
* and waits; if the decision stands, a new case opens from it.
*/
function joins(unfinished) {
	if (unfinished === null || unfinished.state === "closed") return "opens";
	return unfinished.state === "held" ? "joins_held" : "joins";
}
// src/intake/signal.ts
async function placing(tx, signal, caseId, openedAt) {
	const { content, flags } = signal;
	const reports = await reportsOfCase(tx.db, caseId);
	const standing = await standingOf(tx.db, content.authorId);
	const engagements = content.facts.type === "job" ? content.facts.engagements : null;
	const reporters = new Set(reports.map((report) => report.reporterId)).size;
	return place(openedAt, {
		flags,
		reasons: reports.map((report) => report.reason),
		reporters,
		engagements,
		standing
	});
}
/** The unfinished case of a target, or a fresh id for the one to be opened. Decided before reports are filed under it. */
async function caseFor(tx, at, target) {
	const unfinished = await unfinishedCaseOf(tx.db, target);
	return {
		id: unfinished?.id ?? newId(at),
		unfinished
	};
}
/**
* Bring a signal to its case: join the unfinished one and place it anew, or open one that links to the one before.
* What arrives while a decision is held joins and waits.
*/
async function signalCase(tx, at, actorId, signal, { id, unfinished }) {
	const { target, authorId, version } = signal.content;
	const how = joins(unfinished);
	if (unfinished && how !== "opens") {
		await record(tx, at, actorId, {
			type: "case.joined",
			case: unfinished,
			contentVersion: version,
			placing: await placing(tx, signal, id, unfinished.openedAt),
			whileHeld: how === "joins_held"
		});
		return;
	}
	const previous = version > 1 || target.type !== "job" ? await latestCaseOf(tx.db, target) : null;
	await record(tx, at, actorId, {
		type: "case.opened",
		id,
		target,
		authorId,
		openedAt: signal.since,
		contentVersion: version,
		placing: await placing(tx, signal, id, signal.since),
		previousCaseId: previous?.id ?? null
	});
}
// src/intake/receive-content.ts
/** Scan a text. Outside the transaction: it costs CPU and needs nothing stored. */
function scanned(of, scannable) {
	const { title, body, type, format, escrowed, reward } = scannable;
	const read = JSON.stringify([
		type,
		title,
		body,
		format,
		escrowed,
		reward?.type ?? null
	]);
	return {
		...of,
		textHash: hash("sha256", read),
		flags: detect(scannable)
	};
}
/**
* Store a text as it stands and bring it to the desk. Changed text is a new version and a signal; an older `updatedAt`
* changes nothing; changed facts around the same text only move an unfinished case in its queue.
*/
async function receiveContent(tx, at, actorId, received) {
	const { target, authorId, textHash, flags, facts, updatedAt } = received;
	const before = await contentOf(tx.db, target);
	if (before && before.updatedAt > updatedAt) return {
		version: before.version,
		changed: false
	};
	const textChanged = before?.textHash !== textHash;
	if (!textChanged && JSON.stringify(before?.facts) === JSON.stringify(facts)) return {
		version: before?.version ?? 1,
		changed: false
	};
	const version = (before?.version ?? 0) + (textChanged ? 1 : 0);
	await record(tx, at, actorId, {
		type: "content.told",
		target,
		authorId,
		facts,
		version,
		textHash,
		updatedAt,
		text: textChanged ? {
			title: received.title,
			body: received.body,
			flags
		} : null
	});
	const content = {
		target,
		authorId,
		version,
		facts
	};
	const since = updatedAt < at ? updatedAt : at;
	if (textChanged) await arrived(tx, at, actorId, {
		content,
		flags,
		since
	}, before);
	else await moved(tx, at, actorId, {
		content,
		flags,
		since
	});
	return {
		version,
		changed: textChanged
	};
}
async function arrived(tx, at, actorId, signal, before) {
	const { target } = signal.content;
	const found = await caseFor(tx, at, target);
	const ids = before ? [] : await reportsWaitingFor(tx.db, target);
	if (ids.length > 0) await record(tx, at, actorId, {
		type: "reports.gathered",
		ids,
		caseId: found.id
	});
	await signalCase(tx, at, actorId, signal, found);
}
/** More engagements move an open case forward; they are no reason for a new one, nor news for a held one. */
async function moved(tx, at, actorId, signal) {
	const unfinished = await unfinishedCaseOf(tx.db, signal.content.target);
	if (!unfinished || unfinished.state === "held") return;
	await signalCase(tx, at, actorId, signal, {
		id: unfinished.id,
		unfinished
	});
}
// src/intake/correspondence.ts
/** A proposal comes before the contract, whatever the format of its job. */
function scanProposal(proposal) {
	const { jobId, sentAt, body } = proposal;
	return scanned({
		target: {
			type: "proposal",
			id: proposal.id
		},
		authorId: proposal.freelancerId,
		title: "",
		body,
		facts: {
			type: "proposal",
			jobId,
			sentAt
		},
		updatedAt: sentAt
	}, {
		type: "proposal",
		title: "",
		body,
		format: "project",
		escrowed: false,
		reward: null
	});
}
function scanMessage(message) {
	const { jobId, recipientId, sentAt, escrowed, format, body } = message;
	return scanned({
		target: {
			type: "message",
			id: message.id
		},
		authorId: message.senderId,
		title: "",
		body,
		facts: {
			type: "message",
			jobId,
			recipientId,
			sentAt,
			escrowed,
			format
		},
		updatedAt: sentAt
	}, {
		type: "message",
		title: "",
		body,
		format,
		escrowed,
		reward: null
	});
}
/** Private words that pass the detector are not stored at all, unless the desk already knows them from a report. */
async function putCorrespondence(tx, at, actorId, received) {
	const { target, flags } = received;
	if (flags.length > 0 || await contentOf(tx.db, target) !== null) await receiveContent(tx, at, actorId, received);
	return { id: target.id };
}
// src/intake/post-report.ts
/** A member has no text of his own on the desk; a case about him still needs something to be about. */
function memberAsContent(id, at) {
	return {
		target: {
			type: "member",
			id
		},
		authorId: id,
		title: "",
		body: "",
		facts: { type: "member" },
		updatedAt: at,
		textHash: "",
		flags: []
	};
}
/** The text a report carries along, scanned; `null` when it carries none or needs none. */
function scanSnapshot({ target, snapshot }) {
	if (!snapshot || target.type !== "proposal" && target.type !== "message") return null;
	const { text: body, authorId, sentAt } = snapshot;
	return scanned({
		target,
		authorId,
		title: "",
		body,
		facts: {
			type: "snapshot",
			sentAt
		},
		updatedAt: sentAt
	}, {
		type: target.type,
		title: "",
		body,
		format: "project",
		escrowed: false,
		reward: null
	});
}
/**
* Every report (違反申告) is kept and looked at. It joins the unfinished case of its target or opens one; a report on
* something the desk has not heard of waits for it. The same id twice is the same report. The answer never says which.
*/
async function postReport(tx, at, actorId, report, snapshot) {
	if (await reportExists(tx.db, report.id)) return { id: report.id };
	const known = await contentOf(tx.db, report.target);
	const fresh = known ? null : await unheardOf(tx, at, report, snapshot);
	if (!known && !fresh) {
		await record(tx, at, actorId, {
			type: "report.filed",
			report,
			caseId: null,
			whileHeld: false
		});
		return { id: report.id };
	}
	if (fresh) {
		await record(tx, at, actorId, {
			type: "report.filed",
			report,
			caseId: null,
			whileHeld: false
		});
		await receiveContent(tx, at, actorId, fresh);
		return { id: report.id };
	}
	if (known) await join$1(tx, at, actorId, report, known);
	return { id: report.id };
}
async function unheardOf(tx, at, { target }, snapshot) {
	if (target.type === "member") return await memberExists(tx.db, target.id) ? memberAsContent(target.id, at) : null;
	return snapshot;
}
async function join$1(tx, at, actorId, report, known) {
	const found = await caseFor(tx, at, report.target);
	await record(tx, at, actorId, {
		type: "report.filed",
		report,
		caseId: found.id,
		whileHeld: found.unfinished?.state === "held"
	});
	await signalCase(tx, at, actorId, {
		content: known,
		flags: (await versionOf(tx.db, report.target, known.version))?.flags ?? [],
		since: report.reportedAt < at ? report.reportedAt : at
	}, found);
}
// src/intake/put-job.ts
/** Scan a job. Nothing is in escrow yet when a job is read: contact details in it come before any contract. */
function scanJob(job) {
	const { format, category, reward, seats, postedAt, engagements, title, description: body } = job;
	return scanned({
		target: {
			type: "job",
			id: job.id
		},
		authorId: job.clientId,
		title,
		body,
		facts: {
			type: "job",
			format,
			category,
			reward,
			seats,
			postedAt,
			engagements
		},
		updatedAt: job.updatedAt
	}, {
		type: "job",
		title,
		body,
		format,
		escrowed: false,
		reward: {
			type: reward.type,
			min: reward.min
		}
	});
}
/** Every job opens a case: flagged ones first, the others wait for the patrol. */
async function putJob(tx, at, actorId, received) {
	const { version, changed } = await receiveContent(tx, at, actorId, received);
	return {
		id: received.target.id,
		version,
		changed
	};
}
// src/intake/put-member.ts
/** Who a member is. A report that came before its member finds its case now. */
async function putMember(tx, at, actorId, member, vault) {
	await record(tx, at, actorId, {
		type: "member.told",
		member,
		vault
	});
	if ((await reportsWaitingFor(tx.db, {
		type: "member",
		id: member.id
	})).length > 0) await receiveContent(tx, at, actorId, memberAsContent(member.id, at));
	return { id: member.id };
}
// src/intake/take-in.ts
/**
* Take in whatever arrives. Scanning happens at once; the function returned does the writing and goes into a
* transaction. The intake API, its batch and the demo's history all come through here.
*/
function takeIn(arrival, vault) {
	switch (arrival.kind) {
		case "member": return (tx, at, actorId) => putMember(tx, at, actorId, arrival.body, vault);
		case "job": {
			const received = scanJob(arrival.body);
			return (tx, at, actorId) => putJob(tx, at, actorId, received);
		}
		case "proposal": {
			const received = scanProposal(arrival.body);
			return (tx, at, actorId) => putCorrespondence(tx, at, actorId, received);
		}
		case "message": {
			const received = scanMessage(arrival.body);
			return (tx, at, actorId) => putCorrespondence(tx, at, actorId, received);
		}
		case "report": {
			const snapshot = scanSnapshot(arrival.body);
			return (tx, at, actorId) => postReport(tx, at, actorId, arrival.body, snapshot);
		}
	}
}
// ../../packages/storage/src/staff/reads.ts
const sessionByHash = hot((db) => db.select({
	session: sessions,
	account: staff
}).from(sessions).innerJoin(staff, eq(staff.id, sessions.staffId)).where(eq(sessions.tokenHash, sql.placeholder("tokenHash"))).prepare());
const keyByHash = hot((db) => db.select().from(apiKeys).where(and(eq(apiKeys.keyHash, sql.placeholder("keyHash")), isNull(apiKeys.revokedAt))).prepare());
const toAccount = (row) => ({
	...row,
	role: row.role,
	language: row.language,
	theme: row.theme
});
async function accountByLogin(db, login) {
	const [row] = await db.select().from(staff).where(eq(staff.login, login));
	return row ? toAccount(row) : null;
}
async function sessionOf(db, tokenHash) {
	const [row] = await sessionByHash(db).execute({ tokenHash });
	return row ? {
		session: row.session,
		account: toAccount(row.account)
	} : null;
}
/** An API key in force, by the hash of its secret. */
async function apiKeyOf(db, keyHash) {
	const [row] = await keyByHash(db).execute({ keyHash });
	return row ? {
		id: row.id,
		scopes: JSON.parse(row.scopes)
	} : null;
}
async function aliasesOf(db, ids) {
	if (ids.length === 0) return /* @__PURE__ */ new Map();
	const rows = await db.select({
		id: staff.id,
		alias: staff.alias
	}).from(staff).where(inArray(staff.id, [...ids]));
	return new Map(rows.map((row) => [row.id, row.alias]));
}
// src/staff/passwords.ts
/** argon2id with the parameters OWASP names first: 19 MiB, two passes, one lane. */
const COST = {
	memoryCost: 19456,
	timeCost: 2,
	parallelism: 1
};
const hashPassword = (password) => hash$1(password.normalize("NFKC"), COST);
/** A hash of nothing anybody knows, so that an unknown login costs the same time as a wrong password. */
let nobody = null;
async function passwordMatches(passwordHash, password) {
	nobody ??= hashPassword(crypto.randomUUID());
	return await verify(passwordHash ?? await nobody, password.normalize("NFKC")) && passwordHash !== null;
}
// src/staff/demo-accounts.ts
const DEMO_PASSWORD = "mimamori-demo";
/** Accounts anybody may use. They exist, and are shown, in demo mode alone. */
const DEMO_ACCOUNTS = [
	[
		"sato",
		"佐藤",
		"moderator"
	],
	[
		"suzuki",
		"鈴木",
		"moderator"
	],
	[
		"tanaka",
		"田中",
		"lead"
	],
	[
		"admin",
		"管理",
		"admin"
	]
].map(([login, alias, role]) => ({
	login,
	alias,
	role,
	password: DEMO_PASSWORD
}));
/** Make the demo accounts that are not there yet; answers their ids by login. */
async function addDemoAccounts(office, at) {
	const ids = /* @__PURE__ */ new Map();
	for (const { login, alias, role, password } of DEMO_ACCOUNTS) {
		const known = await accountByLogin(office.desk.db, login);
		const id = known?.id ?? newId(at);
		ids.set(login, id);
		if (known) continue;
		const added = {
			type: "staff.added",
			id,
			login,
			alias,
			role,
			passwordHash: await hashPassword(password),
			language: "ja"
		};
		await office.desk.write((tx) => record(tx, at, SYSTEM, added));
	}
	return ids;
}
// ../../packages/examples/src/letters/message-tells.ts
/** What offenders write in messages before escrow. */
const MESSAGE_TELLS = {
	direct_deal: lines`
    ご応募ありがとうございます。詳しいお話は{LINE}でさせてください。IDは {ID} です。
    このサイトの通知に気づけないことが多いので、{LINE}を交換しませんか。こちらは {ID} です。
    手数料を引かれるともったいないので、次回からは直接やり取りしませんか。{メール} までご連絡ください。
    よろしければ、サイトを通さずに口座へ直接お振り込みします。その分、報酬を{率}％上乗せできます。
    一度お電話でお話しできればと思います。{電話} までご都合のよい時間にお願いします。
    契約の前に面談をお願いしています。{LINE}「{ID}」を追加していただけますか。
    添付のQRコードを読み取っていただくと、担当者とつながります。そちらで仕事内容をお伝えします。
    今回の依頼はいったんキャンセルして、サイトの外で契約を結び直せればと思っています。お支払いは月末に直接行います。
    「{屋号}」で検索するとホームページが出てきます。お問い合わせフォームから直接ご連絡ください。
    作品を拝見して、ぜひ長くお願いしたいと思いました。今後は直接取引でお願いしたいので、メールアドレスを教えていただけますか。
    ショートメールのほうが早いので、{電話} に「{屋号}の件」と送ってください。
    Discordのサーバーで作業をしています。契約は後からで大丈夫なので、先に {ID} にフレンド申請をお願いします。
  `,
	mlm: lines`
    慎重に検討した結果、今回は採用を見送らせていただくこととなりました。ただ、ご経歴を拝見し、弊社よりも親会社のお仕事のほうが適任ではないかと思い、ご案内いたします。応募はこちらからお願いします。 {URL}
    申し訳ありませんが、今回の募集は枠が埋まってしまいました。代わりに、在宅で権利収入を得られるお仕事をご紹介できます。まずは説明動画をご覧ください。 {URL}
    今回は別の方にお願いすることになりました。ですが、とても意欲を感じましたので、親会社の担当者に私から口添えしておきます。↓↓ご応募はこちら↓↓ {URL}
    突然のご連絡を失礼します。今の収入に加えて、仲間と一緒に不労所得をつくる仕組みに興味はありませんか。紹介した方の分も収入になります。
    よろしければ、無料のオンラインセミナーに参加してみませんか。ネットワークビジネスで会社を辞めた方のお話が聞けます。
    お仕事の件は残念でしたが、ご縁を感じています。経済的に自由になった私の師匠を紹介したいので、一度お話だけでも聞いてください。
    依頼は取り消しとさせていただきました。その代わり、お友だちを紹介するだけで毎月収入が入るお仕事をご案内できます。
    ご応募者様の中から、将来のオーナー候補として声をかけさせていただいています。会員登録をしていただくと、下の方の売上からも報酬が入ります。
  `,
	free_sample: lines`
    [記事/ライティング/台本/シナリオ]ご応募ありがとうございます。選考のため、まず1記事（3,000字）を書いてお送りください。選考段階なので報酬はありません。
    [Web/LP]発注の前に、トップページのデザインを一度作っていただけますか。気に入りましたら正式にお願いします。試作分は無償でお願いします。
    テスト課題をお送りします。2日以内に提出してください。課題は無報酬となりますが、合格された方には継続でお願いします。
    先に作業を進めていただけますか。仮払いは納品の確認後に行います。内容によってはお支払いできない場合があります。
    [動画]サンプルとして、添付の動画を無料で編集していただきたいです。よい出来でしたら、2本目から契約します。
    [記事/校正/翻訳/台本]不採用の場合、課題の報酬はお支払いできませんのでご了承ください。提出いただいた文章はこちらで使わせていただきます。
    [オンライン秘書/サポート/データ/SNS]最初の3日間は無給のお試し期間とさせてください。問題なければ4日目から時給をお支払いします。
  `,
	stealth_marketing: lines`
    [記事]記事の納品後に、ご自身のアカウントからAmazonに★5のレビューを投稿していただけますか。文面はこちらで用意します。
    追加でお願いがあります。Googleマップの当店の口コミに、お客様として星5つで投稿してください。1件300円お支払いします。
    [SNS/イラスト/デザイン/撮影]投稿の際は、PRの表記を入れずに、自分で買った感想として書いてください。
    体験していなくても大丈夫ですので、利用者の口コミを10件創作して、口コミサイトに投稿してください。
    App Storeで高評価のレビューを書いていただけたら、報酬に500円を上乗せします。
  `,
	external_terms: lines`
    作業用に、ご自身のメルカリのアカウントを貸していただけませんか。IDとパスワードをお送りください。
    携帯電話に届くSMSの認証番号を教えていただくだけで、1回500円お支払いします。
    本業務に加えて、YouTubeのチャンネル登録と高評価をお願いします。別アカウントでも登録していただけると助かります。
    Instagramでこのアカウントをフォローし、全投稿に「いいね」を押してください。複数のアカウントでお願いします。
    当社のアカウントは出品停止になっているため、あなたの名義で代理出品していただきたいです。
  `,
	uncertain_reward: lines`
    報酬の件ですが、固定ではなく成果報酬に変更させてください。売上が出た月だけ{率}％をお支払いします。
    今回の報酬は、当社の商品の現物支給とさせていただけないでしょうか。8,000円相当です。
    お送りするリンクから登録していただき、成果が確定した場合のみ報酬をお支払いします。Cookieの設定は手順書をご覧ください。
    [動画/SNS]再生回数に応じて報酬をお支払いする形に変えたいと思います。1万回に届かない場合のお支払いはありません。
    お客様から入金があり次第お支払いします。入金がなかった場合、報酬は発生しません。
  `,
	other: lines`
    契約の前に、運転免許証の両面とご本人が写った写真をお送りください。
    作業を始める前に、教材費の29,800円をお振り込みください。報酬からすぐに回収できます。
    [記事/ライティング]実は大学の卒業論文の代筆です。指導教員には内緒でお願いします。
    この件は運営事務局から特別に許可をもらっていますので、規約は気にしなくて大丈夫です。
    [記事]元の記事をそのままコピーして、語尾だけ変えてください。著作権のことは気にしなくて結構です。
    荷物を別の名前で受け取って、中身を見ずに転送していただくだけで1回1万円をお支払いします。
  `
};
// ../../packages/examples/src/letters/messages.ts
const FIRST_GREETINGS = lines`
  はじめまして。メッセージを失礼いたします。
  ご連絡ありがとうございます。
  ご返信ありがとうございます。
  お世話になっております。
  こんにちは。
  夜分に失礼します。
  お忙しいところ恐れ入ります。
`;
const LATER_GREETINGS = lines`
  お世話になっております。
  いつもありがとうございます。
  お疲れさまです。
  ご連絡ありがとうございます。
  先日はありがとうございました。
  夜分に失礼します。
`;
const GOODBYES = lines`
  よろしくお願いいたします。
  ご確認のほど、よろしくお願いいたします。
  お手数をおかけしますが、よろしくお願いします。
  引き続きよろしくお願いします。
`;
/** For texts that already end with a request. */
const SHORT_GOODBYES = lines`
  ご返信をお待ちしております。
  取り急ぎご連絡まで。
  ご不明な点があればお知らせください。
`;
/** Before escrow: questions, terms, refusals. A line may name the trades it belongs to, `[記事/翻訳]`. */
const BEFORE_ESCROW = {
	client: lines`
    ご提案を拝見しました。2点お聞きしたいことがあります。作業に取りかかれる時期と、1週間に使えるおおよその時間を教えてください。
    お見積りの内容で問題ありません。明日中に発注の手続きをいたします。
    社内で検討した結果、ぜひお願いしたいと考えております。納期は{納期}でご都合いかがでしょうか。
    [記事/校正/翻訳/原稿/台本]原稿の分量が少し増えそうです。1本追加した場合のお見積りをいただけますか。
    [デザイン/イラスト/制作/作成]応募文にあった過去の作品がとても好みでした。似た雰囲気でお願いすることは可能でしょうか。
    [デザイン/バナー/チラシ/LP/写真]ご質問の件ですが、写真はこちらで用意します。切り抜きだけお願いできればと思います。
    [デザイン/動画/資料/イラスト/3D]対応できるソフトを教えていただけますか。こちらの環境はWindowsです。
    少し迷っているところがありまして、選考の結果は{納期}までにお知らせします。お待たせして申し訳ありません。
    お見積りの金額について、予算の上限が決まっております。作業範囲を少し減らした場合の金額を伺えますか。
    [文字起こし/議事録]音声の長さは62分でした。ケバ取りでお願いしたいのですが、何日ほどかかりますか。
    お見積りの内訳を確認したいのですが、修正費は含まれていますか。
    ご提案の日程でお願いできればと思います。発注の画面をお送りしますので、内容をご確認ください。
    仕事の進め方について、ほかの方がどうされているか教えていただけますか。初めての依頼で手順がよくわかっておりません。
    検討させていただいた結果、今回は採用を見送らせていただくこととなりました。ご応募いただき、誠にありがとうございました。
    多数のご応募をいただき、誠に心苦しいのですが、今回は別の方にお願いすることにいたしました。またの機会がございましたら、ぜひご応募ください。
    契約前ですので、連絡はこちらのメッセージでお願いします。電話番号などはお送りいただかなくて大丈夫です。
    [LINEスタンプ]LINEスタンプのキャラクター案、すてきでした。仮払いを済ませたらラフからお願いします。
    直接依頼の機能から改めてご相談をお送りしました。お時間のあるときにご覧ください。
    確認用の資料を添付しました。容量が大きいため、2回に分けてお送りします。
    [Web/LP/デザイン/ホームページ]参考にしたいサイトのイメージは、先ほど添付した画像のとおりです。余白の取り方が理想に近いです。
    [記事/ライティング]テスト記事は1本2,000円でお願いしています。発注の手続きをしましたので、ご確認ください。
  `,
	freelancer: lines`
    [デザイン/イラスト/バナー/チラシ/ロゴ/マンガ]修正の回数について確認させてください。ラフの段階で2回、仕上げのあとに1回という理解で合っていますか。
    [デザイン/イラスト/バナー/チラシ/動画/マンガ/3D/音楽]著作権の扱いについて質問です。制作した作品を、私の実績としてプロフィールに載せてもよろしいでしょうか。
    ご提示いただいた納期で問題ありません。仮払いを確認でき次第、作業を始めます。
    [記事/校正/翻訳/台本]分量が増える場合は、1本あたり同じ金額でお受けできます。
    [デザイン/バナー/チラシ/LP]お見積りを修正しました。写真の切り抜きを含めた金額になっています。
    ご質問ありがとうございます。平日は18時以降、土日は終日作業できます。
    内容を拝見し、少し確認したい点がございます。完成までに何回ほど途中のご確認を入れればよいでしょうか。
    恐れ入りますが、別のご依頼と重なってしまい、今回は辞退させてください。ご検討いただいたのに申し訳ありません。
    [記事/校正/翻訳/文字起こし/資料/台本/マンガ]支給される原稿の形式を教えてください。Wordであればそのまま作業に入れます。
    [記事/校正/翻訳/文字起こし/台本/マンガ]発注のご連絡をいただき、うれしく思います。開始前に、表記のルールがあれば共有をお願いします。
    [デザイン/イラスト/動画/写真/バナー]近い作品を3点、プロフィールの作品欄に追加しました。お手すきの際にご覧ください。
    契約前の段階ですので、やり取りはこのままこちらのメッセージでお願いできますでしょうか。
    [Web/ホームページ]ご予算に合わせて、トップページのみを先に制作する案も考えられます。いかがでしょうか。
  `
};
/** After escrow, nothing but work. */
const AT_WORK = {
	client: lines`
    仮払いを完了しましたので、作業の開始をお願いいたします。
    [デザイン/イラスト/資料/バナー/チラシ/LP]納品物を確認いたしました。とても見やすく仕上げていただき、ありがとうございます。検収の手続きをいたします。
    [資料/記事/チラシ/LP/デザイン]2か所だけ修正をお願いできますでしょうか。見出しの色と、最後の段落の言い回しです。
    進み具合はいかがでしょうか。急かすつもりはありませんので、おおよその予定だけ教えてください。
    お送りいただいたファイルを確認しました。問題ありませんので、このまま続けてください。
    追加でお願いした分は、別途お見積りをいただければすぐに発注いたします。
    [デザイン/イラスト/バナー/ロゴ/チラシ]A案がとても気に入りました。このまま仕上げに進んでください。
    社内の確認に時間がかかっており、お返事は{納期}ごろになりそうです。お待たせして申し訳ありません。
    [チラシ/バナー/LP/Shopify/EC/撮影/記事]商品名に誤りがありました。正しい表記は添付の一覧のとおりです。
    とてもよい仕上がりで、社内でも好評でした。来月分も同じ条件でお願いできますか。
  `,
	freelancer: lines`
    [資料/記事/マンガ/翻訳/校正]初稿をお送りします。3ページ目の図だけ、元の資料と数字が合わない箇所がありましたので赤字で示しています。
    作業を始めました。不明な点が出てきましたら、まとめてお尋ねします。
    本日ご納品いたしました。ご確認のほど、よろしくお願いいたします。
    体調を崩してしまい、納品が1日遅れそうです。ご迷惑をおかけして申し訳ありません。
    [文字起こし/議事録]音声の12分30秒あたりが聞き取れませんでした。お心当たりの言葉があれば教えてください。
    [デザイン/イラスト/バナー/チラシ/マンガ]ラフを2案お送りします。個人的にはB案のほうが、お店の雰囲気に合うと思います。
    修正したファイルを差し替えました。前のものは破棄してください。
    予定どおり{納期}にご納品できる見込みです。進み具合は今のところ7割ほどです。
    [記事/校正/翻訳/文字起こし/台本]ご指摘いただいた表記のゆれは、すべて「子ども」に統一しました。
    [Web/LP/記事/資料/台本/シナリオ]先週お送りした構成案について、ご確認いただけましたでしょうか。
    ご指示いただいた箇所をすべて反映しました。念のため、変更点の一覧を添付します。
  `
};
/** After escrow, project format: exchanging contacts is allowed. */
const CONTACT_AFTER_ESCROW = {
	client: lines`
    仮払いを済ませました。急ぎのご連絡は {電話} までお願いします。
    作業中の細かな確認はChatworkで行いたいと思います。こちらのIDは {ID} です。
    今後の打ち合わせはZoomで行えればと思います。招待をお送りしますので、メールアドレスを教えてください。私のアドレスは {メール} です。
    [撮影]撮影当日の連絡用に、携帯番号をお伝えします。{電話} です。現地に着いたらお電話ください。
    [撮影/モニター]商品をお送りしますので、送り先のご住所とお電話番号を教えてください。こちらの連絡先は {電話} です。
    進行中の連絡はLINEでも大丈夫です。IDは {ID} ですので、必要なときにご利用ください。
  `,
	freelancer: lines`
    [動画/デザイン/撮影/3D]仮払いを確認しました。データが重いため、以降は {メール} 宛てに共有リンクをお送りください。
    [動画/デザイン/撮影/イラスト]素材はDropboxで共有します。招待をお送りしますので、メールアドレスを教えてください。私は {メール} です。
    [ナレーション/音楽]明日の収録ですが、急な変更があれば {電話} までお電話ください。
    急ぎのご用件は {電話} でも承ります。平日の10時から17時までにお願いします。
    仮払いのお手続き、ありがとうございます。細かな確認はSlackでも承れます。{メール} をご招待ください。
  `
};
// ../../packages/examples/src/letters/proposals.ts
const PROPOSAL_OPENINGS = lines`
  はじめまして。{依頼}の募集を拝見し、応募いたしました。
  お世話になります。{依頼}の件でご提案いたします。
  募集文を読みました。ぜひお手伝いさせてください。
  はじめまして。在宅で仕事をして{年数}年になります。
  ご依頼の内容を拝見しました。経験を生かせると思い、ご連絡いたします。
  数ある提案の中から開いていただき、ありがとうございます。
  こんにちは！内容を読んで、自分にぴったりだと感じました。
`;
/** One life only per proposal. */
const CAREERS = lines`
  前職では編集の仕事を{年数}年ほどしており、期日の管理には自信があります。
  会社員として事務を{年数}年経験し、現在は平日の日中に作業しています。
  制作会社で{年数}年勤めたあと独立しました。店舗や小さな会社のお手伝いが中心です。
  趣味で続けてきたことが仕事になり、今年で{年数}年目です。
  子育てのため在宅に切り替えました。細かな作業を根気よく続けるのが得意です。
  以前同じ業界におりましたので、専門用語の説明は不要です。
  フリーランスになって{年数}年目です。小さなご依頼から大きな案件まで対応してきました。
  産休をきっかけに在宅の仕事を始め、今では月に10件ほどお受けしています。
  実務の経験はまだ多くありませんが、そのぶん一件ずつ丁寧に取り組んでいます。
`;
const MANNERS = lines`
  これまでに近い内容のご依頼を20件ほどお受けし、多くの方に続けてご依頼いただいています。
  丁寧な確認と早めの連絡を心がけています。
  プロフィールに過去の仕事を載せておりますので、ご覧いただければ幸いです。
  納期に遅れたことはこれまで一度もありません。
  わからないことをそのままにせず、必ず確認してから進めます。
  お相手の意図をくみ取った提案を心がけています。
`;
const PLANS = lines`
  発注いただいてから3日以内に初稿をお出しし、2回まで修正に対応いたします。
  平日は毎日3時間ほど、土日は5時間ほど作業できます。
  {納期}までの納品が可能です。途中で一度、進み具合をお知らせします。
  作業を始める前に、見本を1点だけ確認していただければと思います（お見積りに含みます）。
  お見積りは募集の金額の範囲で、修正費も含めております。
  ご不明な点や変更があれば、メッセージでいつでもご連絡ください。24時間以内にお返事します。
  仕上がりの方向がずれないよう、最初に参考のイメージを共有していただけると助かります。
  誤字の確認は、日を改めて2回行ってからお送りします。
  長くお付き合いできればうれしいです。
  対応できる時間帯は9時から16時ごろです。
`;
const PROPOSAL_CLOSINGS = lines`
  ご検討のほど、よろしくお願いいたします。
  ご縁がありましたら幸いです。
  どうぞよろしくお願いいたします。
  お返事をお待ちしております。
  少しでもお役に立てればうれしいです。よろしくお願いします。
  ご質問があればお気軽にお尋ねください。
`;
/** What tells in a proposal: freelancers, too, lead away from the site. */
const PROPOSAL_TELLS = {
	direct_deal: lines`
    よろしければ {メール} に直接ご連絡ください。サイトを通さない場合は{率}％お安くできます。
    {LINE}（ID：{ID}）ならすぐにお返事できますので、そちらでお話ししませんか。
    手数料がかからない直接取引でしたら、お見積りの8割の金額でお受けします。
    お急ぎでしたら {電話} までお電話ください。
    ほかのサイトでも「{屋号}」の名前で活動しています。検索してそちらからご依頼いただけると助かります。
    対応できる連絡ツールはSlack、Discord、{LINE}です。契約前でもつながっておけると安心です。IDは {ID} です。
  `,
	mlm: lines`
    ところで、権利収入に興味はありませんか。紹介した方の分も収入になる仕組みを、私もご案内できます。
    私の所属するビジネスグループのセミナーにも、ぜひお越しください。不労所得で暮らす仲間がたくさんいます。
    お仕事と一緒に、当グループの会員登録もお願いできるとうれしいです。ネットワークビジネスですが安心の会社です。
  `,
	free_sample: lines`
    まずは無料でサンプルを2点作成しますので、その中から選んでいただければ結構です。
    お試しとして、最初の1本は無償で対応いたします。
    ご契約前に完成品をお送りします。気に入らなければお支払いは不要です。
  `,
	stealth_marketing: lines`
    Googleマップの口コミを★5で20件投稿できます。複数のアカウントを持っています。
    Amazonで高評価のレビューを書いた実績が50件以上あります。購入者を装った文章もお任せください。
    PR表記を付けずに、個人の感想としてSNSに投稿することも可能です。
  `,
	external_terms: lines`
    YouTubeのチャンネル登録者を、1週間で1,000人増やせます。
    フォロワー2万人のInstagramアカウントを、IDとパスワードごとお譲りすることもできます。
    メルカリの自動出品ツールを所有していますので、アカウント停止を避けながら運用できます。
  `,
	uncertain_reward: lines`
    報酬は完全成果報酬でかまいません。売上の{率}％をいただければ結構です。
    お支払いは現金ではなく、御社の商品でも大丈夫です。
    売れた分だけ分配していただく形で、固定の報酬は不要です。
  `,
	other: lines`
    卒業論文の代筆も多数お受けしています。指導教員に気づかれたことはありません。
    人気アニメのキャラクターを使った絵も、許可なしでお描きできます。
    他サイトの記事を元に、コピーチェックにかからない形で書き換えて納品できます。
  `
};
// ../../packages/examples/src/wording/fill.ts
const SLOT = /\{([^{}]+)\}/g;
/**
* A filler that keeps what it chose: `{事業}` is the same in the title and in the text of one job.
* Values may contain slots themselves. Throws on a slot nobody defines, so no token reaches a reader.
*/
function filler(random, ...layers) {
	const chosen = /* @__PURE__ */ new Map();
	const fill = (template) => template.replace(SLOT, (_, name) => valueFor(name));
	const valueFor = (name) => {
		const known = chosen.get(name);
		if (known !== void 0) return known;
		const values = layers.find((layer) => name in layer)?.[name];
		if (values === void 0) throw new Error(`no values for the slot ${name}`);
		const value = fill(random.pick(values));
		chosen.set(name, value);
		return value;
	};
	return fill;
}
/** Some entries of a list, in the list's own order. */
function some(random, list, count) {
	const kept = new Set(random.shuffle([...list.keys()]).slice(0, count));
	return list.filter((_, index) => kept.has(index));
}
// ../../packages/examples/src/wording/slots.ts
/** Values any text may use. A family's own values of the same name win. */
const GENERAL = {
	地域: words$1`
    都内 横浜市 大阪市 名古屋市 福岡市 札幌市 仙台市 京都市 広島市 神戸市 金沢市 新潟市 静岡県 長野県 埼玉県 千葉県
    岡山県 熊本県 鹿児島県 沖縄県
  `,
	事業: words$1`
    整体院 美容室 工務店 税理士事務所 学習塾 カフェ 歯科医院 不動産会社 通販サイト 雑貨店 ベーカリー フィットネスジム
    ヨガスタジオ 旅館 介護施設 人材会社 印刷会社 英会話スクール 動物病院 花屋
  `,
	曜日: words$1`月曜 火曜 水曜 木曜 金曜`,
	稼働: words$1`週3時間程度 週5時間程度 週8時間前後 週10時間ほど 月20時間程度 1日1時間程度 平日の2〜3時間`,
	率: words$1`5 10 15 20 30`,
	屋号: words$1`ひなた企画 こもれび堂 オフィスつばめ あかつきラボ みちくさデザイン ことり商店 スタジオ白樺 しおかぜ編集室`,
	URL: lines`
    https://example.com/entry
    https://example.jp/form
    https://recruit.example.jp/
    https://example.com/lp/start
    https://oubo.example.com/f/
  `
};
/** Contact details of one text: all of them plain, or all of them disguised. */
function contactSlots(random, disguised) {
	return {
		LINE: [chatAppName(random, disguised)],
		ID: [chatId(random)],
		メール: [mailAddress(random, disguised)],
		電話: [phoneNumber(random, disguised)]
	};
}
/** Day in Japan time, some days after an instant: 「12月5日」. */
function dayAfter(instant, days) {
	const day = new Date(Date.parse(instant) + days * 864e5 + 324e5);
	return `${day.getUTCMonth() + 1}月${day.getUTCDate()}日`;
}
/** 12000 → 「12,000円」 */
function yen(amount) {
	return `${String(amount).replace(/\B(?=(\d{3})+$)/g, ",")}円`;
}
// ../../packages/examples/src/correspondence.ts
/** One message. A clean one after escrow in project format may well hold a contact: that is allowed. */
function exampleMessage(random, order) {
	const { id, jobId, senderId, recipientId, at, kind, from = "client", format = "project", escrowed = false } = order;
	const fill = letterFiller(random, at, kind !== "clean" && random.chance(order.disguise ?? .25));
	const core = kind === "clean" ? cleanCore(random, from, format, escrowed) : MESSAGE_TELLS[kind];
	const text = fill(random.pick(fitting(core, order.about)));
	return {
		id,
		jobId,
		senderId,
		recipientId,
		body: joined([
			greetingFor(random, text, escrowed),
			text,
			goodbyeFor(random, text)
		]),
		sentAt: at,
		escrowed,
		format
	};
}
function cleanCore(random, from, format, escrowed) {
	if (!escrowed) return BEFORE_ESCROW[from];
	return format === "project" && random.chance(.4) ? CONTACT_AFTER_ESCROW[from] : AT_WORK[from];
}
const TRADE = /^\[([^\]]+)\]/;
/** The sentences for any trade and those of the job's own; of every trade when the job is not known. */
function fitting(core, about) {
	const fits = (line) => {
		const trades = TRADE.exec(line)?.[1];
		return trades === void 0 || about === void 0 || trades.split("/").some((trade) => about.includes(trade));
	};
	return core.filter(fits).map((line) => line.replace(TRADE, ""));
}
/** No second thanks, no second apology. */
function greetingFor(random, text, escrowed) {
	if (/^.{0,16}(ありがとう|失礼|申し訳|恐れ入り)/.test(text)) return random.chance(.4) ? "お世話になっております。" : "";
	return random.chance(.75) ? random.pick(escrowed ? LATER_GREETINGS : FIRST_GREETINGS) : "";
}
function goodbyeFor(random, text) {
	if (!random.chance(.6)) return "";
	return random.pick(/(お願い(いた)?します|ください|教えてください)。$/.test(text) ? SHORT_GOODBYES : GOODBYES);
}
/** One proposal: opening, experience, plan, and in a bad one the sentence that leads away. */
function exampleProposal(random, order) {
	const { id, jobId, freelancerId, at, kind, jobTitle } = order;
	const fill = letterFiller(random, at, kind !== "clean" && random.chance(order.disguise ?? .25), jobTitle);
	const tell = kind === "clean" ? "" : random.pick(PROPOSAL_TELLS[kind]);
	const experience = `${random.pick(CAREERS)}${some(random, MANNERS, random.int(0, 2)).join("")}`;
	const plan = some(random, PLANS, random.int(1, 3)).join(random.pick(["", "\n"]));
	return {
		id,
		jobId,
		freelancerId,
		body: joined([
			random.pick(PROPOSAL_OPENINGS),
			experience,
			plan,
			tell,
			random.pick(PROPOSAL_CLOSINGS)
		].map(fill)),
		sentAt: at
	};
}
function letterFiller(random, at, disguised, jobTitle) {
	return filler(random, {
		納期: [dayAfter(at, random.int(3, 21))],
		年数: [
			"3",
			"4",
			"5",
			"7",
			"8",
			"10"
		],
		依頼: [jobTitle === void 0 ? "こちら" : `「${jobTitle}」`]
	}, contactSlots(random, disguised), GENERAL);
}
function joined(parts) {
	return parts.filter((part) => part !== "").join("\n\n");
}
// ../../packages/examples/src/offences/direct-deal.ts
const category$6 = "direct_deal";
const anywhere = [];
/** Contact or payment outside the site, before escrow. Mostly otherwise honest-looking jobs. */
const DIRECT_DEAL = [
	{
		key: "chat_app_id",
		category: category$6,
		around: anywhere,
		tells: lines`
      詳しいお話は{LINE}でさせていただきますので、ID「{ID}」を追加のうえご連絡ください。
      応募される方は、先に{LINE}（ID：{ID}）へお名前を送ってください。
      やり取りは{LINE}のほうが早いので、興味のある方は {ID} まで一言お願いします！
      こちらのサイトはあまり見ていないため、{LINE}で「{ID}」を検索して友だち追加をお願いします。
      契約の前に一度{LINE}でお話しさせてください。ID→ {ID}
      メッセージだと返信が遅くなるので、{LINE} ID【{ID}】に「応募」と送ってください。
      ご質問は{LINE}で受け付けています。{ID} で検索すると出てきます。
    `,
		tellingTitles: lines`
      【{LINE}で連絡の取れる方】在宅でできる簡単なお仕事
      応募は{LINE}から！在宅スタッフ募集
      {LINE}でやり取りできる方限定の募集です
    `
	},
	{
		key: "mail_address",
		category: category$6,
		around: anywhere,
		tells: lines`
      応募の際は、履歴書と作品を {メール} までお送りください。
      お見積りはサイトのメッセージではなく、下記のメールアドレスにお願いします。 {メール}
      資料をお送りしますので、まず {メール} に空メールをください。
      詳細をご希望の方は {メール} へ「詳細希望」とご連絡ください。
      社内の都合でサイト内のメッセージが使えないため、連絡は {メール} にお願いしております。
    `,
		tellingTitles: []
	},
	{
		key: "phone",
		category: category$6,
		around: anywhere,
		tells: lines`
      文章だと伝わりにくいので、ご応募の前にお電話ください。{電話}（担当：佐々木）
      すぐにお話ししたい方は {電話} までお気軽にどうぞ。
      選考は電話で行います。{電話} にかけて「クラウドの件」とお伝えください。
      ショートメールでもかまいませんので、{電話} にご連絡をお願いします。
      応募文に、ご自身の携帯番号とお電話できる時間帯を必ず書いてください。
    `,
		tellingTitles: []
	},
	{
		key: "other_chat",
		category: category$6,
		around: anywhere,
		tells: lines`
      ご応募の前にChatworkでコンタクト申請をお願いします。ID：{ID}
      打ち合わせはDiscordで行っています。契約前でも入れますので {ID} にフレンド申請をしてください。
      選考のやり取りはカカオトークで行います。ID「{ID}」を追加してください。
      まずはSkypeでお話ししましょう。スカイプ名は {ID} です。
      Telegramの {ID} に「仕事希望」と送っていただければ、すぐに詳細をお伝えします。
      応募後すぐにSlackへご招待しますので、招待先のメールアドレスを応募文にお書きください。
    `,
		tellingTitles: []
	},
	{
		key: "direct_payment",
		category: category$6,
		around: anywhere,
		tells: lines`
      サイトの手数料がもったいないので、報酬は銀行口座へ直接お振り込みします。
      サイトを通さずにお支払いする場合は、報酬を{率}％上乗せします。
      報酬は毎月末にPayPayでお送りします。サイト上での発注は行いません。
      仮払いは使わず、納品の確認後にご指定の口座へ直接お支払いしています。
      お互いに手数料がかからないよう、契約とお支払いはサイトの外で行えればと思います。
    `,
		tellingTitles: lines`
      手数料なしで直接お支払い！在宅スタッフ募集
    `
	},
	{
		key: "token_contract",
		category: category$6,
		around: [
			"data_entry",
			"article_seo",
			"research",
			"sns_operation",
			"thumbnail"
		],
		tells: lines`
      まず10円で契約し、その後は{LINE}のグループで作業をお渡しします。
      サイト上では100円のみで契約していただき、本来の報酬は別途直接お渡しします。
      形式上10円で発注しますので、承諾後に {ID}（{LINE}）へご連絡ください。
    `,
		tellingTitles: []
	},
	{
		key: "search_bait",
		category: category$6,
		around: anywhere,
		tells: lines`
      Instagramで「{屋号}」と検索すると出てきますので、そちらのDMからご連絡ください。
      ほかのサイトでも同じ名前で活動しています。見つけたら、そちらから直接ご連絡をいただけると話が早いです。
      「{屋号} 採用」で検索して、ホームページの問い合わせフォームからご応募ください。
      Xのアカウント（@{ID}）をフォローのうえ、DMで応募の旨をお送りください。
    `,
		tellingTitles: []
	},
	{
		key: "code_in_attachment",
		category: category$6,
		around: anywhere,
		tells: lines`
      添付した画像のQRコードを読み取って、友だち追加をお願いします。そちらで詳細をご案内します。
      応募方法は添付のPDFに記載しています。QRコードから{LINE}に進んでください。
      説明資料の最後のページにある二次元コードから、担当者へ直接ご連絡いただけます。
    `,
		tellingTitles: []
	},
	{
		key: "outside_form",
		category: category$6,
		around: anywhere,
		tells: lines`
      応募は下記の外部フォームからお願いします。氏名・電話番号・メールアドレスをご入力ください。 {URL}
      エントリーはこちら → {URL} （登録後、担当者から直接お電話します）
      サイトからの応募では選考が進みません。必ず {URL} でご連絡先をご登録ください。
    `,
		tellingTitles: []
	},
	{
		key: "meeting_first",
		category: category$6,
		around: anywhere,
		tells: lines`
      契約前に必ずZoomで面談を行い、その場で{LINE}を交換していただきます。
      お仕事の詳細はこちらには書けませんので、まず通話でお話しします。{LINE}「{ID}」へご連絡ください。
      ご応募いただいた方には、サイト外での面談をお願いしています。連絡先（{LINE}か電話番号）をお送りください。
      都内の方は、契約前に一度カフェでお会いしましょう。日程は {電話} で調整します。
    `,
		tellingTitles: []
	},
	{
		key: "next_time_direct",
		category: category$6,
		around: anywhere,
		tells: lines`
      初回のみサイト経由でお願いし、2回目からは直接取引に切り替えさせていただきます。
      今回問題がなければ、次回以降はサイトを介さず直接お願いする予定です。
      継続していただける方とは、サイトを退会して直接契約を結ぶ形をとっています。
      2件目以降は請求書払いでの直接取引となりますので、ご了承いただける方を希望します。
    `,
		tellingTitles: []
	},
	{
		key: "official_account",
		category: category$6,
		around: [
			"data_entry",
			"sns_operation",
			"article_seo",
			"online_secretary",
			"customer_support"
		],
		tells: lines`
      公式{LINE}にご登録いただいた方から順に、お仕事をご案内しています。登録はこちら {URL}
      応募後は公式{LINE}（@{ID}）を追加し、「スタート」と送信してください。
      マニュアルは{LINE}のオープンチャットで配布しています。契約前に {URL} から参加してください。
    `,
		tellingTitles: []
	}
];
// ../../packages/examples/src/families/family.ts
function fixed(low, high, step = 1e3) {
	return {
		type: "fixed",
		low,
		high,
		step,
		unit: ""
	};
}
function hourly(low, high) {
	return {
		type: "hourly",
		low,
		high,
		step: 50,
		unit: ""
	};
}
function perTask(low, high, unit, step = 10) {
	return {
		type: "per_task",
		low,
		high,
		step,
		unit
	};
}
const VARIANT = /^\[([^\]]+)\]/;
/** The variants of a family, told from its titles; one empty name when it has none. */
function variantsOf({ titles }) {
	const named = titles.flatMap((title) => VARIANT.exec(title)?.[1] ?? []);
	return named.length === 0 ? [""] : [...new Set(named)];
}
/** The family with only the lines of one variant. */
function ofVariant(family, variant) {
	const kept = (list) => list.filter((line) => (VARIANT.exec(line)?.[1] ?? variant) === variant).map((line) => line.replace(VARIANT, ""));
	return {
		...family,
		titles: kept(family.titles),
		purpose: kept(family.purpose),
		details: kept(family.details),
		facts: kept(family.facts),
		wanted: kept(family.wanted)
	};
}
// ../../packages/examples/src/offences/scene.ts
const DETAILS = lines`
  特別な知識や資格は必要ありません。
  慣れれば短い時間で終えられます。
  手順書をお渡ししますので、初めての方でも迷わず進められます。
  作業する時間帯は自由です。すきま時間をご活用ください。
  わからないことがあれば、担当者が丁寧にご説明します。
  スマートフォンだけでも作業できます。
  人数に達し次第、募集を締め切ります。
`;
const FACTS = lines`
  作業場所：在宅
  必要なもの：パソコンまたはスマートフォン
  稼働：{稼働}
  募集人数：{人数}
  経験：不問
  開始時期：ご契約後すぐ
`;
const WANTED = lines`
  コツコツ取り組める方
  返信の早い方
  約束を守れる方
  20歳以上の方
  前向きに取り組んでくださる方
  スマートフォンの操作に慣れている方
`;
const ALONE = {
	details: lines`
    必要な資料はこちらで用意しています。
    細かな希望はメッセージでお伝えします。
    途中で一度見せていただけると安心です。
    ほかの仕事と重なっていて、自分では手が回りません。
    初めてのことで、何から手をつければよいかわからず困っています。
    分量はA4で4〜5枚ほどになると思います。
  `,
	facts: lines`
    分量：A4で4〜5枚程度
    形式：Word
    資料：こちらで用意します
    途中確認：1回
    連絡：平日の夜が中心です
  `,
	wanted: lines`
    この分野に詳しい方
    期日を守ってくださる方
    丁寧にご対応いただける方
    秘密を守ってくださる方
    文章を書くのが得意な方
  `
};
/** Surroundings of an offence that no honest family fits: vague in the way such posts are vague. */
function scene(category, pay, own) {
	return {
		key: "scene",
		ongoing: own.alone !== true,
		category,
		format: own.format ?? "project",
		pay,
		seats: own.seats ?? (own.alone === true ? [1, 1] : [3, 50]),
		slots: own.slots ?? {},
		titles: own.titles,
		purpose: own.purpose,
		details: own.alone === true ? ALONE.details : DETAILS,
		facts: own.alone === true ? ALONE.facts : FACTS,
		wanted: own.alone === true ? ALONE.wanted : WANTED
	};
}
// ../../packages/examples/src/offences/external-terms.ts
const category$5 = "external_terms";
const TASK$1 = {
	format: "task",
	seats: [20, 300]
};
/** Acts against another service's terms of use. */
const EXTERNAL_TERMS = [
	{
		key: "followers",
		category: category$5,
		around: scene("タスク・軽作業", perTask(10, 100, "件", 5), {
			...TASK$1,
			slots: { SNS: words$1`Instagram TikTok X Threads` },
			titles: lines`
        {SNS}をお使いの方に1分でできるお仕事
        {SNS}を見るだけの簡単作業
        スマホでポチッと！{SNS}のお仕事
      `,
			purpose: lines`
        {SNS}をお持ちの方なら、どなたでもできる簡単な作業です。
        {SNS}のアカウントの盛り上げにご協力いただけるお仕事です。
      `
		}),
		tells: lines`
      指定の{SNS}アカウントをフォローし、投稿3件に「いいね」を押してください。
      フォロワーを増やすため、お持ちの{SNS}アカウントすべてでフォローをお願いします。複数アカウントは単価を上げます。
      フォロー後、1か月は解除しないでください。解除が見つかった場合は非承認とします。
    `,
		tellingTitles: lines`
      {SNS}のフォローと「いいね」をするだけ
      {SNS}フォロワー増加にご協力ください（1件{報酬}）
    `
	},
	{
		key: "channel_subscribers",
		category: category$5,
		around: scene("タスク・軽作業", perTask(10, 150, "件", 5), {
			...TASK$1,
			titles: lines`
        動画を見て感想を書くお仕事（3分）
        短い動画の視聴と簡単な作業
        動画視聴のお仕事｜スマホOK
      `,
			purpose: lines`
        指定の動画を3分ほどご覧いただき、簡単な作業をしていただきます。
        動画の視聴がお好きな方にぴったりの作業です。
      `
		}),
		tells: lines`
      視聴後にYouTubeのチャンネル登録と高評価をお願いします。登録画面の写しを提出してください。
      動画のコメント欄に応援コメントを書き、高評価ボタンを押していただきます。
      収益化の条件を満たすため、チャンネル登録者を1,000人まで増やすことにご協力ください。
      動画は倍速にせず最後まで流したままにし、再生時間を伸ばしてください。
    `,
		tellingTitles: lines`
      YouTubeのチャンネル登録をするだけの簡単なお仕事
    `
	},
	{
		key: "account_lending",
		category: category$5,
		around: scene("その他", fixed(3e3, 5e4, 1e3), {
			slots: { 先: words$1`メルカリ ヤフオク! ラクマ Amazon` },
			titles: lines`
        物販のお手伝いをしてくださる方
        ネットショップの出品サポート
        在宅でできる物販事務のお仕事
      `,
			purpose: lines`
        ネットで商品を販売しており、出品の作業を手伝ってくださる方を募集します。
        写真の登録や商品説明の入力など、物販の事務をお願いします。
      `
		}),
		tells: lines`
      ご自身の{先}アカウントを使って、{弊社}の商品を代理で出品していただきます。
      {先}のアカウントをお貸しいただける方に、月5,000円をお支払いします。
      {弊社}のアカウントは停止されているため、あなたの名義で{先}に登録し、ログイン情報をお送りください。
    `,
		tellingTitles: lines`
      {先}アカウントを貸してくださる方を募集
      {先}の代理出品をお願いします（ご自身のアカウントを使用）
    `
	},
	{
		key: "accounts_for_sale",
		category: category$5,
		around: scene("タスク・軽作業", perTask(100, 1e3, "件", 50), {
			...TASK$1,
			titles: lines`
        Webサービスの登録作業（1件5分）
        アカウント作成のお手伝い
        簡単な登録作業を大量にお願いします
      `,
			purpose: lines`
        いくつかのWebサービスで登録作業をしていただくお仕事です。
        マニュアルに沿って、登録の手続きを進めていただきます。
      `
		}),
		tells: lines`
      作成したGoogleアカウントのIDとパスワードを、1件200円で買い取ります。
      お持ちの携帯電話で受け取ったSMS認証の番号を、こちらへ送っていただくだけです。
      Xのアカウントを1人5個まで新規に作成し、ログイン情報を納品してください。
      フォロワー3,000人以上のInstagramアカウントを売ってくださる方も募集中です。
    `,
		tellingTitles: lines`
      SMS認証を代行してくださる方（1件{報酬}）
    `
	},
	{
		key: "listing_tool",
		category: category$5,
		around: ["excel_macro", "app_development"],
		tells: lines`
      作成していただくのは、メルカリへの自動出品と再出品を行うツールです。
      他社の通販サイトの在庫と価格を自動で取得し、アクセス制限を回避する処理も入れてください。
      Instagramで自動フォローと自動いいねを行い、検知されないように間隔をずらす仕組みをお願いします。
      チケット販売サイトで、発売と同時に自動で購入するプログラムにしてください。
    `,
		tellingTitles: lines`
      フリマの自動出品ツール開発をお願いします
      SNSの自動フォローツール開発
    `
	},
	{
		key: "ticket_resale",
		category: category$5,
		around: scene("タスク・軽作業", fixed(1e3, 2e4, 500), {
			seats: [5, 50],
			slots: { 公演: words$1`人気アイドル 人気バンド スポーツの決勝戦 歌舞伎 テーマパーク 舞台` },
			titles: lines`
        {公演}の抽選申し込みのお手伝い
        電話とネットで申し込みをするお仕事
        {公演}に詳しい方を探しています
      `,
			purpose: lines`
        {公演}の申し込み手続きを手伝っていただくお仕事です。
        指定の日時に、{公演}の申し込みをしていただきます。
      `
		}),
		tells: lines`
      ご自身のファンクラブ会員枠で申し込み、当選したチケットを定価の1.5倍で買い取ります。
      転売用のため、当選した電子チケットは端末ごと、または分配機能でこちらへお渡しください。
      お一人で複数の会員登録をしていただくと、当選の確率が上がります。登録費はこちらで負担します。
    `,
		tellingTitles: lines`
      {公演}チケットの代理購入（高額買取）
    `
	},
	{
		key: "search_clicks",
		category: category$5,
		around: scene("タスク・軽作業", perTask(5, 50, "件", 5), {
			...TASK$1,
			titles: lines`
        検索して指定のサイトを見るお仕事
        スマホで検索するだけの簡単作業
        1分で終わる検索作業です
      `,
			purpose: lines`
        指定の言葉で検索し、結果を確認していただく作業です。
        検索結果の順位を調べるお手伝いをお願いします。
      `
		}),
		tells: lines`
      検索順位を上げるため、指定のサイトをクリックして2分以上ページを見て回ってください。
      サイト内の広告を1回以上クリックしていただき、移動先の画面を提出してください。
      Wi-Fiを切るなどしてIPアドレスを変えながら、1日5回まで繰り返していただけます。
      指名検索を増やすため、毎日決まった時間に社名で検索し、サイトを訪問してください。
    `,
		tellingTitles: lines`
      検索してサイトをクリックするだけ（1日5回）
    `
	},
	{
		key: "licence_sharing",
		category: category$5,
		around: [
			"video_editing",
			"documents",
			"banner",
			"translation",
			"modeling_3d"
		],
		tells: lines`
      制作ソフトは{弊社}のアカウントのIDとパスワードを共有しますので、購入は不要です。同時に使っている方が10名ほどいます。
      有料素材サイトは{弊社}のアカウントを全員で使い回しています。規約上は1名用なので、同時のログインは避けてください。
      学割で契約したソフトのライセンスをお持ちの方は、そのアカウントをお貸しください。
    `,
		tellingTitles: []
	},
	{
		key: "dropshipping_without_stock",
		category: category$5,
		around: scene("データ入力・収集", perTask(10, 80, "件", 5), {
			format: "project",
			seats: [3, 20],
			slots: { 先: words$1`メルカリ ラクマ ヤフオク! 某フリマアプリ` },
			titles: lines`
        商品リサーチと登録のお仕事（1件5分）
        ネット販売の商品登録スタッフ募集
        売れ筋商品のリサーチをお願いします
      `,
			purpose: lines`
        売れている商品を調べて、販売ページに登録していただくお仕事です。
        指定の条件に合う商品を探し、一覧表にまとめていただきます。
      `
		}),
		tells: lines`
      Amazonの商品画像と説明文をコピーして、{先}に無在庫で出品していただきます。
      在庫は持たず、売れてから仕入れる無在庫転売ですので、手元に商品は不要です。
      出品が削除された場合は、タイトルを変えて{先}に再出品してください。
      {先}の出品者に片端から値下げ交渉のコメントを送っていただきます。
    `,
		tellingTitles: lines`
      {先}の無在庫出品スタッフ募集
    `
	},
	{
		key: "copied_sources",
		category: category$5,
		around: scene("データ入力・収集", fixed(5e3, 6e4, 1e3), {
			seats: [1, 10],
			titles: lines`
        企業リストの作成をお願いします
        Web上の情報を集めてまとめるお仕事
        会員サイトの情報整理（週5時間から）
      `,
			purpose: lines`
        営業の準備として、Web上の情報を集めて一覧にまとめていただくお仕事です。
        指定のサイトを見ながら、必要な項目をスプレッドシートに整理していただきます。
      `
		}),
		tells: lines`
      会員制の不動産サイトにログインし、掲載されている物件情報をすべてコピーしてください。規約では禁止されていますが問題になったことはありません。
      他社の求人サイトから、禁止されている自動収集ツールで企業の連絡先を集めていただきます。
      有料会員だけが見られる記事の本文を、全文コピーして納品してください。
    `,
		tellingTitles: []
	}
];
// ../../packages/examples/src/offences/free-sample.ts
const category$4 = "free_sample";
/** Work asked for without pay before an order. */
const FREE_SAMPLE = [
	{
		key: "unpaid_test_article",
		category: category$4,
		around: ["article_seo"],
		tells: lines`
      採用にあたり、無償のテストライティング（2,000字）をお願いしております。
      テストライティングは報酬なしとなります。ご了承いただける方のみご応募ください。
      まずはテスト記事を1本、無料で書いていただき、その内容で判断します。
      テスト記事の報酬は0円ですが、合格された方には継続してご依頼します。
      選考のため、指定キーワードで1記事（3,000字）を執筆してお送りください。選考段階での報酬は発生しません。
    `,
		tellingTitles: lines`
      {分野}ライター募集（無償テストあり）
      【テストライティング0円】合格者は月10本から
    `
	},
	{
		key: "unpaid_design_draft",
		category: category$4,
		around: [
			"web_design",
			"landing_page",
			"banner",
			"flyer",
			"documents"
		],
		tells: lines`
      ご応募の際に、今回の内容に沿ったデザイン案を1点、無料で作成してお送りください。
      応募時にラフ案を3点ご提出ください。ラフの制作費はお支払いできません。
      発注前にトップのデザインを一度作っていただき、気に入った方に正式にお願いします。試作分は無償です。
      本発注の前に、無償サンプルのご提出をお願いしております。
    `,
		tellingTitles: lines`
      {事業}のデザイン制作（応募時に無料サンプル必須）
    `
	},
	{
		key: "unpaid_translation",
		category: category$4,
		around: ["translation", "proofreading"],
		tells: lines`
      ご応募の際に、添付の原稿（約1,500字）を仕上げてお送りください。トライアルのため報酬はありません。
      無償トライアルに合格された方へ、本編をお願いいたします。
      実力を確認するため、最初の5ページ分は無料でお願いします。
    `,
		tellingTitles: []
	},
	{
		key: "unpaid_video",
		category: category$4,
		around: ["video_editing", "thumbnail"],
		tells: lines`
      お渡しする素材でサンプルを1本制作していただきます。サンプル分の報酬はございません。
      採用テストとして1本無償で制作をお願いします。仕上がりがよければ、そのまま公開させていただきます。
      最初の1本は無料でお試しさせてください。2本目から報酬をお支払いします。
    `,
		tellingTitles: lines`
      動画まわりのお手伝い募集（初回1本は無料でお願いします）
    `
	},
	{
		key: "unpaid_transcription",
		category: category$4,
		around: ["transcription", "minutes"],
		tells: lines`
      選考用に、冒頭15分を文字にしてお送りください。選考分は無報酬です。
      テストとして10分の音声を無償でお願いし、精度を確認してから本発注いたします。
      最初の1ファイルはトライアル扱いとし、報酬は発生いたしません。
    `,
		tellingTitles: []
	},
	{
		key: "unpaid_training_days",
		category: category$4,
		around: [
			"data_entry",
			"online_secretary",
			"customer_support",
			"research",
			"sns_operation"
		],
		tells: lines`
      最初の3日間は研修期間とし、報酬は発生しません。
      初週はトライアル期間のため無報酬となりますが、2週目から正式に契約します。
      契約前に、50件分の作業を無償で行っていただき、スピードと正確さを確認します。
      適性を見るための試用期間（5日間・無給）があります。
    `,
		tellingTitles: []
	},
	{
		key: "unpaid_illustration",
		category: category$4,
		around: [
			"illustration",
			"manga",
			"line_sticker",
			"modeling_3d"
		],
		tells: lines`
      絵柄を確認したいので、指定のキャラクターを1点、無償で描いて応募してください。
      応募される方は、こちらの題材でサンプルを1点作成してください。採用された方にのみ報酬をお支払いします。
      契約前に、着彩まで済ませたサンプルを無料でご提出いただきます。
    `,
		tellingTitles: []
	},
	{
		key: "unpaid_voice",
		category: category$4,
		around: ["narration"],
		tells: lines`
      添付の原稿を収録した音声を、応募時に無償でお送りください。よいものはそのまま使用します。
      今回の用途に合わせた試作を、30秒ほど無料でご用意ください。
      選考のために1本フルで制作していただきます。選考に関する費用のお支払いはありません。
    `,
		tellingTitles: []
	},
	{
		key: "work_before_escrow",
		category: category$4,
		around: [
			"article_seo",
			"banner",
			"data_entry",
			"thumbnail",
			"excel_macro",
			"flyer"
		],
		tells: lines`
      仮払いは納品の確認後に行いますので、先に1件分の作業を済ませてください。
      まず作業を始めていただき、内容に納得できましたら発注の手続きをします。納得できない場合のお支払いはありません。
      システムの都合で、納品後でないと仮払いができません。先に納品をお願いいたします。
    `,
		tellingTitles: []
	},
	{
		key: "paid_only_if_adopted",
		category: category$4,
		around: [
			"article_seo",
			"illustration",
			"proofreading",
			"manga"
		],
		tells: lines`
      テスト課題が不採用の場合、報酬のお支払いはありません。また、提出物の返却や削除には応じられません。
      ご提出いただいた課題は、不採用でも当社で使用することがあります（無報酬）。
      採用に至った方のみ、課題の分もさかのぼってお支払いします。不採用の方は無償となります。
    `,
		tellingTitles: []
	},
	{
		key: "unpaid_code",
		category: category$4,
		around: [
			"app_development",
			"wordpress",
			"excel_macro",
			"python_scraping",
			"shopify"
		],
		tells: lines`
      技術力の確認のため、実際の機能の一部を無償で作成していただきます（所要3日ほど）。
      発注前に試作版を無料で作っていただき、動作を見てから正式に契約します。
      ご応募の際に、今回の作業の一部を動く状態で仕上げ、無料でお送りください。
    `,
		tellingTitles: []
	}
];
// ../../packages/examples/src/offences/mlm.ts
const category$3 = "mlm";
/** Luring into network business. The title is nearly always an ordinary one. */
const MLM = [
	{
		key: "typing_then_seminar",
		category: category$3,
		around: [
			"data_entry",
			"research",
			"transcription"
		],
		tells: lines`
      作業に慣れた方には、権利収入を得るためのビジネスセミナー（無料）もご案内しています。
      契約後に、収入の柱を増やすためのオンライン勉強会へ参加していただきます。ビジネスオーナーの方々と知り合えます。
      入力作業だけで終わりたくない方には、仲間を紹介するだけで毎月収入が入る仕組みをお伝えします。
      仕事の合間に、不労所得をつくる方法を先輩がマンツーマンでお教えします。ネットワークビジネスですが怪しいものではありません。
    `,
		tellingTitles: []
	},
	{
		key: "partners_from_home",
		category: category$3,
		around: scene("その他", fixed(1e4, 3e5, 1e4), {
			titles: lines`
        在宅でできる簡単なサポートのお仕事
        スマホひとつで始められる在宅ワーク
        主婦・副業の方歓迎｜在宅パートナー募集
        未経験から始める在宅のお仕事です
      `,
			purpose: lines`
        ご自宅で、ご自身のペースで取り組んでいただけるパートナーを募集しています。
        家事や本業の合間に取り組める、在宅のお仕事のご案内です。
        時間や場所にとらわれない働き方に興味のある方を探しています。
      `
		}),
		tells: lines`
      お友だちを紹介すると、その方の売上の{率}％があなたの収入になります。
      紹介した方がさらに紹介すると、その分も権利収入として毎月受け取れます。
      会社に縛られない生き方を実現した師匠のもとで、成功者の考え方から学んでいただきます。
      いわゆる不労所得の仕組みで、グループが大きくなるほど毎月の収入が増えていきます。
      まずは説明会で、ネットワークビジネスの本当の姿を知ってください。
    `,
		tellingTitles: lines`
      権利収入で自由な毎日を！在宅ビジネスパートナー募集
      一緒に夢をかなえるビジネス仲間を募集しています
    `
	},
	{
		key: "health_goods_members",
		category: category$3,
		around: scene("営業・販売促進", fixed(1e4, 2e5, 1e4), {
			slots: { 商品: words$1`サプリメント 浄水器 美容ドリンク アロマオイル 健康食品 化粧品 調理鍋` },
			titles: lines`
        {商品}の愛用者さまサポートスタッフ
        {商品}の良さを広めるお仕事
        美容と健康に興味のある方へ（{商品}）
      `,
			purpose: lines`
        {商品}を実際にお使いいただきながら、良さを周りの方に伝えていただくお仕事です。
        海外で人気の{商品}を日本で広めるメンバーを募集しています。
      `
		}),
		tells: lines`
      会員として登録し、{商品}を定期購入していただくことが参加の条件です。
      ご紹介いただいた会員の購入額に応じて、{率}段階のボーナスが支払われます。
      ディストリビューター登録（初回38,000円）のあと、下に会員がつくと毎月の還元があります。
      お母さん仲間に声をかけてグループを作ると、タイトルが上がり、海外旅行にも招待されます。
    `,
		tellingTitles: lines`
      {商品}の会員を増やして毎月ボーナス！
    `
	},
	{
		key: "parent_company",
		category: category$3,
		around: [
			"data_entry",
			"minutes",
			"proofreading",
			"article_seo",
			"online_secretary"
		],
		tells: lines`
      本件の枠が埋まった場合は、親会社の在宅オーナー制度をご案内します。紹介した方の収入の一部も入る仕組みです。
      ご応募の方には、親会社が運営する会員制ビジネスの説明動画をご覧いただきます。
      当社から口添えしますので、親会社の代理店登録も同時にお申し込みください。紹介報酬が毎月入ります。
    `,
		tellingTitles: []
	},
	{
		key: "investment_circle",
		category: category$3,
		around: scene("調査・データ分析", fixed(2e4, 3e5, 1e4), {
			titles: lines`
        投資初心者の方に聞くアンケートと感想のお仕事
        為替チャートの記録をお願いします（1日15分）
        お金の勉強に興味のある方へのお仕事です
      `,
			purpose: lines`
        お金の勉強に関心のある方に、学習コミュニティの感想をまとめていただきます。
        毎日決まった時刻に為替の数値を記録していただく簡単な作業です。
      `
		}),
		tells: lines`
      コミュニティへの参加費は3万円ですが、2人紹介すれば元が取れます。
      メンバーを紹介するごとに紹介料が入り、紹介の輪が広がるほど配当が増えます。
      自動売買システムの代理店になっていただき、下の代理店の利益からも報酬を受け取れます。
      月収100万円を達成した先輩の話を聞けるランチ会に、ぜひご参加ください。仲間を連れてくると特典があります。
    `,
		tellingTitles: lines`
      紹介するだけで毎月配当！資産コミュニティのメンバー募集
    `
	},
	{
		key: "mothers_tea",
		category: category$3,
		around: scene("その他", fixed(5e3, 1e5, 5e3), {
			titles: lines`
        子育て中のママに聞く暮らしの座談会
        ママさんスタッフ募集｜お茶会の運営サポート
        ママ向け講座のお手伝いをしてくださる方
      `,
			purpose: lines`
        子育て中のお母さんが集まるオンラインお茶会の、準備と進行を手伝ってくださる方を募集します。
        同じ立場のママ同士で話せる場づくりを一緒にしていただけませんか。
      `
		}),
		tells: lines`
      お茶会では、家にいながら権利収入を得ているママの先輩がビジネスの始め方をお話しします。
      お茶会に友人を誘うと1人につき紹介ポイントがつき、ポイントに応じて毎月お金が入ります。
      参加される方には、グループの化粧品会員に登録していただいています。紹介が増えると収入も増えます。
    `,
		tellingTitles: []
	},
	{
		key: "mentor",
		category: category$3,
		around: [
			"sns_operation",
			"documents",
			"thumbnail",
			"online_secretary",
			"banner"
		],
		tells: lines`
      20代で経済的自由を手に入れたメンターを紹介します。まずはセミナーで話を聞くだけでかまいません。
      ゆくゆくは、ご自身の組織を持って権利収入を得るオーナーになっていただきたいです。
      仕事を通じて仲間を増やし、一緒に「不労所得で暮らせるチーム」をつくりませんか。
    `,
		tellingTitles: []
	},
	{
		key: "agency_levels",
		category: category$3,
		around: scene("営業・販売促進", fixed(3e4, 5e5, 1e4), {
			slots: { 商材: words$1`格安スマホ 電力の切り替え ウォーターサーバー 旅行会員権 オンライン英会話` },
			titles: lines`
        {商材}の取次店スタッフ募集
        {商材}の普及をお手伝いください
        副業で始める{商材}のご案内
      `,
			purpose: lines`
        {商材}の取次店として、身近な方へのご案内をお願いできる方を募集しています。
        全国に広がる{商材}の代理店ネットワークに加わってくださる方を探しています。
      `
		}),
		tells: lines`
      あなたの下に取次店が増えると、3段階下までの売上から継続的に収入が入ります。
      代理店の登録料は49,800円ですが、3名を紹介すれば翌月に回収できます。
      紹介が紹介を生むので、何もしなくても毎月の収入が積み上がっていきます。マルチ商法とは違う合法の仕組みです。
    `,
		tellingTitles: lines`
      {商材}の代理店募集（下位店の売上からも継続収入）
    `
	},
	{
		key: "dream_assistant",
		category: category$3,
		around: scene("オンライン秘書・事務代行", hourly(1500, 5e3), {
			format: "hourly",
			titles: lines`
        経営者のアシスタント募集（時給高め・未経験可）
        起業家のそばで学べる事務のお仕事
        成長したい方のためのアシスタント募集
      `,
			purpose: lines`
        複数の事業を手がける経営者のもとで、事務を手伝ってくださるアシスタントを募集します。
        夢や目標のある方に、経営者の近くで学びながら働いていただける機会です。
      `
		}),
		tells: lines`
      事務の報酬とは別に、会員さまをご紹介いただくと組織収入が発生します。
      採用された方は、毎週のグループミーティングでネットワークビジネスの基礎を学びます。
      入会金（5万円）をお支払いいただくと、オーナーとして友人を登録できるようになります。登録者が増えるほど収入が伸びます。
    `,
		tellingTitles: []
	}
];
// ../../packages/examples/src/offences/other.ts
const category$2 = "other";
/** Possible breaches of law, and whatever else the terms forbid. */
const OTHER = [
	{
		key: "school_work",
		category: category$2,
		around: scene("記事作成・ライティング", fixed(3e3, 5e4, 1e3), {
			alone: true,
			slots: { 科目: words$1`経済学 社会福祉 日本文学 看護学 情報処理 心理学 教育学` },
			titles: lines`
        {科目}に関する文章作成（2,000字）
        {科目}に詳しい方に文章をお願いしたいです
        資料をもとに{科目}のまとめを書いてください
      `,
			purpose: lines`
        {科目}のテーマについて、資料を読んで2,000字の文章にまとめていただきます。
        {科目}の知識がある方に、論述形式の文章を書いていただきたいです。
      `
		}),
		tells: lines`
      大学の期末レポートとして提出しますので、学生が書いたような文体でお願いします。
      卒業論文の代筆となります。指導教員の指摘への対応まで含めてお願いします。
      授業の課題なので、締め切りまでに必ず仕上げてください。単位がかかっています。
    `,
		tellingTitles: lines`
      大学のレポート代筆をお願いします（{科目}）
    `
	},
	{
		key: "identity_papers",
		category: category$2,
		around: [
			"data_entry",
			"customer_support",
			"online_secretary",
			"transcription"
		],
		tells: lines`
      応募の際に、運転免許証の両面とご本人が写った写真をお送りください。
      登録のため、マイナンバーカードの画像と銀行口座の番号をメッセージでお知らせください。
      本人確認として、保険証の画像を添付していただいた方から順に選考します。
    `,
		tellingTitles: []
	},
	{
		key: "fee_up_front",
		category: category$2,
		around: scene("その他", fixed(1e4, 2e5, 1e4), {
			titles: lines`
        未経験から始める動画編集のお仕事
        在宅ライター養成とお仕事のご紹介
        初心者歓迎！スキルを身につけながら働けるお仕事
      `,
			purpose: lines`
        スキルを身につけながら、在宅でお仕事ができる環境をご用意しています。
        未経験の方でも、学びながら案件に取り組んでいただけます。
      `
		}),
		tells: lines`
      お仕事の開始前に、教材費として29,800円をお支払いいただきます。
      スクールへの入会（入会金5万円）が、案件をご紹介する条件となります。
      システム登録料の9,800円をお振り込みいただいた方から、作業を開始できます。
      マニュアル（22,000円）を購入された方だけに、高単価のお仕事をお渡しします。
    `,
		tellingTitles: lines`
      教材購入で案件をご紹介！在宅ワーカー募集
    `
	},
	{
		key: "copying_works",
		category: category$2,
		around: [
			"article_seo",
			"illustration",
			"video_editing",
			"music",
			"logo",
			"line_sticker"
		],
		tells: lines`
      他サイトの文章や画像をそのままコピーし、語尾だけ変えて納品してください。
      有名アニメのキャラクターを無断で使い、少しだけ変えてグッズにします。
      テレビ番組の映像を切り抜いて使ってください。著作権の許可は取っていません。
      著作権で訴えられないように、元の作品がわからない程度に加工をお願いします。
    `,
		tellingTitles: []
	},
	{
		key: "medical_claims",
		category: category$2,
		around: [
			"article_seo",
			"landing_page",
			"banner",
			"flyer"
		],
		tells: lines`
      「飲むだけでがんが消える」「必ず10kgやせる」といった表現を入れてください。
      薬ではありませんが、糖尿病が治ると読める文章にしてください。薬機法は気にしなくて結構です。
      医師が推薦しているように、架空の医師のコメントを書いてください。
    `,
		tellingTitles: []
	},
	{
		key: "defamation",
		category: category$2,
		around: scene("記事作成・ライティング", perTask(100, 1e3, "件", 50), {
			titles: lines`
        芸能ニュースに関する記事作成
        時事ネタのコメント作成（1件100字）
        掲示板用の文章作成をお願いします
      `,
			purpose: lines`
        話題の人物についての記事を書いていただきます。
        ネットで話題の出来事に関するコメントを作成するお仕事です。
      `
		}),
		tells: lines`
      特定の個人の評判を落とすため、悪いうわさを事実のように書いて掲示板に投稿してください。
      元従業員の実名を出して、誹謗中傷と受け取られてもかまわない内容でお願いします。
      相手の住所と勤務先を調べ、記事の最後に載せてください。
    `,
		tellingTitles: []
	},
	{
		key: "parcels",
		category: category$2,
		around: scene("その他", fixed(1e4, 3e5, 1e4), {
			titles: lines`
        荷物の受け取りと発送のお仕事
        ご自宅でできる軽作業（高収入）
        未経験OK！すぐに始められるお仕事です
      `,
			purpose: lines`
        ご自宅で荷物を受け取り、指定の場所へ送っていただくお仕事です。
        難しい作業はなく、どなたでも始められます。
      `
		}),
		tells: lines`
      荷物は別の名前で届きますが、ご本人のふりをして受け取り、中身は確認せずに転送してください。
      書類を受け取って運ぶだけで、1回5万円を現金で手渡しします。詳しい内容は秘匿性の高いアプリでお伝えします。
      即日払いのホワイト案件です。身分証をお送りいただいた方から、現場の場所をお知らせします。
    `,
		tellingTitles: lines`
      受け取って運ぶだけ！日給5万円・即日払い
    `
	},
	{
		key: "bank_accounts",
		category: category$2,
		around: scene("その他", fixed(1e4, 1e5, 1e4), {
			titles: lines`
        口座開設に関する調査のお仕事
        携帯電話の契約に関するモニター
        手続きをするだけの簡単なお仕事
      `,
			purpose: lines`
        新しいサービスの手続きを体験し、流れを報告していただくお仕事です。
        各種の申し込み手続きを、マニュアルに沿って進めていただきます。
      `
		}),
		tells: lines`
      開設した銀行口座のキャッシュカードと暗証番号を、こちらへ郵送してください。
      ご自身の口座に入金されたお金を、指定の口座へ送金していただくだけです。
      スマートフォンを新規に契約し、端末とSIMカードをお送りいただければ1台3万円をお支払いします。
    `,
		tellingTitles: lines`
      使っていない銀行口座を買い取ります
    `
	},
	{
		key: "licensed_work",
		category: category$2,
		around: scene("ビジネス・事務", fixed(5e3, 6e4, 1e3), {
			alone: true,
			titles: lines`
        書類の準備を手伝ってくださる方を探しています
        手続きの書類作成に詳しい方へのお願い
        難しい書類のことで困っています
      `,
			purpose: lines`
        手続きに必要な書類の準備を手伝ってくださる方を探しています。
        専門的な書類について、作成に詳しい方の力をお借りしたいです。
      `
		}),
		tells: lines`
      税理士資格のない方でかまいませんので、確定申告書の作成から提出までをすべて代行してください。
      弁護士に頼むと高いので、相手方との示談交渉を代わりに行っていただきたいです。資格は不要です。
      司法書士の資格がなくても、登記の申請書類を作って提出していただければ結構です。
    `,
		tellingTitles: lines`
      確定申告を丸ごと代行してくださる方（無資格OK）
    `
	},
	{
		key: "office_permission",
		category: category$2,
		around: [
			"data_entry",
			"article_seo",
			"sns_operation",
			"research",
			"video_editing"
		],
		tells: lines`
      この募集は運営事務局から特別に許可を得ていますので、規約に触れる部分があってもご安心ください。
      サイトの事務局に確認済みのため、通報はお控えください。通報された場合は法的措置を取ります。
      審査に通りやすくするため、募集文は実際の業務と異なります。本当の内容は契約後にお伝えします。
    `,
		tellingTitles: []
	},
	{
		key: "hidden_employment",
		category: category$2,
		around: [
			"customer_support",
			"online_secretary",
			"app_development",
			"documents"
		],
		tells: lines`
      業務委託契約ですが、平日9時から18時まで必ずカメラを付けて勤務し、遅刻1回につき報酬から3,000円を差し引きます。
      途中で辞める場合は、違約金として10万円をお支払いいただきます。
      正社員としての採用が前提の求人です。ご応募後は自社の採用サイトで選考を受けていただきます。
    `,
		tellingTitles: []
	}
];
// ../../packages/examples/src/offences/stealth-marketing.ts
const category$1 = "stealth_marketing";
const TASK = {
	format: "task",
	seats: [10, 200]
};
/** Advertising that hides what it is, and reviews whose content was decided beforehand. */
const STEALTH_MARKETING = [
	{
		key: "map_reviews",
		category: category$1,
		around: scene("タスク・軽作業", perTask(100, 500, "件", 50), {
			...TASK,
			slots: { 店: words$1`歯科医院 焼肉店 美容室 整体院 エステサロン 学習塾 不動産会社 居酒屋` },
			titles: lines`
        {店}の印象を書くお仕事（200字程度）
        {店}の認知度アップのお手伝い
        短い文章を書くだけの簡単作業（{店}）
      `,
			purpose: lines`
        {地域}にある{店}をより多くの方に知っていただくため、文章作成のお手伝いをお願いします。
        {店}についての短い文章を書いていただくお仕事です。1件200字ほどで書けます。
      `
		}),
		tells: lines`
      Googleマップの該当店舗に、★5の口コミを投稿してください。来店していなくてもかまいません。
      実際に利用したお客様になりきって、Googleの口コミに高評価のレビューを書いていただきます。
      例文をお渡ししますので、言い回しを変えて口コミに投稿してください。星は必ず5つでお願いします。
      投稿後、口コミの画面を撮影して提出していただきます。低い評価での投稿は承認できません。
    `,
		tellingTitles: lines`
      Googleマップに★5の口コミを投稿するお仕事
      {店}の口コミ投稿（星5つ・例文あり）
    `
	},
	{
		key: "shop_reviews",
		category: category$1,
		around: scene("タスク・軽作業", fixed(300, 3e3, 100), {
			seats: [10, 100],
			slots: { 商品: words$1`スマホケース モバイルバッテリー LEDライト サプリメント 美顔器 ペット用トイレ 加湿器 枕` },
			titles: lines`
        {商品}を使ったレポートをお願いします
        {商品}のモニターと感想文（150字）
        通販で買い物をして感想を書くお仕事
      `,
			purpose: lines`
        通販サイトで販売中の{商品}をお試しいただき、短い感想をまとめていただくお仕事です。
        {商品}の新しいカラーを試してくださる方を募集します。文章は150字程度です。
      `
		}),
		tells: lines`
      Amazonで商品を購入し、★5のレビューを投稿してください。商品代金は投稿の確認後に全額お返しします。
      レビューの文面はこちらで用意しますので、ご自身の感想として投稿していただきます。
      楽天市場に高評価のレビューを書いていただいた方に、謝礼をお支払いします。依頼であることは書かないでください。
      カスタマーレビューへの反映を確認できた時点で、お支払いとなります。評価は4以上でお願いします。
    `,
		tellingTitles: lines`
      Amazonの{商品}に高評価レビューを書くお仕事
    `
	},
	{
		key: "hidden_pr_posts",
		category: category$1,
		around: scene("SNS運用", fixed(1e3, 2e4, 500), {
			seats: [5, 50],
			slots: { 商品: words$1`美容液 脱毛サロン 宅食サービス マッチングアプリ プロテイン カラーコンタクト ホテルの宿泊プラン` },
			titles: lines`
        Instagramで日常を発信している方を募集
        {商品}を紹介してくださるインスタグラマーさん
        {商品}についての投稿作成（写真1枚）
      `,
			purpose: lines`
        {商品}の魅力を、写真と文章で伝えてくださる方を募集しています。
        普段からSNSで発信されている方に、{商品}についての投稿をお願いします。
      `
		}),
		tells: lines`
      投稿にはPRや広告の表記を付けず、自分で購入した感想として投稿してください。
      企業からの依頼であることがわからないように、自然な口調でお願いします。
      「友だちにすすめられて買ってみた」という設定で書いてください。タイアップ表記は不要です。
      ハッシュタグに #PR は入れないでください。案件だとわかる投稿は承認できません。
    `,
		tellingTitles: lines`
      {商品}の体験投稿（PR表記なしで投稿できる方）
    `
	},
	{
		key: "personal_blog_posing",
		category: category$1,
		around: ["article_seo"],
		tells: lines`
      商品を使っていなくても、愛用者になりきって体験談として書いてください。
      広告であることは伏せ、個人の感想を装った文章にしてください。
      結論は「当社のサービスがいちばん良かった」でお願いします。広告の表記はしません。
      実際に申し込んだ人の口コミとして、良い評価を5件創作してください。
    `,
		tellingTitles: lines`
      {分野}サービスの体験談を創作してくださる方（未体験でも可）
    `
	},
	{
		key: "app_ratings",
		category: category$1,
		around: scene("タスク・軽作業", perTask(50, 300, "件"), {
			...TASK,
			slots: { アプリ: words$1`パズルゲーム 家計簿アプリ 占いアプリ 語学アプリ ニュースアプリ マンガアプリ` },
			titles: lines`
        {アプリ}を使ってみるだけの簡単なお仕事
        スマホで5分！{アプリ}の感想
        {アプリ}の利用レポート
      `,
			purpose: lines`
        {アプリ}をダウンロードして10分ほど使っていただくお仕事です。
        公開したばかりの{アプリ}を試していただける方を募集します。
      `
		}),
		tells: lines`
      使用後、App Storeで星5の評価とレビューを投稿してください。
      ストアのレビュー欄に、指定のキーワードを入れた好意的なコメントを書いていただきます。
      評価は必ず★★★★★でお願いします。投稿画面を提出していただいた方のみ承認します。
    `,
		tellingTitles: lines`
      {アプリ}に星5レビューを書くだけ
    `
	},
	{
		key: "staged_questions",
		category: category$1,
		around: scene("記事作成・ライティング", perTask(50, 400, "件"), {
			...TASK,
			slots: { 題材: words$1`注文住宅 婚活 白髪染め 通信講座 車の買取 腰痛対策 光回線` },
			titles: lines`
        {題材}に関する質問文の作成
        {題材}についてのQ&A作成（100字程度）
        質問と回答を考えるお仕事｜{題材}
      `,
			purpose: lines`
        {題材}についてよくある質問と、その回答を考えていただくお仕事です。
        {題材}で悩む方の気持ちになって、短い質問文を作ってください。
      `
		}),
		tells: lines`
      作成した質問をYahoo!知恵袋に投稿し、別のアカウントから当社サービスをすすめる回答を付けてください。
      一般の利用者を装って掲示板に投稿し、自然に当社の名前を出していただきます。
      質問と回答の両方を投稿し、当社を紹介した回答をベストアンサーにしてください。
    `,
		tellingTitles: []
	},
	{
		key: "restaurant_reviews",
		category: category$1,
		around: scene("タスク・軽作業", perTask(200, 800, "件", 50), {
			...TASK,
			slots: { 店: words$1`ラーメン店 寿司店 イタリアンレストラン カフェ 焼き鳥店 そば店` },
			titles: lines`
        {店}の料理についての文章作成
        飲食店の紹介文を書いてください（{店}）
        食べることが好きな方へ｜{店}の文章作成
      `,
			purpose: lines`
        {地域}の{店}について、料理や雰囲気が伝わる文章を書いていただきます。
        メニュー表と写真をもとに、{店}の紹介文を作成するお仕事です。
      `
		}),
		tells: lines`
      書いた文章は、ご自身のアカウントから食べログに来店者の口コミとして投稿してください。評価は4.5以上です。
      一度も行ったことのない方でも、写真を見ながら口コミを書いて投稿していただけます。
      1人2アカウントまで、グルメサイトに良い口コミを投稿していただきます。
    `,
		tellingTitles: lines`
      グルメサイトに良い口コミを書くお仕事（未訪問OK）
    `
	},
	{
		key: "rival_low_ratings",
		category: category$1,
		around: scene("タスク・軽作業", perTask(200, 1e3, "件", 50), {
			...TASK,
			titles: lines`
        同業他社の調査とコメント作成
        競合サービスの印象調査（100字）
        業界の口コミ調査のお手伝い
      `,
			purpose: lines`
        同じ業界の会社について調べ、感じたことを文章にしていただきます。
        競合するサービスを比べ、短いコメントを書いていただくお仕事です。
      `
		}),
		tells: lines`
      指定する他社の口コミ欄に★1の評価を付け、不満があったという内容のレビューを投稿してください。
      当社には高評価、競合には低評価のレビューを、別々のアカウントで投稿していただきます。
      すでに投稿されている悪い口コミが目立たないよう、良い口コミを多数投稿してください。
    `,
		tellingTitles: []
	},
	{
		key: "ranking_site",
		category: category$1,
		around: ["article_seo"],
		tells: lines`
      比較記事の1位は当社のサービスに決まっています。第三者が公平に選んだように見せてください。
      利用者の声は架空のものでかまいませんので、満足度98％になるように作成をお願いします。
      運営元が当社であることは伏せ、個人が運営する口コミサイトという体裁にしてください。
    `,
		tellingTitles: []
	}
];
// ../../packages/examples/src/offences/uncertain-reward.ts
const category = "uncertain_reward";
const performance = { type: "performance" };
// ../../packages/examples/src/offences/all.ts
/** Ways to break the rules, by category. */
const OFFENCES = {
	mlm: MLM,
	stealth_marketing: STEALTH_MARKETING,
	external_terms: EXTERNAL_TERMS,
	direct_deal: DIRECT_DEAL,
	uncertain_reward: [
		{
			key: "commission_sales",
			category,
			reward: performance,
			around: scene("営業・販売促進", fixed(3e4, 2e5, 1e4), {
				slots: { 商材: words$1`業務用エアコン洗浄 法人向け健康診断サービス 求人広告 防犯カメラ 店舗向け決済端末 オンライン研修` },
				titles: lines`
        {商材}をご紹介いただく営業パートナー募集
        人脈を生かせるお仕事です｜{商材}の営業代行
        {地域}で{商材}の営業をお願いできる方
      `,
				purpose: lines`
        {商材}を、お知り合いの会社や店舗にご提案いただく営業パートナーを募集します。
        {弊社}の{商材}について、見込み先への提案から商談の設定までをお任せします。
      `
			}),
			tells: lines`
      報酬は完全成果報酬で、成約1件につき売上の{率}％をお支払いします。
      固定給はありませんが、成約した分だけ上限なく稼げます。
      完全歩合制のため、成約に至らない月の報酬は0円です。
      アポイントが受注につながった場合のみ、1件5万円をお支払いします。
    `,
			tellingTitles: lines`
      【完全成果報酬】{商材}の営業パートナー募集
      {商材}の営業代行（フルコミッション・上限なし）
    `
		},
		{
			key: "affiliate_article",
			category,
			reward: performance,
			around: ["article_seo"],
			tells: lines`
      報酬は固定ではなく、記事経由で発生した広告収入の{率}％をお渡しする形です。
      記事から申し込みがあった場合に、1件あたり2,000円を成果報酬としてお支払いします。
      最初の3か月は、アフィリエイトの売上に応じた分配のみとなります。
    `,
			tellingTitles: lines`
      {分野}記事の執筆（成果報酬型・収益分配あり）
    `
		},
		{
			key: "sns_commission",
			category,
			reward: performance,
			around: ["sns_operation"],
			tells: lines`
      報酬はフォロワーの増加数に応じてお支払いします。増えなかった月のお支払いはありません。
      投稿から商品が売れた場合に、販売額の{率}％を報酬といたします。
      月の売上目標を達成したときのみ、インセンティブとして5万円をお支払いします。固定の報酬はありません。
    `,
			tellingTitles: []
		},
		{
			key: "goods_as_pay",
			category,
			reward: { type: "goods" },
			around: scene("アンケート・モニター", fixed(1e3, 3e3, 500), {
				slots: { 商品: words$1`化粧水 プロテイン 調理家電 ペットフード ワイヤレスイヤホン ダイエット茶 レトルト食品 ヘアオイル` },
				titles: lines`
        新しい{商品}を試してくださる方を募集
        {商品}のモニターさん大募集！
        {商品}の使い心地を教えてください（30名）
      `,
				purpose: lines`
        {商品}を2週間お使いいただき、感想をアンケートにまとめていただくお仕事です。
        発売したばかりの{商品}を試して、率直なご意見をお寄せください。
      `
			}),
			tells: lines`
      謝礼は{商品}の現物支給とさせていただきます。
      金銭でのお支払いはありませんが、{商品}（8,000円相当）をそのまま差し上げます。
      報酬のかわりに、自社商品の詰め合わせをお送りします。
      お礼として、次回から使える割引クーポンを進呈いたします。報酬の設定は形式上のものです。
    `,
			tellingTitles: lines`
      {商品}モニター募集（報酬は商品プレゼント）
    `
		},
		{
			key: "views_based",
			category,
			reward: performance,
			around: [
				"video_editing",
				"thumbnail",
				"script"
			],
			tells: lines`
      報酬は再生回数に応じて変動します。1,000回再生ごとに100円です。
      収益化するまでは無報酬ですが、収益化後は広告収入の{率}％をお支払いします。
      再生数が1万回を超えた動画についてのみ、報酬をお支払いします。
    `,
			tellingTitles: []
		},
		{
			key: "self_affiliate",
			category,
			around: scene("アンケート・モニター", fixed(500, 5e3, 500), {
				slots: { 題材: words$1`証券口座 クレジットカード 転職サイト 動画配信サービス 格安SIM 美容クリニックの予約サイト 資料請求サービス` },
				titles: lines`
        {題材}に関する感想を教えてください（300字）
        {題材}の使い勝手レポート
        5分で終わる{題材}のレポート作成
      `,
				purpose: lines`
        {題材}を初めて使う方の視点で、手続きの流れと感想を300字ほどにまとめていただくお仕事です。
        {題材}についてのレポートを作成していただきます。文章が苦手な方でも大丈夫です。
      `
			}),
			tells: lines`
      お送りする専用リンクから登録していただき、こちらで成果が確認できた場合のみ報酬をお支払いします。
      登録の前にCookieを削除し、指定の手順どおりにお進みください。広告主の承認が下りた時点で報酬が確定します。
      申し込みが否認になった場合、報酬は発生しません。承認率は7割ほどです。
      報酬はアフィリエイトの成果が確定した翌々月のお支払いとなり、金額は広告主により変動します。
    `,
			tellingTitles: lines`
      {題材}に登録するだけ！成果確定で報酬アップ
    `
		},
		{
			key: "profit_share",
			category,
			reward: { type: "none" },
			around: [
				"app_development",
				"modeling_3d",
				"shopify",
				"web_design"
			],
			tells: lines`
      開発中の報酬はありませんが、公開後の利益の{率}％をお渡しするレベニューシェアでお願いします。
      資金に余裕がないため、売上が立ってから報酬をお支払いします。
      報酬は現金ではなく、将来の株式またはストックオプションでお渡しする予定です。
    `,
			tellingTitles: lines`
      一緒にサービスを育ててくださる方（レベニューシェア）
    `
		},
		{
			key: "introduction_fee",
			category,
			reward: performance,
			around: scene("営業・販売促進", fixed(1e4, 1e5, 1e4), {
				slots: { 相手: words$1`看護師 保育士 介護職の方 ドライバー ITエンジニア 薬剤師` },
				titles: lines`
        {相手}のお知り合いがいる方へのお願い
        {相手}の求人をSNSで広めてくださる方
        {相手}の人材募集をお手伝いください
      `,
				purpose: lines`
        {相手}として働きたい方に、{弊社}の求人を紹介していただくお仕事です。
        {相手}の採用を広げるため、周りの方へのお声がけをお願いできる方を探しています。
      `
			}),
			tells: lines`
      ご紹介いただいた方の入社が決まった場合に、1名につき3万円をお支払いします。決まらなければ報酬はありません。
      報酬は成功報酬型で、面談の実施だけではお支払いの対象になりません。
      紹介人数に応じて報酬が上がっていく仕組みで、固定の金額はありません。
    `,
			tellingTitles: lines`
      {相手}を紹介して1名3万円（成功報酬）
    `
		},
		{
			key: "royalties_only",
			category,
			reward: { type: "performance" },
			around: [
				"music",
				"manga",
				"illustration",
				"line_sticker"
			],
			tells: lines`
      制作費のお支払いはなく、販売後の売上を折半する形でお願いします。
      報酬は売れた分の印税のみで、1部につき{率}円です。
      作品が売れるまで報酬は発生しませんが、売れればかなりの収入になります。
    `,
			tellingTitles: []
		},
		{
			key: "points_or_vouchers",
			category,
			reward: { type: "goods" },
			around: [
				"photo_shoot",
				"narration",
				"proofreading",
				"research",
				"naming"
			],
			tells: lines`
      お支払いは現金ではなく、{弊社}の通販サイトで使えるポイントとなります。
      報酬はお食事券でのお渡しとなります。ご来店の際にお使いください。
      謝礼として、抽選で10名の方にギフト券をお送りします。抽選にもれた方へのお支払いはありません。
    `,
			tellingTitles: []
		},
		{
			key: "decided_later",
			category,
			reward: { type: "none" },
			around: [
				"video_editing",
				"sns_operation",
				"landing_page",
				"documents",
				"data_entry"
			],
			tells: lines`
      報酬額は納品物の出来を見てから{弊社}で決めさせていただきます。
      売上への貢献度によって報酬が変わります。貢献がないと判断した場合、お支払いはございません。
      金額は未定です。お客様から入金があり次第、その中からお渡しします。
    `,
			tellingTitles: []
		}
	],
	free_sample: FREE_SAMPLE,
	other: OTHER
};
/** Every offence of every category. */
const ALL_OFFENCES = Object.values(OFFENCES).flat();
// ../../packages/examples/src/offences/recognise.ts
/** A template as a pattern over plain forms: the slots may hold anything. */
function shapeOf(template) {
	const fixed = template.split(/\{[^{}]+\}/).map((part) => plainForm(part).replace(/[\\^$*+?()[\]{}|/]/g, "\\$&"));
	return new RegExp(`^${fixed.join(".{0,80}?")}$`);
}
function tellings(templates) {
	return ALL_OFFENCES.flatMap((offence) => templates(offence).map((one) => ({
		offence,
		shape: shapeOf(one)
	})));
}
const LINES = tellings(({ tells }) => tells);
const TITLES = tellings(({ tellingTitles }) => tellingTitles);
/** The offence a line of our own making gives away, disguised or not; `null` for any other line. */
function offenceInLine(line) {
	const plain = plainForm(line);
	return LINES.find(({ shape }) => shape.test(plain))?.offence ?? null;
}
/** The offence a title of our own making gives away. */
function offenceInTitle(title) {
	const plain = plainForm(title);
	return TITLES.find(({ shape }) => shape.test(plain))?.offence ?? null;
}
// ../../packages/examples/src/edits.ts
/** A new version of a job made by this package, as its client would send it in. */
function editedJob(random, job, at, how) {
	return {
		...EDITS[how](random, job),
		updatedAt: at
	};
}
const THANKS = lines`
  やり取りはすべてサイト内のメッセージでお願いいたします。
  ご指摘を受けて募集内容を修正いたしました。
  募集文の一部を改めました。ご迷惑をおかけいたしました。
`;
/** The telling lines are gone, the reward is an amount, the title is plain. */
function repaired(random, job) {
	const kept = job.description.split("\n").filter((line) => offenceInLine(line) === null);
	const amount = random.int(3, 30) * 1e3;
	const uncertain = job.reward.min === null;
	if (!uncertain && random.chance(.5)) kept.push("", random.pick(THANKS));
	const text = kept.join("\n");
	const plain = `${job.category === "その他" ? "在宅" : job.category}のお仕事をお願いできる方を募集します`;
	return {
		...job,
		title: offenceInTitle(job.title) === null ? job.title : plain,
		description: tidy(uncertain ? beforeClosing(text, `報酬は${yen(amount)}（固定）でお支払いします。`) : text),
		reward: uncertain ? {
			type: "fixed",
			min: amount,
			max: amount
		} : job.reward
	};
}
const POSTSCRIPTS = lines`
  ※多数のご応募をいただいており、順次お返事しております。
  ※募集人数を増やしました。
  ※土日もご対応いただける方を優先いたします。
  ※よくいただくご質問への回答を追記しました。作業の開始時期はご相談に応じます。
  （追記）締め切りを1週間延長しました。
`;
/** A postscript or one seat more; what was wrong stays, sometimes spelt anew. */
function slightlyChanged(random, job) {
	const respelt = random.chance(.4);
	const changed = job.description.split("\n").map((line) => respelt && offenceInLine(line) !== null ? disguiseWord(random, line) : line);
	const again = `【再募集】${job.title}`;
	return {
		...job,
		title: again.length <= 60 && random.chance(.3) ? again : job.title,
		description: `${changed.join("\n")}\n\n${random.pick(POSTSCRIPTS)}`,
		seats: job.seats + random.int(0, 2)
	};
}
const AFTERTHOUGHTS = OFFENCES.direct_deal.filter(({ around }) => Array.isArray(around) && around.length === 0).flatMap(({ tells }) => tells);
/** A contact slips in before the closing words, as happens once a job has been passed. */
function worsened(random, job) {
	const fill = filler(random, contactSlots(random, random.chance(.3)), GENERAL);
	return {
		...job,
		description: beforeClosing(job.description, fill(random.pick(AFTERTHOUGHTS)))
	};
}
function beforeClosing(text, added) {
	const paragraphs = tidy(text).split("\n\n");
	paragraphs.splice(Math.max(1, paragraphs.length - 1), 0, added);
	return paragraphs.join("\n\n");
}
function tidy(text) {
	return text.replace(/\n{3,}/g, "\n\n").trim();
}
const EDITS = {
	repaired,
	slightly_changed: slightlyChanged,
	worsened
};
// ../../packages/examples/src/families/design.ts
/** Logos, pictures, print and 3D. */
const DESIGN = [
	{
		key: "logo",
		category: "ロゴデザイン",
		format: "competition",
		pay: fixed(22e3, 11e4, 11e3),
		seats: [1, 1],
		slots: {
			事業: words$1`パン屋 訪問看護ステーション 行政書士事務所 珈琲店 コワーキングスペース 農園 ドッグサロン 設計事務所 書店 こども食堂`,
			印象: words$1`やさしい 誠実な 凛とした 遊び心のある 素朴な 先進的な`,
			名称: words$1`つむぎ ひだまり みのり あおぞら めぐり はるかぜ こだち ほしのね`
		},
		titles: lines`
      {事業}「{名称}」のロゴデザインを募集します
      [新]来月開業する{事業}のロゴをお願いします
      {事業}のロゴマーク制作
      [刷新]{事業}のロゴリニューアル（シンボルマーク＋文字）
      {印象}印象の{事業}ロゴを探しています
    `,
		purpose: lines`
      [新]{地域}に新しく開く{事業}「{名称}」のロゴデザインを募集いたします。
      [刷新]{事業}「{名称}」のロゴを一新することになりました。{印象}印象のロゴをご提案ください。
      {事業}の看板、名刺、封筒に使うロゴマークと文字のデザインをお願いします。名称は「{名称}」です。
    `,
		details: lines`
      看板から名刺まで幅広く使うため、小さくしても形がわかるデザインを希望します。
      色は2色以内でお願いします。白黒でも成り立つものだと助かります。
      「{名称}」という名前には、人と人のつながりを大切にしたいという思いを込めました。
      縦組みと横組みの2種類をご用意ください。
      動物や人の顔をそのまま使った図柄は避けていただけると幸いです。
      商標登録を予定しているため、既存のロゴに似たものはお控えください。
    `,
		facts: lines`
      名称：{名称}
      希望イメージ：{印象}
      利用媒体：看板、名刺、ホームページ
      色数：2色以内
      納品形式：AI、PNG、PDF
    `,
		wanted: lines`
      ロゴの制作実績がある方
      コンセプトを言葉でも説明してくださる方
      採用後の微調整に応じてくださる方
      書体の利用条件に詳しい方
    `
	},
	{
		key: "illustration",
		category: "イラスト作成",
		format: "project",
		pay: fixed(8e3, 9e4, 1e3),
		seats: [1, 2],
		slots: {
			題材: words$1`体操をする高齢者 料理をする親子 四季の草花 診察室の様子 働く人びと 昔話の登場人物 防災のしおり 野菜と果物`,
			媒体: words$1`パンフレット 研修資料 絵本 ホームページ 広報誌 カレンダー`,
			画風: words$1`水彩風 線の細い やわらかい色合いの フラットな 手描き風の`
		},
		titles: lines`
      {媒体}に使う挿絵イラスト（{題材}）10点
      {画風}イラストを描いてくださる方を募集します
      {題材}のイラスト作成をお願いします
      {媒体}用のカットイラスト制作｜継続の可能性あり
      {題材}の挿絵を描けるイラストレーターさん募集
    `,
		purpose: lines`
      {媒体}に載せるイラストを10点ほど描いていただきます。題材は「{題材}」です。
      {画風}タッチで、{題材}を描いてくださるイラストレーターさんを募集しています。
      {事業}の{媒体}で使うカットイラストをお願いします。
    `,
		details: lines`
      ラフの段階で一度確認させていただき、そのあと着彩に進んでください。
      参考画像と簡単な指示書をお渡しします。
      人物は特定の年代や性別に偏らないように描いてください。
      背景は透過でお願いします。
      印刷にも使うため、解像度は350dpiでお願いします。
      絵柄の例として、得意なタッチを2〜3点拝見できるとうれしいです。
    `,
		facts: lines`
      点数：10点（1点あたり名刺大〜はがき大）
      画風：{画風}タッチ
      納品形式：PNG（背景透過）とPSD
      使用媒体：{媒体}
      修正：ラフの段階で2回まで
    `,
		wanted: lines`
      人物を描くのが得意な方
      納品まで同じタッチを保てる方
      書籍や広報誌の仕事をしたことがある方
      ご自身で描いた作品を見せていただける方
    `
	},
	{
		key: "line_sticker",
		category: "イラスト作成",
		format: "project",
		pay: fixed(12e3, 6e4, 1e3),
		seats: [1, 1],
		slots: {
			題材: words$1`柴犬 ハシビロコウ 関西弁のおばちゃん たぬき 豆大福 シマエナガ うちの店のマスコット 眠たい猫`,
			事業: words$1`和菓子店 動物カフェ 雑貨店 文具店 ご当地キャラクターの企画会社`
		},
		titles: lines`
      LINEスタンプ用のイラスト制作（{題材}・40個）
      {題材}のLINEスタンプを作りたいです
      LINEスタンプ・絵文字のイラストをお願いします
      オリジナルLINEスタンプ24個のイラスト作成
    `,
		purpose: lines`
      {題材}をモチーフにしたLINEスタンプのイラストを描いていただける方を探しています。
      販売用のLINEスタンプ（{題材}）を40個セットで制作していただきます。
      {事業}のキャラクター「{題材}」をLINEスタンプにしたく、イラスト制作をお願いいたします。
    `,
		details: lines`
      あいさつや返事など、日常で使いやすい言葉を中心にしたいです。
      セリフの一覧はこちらで用意していますが、面白い案があればぜひご提案ください。
      ラフ→線画→着彩の順に確認させてください。
      申請の手続きはこちらで行いますので、画像データのご納品までで結構です。
      余白や画像サイズは公式の制作ガイドラインに沿ってお願いします。
    `,
		facts: lines`
      個数：40個＋メイン画像＋タブ画像
      サイズ：最大370×320ピクセル（偶数）
      納品形式：PNG（背景透過）
      文字入れ：あり
      使用目的：スタンプとして販売
    `,
		wanted: lines`
      スタンプの制作経験がある方
      表情を大きくつけるのが得意な方
      ゆるい絵柄が描ける方
      著作権の譲渡に同意いただける方
    `
	},
	{
		key: "flyer",
		category: "チラシ・パンフレット作成",
		format: "project",
		pay: fixed(1e4, 7e4, 1e3),
		seats: [1, 1],
		slots: { 題材: words$1`入塾説明会 秋の収穫祭 内覧会 春の新生活フェア 健康相談会 親子ヨガ体験会 夏祭り 事業紹介` },
		titles: lines`
      {題材}のチラシ作成（A4両面）
      {事業}のチラシデザインをお願いします
      {地域}の{事業}｜{題材}チラシのデザイン
      新聞折込用チラシの制作をお願いしたいです
      {題材}の案内チラシ（A4片面・1週間程度）
    `,
		purpose: lines`
      {地域}で開催する{題材}の告知チラシを、A4サイズで制作していただきます。
      {事業}の{題材}に向けて、手に取ってもらえるチラシをデザインしてくださる方を募集します。
      毎年社内で作っていた{題材}のチラシを、今年はプロの方にお願いしたいと考えています。
    `,
		details: lines`
      地図はこちらで用意したものを、見やすく描き直していただきたいです。
      高齢の方もご覧になるため、文字はゆったりと配置してください。
      印刷の入稿はこちらで行います。入稿規定は発注後にお渡しします。
      昨年のチラシと原稿をお送りしますので、構成の参考にしてください。
      写真はスマートフォンで撮ったものが中心です。明るさの補正もお願いします。
    `,
		facts: lines`
      サイズ：A4（縦）
      色：フルカラー
      納品形式：AI（アウトライン済み）、PDF
      支給物：原稿、写真、ロゴ
      配布時期：{納期}以降
    `,
		wanted: lines`
      チラシの入稿データ作成に慣れている方
      地域の催しや店舗のチラシを作ったことのある方
      情報の優先順位を整理できる方
      文字校正に丁寧に対応してくださる方
    `
	},
	{
		key: "modeling_3d",
		category: "3Dモデリング・CG",
		format: "project",
		pay: fixed(3e4, 25e4, 5e3),
		seats: [1, 1],
		slots: {
			題材: words$1`家具 キッチン用品 工作機械 茶室 展示会ブース ミニチュアの街並み 住宅の外観 アクセサリー`,
			事業: words$1`家具メーカー 設計事務所 展示会の施工会社 ゲーム制作会社 住宅会社`
		},
		titles: lines`
      {題材}の3Dモデリングをお願いします
      Blenderで{題材}のモデルを制作してくださる方
      商品カタログ用の3DCG制作（{題材}）
      図面をもとにした{題材}のCGパース制作
    `,
		purpose: lines`
      図面と写真をもとに、{題材}の3Dモデルを制作していただきます。
      {事業}のカタログに掲載するため、{題材}のCGを制作してくださる方を探しています。
      Webサイト上で回転させて見せるための、{題材}の軽量な3Dモデルをお願いします。
    `,
		details: lines`
      図面はPDFとDXFの両方をご用意できます。
      質感は写真を見ながら調整していきたいので、途中段階で2回ほど確認させてください。
      書き出し後のファイルは10MB以内が目安です。
      色違いを3種類作りたいので、マテリアルを差し替えやすい作りにしてください。
      カメラ位置は正面、斜め、俯瞰の3方向を予定しています。
    `,
		facts: lines`
      対象：{題材}（1点、色違い3種）
      使用ソフト：Blender、Fusionなど（指定なし）
      納品形式：GLB、静止画3枚
      支給物：図面、参考写真
      確認：途中2回
    `,
		wanted: lines`
      図面からのモデリングに慣れている方
      質感の表現が得意な方
      軽量化の知識がある方
      近い題材の作品をお持ちの方
    `
	},
	{
		key: "manga",
		category: "マンガ・アニメ制作",
		format: "project",
		pay: fixed(15e3, 12e4, 1e3),
		seats: [1, 2],
		slots: { 題材: words$1`新入社員の一日 保険の選び方 片づけのコツ 腰痛のしくみ 家づくりの流れ 個人情報の守り方` },
		titles: lines`
      [四コマ]Web掲載用の4コマ漫画（{題材}）を描いてくださる方
      [頁]{題材}を紹介するマンガ制作（全8ページ）
      [頁]解説マンガの作画をお願いします（シナリオあり）
      [頁]社内研修用マンガ「{題材}」の制作
    `,
		purpose: lines`
      [頁]{題材}をわかりやすく伝えるマンガを、全8ページで制作していただきます。
      [四コマ]{事業}の公式サイトに毎月掲載する4コマ漫画の作画をお願いします。第1回の題材は「{題材}」です。
      [頁]シナリオはできあがっていますので、ネームと作画をお任せできる方を募集します。題材は{題材}です。
    `,
		details: lines`
      登場人物は3名で、簡単な設定資料があります。
      ネームの段階で一度社内確認を行います。3営業日ほどお時間をください。
      カラーは2色刷りを想定しています。
      説明が長くなりがちな題材なので、テンポよく読める構成にしたいです。
      縦読みにも組み替えられるよう、コマごとにレイヤーを分けてください。
    `,
		facts: lines`
      [頁]ページ数：8ページ
      [四コマ]本数：月2本
      色：2色またはモノクロ
      納品形式：PSD、PNG
      支給物：シナリオ、人物設定
      掲載先：自社サイト
    `,
		wanted: lines`
      商業誌または広告マンガの経験がある方
      締め切りを守れる方
      コミカルな表情が得意な方
      ネームから対応できる方
    `
	}
];
// ../../packages/examples/src/families/development.ts
/** Programs, macros and tests. */
const DEVELOPMENT = [
	{
		key: "app_development",
		category: "アプリ・システム開発",
		format: "project",
		pay: fixed(15e4, 12e5, 1e4),
		seats: [1, 2],
		slots: { アプリ: words$1`予約管理アプリ 在庫管理アプリ 習い事の連絡アプリ 介護記録アプリ 読書記録アプリ 勤怠アプリ 点検記録アプリ` },
		titles: lines`
      [新規]{アプリ}の開発（iOS／Android）
      [新規]{アプリ}の試作版を開発してくださるエンジニアさん
      [改修]既存の{アプリ}の改修・機能追加をお願いします
      [新規]Flutterによる{アプリ}の開発
      [新規]{事業}向け{アプリ}の開発パートナー募集
    `,
		purpose: lines`
      [新規]{事業}で使う{アプリ}の開発をお願いできるエンジニアの方を募集いたします。
      [新規]紙で行っている業務を置き換えるため、{アプリ}を新しく開発していただきたいです。
      [改修]運用中の{アプリ}に、通知機能とCSVの書き出しを追加していただきます。
    `,
		details: lines`
      [新規]画面の一覧と簡単な要件定義書を用意しています。
      [新規]デザインは社内で作成済みで、Figmaで共有します。
      週に一度、進み具合を文章で共有してください。
      利用者は50名ほどで、同時に使うのは10名程度です。
      公開後3か月の不具合対応を含めてお見積りください。
      ソースコードはご納品時にすべてお渡しいただきます。
    `,
		facts: lines`
      対象：iOS、Android
      [新規]技術：Flutter、React Nativeなど（ご提案ください）
      [改修]技術：Flutter
      [新規]支給物：要件定義書、画面デザイン
      [改修]支給物：ソースコード、仕様書
      [新規]開発期間：2〜3か月
      [改修]開発期間：3週間ほど
      検収：テスト項目に沿って実施
    `,
		wanted: lines`
      ストア公開までの経験がある方
      要件の抜けを指摘してくださる方
      テストコードを書ける方
      保守まで続けてお願いできる方
    `
	},
	{
		key: "python_scraping",
		category: "アプリ・システム開発",
		format: "project",
		pay: fixed(15e3, 12e4, 5e3),
		seats: [1, 1],
		slots: {
			事業: words$1`出版社 通販会社 中古書店 旅行メディア 学会事務局`,
			対象: words$1`自社の通販サイト 自社の商品ページ 当社が運営する旧サイト 自社ブログ 自社の採用サイト`
		},
		titles: lines`
      Pythonで{対象}のデータを抽出するプログラム作成
      {対象}の情報をCSVに書き出すスクリプト
      {対象}のスクレイピング（Python・移行用）
      Pythonの小さなツール作成をお願いします
    `,
		purpose: lines`
      {対象}に掲載している約3,000ページの情報を、CSVに書き出すPythonのプログラムを作成していただきます。
      サイトの移行に備えて、{対象}のページから見出しと本文を取り出すスクリプトをお願いします。
    `,
		details: lines`
      対象は自社で運営しているサイトのみで、他社のサイトにはアクセスしません。
      サーバーに負担をかけないよう、1秒以上の間隔を空けてください。
      実行手順を書いたREADMEを付けてください。
      途中で止まっても再開できる作りにしていただきたいです。
      社内のWindowsパソコンで動かします。
    `,
		facts: lines`
      言語：Python 3.12以上
      対象：{対象}（約3,000ページ）
      出力：CSV（UTF-8）
      納品物：ソースコード、手順書
      動作環境：Windows 11
    `,
		wanted: lines`
      PythonでのWebデータ処理に慣れている方
      保守しやすいコードを書ける方
      例外処理まで考えてくださる方
      初心者にもわかる手順書を書ける方
    `
	},
	{
		key: "excel_macro",
		category: "Excel・マクロ・VBA",
		format: "project",
		pay: fixed(8e3, 9e4, 1e3),
		seats: [1, 1],
		slots: { 業務: words$1`請求書の一括作成 シフト表の作成 売上の月次集計 在庫の差異チェック 見積書の作成 アンケートの集計 給食の献立表づくり` },
		titles: lines`
      [新規]{業務}を自動化するExcelマクロの作成
      [新規]Excel VBAで{業務}を効率化したいです
      [改修]既存マクロの改修（{業務}）
      [新規]{業務}をボタンひとつで終わらせたいです（VBA）
    `,
		purpose: lines`
      [新規]毎月2日ほどかけている{業務}を、Excelマクロで自動化していただきたいです。
      [改修]前任者が作った、{業務}に使うマクロが新しいExcelで動かなくなったため、改修をお願いします。
      [新規]{業務}の手間を減らすため、ボタンひとつで処理できる仕組みを作ってくださる方を募集します。
    `,
		details: lines`
      元データはCSVで、列の並びは毎回同じです。
      実データの代わりに、形式をそろえた見本データをお渡しします。
      入力ミスがあったときに、どの行かがわかるようにしてください。
      コードには日本語のコメントを入れてください。
      使う人は4名で、パソコンに詳しい人はいません。
    `,
		facts: lines`
      [新規]作業内容：{業務}の自動化
      [改修]作業内容：不具合の調査と改修
      環境：Microsoft 365（Windows）
      支給物：見本データ、現在の手順書
      納品物：マクロ付きブック、操作説明書
    `,
		wanted: lines`
      VBAの開発経験が3年以上ある方
      業務の流れを聞き取って整理できる方
      エラー処理を丁寧に書ける方
      納品後の軽微な質問に答えてくださる方
    `
	},
	{
		key: "software_testing",
		category: "アプリ・システム開発",
		format: "project",
		pay: fixed(1e4, 8e4, 1e3),
		seats: [1, 5],
		slots: { 対象: words$1`図書館の予約システム 学習アプリ 店舗の会員アプリ 自治体向けの申請システム 社内の経費精算システム` },
		titles: lines`
      {対象}の動作テスト（テスト項目書あり）
      {対象}の不具合を見つけてくださる方
      {対象}のテスト実施と報告書作成
      アプリの操作テスト｜{対象}
    `,
		purpose: lines`
      公開前の{対象}について、テスト項目書に沿って動作を確認していただくお仕事です。
      {対象}の更新に伴い、スマートフォンでの操作テストをお願いできる方を募集します。
    `,
		details: lines`
      確認項目は150ほどで、所要時間は6〜8時間が目安です。
      不具合は再現手順と画面の写しを添えて報告してください。
      検証用のデータはこちらで用意します。
      端末の機種とOSのバージョンをお知らせください。
      使いにくいと感じた点の自由記述も歓迎します。
    `,
		facts: lines`
      対象：{対象}（検証環境）
      項目数：150項目
      報告形式：指定のスプレッドシート
      必要な端末：iPhoneまたはAndroid、PC
      期間：{納期}まで
    `,
		wanted: lines`
      テスト実施の経験がある方
      手順を正確に書き残せる方
      複数の端末をお持ちの方
      公開前の情報を口外しない方
    `
	}
];
// ../../packages/examples/src/families/media.ts
/** Films, sound and social media. */
const MEDIA = [
	{
		key: "video_editing",
		ongoing: true,
		category: "動画編集",
		format: "project",
		pay: fixed(5e3, 8e4, 1e3),
		seats: [1, 4],
		slots: {
			動画: words$1`料理 ガジェット紹介 不動産の物件紹介 歴史解説 キャンプ 店舗紹介 語学学習 猫の日常 車のメンテナンス`,
			分数: words$1`8分 10分前後 12〜15分 20分`
		},
		titles: lines`
      YouTube動画の編集（{動画}・{分数}）
      {動画}チャンネルの動画編集者さんを募集します
      テロップ入れ・カット編集をお願いします（{動画}）
      {動画}動画の編集｜月4本の継続依頼
      撮影済みの{動画}動画を編集してくださる方
    `,
		purpose: lines`
      自社のYouTubeチャンネルで公開する{動画}動画の編集をお願いします。完成尺は{分数}です。
      {動画}をテーマにした動画の、カット編集とテロップ入れをしてくださる方を探しています。
      撮影済みの素材を{分数}程度にまとめていただく編集のお仕事です。内容は{動画}です。
    `,
		details: lines`
      素材は1本あたり40分ほどで、ギガファイル等でお渡しします。
      テロップの書体と色は見本動画に合わせてください。
      効果音とBGMは、こちらで契約している素材集から選んでいただけます。
      初稿は素材のお渡しから5日以内を希望します。
      間の取り方を大切にしているので、カットは詰めすぎないでください。
      サムネイルは別の方にお願いしているため不要です。
    `,
		facts: lines`
      内容：カット、テロップ、BGM、効果音
      完成尺：{分数}
      本数：月4本ほど
      納品形式：MP4（1080p）
      使用ソフト：Premiere ProまたはDaVinci Resolve
    `,
		wanted: lines`
      YouTube動画の編集経験が10本以上ある方
      視聴者の目線でテンポを整えられる方
      素材の取り扱いに十分注意していただける方
      続けてお願いできる方
    `
	},
	{
		key: "thumbnail",
		ongoing: true,
		category: "バナー・広告画像制作",
		format: "project",
		pay: fixed(1500, 12e3, 500),
		seats: [1, 3],
		slots: { 動画: words$1`資産づくりの基礎 釣り 受験勉強 筋トレ ゲーム実況 DIY 鉄道旅 占い 英会話` },
		titles: lines`
      YouTubeサムネイル作成（{動画}チャンネル）
      サムネイルデザイナーさん募集｜{動画}
      {動画}動画のサムネイルを月8枚お願いします
      思わず押したくなるサムネイルを作ってください
    `,
		purpose: lines`
      {動画}を扱うYouTubeチャンネルのサムネイルを制作していただきます。
      {動画}チャンネルのサムネイルを、月に8枚ほど継続して作ってくださるデザイナーさんを募集します。
    `,
		details: lines`
      文言と使う場面はこちらで指定します。
      同じ系統のチャンネルから、参考にしたいサムネイルを3枚お送りします。
      事実と異なる誇張表現は使わない方針です。
      スマートフォンの小さな画面でも読める文字の大きさにしてください。
      1枚目を見て方向性を相談し、その後をお願いできればと思います。
    `,
		facts: lines`
      サイズ：1280×720
      枚数：月8枚程度
      納品形式：JPGと編集データ
      支給物：文言、動画の切り出し画像
      修正：1枚につき1回
    `,
		wanted: lines`
      サムネイルの制作経験がある方
      人物の切り抜きが丁寧な方
      翌々日までにご納品いただける方
      文字の強弱をつけるのが得意な方
    `
	},
	{
		key: "photo_shoot",
		category: "写真撮影・画像加工",
		format: "project",
		pay: fixed(1e4, 9e4, 5e3),
		seats: [1, 1],
		slots: {
			被写体: words$1`焼き菓子 アクセサリー 革小物 陶器 ベビー服 化粧水 観葉植物 木工品`,
			事業: words$1`菓子工房 アクセサリーブランド 革製品の工房 窯元 ベビー用品店 園芸店`
		},
		titles: lines`
      [撮影]{被写体}の商品撮影（白背景・20点）
      [撮影]通販サイト用の商品写真をお願いします（{被写体}）
      [撮影]{被写体}の撮影と画像補正をお願いしたいです
      [加工]商品写真の切り抜き・色補正（80枚）
      [加工]{被写体}の写真80枚の画像加工をお願いします
    `,
		purpose: lines`
      [撮影]通販サイトに掲載する{被写体}の写真を撮影していただけるカメラマンさんを募集します。
      [撮影]{事業}の新作（{被写体}）20点の商品撮影をお願いします。
      [加工]撮影済みの{被写体}の写真80枚について、切り抜きと色の補正をお願いします。
    `,
		details: lines`
      [撮影]商品はこちらから発送し、撮影後に着払いでご返送いただきます。
      [撮影]白背景のほか、使っている様子がわかる写真も数点ほしいです。
      実物と色の差が出ないよう、補正は控えめにお願いします。
      [加工]まず3枚を加工していただき、仕上がりを確認させてください。
      ファイル名は品番に合わせてください。
      [撮影]参考にしたい構図を一覧にしてお渡しします。
    `,
		facts: lines`
      [撮影]点数：20点（1点につき4カット）
      [加工]枚数：80枚
      [撮影]背景：白、木目
      [加工]作業：切り抜き、色補正、影付け
      納品形式：JPG（長辺2,000ピクセル以上）
      [撮影]送料：当方負担
      使用媒体：通販サイト、カタログ
    `,
		wanted: lines`
      [撮影]物撮りの機材をお持ちの方
      [加工]Photoshopの操作に慣れている方
      [撮影]小さな商品の撮影に慣れている方
      [撮影]壊れものを丁寧に扱ってくださる方
      [撮影]色補正まで対応できる方
      [加工]切り抜きの境目を自然に仕上げられる方
    `
	},
	{
		key: "narration",
		category: "ナレーション・声優",
		format: "project",
		pay: fixed(3e3, 5e4, 500),
		seats: [1, 2],
		slots: {
			音声: words$1`会社紹介動画 観光案内の音声ガイド 英語教材 館内放送 絵本の読み聞かせ 防災訓練の案内 電話の自動音声`,
			声: words$1`落ち着いた女性の声 明るく聞き取りやすい声 低めで信頼感のある男性の声 やさしい語り口`
		},
		titles: lines`
      {音声}のナレーション収録をお願いします
      ナレーター募集｜{音声}（{声}）
      {音声}の読み上げ（約1,200字）
      宅録ができるナレーターさんを探しています
    `,
		purpose: lines`
      {音声}に使うナレーション（約1,200字）を収録していただきます。イメージは「{声}」です。
      {音声}の読み手を募集します。{声}でお願いできる方を探しています。
    `,
		details: lines`
      原稿には読みがなと、間を空けたい箇所の印を付けてあります。
      ノイズの少ない環境での収録をお願いします。
      過去に収録された音声を聴かせていただけるとうれしいです。
      読み間違いの録り直しのほか、ニュアンスの調整を1回お願いすることがあります。
      BGMの編集は不要です。
    `,
		facts: lines`
      文字数：約1,200字
      声のイメージ：{声}
      納品形式：WAV（48kHz／24bit）
      収録環境：宅録可
      使用範囲：公式サイトと館内
    `,
		wanted: lines`
      宅録の環境が整っている方
      標準語のアクセントで読める方
      ナレーションまたは朗読の経験がある方
      納期を守ってくださる方
    `
	},
	{
		key: "music",
		category: "音楽・作曲",
		format: "project",
		pay: fixed(1e4, 15e4, 5e3),
		seats: [1, 1],
		slots: {
			用途: words$1`店舗の店内BGM ポッドキャストのオープニング 自主制作ゲーム 幼稚園の創立記念歌 企業紹介動画 地域の祭り 瞑想アプリ`,
			雰囲気: words$1`あたたかい 軽やかな 和風の 静かな 勇ましい 懐かしい`
		},
		titles: lines`
      {用途}に使う楽曲制作（{雰囲気}曲）
      オリジナルBGMの作曲をお願いします｜{用途}
      {用途}の音楽を作ってくださる作曲家さん募集
      {雰囲気}曲を作れる方へ｜{用途}の音楽
    `,
		purpose: lines`
      {用途}で流すオリジナルの楽曲を制作していただける方を募集します。{雰囲気}曲調が希望です。
      {用途}のための音楽を1曲お願いします。長さは2分ほどで、{雰囲気}雰囲気を想定しています。
    `,
		details: lines`
      参考曲を2曲お送りしますが、似せる必要はありません。
      途中で自然に繰り返せるようにしてください。
      最初に15秒ほどのメロディ案で方向性を確認し、その後本制作に入ります。この段階の作業も報酬に含みます。
      生楽器の録音までは求めません。打ち込みで十分です。
      楽器ごとのファイルもあわせてご納品ください。
    `,
		facts: lines`
      曲数：1曲（2分前後）
      曲調：{雰囲気}
      納品形式：WAV、MP3
      用途：{用途}
      権利：買い取り
    `,
		wanted: lines`
      作曲の実績がある方
      参考曲の意図をくみ取れる方
      修正に2回まで応じていただける方
      権利の扱いを理解されている方
    `
	},
	{
		key: "sns_operation",
		ongoing: true,
		category: "SNS運用",
		format: "hourly",
		pay: hourly(1200, 2500),
		seats: [1, 2],
		slots: {
			媒体: words$1`Instagram X（旧Twitter） Facebook Pinterest`,
			事業: words$1`温泉旅館 美容室 ベーカリー 工務店 道の駅 書店 花屋 ゲストハウス`
		},
		titles: lines`
      {事業}の公式{媒体}の運用サポート
      {媒体}の投稿作成をお願いします（月12投稿）
      SNS運用のお手伝い｜{事業}の公式アカウント
      {事業}の{媒体}投稿の文章と画像を作ってくださる方
    `,
		purpose: lines`
      {事業}の公式{媒体}について、投稿の企画と画像・文章の作成をお願いします。
      更新が止まりがちな{事業}の公式{媒体}を、月12投稿のペースで動かしていきたいと考えています。
    `,
		details: lines`
      写真は毎月まとめてお渡しします。
      投稿の公開は社内の担当者が行いますので、下書きの作成までをお願いします。
      月に一度、反応のよかった投稿を簡単に振り返る資料をいただきたいです。
      流行に乗るより、店の日常が伝わる投稿にしたいです。
      季節の行事に合わせた投稿カレンダーも一緒に考えてください。
    `,
		facts: lines`
      媒体：{媒体}（公式アカウント）
      本数：月12投稿
      作業：企画、文章、画像の作成
      稼働：{稼働}
      支給物：写真、過去の投稿データ
    `,
		wanted: lines`
      企業や店舗のSNS運用に携わったことのある方
      Canvaなどで画像を作れる方
      言葉づかいに気を配れる方
      数字をもとに改善案を出せる方
    `
	}
];
// ../../packages/examples/src/families/office.ts
/** Secretaries, books, support and slides. */
const OFFICE = [
	{
		key: "online_secretary",
		ongoing: true,
		category: "オンライン秘書・事務代行",
		format: "hourly",
		pay: hourly(1200, 2200),
		seats: [1, 3],
		slots: { 事業: words$1`コンサルティング会社 設計事務所 研修会社 社会保険労務士事務所 クリニック 研究所 出版社` },
		titles: lines`
      オンライン秘書さん募集（{稼働}）
      {事業}のオンラインアシスタントをお願いします
      メール整理・日程調整などの在宅事務（{稼働}）
      バックオフィス業務のサポート｜{事業}
      代表の秘書業務をリモートでお願いできる方
    `,
		purpose: lines`
      {事業}の代表を支えてくださるオンライン秘書の方を募集します。
      日程調整、資料の整理、簡単な調べものなどの事務を、{稼働}でお願いしたいです。
      少人数の{事業}で手が回らなくなった事務作業を、在宅でお手伝いいただける方を探しています。
    `,
		details: lines`
      お願いする作業は前日までにタスク管理ツールへ登録します。
      急ぎの作業は多くありませんが、平日の日中に一度は確認できる方だと助かります。
      予定表の管理は、契約後に専用の権限をお渡しして行っていただきます。
      最初の2週間は作業の手順書を一緒に整えるところから始めます。
      稼働時間は月末に自己申告で報告していただきます。
      お子さんの行事などによる予定変更は、事前にお知らせいただければ問題ありません。
    `,
		facts: lines`
      業務内容：日程調整、資料作成、経費の整理、調査
      稼働：{稼働}
      時間帯：平日9時〜18時の間で相談
      使用ツール：Googleカレンダー、スプレッドシート
      契約期間：まず3か月、その後は更新
    `,
		wanted: lines`
      事務または秘書の経験が1年以上ある方
      丁寧な文章で返信できる方
      優先順位をつけて進められる方
      長く続けてくださる方
    `
	},
	{
		key: "accounting",
		ongoing: true,
		category: "経理・会計事務",
		format: "project",
		pay: fixed(8e3, 5e4, 1e3),
		seats: [1, 1],
		slots: { 会計: words$1`freee マネーフォワード 弥生会計` },
		titles: lines`
      [記帳]{会計}への仕訳入力をお願いします（月100仕訳）
      [記帳]経理の記帳代行｜{事業}
      [整理]領収書の整理と{会計}への入力
      [整理]たまった領収書を{会計}に入力してくださる方
      [請求]毎月の請求書発行と入金確認のお手伝い
      [記帳]{事業}の経理サポート（月次・在宅）
    `,
		purpose: lines`
      [記帳]{事業}の日々の取引を{会計}に入力していただくお仕事です。月に100仕訳ほどあります。
      [整理]たまってしまった半年分の領収書を整理し、{会計}へ入力していただける方を募集します。
      [請求]請求書の発行と入金の突き合わせを、毎月お願いできる方を探しています。
    `,
		details: lines`
      [記帳]申告書の作成は顧問税理士が行いますので、記帳までのご担当です。
      [整理]証憑はスキャンして共有フォルダに入れます。
      [整理]勘定科目の割り当て表があります。迷うものは保留にしてください。
      [記帳]毎月5日までに前月分をそろえていただく流れです。
      [請求]請求書のひな形と送付先の一覧があります。
      [請求]金額に食い違いがあれば、直さずにお知らせください。
      銀行とカードの明細は自動で連携済みです。
    `,
		facts: lines`
      使用ソフト：{会計}
      [記帳]作業量：月100仕訳前後
      [整理]作業量：領収書およそ600枚
      [整理]期間の区切り：2か月分ずつ共有
      [請求]締め日：毎月末日
      [請求]支給物：取引先の一覧、請求書のひな形
      [請求]作業量：月40通ほど
      [記帳]締め日：毎月5日
      [記帳]支給物：証憑データ、科目の一覧
      [記帳]契約：3か月ごとの更新
    `,
		wanted: lines`
      日商簿記2級以上をお持ちの方
      {会計}を使ったことのある方
      個人事業主または小さな会社の記帳経験がある方
      数字の違和感に気づける方
    `
	},
	{
		key: "customer_support",
		ongoing: true,
		category: "カスタマーサポート",
		format: "hourly",
		pay: hourly(1150, 1800),
		seats: [1, 6],
		slots: { 事業: words$1`食品の通販サイト 家電の通販サイト オンライン教室 予約サイト アパレルの通販サイト 月額制の学習サービス` },
		titles: lines`
      {事業}のカスタマーサポート（メール対応・在宅）
      お問い合わせ返信スタッフ募集｜{事業}
      平日夜・土日に対応できるサポート担当の方
      チャットでのお客様対応をお願いします（在宅・シフト制）
    `,
		purpose: lines`
      {事業}に届くお問い合わせへの返信を、在宅でご担当いただきます。
      お客様からのご質問に、テンプレートを使いながら回答していただくお仕事です。
      {事業}の繁忙期に向けて、メール対応のスタッフを増員いたします。
    `,
		details: lines`
      1時間あたり8〜10件の返信が目安です。
      判断に迷うものは社員に引き継げる体制があります。
      回答例は150種類ほどあり、検索できるようになっています。
      最初の1週間は研修期間で、研修中も同じ時給をお支払いします。
      電話の対応はありません。
      シフトは2週間ごとに希望を伺って決めます。
    `,
		facts: lines`
      業務内容：問い合わせ返信、返品受付の登録
      時間帯：10時〜21時の間で1日3時間から
      使用ツール：問い合わせ管理システム（支給）
      研修：1週間（有給）
      募集人数：{人数}
    `,
		wanted: lines`
      接客またはサポートの経験がある方
      落ち着いた丁寧な文章が書ける方
      個人情報の扱いに気を配れる方
      週3日以上稼働できる方
    `
	},
	{
		key: "documents",
		category: "資料作成",
		format: "project",
		pay: fixed(1e4, 12e4, 1e3),
		seats: [1, 1],
		slots: {
			資料: words$1`営業資料 会社説明資料 セミナーの投影資料 事業計画書 研修テキスト 製品紹介資料 学会発表のスライド`,
			枚数: words$1`12枚 15枚前後 20枚 25枚程度 30枚`
		},
		titles: lines`
      {資料}のPowerPoint作成（{枚数}）
      {資料}のデザインを整えてくださる方
      パワーポイント資料のブラッシュアップ｜{資料}
      手書きの構成から{資料}を作成していただきたいです
    `,
		purpose: lines`
      手元にある原稿をもとに、{資料}（{枚数}）をPowerPointで作成していただきます。
      文字ばかりの{資料}を、図を使った見やすい資料に作り替えてくださる方を募集します。
      {事業}の{資料}を一新するため、構成の整理からデザインまでをお願いしたいです。
    `,
		details: lines`
      社内でも編集するため、図形は画像ではなく編集できる状態でお願いします。
      表紙とロゴの使い方には決まりがありますので、資料をお渡しします。
      まず3枚ほど作っていただき、方向性を合わせてから残りに進みます。
      グラフの元データはExcelでお渡しします。
      配布用の白黒印刷でも読めるようにしてください。
    `,
		facts: lines`
      枚数：{枚数}
      形式：PowerPoint（16：9）
      支給物：原稿、グラフの元データ、ロゴ
      修正：2回まで
      フォント：指定あり
    `,
		wanted: lines`
      資料デザインの実績がある方
      図解が得意な方
      内容を理解して構成を提案できる方
      急な差し替えに数回ご対応いただける方
    `
	}
];
// ../../packages/examples/src/families/records.ts
/** Typing in, writing down, looking up. */
const RECORDS = [
	{
		key: "data_entry",
		category: "データ入力・収集",
		format: "project",
		pay: fixed(5e3, 6e4, 1e3),
		seats: [1, 5],
		slots: {
			資料: words$1`名刺 アンケート用紙 紙の顧客台帳 商品カタログ 納品書 古い会員名簿 手書きの作業日報 領収書 蔵書リスト`,
			件数: words$1`300件 500件 約800件 1,200件 2,000件前後`
		},
		titles: lines`
      {資料}のデータ入力（{件数}）
      Excelへのデータ入力作業｜{資料}
      {資料}をスプレッドシートに入力してくださる方
      コツコツ作業が得意な方へ｜{資料}の入力{件数}
      {資料}の内容をExcelにまとめるお仕事です
    `,
		purpose: lines`
      スキャンした{資料}の内容を、Excelの指定の列に入力していただくお仕事です。全部で{件数}あります。
      社内に残っている{資料}を電子化することになり、データ入力をお願いできる方を募集します。
      {資料}（{件数}）を見ながら、スプレッドシートへ入力していただきます。
    `,
		details: lines`
      入力の見本とマニュアルをお渡ししますので、初めての方でも進められます。
      読み取れない文字は推測で埋めず、セルに色を付けてお知らせください。
      1件あたり1分前後で入力できる内容です。
      全角と半角の使い分けなど、細かなルールがあります。
      個人情報を含む箇所はあらかじめ塗りつぶしてあります。
      最初の20件を入力した時点で一度確認させてください。
    `,
		facts: lines`
      作業内容：{資料}の入力
      件数：{件数}
      入力先：Excel（フォーマット支給）
      入力項目：8項目
      必要なもの：パソコン、Excelまたは互換ソフト
    `,
		wanted: lines`
      正確な入力を心がけてくださる方
      Excelの基本操作ができる方
      わからない点を早めに質問してくださる方
      期日までに作業時間を確保できる方
    `
	},
	{
		key: "transcription",
		category: "文字起こし",
		format: "project",
		pay: fixed(4e3, 45e3, 500),
		seats: [1, 4],
		slots: {
			音源: words$1`インタビュー 座談会 講演会 オンラインセミナー 研究調査の聞き取り ポッドキャスト 社内勉強会`,
			分数: words$1`45分 60分 90分 約2時間 30分×4本`,
			種類: words$1`ケバ取り 素起こし 整文`
		},
		titles: lines`
      {音源}音声の文字起こし（{分数}・{種類}）
      {音源}の文字起こしをお願いします
      【文字起こし】{音源} {分数}
      {分数}の音声の文字起こし｜{種類}でお願いします
    `,
		purpose: lines`
      {音源}の録音（{分数}）を文字に起こしていただくお仕事です。起こし方は{種類}でお願いします。
      {分数}の{音源}音声の文字起こしをお願いできる方を探しています。
      記事の元原稿にするため、{音源}の音声を{種類}で文字にしていただきたいです。
    `,
		details: lines`
      話し手は2〜3名で、全員日本語です。
      専門用語の一覧と、当日の資料をお渡しします。
      聞き取れない箇所には時刻を入れて「●」としてください。
      音声はクリアですが、途中で一部ざわつきがあります。
      話者名の区別をお願いします。声の特徴はメモでお伝えします。
      自動文字起こしを下書きに使う場合は、必ず音声を聞いて直してください。
    `,
		facts: lines`
      音声の長さ：{分数}
      起こし方：{種類}
      話者：2〜3名
      納品形式：Word（話者名・時刻入り）
      ファイル形式：MP3
    `,
		wanted: lines`
      文字起こしの経験がある方
      静かな環境で作業できる方
      固有名詞を調べながら進められる方
      秘密保持契約の確認にご対応いただける方
    `
	},
	{
		key: "minutes",
		ongoing: true,
		category: "文字起こし",
		format: "project",
		pay: fixed(3e3, 25e3, 500),
		seats: [1, 2],
		slots: { 会議: words$1`理事会 マンション管理組合の総会 月例の営業会議 プロジェクトの定例会議 学会の運営委員会 町内会の役員会` },
		titles: lines`
      {会議}の議事録作成をお願いします
      録音データからの議事録作成（{会議}）
      毎月の議事録作成をお願いできる方（{会議}）
      {会議}の議事録｜要点をまとめてくださる方
    `,
		purpose: lines`
      {会議}の録音をもとに、A4で3枚程度の議事録を作成していただきます。
      毎月開かれる{会議}について、決まったことと宿題がわかる議事録の作成をお願いします。
    `,
		details: lines`
      一字一句の記録ではなく、要点と決定事項の整理をお願いします。
      過去の議事録を見本としてお渡しします。
      会議は1回あたり70分ほどで、出席者は8名前後です。
      会議の翌々日までに初稿をいただけると助かります。
      発言者の敬称や肩書きの書き方には決まりがあります。
    `,
		facts: lines`
      会議の長さ：70分前後
      納品形式：Word（A4で3枚程度）
      回数：月1回
      支給物：録音、当日資料、議事録の見本
    `,
		wanted: lines`
      議事録の作成経験がある方
      話の要点をつかむのが得意な方
      毎月決まった時期に作業できる方
      内容を外部に漏らさないことをお約束いただける方
    `
	},
	{
		key: "research",
		category: "データ入力・収集",
		format: "project",
		pay: fixed(5e3, 5e4, 1e3),
		seats: [1, 3],
		slots: { 対象: words$1`全国の道の駅 子ども食堂 公立図書館の開館時間 自治体の移住支援制度 キャンプ場 市区町村の補助金 博物館の企画展` },
		titles: lines`
      {対象}を調べて一覧にするお仕事
      {対象}のリサーチとExcelへのまとめ
      Web調査（{対象}）をお願いします
      公開情報のリスト作成｜{対象}
    `,
		purpose: lines`
      {対象}について、公式に公開されている情報を調べ、一覧表にまとめていただきます。
      記事の資料として使うため、{対象}のリサーチをお願いします。
    `,
		details: lines`
      調べる項目は名称、所在地、公開日など6項目です。
      出典のページを必ず控えてください。
      情報が見つからない項目は空欄のままでかまいません。件数に応じた報酬は変わりません。
      重複がないかを最後に確認していただきます。
      自動収集のツールは使わず、目で見て確認してください。
    `,
		facts: lines`
      調査対象：{対象}
      件数：200件程度
      納品形式：ExcelまたはGoogleスプレッドシート
      調査方法：各公式サイトの閲覧
      項目：6項目
    `,
		wanted: lines`
      インターネットでの調べものに慣れている方
      情報の新しさを確認できる方
      表計算ソフトを使える方
      地道な作業が好きな方
    `
	}
];
// ../../packages/examples/src/families/tasks.ts
/** Short tasks anybody can do. */
const TASKS = [
	{
		key: "questionnaire",
		category: "アンケート・モニター",
		format: "task",
		pay: perTask(20, 300, "件"),
		seats: [50, 300],
		slots: { 題材: words$1`朝食の習慣 スマートフォンの使い方 通勤時間の過ごし方 家計簿のつけ方 洗濯の悩み 防災の備え 読書の時間 ペットとの暮らし` },
		titles: lines`
      [設問]{題材}に関するアンケート（15問・5分ほど）
      [設問]{題材}についてのアンケートにご回答ください
      [体験]{題材}のエピソードを教えてください
      [体験]{題材}の体験談募集（300字程度）
    `,
		purpose: lines`
      [設問]{題材}についての簡単なアンケートです。選択式12問と自由記述3問にお答えください。
      [体験]{題材}にまつわる体験談を、300字程度で教えていただくお仕事です。
      [設問]商品企画の参考にするため、{題材}に関するアンケートを実施します。
    `,
		details: lines`
      回答はこの作業画面の中ですべて完結します。
      お名前やご住所などの入力はありません。
      実体験に基づいてお答えください。
      おひとり様1回限りの回答でお願いします。
      [設問]自由記述が極端に短いもの、設問と関係のないものは非承認となることがあります。
      いただいた回答は統計として処理し、個人が特定される形では使用しません。
    `,
		facts: lines`
      所要時間：5分程度
      [設問]設問数：15問
      [体験]文字数：300字程度
      対象：20歳以上の方
      募集数：{人数}
      承認：回答から3日以内
    `,
		wanted: lines`
      設問をよく読んで回答してくださる方
      ご自身の言葉で書いてくださる方
      20歳以上の方
      スマートフォンまたはパソコンから回答できる方
    `
	},
	{
		key: "classification",
		category: "タスク・軽作業",
		format: "task",
		pay: perTask(5, 60, "件", 5),
		seats: [30, 200],
		slots: { 対象: words$1`料理写真 手書き文字 街角の看板 短い音声 植物の写真 レシートの項目 商品画像` },
		titles: lines`
      {対象}の分類作業（1件1分以内）
      {対象}に写っている内容を選ぶだけのタスク
      AI学習用の{対象}チェック
      {対象}のラベル付けをお願いします
    `,
		purpose: lines`
      表示される{対象}を見て、当てはまる選択肢を選んでいただく作業です。
      研究用のデータを整えるため、{対象}の確認と分類をお願いします。
    `,
		details: lines`
      判断に迷うものは「わからない」を選んでください。
      同じ内容を3人の方に確認していただき、一致した結果を採用する仕組みです。一致しなくても報酬はお支払いします。
      見本が10例ありますので、初めにご確認ください。
      1回の作業は20件までで、何度でもご参加いただけます。
      画面の大きい端末のほうが作業しやすい内容です。
    `,
		facts: lines`
      作業：{対象}の分類
      所要時間：1件20〜40秒
      募集数：{人数}
      端末：パソコン推奨
      承認：2日以内
    `,
		wanted: lines`
      見本をよく読んで作業してくださる方
      集中して作業できる方
      機械的な回答をなさらない方
    `
	},
	{
		key: "product_monitor",
		category: "アンケート・モニター",
		format: "project",
		pay: fixed(1e3, 8e3, 500),
		seats: [5, 30],
		slots: {
			商品: words$1`入浴剤 弁当箱 枕 ハンドクリーム 布ナプキン ドリップバッグ 折りたたみ傘 食器用洗剤`,
			事業: words$1`日用品メーカー 雑貨メーカー 食品会社 寝具メーカー`
		},
		titles: lines`
      開発中の{商品}を1週間使って感想を聞かせてください
      {商品}のホームユーステスト（謝礼{報酬}）
      {商品}モニター募集｜使用後アンケートへの回答
    `,
		purpose: lines`
      発売前の{商品}をご自宅で1週間お使いいただき、アンケートにお答えいただくお仕事です。
      {事業}が開発している{商品}の使い心地を、ありのままに教えてくださる方を募集します。
    `,
		details: lines`
      アンケートはこのサイトの中で回答していただきます。よい点だけでなく、気になる点も率直にお書きください。
      商品は無地の箱に入れて匿名配送でお届けします。
      商品の返却は必要ありません。
      発売前のため、SNSなどへの掲載はお控えください。
      報酬は回答の内容にかかわらず、全員に同じ金額をお支払いします。
    `,
		facts: lines`
      期間：1週間
      設問：20問（うち自由記述4問）
      謝礼：{報酬}
      募集人数：{人数}
      商品の購入：不要
    `,
		wanted: lines`
      20歳以上で、1週間続けてお使いいただける方
      肌や体質に不安のない方
      感想を具体的に書いてくださる方
      秘密保持に同意いただける方
    `
	}
];
// ../../packages/examples/src/families/web.ts
/** Sites, shops and banners. */
const WEB = [
	{
		key: "web_design",
		category: "Webサイト制作・デザイン",
		format: "project",
		pay: fixed(5e4, 3e5, 1e4),
		seats: [1, 1],
		slots: {
			ページ数: words$1`5ページ 6ページ前後 8ページ 10ページ程度`,
			雰囲気: lines`
        清潔感があってやわらかい
        余白を生かした落ち着いた
        親しみやすく明るい
        写真を大きく見せる上品な
      `
		},
		titles: lines`
      {事業}のホームページリニューアルに伴うWebデザイン
      {事業}のWebサイトデザインをお願いします（{ページ数}）
      公式サイトのデザイン（{ページ数}・コーディングは別途）
      {地域}の{事業}｜コーポレートサイトのデザイン制作
      スマホで見やすいホームページに作り直したいです
      ホームページのデザインを作り直してくださる方を探しています
    `,
		purpose: lines`
      開設から7年ほど経つ公式サイトを、スマートフォンでも見やすいデザインに作り直したいと考えています。
      {事業}のホームページを新しくするにあたり、Webデザインをお願いできる方を募集いたします。
      来春の移転に合わせて公式サイトを一新します。今回はトップと下層を合わせて{ページ数}のデザインをお願いします。
      現在は自分で作った簡単なページしかないため、きちんとしたサイトを一から作っていただきたいです。
    `,
		details: lines`
      イメージは「{雰囲気}サイト」です。参考にしたいサイトを3つほどお送りします。
      原稿と写真はこちらでご用意します。足りない写真は素材サイトのものを使っていただいてかまいません。
      トップページのデザインが固まってから、下層ページに進めていただく流れを想定しています。
      コーディングは社内で行いますので、デザインデータのご納品までで結構です。
      お客様は40〜60代の方が多いので、文字は少し大きめにしたいです。
      修正は各ページ2回程度を見込んでいます。
    `,
		facts: lines`
      制作範囲：トップページ＋下層ページ（計{ページ数}）
      納品形式：FigmaまたはAdobe XD
      対応画面：PC・スマートフォン
      支給物：原稿、ロゴデータ、写真素材
      修正回数：各ページ2回まで
      トンマナ：{雰囲気}印象
    `,
		wanted: lines`
      Webデザインの実務経験が2年以上ある方
      スマートフォン向けのデザインに慣れている方
      {事業}や近い業種のサイトを手がけたことのある方
      こちらの曖昧な要望を形にするのが得意な方
    `
	},
	{
		key: "landing_page",
		category: "LP制作",
		format: "project",
		pay: fixed(4e4, 18e4, 5e3),
		seats: [1, 1],
		slots: {
			商材: words$1`オンライン講座 美容液 宅配弁当 電動歯ブラシ 家庭用プランター 勤怠管理システム 着付け教室 犬用おやつ`,
			事業: words$1`通販会社 美容サロン 料理教室 システム会社 生活雑貨メーカー ペット用品店`
		},
		titles: lines`
      [新規]{商材}のランディングページ制作（デザイン＋コーディング）
      [新規]新商品「{商材}」のLPデザインを募集します
      [新規]{商材}のLPを1本お願いします（構成案あり）
      [改修]既存LPの改修とスマホ対応をお願いしたいです
      [改修]{商材}のLPをスマホで見やすくしてください
      [新規]縦長LPのデザイン制作｜構成・原稿は支給します
    `,
		purpose: lines`
      [新規]新しく販売を始める{商材}の魅力が伝わる、縦長のランディングページを1ページ制作していただきます。
      [新規]{商材}の申し込みページを作り直すため、LP制作の経験がある方にお願いしたいです。
      [新規]{商材}の発売に合わせて、LPのデザインからコーディングまでを一括でお任せできる方を探しています。
      [改修]現在のLPはスマートフォンで崩れてしまうため、構成はそのままにデザインを整えていただきたいです。
    `,
		details: lines`
      [新規]構成案（ワイヤーフレーム）と原稿はこちらで作成済みです。
      スマートフォンで見る方が8割以上ですので、まずスマホ版のデザインから進めてください。
      [新規]ファーストビューは2案いただき、そのうち1案で進めたいと考えています。
      [新規]商品写真は撮影済みで、切り抜き前のデータをお渡しします。
      フォームは既存の仕組みをそのまま使いますので、設置箇所のデザインだけお願いします。
      公開後に文言の差し替えが数か所発生する見込みです。
    `,
		facts: lines`
      制作物：LP 1ページ（スマホ・PC対応）
      長さの目安：スマートフォンで15〜20スクロール程度
      納品形式：HTML/CSS一式とデザインデータ
      [新規]支給物：構成案、原稿、商品写真
      [改修]支給物：現行のデザインデータとHTML一式
      [新規]ファーストビュー：2案
    `,
		wanted: lines`
      LPの制作実績が5本以上ある方
      通販商材のデザインに慣れている方
      コーディングまで一人で対応できる方
      進み具合をこまめに共有してくださる方
    `
	},
	{
		key: "wordpress",
		category: "WordPress制作・カスタマイズ",
		format: "project",
		pay: fixed(2e4, 15e4, 5e3),
		seats: [1, 1],
		slots: { 症状: lines`
        スマートフォンで見出しの文字が重なって表示される
        更新したところ、お知らせ一覧が表示されなくなった
        トップページの表示に6秒以上かかっている
        お問い合わせの自動返信が届かない
      ` },
		titles: lines`
      [修正]WordPressサイトの不具合の修正をお願いします
      [構築]WordPressで{事業}のホームページを構築してくださる方
      [移行]既存サイトのWordPress移行（約40ページ）
      [構築]WordPressのテーマ設定とページ作成｜{事業}サイト
      [保守]WordPressの保守・更新を月数回お願いできる方
      [修正]{事業}のサイト（WordPress）の調査と修正をお願いします
    `,
		purpose: lines`
      [修正]{事業}のホームページ（WordPress）で、{症状}という症状が出ており、原因の調査と修正をお願いします。
      [移行]静的なHTMLで作られた現行サイトを、社内で更新できるようWordPressへ移していただきたいです。
      [構築]有料テーマを使って{事業}のサイトを立ち上げます。初期設定からページ作成までをお任せします。
      [保守]自社サイトのWordPressの保守と、月に数回の更新作業をお願いできる方を募集します。
    `,
		details: lines`
      本番環境を直接触らず、テスト環境で確認してから反映する流れでお願いします。
      サーバーはこちらで契約済みです。必要な権限は契約後にご用意します。
      プラグインはできるだけ増やさない方針です。
      [修正]作業後に、変更した箇所を簡単な一覧にまとめていただけると助かります。
      [構築]更新方法を社内の担当者に説明する短い手順書（A4で2枚程度）もお願いします。
      バックアップはこちらでも取得しますが、作業前に念のため取得をお願いします。
    `,
		facts: lines`
      環境：WordPress 6系／PHP 8系
      [修正]作業内容：原因調査、修正、動作確認
      [移行]作業内容：テーマ作成、約40ページの移行、表示確認
      [構築]作業内容：初期設定、テーマ調整、8ページの作成
      [保守]作業内容：更新作業（月3回ほど）、バックアップの確認
      確認端末：iPhone、Android、PC
      [修正]納品物：修正済みファイルと作業記録
      [保守]報告：月1回、簡単な文面で
      [構築]テーマ：国産の有料テーマ
    `,
		wanted: lines`
      WordPressのテーマを自分で編集できる方
      PHPとCSSの基本がわかる方
      専門用語をかみ砕いて説明してくださる方
      同じような不具合を直した経験のある方
    `
	},
	{
		key: "shopify",
		category: "ECサイト構築",
		format: "project",
		pay: fixed(8e4, 4e5, 1e4),
		seats: [1, 1],
		slots: {
			商品: words$1`自家焙煎コーヒー 手織りのストール 国産はちみつ 木のおもちゃ オーガニックコットンの肌着 有田焼の器 犬用の首輪 日本茶`,
			事業: words$1`コーヒー焙煎所 雑貨ブランド 食品メーカー 工房 アパレルブランド 茶舗`
		},
		titles: lines`
      [構築]Shopifyで{商品}のオンラインストアを構築したいです
      [構築]Shopifyストアの初期構築とテーマ調整（{商品}）
      [移行]既存ネットショップからShopifyへの移行をお願いします
      [改善]Shopifyの商品ページのデザイン改善
      [改善]{商品}のShopifyストアを見やすくしたいです
      [構築]{商品}のネットショップ立ち上げを手伝ってください
    `,
		purpose: lines`
      [構築]{商品}を販売するオンラインストアを、Shopifyで新しく構築していただける方を探しています。
      [構築]これまで店頭だけで販売していた{商品}を、ネットでも販売することになりました。Shopifyの初期構築をお願いします。
      [移行]現在使っているカートサービスからShopifyへの移行を検討しており、設計から公開までをお任せしたいです。
      [改善]運営中のShopifyストアについて、商品ページとカート周りの見た目を整えていただきたいです。
    `,
		details: lines`
      商品点数は30点ほどで、商品情報はスプレッドシートにまとめてあります。
      配送は地域別の送料設定と、一定額以上の送料割引が必要です。
      ギフト包装と熨斗の選択ができるようにしたいです。
      テーマは有料のものでもかまいません。費用はこちらで負担します。
      公開後1か月は、操作についての質問に答えていただけるとうれしいです。
      ストアのロゴと写真はそろっています。
    `,
		facts: lines`
      [構築]作業範囲：初期設定、テーマ調整、商品登録（30点）
      [移行]作業範囲：設計、商品と顧客データの移行、テスト
      [改善]作業範囲：商品ページ、カート、一覧ページ
      販売商品：{商品}
      必要な機能：ギフト設定、送料設定、ブログ
      支給物：商品データ、写真、ロゴ
      公開希望：{納期}ごろ
    `,
		wanted: lines`
      Shopifyの構築経験が3件以上ある方
      Liquidの編集ができる方
      運営側の目線で提案をいただける方
      納期とスケジュールを守ってくださる方
    `
	},
	{
		key: "banner",
		category: "バナー・広告画像制作",
		format: "project",
		pay: fixed(3e3, 3e4, 500),
		seats: [1, 3],
		slots: { 題材: words$1`秋の入会キャンペーン 住宅見学会 オンライン相談会 年末セール 新メニュー 採用説明会 夏期講習 開業10周年` },
		titles: lines`
      [単発]{題材}の告知バナー作成（5サイズ）
      [単発]Web広告用バナーのデザインをお願いします
      [単発]{事業}の{題材}バナーを制作してくださる方
      [継続]バナー画像の制作｜毎月4〜6点を継続でお願いします
      [単発]ホームページに載せる{題材}の画像を作ってください
    `,
		purpose: lines`
      [単発]{事業}のサイトに掲載する、{題材}の告知バナーを制作していただきます。
      [単発]Web広告で使うバナー画像を、サイズ違いで5点お願いします。題材は{題材}です。
      [継続]毎月の企画に合わせてバナーを作ってくださるデザイナーさんを探しています。最初の1点は{題材}のご案内です。
    `,
		details: lines`
      文言と写真は決まっていますので、レイアウトと色使いをお任せします。
      過去に使ったバナーをお送りしますので、雰囲気を合わせてください。
      文字が読みにくくならないよう、情報は詰め込みすぎないデザインが希望です。
      [単発]まず1サイズで方向性を確認し、そのあと残りのサイズに展開してください。
      色はコーポレートカラーの緑を基調にお願いします。
    `,
		facts: lines`
      サイズ：1200×628、1080×1080、300×250 ほか
      [単発]点数：5点（同じデザインの展開）
      [継続]点数：月4〜6点
      納品形式：PNGと編集可能なデータ
      支給物：ロゴ、写真、文言
      初稿の希望：ご発注から3日以内
    `,
		wanted: lines`
      広告バナーの制作経験がある方
      文字組みが丁寧な方
      2〜3日以内に初稿を出せる方
      フリー素材の利用条件を確認して使える方
    `
	}
];
// ../../packages/examples/src/families/writing.ts
/** Articles, words and corrections. */
const WRITING = [
	{
		key: "article_seo",
		ongoing: true,
		category: "記事作成・ライティング",
		format: "project",
		pay: perTask(1500, 12e3, "本", 500),
		seats: [2, 10],
		slots: {
			分野: words$1`家庭菜園 引っ越し 国内旅行 ペット 住宅リフォーム 転職 資格試験 キャンプ 育児 収納 自転車 書道`,
			文字数: words$1`2,000字 2,500字前後 3,000字 3,500字程度 4,000字`,
			事業: words$1`情報サイト 住まいのメディア 旅行メディア 子育て情報サイト 趣味の専門サイト`
		},
		titles: lines`
      {分野}に関する記事作成（1本{文字数}）
      {分野}に詳しいライターさんを募集しています
      SEO記事のライティング｜{分野}ジャンル・構成あり
      {分野}メディアの記事執筆（月4本〜）
      体験をもとに書ける方歓迎！{分野}の記事ライター募集
      {分野}の記事を書いてくださる方（マニュアルあり）
    `,
		purpose: lines`
      弊サイトに掲載する{分野}の記事を執筆していただけるライターさんを募集します。
      {分野}をテーマにした読み物記事を、1本{文字数}で作成していただくお仕事です。
      {分野}について、実際の経験を交えながら書ける方に記事作成をお願いしたいです。
      運営している{事業}で、{分野}の記事を継続して執筆してくださる方を探しています。
    `,
		details: lines`
      キーワードと見出し構成はこちらで用意しますので、本文の執筆に集中していただけます。
      月に4本前後を想定していますが、本数はご都合に合わせて調整できます。
      統計や制度に触れる場合は、公的機関の情報を確認し、出典を添えてください。
      記事1本ごとに編集担当がフィードバックをお返しします。
      WordPressへの入稿は不要で、テキストでのご納品で問題ありません。
      語尾が単調にならないよう、読みやすい文章を心がけてください。
      署名記事も可能です。ご希望の方はお知らせください。
    `,
		facts: lines`
      ジャンル：{分野}
      文字数：{文字数}
      納品形式：Googleドキュメントまたはテキストファイル
      支給物：キーワード、見出し構成、執筆マニュアル
      本数：月4本程度から
      画像選定：不要
    `,
		wanted: lines`
      {分野}の経験や知識がある方
      Webライティングの経験が半年以上ある方
      自分の言葉でわかりやすく説明できる方
      締め切りを守り、遅れるときは早めに相談してくださる方
    `
	},
	{
		key: "trial_writing",
		ongoing: true,
		category: "記事作成・ライティング",
		format: "project",
		pay: fixed(2e3, 5e3, 500),
		seats: [3, 10],
		slots: {
			分野: words$1`金融 健康 不動産 教育 グルメ 暮らしの手続き 観光 ガーデニング`,
			事業: words$1`情報サイト 編集プロダクション 比較メディア 地域情報サイト`
		},
		titles: lines`
      {分野}ライター募集｜テストライティング有償（1本{報酬}）
      有償テスト記事あり！{分野}ジャンルの継続ライターさん募集
      テスト記事1本{報酬}でお支払い｜{分野}の記事執筆
      {分野}の継続ライター募集（テスト分もお支払いします）
    `,
		purpose: lines`
      {分野}ジャンルの記事を継続して書いていただける方を探しています。まずはテスト記事を1本、報酬{報酬}でお願いします。
      {事業}のライターさんを増員します。最初にテストライティング（1本{報酬}）をお願いし、その後の継続をご相談させてください。
    `,
		details: lines`
      テスト記事の結果にかかわらず、納品いただいた分の報酬は全額お支払いします。
      テストの文字数は1,500字程度で、テーマと見出しはこちらでお渡しします。
      継続となった場合は、1本あたりの報酬を改めてご相談のうえ決めさせていただきます。
      テスト記事もサイト上で正式に発注し、仮払いのあとに着手していただきます。
      テストで拝見したいのは文章の読みやすさと、調べものの丁寧さです。
    `,
		facts: lines`
      テスト記事：1本1,500字程度（報酬{報酬}）
      継続後：月4〜8本
      ジャンル：{分野}
      納品形式：Googleドキュメント
      テストの締め切り：{納期}
    `,
		wanted: lines`
      {分野}の記事を書いた経験のある方
      長くお付き合いいただける方
      編集部からの修正依頼に前向きに応じてくださる方
      出典を確認する習慣のある方
    `
	},
	{
		key: "proofreading",
		category: "校正・編集・リライト",
		format: "project",
		pay: fixed(5e3, 6e4, 1e3),
		seats: [1, 2],
		slots: {
			原稿: words$1`社史 自費出版のエッセイ 研修テキスト 会報誌 学習塾の教材 取扱説明書 講演録 ホームページ全体`,
			分量: words$1`約2万字 A4で30ページ 80ページほど 約5万字 全12章`
		},
		titles: lines`
      {原稿}の校正をお願いします（{分量}）
      誤字脱字・表記ゆれのチェック｜{原稿}
      {原稿}の文章校正をしてくださる方
      日本語の文章チェックをお願いします（{分量}）
    `,
		purpose: lines`
      {原稿}（{分量}）の誤字脱字と表記ゆれを確認していただくお仕事です。
      まもなく印刷に入る{原稿}の最終校正をお願いしたいです。分量は{分量}です。
      {原稿}の原稿について、読みにくい表現の指摘も含めて校正してくださる方を探しています。
    `,
		details: lines`
      表記の基準は用字用語集に準じます。独自のルールは一覧でお渡しします。
      修正は直接書き換えず、コメントで指摘を入れてください。
      事実関係の確認までは不要ですが、明らかな誤りにお気づきの際はお知らせください。
      文体や語り口は著者の持ち味として残したいと考えています。
      一度にお渡しできますので、ご自身のペースで進めていただけます。
    `,
		facts: lines`
      対象：{原稿}（{分量}）
      作業：誤字脱字、表記ゆれ、係り受けの確認
      形式：WordのコメントまたはPDFへの注釈
      表記基準：用字用語集＋独自ルール
    `,
		wanted: lines`
      校正または編集の実務経験がある方
      細かな作業を根気よく続けられる方
      表記基準に沿って判断できる方
      なぜ直すのかを一言添えてくださる方
    `
	},
	{
		key: "naming",
		category: "ネーミング・コピー",
		format: "competition",
		pay: fixed(5500, 33e3, 1100),
		seats: [1, 1],
		slots: { 対象: words$1`米粉のパン 子育て支援アプリ 貸し農園 地域の交流カフェ 乾燥肌向け石けん 社内報 訪問介護サービス オンライン書道教室 発酵調味料` },
		titles: lines`
      [名]{対象}の名前を考えてください
      [名]【ネーミング募集】{対象}の名称
      [名]新しく始める{対象}のネーミングをお願いします
      [コピー]{対象}のキャッチコピーを募集します
      [コピー]{対象}の魅力が伝わる一言を考えてください
    `,
		purpose: lines`
      [名]新しく始める{対象}の名前を募集します。覚えやすく、口にしたくなる名前をお待ちしています。
      [名]{対象}のネーミングコンペです。短い説明を添えてご提案ください。
      [コピー]{対象}のキャッチコピーを募集いたします。15字前後で、ひと目で内容が伝わるものが理想です。
    `,
		details: lines`
      ひらがな、カタカナ、漢字のいずれでもかまいません。
      [名]造語の場合は由来も教えてください。
      [コピー]パンフレットの表紙とホームページの冒頭に使う予定です。
      お一人何案でもご提案いただけます。
      [名]同じ名称がすでに使われていないか、簡単に検索してからご提案ください。
      地元の方に親しまれる、飾らない響きが希望です。
      [名]採用案は商標を確認したうえで決定します。
    `,
		facts: lines`
      対象：{対象}
      [名]文字数：10字以内が望ましい
      [コピー]文字数：15字前後
      お客様：30〜50代の地域の方
      [名]避けたいもの：既存の商品名に似たもの
      発表：募集終了から1週間ほど
    `,
		wanted: lines`
      言葉選びが好きな方
      由来や意味を添えて提案してくださる方
      [名]類似名称を確認してくださる方
      初めての方も歓迎
    `
	},
	{
		key: "translation",
		category: "翻訳・通訳",
		format: "project",
		pay: fixed(8e3, 12e4, 1e3),
		seats: [1, 3],
		slots: {
			言語: words$1`英語 中国語（簡体字） 中国語（繁体字） 韓国語 フランス語 ベトナム語 ドイツ語 タイ語`,
			文書: words$1`旅館の館内案内 製品カタログ 展示の解説文 飲食店のメニュー 取扱説明書 会社案内 観光パンフレット アプリの画面文言`
		},
		titles: lines`
      [訳]{文書}の{言語}翻訳をお願いします
      [訳]日本語→{言語}の翻訳（{文書}）
      [訳]{言語}ネイティブの方に{文書}の翻訳をお願いしたいです
      [見直し]{文書}の{言語}訳チェックをお願いします
    `,
		purpose: lines`
      [訳]{文書}を日本語から{言語}へ翻訳していただける方を募集いたします。
      [訳]海外からのお客様が増えたため、{文書}の{言語}版を作ることになりました。翻訳をお願いします。
      [見直し]既存の{言語}訳（{文書}）が不自然との指摘を受けたため、見直しと訳し直しをお願いします。
    `,
		details: lines`
      原文は約6,000字です。表の中の文字も含みます。
      固有名詞の訳し方は用語集がありますので、それに従ってください。
      直訳よりも、現地の方が読んで自然に感じる表現を優先してください。
      ご自身で訳したあと、別の日に読み返して確認していただけると安心です。
      レイアウトはこちらで行いますので、テキストのみで結構です。
    `,
		facts: lines`
      言語：日本語→{言語}
      対象：{文書}（約6,000字）
      納品形式：ExcelまたはWord
      [訳]支給物：原文、用語集
      [見直し]支給物：原文、現在の訳文、用語集
      機械翻訳の利用：下訳としての利用も不可
    `,
		wanted: lines`
      {言語}を母語とする方、または同等の力をお持ちの方
      観光や製造の分野の翻訳経験がある方
      訳語の理由を説明していただける方
      守秘に配慮してくださる方
    `
	},
	{
		key: "script",
		ongoing: true,
		category: "シナリオ・脚本・コピー",
		format: "project",
		pay: fixed(4e3, 4e4, 500),
		seats: [1, 2],
		slots: { 番組: words$1`歴史を紹介する動画 料理の豆知識動画 睡眠前の朗読 地元の昔話 科学の雑学動画 企業紹介ムービー` },
		titles: lines`
      {番組}のシナリオ作成（1本10分程度）
      動画の台本を書いてくださる方｜{番組}
      {番組}の構成・台本ライター募集
      {番組}の原稿をお願いします（月4本）
    `,
		purpose: lines`
      {番組}の台本を書いていただきます。1本あたり10分、3,500字ほどが目安です。
      自社で制作している{番組}のシナリオライターさんを募集しています。
    `,
		details: lines`
      テーマは毎月こちらからお渡しします。
      冒頭の15秒で何の話かが伝わる構成にしてください。
      史実や数字は、書籍か公的な資料で確認をお願いします。
      ナレーターが読み上げる原稿ですので、耳で聞いてわかる言葉を選んでください。
      慣れるまでは構成案の段階で確認します。
    `,
		facts: lines`
      分量：1本3,500字前後
      本数：月4本
      納品形式：Googleドキュメント
      支給物：テーマ、参考資料、台本の見本
    `,
		wanted: lines`
      台本または脚本の執筆経験がある方
      調べものが苦にならない方
      話し言葉の文章が得意な方
      月4本を無理なく書ける方
    `
	}
];
// ../../packages/examples/src/families/all.ts
/** Every honest kind of job. */
const JOB_FAMILIES = [
	...WEB,
	...DESIGN,
	...WRITING,
	...OFFICE,
	...RECORDS,
	...MEDIA,
	...DEVELOPMENT,
	...TASKS
];
const BY_KEY = new Map(JOB_FAMILIES.map((family) => [family.key, family]));
/** The honest family with that key; throws when there is none. */
function jobFamily(key) {
	const family = BY_KEY.get(key);
	if (family === void 0) throw new Error(`no job family ${key}`);
	return family;
}
// ../../packages/examples/src/letters/job-layouts.ts
/** Puts the telling sentences where offenders put them: in the middle, under the cautions, or at the very end. */
function placed(random, parts) {
	const split = random.weighted([
		[0, 4],
		[1, 2],
		[parts.tells.length, 4]
	]);
	return {
		middle: parts.tells.slice(0, split),
		late: parts.tells.slice(split)
	};
}
const bullets = (list, sign = "・") => list.map((line) => `${sign}${line}`);
const formal = (random, parts) => {
	const { middle, late } = placed(random, parts);
	const terms = [parts.schedule, parts.fee].filter((line) => line !== "");
	return [
		[parts.opening],
		[
			parts.purpose,
			...parts.details,
			...middle
		],
		random.chance(.5) ? ["次のような方を希望いたします。", ...bullets(parts.wanted)] : terms,
		[parts.applying, ...late],
		[parts.closing]
	];
};
const boxed = (random, parts) => {
	const { middle, late } = placed(random, parts);
	const [what, whom] = random.pick([
		["【ご依頼内容】", "【求める方】"],
		["【概要】", "【応募条件】"],
		["【お仕事の内容】", "【歓迎する方】"]
	]);
	return [
		random.chance(.6) ? [parts.opening] : [],
		[what, parts.purpose],
		[
			random.pick(["【詳細】", "【作業について】"]),
			...bullets(parts.facts),
			...middle
		],
		[whom, ...bullets(parts.wanted)],
		[
			random.pick(["【報酬・納期】", "【条件】"]),
			parts.fee,
			parts.schedule
		],
		[random.pick([
			"【ご注意】",
			"【その他】",
			"【備考】"
		]), ...bullets([...parts.cautions, ...late], "※")],
		[parts.closing]
	];
};
const squares = (random, parts) => {
	const { middle, late } = placed(random, parts);
	const sign = random.pick([
		"■",
		"■",
		"◆",
		"●"
	]);
	const section = (name, ...body) => [`${sign}${name}`, ...body];
	return [
		[parts.opening],
		section(random.pick([
			"依頼の目的",
			"依頼概要",
			"背景"
		]), parts.purpose),
		section("作業内容", ...parts.details, ...middle),
		section(random.pick([
			"仕様",
			"要件",
			"条件"
		]), ...bullets(parts.facts, random.pick([
			"・",
			"- ",
			"　"
		]))),
		section("応募方法", parts.applying, ...late),
		[parts.closing]
	];
};
const casual = (random, parts) => {
	const { middle, late } = placed(random, parts);
	return [
		[parts.opening],
		random.chance(.5) ? [`${parts.purpose}${parts.details.join("")}`, ...middle] : [
			parts.purpose,
			...parts.details,
			...middle
		],
		random.chance(.5) ? [parts.fee, parts.schedule] : [parts.schedule],
		[...late, parts.closing]
	];
};
const friendly = (random, parts) => {
	const { middle, late } = placed(random, parts);
	const welcome = random.pick([
		"こんな方だとうれしいです♪",
		"こんな方、大歓迎です！",
		"＼こんな方にぴったり／"
	]);
	return [
		[parts.opening],
		[
			parts.purpose,
			...parts.details.slice(0, 2),
			...middle
		],
		[welcome, ...bullets(parts.wanted, random.pick([
			"・",
			"☆",
			"◎"
		]))],
		[parts.fee, ...late],
		[parts.closing]
	];
};
const terse = (random, parts) => {
	const { middle, late } = placed(random, parts);
	return [
		[parts.purpose, ...middle],
		[
			...parts.facts,
			parts.schedule,
			...late
		],
		[parts.closing]
	];
};
const FLOWS = [
	lines`
    1. ご提案の確認
    2. 発注・仮払い
    3. 作業開始、途中でのご確認
    4. ご納品・検収
  `,
	lines`
    ① ご応募
    ② こちらからご連絡（2営業日以内）
    ③ ご契約、仮払い
    ④ 着手〜ご納品
  `,
	lines`
    ・ご提案の締め切り後、3日以内に選考結果をお知らせします
    ・条件のすり合わせ後に発注し、仮払いを行います
    ・仮払いの確認後に作業を始めてください
  `
];
const long = (random, parts) => {
	const { middle, late } = placed(random, parts);
	return [
		[parts.opening],
		[
			parts.purpose,
			...parts.details,
			...middle
		],
		["＜仕様＞", ...bullets(parts.facts)],
		["＜求める人物像＞", ...bullets(parts.wanted)],
		[
			"＜報酬とスケジュール＞",
			parts.fee,
			parts.schedule
		],
		["＜お仕事の流れ＞", ...random.pick(FLOWS)],
		["＜注意事項＞", ...bullets([...parts.cautions, ...late])],
		[parts.applying, parts.closing]
	];
};
const LAYOUTS = {
	formal,
	boxed,
	squares,
	casual,
	friendly,
	terse,
	long
};
/** The text of a job: paragraphs parted by a blank line, every telling sentence on a line of its own. */
function laidOut(random, voice, parts) {
	return LAYOUTS[voice](random, parts).map((paragraph) => paragraph.filter((line) => line !== "").join("\n")).filter((paragraph) => paragraph !== "").join("\n\n");
}
// ../../packages/examples/src/letters/job-terms.ts
const CAUTIONS = lines`
  途中で連絡が取れなくなる方はご遠慮ください。
  納品物の著作権は、検収が完了した時点で{弊社}へ譲渡いただきます。
  お預かりした資料を第三者へ共有することはお控えください。
  応募が多数の場合、全員にお返事できないことがあります。あらかじめご了承ください。
  ご連絡にはおおむね24時間以内にご返信いただける方を希望します。
  第三者の権利を侵害する表現が含まれないようご注意ください。
  体調不良などで遅れる場合は、わかった時点でご相談ください。
  生成AIの出力をそのまま納品することはお断りしています。
  追加の作業が発生した場合は、お見積りをいただいてから別途発注します。
  秘密保持契約の確認をお願いすることがあります。
  進め方で迷ったときは、自己判断せずご確認をお願いします。
`;
/** What only those say who keep to the rules. */
const HONEST_CAUTIONS = lines`
  やり取りはすべてサイト内のメッセージで行います。
  作業は仮払いが済んでから始めてください。
`;
const TASK_CAUTIONS = lines`
  同じ方による重複した作業は承認できません。
  設問と関係のない入力は、非承認とすることがあります。
  承認までに2〜3日いただくことがあります。
  予定数に達した時点で締め切ります。
`;
/** Cautions that fit the format; `honest` adds those an offender would not write. */
function cautionsFor(format, honest) {
	if (format === "task") return TASK_CAUTIONS;
	return honest ? [...CAUTIONS, ...HONEST_CAUTIONS] : CAUTIONS;
}
const APPLYING = lines`
  ご応募の際は、簡単な自己紹介とこれまでの実績をお知らせください。
  応募文に、ご対応できる曜日と時間帯をお書き添えください。
  近い内容の実績があれば、応募文に概要をお書きください。
  ご応募時に、得意な分野と1週間に使えるおおよその時間を教えてください。
  このご依頼に興味を持っていただいた理由を、一言添えていただけるとうれしいです。
  応募文の最初に「募集文を読みました」とお書きください。
`;
const ESTIMATE = lines`
  お見積りの金額と納品までの日数をご提示ください。
  金額に含まれる作業の範囲を、ご提案の中で教えてください。
`;
const TASK_APPLYING = lines`
  作業画面の説明をお読みのうえ、そのまま始めてください。
  注意事項をご確認いただいてから、作業に進んでください。
`;
const COMPETITION_APPLYING = lines`
  ご提案の際は、意図や工夫された点を一言添えてください。
  お一人で複数のご提案をいただいてもかまいません。
  期間中、気になるご提案にはコメントでお返事します。
`;
/** How to apply, by format. */
function applyingFor(format, estimate) {
	if (format === "task") return TASK_APPLYING;
	if (format === "competition") return COMPETITION_APPLYING;
	return estimate ? [...APPLYING, ...ESTIMATE] : APPLYING;
}
const SCHEDULE = lines`
  納期は{納期}を予定しています。
  {納期}ごろまでにご納品いただけると助かります。
  {納期}に使う予定があるため、前日までにご納品をお願いします。
  急ぎではありませんので、{納期}を目安に進めていただければ問題ありません。
  最終の締め切りは{納期}です。途中経過をお知らせいただけると安心です。
`;
const COMPETITION_SCHEDULE = lines`
  募集の締め切りは{納期}です。
  {納期}まで募集し、その後1週間以内に採用案を決定します。
`;
const FEE = lines`
  報酬は{報酬}（税込）を予定しています。
  報酬は{報酬}です。
  報酬は{報酬}で考えています。
  {報酬}（税込・システム手数料込み）でお願いいたします。
  報酬：{報酬}
`;
/** Harmless sentences and yet full of the words a careless filter looks for. */
const NEAR_MISSES = {
	any: lines`
    外部連絡は禁止です。LINEやメールアドレスの交換はお断りしています。
    やり取りはサイト内のメッセージのみとし、電話番号などの連絡先はお書きにならないでください。
    以前ご一緒した方からのご提案も歓迎します。次回は直接依頼の機能でお声がけすることもあります。
    成果報酬ではありません。納品いただいた分は必ず固定額でお支払いします。
    直接取引のお誘いには応じられません。契約とお支払いは必ずこのサイトで行います。
    連絡先の交換が必要になった場合は、仮払いの完了後にご相談します。
    教材の購入や登録料など、作業される方のご負担は一切ありません。
    無償での作業をお願いすることはありません。
  `,
	writing: lines`
    誹謗中傷、プライバシーの侵害にあたる内容は禁止です。
    架空の口コミや、使っていない商品のレビューは書かないでください。
    テストライティングは1本1,500円の有償でお願いしています。
    広告にあたる記事には、必ず「PR」の表記を入れます。
    他サイトからのコピーやリライトは不可です。コピペチェックを行います。
  `,
	design: lines`
    ラフ案をお願いする場合は、1案につき3,000円をお支払いします。
    サンプルの制作にも報酬を設定していますので、ご安心ください。
    応募時に新しく作品を作っていただく必要はありません。過去の作品で判断します。
    サンプルのご提出は任意で、これまでの制作物で十分です。
  `
};
const TITLE_PREFIXES = {
	any: [
		"【急募】",
		"【丁寧な方希望】",
		"【在宅】"
	],
	ongoing: [
		"【継続依頼あり】",
		"【長期】",
		"【継続】"
	],
	many: ["【複数名募集】"],
	task: ["【スマホOK】", "【すきま時間に】"],
	competition: ["【コンペ】"]
};
// ../../packages/examples/src/letters/job-voices.ts
const COMPANY = {
	self: ["弊社", "当社"],
	opening: lines`
    ご覧いただき、誠にありがとうございます。
    数あるご依頼の中から、お目通しいただきありがとうございます。
    はじめまして。{地域}で{事業}を運営しております。
    お世話になっております。{事業}の担当者です。
    このたびは本依頼をご覧いただきありがとうございます。
    {地域}の{事業}で広報を担当している者です。
    当ページをお開きいただき、ありがとうございます。
    募集ページをご覧くださり、ありがとうございます。早速ですが、依頼の内容をご説明します。
  `,
	closing: lines`
    ご応募を心よりお待ちしております。
    ご不明な点がございましたら、お気軽にメッセージでお問い合わせください。
    何卒よろしくお願い申し上げます。
    長いお付き合いのできる方とのご縁をお待ちしております。
    ご提案をお待ちしております。どうぞよろしくお願いいたします。
    ご質問だけでも歓迎いたします。よろしくお願いいたします。
    皆さまからのご応募をお待ちしております。
    以上、ご検討のほどよろしくお願いいたします。
  `
};
/** The voices of honest clients and of most of the others. */
const VOICES = {
	formal: COMPANY,
	boxed: COMPANY,
	squares: COMPANY,
	long: COMPANY,
	casual: {
		self: ["当方"],
		opening: lines`
      はじめまして。{地域}で小さな{事業}をしています。
      ご覧いただきありがとうございます。個人でお願いする者です。
      はじめまして、見てくださってありがとうございます。
      {事業}を家族で営んでいます。初めてこのサイトでお願いします。
      こんにちは。開いていただいてありがとうございます。
      クラウドソーシングを使うのは2回目です。至らない点があればすみません。
      ひとりで{事業}を切り盛りしていて、なかなか手が回らず困っています。
    `,
		closing: lines`
      気になることがあれば、何でも聞いてください。
      どうぞよろしくお願いします。
      ぴったりの方に出会えるとうれしいです。
      説明が足りないところはメッセージで補足しますので、お尋ねください。
      ご縁がありましたら、よろしくお願いします。
      わからないことだらけなので、いろいろ教えていただけると助かります。
    `
	},
	friendly: {
		self: ["うち", "私たち"],
		opening: lines`
      はじめまして！見つけてくださってありがとうございます♪
      こんにちは〜！{地域}で{事業}をやっている者です(^^)
      ページを開いてくれてありがとうございます！少しだけお付き合いくださいね。
      みなさま、はじめまして☆ 少人数でわいわい楽しくやっているチームです！
      わー、見てくださってうれしいです！ありがとうございます。
      こんにちは！今回はとっても大切なお仕事をお願いしたくて募集しました。
    `,
		closing: lines`
      たくさんのご応募お待ちしてます♪
      一緒に楽しくお仕事しましょう！
      「私でもできるかな？」という方も、まずは気軽に質問してくださいね(^^)
      素敵な出会いがありますように☆ よろしくお願いします！
      みなさんからのメッセージ、楽しみにしています！
      お気軽にどうぞ〜！
    `
	},
	terse: {
		self: ["当方"],
		opening: [],
		closing: lines`
      以上、よろしくお願いします。
      実績を添えてご応募ください。
      質問はメッセージでお願いします。
      条件に合う方のみご応募ください。
      早めに決まり次第、締め切ります。
      詳細は契約時に資料をお渡しします。
    `
	}
};
// ../../packages/examples/src/letters/compose-job.ts
const TITLE_LIMIT = 60;
/** Title and description that belong together: the same trade, day and amount in both. */
function composed(random, brief) {
	const voice = voiceFor(random, brief);
	const fill = filler(random, brief.family.slots, {
		報酬: [rewardText(brief.reward, brief.family.pay.unit)],
		人数: [`${brief.seats}名`],
		納期: [dayAfter(brief.at, random.int(7, 40))],
		弊社: VOICES[voice].self
	}, contactSlots(random, brief.disguised), GENERAL);
	const description = described(random, brief, voice, fill);
	return {
		title: titled(random, brief, fill),
		description
	};
}
function voiceFor(random, { family, tells }) {
	const short = family.format === "task" || family.format === "competition";
	return random.weighted([
		["formal", 4],
		["boxed", 4],
		["squares", 4],
		["casual", short ? 1 : 3],
		["friendly", tells.length > 0 ? 3 : 1.5],
		["terse", 2],
		["long", short ? 0 : 2]
	]);
}
function described(random, brief, voice, fill) {
	const { family, tells } = brief;
	const { opening, closing } = VOICES[voice];
	const soft = voice === "friendly" ? softened : (line) => line;
	const near = brief.nearMiss ? [random.pick(nearMissesFor(family))] : [];
	const filled = (list, count) => some(random, list, count).map((line) => soft(fill(line)));
	const honest = tells.length === 0;
	return laidOut(random, voice, {
		opening: fill(random.pick(openingsFor(family, opening))),
		purpose: soft(fill(random.pick(family.purpose))),
		details: filled(family.details, voice === "long" ? 4 : random.int(2, 3)),
		facts: filled(family.facts, random.int(3, voice === "terse" ? 4 : 5)),
		wanted: filled(family.wanted, random.int(2, 3)),
		fee: brief.reward.min === null ? "" : fill(random.pick(FEE)),
		schedule: scheduleOf(random, family, fill),
		applying: soft(fill(random.pick(applyingFor(family.format, family.pay.type === "fixed" && honest)))),
		cautions: filled(cautionsFor(family.format, honest && near.length === 0), random.int(2, 3)),
		tells: [...tells, ...near].map(fill),
		closing: fill(random.pick(family.format === "task" ? closing.filter((line) => !APPLIES.test(line)) : closing))
	});
}
const APPLIES = /応募|提案|付き合い|縁|契約|出会/;
/** A scene without a trade of its own is not opened by naming some trade. */
function openingsFor({ key, slots }, openings) {
	if (openings.length === 0) return [""];
	return key === "scene" && !("事業" in slots) ? openings.filter((line) => !line.includes("{事業}")) : openings;
}
function scheduleOf(random, { format, ongoing, pay }, fill) {
	if (format === "competition") return fill(random.pick(COMPETITION_SCHEDULE));
	if (ongoing === true || format !== "project" || pay.type !== "fixed") return "";
	return fill(random.pick(SCHEDULE));
}
function titled(random, brief, fill) {
	if (brief.tellingTitle !== null) return fill(brief.tellingTitle).slice(0, TITLE_LIMIT);
	const title = fill(random.pick(brief.family.titles));
	const prefixes = prefixesFor(brief);
	const prefixed = `${random.pick(prefixes)}${title}`;
	return prefixed.length <= TITLE_LIMIT && !title.includes("【") && random.chance(.22) ? prefixed : title;
}
function prefixesFor({ family, seats }) {
	if (family.format === "task") return TITLE_PREFIXES.task;
	if (family.format === "competition") return TITLE_PREFIXES.competition;
	const ongoing = family.ongoing === true ? TITLE_PREFIXES.ongoing : [];
	return [
		...TITLE_PREFIXES.any,
		...ongoing,
		...seats > 1 ? TITLE_PREFIXES.many : []
	];
}
const WRITTEN = /記事|校正|シナリオ|翻訳/;
const DRAWN = /デザイン|イラスト|バナー|チラシ|LP|マンガ/;
function nearMissesFor(family) {
	if (family.key === "trial_writing") return NEAR_MISSES.any;
	if (WRITTEN.test(family.category)) return [...NEAR_MISSES.any, ...NEAR_MISSES.writing];
	if (DRAWN.test(family.category) && family.format === "project") return [...NEAR_MISSES.any, ...NEAR_MISSES.design];
	return NEAR_MISSES.any;
}
/** A formal sentence in a friendlier mouth. */
function softened(line) {
	return line.replaceAll("を募集いたします。", "を募集しています！").replaceAll("を募集します。", "を募集しています！").replaceAll("探しています。", "探しています！").replaceAll("お願いいたします。", "お願いします！").replaceAll("助かります。", "助かります(^^)").replaceAll("うれしいです。", "うれしいです♪").replaceAll("ですので、", "なので、").replaceAll("ください。", "くださいね。");
}
/** 「50,000円〜80,000円」「時給1,200円」「1件50円」 */
function rewardText(reward, unit) {
	if (reward.min === null) return "応相談";
	const range = reward.max === null || reward.max === reward.min ? yen(reward.min) : `${yen(reward.min)}〜${yen(reward.max)}`;
	if (reward.type === "hourly") return `時給${range}`;
	return reward.type === "per_task" ? `1${unit}${range}` : range;
}
// ../../packages/examples/src/jobs.ts
const NEAR_MISS_CHANCE = .12;
/** One job as a client would post it. Harmless for the most part even when it breaks the rules. */
function exampleJob(random, order) {
	const offences = offencesFor(random, order.kind);
	const setting = surroundings(random, offences);
	const family = ofVariant(setting, random.pick(variantsOf(setting)));
	const reward = rewardFor(random, family, offences);
	const seats = seatsFor(random, family.seats);
	const disguised = offences.length > 0 && random.chance(order.disguise ?? .25);
	const text = composed(random, {
		family,
		reward,
		seats,
		at: order.at,
		disguised,
		tells: tellsOf(random, offences, disguised),
		tellingTitle: tellingTitleOf(random, offences[0]),
		nearMiss: offences.length === 0 && random.chance(NEAR_MISS_CHANCE)
	});
	return {
		id: order.id,
		clientId: order.clientId,
		...text,
		format: family.format,
		category: family.category,
		reward,
		seats,
		postedAt: order.at,
		updatedAt: order.at,
		engagements: engagementsFor(random, reward, seats)
	};
}
/** Second breaches that can be added to any text without contradicting it. */
const ADDED = OFFENCES.direct_deal.filter(({ around }) => Array.isArray(around) && !around.length);
const FIRST_OF_SEVERAL = [
	"uncertain_reward",
	"free_sample",
	"mlm",
	"stealth_marketing",
	"external_terms"
];
function offencesFor(random, kind) {
	if (kind === "clean") return [];
	if (kind !== "several") return [random.pick(OFFENCES[kind])];
	return [random.pick(OFFENCES[random.pick(FIRST_OF_SEVERAL)]), random.pick(ADDED)];
}
/** Honest families a contact may hide in; those that promise no contact are left out. */
const ANYWHERE = JOB_FAMILIES.filter(({ format, key }) => format === "project" && key !== "product_monitor" && key !== "trial_writing");
function surroundings(random, offences) {
	const around = offences[0]?.around;
	if (around === void 0) return random.pick(JOB_FAMILIES);
	if ("titles" in around) return around;
	return around.length === 0 ? random.pick(ANYWHERE) : jobFamily(random.pick(around));
}
function tellsOf(random, offences, disguised) {
	const counts = offences.length > 1 || offences.some(isPersonal) ? [1, 1] : [random.chance(.3) ? 2 : 1];
	const tells = offences.flatMap(({ tells }, index) => some(random, tells, counts[index] ?? 1));
	return disguised ? tells.map((tell) => random.chance(.6) ? disguiseWord(random, tell) : tell) : tells;
}
/** One person asking for one thing: two different tells would contradict each other. */
function isPersonal({ around }) {
	return "titles" in around && around.seats[1] === 1;
}
function tellingTitleOf(random, offence) {
	if (offence === void 0 || offence.tellingTitles.length === 0 || !random.chance(.35)) return null;
	return random.pick(offence.tellingTitles);
}
function rewardFor(random, { pay, format }, offences) {
	const other = offences[0]?.reward?.type;
	if (other !== void 0) return {
		type: other,
		min: null,
		max: null
	};
	const steps = Math.floor((pay.high - pay.low) / pay.step);
	const min = pay.low + Math.floor(steps * random.next() ** 2) * pay.step;
	if (format === "task" || random.chance(.45)) return {
		type: pay.type,
		min,
		max: min
	};
	const above = Math.ceil(min * (.15 + random.next() * .5) / pay.step) * pay.step;
	return {
		type: pay.type,
		min,
		max: Math.min(pay.high, min + above)
	};
}
/** Round numbers once there are many, as people write them. */
function seatsFor(random, [least, most]) {
	const seats = random.int(least, most);
	return seats < 30 ? seats : Math.round(seats / 10) * 10;
}
function engagementsFor(random, reward, seats) {
	if (!random.chance(.16)) return {
		contracts: 0,
		escrowedYen: 0,
		freelancers: 0
	};
	const contracts = random.int(1, Math.min(seats, 5));
	const hours = reward.type === "hourly" ? 20 : 1;
	return {
		contracts,
		escrowedYen: contracts * (reward.max ?? 5e3) * hours,
		freelancers: contracts
	};
}
// ../../packages/examples/src/months.ts
const USUAL = {
	direct_deal: 40,
	external_terms: 14,
	stealth_marketing: 12,
	uncertain_reward: 12,
	free_sample: 8,
	mlm: 6,
	other: 8
};
/** What the season adds, by month of the year (1 to 12): new beginnings, sales, bonuses, term papers. */
const SEASON = {
	1: {
		mlm: 1.7,
		other: 1.25
	},
	2: { free_sample: 1.2 },
	3: {
		direct_deal: 1.08,
		free_sample: 1.25
	},
	4: {
		mlm: 1.9,
		free_sample: 1.15
	},
	5: { mlm: 1.3 },
	6: {
		stealth_marketing: 1.25,
		uncertain_reward: 1.1
	},
	7: {
		stealth_marketing: 1.6,
		other: 1.2
	},
	8: {
		external_terms: 1.25,
		stealth_marketing: 1.2
	},
	9: {
		free_sample: 1.2,
		mlm: 1.15
	},
	10: { uncertain_reward: 1.2 },
	11: {
		stealth_marketing: 1.35,
		external_terms: 1.15
	},
	12: {
		stealth_marketing: 1.75,
		external_terms: 1.2
	}
};
/** How the violations of a month (`2026-11`) divide among the categories. Sums to 1; the same month, the same shares. */
function categoryShares(month) {
	const random = seeded(seedOf(month));
	const season = SEASON[Number(month.slice(5, 7))] ?? {};
	const weights = CATEGORIES.map((category) => {
		const chance = category === "direct_deal" ? .97 + random.next() * .06 : .82 + random.next() * .36;
		return USUAL[category] * (season[category] ?? 1) * chance;
	});
	const sum = weights.reduce((total, weight) => total + weight, 0);
	const shares = CATEGORIES.map((category, index) => [category, (weights[index] ?? 0) / sum]);
	return Object.fromEntries(shares);
}
/** Part of a month's jobs that break the rules: between 0.18 and 0.30, more when many are new. */
function violationRate(month) {
	const random = seeded(seedOf(month) ^ 1540483477);
	const busy = [
		1,
		4,
		7,
		12
	].includes(Number(month.slice(5, 7))) ? .04 : 0;
	return Math.round((.19 + busy + random.next() * .06) * 1e3) / 1e3;
}
function seedOf(month) {
	let hash = 2166136261;
	for (const sign of month) hash = Math.imul(hash ^ sign.charCodeAt(0), 16777619);
	return hash >>> 0;
}
// ../../packages/examples/src/letters/reports.ts
/** What reporters choose from and write, by what they saw. */
const REPORT_REASONS_FOR = {
	mlm: [
		"mlm_solicitation",
		"mlm_solicitation",
		"mlm_solicitation",
		"other_breach"
	],
	stealth_marketing: [
		"fake_review",
		"fake_review",
		"other_breach"
	],
	external_terms: [
		"external_terms_breach",
		"external_terms_breach",
		"other_breach"
	],
	direct_deal: ["direct_deal_solicitation"],
	uncertain_reward: [
		"unclear_reward",
		"unclear_reward",
		"other_breach"
	],
	free_sample: [
		"unpaid_trial",
		"unpaid_trial",
		"unclear_reward"
	],
	other: [
		"other_breach",
		"other_breach",
		"intellectual_property"
	]
};
const REPORT_WORDS = {
	direct_deal: lines`
    契約前にLINEのIDを送るように言われました。規約違反ではないでしょうか。
    サイトを通さずに振り込むと言われています。
    提案したところ、外部のチャットへ誘導されました。仕事内容は何も教えてもらえません。
    募集文にメールアドレスが書かれています。ご確認をお願いします。
    LINE誘導です。
    手数料がもったいないから直接やろうと持ちかけられました。断ったら返信が来なくなりました。
    添付画像のQRコードを読み込むよう指示がありました。怖いので開いていません。
    10円で契約したあとはLINEで、と言われました。友人も同じ人から連絡を受けています。
    電話番号をしつこく聞かれて困っています。早く対応してください。
    応募したら、外部サイトのフォームに住所と電話番号を入れるよう求められました。
  `,
	mlm: lines`
    不採用の連絡のあとに、親会社の仕事だと言って会員登録を勧められました。調べるとマルチの会社でした。
    データ入力の募集だったのに、面談ではネットワークビジネスの話ばかりでした。
    人を紹介すると収入が入るという説明を受けました。マルチ商法だと思います。
    マルチです！被害が広がる前に消してください。
    セミナーへの参加をしつこくすすめられ、断ると人格を否定するようなことを言われました。
    同じ文面が複数の会員に届いているようです。権利収入、師匠などの言葉が出てきます。
    ママ向けの座談会と書いてありますが、実際は化粧品の会員勧誘でした。
  `,
	stealth_marketing: lines`
    行ってもいないお店の口コミを★5で書くように指示されました。
    Amazonのレビューを書かせる依頼です。商品代は後で返すと言われています。
    PRと書かないでSNSに投稿するよう求められました。ステマだと思います。
    やらせレビューの募集です。
    例文を渡されて、少し変えて投稿するだけと言われました。これは問題ないのでしょうか。
    使っていない化粧品の体験談を書く内容でした。読む人をだますようで受けられません。
  `,
	external_terms: lines`
    メルカリのアカウントを貸してほしいという内容です。
    チャンネル登録をさせる依頼が載っています。YouTubeの規約に反すると思います。
    SMSの認証番号を教えると報酬がもらえるというものです。悪用されそうで心配です。
    無在庫転売の作業です。Amazonの画像をそのまま使うよう指示がありました。
    フォロワー買いの募集ではないでしょうか。
    「某フリマ」としか書かれていませんでしたが、契約後に代理出品だとわかりました。
  `,
	uncertain_reward: lines`
    募集では固定報酬だったのに、契約直前に成果報酬へ変えられました。
    売れた分だけ払うという条件で、実質的に無報酬になるおそれがあります。
    報酬が商品の現物支給でした。お金は出ないそうです。
    カードに登録して、承認されたら支払うと言われました。アフィリエイト目的だと思います。
    報酬の金額を聞いても「出来次第」としか答えてもらえません。
    歩合のみの営業の募集です。ここで募集してよいのですか。
  `,
	free_sample: lines`
    選考と称して3,000字の記事を無償で書かされました。不採用の連絡すらありません。
    テストで出した文章が、そのままサイトに掲載されていました。許せません。
    提案のときに完成品に近いデザインを求められます。無料での提出が条件です。
    仮払い前に納品してほしいと何度も言われています。
    研修の3日間は報酬なしと書かれています。
    タダ働きさせる気満々の募集です。
  `,
	other: lines`
    免許証の画像を送るよう求められました。悪用されないか心配です。
    仕事を始めるには教材を買う必要があると言われました。
    大学のレポートの代筆を募集しています。
    私のイラストが無断で見本として使われています。削除を求めます。
    他人の記事をそのまま写すよう指示されました。
    荷物の受け取りで1回5万円という募集です。闇バイトではないでしょうか。
    特定の個人を悪く書く記事の依頼でした。
    事務局の許可を得ていると書いてありますが、本当でしょうか。
    「飲むだけで治る」と書くように言われました。法律に触れるのではありませんか。
  `
};
/** Reports that turn out to be no violation. */
const UNFOUNDED_WORDS = [
	["unclear_reward", "報酬が安すぎます。こんな金額で受ける人がいると思っているのでしょうか。"],
	["other_breach", "提案したのに返事がありません。失礼だと思います。"],
	["direct_deal_solicitation", "LINEと書いてあります。違反です。"],
	["other_breach", "評価で星3を付けられました。納得できないので削除してください。"],
	["other_breach", "同じ募集が何度も出ています。"],
	["direct_deal_solicitation", "仮払いのあとに電話番号を聞かれました。大丈夫でしょうか。"],
	["unpaid_trial", "テストライティングがあります。1本1,000円ですが、安いと思います。"],
	["intellectual_property", "よくあるデザインに似ている気がします。証拠はありません。"],
	["mlm_solicitation", "なんとなく怪しいです。"],
	["other_breach", "修正を3回も頼まれました。しつこいです。"],
	["fake_review", "商品を使ったアンケートの依頼です。レビューではないかと思いました。"],
	["other_breach", "文章が偉そうで不快でした。"],
	["other_breach", "間違えて押してしまいました。申し訳ありません。"],
	["external_terms_breach", "YouTubeの動画編集の仕事ですが、規約的にどうなのでしょうか。"]
];
const REPORT_CLOSINGS = lines`
  ご確認をお願いいたします。
  早急な対応をお願いします。
  ほかの方が被害に遭わないよう、対応をお願いします。
  念のためお知らせします。
  メッセージの画面は保存してあります。
  よろしくお願いいたします。
`;
/** For anything. */
const GENERAL_WORDS = lines`
  内容が規約に反しているように思います。
  この依頼は問題ないのでしょうか。途中から話がおかしくなりました。
  明らかに違反だと思います。
  読んでいて不安になりました。一度ご覧いただけますか。
`;
// ../../packages/examples/src/reports.ts
/** One report in the words of a member: polite, angry, or just three words. */
function exampleReport(random, order) {
	const { id, target, reporterId, at, kind, snapshot } = order;
	const [reason, words] = kind === "unfounded" ? random.pick(UNFOUNDED_WORDS) : founded(random, kind, snapshot?.text ?? order.about);
	const report = {
		id,
		target,
		reporterId,
		reason,
		text: random.chance(.35) && kind !== "unfounded" ? `${words}${random.pick(REPORT_CLOSINGS)}` : words,
		reportedAt: at
	};
	return snapshot === void 0 ? report : {
		...report,
		snapshot
	};
}
function founded(random, category, about) {
	const reason = random.pick(REPORT_REASONS_FOR[category]);
	const words = REPORT_WORDS[category];
	return [reason, random.pick(about === void 0 ? words : nearest(words, about))];
}
/** The few sentences that share most with the reported text. */
function nearest(words, about) {
	const ranked = words.map((sentence) => ({
		sentence,
		shared: pairsOf(sentence).filter((pair) => about.includes(pair)).length
	}));
	const most = Math.max(...ranked.map(({ shared }) => shared));
	if (most === 0) return GENERAL_WORDS;
	return ranked.filter(({ shared }) => shared >= most * .6).map(({ sentence }) => sentence);
}
const SAID_EVERYWHERE = /募集|依頼|仕事|内容|契約|報酬|確認|指示|応募|連絡|登録|提案/;
/** Pairs of neighbouring letters that carry meaning: kanji, katakana, Latin. */
function pairsOf(sentence) {
	const pairs = [...sentence].map((letter, index) => `${letter}${sentence[index + 1] ?? ""}`);
	return [...new Set(pairs)].filter((pair) => /^[一-龠ァ-ヶーA-Za-z★]{2}$/.test(pair) && !SAID_EVERYWHERE.test(pair));
}
// ../../packages/policy/src/breakdown/month.ts
const TOKYO_OFFSET_MS = 324e5;
/** The month a thing counts in, Japan time, as `2026-11`. Japan has no summer time, so the offset is constant. */
function monthOf(instant) {
	return new Date(Date.parse(instant) + TOKYO_OFFSET_MS).toISOString().slice(0, 7);
}
/** The day in Japan time, as `2026-11-24`. */
function dayOf(instant) {
	return new Date(Date.parse(instant) + TOKYO_OFFSET_MS).toISOString().slice(0, 10);
}
// src/cli/demo-plan.ts
const JOBS_A_DAY = [3, 7];
const DAY = 86400;
const NOTES = [
	"",
	"",
	"",
	"",
	"同じ依頼者の過去の依頼も確認済み",
	"外部URLは開いていない",
	"申告内容と一致",
	"次回は警告を検討"
];
/** Plan what happened on every day: jobs come, some are reported, moderators judge all of them. */
function plannedDays(scene) {
	let number = 1e5;
	const nextId = (prefix) => `${prefix}-${++number}`;
	for (let day = scene.from; day < scene.until; day = plusSeconds(day, DAY)) {
		const jobs = scene.random.int(...JOBS_A_DAY);
		for (let n = 0; n < jobs; n++) planJob(scene, day, nextId);
		if (scene.random.chance(.35)) planLetter(scene, day, nextId);
	}
}
function kindFor(random, at) {
	const month = monthOf(at);
	if (!random.chance(violationRate(month))) return "clean";
	if (random.chance(.08)) return "several";
	return random.weighted(Object.entries(categoryShares(month)));
}
const within = (scene, from, seconds) => {
	const at = plusSeconds(from, scene.random.int(...seconds));
	return at < scene.until ? at : null;
};
function planJob(scene, day, nextId) {
	const { random } = scene;
	const at = within(scene, day, [0, 86399]);
	if (!at) return;
	const kind = kindFor(random, at);
	const doubtful = kind !== "clean" && scene.doubtful.length > 0 && random.chance(.5);
	const client = random.pick(doubtful ? scene.doubtful : scene.clients);
	const job = exampleJob(random, {
		id: nextId("J"),
		clientId: client.id,
		at,
		kind
	});
	scene.arrives(at, {
		kind: "job",
		body: job
	});
	const found = foundIn(random, kind);
	if (random.chance(kind === "clean" ? .02 : .3)) planReport(scene, job, found, nextId);
	const seen = within(scene, at, kind === "clean" ? [600, 64800] : [240, 14400]);
	if (!seen) return;
	const verdict = verdictOf(random, found);
	judged(scene, seen, {
		type: "job",
		id: job.id
	}, verdict);
	if (verdict.template === "correction") planCorrection(scene, job, seen);
}
function foundIn(random, kind) {
	if (kind === "clean") return [];
	return kind === "several" ? [random.pick([
		"mlm",
		"uncertain_reward",
		"free_sample"
	]), "direct_deal"] : [kind];
}
function verdictOf(random, found) {
	const note = random.pick(NOTES);
	const [category] = found;
	if (!category) return {
		found,
		template: null,
		note: ""
	};
	const both = category === "direct_deal" || category === "mlm" ? [[`hide_warn.${category}`, 18]] : [];
	return {
		found,
		template: random.weighted([
			["hide", 44],
			...both,
			[`warn.${category}`, 14],
			[`advice.${category}`, 16],
			["correction", 20]
		]),
		note
	};
}
function planReport(scene, job, found, nextId) {
	const { random } = scene;
	const at = within(scene, job.postedAt, [60, 900]);
	if (!at) return;
	const reporterId = random.pick(scene.freelancers).id;
	const target = {
		type: "job",
		id: job.id
	};
	const body = exampleReport(random, {
		id: nextId("R"),
		target,
		reporterId,
		at,
		kind: found[0] ?? "unfounded"
	});
	scene.arrives(at, {
		kind: "report",
		body
	});
}
/** The client corrects the passage within a day, and somebody looks at the new version. */
function planCorrection(scene, job, asked) {
	const at = within(scene, asked, [1800, DAY]);
	if (!at || scene.random.chance(.25)) return;
	scene.arrives(at, {
		kind: "job",
		body: editedJob(scene.random, job, at, "repaired")
	});
	const seen = within(scene, at, [300, 21600]);
	if (seen) judged(scene, seen, {
		type: "job",
		id: job.id
	}, {
		found: [],
		template: null,
		note: ""
	});
}
function planLetter(scene, day, nextId) {
	const { random, clients, freelancers } = scene;
	const at = within(scene, day, [0, 86399]);
	if (!at) return;
	const kind = random.pick([
		"direct_deal",
		"direct_deal",
		"mlm",
		"free_sample"
	]);
	const jobId = nextId("J");
	const id = nextId(random.chance(.5) ? "P" : "M");
	const type = id.startsWith("P") ? "proposal" : "message";
	const freelancerId = random.pick(freelancers).id;
	const senderId = random.pick(clients).id;
	if (type === "proposal") {
		const body = exampleProposal(random, {
			id,
			jobId,
			freelancerId,
			at,
			kind: "direct_deal"
		});
		scene.arrives(at, {
			kind: "proposal",
			body
		});
	} else {
		const body = exampleMessage(random, {
			id,
			jobId,
			senderId,
			recipientId: freelancerId,
			at,
			kind
		});
		scene.arrives(at, {
			kind: "message",
			body
		});
	}
	const seen = within(scene, at, [300, 10800]);
	const found = [type === "proposal" ? "direct_deal" : kind];
	const template = random.weighted([
		[`warn.${found[0]}`, 50],
		[`advice.${found[0]}`, 30],
		["hide", 20]
	]);
	if (seen) judged(scene, seen, {
		type,
		id
	}, {
		found,
		template,
		note: random.pick(NOTES)
	});
}
// ../../packages/copy/src/catalogue/clauses.ja.ts
const clauses = {
	"G-1": {
		title: "マルチ商法への勧誘",
		text: "連鎖販売取引、ネットワークビジネス、またはこれらに類する仕組みへの参加を勧誘する依頼。目的を伏せて説明会・面談・外部サイトへ誘うものを含む。"
	},
	"G-2": {
		title: "ステルスマーケティング",
		text: "広告・宣伝であることを隠して商品やサービス、サイトを紹介させる依頼、または内容や評価があらかじめ決められた口コミ・レビューを投稿させる依頼。"
	},
	"G-3": {
		title: "外部サービスの規約違反",
		text: "他社のサービスの利用規約に反する行為を求める依頼。アカウントの売買・貸与、フォロワーや高評価の購入、認証の代行、禁止された自動収集など。"
	},
	"G-4": {
		title: "連絡先の交換・直接取引",
		text: "仮払い前に、電話番号・メール・チャットIDなどの連絡先を交換し、またはサイト外で報酬を支払う依頼。仮払い後の連絡先交換は対象外(プロジェクト方式)。"
	},
	"G-5": {
		title: "報酬の不確定",
		text: "成果報酬・歩合・紹介料など結果によって金額が変わる報酬、または物品を報酬とする依頼。作業に対する報酬額は、依頼の時点で確定していること。"
	},
	"G-6": {
		title: "サンプル・トライアルの無償要求",
		text: "発注の前に、サンプルの制作やトライアル(テストライティングを含む)を無償で求める依頼。サンプルやトライアルに報酬が設定されている場合は対象外。"
	},
	"G-7": {
		title: "その他の違反",
		text: "法令に違反するおそれのある依頼、一件の本文に複数の違反区分の内容が含まれる依頼、その他利用規約に反する依頼。"
	}
};
// ../../packages/copy/src/catalogue/templates.ja.ts
const CLAUSE = "【該当条項】{clause_title}\n{clause_text}";
const ASK = "ご不明な点や、判断にご異議がある場合は、事務局のお問い合わせ窓口からご連絡ください。改めて確認いたします。\n\n事務局";
/** A warning: what was found, the clause, what we did and what to do now. */
const warning = (found, next) => `「{job_title}」に関する投稿内容に、${found}\n\n${CLAUSE}\n\nこのたび、警告を表示いたしました。${next}\n\n${ASK}`;
/** An advice mail: kinder, explains how to do it right. Nothing happens to the member. */
const advice = (found, next) => `いつもご利用いただきありがとうございます。「{job_title}」に関する投稿内容に、${found}「{clause_title}」の条項にご注意ください。\n\n${next}\n\nこのメールはご案内であり、警告ではありません。\n\n${ASK}`;
// ../../packages/copy/src/catalogue/ja.ts
/** Words of the guideline's clauses and of the forms a member receives, by the ids of `policy/catalogue`. */
const catalogue = {
	clauses,
	templates: {
		"warn.mlm": {
			title: "警告:マルチ商法",
			text: warning("マルチ商法やネットワークビジネスへの勧誘にあたるおそれのある記載が見つかりました。", "勧誘や、目的を伏せた説明会・面談への案内は、ただちにおやめください。同様の行為が続く場合は、ご利用を続けていただけなくなることがあります。")
		},
		"warn.stealth_marketing": {
			title: "警告:ステルスマーケティング",
			text: warning("広告であることを隠した宣伝、または内容の決まった口コミの投稿を求める記載が見つかりました。", "該当する依頼の募集をおやめいただき、すでに依頼された方には中止をお伝えください。同様の行為が続く場合は、ご利用を続けていただけなくなることがあります。")
		},
		"warn.external_terms": {
			title: "警告:外部規約違反",
			text: warning("他社のサービスの利用規約に反する行為を求める記載が見つかりました。", "該当する作業の依頼や受注をおやめください。作業をされた方の外部アカウントが停止されるおそれもあります。同様の行為が続く場合は、ご利用を続けていただけなくなることがあります。")
		},
		"warn.direct_deal": {
			title: "警告:直接取引",
			text: warning("仮払い前の連絡先の交換、またはサイト外での支払いを求める記載が見つかりました。", "やりとりはサイト内のメッセージで、お支払いは仮払いでお願いいたします。すでに連絡先を交換された場合も、サイト内でのやりとりにお戻しください。同様の行為が続く場合は、ご利用を続けていただけなくなることがあります。")
		},
		"warn.uncertain_reward": {
			title: "警告:報酬不確定",
			text: warning("成果報酬や物品での支払いなど、報酬額が確定しない条件の記載が見つかりました。", "作業に対する報酬額を確定させたうえで、改めてご依頼ください。進行中の方がいる場合は、確定した金額をお伝えください。同様の行為が続く場合は、ご利用を続けていただけなくなることがあります。")
		},
		"warn.free_sample": {
			title: "警告:サンプル・トライアルの無償要求",
			text: warning("発注の前に、サンプルやトライアルを無償で求める記載が見つかりました。", "無償での作業を求めることをおやめいただき、必要な場合はサンプルやトライアルに報酬を設定してください。同様の行為が続く場合は、ご利用を続けていただけなくなることがあります。")
		},
		"warn.other": {
			title: "警告:その他の違反",
			text: warning("法令や利用規約に反するおそれのある記載が見つかりました(違反区分:{category})。", "該当する内容の募集ややりとりをおやめください。同様の行為が続く場合は、ご利用を続けていただけなくなることがあります。")
		},
		"hide_warn.direct_deal": {
			title: "非表示+警告:直接取引",
			text: `「{job_title}」に関する投稿内容に、仮払い前の連絡先の交換、またはサイト外での支払いを求める記載が見つかりました。\n\n${CLAUSE}\n\nこのため、該当の投稿を非表示にし、警告を表示いたしました。連絡先や外部への誘導を除いたうえで改めてご投稿いただき、やりとりはサイト内のメッセージで、お支払いは仮払いでお願いいたします。同様の行為が続く場合は、ご利用を続けていただけなくなることがあります。\n\n${ASK}`
		},
		"hide_warn.mlm": {
			title: "非表示+警告:マルチ商法",
			text: `「{job_title}」に関する投稿内容に、マルチ商法やネットワークビジネスへの勧誘にあたるおそれのある記載が見つかりました。\n\n${CLAUSE}\n\nこのため、該当の投稿を非表示にし、警告を表示いたしました。同じ内容を改めて投稿することや、個別のメッセージでの勧誘はおやめください。同様の行為が続く場合は、ご利用を続けていただけなくなることがあります。\n\n${ASK}`
		},
		"advice.mlm": {
			title: "アドバイスメール:マルチ商法",
			text: advice("マルチ商法への勧誘と受け取られるおそれのある表現がありました。", "会員の登録や紹介を収入の条件とする表現、目的の分からない説明会への案内は避け、依頼する作業の内容と報酬を具体的にお書きください。")
		},
		"advice.stealth_marketing": {
			title: "アドバイスメール:ステルスマーケティング",
			text: advice("広告であることを隠した宣伝や、内容の決まった口コミと受け取られるおそれのある表現がありました。", "商品やサービスを紹介する記事には「PR」など広告である旨の表示を入れるようお書き添えください。体験していない口コミや、評価を指定した投稿は依頼できません。")
		},
		"advice.external_terms": {
			title: "アドバイスメール:外部規約違反",
			text: advice("他社のサービスの利用規約に触れるおそれのある作業が含まれていました。", "作業に使うサービスの利用規約をお確かめのうえ、禁止されている作業は依頼から除いてください。許諾を得ている場合は、その旨を依頼文にお書き添えください。")
		},
		"advice.direct_deal": {
			title: "アドバイスメール:直接取引",
			text: advice("仮払い前の連絡先の交換や、サイト外でのやりとりにつながる表現がありました。", "仮払いまでは、連絡や資料の受け渡しにサイト内のメッセージをお使いください。仮払いは、双方にとって未払いや途中終了を防ぐ仕組みです。")
		},
		"advice.uncertain_reward": {
			title: "アドバイスメール:報酬不確定",
			text: advice("報酬額が確定しないと受け取られる表現がありました。", "「成果に応じて」「売上の○%」などの条件ではなく、作業の範囲と、それに対して支払う金額を具体的にお書きください。物品のみを報酬とすることはできません。")
		},
		"advice.free_sample": {
			title: "アドバイスメール:サンプル・トライアルの無償要求",
			text: advice("発注の前に、サンプルやトライアルを無償で求めていると受け取られる表現がありました。", "力量を確かめたい場合は、過去の実績やポートフォリオの提示をお願いするか、サンプルやトライアルにも報酬を設定してご依頼ください。")
		},
		"advice.other": {
			title: "アドバイスメール:その他の違反",
			text: advice("法令や利用規約に触れるおそれのある表現がありました(違反区分:{category})。", "該当する表現をお確かめのうえ、依頼する作業、条件、報酬が第三者にも分かるように具体的にお書きください。判断に迷う場合は、投稿の前にご相談いただけます。")
		},
		hide: {
			title: "非表示のお知らせ",
			text: `「{job_title}」に関する投稿内容を確認したところ、ガイドラインに反するおそれのある記載が見つかりました(違反区分:{category})。\n\n${CLAUSE}\n\nこのため、該当の投稿を非表示にいたしました。該当する内容を除いたうえで、改めてご投稿いただけます。進行中のお取引がある場合は、お相手へのご連絡をお願いいたします。\n\n${ASK}`
		},
		correction: {
			title: "修正のお願い",
			text: `「{job_title}」を確認したところ、修正をお願いしたい箇所が見つかりました(違反区分:{category})。\n\n${CLAUSE}\n\n【修正をお願いしたい箇所】\n{passages}\n\nお手数ですが、{deadline}までに修正をお願いいたします。修正案は一例ですので、ご依頼に合わせて書き換えていただけます。修正後の内容は事務局で改めて確認いたします。期限までに修正がない場合は、依頼を非表示にすることがあります。\n\n${ASK}`
		},
		show: {
			title: "再表示のお知らせ",
			text: `「{job_title}」に関する投稿内容を事務局で改めて確認し、先にお知らせした非表示を取り消しました。該当の投稿は再び表示されており、お手続きは必要ありません。\n\n確認のあいだご不便をおかけしましたことを、お詫び申し上げます。引き続き安心してご利用いただけますよう努めてまいります。\n\n${ASK}`
		}
	}
};
// ../../packages/copy/src/words/ja.ts
/** The desk's words, one per thing. Keys are code words; see the glossary in docs/domain.md. */
const words = {
	categories: {
		mlm: "マルチ商法",
		stealth_marketing: "ステルスマーケティング",
		external_terms: "外部規約違反",
		direct_deal: "直接取引",
		uncertain_reward: "報酬不確定",
		free_sample: "サンプル・トライアルの無償要求",
		other: "その他"
	},
	/** where room is short: lists and chips */
	categoriesShort: {
		mlm: "マルチ商法",
		stealth_marketing: "ステマ",
		external_terms: "外部規約違反",
		direct_deal: "直接取引",
		uncertain_reward: "報酬不確定",
		free_sample: "無償要求",
		other: "その他"
	},
	severities: {
		low: "低",
		medium: "中",
		high: "高",
		urgent: "緊急"
	},
	severity: (name) => `重大度 ${name}`,
	targets: {
		job: "仕事依頼",
		proposal: "提案",
		message: "メッセージ",
		member: "会員"
	},
	formats: {
		project: "プロジェクト",
		task: "タスク",
		competition: "コンペ",
		hourly: "時間報酬"
	},
	rewards: {
		fixed: "固定",
		hourly: "時給",
		per_task: "1件あたり",
		performance: "成果報酬",
		goods: "物品",
		none: "なし"
	},
	yen: (amount) => `${amount}円`,
	yenFrom: (amount) => `${amount}円から`,
	yenTo: (amount) => `${amount}円まで`,
	yenRange: (min, max) => `${min}–${max}円`,
	notStated: "記載なし",
	reasons: {
		direct_deal_solicitation: "直接取引の勧誘",
		mlm_solicitation: "マルチ商法の勧誘",
		fake_review: "やらせの口コミ・レビュー",
		external_terms_breach: "他サービスの規約違反",
		unclear_reward: "報酬が不明確",
		unpaid_trial: "無償のサンプル・トライアル",
		intellectual_property: "知的財産権の侵害",
		other_breach: "その他規約違反"
	},
	measures: {
		request_correction: "修正依頼",
		advice: "アドバイスメール",
		hide: "非表示",
		show: "再表示",
		warn: "警告"
	},
	noViolation: "問題なし",
	roles: {
		moderator: "担当者",
		lead: "リーダー",
		admin: "管理者"
	},
	memberRoles: {
		freelancer: "ランサー",
		client: "クライアント"
	},
	plus: "＋",
	listed: "、"
};
// ../../packages/policy/src/cases/case.ts
const QUEUES = ["flagged", "patrol"];
/** A claim is a lease of 120 s kept alive by a heartbeat; a reservation is a prefetch of 60 s, at most two a person. */
const LEASE_SECONDS = {
	claim: 120,
	reservation: 60
};
// ../../packages/policy/src/catalogue/clauses.ts
const CLAUSES = [
	{
		id: "G-1",
		category: "mlm",
		version: 2,
		effectiveFrom: "2026-04-01"
	},
	{
		id: "G-2",
		category: "stealth_marketing",
		version: 3,
		effectiveFrom: "2026-04-01"
	},
	{
		id: "G-3",
		category: "external_terms",
		version: 1,
		effectiveFrom: "2025-04-01"
	},
	{
		id: "G-4",
		category: "direct_deal",
		version: 4,
		effectiveFrom: "2026-04-01"
	},
	{
		id: "G-5",
		category: "uncertain_reward",
		version: 2,
		effectiveFrom: "2025-04-01"
	},
	{
		id: "G-6",
		category: "free_sample",
		version: 2,
		effectiveFrom: "2025-04-01"
	},
	{
		id: "G-7",
		category: "other",
		version: 1,
		effectiveFrom: "2025-04-01"
	}
];
function clauseOf(category) {
	const clause = CLAUSES.find((each) => each.category === category);
	if (!clause) throw new Error(`no clause for ${category}`);
	return clause;
}
// ../../packages/policy/src/catalogue/render.ts
const VARIABLE = /\{([a-z_]+)\}/g;
/** Fill `{variables}` of a template. What has no value stays as it is and blocks sending, see `unfilled`. */
function render(template, variables) {
	return template.replace(VARIABLE, (whole, name) => variables[name] || whole);
}
/** Names of variables still open in a text. */
function unfilled(text) {
	return [...text.matchAll(VARIABLE)].map((match) => match[1] ?? "");
}
// ../../packages/policy/src/catalogue/templates.ts
const perCategory = (prefix, measure, version) => CATEGORIES.map((category) => ({
	id: `${prefix}.${category}`,
	version,
	measures: [measure],
	category
}));
/** In the order the numbered list shows them, so a digit always means the same. */
const TEMPLATES = [
	...perCategory("warn", "warn", 4),
	{
		id: "hide_warn.direct_deal",
		version: 7,
		measures: ["hide", "warn"],
		category: "direct_deal"
	},
	{
		id: "hide_warn.mlm",
		version: 3,
		measures: ["hide", "warn"],
		category: "mlm"
	},
	...perCategory("advice", "advice", 2),
	{
		id: "hide",
		version: 5,
		measures: ["hide"],
		category: null
	},
	{
		id: "correction",
		version: 2,
		measures: ["request_correction"],
		category: null
	},
	{
		id: "show",
		version: 1,
		measures: ["show"],
		category: null
	}
];
function templateById(id) {
	return TEMPLATES.find((template) => template.id === id);
}
// ../../packages/storage/src/delivery/reads.ts
const due = (state) => hot((db) => db.select().from(outbox).where(and(sql`${outbox.state} = ${sql.raw(`'${state}'`)}`, sql`${outbox.dueAt} <= ${sql.placeholder("now")}`)).orderBy(asc(outbox.dueAt), asc(outbox.id)).limit(sql.placeholder("limit")).prepare());
const ready = due("ready");
const retrying = due("retrying");
/** What may go out now: new ones first, then those to be tried again. Held and undone rows are never among them. */
async function outgoingDue(db, now, limit) {
	const fresh = await ready(db).execute({
		now,
		limit
	});
	if (fresh.length >= limit) return fresh;
	return [...fresh, ...await retrying(db).execute({
		now,
		limit: limit - fresh.length
	})];
}
/** Rows that were being sent when the process ended. */
const outgoingInterrupted = async (db) => await db.select().from(outbox).where(sql`${outbox.state} = 'sending'`);
const outgoingDead = async (db) => await db.select().from(outbox).where(sql`${outbox.state} = 'dead'`).orderBy(asc(outbox.id));
async function outgoingCounts(db) {
	const rows = await db.select({
		state: outbox.state,
		n: count()
	}).from(outbox).groupBy(outbox.state);
	return Object.fromEntries(rows.map((row) => [row.state, row.n]));
}
async function endpointDisabledAt(db, url) {
	const [row] = await db.select().from(endpoints).where(eq(endpoints.url, url));
	return row?.disabledAt ?? null;
}
/** What a decision sends. */
const outgoingOf = async (db, decisionId) => await db.select().from(outbox).where(eq(outbox.decisionId, decisionId)).orderBy(asc(outbox.id));
// ../../packages/policy/src/staff/roles.ts
const ROLES = [
	"moderator",
	"lead",
	"admin"
];
/** Admins run people and settings and have no case rights; leads do what moderators do and see everyone's trail. */
const GRANTED = {
	moderator: [
		"cases.read",
		"cases.decide",
		"audit.read_own"
	],
	lead: [
		"cases.read",
		"cases.decide",
		"decisions.undo_others",
		"audit.read_own",
		"audit.read_all"
	],
	admin: ["audit.read_own", "audit.read_all"]
};
function may(role, permission) {
	return GRANTED[role].includes(permission);
}
// ../../packages/policy/src/verdict.ts
function allow(event) {
	return {
		ok: true,
		event
	};
}
function refuse(refusal) {
	return {
		ok: false,
		refusal
	};
}
// ../../packages/policy/src/cases/lease.ts
function newLease(kind, holder, now) {
	return {
		kind,
		holder,
		endsAt: plusSeconds(now, LEASE_SECONDS[kind])
	};
}
/** Is the lease still running? A lease ends at its instant, not after it. */
function running(lease, now) {
	return lease !== null && lease.endsAt > now;
}
/** Take a case (担当する). Taking what one already holds is taking it anew: another tab loses it. */
function claim(it, actor, kind, now) {
	if (!may(actor.role, "cases.decide")) return refuse("not_permitted");
	if (it.state === "held" || it.state === "closed") return refuse("already_decided");
	if (running(it.lease, now) && it.lease.holder !== actor.id) return refuse("held_by_other");
	return allow({
		type: "case.claimed",
		fence: it.fence + 1,
		lease: newLease(kind, actor.id, now)
	});
}
/** Does this person hold the case under this fence, right now? The question behind every write on a case. */
function holds(it, actor, fence, now) {
	if (!may(actor.role, "cases.decide")) return "not_permitted";
	if (it.state === "held" || it.state === "closed") return "already_decided";
	if (it.state !== "claimed" || it.fence !== fence) return "lease_lost";
	if (!running(it.lease, now) || it.lease.holder !== actor.id) return "lease_lost";
	return null;
}
/** Keep a claim alive, or turn a reservation into a claim because the case is now on screen. Keeps the fence. */
function renew(it, actor, fence, now) {
	const refusal = holds(it, actor, fence, now);
	if (refusal) return refuse(refusal);
	return allow({
		type: "case.renewed",
		lease: newLease("claim", actor.id, now)
	});
}
/** Give a case back (手放す). */
function release(it, actor, fence, now) {
	const refusal = holds(it, actor, fence, now);
	if (refusal) return refuse(refusal);
	return allow({ type: "case.released" });
}
// ../../packages/policy/src/decisions/decide.ts
/** Decide a case. The effect waits in `held` until the undo window is over. */
function decide$1(situation, choice) {
	const { case: it, actor, now, seen } = situation;
	const refusal = holds(it, actor, seen.fence, now);
	if (refusal) return refuse(refusal);
	if (it.contentVersion !== seen.contentVersion) return refuse("content_changed");
	const flaw = flawOf(situation, choice);
	if (flaw) return refuse(flaw);
	const categories = choice.kind === "measures" ? [...new Set(choice.categories)] : [];
	return allow({
		type: "case.decided",
		choice,
		categories,
		published: publishedCategory(categories),
		month: monthOf(now),
		heldUntil: plusSeconds(now, situation.undoSeconds)
	});
}
function flawOf(situation, choice) {
	if (choice.kind === "no_violation") return null;
	const { measures } = choice;
	if (measures.length === 0 || new Set(measures).size !== measures.length) return "measure_not_allowed";
	for (const measure of measures) {
		const flaw = measureOpen(measure, situation);
		if (flaw) return flaw;
	}
	if (measures.includes("show") && measures.length > 1) return "measure_not_allowed";
	if (measures.some(confirms)) {
		if (choice.categories.length === 0) return "category_required";
		if (!choice.clause) return "clause_required";
	} else if (choice.categories.length > 0) return "measure_not_allowed";
	if (choice.text.trim() === "") return "text_required";
	if (unfilled(choice.text).length > 0) return "variable_unfilled";
	return passageFlaw(situation, choice);
}
function passageFlaw(situation, choice) {
	if (choice.measures.includes("request_correction") && situation.case.target.type === "job" && choice.passages.length === 0) return "passages_required";
	return choice.passages.some(({ field, start, end }) => start < 0 || start >= end || end > situation.lengths[field]) ? "passage_outside_text" : null;
}
/** Is this measure open for this target as it stands? Also what a button asks before it is pressed. */
function measureOpen(measure, situation) {
	if (!MEASURES_ON[situation.case.target.type].includes(measure)) return "measure_not_allowed";
	if (measure === "hide" && !situation.visible) return "already_hidden";
	if (measure === "show" && situation.visible) return "not_hidden";
	return null;
}
// ../../packages/contract/src/refusals.ts
const STATUS_OF = {
	not_permitted: 403,
	already_decided: 409,
	held_by_other: 409,
	lease_lost: 409,
	content_changed: 409,
	already_hidden: 409,
	not_hidden: 409,
	already_undone: 409,
	undo_window_over: 409,
	idempotency_conflict: 422,
	measure_not_allowed: 422,
	category_required: 422,
	clause_required: 422,
	text_required: 422,
	variable_unfilled: 422,
	passages_required: 422,
	passage_outside_text: 422
};
/** Declared on every writing endpoint of a case; `REFUSED_<status>` keeps the HTTP status and the type together. */
const refusals = {
	REFUSED_403: {
		status: 403,
		data: type()
	},
	REFUSED_409: {
		status: 409,
		data: type()
	},
	REFUSED_422: {
		status: 422,
		data: type()
	},
	NOT_FOUND: { status: 404 }
};
// src/http/refused.ts
/** A rule said no. The status and the words follow from the refusal; `present` is the case as it is now. */
function refused(refusal, present = null) {
	const status = STATUS_OF[refusal];
	return new ORPCError(`REFUSED_${status}`, {
		status,
		defined: true,
		data: {
			refusal,
			present
		}
	});
}
function notFound() {
	return new ORPCError("NOT_FOUND", {
		status: 404,
		defined: true
	});
}
/** The case as a refused screen needs it. */
async function presentOf(db, it) {
	const { state, contentVersion, lease } = it;
	if (!lease) return {
		state,
		contentVersion,
		holder: null
	};
	const alias = (await aliasesOf(db, [lease.holder])).get(lease.holder) ?? "";
	return {
		state,
		contentVersion,
		holder: {
			id: lease.holder,
			alias,
			kind: lease.kind,
			endsAt: lease.endsAt
		}
	};
}
async function lengthsOf(tx, it, choice) {
	const version = choice.kind === "measures" && choice.passages.length > 0 ? await versionOf(tx.db, it.target, it.contentVersion) : null;
	return {
		title: version?.title.length ?? 0,
		body: version?.body.length ?? 0
	};
}
/** Decide a case that this person holds under this fence, having seen this version of the text. */
async function decide(tx, at, actor, { caseId, fence, contentVersion, choice, note }) {
	const it = await caseById(tx.db, caseId);
	if (!it) throw notFound();
	const verdict = decide$1({
		case: it,
		actor,
		now: at,
		visible: (await contentOf(tx.db, it.target))?.visible ?? true,
		lengths: await lengthsOf(tx, it, choice),
		seen: {
			fence,
			contentVersion
		},
		undoSeconds: 10
	}, choice);
	if (!verdict.ok) throw refused(verdict.refusal, await presentOf(tx.db, it));
	const id = newId(at);
	await record(tx, at, actor.id, {
		type: "case.decided",
		id,
		case: it,
		actorId: actor.id,
		decided: verdict.event,
		note
	});
	return {
		decisionId: id,
		heldUntil: verdict.event.heldUntil
	};
}
// ../../packages/storage/src/decisions/reads.ts
function toDecision(row) {
	const { id, caseId, contentVersion, authorId, actorId, decidedAt, clause, text, month, heldUntil } = row;
	return {
		id,
		caseId,
		contentVersion,
		authorId,
		actorId,
		decidedAt,
		clause,
		text,
		month,
		heldUntil,
		target: {
			type: row.targetType,
			id: row.targetId
		},
		measures: JSON.parse(row.measures),
		categories: JSON.parse(row.categories),
		published: row.published,
		passages: JSON.parse(row.passages),
		counted: row.counted === 1,
		state: row.state
	};
}
const byId = hot((db) => db.select().from(decisions).where(eq(decisions.id, sql.placeholder("id"))).prepare());
const windowOver = hot((db) => db.select().from(decisions).where(and(sql`${decisions.state} = 'held'`, sql`${decisions.heldUntil} <= ${sql.placeholder("now")}`)).orderBy(asc(decisions.heldUntil)).limit(sql.placeholder("limit")).prepare());
async function decisionById(db, id) {
	const [row] = await byId(db).execute({ id });
	return row ? toDecision(row) : null;
}
/** Held decisions whose undo window is over. */
const decisionsWithWindowOver = async (db, now, limit) => (await windowOver(db).execute({
	now,
	limit
})).map(toDecision);
/** A measure with the decision it belongs to. */
async function measureById(db, id) {
	const [row] = await db.select({
		measure: measures.measure,
		memberId: measures.memberId,
		decision: decisions
	}).from(measures).innerJoin(decisions, eq(decisions.id, measures.decisionId)).where(eq(measures.id, id));
	return row ? {
		id,
		measure: row.measure,
		memberId: row.memberId,
		decision: toDecision(row.decision)
	} : null;
}
/** Decisions on a target or on anything of its author, newest first, undone ones left out. */
async function historyOf(db, target, authorId, exceptCaseId, limit) {
	return await db.select({
		decision: decisions,
		caseNumber: cases.number,
		title: contentVersions.title,
		by: staff.alias
	}).from(decisions).innerJoin(cases, eq(cases.id, decisions.caseId)).innerJoin(contentVersions, and(eq(contentVersions.type, decisions.targetType), eq(contentVersions.id, decisions.targetId), eq(contentVersions.version, decisions.contentVersion))).leftJoin(staff, eq(staff.id, decisions.actorId)).where(and(ne(decisions.state, "undone"), ne(decisions.caseId, exceptCaseId), or(and(eq(decisions.targetType, target.type), eq(decisions.targetId, target.id)), eq(decisions.authorId, authorId)))).orderBy(desc(decisions.id)).limit(limit);
}
/** A person's own decisions, newest first, each with the states of what it sends. */
async function recentBy(db, actorId, limit) {
	const rows = await db.select({
		decision: decisions,
		caseNumber: cases.number,
		title: contentVersions.title,
		body: sql`substr(${contentVersions.body}, 1, 80)`
	}).from(decisions).innerJoin(cases, eq(cases.id, decisions.caseId)).innerJoin(contentVersions, and(eq(contentVersions.type, decisions.targetType), eq(contentVersions.id, decisions.targetId), eq(contentVersions.version, decisions.contentVersion))).where(eq(decisions.actorId, actorId)).orderBy(desc(decisions.id)).limit(limit);
	const recent = [];
	for (const row of rows) {
		const sent = await db.select({ state: outbox.state }).from(outbox).where(eq(outbox.decisionId, row.decision.id));
		recent.push({
			...row,
			decision: toDecision(row.decision),
			sent: sent.map((each) => each.state)
		});
	}
	return recent;
}
// src/decisions/settle.ts
const AT_ONCE = 500;
const visibleAfter = ({ measures }) => {
	if (measures.includes("hide")) return false;
	return measures.includes("show") ? true : null;
};
/** End the undo window of every decision it is over for. Answers how many now stand. */
async function settle(office) {
	const now = office.clock.now();
	const over = await decisionsWithWindowOver(office.desk.db, now, AT_ONCE);
	await Promise.all(over.map((decision) => office.desk.write((tx) => stand(tx, now, decision.id))));
	return over.length;
}
/** Let one decision stand: its case closes, its events may go out, and what waited in the case opens a new one. */
async function stand(tx, at, decisionId) {
	const decision = await decisionById(tx.db, decisionId);
	if (decision?.state !== "held" || decision.heldUntil > at) return;
	const it = await caseById(tx.db, decision.caseId);
	await record(tx, at, SYSTEM, {
		type: "decision.stands",
		decision,
		visible: visibleAfter(decision)
	});
	if (it?.joinedWhileHeld) await openFollowing(tx, at, it);
}
async function openFollowing(tx, at, it) {
	const content = await contentOf(tx.db, it.target);
	const version = await versionOf(tx.db, it.target, content?.version ?? it.contentVersion);
	if (!content || !version) return;
	const late = (await reportsOfCase(tx.db, it.id)).filter((report) => report.whileHeld);
	const id = newId(at);
	const ids = late.map((report) => report.id);
	if (ids.length > 0) await record(tx, at, SYSTEM, {
		type: "reports.gathered",
		ids,
		caseId: id
	});
	const placing = place(at, {
		flags: version.flags,
		reasons: late.map((report) => report.reason),
		reporters: new Set(late.map((report) => report.reporterId)).size,
		engagements: content.facts.type === "job" ? content.facts.engagements : null,
		standing: await standingOf(tx.db, it.authorId)
	});
	const { target, authorId } = it;
	const about = {
		target,
		authorId,
		contentVersion: content.version,
		previousCaseId: it.id
	};
	await record(tx, at, SYSTEM, {
		type: "case.opened",
		id,
		openedAt: at,
		placing,
		...about
	});
}
// src/cli/history.ts
/** The first telling passage of the text a case shows, to be corrected. */
async function passagesOf(tx, target, version) {
	const text = await versionOf(tx.db, target, version);
	const span = text?.flags[0]?.spans[0];
	if (span) return [{
		...span,
		suggestion: ""
	}];
	return [{
		field: "body",
		start: 0,
		end: Math.min(12, text?.body.length ?? 1),
		suggestion: ""
	}];
}
function choiceOf(judgement, template, title, passages, body, at) {
	const categories = judgement.found;
	const published = publishedCategory(categories) ?? "other";
	const clause = clauseOf(published);
	const quoted = passages.map(({ field, start, end }) => `「${(field === "title" ? title : body).slice(start, end)}」`);
	const key = template.id;
	const text = render(catalogue.templates[key].text, {
		job_title: title || body.slice(0, 30),
		clause_title: catalogue.clauses[clause.id].title,
		clause_text: catalogue.clauses[clause.id].text,
		category: words.categories[published],
		passages: quoted.join("\n"),
		deadline: plusSeconds(at, 291600).slice(0, 10).replaceAll("-", "/")
	});
	const { id, version, measures } = template;
	return {
		kind: "measures",
		measures,
		categories,
		clause: clause.id,
		template: {
			id,
			version
		},
		text,
		passages
	};
}
/** Claim the unfinished case of a target, as somebody did back then. Nothing happens when there is none. */
async function claimThen(tx, at, actor, target) {
	const it = await unfinishedCaseOf(tx.db, target);
	if (it?.state !== "open") return;
	const lease = {
		kind: "claim",
		holder: actor.id,
		endsAt: plusSeconds(at, LEASE_SECONDS.claim)
	};
	await record(tx, at, actor.id, {
		type: "case.claimed",
		case: it,
		fence: it.fence + 1,
		lease
	});
}
/** Decide the claimed case by the real operation. Answers the decision's id, or `null` when nothing was claimed. */
async function decideThen(tx, at, actor, target, judgement) {
	const it = await unfinishedCaseOf(tx.db, target);
	if (it?.state !== "claimed" || it.lease?.holder !== actor.id) return null;
	const visible = (await contentOf(tx.db, target))?.visible ?? true;
	const wanted = judgement.template ? templateById(judgement.template) : void 0;
	const template = wanted?.measures.includes("hide") && !visible ? templateById(`warn.${judgement.found[0]}`) : wanted;
	const text = await versionOf(tx.db, target, it.contentVersion);
	const passages = template?.measures.includes("request_correction") ?? false ? await passagesOf(tx, target, it.contentVersion) : [];
	const choice = template ? choiceOf(judgement, template, text?.title ?? "", passages, text?.body ?? "", at) : { kind: "no_violation" };
	const { fence, contentVersion } = it;
	const { decisionId } = await decide(tx, at, actor, {
		caseId: it.id,
		fence,
		contentVersion,
		choice,
		note: judgement.note
	});
	return decisionId;
}
/** Let a decision of the past stand, with its events acknowledged two seconds later. */
async function standThen(tx, at, decisionId) {
	await stand(tx, at, decisionId);
	const delivered = plusSeconds(at, 2);
	for (const row of await outgoingOf(tx.db, decisionId)) {
		await record(tx, at, SYSTEM, {
			type: "delivery.sending",
			row
		});
		const sent = {
			...row,
			state: "sending",
			attempts: row.attempts + 1
		};
		await record(tx, delivered, SYSTEM, {
			type: "delivery.delivered",
			row: sent
		});
	}
}
// src/cli/demo.ts
/** The stand-in marketplace makes its members of the same seed, so that live jobs come from people with a history. */
const DEMO_SEED = 20191101;
/**
* Fill an empty desk with 14 months of believable history, through the real operations at instants of the past.
* Does nothing when there is any case already. Ends a good hour before now: what is open comes live, over the API.
*/
async function fillDemo(office) {
	if (await newestCaseNumber(office.desk.db) > 0) return;
	const now = office.clock.now();
	const from = plusSeconds(now, -36771840);
	const until = plusSeconds(now, -7200);
	const staff = await addDemoAccounts(office, from);
	const people = DEMO_ACCOUNTS.map(({ login, alias, role }) => ({
		id: staff.get(login) ?? "",
		alias,
		role
	}));
	const members = exampleMembers(seeded(DEMO_SEED), 600, now);
	const happenings = [];
	const happening = (at, run) => void happenings.push({
		at,
		run
	});
	plannedDays({
		random: seeded(20191102),
		clients: members.filter((member) => member.roles.includes("client")),
		doubtful: members.filter(isDoubtful),
		freelancers: members.filter((member) => member.roles.includes("freelancer")),
		moderators: people.filter((person) => person.role !== "admin"),
		from,
		until,
		happening,
		arrives: (at, arrival) => {
			const write = takeIn(arrival, office.desk.vault);
			happening(at, async (tx, then) => void await write(tx, then, SYSTEM));
		}
	});
	for (const member of members) {
		const write = takeIn({
			kind: "member",
			body: member
		}, office.desk.vault);
		happening(from, async (tx, at) => void await write(tx, at, SYSTEM));
	}
	happenings.sort((a, b) => a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
	await Promise.all(happenings.map(({ at, run }) => office.desk.write((tx) => run(tx, at))));
}
/** Somebody took the case of this target at `at`, decided half a minute later, and let it stand. */
function judged(scene, at, target, verdict) {
	const actor = scene.random.pick(scene.moderators);
	const decidedAt = plusSeconds(at, scene.random.int(15, 100));
	let decisionId = null;
	scene.happening(at, (tx, then) => claimThen(tx, then, actor, target));
	scene.happening(decidedAt, async (tx, then) => {
		decisionId = await decideThen(tx, then, actor, target, verdict);
	});
	scene.happening(plusSeconds(decidedAt, 10), async (tx, then) => {
		if (decisionId) await standThen(tx, then, decisionId);
	});
}
// src/http/problem.ts
const WORDS = {
	ja: { problems: {
		invalid_request: "内容に誤りがあります。errors の各項目をご確認ください。",
		malformed_json: "本文をJSON(UTF-8)として読み取れませんでした。",
		unsupported_media_type: "本文は application/json(UTF-8、圧縮なし)で送ってください。",
		body_too_large: "本文が大きすぎます。",
		unauthorized: "APIキーが正しくありません。",
		forbidden: "このAPIキーには必要な権限がありません。",
		not_found: "該当するものがありません。",
		method_not_allowed: "このメソッドは使えません。",
		idempotency_conflict: "同じ Idempotency-Key が別の内容で使われています。",
		rate_limited: "送信が多すぎます。Retry-After の秒数をおいて送り直してください。",
		unavailable: "保存できませんでした。内容は受け付けていません。あとで送り直してください。",
		internal: "予期しないエラーが起きました。内容は受け付けていません。"
	} },
	en: { problems: {
		invalid_request: "The request has flaws. See errors for each field.",
		malformed_json: "The body could not be read as JSON in UTF-8.",
		unsupported_media_type: "Send the body as application/json in UTF-8, not compressed.",
		body_too_large: "The body is too large.",
		unauthorized: "The API key is not valid.",
		forbidden: "This API key lacks the scope.",
		not_found: "There is nothing here.",
		method_not_allowed: "This method is not available here.",
		idempotency_conflict: "The same Idempotency-Key was used with another body.",
		rate_limited: "Too many requests. Send again after Retry-After seconds.",
		unavailable: "It could not be stored. Nothing was accepted. Send it again later.",
		internal: "Something unexpected happened. Nothing was accepted."
	} }
};
const STATUS = {
	invalid_request: 400,
	malformed_json: 400,
	unauthorized: 401,
	forbidden: 403,
	not_found: 404,
	method_not_allowed: 405,
	body_too_large: 413,
	unsupported_media_type: 415,
	idempotency_conflict: 422,
	rate_limited: 429,
	internal: 500,
	unavailable: 503
};
/** The language an answer is worded in: Japanese unless the caller prefers English. */
function languageOf(request) {
	return request.acceptsLanguages("ja", "en") === "en" ? "en" : "ja";
}
function problemOf(code, language, errors = []) {
	return {
		code,
		message: WORDS[language].problems[code],
		errors
	};
}
function sendProblem(request, response, code, errors = []) {
	if (response.headersSent) return void response.destroy();
	response.status(STATUS[code]).json(problemOf(code, languageOf(request), errors));
}
const statusOf = (code) => STATUS[code];
const nothingHere = (request, response) => sendProblem(request, response, "not_found");
const READ_FAULTS = {
	"entity.too.large": "body_too_large",
	"entity.parse.failed": "malformed_json",
	"entity.verify.failed": "malformed_json",
	"encoding.unsupported": "unsupported_media_type",
	"charset.unsupported": "unsupported_media_type",
	"request.size.invalid": "malformed_json",
	"request.aborted": "malformed_json"
};
/** What went wrong before an operation was reached: reading or decoding the body. Never a stack, never the value. */
const readFault = (fault, request, response, _next) => {
	const code = READ_FAULTS[fault.type ?? ""] ?? (fault instanceof URIError ? "not_found" : "internal");
	const expected = {
		body_too_large: `at most ${fault.limit} bytes`,
		malformed_json: "a JSON object in UTF-8",
		unsupported_media_type: "application/json in UTF-8, not compressed"
	};
	sendProblem(request, response, code, code === "internal" || code === "not_found" ? [] : [{
		path: "body",
		expected: expected[code],
		got: got(code, request)
	}]);
};
function got(code, request) {
	if (code === "body_too_large") return `${request.headers["content-length"] ?? "more"} bytes`;
	if (code === "malformed_json") return "something else";
	return request.headers["content-encoding"] ?? request.headers["content-type"] ?? "none";
}
const intakeFallbacks = {
	nothingHere,
	readFault
};
const kindOf = (value) => {
	if (value === void 0) return "nothing";
	if (value === null) return "null";
	if (Array.isArray(value)) return `array of ${value.length}`;
	if (typeof value === "string") return `string of ${value.length} characters`;
	return typeof value;
};
function valueAt(input, path) {
	let value = input;
	for (const key of path) value = value && typeof value === "object" ? Reflect.get(value, key) : void 0;
	return value;
}
function expectedBy(issue) {
	switch (issue.code) {
		case "invalid_type": return issue.expected;
		case "too_big": return `at most ${issue.maximum} ${issue.origin === "string" ? "characters" : issue.origin === "array" ? "items" : ""}`.trim();
		case "too_small": return `at least ${issue.minimum} ${issue.origin === "string" ? "characters" : issue.origin === "array" ? "items" : ""}`.trim();
		case "invalid_value": return `one of ${issue.values.join(", ")}`;
		case "unrecognized_keys": return "no such key";
		default: return issue.message;
	}
}
/** Flaws of a request from what the schema found: each names its field. Values themselves are never repeated. */
function flawsOf(issues, input) {
	return issues.flatMap((issue) => {
		const expected = expectedBy(issue);
		if (issue.code === "unrecognized_keys") return issue.keys.map((key) => ({
			path: [...issue.path, key].map(String).join(".").slice(0, 200),
			expected,
			got: kindOf(valueAt(input, [...issue.path, key]))
		}));
		return [{
			path: issue.path.map(String).join(".").slice(0, 200) || "body",
			expected,
			got: kindOf(valueAt(input, issue.path))
		}];
	});
}
// src/intake/api-key.ts
const SCOPES = ["intake:write", "effects:read"];
/** Only this of an API key is stored. The key itself has 256 random bits, so a plain hash is enough. */
const keyHash = (key) => hash("sha256", key);
/** `Authorization: Bearer …` of the marketplace's servers, with a limit of requests a minute for each key. */
function requireApiKey(office) {
	const limit = new RateLimiterMemory({
		points: office.settings.intakePerMinute,
		duration: 60
	});
	return async (request, response, next) => {
		const [, secret] = /^Bearer ([\x21-\x7e]{20,200})$/.exec(request.headers.authorization ?? "") ?? [];
		const key = secret ? await apiKeyOf(office.desk.db, keyHash(secret)) : null;
		if (!key) {
			response.setHeader("www-authenticate", "Bearer realm=\"mimamori intake\"");
			return sendProblem(request, response, "unauthorized");
		}
		try {
			await limit.consume(key.id);
		} catch (spent) {
			const waitMs = spent && typeof spent === "object" && "msBeforeNext" in spent ? Number(spent.msBeforeNext) : 1e3;
			response.setHeader("retry-after", Math.ceil(waitMs / 1e3));
			return sendProblem(request, response, "rate_limited");
		}
		const caller = {
			keyId: key.id,
			scopes: key.scopes
		};
		response.locals.caller = caller;
		next();
	};
}
// src/cli/keys.ts
/** Make sure this key is known; only its hash is stored. */
async function ensureApiKey(office, name, key) {
	if (await apiKeyOf(office.desk.db, keyHash(key))) return;
	const at = office.clock.now();
	const added = {
		type: "api_key.added",
		id: newId(at),
		name,
		keyHash: keyHash(key),
		scopes: SCOPES
	};
	await office.desk.write((tx) => record(tx, at, SYSTEM, added));
}
/** A new key for another system. It is shown once and never again. */
async function addApiKey(office, name) {
	const key = `mk_${randomBytes(32).toString("base64url")}`;
	await ensureApiKey(office, name, key);
	return key;
}
// ../../packages/policy/src/staff/staff.ts
const LANGUAGES = ["ja", "en"];
// src/cli/commands.ts
function oneOf(name, given, allowed) {
	const found = allowed.find((value) => value === given);
	if (!found) throw new Error(`--${name}: expected one of ${allowed.join(", ")}, got ${given ?? "nothing"}`);
	return found;
}
function required(name, given) {
	if (!given?.trim()) throw new Error(`--${name}: expected a value, got nothing`);
	return given.trim();
}
async function addStaff(office, args) {
	const login = required("login", args.login).toLowerCase();
	const role = oneOf("role", args.role, ROLES);
	const language = oneOf("language", args.language ?? "ja", LANGUAGES);
	const alias = args.alias?.trim() || login;
	if (await accountByLogin(office.desk.db, login)) throw new Error(`--login: ${login} exists already`);
	const password = randomBytes(15).toString("base64url");
	const at = office.clock.now();
	const passwordHash = await hashPassword(password);
	const added = {
		type: "staff.added",
		id: newId(at),
		login,
		alias,
		role,
		passwordHash,
		language
	};
	await office.desk.write((tx) => record(tx, at, SYSTEM, added));
	return `${login} (${role}), password: ${password}\nIt is shown once.`;
}
async function redeliver(office) {
	const rows = await outgoingDead(office.desk.db);
	const at = office.clock.now();
	await office.desk.write(async (tx) => {
		for (const row of rows) await record(tx, at, SYSTEM, {
			type: "delivery.redelivered",
			row
		});
	});
	return `${rows.length} dead letters are on their way again`;
}
async function enableWebhook(office) {
	const { webhook } = office.settings;
	if (!webhook) throw new Error("MIMAMORI_WEBHOOK_URL is not set");
	await office.desk.write((tx) => record(tx, office.clock.now(), SYSTEM, {
		type: "endpoint.enabled",
		url: webhook.url
	}));
	return `events go to ${webhook.url} again`;
}
/** Commands that write, by name. They run inside the desk's own process, or take its lock when none runs. */
const COMMANDS = {
	demo: {
		usage: "mimamori demo                    fill an empty desk with 14 months of example history",
		run: async (office) => {
			await fillDemo(office);
			return "the desk has its demo history";
		}
	},
	"staff add": {
		usage: "mimamori staff add --login NAME --role moderator|lead|admin [--alias NAME] [--language ja|en]",
		run: addStaff
	},
	"key add": {
		usage: "mimamori key add --name NAME     an API key for another system, shown once",
		run: async (office, args) => await addApiKey(office, required("name", args.name))
	},
	"delivery redeliver": {
		usage: "mimamori delivery redeliver      send dead letters again",
		run: redeliver
	},
	"delivery enable": {
		usage: "mimamori delivery enable         send again after the endpoint answered 410",
		run: enableWebhook
	}
};
// src/cli/socket.ts
const socketIn = (dataFolder) => join(dataFolder, "desk.sock");
/** Commands that write reach a running desk over a socket only its own user can open: SQLite has one writer. */
async function listenForCommands(office) {
	const path = socketIn(office.settings.dataFolder);
	rmSync(path, { force: true });
	const server = createServer(async (incoming, response) => {
		try {
			const { command, args } = JSON.parse(await text(incoming));
			response.end(JSON.stringify({ said: await COMMANDS[command].run(office, args) }));
		} catch (fault) {
			response.end(JSON.stringify({ fault: fault instanceof Error ? fault.message : String(fault) }));
		}
	});
	const before = process.umask(127);
	await new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(path, resolve);
	});
	process.umask(before);
	return server;
}
/** Ask a running desk; rejects when none listens. */
async function askRunningDesk(dataFolder, ask) {
	const answer = await new Promise((resolve, reject) => {
		const outgoing = request({
			socketPath: socketIn(dataFolder),
			method: "POST"
		}, (response) => {
			text(response).then(resolve, reject);
		});
		outgoing.once("error", reject);
		outgoing.end(JSON.stringify(ask));
	});
	const { said, fault } = JSON.parse(answer);
	if (fault !== void 0) throw new Error(fault);
	return said ?? "";
}
// ../../packages/storage/src/audit/reads.ts
/** Newest first. */
async function auditPage(db, filter) {
	const where = [];
	if (filter.before !== void 0) where.push(lt(audit.seq, filter.before));
	if (filter.actorId !== void 0) where.push(eq(audit.actorId, filter.actorId));
	if (filter.action !== void 0) where.push(eq(audit.action, filter.action));
	if (filter.subjectId !== void 0) where.push(eq(audit.subjectId, filter.subjectId));
	return await db.select().from(audit).where(and(...where)).orderBy(desc(audit.seq)).limit(filter.limit);
}
const VERIFY_PAGE = 2e3;
/** One page of the chain, recomputed: `firstBad` names the first row that does not follow from the one before. */
async function verifyPage(db, from) {
	const rows = await db.select().from(audit).where(gt(audit.seq, from.seq)).orderBy(audit.seq).limit(VERIFY_PAGE);
	let head = from;
	for (const row of rows) {
		const expected = linkHash(head.hash, row);
		if (row.seq !== head.seq + 1 || row.hash !== expected) return {
			head,
			firstBad: row.seq,
			done: true
		};
		head = {
			seq: row.seq,
			hash: row.hash
		};
	}
	return {
		head,
		firstBad: null,
		done: rows.length < VERIFY_PAGE
	};
}
/** Read the whole chain and recompute every hash, giving way to others between pages. */
async function verifyChain(db) {
	let head = {
		seq: 0,
		hash: GENESIS
	};
	for (;;) {
		const page = await verifyPage(db, head);
		head = page.head;
		if (page.firstBad !== null) return {
			ok: false,
			entries: head.seq,
			firstBad: page.firstBad
		};
		if (page.done) return {
			ok: true,
			entries: head.seq,
			head: head.hash
		};
		await new Promise((turn) => setImmediate(turn));
	}
}
// ../../packages/storage/src/vault.ts
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** `key` is 32 bytes. `open` throws when the text was not sealed with this key or was changed. */
function vaultOf(key) {
	if (key.length !== 32) throw new Error(`the personal key has ${key.length} bytes, expected 32`);
	return {
		seal(text) {
			const nonce = randomBytes(NONCE_BYTES);
			const cipher = createCipheriv("aes-256-gcm", key, nonce);
			const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
			return `v1.${Buffer.concat([
				nonce,
				body,
				cipher.getAuthTag()
			]).toString("base64url")}`;
		},
		open(sealed) {
			const bytes = Buffer.from(sealed.slice(3), "base64url");
			const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES));
			decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
			const body = bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES);
			return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
		}
	};
}
// src/clock.ts
const systemClock = { now: () => (/* @__PURE__ */ new Date()).toISOString() };
/**
* A clock for tests: system time plus the milliseconds written in `file`, read anew each time. Configuration refuses
* it in production.
*/
function fileClock(file) {
	return { now() {
		const offset = Number(readFileSync(file, "utf8").trim() || "0");
		return new Date(Date.now() + offset).toISOString();
	} };
}
// src/office.ts
/** Top of the project, found from wherever this file runs: source or build. */
function projectRoot() {
	let folder = dirname(fileURLToPath(import.meta.url));
	while (!existsSync(join(folder, "pnpm-workspace.yaml"))) {
		const above = dirname(folder);
		if (above === folder) throw new Error("pnpm-workspace.yaml not found above the program");
		folder = above;
	}
	return folder;
}
/** The key of personal columns: from the environment, else a file beside the database, made at the first start. */
function personalKey(settings) {
	if (settings.personalKey) return Buffer.from(settings.personalKey, "hex");
	const file = join(settings.dataFolder, "personal.key");
	if (!existsSync(file)) {
		mkdirSync(settings.dataFolder, {
			recursive: true,
			mode: 448
		});
		writeFileSync(file, randomBytes(32).toString("hex"), {
			mode: 384,
			flag: "wx"
		});
	}
	return Buffer.from(readFileSync(file, "utf8").trim(), "hex");
}
/** Open the desk this configuration names; read-only for commands that run beside a server. */
function openOffice(settings, mode = "serve") {
	const place = {
		file: join(settings.dataFolder, "mimamori.db"),
		migrations: join(projectRoot(), "packages/storage/migrations"),
		vault: vaultOf(personalKey(settings))
	};
	return {
		desk: mode === "serve" ? openDesk(place) : openDeskReadOnly(place),
		clock: settings.testClock ? fileClock(settings.testClock) : systemClock,
		settings,
		log: pino({ level: settings.logLevel }, pino.destination({
			dest: 2,
			sync: true
		}))
	};
}
// src/settings.ts
const flag = z.enum(["0", "1"]).transform((value) => value === "1");
const port = z.coerce.number().int().min(0).max(65535);
const Environment = z.object({
	NODE_ENV: z.string().default("development"),
	HOST: z.string().min(1).default("127.0.0.1"),
	PORT: port.default(4310),
	MIMAMORI_DATA: z.string().min(1).default("data"),
	MIMAMORI_DEMO: flag.default(true),
	MIMAMORI_DEMO_API_KEY: z.string().min(20).optional(),
	MIMAMORI_PERSONAL_KEY: z.string().regex(/^[0-9a-f]{64}$/, "64 hex digits (32 bytes)").optional(),
	MIMAMORI_WEBHOOK_URL: z.url().optional(),
	MIMAMORI_WEBHOOK_SECRET: z.string().startsWith("whsec_").optional(),
	MIMAMORI_RETRY_SCALE: z.coerce.number().positive().max(1).default(1),
	MIMAMORI_WEBHOOK_TIMEOUT_MS: z.coerce.number().int().min(50).max(6e4).default(1e4),
	MIMAMORI_INTAKE_PER_MINUTE: z.coerce.number().int().min(1).default(6e4),
	MIMAMORI_TEST_CLOCK: z.string().min(1).optional(),
	LOG_LEVEL: z.enum([
		"silent",
		"fatal",
		"error",
		"warn",
		"info",
		"debug"
	]).default("info")
});
/** Something in the environment is wrong; the message is one line a person can act on. */
var BadSettings = class extends Error {
	name = "BadSettings";
};
/** Read the environment. Throws BadSettings naming the variable and what was expected. */
function settingsFrom(environment) {
	const parsed = Environment.safeParse(environment);
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		throw new BadSettings(`${issue?.path.join(".")}: ${issue?.message}`);
	}
	const env = parsed.data;
	if (env.MIMAMORI_WEBHOOK_URL === void 0 !== (env.MIMAMORI_WEBHOOK_SECRET === void 0)) throw new BadSettings("MIMAMORI_WEBHOOK_URL and MIMAMORI_WEBHOOK_SECRET belong together: set both or neither");
	if (env.MIMAMORI_TEST_CLOCK && env.NODE_ENV === "production") throw new BadSettings("MIMAMORI_TEST_CLOCK: not in production");
	const url = env.MIMAMORI_WEBHOOK_URL;
	const secret = env.MIMAMORI_WEBHOOK_SECRET;
	return {
		host: env.HOST,
		port: env.PORT,
		dataFolder: env.MIMAMORI_DATA,
		demo: env.MIMAMORI_DEMO,
		demoApiKey: env.MIMAMORI_DEMO_API_KEY ?? null,
		personalKey: env.MIMAMORI_PERSONAL_KEY ?? null,
		webhook: url && secret ? {
			url,
			secret
		} : null,
		retryScale: env.MIMAMORI_RETRY_SCALE,
		webhookTimeoutMs: env.MIMAMORI_WEBHOOK_TIMEOUT_MS,
		intakePerMinute: env.MIMAMORI_INTAKE_PER_MINUTE,
		testClock: env.MIMAMORI_TEST_CLOCK ?? null,
		logLevel: env.LOG_LEVEL
	};
}
export { MEMBER_ROLES as $, measureOpen as A, asc as At, outgoingDue as B, measureById as C, queueCounts as Ct, presentOf as D, DeskInUse as Dt, notFound as E, plusSeconds as Et, allow as F, ne as Ft, dayOf as G, CLAUSES as H, refuse as I, sql as It, accountByLogin as J, DEMO_ACCOUNTS as K, may as L, holds as M, eq as Mt, release as N, gte as Nt, refused as O, StorageFault as Ot, renew as P, lt as Pt, JOB_FORMATS as Q, endpointDisabledAt as R, historyOf as S, decisions as St, decide as T, hot as Tt, LEASE_SECONDS as U, outgoingInterrupted as V, QUEUES as W, sessionOf as X, aliasesOf as Y, takeIn as Z, sendProblem as _, casesHeldBy as _t, auditPage as a, contentOf as at, settle as b, cases as bt, listenForCommands as c, reportsOfCase as ct, ensureApiKey as d, SYSTEM as dt, REPORT_REASONS as et, requireApiKey as f, record as ft, problemOf as g, caseNumbersOf as gt, languageOf as h, caseById as ht, projectRoot as i, answerOf as it, claim as j, and as jt, refusals as k, count as kt, COMMANDS as l, standingOf as lt, intakeFallbacks as m, MEASURES as mt, settingsFrom as n, TARGET_TYPES as nt, verifyChain as o, earlierVersions as ot, flawsOf as p, EVENT_OF as pt, passwordMatches as q, openOffice as r, CATEGORIES as rt, askRunningDesk as s, memberById as st, BadSettings as t, REWARD_TYPES as tt, LANGUAGES as u, versionOf as ut, statusOf as v, casesWithLeaseOver as vt, recentBy as w, staff as wt, decisionById as x, contentVersions as xt, fillDemo as y, nextOpenCase as yt, outgoingCounts as z };

//# sourceMappingURL=settings-BZCisy_g.mjs.map
process.on('SIGUSR2',()=>{console.error(JSON.stringify({batches:__b,works:__w,commitMs:Math.round(__c)}));__b=__w=__c=0});
