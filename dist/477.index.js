"use strict";
exports.id = 477;
exports.ids = [477];
exports.modules = {

/***/ 477:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   followerFor: () => (/* binding */ followerFor)
/* harmony export */ });
/* harmony import */ var _observations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(132);
/* harmony import */ var _serial_number_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(681);
/* harmony import */ var _parallel_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(736);
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(520);




// src/providers/digicert/completion.ts
function completionOf(baseline, observations) {
	const before = baseline?.kind === "listed" ? baseline : void 0;
	const seen = before === void 0 ? [] : [before];
	for (const now of observations) {
		if (now.kind === "not-listed") continue;
		const kind = judge(before, seen, now);
		seen.push(now);
		if (kind !== void 0) return describe(kind, now);
	}
	const last = observations.at(-1);
	return last?.kind === "listed" ? describe("in-progress", last) : { kind: "unknown" };
}
function judge(before, seen, now) {
	const changed = seen.some(({ status }) => status !== void 0 && !sameStatus(status, now.status));
	if ((0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.o)(now.status)) return changed || seen.some((earlier) => hasOtherRun(earlier, now)) ? "failed-again" : void 0;
	if (now.status !== void 0 && (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.c)(now.status) === "succeeded") {
		if (!(before?.status !== void 0 && (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.c)(before.status) === "succeeded") || changed) return "completed";
	}
	return before !== void 0 && hasNewCertificate(before, now) ? "completed" : void 0;
}
function sameStatus(one, other) {
	if (one === void 0 || other === void 0) return one === other;
	if ((0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.c)(one) === "succeeded") return (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.c)(other) === "succeeded";
	return (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.a)(one) === (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.a)(other);
}
const NO_FAILURE = new Set([
	"succeeded",
	"resting",
	"pending"
]);
function hasOtherRun({ details: earlier }, { details: now }) {
	if (earlier === void 0 || now === void 0) return false;
	if (now.status !== void 0 && NO_FAILURE.has((0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.c)(now.status))) return false;
	return differ(earlier.lastRunTime, now.lastRunTime) || differ(earlier.requestedOn, now.requestedOn);
}
const differ = (one, other) => one !== void 0 && other !== void 0 && one !== other;
function hasNewCertificate(before, now) {
	if (now.serialNumber === void 0) return false;
	if (!before.hasCertificate) return true;
	if (before.serialNumber === void 0) return false;
	if ((0,_serial_number_js__WEBPACK_IMPORTED_MODULE_3__.t)(before.serialNumber) === (0,_serial_number_js__WEBPACK_IMPORTED_MODULE_3__.t)(now.serialNumber)) return false;
	return before.expiresOn !== void 0 && now.expiresOn !== void 0 && now.expiresOn > before.expiresOn;
}
function describe(kind, { status, serialNumber, expiresOn, details }) {
	const { cause, solution, step } = kind === "failed-again" ? details ?? {} : {};
	return {
		kind,
		...status !== void 0 && { status },
		...cause !== void 0 && { cause },
		...solution !== void 0 && { solution },
		...step !== void 0 && { step },
		...serialNumber !== void 0 && { certificate: {
			serialNumber,
			...expiresOn !== void 0 && { notAfter: expiresOn }
		} }
	};
}
// src/providers/digicert/status.ts
const MOST_DETAILS_BEFORE = 200;
const MOST_DETAILS_PER_POLL = 100;
function followAutomations(reader, access, targets) {
	const automationIds = new Map(targets.flatMap(({ key, automationId }) => automationId === void 0 ? [] : [[key, automationId]]));
	const lastStatus = new Map();
	const ranAgain = new Set();
	const detailsReadIn = new Map();
	let round = 0;
	async function readStatus(open, most) {
		round += 1;
		const { rows, failures } = await readRows(reader, access, open, automationIds);
		for (const [{ key }, row] of rows) remember(key, row);
		const { details, failure } = await readSomeDetails(rows, most);
		const observations = new Map();
		for (const [target, row] of rows) observations.set(target.key, observe(row, details.get(target)));
		return {
			observations,
			failures: failure === void 0 ? failures : [...failures, failure]
		};
	}
	function remember(key, row) {
		if (row?.automationId !== void 0 && !automationIds.has(key)) automationIds.set(key, row.automationId);
		if (row?.status === void 0) return;
		const status = (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.a)(row.status);
		if ((lastStatus.get(key) ?? status) !== status) ranAgain.add(key);
		lastStatus.set(key, status);
	}
	async function readSomeDetails(rows, most) {
		const failing = [...rows].flatMap(([target, row]) => row?.automationId !== void 0 && (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.o)(row.status) ? [{
			target,
			automationId: row.automationId
		}] : []);
		const rank = ({ target: { key } }) => (detailsReadIn.get(key) ?? 0) - (ranAgain.has(key) ? round : 0);
		const asked = failing.sort((one, other) => rank(one) - rank(other)).slice(0, most);
		for (const { target } of asked) detailsReadIn.set(target.key, round);
		const { values, lastFailure } = await (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.n)(reader, asked, ({ target, automationId }) => (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.r)(access, {
			...target,
			automationId
		}));
		return {
			details: new Map([...values].map(([{ target }, details]) => [target, details])),
			failure: lastFailure
		};
	}
	return {
		readBaseline: () => readStatus(targets, MOST_DETAILS_BEFORE),
		poll: (openKeys) => readStatus(targets.filter(({ key }) => openKeys.has(key)), MOST_DETAILS_PER_POLL)
	};
}
function observe(row, details) {
	if (row === void 0) return { kind: "not-listed" };
	const { automationId, status, serialNumber, expiresOn, hasCertificate } = row;
	return {
		kind: "listed",
		automationId,
		status,
		serialNumber,
		expiresOn,
		hasCertificate,
		...details !== void 0 && { details }
	};
}
async function readRows(reader, access, targets, automationIds) {
	const rows = new Map();
	const failures = [];
	const groups = Map.groupBy(targets, ({ accountId, divisionId }) => `${accountId} ${divisionId}`);
	await (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.t)([...groups.values()], async (members) => {
		const [division] = members;
		if (division === void 0) return true;
		const list = await (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.l)(reader, (startIndex) => (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.i)(access, division, startIndex), (items) => allSeen(items, members, automationIds));
		if (list.kind === "failed") {
			failures.push(list);
			return list.reason !== "credentials" && list.reason !== "cancelled";
		}
		for (const [target, row] of matchTargets(list.items, members, automationIds)) rows.set(target, row);
		return true;
	});
	return {
		rows,
		failures
	};
}
function allSeen(items, targets, automationIds) {
	const rowsAt = indexRows(items);
	return targets.every((target) => rowsOf(target, rowsAt).some((row) => isExact(target, row, automationIds)));
}
function matchTargets(items, targets, automationIds) {
	const rowsAt = indexRows(items);
	const rows = new Map(targets.map((target) => [target, rowOf(target, rowsOf(target, rowsAt), automationIds)]));
	const users = Map.groupBy(targets, (target) => rows.get(target));
	for (const [row, sharing] of users) {
		if (row === void 0 || sharing.length === 1) continue;
		for (const target of sharing) if (!isExact(target, row, automationIds)) rows.set(target, void 0);
	}
	return rows;
}
function indexRows(items) {
	return Map.groupBy(items, ({ ip = "", port = "" }) => (0,_index_js__WEBPACK_IMPORTED_MODULE_2__.$)(ip, port));
}
function rowsOf({ ip, port, managementIp }, rowsAt) {
	return (rowsAt.get((0,_index_js__WEBPACK_IMPORTED_MODULE_2__.$)(ip, port)) ?? []).filter((row) => managementIp === void 0 || row.managementIp === void 0 || ((0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.s)(_index_js__WEBPACK_IMPORTED_MODULE_2__.et, row.managementIp) ?? row.managementIp) === managementIp);
}
function rowOf(target, rows, automationIds) {
	if (rows.length === 1 && !automationIds.has(target.key)) return rows[0];
	const exact = rows.filter((row) => isExact(target, row, automationIds));
	return exact.length === 1 ? exact[0] : void 0;
}
function isExact(target, row, automationIds) {
	const known = automationIds.get(target.key);
	return known === void 0 ? hasDomain(target, row) : row.automationId === known;
}
function hasDomain({ domainName }, { certificateName }) {
	return domainName !== void 0 && (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.s)(_index_js__WEBPACK_IMPORTED_MODULE_2__.Q, certificateName) === domainName;
}
// src/providers/digicert/follower.ts
function followerFor(settings) {
	return (reader, targets) => {
		const status = followAutomations(reader, settings, targets.filter(isDigicertTarget).flatMap(toFollowed));
		const baseline = new Map();
		const observations = new Map();
		return {
			async readBaseline() {
				const read = await status.readBaseline();
				for (const [key, observation] of read.observations) baseline.set(key, observation);
				return read.failures;
			},
			async read(open) {
				const keys = new Set([...open].map(({ identity }) => identity));
				const read = await status.poll(keys);
				for (const [key, observation] of read.observations) (0,_observations_js__WEBPACK_IMPORTED_MODULE_0__.t)(observations, key, observation);
				return read.failures;
			},
			completionOf({ identity }) {
				const before = baseline.get(identity);
				const completion = completionOf(before, observations.get(identity) ?? []);
				if (before?.kind !== "listed") return completion;
				const { serialNumber, expiresOn } = before;
				return {
					...completion,
					earlierCertificate: {
						...serialNumber !== void 0 && { serialNumber },
						...expiresOn !== void 0 && { notAfter: expiresOn }
					}
				};
			}
		};
	};
}
function isDigicertTarget(target) {
	return "wire" in target;
}
function toFollowed(target) {
	const { identity, accountId, divisionId, automationId, wire } = target;
	if (accountId === void 0 || divisionId === void 0) return [];
	return [{
		key: identity,
		accountId,
		divisionId,
		ip: wire.ip,
		port: String(wire.port),
		domainName: wire.domainName ?? void 0,
		managementIp: wire.managementIp,
		automationId
	}];
}



