// drizzle-kit reads tables from the exports of a file, by name
module.exports = require('./src/schema/postgres.ts').POSTGRES_TABLES
