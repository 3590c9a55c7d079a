"use strict";
exports.id = 372;
exports.ids = [372];
exports.modules = {

/***/ 372:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ html),
/* harmony export */   publishRun: () => (/* binding */ publishRun),
/* harmony export */   reportInvalidInput: () => (/* binding */ reportInvalidInput),
/* harmony export */   t: () => (/* binding */ code)
/* harmony export */ });
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(520);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(932);
/* harmony import */ var _reserved_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23);
/* harmony import */ var _patterns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(532);




// src/report/groups.ts
function groupsOf(report) {
	return groupResults(report.results.filter(({ needsAttention }) => needsAttention), report.retryAt);
}
function ruledOutGroups({ results }) {
	return groupResults(results.filter(isRuledOut), void 0);
}
function isRuledOut({ ignored, target }) {
	return ignored && target.decided !== void 0;
}
function unsentGroups({ results }) {
	return groupResults(results.filter(isHeldBack), void 0);
}
function isHeldBack({ outcome }) {
	return outcome.kind === "dry-run" && outcome.message !== void 0;
}
function groupResults(results, retryAt) {
	const groups = new Map();
	for (const result of results) {
		const reason = reasonOf(result, retryAt);
		const key = JSON.stringify([reason, isNothingToDo(result)]);
		const group = groups.get(key);
		if (group) group.results.push(result);
		else groups.set(key, {
			reason,
			results: [result]
		});
	}
	return [...groups.values()].map(toGroup).toSorted(byUrgency);
}
function toGroup(group) {
	const { reason, results } = group;
	const caa = results[0]?.caa;
	const isShared = results.every((result) => result.caa === caa);
	return {
		...reason,
		...reason.kind === "old" && { reason: reason.reason + expiryText(results) },
		...caa !== void 0 && isShared && { caa },
		results,
		isNothingToDo: results.every(isNothingToDo)
	};
}
function expiryText(results) {
	const times = results.flatMap(({ servedCertificate }) => servedCertificate?.notAfter ?? []);
	const day = (0,_format_js__WEBPACK_IMPORTED_MODULE_2__.i)(times.reduce((first, time) => Math.min(first, time), Number.POSITIVE_INFINITY));
	if (day === "") return "";
	return results.length === 1 ? ` It expires on ${day}.` : ` The first one expires on ${day}.`;
}
function isNothingToDo({ outcome, retryCanHelp, target }) {
	return outcome.kind === "rejected" && !retryCanHelp && target.decided === void 0;
}
const URGENCY = {
	unknown: 0,
	old: 1,
	rejected: 2,
	"failed-again": 3,
	"no-tls": 4,
	unreachable: 5,
	"rate-limited": 6,
	"not-attempted": 7,
	"not-seen": 8,
	"in-progress": 9,
	"dry-run": 10
};
function byUrgency(one, other) {
	return Number(one.isNothingToDo) - Number(other.isNothingToDo) || URGENCY[one.kind] - URGENCY[other.kind] || other.results.length - one.results.length;
}
function reasonOf(result, retryAt) {
	const { outcome } = result;
	return outcome.kind === "submitted" ? progressReason(result) : outcomeReason(result, outcome, retryAt);
}
const NOT_RETRIED = "not retried";
const WORDS = {
	unknown: "unknown",
	rejected: "rejected",
	"rate-limited": "rate-limited",
	"not-attempted": "not sent",
	"dry-run": "would not be sent"
};
function outcomeReason(result, outcome, retryAt) {
	const { kind } = outcome;
	return {
		kind,
		word: kind === "rejected" && result.target.decided !== void 0 ? NOT_RETRIED : WORDS[kind],
		codes: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.ot)(outcome),
		reason: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.k)(outcome) + laterStatus(result),
		...withAdvice(outcomeAdvice(result, retryAt))
	};
}
function laterStatus(result) {
	const { completion } = result;
	if (!(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.O)(result) || completion === void 0 || completion.kind === "unknown") return "";
	return ` The provider now reports: ${completion.status ?? completion.kind}.`;
}
function outcomeAdvice(result, retryAt) {
	const { outcome } = result;
	if ((0,_index_js__WEBPACK_IMPORTED_MODULE_0__.O)(result) && result.completion?.kind === "completed") return ours("The provider reports success: look at the target before you retry it.");
	const { decided, facts } = result.target;
	const text = (facts?.entryToAdd === void 0 ? result.hint : void 0) ?? (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.st)(outcome);
	if (outcome.kind === "rate-limited" && retryAt !== void 0) return ours(`Retry after ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.d)(retryAt)} UTC. Nothing is wrong with the target.`);
	if (text === void 0) return void 0;
	return {
		text,
		isProviders: decided?.kind === "rejected" && facts?.solution !== void 0 && text === (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.st)(outcome)
	};
}
function ours(text) {
	return {
		text,
		isProviders: false
	};
}
function withAdvice(advice) {
	return advice === void 0 ? {} : { advice };
}
function progressReason(result) {
	const { completion, endpoint } = result;
	const status = completion?.status;
	const shared = { codes: [] };
	switch (completion?.kind) {
		case "failed-again": return {
			...shared,
			kind: "failed-again",
			word: status === void 0 ? "failed again" : `failed again at ${status}`,
			reason: (0,_format_js__WEBPACK_IMPORTED_MODULE_2__.f)(completion.cause ?? "The provider reports no cause."),
			advice: completion.solution === void 0 ? ours("Look at the target at the provider, repair the cause, then retry it.") : {
				text: completion.solution,
				isProviders: true
			}
		};
		case "in-progress": return {
			...shared,
			kind: "in-progress",
			word: "in progress",
			reason: `Not completed when the time to follow was over${status === void 0 ? "" : `; the last status is ${status}`}.`,
			advice: ours("Look at the target later. Do not retry it while it is in progress.")
		};
		case "completed": return {
			...shared,
			...endpointReason(endpoint)
		};
		default: return {
			...shared,
			kind: "not-seen",
			word: "state unknown",
			reason: "Submitted, but no later read shows what became of the target.",
			advice: ours("Look at the target at the provider.")
		};
	}
}
function endpointReason(endpoint) {
	switch (endpoint) {
		case "old": return {
			kind: "old",
			word: "old certificate",
			reason: "The provider reports success, but the port still serves the old certificate.",
			advice: ours("Reload the service behind the port, then check which certificate it serves. A retry does not help.")
		};
		case "unreachable": return {
			kind: "unreachable",
			word: "port unreachable",
			reason: "The provider reports success, but the runner gets no answer from the port.",
			advice: ours("Check the service and the firewall. A runner in the cloud does not reach private addresses.")
		};
		case "no-tls": return {
			kind: "no-tls",
			word: "no TLS",
			reason: "The provider reports success, but the port answers without TLS.",
			advice: ours("Check which service listens on the port.")
		};
		default: return {
			kind: "in-progress",
			word: "port not checked",
			reason: "The provider reports success, but the time was over before a look at the port.",
			advice: ours("Look at the certificate of the port, or set a larger follow-minutes.")
		};
	}
}
// src/report/group-phrases.ts
const NOT_ELIGIBLE = "not eligible";
const LABELS = {
	...WORDS,
	"failed-again": "failed again",
	old: "old certificate",
	"no-tls": "no TLS",
	unreachable: "port unreachable",
	"in-progress": "in progress",
	"not-seen": "state unknown"
};
function groupCounts(groups) {
	const counts = new Map();
	for (const group of groups) {
		const label = labelOf(group);
		counts.set(label, (counts.get(label) ?? 0) + group.results.length);
	}
	return [...counts].map(([label, count]) => `${count} ${label}`).join(", ");
}
function labelOf({ kind, word, isNothingToDo }) {
	if (isNothingToDo) return NOT_ELIGIBLE;
	return word === "not retried" ? word : LABELS[kind];
}
function groupPhrase({ results, word, codes, reason }) {
	const code = codes.length > 0 ? `, code ${codes.join(", ")}` : "";
	return `${results.length} ${word}${code}: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.f)(reason)}`;
}
function adviceLine({ text, isProviders }, provider) {
	return `${isProviders ? `What ${provider} advises` : "What to do"}: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.f)(text)}`;
}
function otherReasons(count) {
	return count > 0 ? (0,_format_js__WEBPACK_IMPORTED_MODULE_2__.u)(count, "other reason") : void 0;
}
// src/report/annotations.ts
const MAX_ANNOTATIONS = 7;
const MAX_LENGTH = 4096;
const MAX_REASONS$1 = 3;
const MAX_TITLES = 10;
const MAX_MESSAGE_LENGTH = 1e3;
function annotationTexts(report) {
	if (report.verdict === "dry-run") return [];
	const problem = (0,_format_js__WEBPACK_IMPORTED_MODULE_2__.o)(report.problems);
	return [...problem === void 0 ? [] : [`The run as a whole: ${problem}`], ...groupsOf(report).map((group) => groupText(group, report.provider.name))].slice(0, MAX_ANNOTATIONS).map(annotation);
}
function failureMessage(report) {
	const groups = groupsOf(report);
	const reasons = groups.slice(0, MAX_REASONS$1).map((group) => (0,_format_js__WEBPACK_IMPORTED_MODULE_2__.n)(groupPhrase(group), MAX_MESSAGE_LENGTH));
	const more = otherReasons(groups.length - reasons.length);
	const sentences = more === void 0 ? reasons : [...reasons, `And ${more}.`];
	const { message } = report;
	const text = sentences.length === 0 ? message : [(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.f)(message), ...sentences].join(" ");
	return annotation(`${report.provider.name}: ${text}`);
}
function noticeText({ verdict, counts, provider }) {
	if (verdict !== "success" || counts === void 0) return void 0;
	if (counts.submitted > 0 || counts.total === 0) return void 0;
	return annotation(`${provider.name}: nothing to retry: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.u)(counts.ignored, "target")} refused with ignored codes.`);
}
function annotation(text) {
	return (0,_format_js__WEBPACK_IMPORTED_MODULE_2__.n)((0,_index_js__WEBPACK_IMPORTED_MODULE_0__.pt)(text), MAX_LENGTH);
}
function groupText(group, provider) {
	const { results, advice, caa } = group;
	const titles = (0,_format_js__WEBPACK_IMPORTED_MODULE_2__.a)(results, MAX_TITLES, ({ target }) => (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.A)(target));
	return [
		(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.n)(groupPhrase(group), MAX_MESSAGE_LENGTH),
		advice !== void 0 && adviceLine(advice, provider),
		caa !== void 0 && `CAA check: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.f)(caa)}`,
		`${results.length === 1 ? "Target" : "Targets"}: ${titles}.`
	].filter((part) => part !== false).join(" ");
}
// src/report/build.ts
function buildReport({ found, maxTargets, dryRun, ...run }) {
	const { provider, ending, results, problems } = run;
	const counts = countsOf$1(run, {
		found,
		dryRun
	});
	const isGreen = ending === "nothing-failed" || ending === "finished" && results.length > 0 && results.every((result) => !result.needsAttention);
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
function verdictOf({ ending, isCancelled, problems }, dryRun, isGreen) {
	if (isCancelled || problems.length > 0 || ending === "list-unreadable") return "failure";
	if (dryRun) return "dry-run";
	return isGreen ? "success" : "failure";
}
function countsOf$1({ ending, results, isFollowed }, { found, dryRun }) {
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
		...(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.S)(results),
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
		case "finished": return counts === void 0 ? "" : dryRun ? dryRunText(counts) : (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.C)(counts);
	}
}
function dryRunText({ total }) {
	return `dry run: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.u)(total, "target")} checked, nothing sent`;
}
function withProblems(text, problems) {
	const first = (0,_format_js__WEBPACK_IMPORTED_MODULE_2__.o)(problems);
	return first === void 0 ? text : `${text}; problem with the run as a whole: ${first}`;
}
// src/report/closing-lines.ts
const MAX_LISTED = 200;
function attentionLines(report) {
	const lines = [];
	let listed = 0;
	const groups = groupsOf(report);
	for (const group of groups) {
		const shown = group.results.slice(0, MAX_LISTED - listed);
		if (shown.length === 0) break;
		lines.push(groupPhrase(group));
		if (group.advice !== void 0) lines.push(`  ${adviceLine(group.advice, report.provider.name)}`);
		for (const { target } of shown) lines.push(`  - ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.A)(target)}`);
		listed += shown.length;
	}
	const total = groups.reduce((sum, { results }) => sum + results.length, 0);
	if (total > listed) lines.push(`\u2026 and ${total - listed} more: see results-file`);
	return lines.map(_index_js__WEBPACK_IMPORTED_MODULE_0__.pt);
}
function finalLine(report) {
	const mode = report.verdict === "dry-run" ? "DRY RUN" : "LIVE";
	const line = `${report.provider.name}, ${mode}, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.s)(report.durationMs)}: ${report.message}`;
	if (!report.counts?.submitted || report.isFollowed) return (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.pt)(line);
	return (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.pt)(`${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.f)(line)} Submitted means accepted, not yet fixed.`);
}
// src/report/notification.ts
const MAX_REASONS = 3;
function notificationText(report, runUrl) {
	const groups = [...groupsOf(report), ...ruledOutGroups(report)];
	const reasons = groups.slice(0, MAX_REASONS).map((group) => (0,_format_js__WEBPACK_IMPORTED_MODULE_2__.f)(groupPhrase(group)));
	const more = otherReasons(groups.length - reasons.length);
	const text = [
		`${report.provider.name}: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.f)(report.message)}`,
		...reasons,
		more !== void 0 && `And ${more}.`
	].filter((part) => part !== false);
	return (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.v)(text.join(" "), runUrl);
}
// src/report/outputs.ts
function finishedOutputs(report, lists, files, runUrl) {
	const { verdict, counts, message } = report;
	const jsonOf = (list) => counts !== void 0 && "json" in list ? list.json : "";
	return {
		verdict,
		total: numberText(counts?.total),
		submitted: numberText(counts?.submitted),
		ignored: numberText(counts?.ignored),
		failed: numberText(counts?.failed),
		completed: numberText(counts?.completed),
		found: numberText(counts?.found),
		message: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.pt)(message),
		notification: notificationText(report, runUrl),
		results: jsonOf(lists.results),
		"failed-targets": jsonOf(lists.failedTargets),
		"unknown-targets": jsonOf(lists.unknownTargets),
		"results-file": files.results,
		"failed-targets-file": files.failedTargets
	};
}
function invalidInputOutputs(errors, runUrl) {
	const message = `invalid input: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.o)(errors) ?? "no reason is known"}`;
	return {
		..._index_js__WEBPACK_IMPORTED_MODULE_0__._,
		verdict: "invalid-input",
		message: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.pt)(message),
		notification: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.v)(`Nothing was sent: ${message}`, runUrl)
	};
}
function outputWarnings(lists) {
	return [
		["results", lists.results],
		["failed-targets", lists.failedTargets],
		["unknown-targets", lists.unknownTargets]
	].flatMap(([name, list]) => {
		if ("json" in list) return [];
		return [`The output '${name}' is empty: ${list.leftOut === "secret" ? "it would contain a secret." : `it would have more than ${_index_js__WEBPACK_IMPORTED_MODULE_0__.y} bytes. Use the files instead.`}`];
	});
}
function numberText(count) {
	return count === void 0 ? "" : String(count);
}
// src/text/markdown.ts
function code(text) {
	return `<code>${entities(oneLine(text))}</code>`;
}
function html(text) {
	return entities(withoutTriggers(oneLine(text))).replaceAll("&#36;", "<span>&#36;</span>");
}
function markdown(text) {
	return html(text).replace(/^ +/, "");
}
function oneLine(text) {
	if (_patterns_js__WEBPACK_IMPORTED_MODULE_1__.r.test(text)) return text;
	return text.toWellFormed().replace(_patterns_js__WEBPACK_IMPORTED_MODULE_1__.n, " ").replace((0,_patterns_js__WEBPACK_IMPORTED_MODULE_1__.t)(), "");
}
function entities(text) {
	return text.replace(/[!-,/:-@[-`{-~]|(?<!\w)[.-]|[.-](?!\w)|_/g, (c) => `&#${c.charCodeAt(0)};`);
}
const JOINER = "\u2060";
const TRIGGERS$1 = [
	/@/g,
	/#(?=\d)/g,
	/(?<=[a-z])-(?=\d)|\bGHSA-/gi,
	/:(?=\/\/)|\bwww(?=\.)/gi,
	/:(?=[\w+-]+:)/g,
	/[0-9a-f]{6}(?=[0-9a-f])/gi
];
function withoutTriggers(text) {
	return TRIGGERS$1.reduce((rest, trigger) => rest.replace(trigger, `$&${JOINER}`), text);
}
// src/report/retry-line.ts
function isWorthRetrying(result) {
	return (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.D)(result) && result.retryCanHelp;
}
function retryLine(results, all) {
	const plain = plainEntries(results, all);
	const text = plain?.join(", ") ?? `[${results.map((one) => (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.ft)((0,_index_js__WEBPACK_IMPORTED_MODULE_0__.b)(one))).join(",")}]`;
	if (Buffer.byteLength(text) > 3e4) return void 0;
	return {
		form: plain === void 0 ? "json" : "plain",
		text
	};
}
function plainEntries(results, all) {
	const names = countsOf(all.map(({ target }) => target.name));
	const addresses = countsOf(all.map(({ target }) => addressOf(target)));
	const entries = [];
	for (const { target } of results) {
		const { name, label } = target;
		if (name !== void 0 && isPlainName(name) && names.get(name) === 1) entries.push(name);
		else if (isWholeAddress(target) && addresses.get(addressOf(target)) === 1) entries.push(label);
		else return void 0;
	}
	return entries;
}
function countsOf(values) {
	const counts = new Map();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return counts;
}
const RESERVED = new Set(["all", _reserved_words_js__WEBPACK_IMPORTED_MODULE_3__.t]);
function isPlainName(name) {
	return /^[\p{L}\p{N}](?:[\p{L}\p{N} ._/+-]*[\p{L}\p{N}._/+-])?$/u.test(name) && /\p{L}/u.test(name) && !RESERVED.has(name.toLowerCase()) && name === name.normalize();
}
function addressOf({ label }) {
	return label.slice(label.lastIndexOf("@") + 1);
}
const KNOWN_KEY = "***";
function isWholeAddress({ label, retryEntry }) {
	if (!/^[\w.*@:[\]-]+$/.test(label)) return false;
	const parts = label.split(/[@:[\]]+/);
	return Object.entries(retryEntry).every(([field, value]) => {
		if (value === void 0 || value === null || value === KNOWN_KEY || field === "name") return true;
		const text = String(value);
		return parts.includes(text) || label.includes(`[${text}]`);
	});
}
// src/report/tables.ts
function resultTable(results, columns, budget) {
	const used = columns.filter((column) => results.some((result) => column.cell(result) !== ""));
	const isList = used.every((column) => column === NAME || column === ADDRESS);
	const row = (result) => {
		const cells = used.map((column) => column.cell(result));
		return isList ? cells.filter((cell) => cell !== "").join(" ") : `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
	};
	const rows = fittingRows(results, row, isList ? 5 : 1, budget);
	const more = results.length - rows.length;
	const rest = more > 0 ? [`and ${more} more: see results-file`] : [];
	if (isList) return `<p>${[...rows, ...rest].join("<br>\n")}</p>`;
	const header = `<tr>${used.map(({ title }) => `<th>${html(title)}</th>`).join("")}</tr>`;
	const last = rest.map((text) => `<tr><td colspan="${used.length}">${text}</td></tr>`);
	return `<table>\n${[
		header,
		...rows,
		...last
	].join("\n")}\n</table>`;
}
function fittingRows(results, render, separatorBytes, budget) {
	const rows = [];
	for (const result of results) {
		const row = render(result);
		const bytes = bytesOf(row) + separatorBytes;
		if (bytes > budget.left) {
			budget.left = 0;
			break;
		}
		budget.left -= bytes;
		rows.push(row);
	}
	return rows;
}
const CLOSED_FROM = 10;
function fold(title, content, isOpen) {
	return `<details${isOpen ? " open" : ""}>\n<summary>${title}</summary>\n${content}\n</details>`;
}
function isShort({ length }) {
	return length < CLOSED_FROM;
}
function bytesOf(text) {
	return Buffer.byteLength(text);
}
function codeHtml(text, codeLink) {
	const url = codeLink?.(text);
	return url !== void 0 && /^https?:\/\/[\w./:#%~-]+$/.test(url) ? `<a href="${url}">${code(text)}</a>` : code(text);
}
const MAX_CODES = 3;
function someCodes(codes, codeLink) {
	const shown = codes.slice(0, MAX_CODES).map((text) => codeHtml(text, codeLink));
	return (codes.length > MAX_CODES ? [...shown, "\u2026"] : shown).join(", ");
}
const NAME = {
	title: "Name",
	cell: ({ target: { name } }) => name === void 0 ? "" : code(name)
};
const ADDRESS = {
	title: "Target",
	cell: ({ target: { label } }) => code(label)
};
const NAMES = {
	title: "Certificate for",
	cell: ({ target: { facts, label, domainNames = [] } }) => facts === void 0 ? "" : someNames(domainNames.filter((name) => !label.startsWith(`${name}@`)))
};
const MESSAGE = {
	title: "Message",
	cell: ({ outcome }) => html((0,_index_js__WEBPACK_IMPORTED_MODULE_0__.k)(outcome))
};
const CAA = {
	title: "CAA check",
	cell: ({ caa }) => optional(caa, html)
};
const FAILED_STEP = {
	title: "Failed step",
	cell: ({ target: { facts } }) => optional(facts?.step ?? facts?.status, code)
};
const CAUSE = {
	title: "Cause before this run",
	cell: ({ target: { facts } }) => optional(facts?.cause, html)
};
const SOLUTION = {
	title: "What the provider advises",
	cell: ({ target: { facts } }) => optional(facts?.solution, html)
};
const ENTRY_TO_ADD = {
	title: "Entry to add",
	cell: ({ target: { facts } }) => optional(facts?.entryToAdd, code)
};
const STATUS = {
	title: "Status",
	cell: ({ completion }) => optional(completion?.status, code)
};
const STEP_AGAIN = {
	title: "Step",
	cell: ({ completion }) => optional(completion?.step, code)
};
const OLD_CERTIFICATE = {
	title: "Still served",
	cell: (result) => oldCertificate(result)
};
const VALID_UNTIL = {
	title: "Certificate expires",
	cell: (result) => optional(validUntil(result), html)
};
function codeColumn(codeLink) {
	return {
		title: "Code",
		cell: ({ outcome }) => (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.ot)(outcome).map((text) => codeHtml(text, codeLink)).join(", ")
	};
}
function usageColumns({ results, requestNumbers }) {
	return [...[...new Set(results.flatMap(({ target: { usage } }) => Object.keys(usage ?? {})))].map((title) => ({
		title,
		cell: ({ target: { usage } }) => optional(usage?.[title], html)
	})), {
		title: "Request",
		cell: ({ target }) => String(requestNumbers?.get(target) ?? "")
	}];
}
function optional(text, show) {
	return text === void 0 ? "" : show(text);
}
const MAX_NAMES = 3;
function someNames(names) {
	const shown = names.slice(0, MAX_NAMES).map(code).join("<br>");
	return names.length > MAX_NAMES ? `${shown}<br>and ${names.length - MAX_NAMES} more` : shown;
}
function validUntil({ completion, servedCertificate }) {
	const { notAfter } = servedCertificate ?? completion?.certificate ?? {};
	return notAfter === void 0 ? void 0 : (0,_format_js__WEBPACK_IMPORTED_MODULE_2__.i)(notAfter) || void 0;
}
function oldCertificate({ endpoint, servedCertificate }) {
	if (endpoint !== "old" || servedCertificate === void 0) return "";
	const { serialNumber, issuer, notAfter } = servedCertificate;
	return [
		`serial number ${code(serialNumber)}`,
		issuer !== void 0 && `issuer ${html(issuer)}`,
		notAfter !== void 0 && `expires ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.i)(notAfter)}`
	].filter((part) => part !== false).join("<br>");
}
// src/report/summary-folds.ts
const MAX_TITLE_NAMES = 5;
const MAX_NAME_LENGTH = 60;
const MAX_GROUP_FOLDS = 50;
function groupFolds(groups, codeLink) {
	const [own, rest] = [groups.slice(0, MAX_GROUP_FOLDS), groups.slice(MAX_GROUP_FOLDS)];
	const folds = own.flatMap((group) => groupFold(group, codeLink));
	const others = rest.flatMap(({ results }) => results);
	if (others.length === 0) return folds;
	const columns = [
		NAME,
		ADDRESS,
		codeColumn(codeLink),
		MESSAGE
	];
	return [...folds, ...resultFold(`${others.length} with other reasons`, others, columns)];
}
function groupFold(group, codeLink) {
	const { kind, results, reason, caa } = group;
	const isOpen = isShort(results);
	const names = isOpen ? "" : `: ${titleNames(results)}`;
	const title = `<strong>${results.length} \u00d7 ${groupLabel(group, codeLink)}</strong>${names}`;
	const isAnswered = results.some(({ outcome }) => outcome.kind === "submitted");
	const isCauseNews = results.some(({ target }) => target.facts?.cause !== reason);
	return resultFold(title, results, [
		NAME,
		ADDRESS,
		NAMES,
		STEP_AGAIN,
		...kind === "failed-again" || kind === "in-progress" ? [] : [STATUS],
		OLD_CERTIFICATE,
		...isAnswered ? [] : [FAILED_STEP, ...isCauseNews ? [CAUSE] : []],
		ENTRY_TO_ADD,
		...caa === void 0 ? [CAA] : []
	], isOpen);
}
function groupLabel({ word, codes }, codeLink) {
	if (codes.length === 0) return html(word);
	return someCodes(codes, codeLink);
}
function titleNames(results) {
	return (0,_format_js__WEBPACK_IMPORTED_MODULE_2__.a)(results, MAX_TITLE_NAMES, ({ target: { name, label } }) => html((0,_format_js__WEBPACK_IMPORTED_MODULE_2__.n)(name ?? label, MAX_NAME_LENGTH)));
}
function otherFolds(report, codeLink) {
	const { results, counts, verdict } = report;
	if (verdict === "dry-run") return [];
	const good = results.filter(({ needsAttention }) => !needsAttention);
	const completed = good.filter(({ isCompleted }) => isCompleted);
	const submitted = good.filter(({ outcome, isCompleted }) => outcome.kind === "submitted" && !isCompleted);
	const ruledOut = good.filter(isRuledOut);
	const ignored = good.filter((result) => result.ignored && !isRuledOut(result));
	const code = codeColumn(codeLink);
	return [
		...resultFold(`<strong>${ruledOut.length} not retried</strong>, with ignored codes`, ruledOut, [
			NAME,
			ADDRESS,
			NAMES,
			code,
			MESSAGE,
			SOLUTION
		], isShort(ruledOut)),
		...resultFold(completedTitle(completed), completed, [
			NAME,
			ADDRESS,
			VALID_UNTIL,
			CAA
		]),
		...resultFold(`${submitted.length} ${report.isFollowed ? "submitted and in progress" : "submitted"}`, submitted, [
			NAME,
			ADDRESS,
			STATUS,
			CAA
		]),
		...resultFold(`${ignored.length} refused with ignored codes`, ignored, [
			NAME,
			ADDRESS,
			code,
			MESSAGE,
			CAA
		]),
		...counts?.found === void 0 ? [] : foundFold(results)
	];
}
function completedTitle(completed) {
	const days = completed.flatMap((result) => validUntil(result) ?? []).toSorted();
	const [first] = days;
	const title = `${completed.length} completed`;
	if (first === void 0 || days.length < completed.length) return title;
	const isServed = completed.every(({ endpoint }) => endpoint === "new");
	const expiry = days.at(-1) === first ? `on ${first}` : `on ${first} or later`;
	return `${title}: ${isServed ? "the port serves" : "the provider reports"} a new certificate that expires ${expiry}`;
}
function foundFold(results) {
	const found = results.filter(({ target: { facts } }) => facts?.cause !== void 0);
	return resultFold(`${found.length} found: why they failed before this run`, found, [
		NAME,
		ADDRESS,
		NAMES,
		FAILED_STEP,
		CAUSE,
		SOLUTION
	]);
}
const OPEN_DRY_RUN_ROWS = 20;
function dryRunFolds(report) {
	const sent = report.results.filter((result) => !isHeldBack(result));
	const columns = [
		NAME,
		ADDRESS,
		NAMES,
		...usageColumns(report),
		FAILED_STEP,
		CAUSE,
		SOLUTION,
		CAA
	];
	return resultFold(`${sent.length} would be sent`, sent, columns, sent.length <= OPEN_DRY_RUN_ROWS);
}
function resultFold(title, results, columns, isOpen = false) {
	return results.length === 0 ? [] : [{
		title,
		results,
		columns,
		isOpen
	}];
}
const TABLE_BYTES = 1e3;
function renderFolds(plans, bytes) {
	const budget = { left: plans.map(({ title, isOpen }) => bytesOf(fold(title, "", isOpen)) + TABLE_BYTES).reduce((left, frame) => left - frame, bytes) };
	return plans.map(({ title, results, columns, isOpen }) => fold(title, resultTable(results, columns, budget), isOpen));
}
// src/report/summary-head.ts
const ICONS = {
	success: "\u2705",
	failure: "\u274c",
	"dry-run": "\ud83d\udd0d"
};
function heading(report) {
	const text = headline(report);
	const mode = report.verdict === "dry-run" ? "DRY RUN: " : "";
	return `## ${ICONS[report.verdict]} ${mode}${text} \u2013 ${markdown(report.provider.name)}`;
}
function headline(report) {
	const { ending, counts, isCancelled, verdict } = report;
	const found = counts?.found ?? counts?.total ?? 0;
	switch (ending) {
		case "list-unreadable": return isCancelled ? "Cancelled: nothing retried" : "Nothing retried: the list of failed automations could not be read";
		case "too-many": return `Nothing retried: ${found} failed targets are more than max-targets allows`;
		case "not-asked": return "the provider was not asked what failed";
		case "nothing-failed": return verdict === "failure" ? "Nothing retried: the run has a problem" : "Nothing to retry";
		case "finished":
			if (verdict === "dry-run") return `${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.u)(counts?.total ?? 0, "target")} checked, nothing sent`;
			return isCancelled ? `Cancelled: ${finishedHeadline(report)}` : finishedHeadline(report);
	}
}
function finishedHeadline({ counts, verdict, results }) {
	if (counts === void 0) return "nothing submitted";
	const { total, submitted, ignored } = counts;
	if (verdict !== "success" || submitted > 0 || ignored < total) return countsHeadline(counts, results);
	return `Nothing to retry: ${ignored} of ${total} ${results.every(({ retryCanHelp }) => !retryCanHelp) ? "not eligible" : "refused with ignored codes"}`;
}
function countsHeadline(counts, results) {
	const unknown = results.filter(_index_js__WEBPACK_IMPORTED_MODULE_0__.O).length;
	return (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.C)(counts) + (unknown > 0 ? `, ${unknown} unknown` : "");
}
function factLines(report, groups, context) {
	const { foreignBaseUrl } = context;
	return `<p>${[
		attention(report, groups),
		circumstances(report, context),
		foreignBaseUrl !== void 0 && `\u26a0\ufe0f Not the provider's own address: requests go to ${code(foreignBaseUrl)}`,
		allIgnored(report, context),
		report.ending === "too-many" && html((0,_format_js__WEBPACK_IMPORTED_MODULE_2__.f)(capitalized(report.message))),
		report.verdict === "dry-run" && report.ending === "finished" && dryRunLine(report),
		meaning(report)
	].filter((line) => line !== false && line !== "").join("<br>")}</p>`;
}
function attention({ ending, verdict }, groups) {
	if (ending === "too-many" || verdict === "dry-run" || groups.length === 0) return "";
	return `<strong>${groupCounts(groups)}</strong>`;
}
function meaning({ counts, isFollowed, results }) {
	if (!counts?.submitted) return "";
	const submitted = "Submitted means accepted by the provider, <strong>not yet fixed</strong>.";
	if (!isFollowed) return submitted;
	return `${submitted} Completed means that the provider reports success${results.some(({ endpoint }) => endpoint !== void 0) ? " and the port serves a new certificate. The action does not check whether it is valid" : ""}.`;
}
function circumstances(report, { attempt, run }) {
	const { startedAt, durationMs, waitedMs, counts, retryAt, scope } = report;
	return [
		`${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.r)(startedAt)} UTC`,
		(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.s)(durationMs),
		run !== void 0 && describeRun(run),
		attempt > 1 && `attempt ${attempt}`,
		report.ending === "nothing-failed" ? `no failed work listed${scopeText(scope)}` : counts?.found !== void 0 && `found ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.u)(counts.found, "failed target")}${scopeText(scope)}`,
		waitedMs > 0 && `waited ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.s)(waitedMs)} for the rate limit`,
		retryAt !== void 0 && `retry after ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.d)(retryAt)} UTC`
	].filter((part) => part !== false && part !== "").join(" \u00b7 ");
}
function scopeText(scope) {
	return scope === void 0 ? "" : ` ${html(scope)}`;
}
const TRIGGERS = { workflow_dispatch: "by hand" };
function describeRun({ workflow, ref, event }) {
	return [[workflow !== void 0 && code(workflow), ref !== void 0 && `on ${code(ref)}`].filter((part) => part !== false).join(" "), event === void 0 ? "" : TRIGGERS[event] ?? html(event)].filter((part) => part !== "").join(", ");
}
function allIgnored({ verdict, counts, results }, { codeLink }) {
	if (verdict !== "success" || counts === void 0) return "";
	if (counts.submitted > 0 || counts.ignored === 0) return "";
	const codes = [...new Set(results.flatMap(({ outcome }) => (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.ot)(outcome)))];
	const shown = codes.slice(0, 3).map((text) => codeHtml(text, codeLink));
	return `All refused with ${(codes.length > shown.length ? [...shown, "\u2026"] : shown).join(", ")}, which <code>ignore-codes</code> allows.`;
}
function dryRunLine({ results, requests }) {
	const heldBack = results.filter(isHeldBack).length;
	const sent = `${results.length - heldBack} would be sent in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.u)(requests, "request")}`;
	return heldBack > 0 ? `${sent}, <strong>${heldBack} would not be sent</strong>` : sent;
}
function capitalized(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
// src/report/summary.ts
const MAX_BYTES = 921600;
const MAX_SENTENCES = 20;
const MAX_SENTENCE_LENGTH = 1e3;
const MAX_GROUP_ROWS = 6;
function renderSummary(report, lists, context) {
	const { codeLink } = context;
	const isDryRun = report.verdict === "dry-run";
	const groups = isDryRun ? unsentGroups(report) : groupsOf(report);
	const leftOver = groups.filter((group) => isLeftOver(group, report));
	const sentences = Map.groupBy(leftOver, ({ kind }) => kind);
	const rows = groups.filter((group) => !leftOver.includes(group));
	const head = [
		heading(report),
		factLines(report, rows, context),
		...problemList(report),
		...leftOverSentence(sentences.get("unknown"), report),
		...groupTable(rows, report, codeLink),
		...leftOverSentence(sentences.get("not-attempted"), report)
	];
	const retry = isDryRun ? [] : [...retryParts(report, groups, lists), ...unknownParts(report, lists)];
	const notes = titledList("Notes:", report.notices);
	const groupPlans = groupFolds(groups, codeLink);
	const otherPlans = [...isDryRun ? dryRunFolds(report) : [], ...otherFolds(report, codeLink)];
	const fixedBytes = bytesOf([
		...head,
		...retry,
		...notes
	].join("\n\n"));
	const separators = 2 * (groupPlans.length + otherPlans.length + 2);
	const folds = renderFolds([...groupPlans, ...otherPlans], MAX_BYTES - fixedBytes - separators);
	return `${[
		...head,
		...folds.slice(0, groupPlans.length),
		...retry,
		...folds.slice(groupPlans.length),
		...notes
	].join("\n\n")}\n`;
}
function invalidInputSummary(problems, provider) {
	const who = provider === void 0 ? "" : ` \u2013 ${markdown(provider.name)}`;
	return `${[`## \u274c Nothing was sent: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.u)(problems.length, "problem")} with the input${who}`, sentenceList(problems)].join("\n\n")}\n`;
}
function problemList({ problems, isCancelled }) {
	const others = problems.filter((problem) => !(isCancelled && problem === "The run was cancelled."));
	const [first] = others;
	if (first === void 0) return [];
	if (others.length > 1) return titledList("Problems with the run:", others);
	return [`<p><strong>${html((0,_format_js__WEBPACK_IMPORTED_MODULE_2__.n)(first, MAX_SENTENCE_LENGTH))}</strong></p>`];
}
function titledList(title, texts) {
	return texts.length === 0 ? [] : [`<p><strong>${title}</strong></p>\n${sentenceList(texts)}`];
}
function sentenceList(texts) {
	const items = texts.slice(0, MAX_SENTENCES).map((text) => `<li>${html((0,_format_js__WEBPACK_IMPORTED_MODULE_2__.n)(text, MAX_SENTENCE_LENGTH))}</li>`);
	const more = texts.length - items.length;
	if (more > 0) items.push(`<li>and ${more} more</li>`);
	return `<ul>\n${items.join("\n")}\n</ul>`;
}
function isLeftOver({ kind, results }, { isCancelled, problems }) {
	if (kind === "unknown") return isCancelled;
	return results.every(isOnlyUnsent) && problems.length > 0;
}
function leftOverSentence(groups, { isCancelled, provider }) {
	if (groups === void 0) return [];
	const count = groups.reduce((sum, { results }) => sum + results.length, 0);
	return [`<p>${groups.some(({ kind }) => kind === "unknown") ? `<strong>${count} unknown</strong>: ${html(provider.name)} may have accepted them. Check its console before you retry them.` : `<strong>${count} not sent</strong>, because the run was ${isCancelled ? "cancelled" : "stopped"}.`}</p>`];
}
const COLUMNS = [
	"Targets",
	"Reason",
	"What to do"
];
function groupTable(groups, { provider }, codeLink) {
	if (groups.length === 0) return [];
	const shown = groups.length > MAX_GROUP_ROWS ? groups.slice(0, 5) : groups;
	const rows = shown.map((group) => groupRow(group, provider.name, codeLink));
	const more = otherReasons(groups.length - shown.length);
	if (more !== void 0) {
		const left = groups.slice(shown.length).flatMap(({ results }) => results).length;
		rows.push(`<tr><td><strong>${left}</strong></td><td colspan="2">for ${more}: see below</td></tr>`);
	}
	return [`<table>\n${[`<tr>${COLUMNS.map((title) => `<th>${title}</th>`).join("")}</tr>`, ...rows].join("\n")}\n</table>`];
}
function groupRow(group, provider, codeLink) {
	const { results, codes, reason, advice, caa } = group;
	const word = `<strong>${html(group.isNothingToDo ? NOT_ELIGIBLE : group.word)}</strong>`;
	const why = [`${codes.length > 0 ? `${word} ${someCodes(codes, codeLink)}` : word}: ${html((0,_format_js__WEBPACK_IMPORTED_MODULE_2__.f)(reason))}`, caa !== void 0 && `<em>CAA check:</em> ${html(caa)}`].filter((part) => part !== false);
	return `<tr>${[
		`<strong>${results.length}</strong>`,
		why.join("<br>"),
		advice === void 0 ? "" : adviceHtml(advice, provider)
	].map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
}
function adviceHtml({ text, isProviders }, provider) {
	return isProviders ? `<em>${html(provider)} advises:</em> ${html(text)}` : html(text);
}
function retryParts(report, groups, lists) {
	if (report.counts?.found !== void 0) return retryFoundParts(report, groups);
	const worth = report.results.filter(isWorthRetrying);
	if (worth.length === 0) return [];
	const condition = worth.every(isOnlyUnsent) ? " not sent" : whenToRetry(worth, report);
	return [retryBlock(`To retry the ${`${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.u)(worth.length, "target")}${condition}`}, copy this`, worth, report, lists.failedTargets)];
}
function whenToRetry(results, { retryAt }) {
	const isDelayed = results.some(({ outcome }) => outcome.kind === "rate-limited");
	return [results.some(hasOpenCause) && " after you fix the cause", isDelayed && retryAt !== void 0 && ` after ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.d)(retryAt)} UTC`].filter((part) => part !== false).join(" and");
}
function hasOpenCause(result) {
	return result.outcome.kind !== "rate-limited" && !isOnlyUnsent(result);
}
function isOnlyUnsent({ outcome, target }) {
	return outcome.kind === "not-attempted" && outcome.code === void 0 && target.decided === void 0;
}
function retryFoundParts(report, groups) {
	const retried = groups.filter(({ kind, isNothingToDo }) => RETRIED.has(kind) && !isNothingToDo);
	if (retried.length === 0) return [];
	const condition = whenToRetry(retried.flatMap(({ results }) => results), report);
	const unknown = report.results.filter(_index_js__WEBPACK_IMPORTED_MODULE_0__.O).length;
	return [copyLine(`${unknown === 0 ? "" : `Check ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.u)(unknown, "unknown target")} at ${html(report.provider.name)} first. `}To retry${condition}, copy this`, _reserved_words_js__WEBPACK_IMPORTED_MODULE_3__.t)];
}
const RETRIED = new Set([
	"unknown",
	"rejected",
	"failed-again",
	"rate-limited",
	"not-attempted"
]);
function unknownParts(report, { unknownTargets }) {
	const unknown = report.results.filter(_index_js__WEBPACK_IMPORTED_MODULE_0__.O);
	if (unknown.length === 0 || report.counts?.found !== void 0) return [];
	const these = unknown.length === 1 ? "this retry" : `these ${unknown.length} retries`;
	return [retryBlock(`Check the console of ${html(report.provider.name)} first: it may already have accepted ${these}. Remove what it accepted from this line, and copy the rest`, unknown, report, unknownTargets)];
}
function retryBlock(intro, results, report, list) {
	const count = `<strong>${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.u)(results.length, "target")}</strong>`;
	if ("leftOut" in list && list.leftOut === "secret") return `<p>${count} to retry: the line is left out, because it would contain a secret.</p>`;
	const line = retryLine(results, report.results);
	if (line !== void 0) return copyLine(intro, line.text);
	return `<p>${count} to retry: the line is too long to copy. Use the output <code>failed-targets-file</code> or, for unknown ones, <code>results-file</code>.</p>`;
}
function copyLine(intro, line) {
	return `<p><strong>${intro}</strong> into the input <code>targets</code>:</p>\n\n\`\`\`text\n${line}\n\`\`\``;
}
// src/action/publish.ts
const MAX_ANNOTATION_LENGTH = 4e3;
async function reportInvalidInput(runner, errors, { summary, provider }, { runUrl }) {
	(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.I)(runner, invalidInputOutputs(errors, runUrl));
	for (const error of errors) runner.info(`- ${error}`);
	const text = `Nothing was sent. ${errors.join("\n")}`;
	runner.error((0,_format_js__WEBPACK_IMPORTED_MODULE_2__.n)(text, MAX_ANNOTATION_LENGTH));
	if (summary) await writeSummary(runner, invalidInputSummary(errors, provider));
}
const UNSAVED = "The results file could not be written.";
async function publishRun(finished, { file, files, inputs, context, dependencies }) {
	const { runner, gate } = dependencies;
	const complete = buildReport(finished);
	const report = file.finish(complete) ? complete : buildReport({
		...finished,
		problems: [...finished.problems, UNSAVED]
	});
	const lists = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.x)(report.results, gate);
	const isWritten = writeFinishedOutputs(runner, report, lists, files, context);
	await publishReport(runner, report, lists, inputs, context);
	if (inputs.failureIssue) {
		const { updateFailureIssue } = await __webpack_require__.e(/* import() */ 608).then(__webpack_require__.bind(__webpack_require__, 608));
		await updateFailureIssue(report, inputs, context, dependencies);
	}
	return isWritten && report.verdict !== "failure";
}
function writeFinishedOutputs(runner, report, lists, files, { runUrl }) {
	for (const warning of outputWarnings(lists)) runner.warning(warning);
	return (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.I)(runner, finishedOutputs(report, lists, files, runUrl));
}
async function publishReport(runner, report, lists, { summary, foreignBaseUrl, provider }, context) {
	for (const text of annotationTexts(report)) runner.error(text);
	const notice = noticeText(report);
	if (notice !== void 0) runner.notice(notice);
	const lines = attentionLines(report);
	if (lines.length > 0) runner.info(`Needs attention:\n${lines.join("\n")}`);
	runner.info(finalLine(report));
	if (report.verdict === "failure") runner.error(failureMessage(report));
	if (!summary) return;
	await writeSummary(runner, renderSummary(report, lists, {
		attempt: context.attempt,
		run: context,
		codeLink: (code) => codeLink(code, provider),
		...foreignBaseUrl !== void 0 && { foreignBaseUrl }
	}));
}
const CODE_PAGE = `https://github.com/cert-retry/cert-retry-action/blob/v${_index_js__WEBPACK_IMPORTED_MODULE_0__.N}/docs/codes.md`;
const OWN_CODES = new Set([_index_js__WEBPACK_IMPORTED_MODULE_0__.M]);
function codeLink(code, provider) {
	return OWN_CODES.has(code) || provider?.codes.has(code) === true ? `${CODE_PAGE}#code-${code}` : void 0;
}
async function writeSummary(runner, markdown) {
	try {
		await runner.summary(markdown);
	} catch (error) {
		runner.warning(`The job summary cannot be written: ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.dt)(error)}`);
	}
}



/***/ })

};
;