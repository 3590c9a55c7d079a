"use strict";
exports.id = 791;
exports.ids = [791];
exports.modules = {

/***/ 791:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   loadInventory: () => (/* binding */ loadInventory)
/* harmony export */ });
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(582);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_3__);




// src/targets/file.ts
const MAX_BYTES = 67108864;
const MAX_YAML_BYTES = 8388608;
async function readTextFile(path, folders) {
	const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folders.workspace, path);
	try {
		const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.realpath)(absolute);
		if (!await isAllowed(real, folders)) return { problem: `'${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.S)(absolute)}' lies outside the workspace (and outside RUNNER_TEMP): '${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.S)(real)}'` };
		const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.open)(real, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK ?? 0));
		try {
			return await readHandle(handle, absolute);
		} finally {
			await handle.close();
		}
	} catch (error) {
		return { problem: `cannot read '${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.S)(absolute)}' (${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.O)(error)}): ${HINT}` };
	}
}
const HINT = "does the path exist, and was the repository checked out before (actions/checkout)?";
async function isAllowed(real, { workspace, runnerTemp }) {
	if (isInside(real, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.realpath)(workspace))) return true;
	if (runnerTemp === void 0) return false;
	const temp = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.realpath)(runnerTemp).catch(() => void 0);
	return temp !== void 0 && isInside(real, temp);
}
function isInside(path, folder) {
	const way = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(folder, path);
	return way !== ".." && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_2__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(way);
}
async function readHandle(handle, path) {
	const stats = await handle.stat();
	if (!stats.isFile()) return { problem: `'${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.S)(path)}' is no regular file` };
	if (stats.size > MAX_BYTES) return { problem: `'${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.S)(path)}' is larger than 64 MiB` };
	if (stats.size > MAX_YAML_BYTES && /\.ya?ml$/i.test(path)) return { problem: `'${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.S)(path)}' is YAML of more than 8 MiB: use JSON or CSV` };
	return decode(await handle.readFile(), path);
}
function decode(bytes, path) {
	const [first, second] = bytes;
	if (first === 255 && second === 254 || first === 254 && second === 255) return { problem: `'${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.S)(path)}' is UTF-16: save it as UTF-8` };
	try {
		return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
	} catch {
		return { problem: `'${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.S)(path)}' is not valid UTF-8: save it as UTF-8` };
	}
}
// src/targets/shelf.ts
var Shelf = class {
	#all;
	#keysOf;
	#byKey;
	#byWord = new Map();
	constructor(all, keysOf) {
		this.#all = all;
		this.#keysOf = keysOf;
	}
	get #rows() {
		this.#byKey ??= this.#sorted();
		return this.#byKey;
	}
	#sorted() {
		const sorted = new Map();
		for (const row of this.#all) for (const key of this.#keysOf(row)) {
			const rows = sorted.get(key);
			if (rows === void 0) sorted.set(key, [row]);
			else rows.push(row);
		}
		return sorted;
	}
	keys() {
		return [...this.#rows.keys()];
	}
	has(key) {
		return this.#rows.has(key);
	}
	rows(key, words) {
		const [first, ...rest] = words;
		const rows = this.#rows.get(key) ?? [];
		if (first === void 0 || rows.length === 0) return rows;
		const agreeing = this.#grouped(key, rows, first.field).get(first.value) ?? [];
		return rest.length === 0 ? agreeing : agreeing.filter((row) => rest.every(agreesWith(row)));
	}
	#grouped(key, rows, field) {
		const place = `${field}\n${key}`;
		const known = this.#byWord.get(place);
		if (known !== void 0) return known;
		const groups = Map.groupBy(rows, (row) => row.fields[field] ?? row.outer[field]);
		this.#byWord.set(place, groups);
		return groups;
	}
};
function agreesWith(row) {
	return ({ field, value }) => (row.fields[field] ?? row.outer[field]) === value;
}
// src/targets/inventory.ts
const FORMATS = new Map([
	[".json", "json"],
	[".yaml", "yaml"],
	[".yml", "yaml"],
	[".csv", "csv"]
]);
const LARGE = 1e6;
const GROWN = 2e4;
async function loadInventory(path, folders, language) {
	const format = FORMATS.get((0,node_path__WEBPACK_IMPORTED_MODULE_2__.extname)(path).toLowerCase());
	if (format === void 0) return unreadable(`${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.b)(path)} must end in ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.y)([...FORMATS.keys()])}`);
	const file = await readTextFile(path, folders);
	if ("problem" in file) return unreadable(file.problem);
	const label = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.S)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(path));
	const progress = file.text.length > LARGE ? await saveMemory() : void 0;
	return indexed(await (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.s)(label, format, file.text, language, progress), language);
}
async function saveMemory() {
	const { setFlagsFromString } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 877, 23));
	setFlagsFromString("--heap-growing-percent=30");
	return (entries) => {
		if (entries === GROWN) setFlagsFromString("--semi-space-growth-factor=1");
	};
}
function unreadable(text) {
	return {
		inventory: { kind: "unreadable" },
		problems: [{
			where: "inventory",
			text
		}],
		notices: []
	};
}
function indexed(document, language) {
	const { problems, notices } = document;
	if (problems.length > 0 && document.drafts.length === 0) return {
		inventory: { kind: "unreadable" },
		problems,
		notices
	};
	const drafts = document.drafts.map(inventoryEntry);
	const index = indexOf(drafts, language.picked?.grammar);
	const faults = drafts.flatMap((draft) => draft.faults);
	return {
		inventory: {
			kind: "read",
			index
		},
		problems: [...problems, ...faults],
		notices
	};
}
function inventoryEntry(draft) {
	const { where, form, problems } = draft;
	if (form === "word" || form === "all") {
		const text = `${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.b)(draft.text)} is neither an address nor an ID nor an entry with fields`;
		return {
			...draft,
			problems: [...problems, {
				where,
				text
			}]
		};
	}
	return draft.audience === "nobody" && problems.length + draft.faults.length === 0 ? {
		...draft,
		problems: [{
			where,
			text: "has no address and no ID"
		}]
	} : draft;
}
function indexOf(drafts, grammar) {
	const rows = drafts.filter(({ audience }) => audience !== "theirs");
	const addressesOf = ({ fields }) => grammar?.addresses(fields) ?? [];
	const valuesOf = (value) => value === void 0 ? [] : [value];
	const byName = new Shelf(rows, ({ name }) => valuesOf(name));
	const byWord = new Map(grammar?.words.map((field) => [field, new Shelf(rows, ({ fields }) => valuesOf(fields[field]))]));
	const foreign = new Set(drafts.filter((one) => one.audience === "theirs").map((one) => one.name));
	let words;
	return {
		rows,
		byName,
		byAddress: new Shelf(rows, (row) => addressesOf(row).slice(0, 1)),
		byOtherId: new Shelf(rows, (row) => addressesOf(row).slice(1)),
		byWord,
		isForeign: (name) => foreign.has(name),
		get words() {
			words ??= [...new Set([byName, ...byWord.values()].flatMap((shelf) => shelf.keys()).concat("all"))];
			return words;
		}
	};
}



/***/ })

};
;