"use strict";
exports.id = 608;
exports.ids = [608];
exports.modules = {

/***/ 608:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   updateFailureIssue: () => (/* binding */ updateFailureIssue)
/* harmony export */ });
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(520);

// src/action/update-issue.ts
const NO_PRIVATE_API = "The failure issue is not updated: GITHUB_API_URL is not an https URL. The action sends 'github-token' over https alone (over http to loopback addresses).";
async function updateFailureIssue(report, inputs, context, { runner, clock, signal, gate }) {
	const { provider, githubToken, userAgent } = inputs;
	if (githubToken === void 0 || provider === void 0) return;
	if (report.verdict === "dry-run" || signal.aborted) return;
	const api = URL.parse(context.apiUrl);
	if (api === null || !(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.ct)(api)) {
		runner.warning(NO_PRIVATE_API);
		return;
	}
	try {
		const { updateFailureIssue: update } = await __webpack_require__.e(/* import() */ 43).then(__webpack_require__.bind(__webpack_require__, 43));
		const done = await update(report, {
			token: githubToken,
			userAgent,
			context,
			gate,
			provider,
			scope: scopeOf(provider, inputs),
			labels: inputs.issueLabels,
			assignees: inputs.issueAssignees,
			clock,
			signal,
			warn: (text) => runner.warning(text)
		});
		if (done !== void 0) runner.info(done);
	} catch (error) {
		runner.warning(`The failure issue is not up to date: ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.dt)(error)}`);
	}
}
function scopeOf(provider, { forProvider }) {
	const { values, baseUrl } = forProvider(provider);
	const open = Object.entries(values).filter(([name]) => !provider.inputs[name]?.secrets);
	return JSON.stringify([baseUrl, open]);
}



/***/ })

};
;