/***/ }),

/***/ 132:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ addObservation)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);

// src/providers/observations.ts
function addObservation(observations, key, observation) {
	const earlier = observations.get(key) ?? [];
	if ((0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(earlier.at(-1), observation)) return;
	observations.set(key, [...earlier, observation]);
}



/***/ }),

/***/ 736:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ canonicalStatus),
/* harmony export */   c: () => (/* binding */ statusKind),
/* harmony export */   i: () => (/* binding */ askAutomations),
/* harmony export */   l: () => (/* binding */ readPages),
/* harmony export */   n: () => (/* binding */ readMany),
/* harmony export */   o: () => (/* binding */ isFailure),
/* harmony export */   r: () => (/* binding */ askDetails),
/* harmony export */   s: () => (/* binding */ readField),
/* harmony export */   t: () => (/* binding */ forEachParallel),
/* harmony export */   u: () => (/* binding */ askDigicert)
/* harmony export */ });
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(520);
/* harmony import */ var _reads_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(610);


// src/providers/digicert/api.ts
const BASE_PATH = "/automationws/v1";
function askDigicert({ baseUrl, headers }, path, body, decode) {
	return {
		repeatable: true,
		request: () => ({
			method: "POST",
			url: new URL(baseUrl + BASE_PATH + path),
			headers,
			body: JSON.stringify(body)
		}),
		read: (reply) => readReply(reply, decode)
	};
}
function readReply(reply, decode) {
	const json = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.K)(reply.body);
	const error = json && errorIn(json);
	if (json === void 0 || !(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.at)(reply)) return (0,_reads_js__WEBPACK_IMPORTED_MODULE_1__.t)(reply, error);
	if (error !== void 0) {
		const { code } = error;
		const message = [code, error.message].filter(Boolean).join(", ");
		return {
			kind: "failed",
			reason: "refused",
			...code !== void 0 && { code },
			message: message || "the reply holds an error without a text"
		};
	}
	const value = decode(json.data);
	return value === void 0 ? (0,_reads_js__WEBPACK_IMPORTED_MODULE_1__.n)(`HTTP ${reply.status}: the reply does not have the documented form`) : {
		kind: "answered",
		value
	};
}
function errorIn(json) {
	const [error] = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.V)(json);
	if (error !== void 0) return error;
	const status = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.W)(json.data) ? (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.B)(json.data) : void 0;
	return status === void 0 ? void 0 : { message: `the reply has the status ${status}` };
}
// src/providers/digicert/paging.ts
const DEFAULT_PAGE_SIZE = 50;
const MOST_PAGES = 1e3;
async function readPages(reader, askPage, isEnough) {
	const pages = collect();
	const hasEnough = () => isEnough?.(pages.items()) === true;
	const list = () => ({
		kind: "answered",
		items: pages.items(),
		repeated: pages.repeated
	});
	const first = await reader.read(askPage(1));
	if (first.kind === "failed") return first;
	pages.add(first.value);
	if (first.value.length < DEFAULT_PAGE_SIZE || hasEnough()) return list();
	const second = await reader.read(askPage(2));
	if (second.kind === "failed") return second;
	if (second.value.length === 0) return list();
	if (second.value[0]?.key === first.value[0]?.key) return (0,_reads_js__WEBPACK_IMPORTED_MODULE_1__.n)("the list repeats its first page: the provider ignores startIndex");
	const counts = whatIndexCounts(first.value, second.value);
	if (pages.add(second.value) === 0 || hasEnough()) return list();
	if (counts === void 0) return (0,_reads_js__WEBPACK_IMPORTED_MODULE_1__.n)("the first two pages of the list overlap in part: the list changes meanwhile");
	let startIndex = 2;
	for (let read = 2; read < MOST_PAGES; read += 1) {
		startIndex = counts === "pages" ? startIndex + 1 : pages.size() + 1;
		const page = await reader.read(askPage(startIndex));
		if (page.kind === "failed") return page;
		if (page.value.length === 0) return list();
		if (pages.add(page.value) === 0) return (0,_reads_js__WEBPACK_IMPORTED_MODULE_1__.n)("the list repeats a page");
		if (hasEnough()) return list();
	}
	return (0,_reads_js__WEBPACK_IMPORTED_MODULE_1__.n)(`the list has more than ${MOST_PAGES} pages`);
}
function collect() {
	const found = new Map();
	const repeated = [];
	return {
		repeated,
		size: () => found.size,
		items: () => [...found.values()],
		add(page) {
			const before = found.size;
			for (const item of page) {
				const earlier = found.get(item.key);
				if (earlier !== void 0) repeated.push(earlier);
				found.set(item.key, item);
			}
			return found.size - before;
		}
	};
}
function whatIndexCounts(first, second) {
	const keys = new Set(first.map(({ key }) => key));
	const shared = new Set(second.map(({ key }) => key).filter((key) => keys.has(key))).size;
	if (shared === 0) return "pages";
	return shared * 2 >= keys.size ? "results" : void 0;
}
// src/providers/digicert/automations.ts
function askAutomations(access, { accountId, divisionId }, startIndex) {
	return askDigicert(access, "/automatedips/list", {
		accountId: Number(accountId),
		searchCriteriaList: [],
		divisionIds: [Number(divisionId)],
		pageSize: 512,
		startIndex,
		sorting: { commonName: "DESC" }
	}, decodeAutomations);
}
function decodeAutomations(data) {
	const list = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.W)(data) ? data.automatedIps : void 0;
	if (!Array.isArray(list)) return void 0;
	const items = list;
	const automations = items.flatMap((item) => decodeAutomation(item) ?? []);
	return automations.length === items.length ? automations : void 0;
}
function decodeAutomation(item) {
	if (!(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.W)(item)) return void 0;
	const automationId = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.U)(item.automationId);
	const serialNumber = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.q)(item.certificateSerialNumber);
	const expiresOn = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.G)(item.certificateExpiresOn);
	return {
		key: automationId ?? JSON.stringify(item),
		automationId,
		ip: readField(_index_js__WEBPACK_IMPORTED_MODULE_0__.et, (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.q)(item.automatedIp)),
		port: readField(_index_js__WEBPACK_IMPORTED_MODULE_0__.tt, (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.U)(item.automatedPort)),
		managementIp: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.q)(item.managementIp),
		agentName: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.q)(item.agentName),
		status: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.q)(item.automationStatus),
		certificateName: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.q)(item.certificateCn),
		serialNumber,
		expiresOn,
		hasCertificate: (serialNumber ?? expiresOn ?? (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.q)(item.certificateId)) !== void 0,
		alias: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.q)(item.alias),
		partition: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.q)(item.appPartition)
	};
}
function readField(read, text) {
	if (text === void 0) return void 0;
	const reading = read(text);
	return "value" in reading && typeof reading.value === "string" ? reading.value : void 0;
}
const STATUS_KINDS = new Map([
	["AUTOMATION_FAILED", "failed"],
	["INSTALL_FAILED", "failed"],
	["INSTALL_VALIDATION_FAILED", "failed"],
	["ERROR", "failed"],
	["ACTION_REQUIRED", "needs-person"],
	["SUCCESSFULLY_RENEWED", "succeeded"],
	["SUCCESFULLY_RENEWED", "succeeded"],
	["CONFIGURED", "resting"],
	["AUTO_RENEW_SCHEDULED", "resting"],
	["NOT_CONFIGURED", "resting"],
	["AUTOMATION_SCHEDULED", "pending"]
]);
function canonicalStatus(status) {
	return status.trim().replace(/[\s_-]+/g, "_").toUpperCase();
}
function statusKind(status) {
	return STATUS_KINDS.get(canonicalStatus(status)) ?? "unknown";
}
function isFailure(status) {
	const kind = status === void 0 ? "unknown" : statusKind(status);
	return kind === "failed" || kind === "needs-person";
}
// src/providers/digicert/details.ts
function askDetails(access, { accountId, divisionId, automationId }) {
	return askDigicert(access, "/automation/viewAutomationDetails", {
		accountId: Number(accountId),
		automationId: Number(automationId),
		divisionId: Number(divisionId)
	}, decodeDetails);
}
function decodeDetails(data) {
	if (!(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.W)(data)) return void 0;
	const { autoStatusResponse: state, autoOrderProgressResponse: progress } = data;
	if (!(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.W)(state) && !(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.W)(progress)) return void 0;
	const run = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.W)(state) ? state : {};
	const failures = objectsBelow(progress).flatMap((object) => readFailure(object) ?? []);
	return {
		status: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.q)(run.automationStatus),
		cause: joined(failures.map(({ cause }) => cause)),
		solution: joined(failures.map(({ solution }) => solution)),
		step: failures.find(({ step }) => step !== void 0)?.step,
		isRetryApplicable: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.W)(progress) ? (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.H)(progress.isRetryApplicable) : void 0,
		requestedOn: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.G)(run.requestedOn),
		lastRunTime: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.G)(run.lastRunTime)
	};
}
function readFailure(object) {
	const cause = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.q)(object.causeOfFailure);
	const solution = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.q)(object.solution);
	if (cause === void 0 && solution === void 0) return void 0;
	return {
		cause,
		solution,
		step: Object.keys(object).find((name) => /.Progress$/.test(name))?.replace(/Progress$/, "")
	};
}
const MOST_OBJECTS = 1e3;
function objectsBelow(root) {
	const objects = [];
	const waiting = [root];
	while (waiting.length > 0 && objects.length < MOST_OBJECTS) {
		const value = waiting.pop();
		if ((0,_index_js__WEBPACK_IMPORTED_MODULE_0__.W)(value)) objects.push(value);
		if (typeof value !== "object" || value === null) continue;
		for (const part of Object.values(value).slice(0, MOST_OBJECTS).reverse()) waiting.push(part);
	}
	return objects;
}
function joined(texts) {
	const distinct = new Set(texts.filter((text) => text !== void 0));
	return distinct.size === 0 ? void 0 : [...distinct].join("; ");
}
// src/providers/digicert/parallel.ts
const WORKERS = 4;
const MOST_FAILURES_IN_A_ROW = 4;
async function forEachParallel(items, work) {
	const queue = items[Symbol.iterator]();
	let stopped = false;
	const worker = async () => {
		while (!stopped) {
			const next = queue.next();
			if (next.done) return;
			if (!await work(next.value)) stopped = true;
		}
	};
	await Promise.all(Array.from({ length: Math.min(WORKERS, items.length) }, worker));
}
async function readMany(reader, items, ask) {
	const values = new Map();
	let failures = 0;
	let inARow = 0;
	let asked = 0;
	let lastFailure;
	await forEachParallel(items, async (item) => {
		asked += 1;
		const answer = await reader.read(ask(item));
		if (answer.kind === "answered") {
			values.set(item, answer.value);
			inARow = 0;
			return true;
		}
		failures += 1;
		inARow += 1;
		lastFailure = answer;
		if (answer.reason === "credentials" || answer.reason === "cancelled") return false;
		return inARow < MOST_FAILURES_IN_A_ROW;
	});
	return {
		values,
		failures,
		...lastFailure !== void 0 && { lastFailure },
		stopped: asked < items.length
	};
}



