"use strict";
exports.id = 81;
exports.ids = [81];
exports.modules = {

/***/ 81:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createDiscovery: () => (/* binding */ createDiscovery)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(932);
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(520);
/* harmony import */ var _parallel_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(736);
/* harmony import */ var _reads_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(610);




// src/providers/digicert/agents.ts
function readAgents(reader, access, accountId) {
	return (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.l)(reader, (startIndex) => askAgents(access, accountId, startIndex));
}
function askAgents(access, accountId, startIndex) {
	const body = {
		accountId: Number(accountId),
		searchCriteriaList: [],
		divisionIds: [],
		startIndex,
		pageSize: 512,
		sorting: { AGENTNAME: "ASC" }
	};
	return (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.u)(access, "/agent/list", body, (data) => {
		const list = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.W)(data) ? data.agentList : void 0;
		return Array.isArray(list) ? decodeAll(list, decodeAgent) : void 0;
	});
}
function decodeAgent(item) {
	if (!(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.W)(item)) return void 0;
	const agentId = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.U)(item.agentId);
	return {
		key: agentId ?? JSON.stringify(item),
		agentId,
		divisionId: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.U)(item.divisionId),
		agentName: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.q)(item.agentName),
		status: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.q)(item.status),
		managementIp: (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.s)(_index_js__WEBPACK_IMPORTED_MODULE_0__.et, (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.q)(item.managementIp)),
		agentLicenseKey: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.q)(item.agentLicense),
		sensorLicenseKey: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.q)(item.sensorLicenseKey)
	};
}
function askAgentAutomations(access, accountId, { agentId, divisionId }) {
	const body = {
		accountId: Number(accountId),
		agentId: Number(agentId),
		divisionId
	};
	return (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.u)(access, "/agent/agentIPPortDetails", body, (data) => {
		const ids = Array.isArray(data) ? decodeAll(data, (item) => (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.W)(item) ? { id: (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.U)(item.id) } : void 0) : void 0;
		return ids && new Set(ids.flatMap(({ id }) => id ?? []));
	});
}
function decodeAll(items, decode) {
	const decoded = items.flatMap((item) => {
		const value = decode(item);
		return value === void 0 ? [] : [value];
	});
	return decoded.length === items.length ? decoded : void 0;
}
// src/providers/digicert/found-license.ts
function licenseOfRow(fields) {
	if (fields?.agentLicenseKey !== void 0) return fromRow("agentLicenseKey");
	return fields?.sensorLicenseKey === void 0 ? void 0 : fromRow("sensorLicenseKey");
}
const fromRow = (field) => ({
	source: "inventory",
	field
});
const isAgentless = ({ managementIp }) => managementIp !== void 0;
function indexAgents(agents) {
	const byName = groupBy(agents, ({ divisionId, agentName, agentLicenseKey, managementIp }) => agentName !== void 0 && (agentLicenseKey !== void 0 || managementIp === void 0) ? `${divisionId} ${agentName}` : void 0);
	const byManagementIp = groupBy(agents, ({ divisionId, managementIp }) => managementIp === void 0 ? void 0 : `${divisionId} ${managementIp}`);
	return {
		agentsOf: ({ divisionId, agentName }) => byName.get(`${divisionId} ${agentName}`) ?? [],
		sensorsOf: ({ divisionId, managementIp }) => byManagementIp.get(`${divisionId} ${(0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.s)(_index_js__WEBPACK_IMPORTED_MODULE_0__.et, managementIp)}`) ?? []
	};
}
function sensorKeys(automation, index) {
	const all = index.sensorsOf(automation).filter(({ sensorLicenseKey }) => (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.Y)(sensorLicenseKey ?? ""));
	const named = preferred(all, ({ agentName }) => agentName === automation.agentName);
	const keys = [
		all,
		named,
		preferred(named, ({ status }) => status?.toLowerCase() === "configured")
	].map((agents) => distinct(agents.map(({ sensorLicenseKey }) => sensorLicenseKey)));
	return keys.find(({ length }) => length === 1) ?? keys.at(-1) ?? [];
}
function preferred(agents, fits) {
	const fitting = agents.filter(fits);
	return fitting.length > 0 ? fitting : agents;
}
const agentKeys = (agents) => distinct(agents.map(({ agentLicenseKey = "" }) => (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.Y)(agentLicenseKey) ? agentLicenseKey : ""));
async function findKeys(reader, access, accountId, automations, index) {
	const sharing = new Set();
	for (const automation of automations) {
		if (isAgentless(automation)) continue;
		const agents = index.agentsOf(automation);
		if (agentKeys(agents).length > 1) for (const agent of agents) sharing.add(agent);
	}
	const asked = [...sharing].flatMap(({ agentId, divisionId, ...agent }) => agentId === void 0 || divisionId === void 0 ? [] : [{
		key: agent.key,
		agentId,
		divisionId
	}]);
	const { values } = await (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.n)(reader, asked, (one) => askAgentAutomations(access, accountId, one));
	const automationsOf = new Map([...values].map(([{ key }, ids]) => [key, ids]));
	const candidatesOf = (automation) => {
		if (isAgentless(automation)) return {
			field: "sensorLicenseKey",
			keys: sensorKeys(automation, index)
		};
		const agents = index.agentsOf(automation);
		const exact = agents.filter(({ key }) => automationsOf.get(key)?.has(automation.automationId));
		return {
			field: "agentLicenseKey",
			keys: agentKeys(exact.length > 0 ? exact : agents)
		};
	};
	return {
		candidates: new Map(automations.map((one) => [one, candidatesOf(one)])),
		unreadAgents: sharing.size - values.size
	};
}
function chooseFoundLicense(automation, candidates, { agentDefault, sensorDefault }) {
	const [key = "", ...others] = candidates?.keys ?? [];
	if (candidates !== void 0 && key !== "" && others.length === 0) return {
		source: "agent-list",
		field: candidates.field,
		key
	};
	if (!isAgentless(automation) && agentDefault !== void 0) return {
		source: "input",
		field: "agentLicenseKey",
		key: agentDefault
	};
	if (sensorDefault === void 0) return void 0;
	return {
		source: "input",
		field: "sensorLicenseKey",
		key: sensorDefault
	};
}
function secretsOf(agents) {
	return distinct(agents.flatMap(({ agentLicenseKey, sensorLicenseKey }) => [agentLicenseKey, sensorLicenseKey])).filter(({ length }) => length >= 4);
}
function distinct(texts) {
	return [...new Set(texts.filter((text) => text !== void 0))];
}
function groupBy(items, keyOf) {
	const groups = new Map();
	for (const item of items) {
		const key = keyOf(item);
		if (key === void 0) continue;
		const group = groups.get(key);
		if (group) group.push(item);
		else groups.set(key, [item]);
	}
	return groups;
}
// src/providers/digicert/inventory-row.ts
function matchRows(failed, rows) {
	const rowsAt = Map.groupBy(rows, ({ fields }) => addressOf(fields));
	const failedAt = Map.groupBy(failed, addressOf);
	const entries = failed.map((automation) => {
		const address = addressOf(automation);
		return toEntry$1(automation, chooseRow(automation, rowsAt.get(address) ?? [], failedAt.get(address) ?? []));
	});
	const sharing = Map.groupBy(entries, identityOf);
	return entries.map((entry) => {
		return (sharing.get(identityOf(entry)) ?? []).length > 1 ? toEntry$1(entry.automation, void 0) : entry;
	});
}
const addressOf = ({ ip = "", port = "" }) => (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.$)(ip, port);
function identityOf({ fields }) {
	return JSON.stringify(Object.entries(fields).sort(([one], [other]) => one < other ? -1 : 1));
}
function chooseRow(automation, rows, failed) {
	const fitting = rows.filter((row) => fits(row, automation));
	const name = certificateDomain(automation);
	const named = fitting.filter(({ fields }) => name !== void 0 && fields.domainName === name);
	if (named.length > 0) return only(named);
	const unnamed = fitting.filter(({ fields }) => fields.domainName === void 0);
	if (unnamed.length > 0) return only(unnamed);
	const row = only(fitting);
	return row !== void 0 && failed.filter((one) => fits(row, one)).length === 1 ? row : void 0;
}
function fits({ fields }, automation) {
	const { accountId, divisionId, managementIp } = fields;
	return (accountId === void 0 || accountId === automation.accountId) && (divisionId === void 0 || divisionId === automation.divisionId) && (managementIp === void 0 || managementIp === (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.s)(_index_js__WEBPACK_IMPORTED_MODULE_0__.et, automation.managementIp));
}
function only(rows) {
	const [first] = rows;
	return rows.every(({ name, fields }) => name === first?.name && JSON.stringify(fields) === JSON.stringify(first?.fields)) ? first : void 0;
}
function certificateDomain({ certificateName }) {
	return (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.s)(_index_js__WEBPACK_IMPORTED_MODULE_0__.Q, certificateName);
}
function toEntry$1(automation, row) {
	const { ip, port, accountId, divisionId } = automation;
	const managementIp = (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.s)(_index_js__WEBPACK_IMPORTED_MODULE_0__.et, automation.managementIp);
	const domain = row?.fields.domainName ?? certificateDomain(automation);
	const needsDomain = automation.sharesAddress || row?.fields.domainName !== void 0;
	const server = row?.fields.virtualServerName ?? virtualServer(automation);
	const virtualServerName = server === void 0 ? void 0 : (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.s)((0,_index_js__WEBPACK_IMPORTED_MODULE_0__.Z)(255), server);
	const found = {
		ip,
		port,
		accountId,
		divisionId,
		...needsDomain && domain !== void 0 && { domainName: domain },
		...managementIp !== void 0 && { managementIp },
		...virtualServerName !== void 0 && { virtualServerName }
	};
	const problem = automation.managementIp !== void 0 && managementIp === void 0 ? { message: "The provider shows a management address that is no IP address." } : needsDomain && domain === void 0 ? {
		message: "Several automations share this address, and this one has no domain.",
		field: "domainName"
	} : server !== void 0 && virtualServerName === void 0 ? {
		message: "The virtual server has a name that cannot be sent.",
		field: "virtualServerName"
	} : void 0;
	return {
		automation,
		row,
		fields: {
			...row?.fields,
			...found
		},
		...problem !== void 0 && { problem }
	};
}
function virtualServer({ managementIp, alias, partition }) {
	if (managementIp === void 0 || alias === void 0) return void 0;
	return alias.startsWith("/") || partition === void 0 ? alias : `${partition}/${alias}`;
}
// src/providers/digicert/discover.ts
const MOST_DETAILS = 1e3;
async function describeFailed(reader, failed, settings, inventoryRows) {
	const entries = matchRows(failed, inventoryRows);
	const needAgents = entries.some(({ row }) => licenseOfRow(row?.fields) === void 0);
	const [details, agents] = await Promise.all([(0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.n)(reader, failed.slice(0, MOST_DETAILS), (one) => (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.r)(settings, one)), needAgents ? readAgents(reader, settings, settings.accountId) : void 0]);
	const decisions = entries.map((entry) => decide(entry, details.values.get(entry.automation)));
	const keys = await readKeys(reader, settings, entries.filter((_, index) => decisions[index] === void 0).filter(({ row }) => licenseOfRow(row?.fields) === void 0), agents);
	const licenses = entries.map(({ automation, row }, index) => licenseOfRow(row?.fields) ?? (decisions[index] === void 0 ? chooseFoundLicense(automation, keys.candidates.get(automation), settings) : void 0));
	const requests = Map.groupBy(entries.keys(), (index) => decisions[index] === void 0 ? requestOf(entries[index], licenses[index]) : index);
	return {
		found: entries.map((entry, index) => {
			const license = licenses[index];
			const twins = requests.get(requestOf(entry, license))?.length ?? 0;
			return toFound(entry, license, decisions[index] ?? unsendable(entry, license, twins, keys, settings), details.values.get(entry.automation));
		}),
		notices: [...describeDetails(details, failed.length), ...keys.notices],
		secrets: agents?.kind === "answered" ? secretsOf(agents.items) : []
	};
}
function decide({ automation }, details) {
	const applicable = details?.isRetryApplicable;
	const needsPerson = (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.a)(automation.status) === "ACTION_REQUIRED";
	if (applicable === true || applicable === void 0 && !needsPerson) return void 0;
	return {
		kind: "rejected",
		code: applicable === false ? "not-applicable" : "action-required",
		message: details?.cause ?? (applicable === false ? "The provider says that a retry is not possible." : "The automation waits for a person."),
		hint: details?.solution ?? "Look at the automation in CertCentral (Automation > Manage automations)."
	};
}
async function readKeys(reader, settings, entries, agents) {
	if (agents === void 0) return {
		candidates: new Map(),
		notices: []
	};
	if (agents.kind === "failed") {
		const notice = `The agent list could not be read: ${agents.message}. Licence keys come from the inventory and the inputs only.`;
		return {
			candidates: new Map(),
			notices: [notice]
		};
	}
	const automations = entries.map(({ automation }) => automation);
	const index = indexAgents(agents.items);
	const { accountId } = settings;
	const keys = await findKeys(reader, settings, accountId, automations, index);
	const unread = `The automations of some agents that share a name could not be read. Number of agents: ${keys.unreadAgents}.`;
	return {
		candidates: keys.candidates,
		notices: keys.unreadAgents > 0 ? [unread] : []
	};
}
function requestOf(entry, license) {
	return entry === void 0 ? "" : JSON.stringify([identityOf(entry), license]);
}
const ADD_ENTRY = "Add an entry for the automation to the inventory.";
function unsendable(entry, license, twins, { candidates }, { divisionIds }) {
	const severalDivisions = divisionIds.length > 1;
	const agentless = isAgentless(entry.automation);
	const lacks = (field, message, hint = ADD_ENTRY, value = "\u2026") => ({
		kind: "not-attempted",
		message,
		hint,
		entryToAdd: rowToAdd(entry, severalDivisions, field, value)
	});
	if (entry.problem !== void 0) {
		const { field, message } = entry.problem;
		if (field !== void 0) return lacks(field, message);
		return {
			kind: "not-attempted",
			message,
			hint: "Retry the automation in CertCentral."
		};
	}
	if (license === void 0) {
		const message = (candidates.get(entry.automation)?.keys.length ?? 0) > 1 ? "The provider has several licence keys that fit this automation, and no default key is set." : "The provider shows no licence key for this automation, and no default key is set.";
		const field = agentless ? "sensorLicenseKey" : "agentLicenseKey";
		return lacks(field, message, `If all automations have the same key, set '${_index_js__WEBPACK_IMPORTED_MODULE_0__.J[field]}'. Otherwise, add an entry for the automation to the inventory, with an alias of 'digicert-license-keys'.`, "ALIAS");
	}
	if (twins > 1) return lacks(agentless ? "virtualServerName" : "domainName", "The provider lists several automations that a request cannot tell apart.");
}
function rowToAdd({ fields }, withDivision, field, value) {
	const { ip, port, divisionId, domainName } = fields;
	return JSON.stringify({
		ip,
		port: Number(port),
		...withDivision && { divisionId: Number(divisionId) },
		...domainName !== void 0 && { domainName },
		[field]: value
	});
}
function toFound({ automation, row, fields }, license, decided, details) {
	const { ip, port, automationId, status } = automation;
	const { cause, solution, step } = details ?? {};
	const domain = fields.domainName ?? certificateDomain(automation);
	return {
		where: row?.where ?? `failed automation at ${(0,_index_js__WEBPACK_IMPORTED_MODULE_0__.$)(ip, port)}`,
		...row?.name !== void 0 && { name: row.name },
		fields,
		automationId,
		status,
		...license !== void 0 && { license },
		...decided !== void 0 && { decided },
		domainNames: domain === void 0 ? [] : [domain],
		...cause !== void 0 && { cause },
		...solution !== void 0 && { solution },
		...step !== void 0 && { step }
	};
}
function describeDetails({ failures, lastFailure, stopped }, total) {
	const notices = [];
	if (lastFailure !== void 0) {
		const end = stopped ? " The action asks for no more details." : "";
		notices.push(`The details of some automations could not be read: ${lastFailure.message}. Number of automations: ${failures}.${end} Automations without details have no cause in this report.`);
	}
	if (!stopped && total > MOST_DETAILS) notices.push(`The action reads the details of ${MOST_DETAILS} automations at most: ${total - MOST_DETAILS} of ${total} have no cause in this report.`);
	return notices;
}
// src/providers/digicert/list-failed.ts
async function listFailed(reader, settings) {
	const { accountId } = settings;
	const divisionIds = [...new Set(settings.divisionIds)];
	const lists = new Map();
	let failure;
	await (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.t)(divisionIds, async (divisionId) => {
		const division = {
			accountId,
			divisionId
		};
		const list = await (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.l)(reader, (startIndex) => (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.i)(settings, division, startIndex));
		if (list.kind === "answered") lists.set(divisionId, list);
		else failure ??= inDivision(list, divisionIds.indexOf(divisionId), divisionIds.length);
		return failure === void 0;
	});
	if (failure !== void 0) return failure;
	const failed = [];
	const divisionOf = new Map();
	const failedIds = new Set();
	const shared = new Set();
	for (const divisionId of divisionIds) {
		const { items = [], repeated = [] } = lists.get(divisionId) ?? {};
		const addresses = countAddresses(items);
		for (const item of items) {
			if (divisionOf.has(item.key)) shared.add(item.key);
			divisionOf.set(item.key, divisionId);
			if (item.status !== void 0 && !(0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.o)(item.status)) continue;
			const automation = checkFailed(item, {
				accountId,
				divisionId
			}, addresses);
			if (automation === void 0) return (0,_reads_js__WEBPACK_IMPORTED_MODULE_2__.n)("a failed automation lacks its automation ID, status, IP address or port");
			failed.push(automation);
			failedIds.add(item.key);
		}
		if (repeated.some((earlier) => contradicts(earlier, items))) return (0,_reads_js__WEBPACK_IMPORTED_MODULE_2__.n)("the list shows one automation ID with different addresses");
	}
	if (failed.some(({ key }) => shared.has(key))) return (0,_reads_js__WEBPACK_IMPORTED_MODULE_2__.n)("two divisions list the same automation ID");
	return {
		kind: "answered",
		failed,
		notices: describeUndocumented(divisionIds.flatMap((divisionId) => lists.get(divisionId)?.items ?? []))
	};
}
function inDivision(failure, index, count) {
	if (count === 1) return failure;
	return {
		...failure,
		message: `division ${index + 1} of ${count}: ${failure.message}`
	};
}
function countAddresses(items) {
	const counts = new Map();
	for (const { ip, port } of items) {
		if (ip === void 0 || port === void 0) continue;
		const address = (0,_index_js__WEBPACK_IMPORTED_MODULE_0__.$)(ip, port);
		counts.set(address, (counts.get(address) ?? 0) + 1);
	}
	return counts;
}
function checkFailed(item, division, addresses) {
	const { automationId, ip, port, status } = item;
	if (automationId === void 0 || status === void 0) return void 0;
	if (ip === void 0 || port === void 0) return void 0;
	const sharesAddress = (addresses.get((0,_index_js__WEBPACK_IMPORTED_MODULE_0__.$)(ip, port)) ?? 0) > 1;
	return {
		...item,
		...division,
		automationId,
		ip,
		port,
		status,
		sharesAddress
	};
}
function contradicts(earlier, items) {
	const latest = items.find(({ key }) => key === earlier.key);
	if (latest === void 0 || latest.ip === earlier.ip && latest.port === earlier.port) return false;
	return (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.o)(latest.status) || (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.o)(earlier.status);
}
const MOST_STATUSES = 10;
function describeUndocumented(items) {
	const counts = new Map();
	for (const { status } of items) {
		if (status === void 0 || (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.c)(status) !== "unknown") continue;
		const name = (0,_parallel_js__WEBPACK_IMPORTED_MODULE_1__.a)(status);
		counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	if (counts.size === 0) return [];
	const names = [...counts].map(([name, count]) => `${name} (${count})`);
	const rest = names.length > MOST_STATUSES ? `, and ${names.length - MOST_STATUSES} more` : "";
	return [`The provider lists automations with a status that its documentation does not describe. The action does not retry them. Number of automations: ${[...counts.values()].reduce((sum, count) => sum + count, 0)}. Status: ${names.slice(0, MOST_STATUSES).join(", ")}${rest}.`];
}
// src/providers/digicert/discovery.ts
function createDiscovery({ defaults, divisionIds, licenseKeys, ...access }) {
	const { accountId = "" } = defaults;
	const where = {
		...access,
		...licenseKeys,
		accountId,
		divisionIds
	};
	return { async list(reader) {
		const list = await listFailed(reader, where);
		if (list.kind === "failed") return list;
		return {
			kind: "listed",
			count: list.failed.length,
			scope: `in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__.u)(divisionIds.length, "division")}`,
			notices: list.notices,
			async describe(rows) {
				const { found, notices, secrets } = await describeFailed(reader, list.failed, where, rows);
				return {
					entries: found.map(toEntry),
					notices,
					secrets
				};
			}
		};
	} };
}
function toEntry(automation) {
	const { where, name, fields, license } = automation;
	const { cause, solution, step, status, decided } = automation;
	const found = {
		id: automation.automationId,
		...license !== void 0 && license.source !== "inventory" && { secretFields: { [license.field]: license.key } },
		...license !== void 0 && { secretSource: describeSource(license) },
		facts: {
			...cause !== void 0 && { cause },
			...solution !== void 0 && { solution },
			...step !== void 0 && { step },
			...decided?.entryToAdd !== void 0 && { entryToAdd: decided.entryToAdd },
			status
		},
		domainNames: automation.domainNames,
		...decided && { decided: toOutcome(decided) }
	};
	return {
		where,
		...name !== void 0 && { name },
		fields,
		found
	};
}
function toOutcome({ kind, code, message, hint }) {
	const shared = {
		message,
		...hint !== void 0 && { hint }
	};
	return kind === "rejected" ? {
		kind,
		codes: code === void 0 ? [] : [code],
		targetSpecific: true,
		...shared
	} : {
		kind,
		...shared
	};
}
function describeSource(license) {
	switch (license.source) {
		case "inventory": return "inventory";
		case "agent-list": return "agent list";
		case "input": return _index_js__WEBPACK_IMPORTED_MODULE_0__.J[license.field];
	}
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



/***/ })

};
;