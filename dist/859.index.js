"use strict";
exports.id = 859;
exports.ids = [859];
exports.modules = {

/***/ 859:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildReport: () => (/* binding */ buildReport)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(932);
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(520);


// src/report/build.ts
function buildReport({ found, maxTargets, dryRun, ...run }) {
	const { provider, ending, results, problems } = run;
	const counts = countsOf(run, {
		found,
		dryRun
	});
	const isGreen = problems.length === 0 && (ending === "nothing-failed" || ending === "finished" && results.length > 0 && results.every((result) => !result.needsAttention));
	return {
		...run,
		provider: {
			id: provider.id,
			name: provider.name
		},
		verdict: verdictOf(run, dryRun, isGreen),
		counts,
		message: withProblems(messageOf(ending, counts, {
			dryRun,
			maxTargets
		}), problems)
	};
}
function verdictOf({ ending, isCancelled }, dryRun, isGreen) {
	if (isCancelled || ending === "list-unreadable") return "failure";
	if (dryRun) return "dry-run";
	return isGreen ? "success" : "failure";
}
function countsOf({ ending, results, isFollowed }, { found, dryRun }) {
	if (ending === "list-unreadable") return void 0;
	const listed = found === void 0 ? {} : { found };
	if (ending === "too-many") {
		const total = found ?? 0;
		return {
			total,
			submitted: 0,
			ignored: 0,
			failed: dryRun ? 0 : total,
			...listed
		};
	}
	const completed = results.filter(({ isCompleted, outcome }) => isCompleted && outcome.kind === "submitted").length;
	return {
		...(0,_index_js__WEBPACK_IMPORTED_MODULE_0__._)(results),
		...listed,
		...isFollowed && !dryRun && { completed }
	};
}
function messageOf(ending, counts, { dryRun, maxTargets = 0 }) {
	switch (ending) {
		case "nothing-failed": return "nothing failed";
		case "not-asked": return "dry run: the provider was not asked what failed, nothing sent";
		case "list-unreadable": return "nothing retried: the list of failed automations could not be read";
		case "too-many": return `nothing retried: the provider lists ${counts?.total} failed targets, but max-targets is ${maxTargets}; set max-targets to ${counts?.total} to retry them`;
		case "finished": return counts === void 0 ? "" : dryRun ? dryRunText(counts) : (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.v)(counts);
	}
}
function dryRunText({ total }) {
	return `dry run: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__.u)(total, "target")} checked, nothing sent`;
}
function withProblems(text, problems) {
	const first = (0,_format_js__WEBPACK_IMPORTED_MODULE_1__.o)(problems);
	return first === void 0 ? text : `${text}; problem with the run as a whole: ${first}`;
}



/***/ })

};
;