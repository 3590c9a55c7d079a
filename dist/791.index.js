"use strict";
exports.id = 791;
exports.ids = [791];
exports.modules = {

/***/ 791:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   loadInventory: () => (/* binding */ loadInventory)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(932);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(127);
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(520);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_4___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_4__);






// src/inventory/file.ts
const MAX_BYTES = 67108864;
const MAX_YAML_BYTES = 8388608;
async function readTextFile(path, folders) {
	const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(folders.workspace, path);
	try {
		const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.realpath)(absolute);
		if (!await isAllowed(real, folders)) return { error: `'${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__.r)(absolute)}' lies outside the workspace (and outside RUNNER_TEMP): '${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__.r)(real)}'` };
		const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.open)(real, node_fs__WEBPACK_IMPORTED_MODULE_2__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_2__.constants.O_NONBLOCK ?? 0));
		try {
			return await readHandle(handle, absolute);
		} finally {
			await handle.close();
		}
	} catch (error) {
		return { error: `cannot read '${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__.r)(absolute)}' (${(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.dt)(error)}): ${HINT}` };
	}
}
const HINT = "check the path, and check out the repository before this step (actions/checkout)";
async function isAllowed(real, { workspace, runnerTemp }) {
	if (isInside(real, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.realpath)(workspace))) return true;
	if (runnerTemp === void 0) return false;
	const temp = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.realpath)(runnerTemp).catch(() => void 0);
	return temp !== void 0 && isInside(real, temp);
}
function isInside(path, folder) {
	const way = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.relative)(folder, path);
	return way !== ".." && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_3__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_3__.isAbsolute)(way);
}
async function readHandle(handle, path) {
	const stats = await handle.stat();
	if (!stats.isFile()) return { error: `'${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__.r)(path)}' is not a regular file` };
	if (stats.size > MAX_BYTES) return { error: `'${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__.r)(path)}' is larger than 64 MiB` };
	if (stats.size > MAX_YAML_BYTES && /\.ya?ml$/i.test(path)) return { error: `'${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__.r)(path)}' is YAML of more than 8 MiB: use JSON or CSV` };
	return decode(await handle.readFile(), path);
}
function decode(bytes, path) {
	const [first, second] = bytes;
	if (first === 255 && second === 254 || first === 254 && second === 255) return { error: `'${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__.r)(path)}' is UTF-16: save it as UTF-8` };
	try {
		return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
	} catch {
		return { error: `'${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__.r)(path)}' is not valid UTF-8: save it as UTF-8` };
	}
}
// src/inventory/multi-map.ts
var MultiMap = class {
	#all;
	#keysOf;
	#byKey;
	#byFieldValue = new Map();
	constructor(all, keysOf) {
		this.#all = all;
		this.#keysOf = keysOf;
	}
	get #rows() {
		this.#byKey ??= this.#grouped();
		return this.#byKey;
	}
	#grouped() {
		const grouped = new Map();
		for (const row of this.#all) for (const key of this.#keysOf(row)) {
			const rows = grouped.get(key);
			if (rows === void 0) grouped.set(key, [row]);
			else rows.push(row);
		}
		return grouped;
	}
	keys() {
		return [...this.#rows.keys()];
	}
	has(key) {
		return this.#rows.has(key);
	}
	rows(key, searchWords) {
		const [first, ...rest] = searchWords;
		const rows = this.#rows.get(key) ?? [];
		if (first === void 0 || rows.length === 0) return rows;
		const matching = this.#groupedBy(key, rows, first.field).get(first.value) ?? [];
		return rest.length === 0 ? matching : matching.filter((row) => rest.every(matches(row)));
	}
	#groupedBy(key, rows, field) {
		const group = `${field}\n${key}`;
		const known = this.#byFieldValue.get(group);
		if (known !== void 0) return known;
		const groups = Map.groupBy(rows, (row) => (0,_index_js__WEBPACK_IMPORTED_MODULE_1__.t)(row, field));
		this.#byFieldValue.set(group, groups);
		return groups;
	}
};
function matches(row) {
	return ({ field, value }) => (0,_index_js__WEBPACK_IMPORTED_MODULE_1__.t)(row, field) === value;
}
// src/inventory/inventory.ts
const FORMATS = new Map([
	[".json", "json"],
	[".yaml", "yaml"],
	[".yml", "yaml"],
	[".csv", "csv"]
]);
async function loadInventory(path, folders, context) {
	const format = FORMATS.get((0,node_path__WEBPACK_IMPORTED_MODULE_3__.extname)(path).toLowerCase());
	if (format === void 0) return unreadable(`${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__.t)(path)} must end in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_5__.l)([...FORMATS.keys()])}`);
	const file = await readTextFile(path, folders);
	if ("error" in file) return unreadable(file.error);
	const label = (0,_quote_js__WEBPACK_IMPORTED_MODULE_0__.r)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(path));
	return indexed(await (0,_index_js__WEBPACK_IMPORTED_MODULE_1__.a)(label, format, file.text, context), context);
}
function unreadable(text) {
	return {
		inventory: { kind: "unreadable" },
		errors: [{
			where: "inventory",
			text
		}],
		notices: []
	};
}
function indexed(document, context) {
	const { errors, notices } = document;
	if (errors.length > 0 && document.entries.length === 0) return {
		inventory: { kind: "unreadable" },
		errors,
		notices
	};
	const entries = document.entries.map(checkInventoryEntry);
	const index = indexOf(entries, context.picked?.syntax);
	const fatalErrors = entries.flatMap((entry) => entry.fatalErrors);
	return {
		inventory: {
			kind: "read",
			index
		},
		errors: [...errors, ...fatalErrors],
		notices
	};
}
function checkInventoryEntry(entry) {
	const { where, form, errors } = entry;
	if (form === "word" || form === "all" || form === "failed") {
		const text = `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__.t)(entry.text)} is neither an address nor an ID nor an entry with fields`;
		return {
			...entry,
			errors: [...errors, {
				where,
				text
			}]
		};
	}
	return entry.owner === "none" && (0,_index_js__WEBPACK_IMPORTED_MODULE_1__.n)(entry) ? {
		...entry,
		errors: [{
			where,
			text: "has no address and no ID"
		}]
	} : entry;
}
function indexOf(entries, syntax) {
	const rows = entries.filter(({ owner }) => owner !== "other");
	const addressesOf = ({ fields }) => syntax?.lookupKeys(fields) ?? [];
	const valuesOf = (value) => value === void 0 ? [] : [value];
	const byName = new MultiMap(rows, ({ name }) => valuesOf(name));
	const bySearchField = new Map(syntax?.searchFields.map((field) => [field, new MultiMap(rows, ({ fields }) => valuesOf(fields[field]))]));
	const foreign = new Set(entries.filter((one) => one.owner === "other").map((one) => one.name));
	let searchWords;
	return {
		rows,
		byName,
		byAddress: new MultiMap(rows, (row) => addressesOf(row).slice(0, 1)),
		byOtherId: new MultiMap(rows, (row) => addressesOf(row).slice(1)),
		bySearchField,
		isForeign: (name) => foreign.has(name),
		searchWords() {
			searchWords ??= [...new Set([byName, ...bySearchField.values()].flatMap((map) => map.keys()).concat("all"))];
			return searchWords;
		}
	};
}



/***/ })

};
;