"use strict";
exports.id = 999;
exports.ids = [999];
exports.modules = {

/***/ 999:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   followerFor: () => (/* binding */ followerFor)
/* harmony export */ });
/* harmony import */ var _observations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(132);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(553);


// src/providers/sectigo/status.ts
async function readOrderStatus(report, targets) {
	const observations = new Map();
	for (const name of ["certificateID", "orderNumber"]) {
		const members = targets.filter((target) => filterOf(target) === name);
		const values = [...new Set(members.flatMap((target) => idOf(target) ?? []))];
		if (values.length === 0) continue;
		const read = await report.read({
			name,
			values
		});
		if (read.kind === "failed") return {
			observations,
			failures: [read]
		};
		const index = indexOrders(read.orders);
		for (const target of members) observations.set(target.key, observe(target, index, values.length === 1));
	}
	return {
		observations,
		failures: []
	};
}
function filterOf({ certificateId, orderNumber }) {
	if (certificateId !== void 0) return "certificateID";
	return orderNumber === void 0 || orderNumber.includes(",") ? void 0 : "orderNumber";
}
const idOf = ({ certificateId, orderNumber }) => certificateId ?? orderNumber;
function indexOrders(orders) {
	const listed = orders.flatMap((order) => (0,_report_js__WEBPACK_IMPORTED_MODULE_1__.n)(order).map((certificate) => ({
		order,
		certificate
	})));
	return {
		listed,
		byId: Map.groupBy(listed, ({ certificate }) => (0,_report_js__WEBPACK_IMPORTED_MODULE_1__.a)(certificate?.certificateId)),
		byOrder: Map.groupBy(listed, ({ order }) => order.orderNumber)
	};
}
function observe({ certificateId, orderNumber }, { listed, byId, byOrder }, isOnlyOne) {
	const ofOrder = orderNumber === void 0 ? [] : byOrder.get(orderNumber) ?? [];
	const nameless = (one) => one.certificate?.certificateId === void 0;
	const rows = certificateId === void 0 ? ofOrder : byId.get((0,_report_js__WEBPACK_IMPORTED_MODULE_1__.a)(certificateId)) ?? (isOnlyOne && listed.every(nameless) ? listed : ofOrder.filter(nameless));
	if (rows.length === 0) return { kind: "not-listed" };
	return {
		kind: "listed",
		certificates: rows.map(toState)
	};
}
function toState({ order, certificate }, index) {
	const { serialNumber, notBefore, notAfter } = certificate ?? {};
	return {
		id: (0,_report_js__WEBPACK_IMPORTED_MODULE_1__.a)(certificate?.certificateId) ?? `certificate ${index + 1}`,
		state: (0,_report_js__WEBPACK_IMPORTED_MODULE_1__.s)(order, certificate),
		lastStatusChange: certificate?.lastStatusChange,
		certificate: serialNumber === void 0 ? void 0 : {
			serialNumber,
			...notBefore !== void 0 && { notBefore },
			...notAfter !== void 0 && { notAfter }
		}
	};
}
const SEVERITY = {
	completed: 0,
	"in-progress": 1,
	"failed-again": 2
};
function completionOf(repliedAt, observations) {
	const seen = new Map();
	let last = { kind: "unknown" };
	for (const observation of observations) {
		if (observation.kind === "not-listed") {
			last = { kind: "unknown" };
			continue;
		}
		const [worst] = observation.certificates.map((now) => {
			const earlier = seen.get(now.id) ?? [];
			seen.set(now.id, [...earlier, now]);
			return {
				now,
				kind: judge(repliedAt, earlier, now)
			};
		}).toSorted((one, other) => SEVERITY[other.kind] - SEVERITY[one.kind] || weightOf(other.now) - weightOf(one.now));
		if (worst === void 0) continue;
		last = describe(worst.kind, worst.now);
		if (last.kind !== "in-progress") return last;
	}
	return last;
}
const weightOf = ({ state }) => state.kind === "failed" ? 1 : 0;
function judge(repliedAt, earlier, { state, lastStatusChange: changed }) {
	if (state.kind === "issued") return "completed";
	if (state.kind === "ended") return "failed-again";
	if (state.kind === "other") return "in-progress";
	const isNewer = changed !== void 0 && repliedAt !== void 0 && changed > repliedAt;
	const ranAgain = earlier.some((one) => one.state.text !== void 0 && one.state.kind !== "failed" || changed !== void 0 && one.lastStatusChange !== void 0 && one.lastStatusChange !== changed);
	return isNewer || ranAgain ? "failed-again" : "in-progress";
}
function describe(kind, { state: { text }, certificate }) {
	const cause = kind === "failed-again" && text ? (0,_report_js__WEBPACK_IMPORTED_MODULE_1__.o)(text) : void 0;
	return {
		kind,
		...text !== void 0 && { status: text },
		...cause !== void 0 && { cause },
		...certificate !== void 0 && { certificate }
	};
}
// src/providers/sectigo/follower.ts
function followerFor(settings) {
	return (reader) => {
		const report = (0,_report_js__WEBPACK_IMPORTED_MODULE_1__.t)(reader, settings);
		const repliedAt = new Map();
		const observations = new Map();
		return {
			submitted(target, time) {
				repliedAt.set(target, time);
			},
			async read(open) {
				const read = await readOrderStatus(report, [...open].map(toFollowed));
				for (const [key, observation] of read.observations) (0,_observations_js__WEBPACK_IMPORTED_MODULE_0__.t)(observations, key, observation);
				return read.failures;
			},
			completionOf: (target) => completionOf(repliedAt.get(target), observations.get(target.identity) ?? [])
		};
	};
}
function toFollowed({ identity, publicFields }) {
	const { certificateID, orderNumber } = publicFields;
	return {
		key: identity,
		...typeof certificateID === "string" && { certificateId: certificateID },
		...typeof orderNumber === "string" && { orderNumber }
	};
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

/***/ 553:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ withoutZeros),
/* harmony export */   i: () => (/* binding */ listFailed),
/* harmony export */   n: () => (/* binding */ certificatesOf),
/* harmony export */   o: () => (/* binding */ causeIn),
/* harmony export */   r: () => (/* binding */ describeFailed),
/* harmony export */   s: () => (/* binding */ stateOf),
/* harmony export */   t: () => (/* binding */ createReport)
/* harmony export */ });
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(520);
/* harmony import */ var _reads_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(610);


