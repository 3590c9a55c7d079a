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
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(582);

// src/targets/json.ts
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const LONGEST_NUMBER = 400;
const QUOTE = 34;
const BACKSLASH = 92;
const WORDS = [
	["null", _index_js__WEBPACK_IMPORTED_MODULE_0__.c],
	["true", {
		kind: "text",
		text: "true"
	}],
	["false", {
		kind: "text",
		text: "false"
	}]
];
function parseJson(text, take) {
	try {
		return { tree: new JsonReader(text, take).read() };
	} catch (error) {
		if (!(error instanceof _index_js__WEBPACK_IMPORTED_MODULE_0__.l)) throw error;
		return { problem: `${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.g)(text, error.offset)}: not valid JSON: ${error.message}` };
	}
}
var JsonReader = class {
	#text;
	#take;
	#at = 0;
	#values = 0;
	#keys = [];
	constructor(text, take) {
		this.#text = text;
		this.#take = take;
	}
	read() {
		const tree = this.#value(0);
		this.#blanks();
		if (this.#at < this.#text.length) throw this.#fault("more text after the end");
		return tree;
	}
	#value(depth) {
		this.#blanks();
		this.#values += 1;
		if (this.#values > 12e5) throw this.#fault(_index_js__WEBPACK_IMPORTED_MODULE_0__.m);
		const first = this.#text[this.#at];
		if (first === void 0) throw this.#fault("it ends too early");
		if (first === "\"") return {
			kind: "text",
			text: this.#string()
		};
		if (first === "{" || first === "[") {
			if (depth >= 20) throw this.#fault(`nested more than 20 levels deep`);
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
			this.#blanks();
			const keyAt = this.#at;
			if (this.#text[keyAt] !== "\"") throw this.#fault("a key in double quotes is expected");
			const key = this.#key(members.size);
			if (members.has(key)) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.l(keyAt, "this key stands twice in one object");
			if (!this.#skip(":")) throw this.#fault("a colon is expected");
			if (members.size >= 1e3) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.l(keyAt, _index_js__WEBPACK_IMPORTED_MODULE_0__.p);
			members.set(key, this.#value(depth));
		} while (this.#skip(","));
		if (!this.#skip("}")) throw this.#fault("a comma or } is expected");
		return {
			kind: "map",
			members
		};
	}
	#list(depth) {
		const items = [];
		const give = depth === 1 ? this.#take : void 0;
		if (this.#skip("]")) return {
			kind: "list",
			items
		};
		do {
			const item = this.#value(depth);
			if (give === void 0) items.push(item);
			else {
				give(item);
				this.#values = 0;
			}
		} while (this.#skip(","));
		if (!this.#skip("]")) throw this.#fault("a comma or ] is expected");
		return {
			kind: "list",
			items
		};
	}
	#key(index) {
		const start = this.#at;
		const known = this.#keys[index];
		if (known !== void 0 && this.#text.startsWith(known.literal, start)) {
			this.#at += known.literal.length;
			return known.key;
		}
		const key = this.#string();
		this.#keys[index] = {
			literal: this.#text.slice(start, this.#at),
			key
		};
		return key;
	}
	#string() {
		const text = this.#text;
		const start = this.#at;
		let end = start + 1;
		let escaped = false;
		for (let code = text.charCodeAt(end); code !== QUOTE; code = text.charCodeAt(end)) {
			if (end >= text.length) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.l(start, "this string does not end");
			if (code < 32) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.l(end, "a line break or control character inside a string");
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
		if (number === "") throw this.#fault("a value is expected");
		if (/^-?0\d/.test(number)) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.l(start, "a number that starts with 0 needs quotes");
		if (number.length > LONGEST_NUMBER || !NUMBER.test(number)) throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.l(start, "this is no number; anything else needs quotes");
		return {
			kind: "text",
			text: number
		};
	}
	#skip(character) {
		this.#blanks();
		if (this.#text[this.#at] !== character) return false;
		this.#at += 1;
		return true;
	}
	#blanks() {
		for (;;) {
			const code = this.#text.charCodeAt(this.#at);
			if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
			this.#at += 1;
		}
	}
	#fault(reason) {
		return new _index_js__WEBPACK_IMPORTED_MODULE_0__.l(this.#at, reason);
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
		throw new _index_js__WEBPACK_IMPORTED_MODULE_0__.l(offset, "an escape in this string is not valid");
	}
}



/***/ })

};
;