/***/ }),

/***/ 610:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ unusable),
/* harmony export */   t: () => (/* binding */ statusFailure)
/* harmony export */ });
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(520);

// src/providers/reads.ts
function unusable(message) {
	return {
		kind: "failed",
		reason: "unusable",
		message
	};
}
function statusFailure(reply, detail = {}) {
	const { status } = reply;
	const code = detail.code ?? `http-${status}`;
	const isClientError = status >= 400 && status < 500;
	const message = detail.message ? `HTTP ${status}: ${detail.message}` : isClientError ? `HTTP ${status}` : (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.nt)(reply);
	if ((0,_index_js__WEBPACK_IMPORTED_MODULE_0__.it)(reply)) return {
		kind: "rate-limited",
		scope: "provider",
		code,
		message
	};
	return {
		kind: "failed",
		reason: reasonOf(status),
		code,
		message
	};
}
function reasonOf(status) {
	if ((0,_index_js__WEBPACK_IMPORTED_MODULE_0__.rt)(status)) return "credentials";
	if (status === 408 || status >= 502 && status <= 504) return "temporary";
	return status >= 400 && status < 500 ? "refused" : "unusable";
}



/***/ }),

/***/ 681:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ normalizeSerialNumber)
/* harmony export */ });
// src/fields/serial-number.ts
function normalizeSerialNumber(text) {
	const digits = (text ?? "").replace(/[\s:-]/g, "").toLowerCase();
	return digits === "" ? void 0 : digits.replace(/^0+(?=.)/, "");
}



/***/ })

};
;