// src/providers/sectigo/orders.ts
function readPairs(body) {
	return body.trim().split("&").flatMap((part) => {
		const equals = part.indexOf("=");
		if (equals < 1) return [];
		return [[(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.L)(part.slice(0, equals)).trim(), (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.L)(part.slice(equals + 1)).trim()]];
	});
}
function readOrders(pairs) {
	const orders = new Map();
	for (const [name, value] of pairs) {
		const [, x, y, field] = /^([1-9]\d*)_(?:([1-9]\d*)_)?([a-z]\w*)$/i.exec(name) ?? [];
		if (x === void 0 || field === void 0 || value === "") continue;
		const order = getOrAdd(orders, x, () => ({
			own: new Map(),
			certificates: new Map()
		}));
		getOrAdd(y === void 0 ? order.own : getOrAdd(order.certificates, y, () => new Map()), field.toLowerCase(), () => []).push(value);
	}
	return [...orders.values()].map(toOrder);
}
function getOrAdd(map, key, make) {
	const known = map.get(key);
	if (known !== void 0) return known;
	const made = make();
	map.set(key, made);
	return made;
}
function toOrder({ own, certificates: fields }) {
	const orderNumber = own.get("ordernumber")?.[0];
	const certificates = [...fields.values()].map(toCertificate);
	const id = certificates.find(({ certificateId }) => certificateId !== void 0)?.certificateId;
	const everything = () => JSON.stringify([...own, ...[...fields.values()].flatMap((map) => [...map])]);
	return {
		key: orderNumber === void 0 ? id ?? everything() : `order ${orderNumber}`,
		orderNumber,
		status: own.get("orderstatus")?.[0],
		certificates
	};
}
function toCertificate(fields) {
	const all = (name) => fields.get(name) ?? [];
	return {
		certificateId: all("certificateid").find((id) => /^\d{1,16}$/.test(id)),
		statuses: [
			...all("status"),
			...all("extstatus"),
			...all("extendedstatus")
		],
		lastStatusChange: secondsOf(all("laststatuschange")[0]),
		names: [
			"domain",
			"additionaldomain",
			"mdcdomainnames"
		].flatMap(all).flatMap((list) => list.split(/[\s,;]+/)).filter((name) => name !== ""),
		serialNumber: all("serialnumber")[0],
		notBefore: secondsOf(all("notbefore")[0]),
		notAfter: secondsOf(all("notafter")[0])
	};
}
function secondsOf(text) {
	return text !== void 0 && /^\d{1,11}(?:\.0+)?$/.test(text) ? Number(text) * 1e3 : void 0;
}
function stateOf(order, certificate) {
	const own = certificate?.statuses ?? [];
	const final = own.find((text) => isFinal(kindOf(text)));
	if (final !== void 0) return {
		kind: kindOf(final),
		text: final
	};
	const texts = [...own, ...order.status === void 0 ? [] : [order.status]];
	const failed = texts.find((text) => kindOf(text) === "failed");
	if (failed !== void 0) return {
		kind: "failed",
		text: failed
	};
	const [text] = texts;
	return {
		kind: text === void 0 ? "other" : kindOf(text),
		text
	};
}
function causeIn(text) {
	return /:\s*(.*\S)/s.exec(text)?.[1];
}
const isFinal = (kind) => kind === "issued" || kind === "ended";
const ISSUED = new Set(["valid", "issued but not yet collected"]);
const ENDED = new Set([
	"rejected",
	"revoked",
	"replaced",
	"expired"
]);
function kindOf(text) {
	if (/pre-?sign\s*failed|caacheckfailed/i.test(text)) return "failed";
	if (/post-?sign\s*failed/i.test(text)) return "ended";
	const plain = text.trim().replace(/\s+/g, " ").toLowerCase();
	if (ISSUED.has(plain)) return "issued";
	return ENDED.has(plain) ? "ended" : "other";
}
// src/providers/sectigo/discover.ts
async function listFailed(report) {
	const read = await report.read({
		name: "certificateStatusDesc",
		values: ["caacheckfailed"]
	});
	if (read.kind === "failed") return read;
	const failed = [];
	const others = new Map();
	for (const order of read.orders) {
		const states = certificatesOf(order).map((certificate) => ({
			certificate,
			state: stateOf(order, certificate)
		}));
		const failing = states.filter(({ state }) => state.kind === "failed");
		if (failing.length === 0) {
			const unclear = states.find(({ state }) => state.kind === "other");
			if (unclear) return (0,_reads_js__WEBPACK_IMPORTED_MODULE_1__.n)(`the state of an order is not known: ${unclear.state.text ?? "none"}`);
			const text = states[0]?.state.text ?? "";
			others.set(text, (others.get(text) ?? 0) + 1);
		}
		const found = toFailed(order, failing);
		if (found === void 0) return (0,_reads_js__WEBPACK_IMPORTED_MODULE_1__.n)("a failed order has neither certificateID nor orderNumber");
		failed.push(...found);
	}
	return {
		kind: "answered",
		failed,
		notices: [...describeSwitches(report), ...describeOthers(others)]
	};
}
function certificatesOf({ certificates }) {
	return certificates.length === 0 ? [void 0] : certificates;
}
function toFailed(order, failing) {
	const found = [];
	const withoutId = failing.filter(({ certificate }) => certificate?.certificateId === void 0);
	for (const one of failing) {
		const certificateId = one.certificate?.certificateId;
		if (certificateId !== void 0) found.push({
			...summary([one]),
			certificateId,
			orderNumber: order.orderNumber
		});
	}
	if (withoutId.length === 0) return found;
	const { orderNumber } = order;
	if (orderNumber === void 0 || !("value" in (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.Z)(128)(orderNumber))) return void 0;
	return [...found, {
		...summary(withoutId),
		certificateId: void 0,
		orderNumber
	}];
}
function summary(failing) {
	const domainNames = failing.flatMap(({ certificate }) => certificate?.names ?? []).flatMap((name) => {
		const reading = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.Q)(name);
		return "value" in reading ? [reading.value] : [];
	});
	return {
		status: failing[0]?.state.text ?? "",
		domainNames: [...new Set(domainNames)]
	};
}
function describeSwitches(report) {
	const names = report.refusedSwitches();
	if (names.length === 0) return [];
	return [`The provider refused parameters of the report, and the action left them out: ${names.join(", ")}.`];
}
const MOST_STATES = 10;
function describeOthers(others) {
	if (others.size === 0) return [];
	return [`The report lists orders that are not in the state PRE-SIGN FAILED. The action does not retry them. States: ${[...others].slice(0, MOST_STATES).map(([text, count]) => `${text} (${count})`).join(", ")}.`];
}
function describeFailed(failed, inventoryRows) {
	const byId = groupRows(inventoryRows, ({ fields }) => withoutZeros(fields.certificateID));
	const byOrder = groupRows(inventoryRows, ({ fields }) => fields.orderNumber);
	return failed.map((order) => {
		const { certificateId, orderNumber } = order;
		return toFound(order, (certificateId === void 0 ? void 0 : byId.get(withoutZeros(certificateId) ?? "")) ?? (byOrder.get(orderNumber ?? "") ?? []).filter(({ fields }) => certificateId === void 0 || fields.certificateID === void 0));
	});
}
function toFound({ certificateId, orderNumber, status, domainNames }, rows) {
	const [row] = rows;
	const id = certificateId === void 0 ? { orderNumber: orderNumber ?? "" } : { certificateID: row?.fields.certificateID ?? certificateId };
	const own = rows.flatMap(({ fields }) => fields.domainName ?? []);
	const cause = causeIn(status);
	return {
		where: row?.where ?? `failed order ${certificateId ?? orderNumber ?? ""}`,
		...row?.name !== void 0 && { name: row.name },
		fields: {
			...id,
			...own[0] !== void 0 && { domainName: own[0] }
		},
		status,
		...cause !== void 0 && { cause },
		domainNames: [...new Set([...own, ...domainNames])]
	};
}
function withoutZeros(id) {
	return id?.replace(/^0+(?=\d)/, "");
}
function groupRows(rows, keyOf) {
	return Map.groupBy(rows.filter((row) => keyOf(row) !== void 0), keyOf);
}
// src/providers/sectigo/report.ts
const PATH = "/products/!WebHostReport";
const SWITCHES = [
	"showCertificateID",
	"showAdditionalDomains",
	"showExtStatus"
];
const LONGEST_LIST = 32767;
const WINDOW = 100;
const LARGEST_WINDOW = 500;
const MOST_WINDOWS = 1e3;
function createReport(reader, settings) {
	const refused = new Set();
	let mostPerWindow = LARGEST_WINDOW;
	async function readWindow(filter, first, last) {
		let leftOutUnnamed = [];
		for (;;) {
			const switches = SWITCHES.filter((name) => !refused.has(name));
			const answer = await reader.read(askWindow(settings, filter, switches, first, last));
			if (answer.kind === "answered") return answer;
			if (switches.length === 0 || answer.code !== "-2" && answer.code !== "-4") {
				for (const name of leftOutUnnamed) refused.delete(name);
				return answer;
			}
			const text = answer.message.toLowerCase();
			const named = switches.filter((name) => text.includes(name.toLowerCase()));
			if (named.length === 0) leftOutUnnamed = switches;
			for (const name of named.length > 0 ? named : switches) refused.add(name);
		}
	}
	async function readList(filter, size) {
		const orders = new Map();
		let announced = 0;
		for (let window = 0; window < MOST_WINDOWS; window += 1) {
			const first = window * size;
			const answer = await readWindow(filter, first, first + size);
			if (answer.kind === "failed") return answer;
			const before = orders.size;
			for (const order of answer.value.orders) orders.set(order.key, order);
			announced = Math.max(announced, answer.value.announced);
			if (orders.size >= announced) return {
				kind: "listed",
				orders
			};
			if (orders.size === before) return (0,_reads_js__WEBPACK_IMPORTED_MODULE_1__.n)(`the report shows ${orders.size} of ${announced} orders and then repeats itself`);
		}
		return (0,_reads_js__WEBPACK_IMPORTED_MODULE_1__.n)(`the report has more than ${MOST_WINDOWS} windows`);
	}
	return {
		async read({ name, values }) {
			const orders = new Map();
			for (const list of joinedLists(values)) {
				const size = Math.min(Math.max(list.split(",").length, WINDOW), mostPerWindow);
				let listed = await readList({ [name]: list }, size);
				if (size > WINDOW && mayBeTooLarge(listed)) {
					mostPerWindow = WINDOW;
					listed = await readList({ [name]: list }, WINDOW);
				}
				if (listed.kind === "failed") return listed;
				for (const [key, order] of listed.orders) orders.set(key, order);
			}
			return {
				kind: "answered",
				orders: [...orders.values()]
			};
		},
		refusedSwitches: () => [...refused]
	};
}
const SIGNS_OF_SIZE = new Set([
	"unusable",
	"refused",
	"no-reply",
	"temporary"
]);
function mayBeTooLarge(listed) {
	return listed.kind === "failed" && SIGNS_OF_SIZE.has(listed.reason);
}
function joinedLists(values) {
	const lists = [];
	for (const value of values) {
		const last = lists.at(-1);
		const longer = last === void 0 ? value : `${last},${value}`;
		if (last !== void 0 && longer.length <= LONGEST_LIST) lists[lists.length - 1] = longer;
		else lists.push(value);
	}
	return lists;
}
function askWindow({ baseUrl, userAgent, loginName, loginPassword }, filter, switches, first, last) {
	return {
		repeatable: true,
		request: () => ({
			method: "POST",
			url: new URL(baseUrl + PATH),
			headers: {
				"content-type": "application/x-www-form-urlencoded",
				"user-agent": userAgent
			},
			body: new URLSearchParams({
				loginName,
				loginPassword,
				...filter,
				...Object.fromEntries(switches.map((name) => [name, "Y"])),
				firstResultNo: String(first),
				lastResultNo: String(last)
			}).toString()
		}),
		read: readReply
	};
}
function readReply(reply) {
	const pairs = /^\s*\w+=/.test(reply.body) ? readPairs(reply.body) : [];
	const values = (wanted) => pairs.flatMap(([name, value]) => name.toLowerCase() === wanted ? [value] : []);
	const [code, ...moreCodes] = values("errorcode");
	if (code === void 0) return (0,_reads_js__WEBPACK_IMPORTED_MODULE_1__.t)(reply);
	if (moreCodes.length > 0) return (0,_reads_js__WEBPACK_IMPORTED_MODULE_1__.n)("the reply has more than one errorCode");
	if (/^-[1-9]\d*$/.test(code)) return refusal(code, [
		"errormessage",
		"errordetail",
		"erroritem"
	].flatMap(values).filter(Boolean).join("; ") || "refused without a text");
	if (!(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.at)(reply)) return (0,_reads_js__WEBPACK_IMPORTED_MODULE_1__.t)(reply);
	const [announced = ""] = values("noofresults");
	if (code !== "0" || !/^\d{1,9}$/.test(announced)) return (0,_reads_js__WEBPACK_IMPORTED_MODULE_1__.n)("the reply does not have the documented form");
	return {
		kind: "answered",
		value: {
			announced: Number(announced),
			orders: readOrders(pairs)
		}
	};
}
const COMES_TOO_SOON = new Set(["-42", _index_js__WEBPACK_IMPORTED_MODULE_0__.z]);
function refusal(code, message) {
	if (COMES_TOO_SOON.has(code)) return {
		kind: "rate-limited",
		scope: "provider",
		code,
		message,
		waitMs: _index_js__WEBPACK_IMPORTED_MODULE_0__.R
	};
	return {
		kind: "failed",
		reason: code === "-16" ? "credentials" : "refused",
		code,
		message
	};
}



/***/ })

};
;