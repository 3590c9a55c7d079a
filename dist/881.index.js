"use strict";
exports.id = 881;
exports.ids = [881];
exports.modules = {

/***/ 881:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseJson: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(520);

// src/inventory/formats/json.ts
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const MAX_NUMBER_LENGTH = 400;
const QUOTE = 34;
const BACKSLASH = 92;
const WORDS = [
	["null", _index_js__WEBPACK_IMPORTED_MODULE_0__.o],
	["true", {
		kind: "text",
		text: "true"
	}],
	["false", {
		kind: "text",
		text: "false"
	}]
];
function parseJson(text) {
	const reader = new JsonReader(text);
	try {
		return { node: reader.read() };
	} catch (error) {
		if (!(error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.u)) throw error;
		return {
			error: `${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.m)(text, error.offset)}: not valid JSON: ${error.message}`,
			items: reader.items
		};
	}
}
var JsonReader = class {
	items = [];
	#text;
	#at = 0;
	#values = 0;
	constructor(text) {
		this.#text = text;
	}
	read() {
		const node = this.#value(0);
		this.#skipBlanks();
		if (this.#at < this.#text.length) throw this.#error("more text after the end");
		return node;
	}
	#value(depth) {
		this.#skipBlanks();
		this.#values += 1;
		if (this.#values > 25e5) throw this.#error(_index_js__WEBPACK_IMPORTED_MODULE_0__.f);
		const first = this.#text[this.#at];
		if (first === void 0) throw this.#error("the text ends too early");
		if (first === "\"") return {
			kind: "text",
			text: this.#string()
		};
		if (first === "{" || first === "[") {
			if (depth >= 20) throw this.#error(`nested more than 20 levels deep`);
			this.#at += 1;
			return first === "{" ? this.#object(depth + 1) : this.#list(depth + 1);
		}
		return this.#word() ?? this.#number();
	}
	#object(depth) {
		const members = new Map();
		if (this.#skip("}")) return {
			kind: "map",
			members
		};
		do {
			this.#skipBlanks();
			const keyAt = this.#at;
			if (this.#text[keyAt] !== "\"") throw this.#error("a key in double quotes is expected");
			const key = this.#string();
			if (members.has(key)) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.u(keyAt, "this key appears twice in one object");
			if (!this.#skip(":")) throw this.#error("a colon is expected");
			if (members.size >= 1e3) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.u(keyAt, _index_js__WEBPACK_IMPORTED_MODULE_0__.d);
			members.set(key, this.#value(depth));
		} while (this.#skip(","));
		if (!this.#skip("}")) throw this.#error("a comma or } is expected");
		return {
			kind: "map",
			members
		};
	}
	#list(depth) {
		const items = depth === 1 ? this.items : [];
		if (this.#skip("]")) return {
			kind: "list",
			items
		};
		do
			items.push(this.#value(depth));
		while (this.#skip(","));
		if (!this.#skip("]")) throw this.#error("a comma or ] is expected");
		return {
			kind: "list",
			items
		};
	}
	#string() {
		const text = this.#text;
		const start = this.#at;
		let end = start + 1;
		let escaped = false;
		for (let code = text.charCodeAt(end); code !== QUOTE; code = text.charCodeAt(end)) {
			if (end >= text.length) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.u(start, "this string does not end");
			if (code < 32) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.u(end, "a line break or control character inside a string");
			if (code === BACKSLASH) escaped = true;
			end += code === BACKSLASH ? 2 : 1;
		}
		this.#at = end + 1;
		return escaped ? unescapeString(text.slice(start, end + 1), start) : text.slice(start + 1, end);
	}
	#word() {
		const word = WORDS.find(([spelling]) => this.#text.startsWith(spelling, this.#at));
		if (word !== void 0) this.#at += word[0].length;
		return word?.[1];
	}
	#number() {
		const start = this.#at;
		while (isNumberCharacter(this.#text.charCodeAt(this.#at))) this.#at += 1;
		const number = this.#text.slice(start, this.#at);
		if (number === "") throw this.#error("a value is expected");
		if (/^-?0\d/.test(number)) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.u(start, "a number that starts with 0 needs quotes");
		if (number.length > MAX_NUMBER_LENGTH || !NUMBER.test(number)) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.u(start, "this is not a number; any other value needs quotes");
		return {
			kind: "text",
			text: number
		};
	}
	#skip(character) {
		this.#skipBlanks();
		if (this.#text[this.#at] !== character) return false;
		this.#at += 1;
		return true;
	}
	#skipBlanks() {
		for (;;) {
			const code = this.#text.charCodeAt(this.#at);
			if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
			this.#at += 1;
		}
	}
	#error(reason) {
		return new _index_js__WEBPACK_IMPORTED_MODULE_0__.u(this.#at, reason);
	}
};
function isNumberCharacter(code) {
	return code >= 48 && code <= 57 || code === 43 || code === 45 || code === 46 || (code | 32) === 101;
}
function unescapeString(literal, offset) {
	try {
		const value = JSON.parse(literal);
		return typeof value === "string" ? value : "";
	} catch {
		throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.u(offset, "an escape in this string is not valid");
	}
}



/***/ })

};
;