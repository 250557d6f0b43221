import { Dt as DeskInUse, l as COMMANDS, n as settingsFrom, o as verifyChain, r as openOffice, s as askRunningDesk, z as outgoingCounts } from "./settings-BZCisy_g.mjs";
import { parseArgs } from "node:util";
// src/cli/mimamori.ts
/** Commands that only look; they open the database read-only, beside a running desk. */
const LOOKING = {
	"audit verify": {
		usage: "mimamori audit verify            recompute the whole chain; exit code 1 and the first bad row if it is broken",
		look: async (office) => {
			const status = await verifyChain(office.desk.db);
			return {
				said: JSON.stringify(status),
				ok: status.ok
			};
		}
	},
	"delivery list": {
		usage: "mimamori delivery list           events by state",
		look: async (office) => ({
			said: JSON.stringify(await outgoingCounts(office.desk.db)),
			ok: true
		})
	}
};
function usage() {
	return [
		"Usage:",
		...[...Object.values(COMMANDS), ...Object.values(LOOKING)].map((command) => `  ${command.usage}`),
		"The folder of the desk is MIMAMORI_DATA (./data)."
	].join("\n");
}
async function write(command, args) {
	const settings = settingsFrom(process.env);
	try {
		const office = openOffice(settings);
		try {
			return await COMMANDS[command].run(office, args);
		} finally {
			await office.desk.close();
		}
	} catch (fault) {
		if (!(fault instanceof DeskInUse)) throw fault;
		return await askRunningDesk(settings.dataFolder, {
			command,
			args
		});
	}
}
async function look(command) {
	const office = openOffice(settingsFrom(process.env), "look");
	const { said, ok } = await LOOKING[command]?.look(office) ?? {
		said: usage(),
		ok: false
	};
	console.log(said);
	await office.desk.close();
	return ok;
}
async function run() {
	const text = { type: "string" };
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: {
			login: text,
			role: text,
			alias: text,
			language: text,
			name: text
		}
	});
	const command = positionals.join(" ");
	if (command in LOOKING) return await look(command);
	if (!(command in COMMANDS)) {
		console.error(usage());
		return false;
	}
	console.log(await write(command, values));
	return true;
}
run().then((ok) => process.exit(ok ? 0 : 1), (fault) => {
	console.error(fault instanceof Error ? fault.message : fault);
	process.exit(1);
});
export {};

//# sourceMappingURL=mimamori.mjs.map