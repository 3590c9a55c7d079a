"use strict";
exports.id = 876;
exports.ids = [876];
exports.modules = {

/***/ 876:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readStructured: () => (/* binding */ readStructured)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(127);
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(520);
/* harmony import */ var _patterns_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(532);
/* harmony import */ var _reserved_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23);




// src/inventory/request-body.ts
function findRequestBody(members, providers) {
	for (const provider of providers) {
		const { requestBody: syntax } = provider.syntax;
		const key = syntax && [...members.keys()].find((one) => isSameName(one, syntax.list));
		if (syntax !== void 0 && key !== void 0) return {
			provider,
			syntax,
			key
		};
	}
}
function readRequestBody(label, members, { provider, syntax, key: listKey }, { picked }) {
	const list = members.get(listKey);
	if (list?.kind !== "list") return {
		items: [],
		outer: {},
		errors: [{
			where: label,
			text: `${syntax.list} is not a list`
		}]
	};
	const outer = {};
	const errors = [];
	for (const [key, value] of members) {
		if (key === listKey) continue;
		const field = syntax.outerFields.find((name) => isSameName(key, name));
		const reading = readOuterField(key, value, field, provider);
		if (reading === void 0) continue;
		if ("value" in reading && field !== void 0 && outer[field] === void 0) outer[field] = reading.value;
		else {
			const text = "error" in reading ? reading.error : `${field} is given twice`;
			const suggest = {
				word: key,
				among: [syntax.list, ...syntax.outerFields],
				max: 1
			};
			errors.push({
				where: label,
				text,
				...field === void 0 && { suggest }
			});
		}
	}
	const isOwn = picked === void 0 || picked === provider;
	return {
		items: list.items,
		outer: isOwn ? outer : {},
		errors
	};
}
function readOuterField(key, value, field, { syntax }) {
	const reader = field === void 0 ? void 0 : syntax.fields[field];
	if (field === void 0 || reader === void 0) return { error: `unknown field ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__.t)(key)} beside the list` };
	if (value.kind === "absent") return void 0;
	if (value.kind !== "text") return { error: `${field} is not a text or number` };
	const text = value.text.trim();
	if (text === "") return void 0;
	const reading = reader(text);
	return "value" in reading ? reading : { error: `${field} ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__.t)(text)} ${reading.error}` };
}
function isSameName(one, other) {
	return (0,_index_js__WEBPACK_IMPORTED_MODULE_1__.i)(one) === (0,_index_js__WEBPACK_IMPORTED_MODULE_1__.i)(other);
}
// src/inventory/structured-entry.ts
const MAX_NAME_LENGTH = 200;
const MAX_KEY_LENGTH = 1e3;
const MAX_ERRORS = 12;
function parseEntry(label, item, outer, context) {
	const where = `${label}, ${item.place}`;
	if (item.error !== void 0) return {
		...(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.h)(where),
		fatalErrors: [{
			where,
			text: item.error
		}]
	};
	const { node } = item;
	switch (node.kind) {
		case "map": return parseFields(where, node.members, outer, context);
		case "text": {
			const text = node.text.trim();
			if (text === "") return {
				...(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.h)(where),
				errors: [{
					where,
					text: "is empty"
				}]
			};
			return {
				...(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.g)(where, text, context),
				outer
			};
		}
		case "absent": return {
			...(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.h)(where),
			errors: [{
				where,
				text: "is empty"
			}]
		};
		case "list": return {
			...(0,_index_js__WEBPACK_IMPORTED_MODULE_1__.h)(where),
			errors: [{
				where,
				text: "is a list inside the list"
			}]
		};
	}
}
function parseFields(where, members, outer, context) {
	const { texts, nullFields, errors } = readTexts(where, members, context);
	const fields = {};
	for (const [field, text] of texts) {
		const reading = context.fieldNames.reader(field)?.(text);
		if (reading === void 0) continue;
		if ("error" in reading) {
			errors.push({
				where,
				text: `${describeValue(field, text, context)} ${reading.error}`
			});
			continue;
		}
		fields[field] = reading.value;
		const outside = outer[field];
		if (outside !== void 0 && outside !== reading.value) errors.push({
			where,
			text: `${field} differs from the one outside the list`
		});
	}
	const name = texts.get(_index_js__WEBPACK_IMPORTED_MODULE_1__.r);
	const invalid = name === void 0 ? void 0 : invalidName(name);
	if (invalid !== void 0) errors.push({
		where,
		text: invalid
	});
	const reserved = name === void 0 ? void 0 : reservedName(name, context);
	return {
		where,
		form: "structured",
		text: "",
		name,
		fields: context.picked === void 0 ? {} : fields,
		nullFields,
		outer,
		owner: ownerOf(texts, context),
		errors: limitErrors(errors),
		fatalErrors: reserved === void 0 ? [] : [{
			where,
			text: reserved
		}]
	};
}
function limitErrors(errors) {
	const [first] = errors;
	if (first === void 0 || errors.length <= MAX_ERRORS) return errors;
	const text = `and ${errors.length - MAX_ERRORS} more errors`;
	return [...errors.slice(0, MAX_ERRORS), {
		where: first.where,
		text
	}];
}
function readTexts(where, members, { fieldNames }) {
	const texts = new Map();
	const nullFields = [];
	const errors = [];
	const seen = new Set();
	for (const [key, value] of members) {
		const field = fieldNames.field(key);
		if (field === void 0) {
			const suggest = {
				word: key,
				among: fieldNames.names,
				max: 1
			};
			errors.push({
				where,
				text: `unknown field ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__.t)(key)}`,
				suggest
			});
			continue;
		}
		if (seen.has(field)) errors.push({
			where,
			text: `${field} is given twice`
		});
		seen.add(field);
		if (value.kind === "absent") nullFields.push(field);
		else if (value.kind !== "text") errors.push({
			where,
			text: `${field} is not a text or number`
		});
		else {
			const text = value.text.trim();
			if (!(text === "" || text === "***" && fieldNames.isSecret(field))) texts.set(field, text);
		}
	}
	return {
		texts,
		nullFields,
		errors
	};
}
function describeValue(field, text, { fieldNames }) {
	return fieldNames.isSecret(field) || looksLikeKey(text) ? field : `${field} ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__.t)(text)}`;
}
function looksLikeKey(text) {
	return (text.slice(0, MAX_KEY_LENGTH).replace(/[-_]/g, "").match(/[a-z0-9+/]{16,}/gi) ?? []).some((word) => /\d/.test(word) && /[a-z]/i.test(word));
}
function invalidName(name) {
	if (name.length > MAX_NAME_LENGTH) return `${_index_js__WEBPACK_IMPORTED_MODULE_1__.r} is longer than ${MAX_NAME_LENGTH} characters`;
	return (0,_patterns_js__WEBPACK_IMPORTED_MODULE_2__.i)(name) ? `${_index_js__WEBPACK_IMPORTED_MODULE_1__.r} contains a control character` : void 0;
}
function reservedName(name, { providers }) {
	if (name === "all") return `${_index_js__WEBPACK_IMPORTED_MODULE_1__.r} 'all' stands for the whole inventory; choose another name`;
	if (name === "failed") return `${_index_js__WEBPACK_IMPORTED_MODULE_1__.r} '${_reserved_words_js__WEBPACK_IMPORTED_MODULE_3__.t}' stands for all failed work of the provider; choose another name`;
	const other = providers.find(({ syntax }) => syntax.readPlain(name) !== void 0);
	if (other === void 0) return void 0;
	return `${_index_js__WEBPACK_IMPORTED_MODULE_1__.r} ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__.t)(name)} reads as an address or ID of ${other.name}; choose another name`;
}
function ownerOf(texts, { picked, providers }) {
	const has = (fields) => fields.some((field) => texts.has(field));
	if (picked !== void 0 && has(picked.syntax.keyFields)) return "picked";
	if (!providers.some(({ syntax }) => has(syntax.keyFields))) return "none";
	return picked === void 0 ? "picked" : "other";
}
// src/inventory/structured.ts
const NOT_ENTRIES = "is neither a list of entries nor an entry";
const DASH = "in YAML, each entry of a list starts with a dash: - name: web";
const EMPTY = {
	entries: [],
	errors: [],
	notices: []
};
function failed(error) {
	return {
		...EMPTY,
		errors: [error]
	};
}
function readStructured(source, text, context) {
	const { label, format } = source;
	return format === "csv" ? readTable(label, text, context) : readNodes({
		label,
		format
	}, text, context);
}
function parseEntries(label, items, outer, context) {
	if (items.length > 25e4) throw new _index_js__WEBPACK_IMPORTED_MODULE_1__.p();
	return items.map((item) => parseEntry(label, item, outer, context));
}
function toItems(nodes) {
	return nodes.map((node, index) => ({
		place: `entry ${index + 1}`,
		node
	}));
}
async function parseNode(format, text, signal) {
	if (format === "json") return (await __webpack_require__.e(/* import() */ 881).then(__webpack_require__.bind(__webpack_require__, 881))).parseJson(text);
	return (await __webpack_require__.e(/* import() */ 976).then(__webpack_require__.bind(__webpack_require__, 976))).parseYaml(text, signal);
}
async function readTable(label, text, context) {
	const { parseCsv } = await __webpack_require__.e(/* import() */ 531).then(__webpack_require__.bind(__webpack_require__, 531));
	const table = parseCsv(text, context.fieldNames);
	for (const { node } of table.rows) collectSecrets(node, context);
	return {
		entries: table.readable ? parseEntries(label, table.rows, {}, context) : [],
		errors: table.errors.map((error) => ({
			where: `${label}, ${error.place}`,
			text: error.text
		})),
		notices: table.notices.map((notice) => `${label}: ${notice}`)
	};
}
async function readNodes(source, text, context) {
	const { label, format } = source;
	const parsed = await parseNode(format, text, context.signal);
	if ("error" in parsed) {
		for (const item of parsed.items) collectSecrets(item, context);
		return failed({
			where: label,
			text: parsed.error
		});
	}
	const { node } = parsed;
	collectSecrets(node, context);
	const entriesOf = (nodes, outer = {}) => parseEntries(label, toItems(nodes), outer, context);
	if (node.kind === "list") return {
		...EMPTY,
		entries: entriesOf(node.items)
	};
	if (node.kind !== "map") return failed({
		where: label,
		text: NOT_ENTRIES
	});
	const body = findRequestBody(node.members, context.providers);
	if (body !== void 0) {
		const { items, outer, errors } = readRequestBody(label, node.members, body, context);
		return {
			...EMPTY,
			entries: entriesOf(items, outer),
			errors
		};
	}
	const keys = [...node.members.keys()];
	if (keys.some((key) => isSearchable(key, context))) return {
		...EMPTY,
		entries: entriesOf([node])
	};
	return failed(notEntries(source, keys, context));
}
function isSearchable(key, { providers, fieldNames }) {
	const field = fieldNames.field(key);
	if (field === void 0) return false;
	const searchable = providers.flatMap(({ syntax }) => [...syntax.keyFields, ...syntax.searchFields]);
	return [_index_js__WEBPACK_IMPORTED_MODULE_1__.r, ...searchable].includes(field);
}
function notEntries({ label: where, format }, keys, { providers, fieldNames }) {
	const word = keys.find((key) => fieldNames.field(key) === void 0);
	if (word === void 0) return {
		where,
		text: NOT_ENTRIES
	};
	const lists = providers.flatMap(({ syntax }) => syntax.requestBody?.list ?? []);
	const text = `${NOT_ENTRIES}: unknown field ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__.t)(word)}`;
	return {
		where,
		text: format === "yaml" ? `${text} (${DASH})` : text,
		suggest: {
			word,
			among: [...fieldNames.names, ...lists],
			max: 1
		}
	};
}
function collectSecrets(node, context, inSecret = false) {
	switch (node.kind) {
		case "absent": return;
		case "text": {
			const text = node.text.trim();
			if (inSecret && text !== "" && text !== "***") context.secrets.add(text);
			return;
		}
		case "list":
			for (const item of node.items) collectSecrets(item, context, inSecret);
			return;
		case "map": for (const [key, value] of node.members) {
			const field = context.fieldNames.field(key);
			const isSecret = field !== void 0 && context.fieldNames.isSecret(field);
			collectSecrets(value, context, inSecret || isSecret);
		}
	}
}



/***/ })

};
;