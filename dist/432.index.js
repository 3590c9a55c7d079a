"use strict";
exports.id = 432;
exports.ids = [432];
exports.modules = {

/***/ 432:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   discover: () => (/* binding */ discover)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(932);
/* harmony import */ var _new_space_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46);


// src/steps/discover.ts
const MAX_ENTRY_LENGTH = 600;
async function discover(discovery, { reader, rows, maxTargets, hide, clean }) {
	(0,_new_space_js__WEBPACK_IMPORTED_MODULE_0__.t)();
	const list = await discovery.list(reader);
	if (list.kind === "failed") {
		const code = isAboutAccess(list) ? list.code : void 0;
		return {
			kind: "list-unreadable",
			problem: describeFailure(list),
			...code !== void 0 && { code }
		};
	}
	const { count, scope, notices } = list;
	if (count === 0) return {
		kind: "nothing-failed",
		scope,
		notices
	};
	if (count > maxTargets) return {
		kind: "too-many",
		count,
		scope,
		notices
	};
	const described = await list.describe(rows);
	hide(described.secrets);
	return {
		kind: "found",
		entries: described.entries.map((entry) => cleanEntry(entry, clean)),
		count,
		scope,
		notices: [...notices, ...described.notices]
	};
}
function cleanEntry(entry, clean) {
	const { found } = entry;
	if (found === void 0) return entry;
	const { status, cause, solution, step, entryToAdd } = found.facts;
	const facts = {
		...status !== void 0 && { status: clean(status) },
		...cause !== void 0 && { cause: clean(cause) },
		...solution !== void 0 && { solution: clean(solution) },
		...step !== void 0 && { step: clean(step) },
		...entryToAdd !== void 0 && { entryToAdd: clean(entryToAdd, MAX_ENTRY_LENGTH) }
	};
	return {
		...entry,
		found: {
			...found,
			facts
		}
	};
}
function isAboutAccess({ reason, code }) {
	return reason === "credentials" || reason === "rate-limited" || code?.startsWith("http-") === true;
}
function describeFailure({ reason, code, message }) {
	const text = code === void 0 || message.includes(code) ? message : `${message} (${code})`;
	switch (reason) {
		case "credentials": return (0,_format_js__WEBPACK_IMPORTED_MODULE_1__.f)(`The provider refused the credentials: ${text}`);
		case "unreachable": return (0,_format_js__WEBPACK_IMPORTED_MODULE_1__.f)(`The provider cannot be reached: ${text}`);
		case "cancelled": return "The run was cancelled before the list was complete.";
		default: return (0,_format_js__WEBPACK_IMPORTED_MODULE_1__.f)(`The list of failed work could not be read: ${text}`);
	}
}



/***/ }),

/***/ 46:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ boundNewSpace)
/* harmony export */ });
// src/steps/new-space.ts
function boundNewSpace() {
	process.getBuiltinModule("node:v8").setFlagsFromString("--semi-space-growth-factor=1");
}



/***/ })

};
;