/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 582:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

// ESM COMPAT FLAG
__nccwpck_require__.r(__webpack_exports__);

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ isWithin),
  D: () => (/* binding */ requireTls12),
  E: () => (/* binding */ html),
  O: () => (/* binding */ reasonOf$1),
  S: () => (/* binding */ showPath),
  T: () => (/* binding */ code),
  _: () => (/* binding */ NAME),
  a: () => (/* binding */ isFailed),
  b: () => (/* binding */ quote),
  c: () => (/* binding */ ABSENT),
  d: () => (/* binding */ MAX_MEMBERS),
  f: () => (/* binding */ MAX_VALUES),
  g: () => (/* binding */ position),
  h: () => (/* binding */ TooManyEntries),
  i: () => (/* binding */ counted),
  k: () => (/* binding */ getProxyUrl),
  l: () => (/* binding */ Fault),
  m: () => (/* binding */ TOO_MANY_VALUES),
  n: () => (/* binding */ runLine),
  o: () => (/* binding */ messageOf),
  p: () => (/* binding */ TOO_MANY_MEMBERS),
  r: () => (/* binding */ codeOf),
  s: () => (/* binding */ readDocument),
  t: () => (/* binding */ hintFor),
  u: () => (/* binding */ MAX_ENTRIES),
  v: () => (/* binding */ normalise),
  w: () => (/* binding */ clean),
  x: () => (/* binding */ quoteSome),
  y: () => (/* binding */ either)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = require("node:http");
var external_node_http_default = /*#__PURE__*/__nccwpck_require__.n(external_node_http_namespaceObject);
;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = require("node:net");
;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = require("node:url");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = require("node:os");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
var external_node_path_default = /*#__PURE__*/__nccwpck_require__.n(external_node_path_);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./index.js







// node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
	const usingSsl = reqUrl.protocol === "https:";
	if (checkBypass(reqUrl)) return;
	const proxyVar = (() => {
		if (usingSsl) return process.env["https_proxy"] || process.env["HTTPS_PROXY"];
		else return process.env["http_proxy"] || process.env["HTTP_PROXY"];
	})();
	if (proxyVar) try {
		return new DecodedURL(proxyVar);
	} catch (_a) {
		if (!proxyVar.startsWith("http://") && !proxyVar.startsWith("https://")) return new DecodedURL(`http://${proxyVar}`);
	}
	else return;
}
function checkBypass(reqUrl) {
	if (!reqUrl.hostname) return false;
	const reqHost = reqUrl.hostname;
	if (isLoopbackAddress(reqHost)) return true;
	const noProxy = process.env["no_proxy"] || process.env["NO_PROXY"] || "";
	if (!noProxy) return false;
	let reqPort;
	if (reqUrl.port) reqPort = Number(reqUrl.port);
	else if (reqUrl.protocol === "http:") reqPort = 80;
	else if (reqUrl.protocol === "https:") reqPort = 443;
	const upperReqHosts = [reqUrl.hostname.toUpperCase()];
	if (typeof reqPort === "number") upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
	for (const upperNoProxyItem of noProxy.split(",").map((x) => x.trim().toUpperCase()).filter((x) => x)) if (upperNoProxyItem === "*" || upperReqHosts.some((x) => x === upperNoProxyItem || x.endsWith(`.${upperNoProxyItem}`) || upperNoProxyItem.startsWith(".") && x.endsWith(`${upperNoProxyItem}`))) return true;
	return false;
}
function isLoopbackAddress(host) {
	const hostLower = host.toLowerCase();
	return hostLower === "localhost" || hostLower.startsWith("127.") || hostLower.startsWith("[::1]") || hostLower.startsWith("[0:0:0:0:0:0:0:1]");
}
var DecodedURL = class extends URL {
	constructor(url, base) {
		super(url, base);
		this._decodedUsername = decodeURIComponent(super.username);
		this._decodedPassword = decodeURIComponent(super.password);
	}
	get username() {
		return this._decodedUsername;
	}
	get password() {
		return this._decodedPassword;
	}
};
// src/errors.ts
function errorCode(error) {
	const code = error instanceof Error && "code" in error ? error.code : void 0;
	return typeof code === "string" ? code : void 0;
}
function reasonOf$1(error) {
	return errorCode(error) ?? (error instanceof Error ? error.name : "unknown error");
}
// src/http-failure.ts
var ReplyTooLarge = class extends Error {};
var DeadlinePassed = class extends Error {};
var Cancelled = class extends Error {};
var ProtocolSwitched = class extends Error {};
function describeFailure(cause, url, up, timeoutMs) {
	if (up) return {
		kind: "failure",
		arrived: "maybe",
		passing: false,
		message: `${describeBroken(cause, timeoutMs)}; the request may have arrived`,
		cause
	};
	const { message, passing } = describeUnconnected(cause, url, timeoutMs);
	return {
		kind: "failure",
		arrived: "no",
		passing,
		message,
		cause
	};
}
function describeBroken(cause, timeoutMs) {
	if (cause instanceof Cancelled) return "the run was cancelled while the request was under way";
	if (cause instanceof DeadlinePassed) return `no complete reply within ${timeoutMs / 1e3} s`;
	if (cause instanceof ReplyTooLarge) return "the reply is far too large to be an answer";
	if (cause instanceof ProtocolSwitched) return "the reply is HTTP 101, a switch to another protocol that was not requested";
	const code = errorCode(cause) ?? "";
	if (code.startsWith("HPE_")) return `the reply is not HTTP (${code})`;
	return `the connection broke before the reply was complete${code && ` (${code})`}`;
}
function describeUnconnected(cause, url, timeoutMs) {
	if (cause instanceof Cancelled) return {
		passing: false,
		message: "the run was cancelled before a connection was up"
	};
	const proxy = getProxyUrl(url);
	const via = proxy ? ` through the proxy ${proxy.host}` : "";
	if (cause instanceof DeadlinePassed) return {
		passing: true,
		message: `no connection to ${url.host}${via} within ${timeoutMs / 1e3} s`
	};
	const code = errorCode(cause) ?? "";
	const untrusted = UNTRUSTED[code];
	if (untrusted !== void 0) return {
		passing: false,
		message: `${url.host}${via}: ${untrusted} (${code})`
	};
	const refusal = /statusCode=(\d{3})$/.exec(messageOf$1(cause))?.[1];
	if (proxy && refusal) return {
		passing: true,
		message: `the proxy ${proxy.host} refused a tunnel (HTTP ${refusal})`
	};
	const proxyCode = /cause=.*?\b(E[A-Z_]+)\b/.exec(messageOf$1(cause))?.[1] ?? "";
	if (proxy && UNREACHABLE[proxyCode] !== void 0) return {
		passing: true,
		message: `the proxy ${proxy.host}: ${UNREACHABLE[proxyCode]} (${proxyCode})`
	};
	const what = UNREACHABLE[code] ?? "no connection could be made";
	return {
		passing: true,
		message: `${url.host}${via}: ${what}${code && ` (${code})`}`
	};
}
const UNREACHABLE = {
	ENOTFOUND: "the name was not found in DNS",
	EAI_AGAIN: "the name could not be looked up in DNS",
	ECONNREFUSED: "the connection was refused",
	EHOSTUNREACH: "the host cannot be reached",
	ENETUNREACH: "the network cannot be reached",
	ETIMEDOUT: "the connection timed out",
	ECONNRESET: "the connection was closed before it was up",
	EPROTO: "the TLS handshake failed"
};
const ADD_CA = "the certificate is not trusted; where a private CA or an inspecting proxy issued it, let NODE_EXTRA_CA_CERTS name a PEM file with that CA";
const UNTRUSTED = {
	SELF_SIGNED_CERT_IN_CHAIN: ADD_CA,
	DEPTH_ZERO_SELF_SIGNED_CERT: ADD_CA,
	UNABLE_TO_GET_ISSUER_CERT: ADD_CA,
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ADD_CA,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: ADD_CA,
	CERT_UNTRUSTED: ADD_CA,
	CERT_SIGNATURE_FAILURE: ADD_CA,
	INVALID_CA: ADD_CA,
	CERT_HAS_EXPIRED: "the certificate has expired",
	CERT_NOT_YET_VALID: "the certificate is not valid yet; is the clock of the runner right?",
	CERT_REVOKED: "the certificate was revoked",
	ERR_TLS_CERT_ALTNAME_INVALID: "the certificate is for another host name",
	HOSTNAME_MISMATCH: "the certificate is for another host name"
};
function messageOf$1(cause) {
	return cause instanceof Error ? cause.message : "";
}
// src/transport.ts
function isPrivateTransport({ protocol, hostname }) {
	const loopback = /^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost)$/.test(hostname);
	return protocol === "https:" || protocol === "http:" && loopback;
}
async function requireTls12() {
	const { default: tls } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 692, 23));
	if (tls.DEFAULT_MIN_VERSION !== "TLSv1.3") tls.DEFAULT_MIN_VERSION = "TLSv1.2";
}
// src/http.ts
function createHttp({ timeoutMs, maxReplyBytes, maxIdleMs, wallTime }) {
	const routes = new Map();
	function routeTo({ url, ownConnection }) {
		const key = `${url.origin} ${ownConnection}`;
		const known = routes.get(key);
		if (known !== void 0) return known;
		const route = openRoute(url, ownConnection ? void 0 : maxIdleMs);
		routes.set(key, route);
		return route;
	}
	async function post(request, signal) {
		const giveUp = new AbortController();
		const deadline = setTimeout(() => giveUp.abort(new DeadlinePassed()), timeoutMs);
		const cancel = () => giveUp.abort(new Cancelled());
		signal.addEventListener("abort", cancel, { once: true });
		if (signal.aborted) cancel();
		const connection = { up: false };
		try {
			const route = await routeTo(request);
			giveUp.signal.throwIfAborted();
			return {
				kind: "reply",
				reply: await readReply$2(await sendRequest(request, route, giveUp.signal, connection), maxReplyBytes, wallTime)
			};
		} catch (error) {
			return describeFailure(giveUp.signal.aborted ? giveUp.signal.reason : error, request.url, connection.up, timeoutMs);
		} finally {
			clearTimeout(deadline);
			signal.removeEventListener("abort", cancel);
		}
	}
	return { post };
}
const isSecure = (url) => url.protocol === "https:";
const isProxied = (url) => getProxyUrl(url) !== void 0;
async function openRoute(url, maxIdleMs) {
	const { request, Agent } = isSecure(url) ? await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 708, 23)) : (external_node_http_default());
	if (isSecure(url)) await requireTls12();
	if (isProxied(url)) {
		const { HttpClient } = await __nccwpck_require__.e(/* import() */ 888).then(__nccwpck_require__.bind(__nccwpck_require__, 888));
		const agent = new HttpClient(void 0, void 0, { keepAlive: true }).getAgent(url.href);
		if ("options" in agent) Object.assign(Object(agent.options), { rejectUnauthorized: true });
		return {
			request,
			agent
		};
	}
	const agent = new Agent({ keepAlive: maxIdleMs !== void 0 });
	if (maxIdleMs !== void 0) closeIdleConnections(agent, maxIdleMs);
	return {
		request,
		agent
	};
}
function closeIdleConnections(agent, maxIdleMs) {
	const keepSocketAlive = agent.keepSocketAlive.bind(agent);
	agent.keepSocketAlive = (socket) => {
		const kept = keepSocketAlive(socket);
		if (socket instanceof external_node_net_namespaceObject.Socket) socket.setTimeout(Math.min(socket.timeout || maxIdleMs, maxIdleMs));
		return kept;
	};
}
function sendRequest({ url, headers, body, ownConnection }, { request, agent }, signal, connection) {
	const secure = isSecure(url);
	return new Promise((resolve, reject) => {
		const sent = request({
			method: "POST",
			host: isProxied(url) ? url.hostname : url.hostname.replace(/^\[|\]$/g, ""),
			port: url.port || (secure ? 443 : 80),
			path: url.pathname,
			headers: {
				...headers,
				"accept-encoding": "identity",
				"content-length": Buffer.byteLength(body),
				...ownConnection && { connection: "close" }
			},
			agent,
			rejectUnauthorized: true
		});
		noteConnection(sent, secure, connection);
		const giveUp = () => {
			sent.destroy();
			reject(signal.reason);
		};
		signal.addEventListener("abort", giveUp, { once: true });
		sent.on("response", (message) => {
			sent.on("error", (error) => {
				if (!message.complete) message.destroy(error);
			});
			resolve(message);
		}).on("upgrade", (_message, socket) => {
			socket.destroy();
			reject(new ProtocolSwitched());
		}).on("error", reject).end(body);
	});
}
function noteConnection(request, secure, connection) {
	request.once("socket", (socket) => {
		if (request.reusedSocket || !secure && !socket.connecting) connection.up = true;
		else socket.once(secure ? "secureConnect" : "connect", () => {
			connection.up = true;
		});
	});
}
async function readReply$2(message, maxBytes, wallTime) {
	const chunks = [];
	let size = 0;
	for await (const chunk of message) {
		size += chunk.length;
		if (size > maxBytes) throw new ReplyTooLarge();
		chunks.push(chunk);
	}
	if (!message.complete) throw new Error("the reply broke off");
	const retryAfterMs = readRetryAfter(message.headers["retry-after"], wallTime());
	return {
		status: message.statusCode ?? 0,
		...retryAfterMs !== void 0 && { retryAfterMs },
		body: new TextDecoder().decode(Buffer.concat(chunks))
	};
}
const HTTP_DATES = [
	/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
	/^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/,
	/^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/
];
function readRetryAfter(header, wallTime) {
	const text = header?.trim() ?? "";
	if (/^\d+$/.test(text)) return Number(text) * 1e3;
	if (!HTTP_DATES.some((form) => form.test(text))) return void 0;
	const date = Date.parse(text.endsWith("GMT") ? text : `${text} GMT`);
	return Number.isNaN(date) ? void 0 : date - wallTime;
}
// src/node-version.ts
const REQUIRED_MAJOR = 24;
function describeOldNode(version) {
	if (Number.parseInt(version, 10) >= REQUIRED_MAJOR) return void 0;
	return `This action requires Node ${REQUIRED_MAJOR}, but this is Node ${version}. Nothing was sent. GitHub's runner 2.327.1 or later has Node ${REQUIRED_MAJOR}; act uses the Node of the machine.`;
}
// src/providers/targets.ts
function uniqueTargets(located, differs = () => void 0) {
	const first = new Map();
	const problems = [];
	const notices = [];
	for (const item of located) {
		const { identity } = item.target;
		const earlier = first.get(identity);
		if (earlier === void 0) {
			first.set(identity, item);
			continue;
		}
		const difference = differs(earlier.target, item.target);
		const { label } = item.target;
		if (difference === void 0) notices.push(`${item.where}: ${label} is sent once, it is also ${earlier.where}.`);
		else problems.push(`${item.where}: ${label} has ${difference} than ${earlier.where}.`);
	}
	return {
		targets: [...first.values()].map(({ target }) => target),
		problems,
		notices
	};
}
// src/patterns.ts
const CONTROL = /[^ -~\u00a0-\uffff]/;
function hasControl(text) {
	return CONTROL.test(text);
}
function unicode(source, flags) {
	let made;
	return () => {
		made ??= new RegExp(source, flags);
		return made;
	};
}
// src/targets/fields.ts
const INTEGER_DIGITS = 15;
const LONGEST_DOMAIN = 253;
const LONGEST_LABEL = 63;
const LONGEST_DOMAIN_TEXT = 1e3;
const LONGEST_ADDRESS = 64;
const DOMAIN_CHARACTERS = unicode("^(?:\\*[.])?[\\p{L}\\p{M}\\p{Nd}._\u3002\uff0e\uff61-]+$", "u");
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/;
const USUAL_DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const SPREADSHEET_NUMBER = /^\d+(?:[.,]\d+)?E\+?\d+$/i;
const readIp = (text) => {
	if ((0,external_node_net_namespaceObject.isIPv4)(text)) return { value: text };
	if (!(0,external_node_net_namespaceObject.isIPv6)(text)) return { problem: "is no IP address: expected IPv4 or IPv6" };
	if (text.includes("%")) return { problem: "has a zone: expected an IPv6 address without one" };
	const address = new URL(`http://[${text}]`).hostname.slice(1, -1);
	return { value: mappedIpv4(address) ?? address };
};
const readPort = (text) => {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	if (port >= 1 && port <= 65535) return { value: String(port) };
	return { problem: "is no port: expected a whole number from 1 to 65535" };
};
const readInteger = (text) => {
	const problem = digitsProblem(text, INTEGER_DIGITS);
	return problem === void 0 ? { value: text.replace(/^0+(?=\d)/, "") } : { problem };
};
function readDigits(max) {
	return (text) => {
		const problem = digitsProblem(text, max);
		return problem === void 0 ? { value: text } : { problem };
	};
}
function readText$1(max) {
	return (text) => {
		if (text.length > max) return { problem: `is longer than ${max} characters` };
		if (hasControl(text)) return { problem: "contains a control character" };
		return { value: text };
	};
}
const readDomain = (text) => {
	if (text.length > LONGEST_DOMAIN_TEXT) return { problem: `is longer than ${LONGEST_DOMAIN} characters` };
	if (text.length <= LONGEST_DOMAIN && USUAL_DOMAIN.test(text) && !text.includes("xn--")) return { value: text };
	if (!DOMAIN_CHARACTERS().test(text)) return { problem: "is no domain: expected a name such as www.example.com" };
	const wildcard = text.startsWith("*.") ? "*." : "";
	const name = (0,external_node_url_namespaceObject.domainToASCII)(text.slice(wildcard.length)).replace(/\.$/, "");
	if ((0,external_node_net_namespaceObject.isIP)(name) !== 0 || (0,external_node_net_namespaceObject.isIP)(text) !== 0) return { problem: "is an IP address, not a domain" };
	return checkedDomain(wildcard + name, name.split("."));
};
function parseAddress(text) {
	if (text.startsWith("[")) return bracketed(text);
	const colon = text.lastIndexOf(":");
	const host = colon < 0 ? text : text.slice(0, colon);
	if (looksLikeIpv4(host, colon >= 0)) {
		if (colon < 0) return { problem: "lacks a port: expected ip:port" };
		return addressOf(host, text.slice(colon + 1));
	}
	return looksLikeIpv6(text, host) ? { problem: "lacks brackets or a port: expected [ip]:port" } : void 0;
}
function joinAddress(ip, port) {
	return ip.includes(":") ? `[${ip}]:${port}` : `${ip}:${port}`;
}
function bracketed(text) {
	const end = text.indexOf("]");
	if (end < 0 || text[end + 1] !== ":") return { problem: "is no address: expected [ip]:port" };
	const ip = text.slice(1, end);
	if ((0,external_node_net_namespaceObject.isIPv4)(ip)) return { problem: "has brackets around IPv4: expected ip:port" };
	return addressOf(ip, text.slice(end + 2));
}
function addressOf(host, number) {
	const ip = readIp(host);
	if ("problem" in ip) return { problem: `is no address: its ip ${ip.problem}` };
	const port = readPort(number);
	if ("problem" in port) return { problem: `is no address: its port ${port.problem}` };
	return {
		ip: ip.value,
		port: port.value
	};
}
function looksLikeIpv4(host, hasPort) {
	if (host.length > LONGEST_ADDRESS) return false;
	return hasPort ? /^\d+(?:\.\d+)+$/.test(host) : /^\d+(?:\.\d+){3}$/.test(host);
}
function looksLikeIpv6(text, host) {
	if (text.length > LONGEST_ADDRESS || !text.includes(":")) return false;
	return (0,external_node_net_namespaceObject.isIPv6)(text) || (0,external_node_net_namespaceObject.isIPv6)(host) || text.includes("::") && /^[0-9a-f:.]+(?:%.*)?$/i.test(text);
}
function mappedIpv4(address) {
	return ((/^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address)?.slice(1))?.map((group) => Number.parseInt(group, 16)))?.map((number) => `${number >> 8}.${number & 255}`).join(".");
}
function digitsProblem(text, max) {
	if (SPREADSHEET_NUMBER.test(text.slice(0, 100))) return "has lost its digits to a spreadsheet: format the column as text and enter it again";
	if (text.length <= max && /^\d+$/.test(text)) return void 0;
	return `is no number of at most ${max} digits`;
}
function checkedDomain(value, labels) {
	if (value.length > LONGEST_DOMAIN) return { problem: `is longer than ${LONGEST_DOMAIN} characters` };
	if (labels.some((label) => label.length > LONGEST_LABEL)) return { problem: `has a label of more than ${LONGEST_LABEL} characters` };
	if (labels.every((label) => LABEL.test(label))) return { value };
	return { problem: "is no domain: expected a name such as www.example.com" };
}
// src/providers/digicert/grammar.ts
const readLicenceKey = (text) => /^[\x21-\x7e]{1,128}$/.test(text) ? { value: text } : { problem: "must have 1 to 128 printable characters without blanks" };
const grammar$1 = {
	fields: {
		ip: readIp,
		port: readPort,
		accountId: readInteger,
		divisionId: readInteger,
		domainName: readDomain,
		agentLicenseKey: readLicenceKey,
		sensorLicenseKey: readLicenceKey,
		managementIp: readIp,
		virtualServerName: readText$1(255)
	},
	keys: ["ip", "port"],
	secrets: ["agentLicenseKey", "sensorLicenseKey"],
	oneOf: [["agentLicenseKey", "sensorLicenseKey"]],
	distinguishing: [
		"domainName",
		"accountId",
		"divisionId",
		"managementIp",
		"virtualServerName"
	],
	words: ["domainName"],
	body: {
		list: "retryAutomationTaskRequests",
		outer: ["accountId"]
	},
	forms: ["10.0.0.1:443", "www.example.com@10.0.0.1:443"],
	plain: readPlain$2,
	addresses: ({ ip, port }) => ip && port ? [joinAddress(ip, port)] : []
};
function readPlain$2(text) {
	const at = text.lastIndexOf("@");
	const address = parseAddress(text.slice(at + 1).trim());
	if (at < 0) return address === void 0 || "problem" in address ? address : { fields: address };
	if (address === void 0) return void 0;
	if ("problem" in address) return address;
	const domain = readDomain(text.slice(0, at).trim());
	if ("problem" in domain) return { problem: `has a domain before the @ that ${domain.problem}` };
	return { fields: {
		...address,
		domainName: domain.value
	} };
}
// src/untrusted.ts
const BREAKS = /\r\n|[\t-\r\u0085\u2028\u2029]/g;
const HIDDEN = unicode("[\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]", "gu");
const HIDDEN_BUT_ESCAPE = unicode("[[\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]--[\\u0007\\u001b]]", "gv");
const UNSAFE_IN_JSON = unicode("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "gu");
const SEQUENCES = /\u001b\[[0-?]{0,99}[ -/]{0,9}[@-~]|\u001b\][^\u0007\u001b]{0,999}(?:\u0007|\u001b\\)|\u001b[ -/]{1,9}[0-~]/g;
function clean(text, redact, limit = 300) {
	return cut$1(redact(withoutControls(text, redact)).trim(), limit);
}
const PRINTABLE_ASCII = /^[ -~]*$/;
function visible(text) {
	return withoutControls(text, (same) => same);
}
function withoutControls(text, redact) {
	if (PRINTABLE_ASCII.test(text)) return text;
	const withEscapes = text.toWellFormed().replace(BREAKS, " ").replaceAll("\u009b", "\x1B[").replaceAll("\u009d", "\x1B]").replaceAll("\u009c", "\x1B\\").replace(HIDDEN_BUT_ESCAPE(), "");
	if (!/[\u0007\u001b]/.test(withEscapes)) return withEscapes;
	return redact(withEscapes).replace(SEQUENCES, "").replace(HIDDEN(), "");
}
function cut$1(text, limit) {
	if (text.length <= limit) return text;
	const end = limit - 1;
	const half = /[\ud800-\udbff]/.test(text.charAt(end - 1));
	return `${text.slice(0, half ? end - 1 : end)}\u2026`;
}
function logSafe(text) {
	return text.replace(/##(?=\[)/g, "## ").replace(/::/g, (colons, at, whole) => beginsLine(whole, at) ? ": :" : colons);
}
function logLine(text) {
	const safe = logSafe(text);
	const [location, colons] = PRINTABLE_ASCII.test(safe) ? ASCII_DIGITS : anyDigits();
	return safe.replace(location, "$& ").replace(colons, (run, at, whole) => {
		const end = at + run.length;
		return isLocation(run, whole.slice(end, end + 30)) ? run.replace(/:(?!$)/g, ": ") : run;
	});
}
const MOST_GROUPS = 9;
function locations(digit) {
	const places = [
		`\\((?=${digit}[${digit},]*\\)\\s*:)`,
		"\\.go(?=:)",
		`line\\s+${digit}+(?=\\s*,\\s*(?:in|col)\\b)`
	];
	return [new RegExp(places.join("|"), "giu"), new RegExp(`(?::${digit}{1,9999}){1,${MOST_GROUPS}}(?::(?!${digit}))?`, "gu")];
}
const ASCII_DIGITS = locations("\\d");
let madeForAnyDigits;
function anyDigits() {
	madeForAnyDigits ??= locations("\\p{Nd}");
	return madeForAnyDigits;
}
function isLocation(run, next) {
	if (run.split(":").length > MOST_GROUPS) return true;
	if (run.endsWith(":")) return !/^[0-9a-f:[]/i.test(next);
	return /:.*:/.test(run) && /^\s+(?:fatal\s+)?(?:error|warning|info|note)/i.test(next);
}
function beginsLine(text, at) {
	let before = at - 1;
	while (/[^\S\r\n]|\u0085/.test(text.charAt(before))) before -= 1;
	return before < 0 || /[\r\n]/.test(text.charAt(before));
}
function jsonSafe(value) {
	return safeJson(JSON.stringify(value) ?? "null");
}
function safeJson(text) {
	const json = text.includes("##[") ? text.replaceAll("##[", "#\\u0023[") : text;
	if (PRINTABLE_ASCII.test(json)) return json;
	return json.replace(UNSAFE_IN_JSON(), (character) => [...Array(character.length).keys()].map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`).join(""));
}
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
	if (PRINTABLE_ASCII.test(text)) return text;
	return text.toWellFormed().replace(BREAKS, " ").replace(HIDDEN(), "");
}
function entities(text) {
	return text.replace(/[!-,/:-@[-`{-~]|(?<!\w)[.-]|[.-](?!\w)|_/g, (c) => `&#${c.charCodeAt(0)};`);
}
const JOINER = "\u2060";
const TRIGGERS = [
	/@/g,
	/#(?=\d)/g,
	/(?<=[a-z])-(?=\d)|\bGHSA-/gi,
	/:(?=\/\/)|\bwww(?=\.)/gi,
	/:(?=[\w+-]+:)/g,
	/[0-9a-f]{6}(?=[0-9a-f])/gi
];
function withoutTriggers(text) {
	return TRIGGERS.reduce((rest, trigger) => rest.replace(trigger, `$&${JOINER}`), text);
}
function maskForms(secret) {
	const forms = [secret, ...linesOf(secret)].flatMap((text) => [
		...linesOf(text),
		formUrlEncoded(text),
		percentEncoded(text),
		jsonEscaped(text),
		Buffer.from(text, "utf8").toString("base64")
	]);
	return [...new Set(forms)].filter((form) => form.length >= 4);
}
function collectForms(secrets) {
	const forms = {
		exact: new Set(),
		anyCase: new Set(),
		base64: new Set()
	};
	for (const secret of new Set(secrets)) for (const text of new Set([
		secret,
		visible(secret),
		...linesOf(secret),
		...decoded(secret)
	])) if (text.length >= 4) addForms(text, forms);
	return forms;
}
function addForms(secret, forms) {
	const bytes = Buffer.from(secret, "utf8");
	const hex = bytes.toString("hex");
	if (/^[0-9a-f-]+$/i.test(secret)) forms.anyCase.add(secret.toLowerCase());
	else forms.exact.add(secret);
	forms.anyCase.add(hex);
	forms.anyCase.add(hex.replace(/../g, "%$&"));
	for (const core of base64Cores(bytes)) {
		forms.base64.add(core);
		if (/[+/]/.test(core)) forms.base64.add(core.replaceAll("+", "-").replaceAll("/", "_"));
	}
	if (/^[\w.-]*$/.test(secret)) return;
	for (const form of [
		...urlForms(secret),
		...jsonForms(secret),
		...htmlForms(secret)
	]) {
		if (form === secret) continue;
		forms.anyCase.add(form.toLowerCase());
		if (/[^ -~]/.test(form)) forms.exact.add(form);
	}
}
function decoded(secret) {
	const text = percentDecoded(secret);
	return [text, text.replaceAll("+", " ")];
}
function percentDecoded(text) {
	return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => Buffer.from(escapes.replaceAll("%", ""), "hex").toString("utf8"));
}
function linesOf(text) {
	return text.split(/\r\n|\r|\n/);
}
function formUrlEncoded(text) {
	return new URLSearchParams([["", text]]).toString().slice(1);
}
function percentEncoded(text) {
	return encodeURIComponent(text.toWellFormed());
}
function jsonEscaped(text) {
	return JSON.stringify(text).slice(1, -1);
}
function urlForms(secret) {
	const form = formUrlEncoded(secret);
	const component = percentEncoded(secret);
	const strict = component.replace(/[!'()*~]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
	const uri = encodeURI(secret.toWellFormed());
	return [
		form,
		form.replaceAll("+", "%20"),
		component,
		strict,
		uri,
		secret.replaceAll(" ", "+")
	];
}
function jsonForms(secret) {
	const json = jsonEscaped(secret);
	const unit = (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`;
	return [json, json.replace(/[^ -~]/g, unit)].flatMap((text) => [text, text.replace(/[<>&'+]/g, unit)]).flatMap((text) => [text, text.replaceAll("/", "\\/")]).flatMap((text) => [text, jsonEscaped(text)]);
}
const NAMED = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&apos;"
};
function htmlForms(secret) {
	const escaped = (marks, quote) => secret.replace(marks, (c) => c === "'" ? quote : NAMED[c] ?? c);
	return [
		escaped(/[&<>]/g, ""),
		escaped(/[&<>"]/g, ""),
		escaped(/[&<>"']/g, "&apos;"),
		escaped(/[&<>"']/g, "&#39;"),
		escaped(/[&<>"']/g, "&#x27;"),
		escaped(/[&<>"']/g, "&#039;")
	];
}
function base64Cores(bytes) {
	return [
		0,
		1,
		2
	].map((offset) => {
		return Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64").slice(Math.ceil(offset * 8 / 6), Math.floor((offset + bytes.length) * 8 / 6));
	});
}
function writtenForms(secret) {
	return [
		secret,
		visible(secret),
		...decoded(secret)
	].flatMap((text) => /^[\w.-]*$/.test(text) ? [text] : [
		text,
		...urlForms(text),
		...jsonForms(text),
		...htmlForms(text)
	]);
}
// src/secret-search.ts
const ESCAPES = /%([2-7][0-9a-f])|\\u([0-9a-f]{4})|&(?:amp;){0,3}#(?:x0{0,20}([0-9a-f]{1,6})|0{0,20}(\d{1,7}));?/gi;
const MOST_LEVELS = 3;
const MOST_UNESCAPED = 1048576;
function unescaping(find) {
	return (text) => {
		const spans = find(text);
		let level = text.slice(0, MOST_UNESCAPED);
		let places;
		for (let n = 0; n < MOST_LEVELS && level.search(ESCAPES) >= 0; n++) {
			const next = unescapeOnce(level);
			const before = places;
			places = before === void 0 ? next.places : next.places.map((at) => before[at] ?? 0);
			level = next.text;
			for (const [from, to] of find(level)) spans.push([places[from] ?? 0, places[to] ?? 0]);
		}
		return spans;
	};
}
function unescapeOnce(escaped) {
	const places = new Uint32Array(escaped.length + 1);
	let length = 0;
	let read = 0;
	const keepUntil = (end) => {
		for (; read < end; read++) places[length++] = read;
	};
	const text = escaped.replace(ESCAPES, (match, byte, unit, hex, decimal, at) => {
		const point = decimal === void 0 ? Number.parseInt(byte ?? unit ?? hex, 16) : +decimal;
		if (point > 1114111) return match;
		keepUntil(at);
		const character = String.fromCodePoint(point);
		places.fill(at, length, length + character.length);
		length += character.length;
		read = at + match.length;
		return character;
	});
	keepUntil(escaped.length);
	places[length] = escaped.length;
	return {
		text,
		places
	};
}
const LENGTHS = [
	[4, 8],
	[8, 16],
	[16, Number.POSITIVE_INFINITY]
];
const WORD = 4;
const HASH_BASE = 16777619;
function createIndex(all, from, to) {
	const stride = from - WORD + 1;
	const forms = [
		all.exact,
		all.anyCase,
		all.base64
	].flatMap((set) => [...set].filter(({ length }) => length >= from && length < to));
	const lengths = new Map();
	const single = new Map();
	for (const form of forms) {
		const hash = hashAt(form, 0);
		const known = lengths.get(hash);
		if (known?.includes(form.length)) continue;
		if (known) {
			lengths.set(hash, [...known, form.length].sort((a, b) => b - a));
			continue;
		}
		const alone = single.get(form.length) ?? [form.length];
		single.set(form.length, alone);
		lengths.set(hash, alone);
	}
	const bits = Math.min(23, Math.max(10, Math.ceil(Math.log2(forms.length * stride * 16 + 1))));
	const shift = 32 - bits;
	const filter = new Uint8Array(2 ** bits);
	for (const form of forms) for (let at = 0; at < stride; at++) filter[slot(hashAt(form, at), shift)] = 1;
	return {
		stride,
		filter,
		shift,
		lengths
	};
}
function hashAt(text, from) {
	let hash = 0;
	for (let at = from; at < from + WORD; at++) {
		const code = text.charCodeAt(at);
		hash = Math.imul(hash, HASH_BASE) + (code < 128 ? code | 32 : 128) | 0;
	}
	return hash;
}
function slot(hash, shift) {
	return Math.imul(hash, 2654435761) >>> shift;
}
function createFinder(forms) {
	const indexes = LENGTHS.map(([from, to]) => createIndex(forms, from, to)).filter(({ lengths }) => lengths.size > 0);
	return (text) => indexes.flatMap((index) => findSpans(text, index, forms));
}
function findSpans(text, { stride, filter, shift, lengths }, forms) {
	const spans = [];
	for (let word = 0; word + WORD <= text.length; word += stride) {
		if (filter[slot(hashAt(text, word), shift)] === 0) continue;
		for (let at = Math.max(0, word - stride + 1); at <= word; at++) {
			const known = lengths.get(hashAt(text, at));
			const span = known && spanAt(text, at, known, forms);
			if (span) addSpan(span, spans);
		}
	}
	return spans;
}
function addSpan(span, spans) {
	const last = spans.at(-1);
	if (last && span[0] < last[1]) spans[spans.length - 1] = [Math.min(last[0], span[0]), Math.max(last[1], span[1])];
	else spans.push(span);
}
function spanAt(text, at, lengths, forms) {
	for (const length of lengths) {
		const part = text.slice(at, at + length);
		const end = at + part.length;
		if (forms.exact.has(part) || forms.anyCase.has(part.toLowerCase())) return [at, end];
		if (forms.base64.has(part)) return widened(text, at, end);
	}
}
function widened(text, from, to) {
	const neighbour = /[\w+/-]/;
	const start = neighbour.test(text.charAt(from - 1)) ? from - 1 : from;
	let end = neighbour.test(text.charAt(to)) ? to + 1 : to;
	for (let n = 0; n < 2 && text.charAt(end) === "="; n++) end++;
	return [start, end];
}
function withoutSpans(text, spans) {
	spans.sort((a, b) => a[0] - b[0]);
	const parts = [];
	let written = 0;
	for (const [from, to] of spans) {
		if (from >= written) parts.push(text.slice(written, from), "***");
		written = Math.max(written, to);
	}
	parts.push(text.slice(written));
	return parts.join("");
}
// src/secrets.ts
function createRedactor(secrets) {
	return replacing(unescaping(createFinder(collectForms(secrets))));
}
const SHORTEST_BEGINNING$1 = 8;
function createBeginningRedactor(secrets) {
	const forms = [...new Set(secrets)].flatMap(writtenForms).map((form) => form.toLowerCase());
	const sorted = [...new Set(forms)].filter((form) => form.length >= SHORTEST_BEGINNING$1).sort();
	const beginnings = new Set(sorted.map((form) => form.slice(0, SHORTEST_BEGINNING$1)));
	const longest = sorted.reduce((most, { length }) => Math.max(most, length), 0);
	const find = (text) => {
		const lower = foldedText(text);
		const spans = [];
		for (let at = 0; at + SHORTEST_BEGINNING$1 <= lower.length; at++) {
			if (!beginnings.has(lower.slice(at, at + SHORTEST_BEGINNING$1))) continue;
			addSpan([at, at + commonLength(lower.slice(at, at + longest), sorted)], spans);
		}
		return spans;
	};
	return replacing(unescaping(find));
}
function replacing(find) {
	return (text) => {
		const spans = find(text);
		return spans.length === 0 ? text : withoutSpans(text, spans);
	};
}
function foldedText(text) {
	const lower = text.toLowerCase();
	return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (c) => c.toLowerCase());
}
function commonLength(text, sorted) {
	let from = 0;
	let to = sorted.length;
	while (from < to) {
		const middle = from + to >> 1;
		if ((sorted[middle] ?? "") < text) from = middle + 1;
		else to = middle;
	}
	return Math.max(common(text, sorted[from - 1] ?? ""), common(text, sorted[from] ?? ""));
}
function common(one, other) {
	let length = 0;
	while (length < one.length && one[length] === other[length]) length++;
	return length;
}
// node_modules/fastest-levenshtein/esm/mod.js
const peq = new Uint32Array(65536);
const myers_32 = (a, b) => {
	const n = a.length;
	const m = b.length;
	const lst = 1 << n - 1;
	let pv = -1;
	let mv = 0;
	let sc = n;
	let i = n;
	while (i--) peq[a.charCodeAt(i)] |= 1 << i;
	for (i = 0; i < m; i++) {
		let eq = peq[b.charCodeAt(i)];
		const xv = eq | mv;
		eq |= (eq & pv) + pv ^ pv;
		mv |= ~(eq | pv);
		pv &= eq;
		if (mv & lst) sc++;
		if (pv & lst) sc--;
		mv = mv << 1 | 1;
		pv = pv << 1 | ~(xv | mv);
		mv &= xv;
	}
	i = n;
	while (i--) peq[a.charCodeAt(i)] = 0;
	return sc;
};
const myers_x = (b, a) => {
	const n = a.length;
	const m = b.length;
	const mhc = [];
	const phc = [];
	const hsize = Math.ceil(n / 32);
	const vsize = Math.ceil(m / 32);
	for (let i = 0; i < hsize; i++) {
		phc[i] = -1;
		mhc[i] = 0;
	}
	let j = 0;
	for (; j < vsize - 1; j++) {
		let mv = 0;
		let pv = -1;
		const start = j * 32;
		const vlen = Math.min(32, m) + start;
		for (let k = start; k < vlen; k++) peq[b.charCodeAt(k)] |= 1 << k;
		for (let i = 0; i < n; i++) {
			const eq = peq[a.charCodeAt(i)];
			const pb = phc[i / 32 | 0] >>> i & 1;
			const mb = mhc[i / 32 | 0] >>> i & 1;
			const xv = eq | mv;
			const xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
			let ph = mv | ~(xh | pv);
			let mh = pv & xh;
			if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
			if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
			ph = ph << 1 | pb;
			mh = mh << 1 | mb;
			pv = mh | ~(xv | ph);
			mv = ph & xv;
		}
		for (let k = start; k < vlen; k++) peq[b.charCodeAt(k)] = 0;
	}
	let mv = 0;
	let pv = -1;
	const start = j * 32;
	const vlen = Math.min(32, m - start) + start;
	for (let k = start; k < vlen; k++) peq[b.charCodeAt(k)] |= 1 << k;
	let score = m;
	for (let i = 0; i < n; i++) {
		const eq = peq[a.charCodeAt(i)];
		const pb = phc[i / 32 | 0] >>> i & 1;
		const mb = mhc[i / 32 | 0] >>> i & 1;
		const xv = eq | mv;
		const xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
		let ph = mv | ~(xh | pv);
		let mh = pv & xh;
		score += ph >>> m - 1 & 1;
		score -= mh >>> m - 1 & 1;
		if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
		if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
		ph = ph << 1 | pb;
		mh = mh << 1 | mb;
		pv = mh | ~(xv | ph);
		mv = ph & xv;
	}
	for (let k = start; k < vlen; k++) peq[b.charCodeAt(k)] = 0;
	return score;
};
const distance = (a, b) => {
	if (a.length < b.length) {
		const tmp = b;
		b = a;
		a = tmp;
	}
	if (b.length === 0) return a.length;
	if (a.length <= 32) return myers_32(a, b);
	return myers_x(a, b);
};
const closest = (str, arr) => {
	let min_distance = Infinity;
	let min_index = 0;
	for (let i = 0; i < arr.length; i++) {
		const dist = distance(str, arr[i]);
		if (dist < min_distance) {
			min_distance = dist;
			min_index = i;
		}
	}
	return arr[min_index];
};
// src/targets/nearest.ts
function nearest(word, among, most = 3) {
	const wanted = word.toLowerCase();
	const best = [];
	for (const candidate of among) {
		const limit = best.length < most ? Number.POSITIVE_INFINITY : best.at(-1)?.far ?? 0;
		if (Math.abs(candidate.length - wanted.length) >= limit) continue;
		const far = distance(wanted, candidate.toLowerCase());
		if (far >= limit) continue;
		const place = best.findIndex((other) => other.far > far);
		best.splice(place < 0 ? best.length : place, 0, {
			word: candidate,
			far
		});
		best.length = Math.min(best.length, most);
	}
	return best.map((one) => one.word);
}
function isWithin(most, one, other) {
	return Math.abs(one.length - other.length) <= most && distance(one, other) <= most;
}
// src/providers/digicert/licences.ts
const KEY_FORM = /^[0-9A-Fa-f]{16}$/;
const isKeyForm = (value) => KEY_FORM.test(value);
const KEY = /^[\x21-\x7e]{4,128}$/;
const KEY_CHARACTERS = "4 to 128 printable characters without blanks";
const QUOTES = /["'`\u2018-\u201f\u00ab\u00bb]/;
const SEPARATORS$1 = /[\s,;]/;
const QUOTES_AND_SEPARATORS = new RegExp(`(?:${QUOTES.source}|${SEPARATORS$1.source})+`);
function readAliases(text) {
	const aliases = new Map();
	const problems = [];
	for (const [index, { alias, key }] of aliasLines(text)) {
		const where = `digicert-license-keys, line ${index + 1}`;
		if (alias === void 0) problems.push(`${where}: expected alias=KEY.`);
		else if (QUOTES.test(alias + key)) problems.push(`${where}: expected alias=KEY without quotes.`);
		else if (SEPARATORS$1.test(key)) problems.push(`${where}: expected one alias=KEY, with no comma or semicolon at its end.`);
		else if (!/^[A-Za-z0-9._-]{1,64}$/.test(alias)) problems.push(`${where}: an alias has letters, digits, '.', '_' and '-' only.`);
		else if (isKeyForm(alias)) problems.push(`${where}: the alias looks like a key.`);
		else if (!KEY.test(key)) problems.push(`${where}: a key has ${KEY_CHARACTERS}.`);
		else if (aliases.has(alias)) problems.push(`${where}: the alias ${alias} is given twice.`);
		else aliases.set(alias, key);
	}
	return {
		aliases,
		problems
	};
}
function unfitKey(key, aliases) {
	if (key === void 0) return [];
	if (aliases?.has(key)) return ["holds an alias of 'digicert-license-keys': expected the key"];
	if (QUOTES.test(key)) return ["is in quotes or has one inside: expected the key alone"];
	return KEY.test(key) && !SEPARATORS$1.test(key) ? [] : [`is no licence key: expected ${KEY_CHARACTERS}`];
}
function keysIn(text) {
	return aliasLines(text).flatMap(([, { key }]) => keyAlone(key));
}
function keyAlone(key) {
	const parts = key.split(QUOTES_AND_SEPARATORS);
	if (parts.length === 1) return [key];
	const alone = parts.flatMap((part) => [part, part.slice(part.indexOf("=") + 1)]);
	return [key, ...new Set(alone.filter(({ length }) => length >= 4))];
}
function aliasLines(text) {
	return [...text.split(/\r\n|\r|\n/).entries()].filter(([, line]) => line.trim() !== "" && !line.trim().startsWith("#")).map(([index, line]) => {
		const equals = line.indexOf("=");
		return [index, {
			alias: equals < 0 ? void 0 : line.slice(0, equals).trim(),
			key: line.slice(equals + 1).trim()
		}];
	});
}
function chooseLicence(fields, inputs) {
	const { agentLicenseKey, sensorLicenseKey } = fields;
	const { agentDefault, sensorDefault } = inputs;
	if (agentLicenseKey !== void 0 && sensorLicenseKey !== void 0) return { problem: "agentLicenseKey and sensorLicenseKey: give one of them" };
	if (agentLicenseKey !== void 0) return resolve$1("agentLicenseKey", agentLicenseKey, inputs);
	if (sensorLicenseKey !== void 0) return resolve$1("sensorLicenseKey", sensorLicenseKey, inputs);
	const agentless = fields.managementIp !== void 0 || fields.virtualServerName !== void 0;
	if (!agentless && agentDefault !== void 0) return {
		field: "agentLicenseKey",
		key: agentDefault,
		shown: "***",
		input: "digicert-agent-license-key"
	};
	if (sensorDefault !== void 0) return {
		field: "sensorLicenseKey",
		key: sensorDefault,
		shown: "***",
		input: "digicert-sensor-license-key"
	};
	return { missing: agentless ? "lacks a licence key: set 'digicert-sensor-license-key', as the entry has a managementIp or virtualServerName" : "lacks a licence key: set 'digicert-agent-license-key' or 'digicert-sensor-license-key'" };
}
function resolve$1(field, value, { aliases, nearestAlias }) {
	const key = aliases?.get(value);
	if (key !== void 0) return {
		field,
		key,
		shown: value
	};
	if (isKeyForm(value)) return {
		field,
		key: value,
		shown: "***"
	};
	if (aliases === void 0) return { missing: `'digicert-license-keys' is empty, and ${field} is not a key of 16 hex digits: is the secret with the aliases set, and does the job name its environment? A run from a fork or from Dependabot gets no secrets` };
	const near = nearestAlias(value);
	return { missing: `${field} is neither an alias of 'digicert-license-keys' nor a key of 16 hex digits` + (near === void 0 ? "" : `; the nearest alias is ${near}`) };
}
const MOST_COMPARED$1 = 100;
function createNearestAlias(aliases) {
	const names = [...aliases.keys()];
	const known = new Map();
	return (value) => {
		if (!known.has(value) && known.size < MOST_COMPARED$1) known.set(value, nearest(value, names, 1)[0]);
		return known.get(value);
	};
}
// src/providers/refusals.ts
function readStatus(reply, targets, detail = {}) {
	const { status } = reply;
	const code = detail.code ?? `http-${status}`;
	const text = detail.message ? `HTTP ${status}: ${detail.message}` : `HTTP ${status}`;
	if (status === 429 || status === 503 && reply.retryAfterMs !== void 0) return {
		kind: "too-soon",
		scope: "everything",
		code,
		message: text
	};
	if (status >= 400 && status < 500) {
		const outcome = {
			kind: "rejected",
			codes: [code],
			own: false,
			message: text
		};
		const refused = status === 401 || status === 403;
		return {
			kind: "answered",
			outcomes: targets.map(() => outcome),
			problems: [`A request was refused: ${text}.`],
			...refused && { stop: `the provider refused the credentials (${text})` }
		};
	}
	const outcome = {
		kind: "unknown",
		message: describeUnanswered(reply)
	};
	return {
		kind: "answered",
		outcomes: targets.map(() => outcome),
		problems: []
	};
}
function describeUnanswered({ status, body }) {
	if (status >= 300 && status < 400) return `HTTP ${status}: redirects are refused`;
	if (status >= 500) return `HTTP ${status}: the provider failed while it had the request`;
	return `HTTP ${status}: ${/^\s*<(?:!doctype|html)/i.test(body) ? "an HTML page came instead of an answer: a proxy, a captive portal or a wrong base-url" : body.trim() === "" ? "an empty reply came instead of an answer" : "the reply is not an answer that the documentation describes"}`;
}
// src/providers/digicert/reply.ts
const REQUEST_TIMEOUT = 408;
function readReply$1(reply, targets) {
	const success = reply.status >= 200 && reply.status < 300;
	const json = parseObject(reply.body);
	const addresses = targets.map(({ address }) => address);
	const decoded = json && decode$1(json, new Set(addresses));
	const byStatus = readStatus(reply, targets, decoded?.errors[0]);
	if (byStatus.kind === "too-soon" || decoded === void 0) return withoutTimeout(byStatus, reply);
	const problems = [...byStatus.problems, ...decoded.problems];
	const acceptedAs = saidOnce((text) => readAccepted(text, success));
	const requestError = decoded.errors[0];
	const outcomes = addresses.map((address, index) => {
		const refusal = decoded.maps?.refused.get(address);
		if (refusal !== void 0) return {
			kind: "rejected",
			own: success && refusal.codes.every(isExact),
			...refusal
		};
		const text = decoded.maps?.accepted.get(address);
		if (text !== void 0) return acceptedAs(text);
		if (decoded.maps !== void 0 && success && requestError !== void 0) return rejectedBy(requestError);
		return success && named(decoded) ? UNNAMED : byStatus.outcomes[index] ?? UNNAMED;
	});
	return withoutTimeout({
		...byStatus,
		outcomes,
		problems: atMost(MOST_PROBLEMS, problems)
	}, reply);
}
function withoutTimeout(reading, { status }) {
	if (status !== REQUEST_TIMEOUT || reading.kind !== "answered") return reading;
	return {
		...reading,
		outcomes: reading.outcomes.map(() => TIMED_OUT)
	};
}
const TIMED_OUT = {
	kind: "unknown",
	message: "HTTP 408: a server sends it to an idle connection too, so it may not be the answer"
};
const UNNAMED = {
	kind: "unknown",
	message: "the reply does not name this target"
};
const named = ({ maps }) => maps !== void 0 && maps.accepted.size + maps.refused.size > 0;
const MOST_PROBLEMS = 20;
function atMost(most, problems) {
	if (problems.length <= most) return problems;
	const more = problems.length - most;
	const noun = more === 1 ? "problem" : "problems";
	return [...problems.slice(0, most), `The reply has ${more} more ${noun}.`];
}
function readAccepted(text, success) {
	if (!success) return {
		kind: "unknown",
		message: "the reply accepts it, but is not a success"
	};
	if (text === "") return {
		kind: "unknown",
		message: "the reply names it without a text"
	};
	return {
		kind: "submitted",
		message: text
	};
}
function rejectedBy({ code, message }) {
	return {
		kind: "rejected",
		codes: code === void 0 ? [] : [code],
		own: false,
		message: message ?? "the request as a whole was refused"
	};
}
function saidOnce(read) {
	let last;
	return (text) => {
		if (last?.text !== text) last = {
			text,
			outcome: read(text)
		};
		return last.outcome;
	};
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function parseObject(text) {
	try {
		const value = JSON.parse(text);
		return isObject(value) ? value : void 0;
	} catch {
		return;
	}
}
function decode$1(json, asked) {
	const data = isNothing(json.data) ? {} : json.data;
	const fields = isObject(data) ? data : {};
	const errors = [
		...Array.isArray(json.error) && json.error.length === 0 ? [{}] : readErrors(json.error),
		...readErrors(json.errors),
		...readErrors(fields.errors)
	];
	const problems = [...errors.map(({ code, message }) => `The request failed: ${[code, message].filter(Boolean).join(", ") || "without a text"}.`), ...typeof fields.status === "string" && /fail/i.test(fields.status) ? [`The reply has the status ${fields.status}.`] : []];
	const accepted = decodeMap(fields.retryMessages, asked, readText);
	const refused = decodeMap(fields.failedRetries, asked, readRefusal);
	if (!isObject(data) || accepted === void 0 || refused === void 0) return {
		maps: void 0,
		errors,
		problems
	};
	const names = new Set([...accepted.keys(), ...refused.keys()]);
	const strangers = [...names].filter((address) => !asked.has(address));
	return {
		maps: {
			accepted,
			refused
		},
		errors,
		problems: [
			...problems,
			...strangers.map((address) => `The reply names ${address}, which was not asked for.`),
			...contradiction(fields.message, accepted.size, names.size)
		]
	};
}
function isNothing(value) {
	return value === void 0 || value === null || Array.isArray(value) && value.length === 0;
}
function decodeMap(value, asked, read) {
	if (isNothing(value)) return new Map();
	if (!isObject(value)) return void 0;
	const map = new Map();
	for (const key of Object.keys(value)) {
		const address = asked.has(key) ? key : normalAddress(key);
		map.set(address, read(value[key], map.get(address), address));
	}
	return map;
}
function normalAddress(key) {
	const colon = key.lastIndexOf(":");
	const ip = readIp(key.slice(0, colon).trim().replace(/^\[(.*)\]$/, "$1"));
	const port = readPort(key.slice(colon + 1).trim());
	return "value" in ip && "value" in port ? joinAddress(ip.value, port.value) : key;
}
const readText = (value) => typeof value === "string" ? value.trim() : "";
function readRefusal(value, earlier, address) {
	const errors = readErrors(isObject(value) ? value.errors : value, address);
	const codes = errors.flatMap(({ code }) => code === void 0 ? [] : [code]);
	const message = errors.flatMap(({ message }) => message ?? []).join("; ");
	return {
		codes: (earlier === void 0 || earlier.codes.length > 0) && errors.length > 0 && codes.length === errors.length ? [...new Set([...earlier?.codes ?? [], ...codes])] : [],
		message: message || earlier?.message || codes.join(", ") || "refused without a text"
	};
}
function readErrors(value, address) {
	if (value === void 0 || value === null) return [];
	return (Array.isArray(value) ? value : [value]).map((error) => readError(error, address));
}
function readError(value, address) {
	if (typeof value === "string" || typeof value === "number") return { message: String(value) };
	if (!isObject(value)) return {};
	const code = readCode(value.errorCode ?? value.code);
	const text = readText(value.errorMessage ?? value.message ?? value.errorDetail ?? value.detail);
	const field = readText(value.errorField);
	const about = address !== void 0 && normalAddress(field) === address ? "" : field;
	const message = [text, about && `(${about})`].filter(Boolean).join(" ");
	return {
		...code !== void 0 && { code },
		...message !== "" && { message }
	};
}
const isExact = (code) => /^[\x20-\x7e]{1,64}$/.test(code);
function readCode(value) {
	const text = typeof value === "number" || typeof value === "string" ? String(value).trim() : "";
	return text === "" ? void 0 : text;
}
function contradiction(message, accepted, named) {
	const [, some, all] = /(?<!\d)(\d{1,9}) of (\d{1,9})(?!\d)/.exec(readText(message)) ?? [];
	if (some === void 0 || Number(some) === accepted && Number(all) === named) return [];
	return [`The reply says ${some} of ${all}, but names ${accepted} of ${named} as submitted.`];
}
// src/providers/digicert/target.ts
function readDefaults(inputs) {
	const keys = inputs["digicert-license-keys"];
	const { aliases, problems = [] } = keys === void 0 ? {} : readAliases(keys);
	const ids = readIds(inputs);
	const unfit = ["digicert-agent-license-key", "digicert-sensor-license-key"].flatMap((name) => unfitKey(inputs[name], aliases).map((problem) => `'${name}' ${problem}.`));
	return {
		defaults: {
			aliases,
			nearestAlias: createNearestAlias(aliases ?? new Map()),
			agentDefault: inputs["digicert-agent-license-key"],
			sensorDefault: inputs["digicert-sensor-license-key"],
			ids: ids.fields
		},
		problems: [
			...problems,
			...ids.problems,
			...unfit
		]
	};
}
const ID_INPUTS = {
	accountId: "digicert-account-id",
	divisionId: "digicert-division-id"
};
function readIds(inputs) {
	const fields = {};
	const problems = [];
	for (const [field, input] of Object.entries(ID_INPUTS)) {
		const text = inputs[input];
		if (text === void 0) continue;
		const reading = readInteger(text);
		if ("problem" in reading) problems.push(`'${input}' is not a number of 1 to 15 digits.`);
		fields[field] = "value" in reading ? reading.value : text;
	}
	return {
		fields,
		problems
	};
}
const NONE$1 = [];
function completeEntry(entry, defaults) {
	const { fields } = entry;
	const { ip, port, accountId = defaults.ids.accountId } = fields;
	const { divisionId = defaults.ids.divisionId } = fields;
	if (ip === void 0 || port === void 0) return {
		problems: [`${ip === void 0 ? "ip" : "port"} is missing`],
		missing: []
	};
	const licence = chooseLicence(fields, defaults);
	if ("problem" in licence) return {
		problems: [licence.problem],
		missing: []
	};
	const target = new DigicertTarget(entry, defaults);
	const licenceInput = "missing" in licence ? void 0 : licence.input;
	const missing = [
		accountId === void 0 ? `lacks an accountId: set '${ID_INPUTS.accountId}'` : void 0,
		divisionId === void 0 ? `lacks a divisionId: set '${ID_INPUTS.divisionId}'` : void 0,
		"missing" in licence ? licence.missing : void 0
	].filter((what) => what !== void 0);
	return {
		target,
		problems: NONE$1,
		missing,
		licenceInput
	};
}
var DigicertTarget = class {
	name;
	#fields;
	#defaults;
	#overrides;
	constructor({ name, fields, overrides = NONE$1 }, defaults) {
		if (name !== void 0) this.name = name;
		this.#overrides = overrides;
		this.#fields = fields;
		this.#defaults = defaults;
	}
	get address() {
		const { ip = "", port = "" } = this.#fields;
		return joinAddress(ip, port);
	}
	get accountId() {
		return this.#fields.accountId ?? this.#defaults.ids.accountId;
	}
	get #divisionId() {
		return this.#fields.divisionId ?? this.#defaults.ids.divisionId;
	}
	get label() {
		const { domainName } = this.#fields;
		return domainName === void 0 ? this.address : `${domainName}@${this.address}`;
	}
	get identity() {
		const { ip, port, domainName, managementIp, virtualServerName } = this.#fields;
		const ids = [this.accountId, this.#divisionId];
		return JSON.stringify([
			...ids,
			ip,
			port,
			domainName,
			managementIp,
			virtualServerName
		]);
	}
	get shown() {
		const { ip, port, domainName, managementIp, virtualServerName } = this.#fields;
		return {
			ip,
			port: Number(port),
			domainName,
			accountId: this.#own("accountId", this.accountId),
			divisionId: this.#own("divisionId", this.#divisionId),
			managementIp,
			virtualServerName
		};
	}
	#own(field, value) {
		return value === this.#defaults.ids[field] && !this.#overrides.includes(field) ? void 0 : numberOf(value);
	}
	get again() {
		const licence = this.#licence;
		return {
			name: this.name,
			...this.shown,
			domainName: this.#fields.domainName ?? null,
			...licence && { [licence.field]: licence.shown }
		};
	}
	get wire() {
		const { ip = "", port, domainName = null, managementIp, virtualServerName } = this.#fields;
		const licence = this.#licence;
		const keyOf = (field) => licence?.field === field ? licence.key : void 0;
		return {
			ip,
			port: Number(port),
			accountId: numberOf(this.accountId),
			divisionId: numberOf(this.#divisionId),
			domainName,
			managementIp,
			virtualServerName,
			agentLicenseKey: keyOf("agentLicenseKey"),
			sensorLicenseKey: keyOf("sensorLicenseKey")
		};
	}
	get #licence() {
		const licence = chooseLicence(this.#fields, this.#defaults);
		return "key" in licence ? licence : void 0;
	}
};
function numberOf(digits) {
	return digits === void 0 ? void 0 : Number(digits);
}
function differentLicence(one, other) {
	const { agentLicenseKey, sensorLicenseKey } = one.wire;
	return agentLicenseKey === other.wire.agentLicenseKey && sensorLicenseKey === other.wire.sensorLicenseKey ? void 0 : "another licence key";
}
// src/providers/digicert/index.ts
const PATH$1 = "/automationws/v1/automation/bulkretryautomationtask";
const digicert = {
	id: "digicert",
	name: "DigiCert CertCentral",
	baseUrl: "https://caas.digicert.com",
	inputs: {
		"digicert-api-key": {
			kind: "text",
			secrets: (key) => [key],
			required: true
		},
		"digicert-account-id": { kind: "text" },
		"digicert-division-id": { kind: "text" },
		"digicert-agent-license-key": {
			kind: "text",
			secrets: keyAlone
		},
		"digicert-sensor-license-key": {
			kind: "text",
			secrets: keyAlone
		},
		"digicert-license-keys": {
			kind: "lines",
			secrets: keysIn
		},
		"batch-size": { kind: "text" }
	},
	grammar: grammar$1,
	pace: {
		concurrency: 4,
		windows: [{
			limit: 100,
			milliseconds: 5e3
		}, {
			limit: 1e3,
			milliseconds: 18e4
		}]
	},
	get codes() {
		return [...HINTS$1.keys()].filter((code) => /^\d+$/.test(code));
	},
	hint: (code, { attempt }) => code === "1028" && attempt > 1 ? `${HINTS$1.get(code)} This is attempt ${attempt} of the run: what an earlier attempt submitted is no longer eligible.` : HINTS$1.get(code),
	defaults: (inputs) => readIds(inputs).fields,
	aliases({ inputs, dryRun }) {
		const keys = inputs["digicert-license-keys"];
		if (keys === void 0) return (value) => dryRun && !isKeyForm(value);
		const { aliases } = readAliases(keys);
		return (value) => aliases.has(value);
	},
	plan: plan$1
};
const HINTS$1 = new Map([
	["1028", "Not eligible for a retry: only a failed automation is. Look at its state in CertCentral (Automation > Manage automations); if it is installed or already in progress, there is nothing to do."],
	["1004", "A required field is missing or wrong: compare the entry with the automation in CertCentral."],
	["access_denied", "The API key may not do this: it must not be \"View only\" and needs the rights of its user for this account and division."],
	["invalid_api_key", "Create a new API key in CertCentral (Automation > API keys) and update the secret."],
	["request_limit_exceeded", "CertCentral allows 100 requests in 5 seconds and 1,000 in 3 minutes per key: run later, or with a larger max-wait-minutes."]
]);
function plan$1(entries, settings) {
	const { inputs, dryRun } = settings;
	const { defaults, problems: badDefaults } = readDefaults(inputs);
	const batchSize = readBatchSize(inputs["batch-size"]);
	const completed = completeEntries(entries, defaults);
	const unique = uniqueTargets(completed.located, differentLicence);
	const missing = completed.missing.map(describeMissing);
	const batches = makeBatches(unique.targets, batchSize ?? MAX_BATCH);
	const shared = sharedAddresses(batches);
	return {
		targets: unique.targets,
		calls: batches.map((batch) => makeCall$1(batch, batch.some(({ address }) => shared.has(address)), settings)),
		problems: [
			...badDefaults,
			...badKey(inputs["digicert-api-key"]),
			...batchSize === void 0 ? ["'batch-size' is not a whole number from 1 to 500."] : [],
			...completed.problems,
			...unique.problems,
			...dryRun ? [] : missing
		],
		warnings: dryRun ? missing : [],
		notices: [...unique.notices, ...completed.notices]
	};
}
function describeMissing({ what, where }) {
	const others = where.length > 1 ? ` (and ${where.length - 1} more)` : "";
	return `${where[0]}${others}: ${what}.`;
}
function completeEntries(entries, defaults) {
	const located = [];
	const problems = [];
	const missing = new Map();
	const users = new Map();
	for (const entry of entries) {
		const { where } = entry;
		const completed = completeEntry(entry, defaults);
		for (const problem of completed.problems) problems.push(`${where}: ${problem}.`);
		for (const what of completed.missing) {
			const known = missing.get(what);
			if (known) known.where.push(where);
			else missing.set(what, {
				what,
				where: [where]
			});
		}
		if (completed.target === void 0) continue;
		located.push({
			target: completed.target,
			where
		});
		const input = completed.licenceInput;
		if (input !== void 0) users.set(input, (users.get(input) ?? 0) + 1);
	}
	const notices = [...users].map(([input, count]) => `'${input}' gives the licence key of ${count} of ${entries.length} ${entries.length === 1 ? "entry" : "entries"}.`);
	return {
		located,
		problems,
		missing: [...missing.values()],
		notices
	};
}
const MAX_BATCH = 500;
function readBatchSize(text = "100") {
	const size = /^\d{1,3}$/.test(text) ? Number(text) : 0;
	return size >= 1 && size <= MAX_BATCH ? size : void 0;
}
function badKey(key) {
	if (key === void 0 || /^[\x21-\x7e]+$/.test(key)) return [];
	return ["'digicert-api-key' has characters that an HTTP header cannot carry."];
}
function makeBatches(targets, batchSize) {
	const layers = new Map();
	const seen = new Map();
	for (const target of targets) {
		const { accountId } = target;
		const address = `${accountId} ${target.address}`;
		const count = seen.get(address) ?? 0;
		seen.set(address, count + 1);
		const layer = `${accountId} ${count}`;
		const members = layers.get(layer);
		if (members) members.push(target);
		else layers.set(layer, [target]);
	}
	return [...layers.values()].flatMap((members) => Array.from({ length: Math.ceil(members.length / batchSize) }, (_, index) => members.slice(index * batchSize, (index + 1) * batchSize)));
}
function sharedAddresses(batches) {
	const seen = new Set();
	const shared = new Set();
	for (const { address } of batches.flat()) {
		if (seen.has(address)) shared.add(address);
		seen.add(address);
	}
	return shared;
}
function withoutKey(wire) {
	return {
		...wire,
		agentLicenseKey: wire.agentLicenseKey && "***",
		sensorLicenseKey: wire.sensorLicenseKey && "***"
	};
}
function makeCall$1(batch, ownConnection, { inputs, baseUrl, userAgent, dryRun }) {
	const account = batch[0]?.accountId;
	return {
		targets: batch,
		get request() {
			return {
				url: new URL(baseUrl + PATH$1),
				headers: {
					"x-dc-devkey": inputs["digicert-api-key"] ?? "",
					"content-type": "application/json",
					accept: "application/json",
					"user-agent": userAgent
				},
				body: JSON.stringify({
					retryAutomationTaskRequests: batch.map(({ wire }) => dryRun ? withoutKey(wire) : wire),
					accountId: account === void 0 ? void 0 : Number(account)
				}),
				ownConnection
			};
		},
		read: (reply) => readReply$1(reply, batch)
	};
}
// src/providers/sectigo.ts
const PATH = "/products/!RetryCAACheck";
const TOO_SOON = "-295";
const PERMISSION_DENIED = "-16";
const readCertificateId = readDigits(16);
const readOrderNumber = readText$1(128);
const grammar = {
	fields: {
		certificateID: readCertificateId,
		orderNumber: readOrderNumber
	},
	keys: ["certificateID", "orderNumber"],
	secrets: [],
	oneOf: [],
	distinguishing: [],
	words: [],
	forms: [
		"1234567",
		"cert:1234567",
		"order:ABC-1"
	],
	plain: readPlain$1,
	addresses: ({ certificateID, orderNumber }) => [...certificateID ? [certificateIdentity(certificateID)] : [], ...orderNumber ? [`order:${orderNumber}`] : []],
	otherKind: ({ certificateID, orderNumber }) => certificateID && orderNumber === void 0 ? `order:${certificateID}` : void 0
};
const certificateIdentity = (digits) => `cert:${digits.replace(/^0+(?=\d)/, "")}`;
function readPlain$1(text) {
	const [, prefix, rest = ""] = /^(cert|order):(.*)$/is.exec(text) ?? [];
	if (prefix?.toLowerCase() === "order") {
		const order = rest.trim();
		const reading = order === "" ? { problem: "has no orderNumber after order:" } : readOrderNumber(order);
		return "problem" in reading ? reading : { fields: { orderNumber: reading.value } };
	}
	if (prefix === void 0 && !/^\d/.test(text)) return void 0;
	if (/^\d{1,3}(?:[.,'\s]\d{3})+$/.test(text)) return { problem: "seems to have thousands separators: write the digits alone" };
	if (prefix === void 0 && !/^\d+([.,]\d+)?(e\+?\d+)?$/i.test(text)) return void 0;
	const reading = readCertificateId(prefix === void 0 ? text : rest.trim());
	return "problem" in reading ? reading : { fields: { certificateID: reading.value } };
}
const sectigo = {
	id: "sectigo",
	name: "Sectigo",
	baseUrl: "https://secure.trust-provider.com",
	inputs: {
		"sectigo-login-name": {
			kind: "text",
			required: true,
			max: 64
		},
		"sectigo-login-password": {
			kind: "password",
			secrets: (password) => [password],
			required: true,
			max: 128
		}
	},
	grammar,
	pace: {
		concurrency: 1,
		windows: [],
		laterPassMs: 605e3
	},
	get codes() {
		return [...HINTS.keys()];
	},
	hint: (code) => HINTS.get(code),
	defaults: () => ({}),
	aliases: () => () => false,
	plan
};
const HINTS = new Map([
	["-1", "The provider saw a request without https: check base-url."],
	["-2", "The provider knows no such parameter: report it as a bug of this action."],
	["-3", "A parameter is missing: check the login and that the target has an ID."],
	["-4", "A value is not valid: check the certificateID or orderNumber of this target."],
	["-14", "An error at the provider: run again later."],
	[PERMISSION_DENIED, "Permission denied: check login name and password, and whether the account is locked, its password expired or the IP of the runner blocked. The run was stopped, as repeated refusals can lock the account."],
	["-17", "The provider saw another method than POST: check base-url and proxies."],
	["-96", "The user is not active or may not touch this certificate: check its permissions for this order."],
	[TOO_SOON, "The time between two checks (by default 10 minutes) is not over: run again later, or with a larger max-wait-minutes. Nothing is wrong with the certificate."],
	["-296", "Only an order in the state \"PRE-SIGN FAILED!!!\" can be retried: look at the order, it may be issued already."],
	["-297", "The check was run and failed again: look at the CAA records of every name on the certificate, then run again."],
	["-298", "There is no order for this ID: check it, it may belong to another account."],
	["-299", "An error at the provider while it retried: run again later."]
]);
function plan(entries, settings) {
	const located = [];
	const problems = [];
	for (const entry of entries) {
		const target = makeTarget(entry);
		if (target) located.push({
			target,
			where: entry.where
		});
		else problems.push(`${entry.where}: lacks a certificateID or an orderNumber.`);
	}
	const unique = uniqueTargets(located);
	return {
		targets: unique.targets,
		calls: unique.targets.map((target) => makeCall(target, settings)),
		problems: [...problems, ...unique.problems],
		warnings: [],
		notices: unique.notices
	};
}
function makeTarget({ name, fields: { certificateID, orderNumber } }) {
	if (certificateID !== void 0) return targetOf("certificateID", certificateID, `cert:${certificateID}`, name);
	if (orderNumber === void 0) return void 0;
	return targetOf("orderNumber", orderNumber, `order:${orderNumber}`, name);
}
function targetOf(field, value, label, name) {
	const named = name === void 0 ? {} : { name };
	return {
		label,
		...named,
		identity: field === "certificateID" ? certificateIdentity(value) : label,
		shown: { [field]: value },
		again: {
			...named,
			[field]: value
		},
		parameter: {
			name: field,
			value
		}
	};
}
function makeCall(target, { inputs, baseUrl, userAgent }) {
	const body = new URLSearchParams({
		loginName: inputs["sectigo-login-name"] ?? "",
		loginPassword: inputs["sectigo-login-password"] ?? "",
		[target.parameter.name]: target.parameter.value
	});
	return {
		targets: [target],
		request: {
			url: new URL(baseUrl + PATH),
			headers: {
				"content-type": "application/x-www-form-urlencoded",
				"user-agent": userAgent
			},
			body: body.toString(),
			ownConnection: true
		},
		read: (reply) => readReply(reply, [target])
	};
}
const isSuccess = ({ status }) => status >= 200 && status <= 299;
function readReply(reply, targets) {
	const { codes, message } = parseReply(reply.body);
	const [code] = codes;
	if (code === void 0) return readStatus(reply, targets);
	if (codes.length === 1 && !isSuccess(reply) && !/^-?\d+$/.test(code)) return readStatus(reply, targets);
	const answer = (outcome, stop) => ({
		kind: "answered",
		outcomes: [outcome],
		problems: [],
		...stop !== void 0 && { stop }
	});
	const unknown = (why) => answer({
		kind: "unknown",
		message: why
	});
	if (codes.length > 1) return unknown("the reply has more than one errorCode");
	if (code === TOO_SOON) return {
		kind: "too-soon",
		scope: "call",
		code,
		message: message || "too soon"
	};
	if (/^-[1-9]\d*$/.test(code)) return answer({
		kind: "rejected",
		codes: [code],
		own: true,
		message: message || "refused without a text"
	}, code === PERMISSION_DENIED ? `permission denied (${code})` : void 0);
	if (code !== "0") return unknown("the errorCode is neither 0 nor below 0");
	if (!isSuccess(reply)) return unknown(`HTTP ${reply.status} with errorCode 0 contradicts itself`);
	return answer({
		kind: "submitted",
		message: message || "accepted without a text"
	});
}
function parseReply(body) {
	const [start = "", ...parts] = body.trim().split(/(?:^|&)(errorCode|errorMessage|errorDetail|errorItem)=/i);
	if (!/^(?:$|\w+=)/.test(start)) return {
		codes: [],
		message: ""
	};
	const values = new Map();
	for (let index = 0; index + 1 < parts.length; index += 2) {
		const name = (parts[index] ?? "").toLowerCase();
		const text = parts[index + 1] ?? "";
		const value = name === "errorcode" ? text.replace(/&.*$/s, "") : text;
		const known = values.get(name);
		if (known) known.push(decodeForm(value));
		else values.set(name, [decodeForm(value)]);
	}
	const texts = [
		"errormessage",
		"errordetail",
		"erroritem"
	].flatMap((name) => values.get(name) ?? []);
	return {
		codes: values.get("errorcode") ?? [],
		message: texts.filter(Boolean).join("; ")
	};
}
function decodeForm(text) {
	return percentDecoded(text.includes(" ") ? text : text.replaceAll("+", " "));
}
// src/providers/index.ts
const providers = [digicert, sectigo];
// src/context.ts
function readContext(environment) {
	const given = (name) => environment[name]?.trim() || void 0;
	const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(given("GITHUB_REPOSITORY") ?? "") ?? [];
	const repository = owner === void 0 || name === void 0 ? void 0 : {
		owner,
		name
	};
	const runId = /^\d+$/.exec(given("GITHUB_RUN_ID") ?? "")?.[0];
	const attempt = Number(given("GITHUB_RUN_ATTEMPT")) || 1;
	return {
		repository,
		runId,
		attempt,
		runUrl: runUrl(given("GITHUB_SERVER_URL"), repository, runId, attempt),
		workflow: given("GITHUB_WORKFLOW"),
		workflowPath: workflowPath(given("GITHUB_WORKFLOW_REF")) ?? given("GITHUB_WORKFLOW"),
		ref: given("GITHUB_REF_NAME"),
		event: given("GITHUB_EVENT_NAME"),
		actor: given("GITHUB_ACTOR"),
		apiUrl: given("GITHUB_API_URL") ?? "https://api.github.com"
	};
}
function runUrl(server, repository, runId, attempt) {
	const origin = URL.parse(server ?? "")?.origin ?? "";
	if (!/^https?:\/\/[\w.:[\]-]+$/.test(origin) || !repository || !runId) return void 0;
	return `${`${origin}/${repository.owner}/${repository.name}/actions/runs/${runId}`}/attempts/${attempt}`;
}
function workflowPath(reference = "") {
	return /^[^/]+\/[^/]+\/(.+?)@refs\//.exec(reference)?.[1];
}
// src/environment.ts
const PROXY_VARIABLES = [
	"https_proxy",
	"HTTPS_PROXY",
	"http_proxy",
	"HTTP_PROXY"
];
const SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;
function proxySecrets(environment) {
	const secrets = PROXY_VARIABLES.flatMap((name) => {
		const text = environment[name] ?? "";
		return [...passwordsOfUrl(text), ...passwordAsWritten(text)];
	});
	return [...new Set(secrets)].filter((secret) => secret !== "");
}
function passwordsOfUrl(text) {
	return [text, `http://${text}`].flatMap((written) => {
		const url = URL.parse(written);
		return url === null || url.password === "" ? [] : formsOf(url.username, url.password);
	});
}
function passwordAsWritten(text) {
	const [, user = "", password = ""] = /^([^:]*):(.*)@/s.exec(text.replace(SCHEME, "")) ?? [];
	return password === "" ? [] : formsOf(user, password);
}
function formsOf(user, password) {
	const basic = Buffer.from(`${decode(user)}:${decode(password)}`).toString("base64");
	return [
		password,
		decode(password),
		basic
	];
}
function unusableProxy(environment) {
	const name = environment.https_proxy ? "https_proxy" : "HTTPS_PROXY";
	const text = environment[name] ?? "";
	if (text === "") return [];
	const url = URL.parse(text) ?? (/^https?:/.test(text) ? null : URL.parse(`http://${text}`));
	if (url !== null && url.pathname === "/" && !/[?#]/.test(text) && /^https?:$/.test(url.protocol) && canDecode(url.username) && canDecode(url.password)) return [];
	return [`${name} names no proxy that can be used: expected http://host:port without a path, query or fragment. In user and password, write %25 for %, %23 for #, %2F for /, %3F for ? and %40 for @.`];
}
function canDecode(text) {
	try {
		return decodeURIComponent(text) !== void 0;
	} catch {
		return false;
	}
}
function decode(text) {
	return canDecode(text) ? decodeURIComponent(text) : text;
}
const REMOVE = "remove it, unless you need it here.";
const OPTIONS = [
	[/^--tls-min-v1\.[01]$/, "allows TLS below 1.2, which this action never uses"],
	[/^--tls-cipher-list$/, "can allow weak ciphers"],
	[/^--tls-keylog$/, "writes the keys of TLS connections to a file"],
	[/^--trace-tls$/, "writes the content of TLS connections to the log"],
	[/^--insecure-http-parser$/, "accepts malformed replies"],
	[/^--inspect/, "lets a debugger read the secrets"],
	[/^--(?:heapsnapshot|report)-/, "can write the secrets to a file"]
];
const VARIABLES = [
	["NODE_DEBUG", "makes Node.js write requests, with their secrets, to the log"],
	["NODE_DEBUG_NATIVE", "makes Node.js write details of connections to the log"],
	["SSLKEYLOGFILE", "asks programs to write the keys of TLS connections to a file"]
];
function riskyVariables(environment) {
	const given = (environment.NODE_OPTIONS ?? "").split(/[\s"]+/);
	return [...[...new Set(given.map((text) => text.replace(/=.*$/s, "").replaceAll("_", "-")))].flatMap((option) => OPTIONS.filter(([form]) => form.test(option)).map(([, effect]) => `NODE_OPTIONS holds ${option.slice(0, 60)}, which ${effect}: ${REMOVE}`)), ...VARIABLES.filter(([name]) => environment[name]?.trim()).map(([name, effect]) => `${name} is set, which ${effect}: ${REMOVE}`)];
}
// src/targets/wording.ts
const SHOWN_CHARACTERS = 40;
const SHOWN_PATH_CHARACTERS = 300;
const LOOKED_AT = 4096;
function quote(text) {
	return `'${cut(harmless(text.slice(0, LOOKED_AT).replace(/[0-9a-f]{12,}/gi, "***")), SHOWN_CHARACTERS)}'`;
}
function showPath(path) {
	return cut(harmless(path.slice(0, LOOKED_AT)), SHOWN_PATH_CHARACTERS);
}
function quoteSome(texts, most) {
	const shown = texts.slice(0, most).map(quote).join(", ");
	return texts.length > most ? `${shown} and ${texts.length - most} more` : shown;
}
function either(texts) {
	const last = texts.at(-1) ?? "";
	return texts.length > 1 ? `${texts.slice(0, -1).join(", ")} or ${last}` : last;
}
const HARMFUL = unicode("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "gu");
function harmless(text) {
	return text.replace(HARMFUL(), (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
function cut(text, most) {
	const characters = Array.from(text);
	return characters.length > most ? `${characters.slice(0, most).join("")}\u2026` : text;
}
// src/ignore-codes.ts
const NEVER_IGNORED = new Map([["-16", "a refused login can lock the account"], ["-295", "a check that came too soon was not run"]]);
function readIgnoreCodes(text, providers) {
	const codes = new Set(text.split(/[\s,]+/).filter((code) => code !== ""));
	const known = providers.flatMap((provider) => provider.codes);
	const problems = [];
	const warnings = [];
	for (const code of codes) {
		const reason = NEVER_IGNORED.get(code);
		if (reason !== void 0) problems.push(`'ignore-codes' may not hold ${code}: ${reason}.`);
		else if (!/^[\w.-]{1,64}$/.test(code)) problems.push(`'ignore-codes' holds ${quote(code)}: expected codes such as 1028 or -296.`);
		else if (!known.includes(code)) {
			const [near = ""] = nearest(code, known, 1);
			warnings.push(`'ignore-codes' holds ${quote(code)}, which is not a known code of a refused target; the nearest one is ${near}.`);
		}
	}
	return {
		codes,
		problems,
		warnings
	};
}
// src/input-names.ts
function checkInputNames(environment, declared) {
	const problems = [];
	const warnings = [];
	const known = new Map(declared.map((name) => [lettersOf(name), name]));
	for (const name of givenNames(environment)) {
		if (declared.includes(name)) continue;
		const meant = known.get(meantBy(lettersOf(name), [...known.keys()]) ?? "");
		if (meant !== void 0) problems.push(`${quote(name)} is not an input of this action: did you mean '${meant}'?`);
		else warnings.push(`${quote(name)} is not an input of this action, and has no effect.`);
	}
	return {
		problems,
		warnings
	};
}
function givenNames(environment) {
	return Object.keys(environment).map((variable) => variable.toLowerCase()).filter((variable) => variable.startsWith("input_")).map((variable) => variable.slice(6));
}
function lettersOf(name) {
	return name.replace(/[^a-z0-9]/g, "");
}
const SHORTEST_BEGINNING = 3;
function meantBy(given, declared) {
	if (given.length < SHORTEST_BEGINNING) return void 0;
	const begun = declared.find((one) => one.startsWith(given) || given.startsWith(one));
	const [near = ""] = nearest(given, declared, 1);
	return isWithin(Math.ceil(Math.max(given.length, near.length) / 4), given, near) ? near : begun;
}
// src/inputs.ts
function readSecrets(read, environment, providers) {
	const secrets = providers.flatMap(({ inputs }) => Object.entries(inputs).flatMap(([name, spec]) => {
		const value = readValue(read, name, spec);
		return value === void 0 ? [] : spec.secrets?.(value) ?? [];
	}));
	const token = read("github-token").trim();
	return [
		...secrets,
		token,
		...proxySecrets(environment)
	].filter((secret) => secret.length >= 4);
}
function readInputs(read, environment, providers, userAgent) {
	const problems = [];
	const warnings = [];
	const { text, flag, wholeNumber } = createReaders(read, problems);
	const names = checkInputNames(environment, declaredInputs(providers));
	problems.push(...names.problems);
	warnings.push(...names.warnings);
	const dryRun = flag("dry-run", false);
	const provider = readProvider(text("provider"), providers, problems);
	const values = provider === void 0 ? {} : readProviderInputs(read, provider, problems);
	if (provider !== void 0) {
		const blank = missingCredentials(provider, values);
		(dryRun ? warnings : problems).push(...blank);
	}
	const base = readBaseUrl(text("base-url"), provider, providers, problems);
	const ignored = readIgnoreCodes(text("ignore-codes") ?? "", providers);
	problems.push(...ignored.problems);
	warnings.push(...ignored.warnings);
	const failureIssue = flag("failure-issue", false);
	const githubToken = text("github-token");
	if (failureIssue && hasControl(githubToken ?? "")) problems.push("'github-token' contains a line break or another control character.");
	if (failureIssue && githubToken === void 0) warnings.push("'failure-issue' is true, but 'github-token' is blank: no issue is opened.");
	if (environment.NODE_TLS_REJECT_UNAUTHORIZED === "0") problems.push("NODE_TLS_REJECT_UNAUTHORIZED=0 switches certificate checks off: remove it, and let NODE_EXTRA_CA_CERTS name a PEM file with a private CA.");
	if (base.url.startsWith("https:") || failureIssue) problems.push(...unusableProxy(environment));
	warnings.push(...riskyVariables(environment));
	return {
		provider,
		settings: {
			inputs: values,
			baseUrl: base.url,
			userAgent,
			dryRun
		},
		targets: text("targets") === void 0 ? void 0 : read("targets"),
		inventory: text("inventory"),
		ignoreCodes: ignored.codes,
		maxWaitMs: wholeNumber("max-wait-minutes", 15, 0, 330) * 6e4,
		requestTimeoutMs: wholeNumber("request-timeout-seconds", 30, 1, 600) * 1e3,
		foreignBaseUrl: base.foreign,
		summary: flag("summary", true),
		failureIssue,
		githubToken: failureIssue ? githubToken : void 0,
		problems,
		warnings
	};
}
function declaredInputs(providers) {
	return [...COMMON_INPUTS, ...providers.flatMap(({ inputs }) => Object.keys(inputs))];
}
const COMMON_INPUTS = [...[
	"provider",
	"targets",
	"inventory",
	"dry-run",
	"ignore-codes",
	"max-wait-minutes"
], ...[
	"request-timeout-seconds",
	"base-url",
	"summary",
	"failure-issue",
	"github-token"
]];
function readOtherSettings(read, provider, picked) {
	return {
		...picked,
		inputs: readProviderInputs(read, provider, []),
		dryRun: true
	};
}
function createReaders(read, problems) {
	const text = (name) => read(name).trim() || void 0;
	function checked(name, fallback, expected, parse) {
		const given = text(name);
		const value = given === void 0 ? fallback : parse(given);
		if (value !== void 0) return value;
		problems.push(`'${name}' is ${quote(given ?? "")}: expected ${expected}.`);
		return fallback;
	}
	return {
		text,
		flag: (name, fallback) => checked(name, fallback, "true or false", (given) => BOOLEANS.get(given)),
		wholeNumber: (name, fallback, min, max) => checked(name, fallback, `a whole number from ${min} to ${max}`, (given) => {
			const value = /^\d{1,9}$/.test(given) ? Number(given) : NaN;
			return value >= min && value <= max ? value : void 0;
		})
	};
}
const BOOLEANS = new Map([...[
	"true",
	"True",
	"TRUE"
].map((word) => [word, true]), ...[
	"false",
	"False",
	"FALSE"
].map((word) => [word, false])]);
function readValue(read, name, { kind }) {
	const raw = read(name);
	const trimmed = raw.trim();
	if (trimmed === "") return void 0;
	return kind === "password" ? raw.replace(/[\r\n]+$/, "") : trimmed;
}
function readProvider(text, providers, problems) {
	const ids = providers.map(({ id }) => id);
	const expected = ids.map((id) => `'${id}'`).join(" or ");
	if (text === void 0) {
		problems.push(`'provider' is required: expected ${expected}.`);
		return;
	}
	const provider = providers.find(({ id }) => id === text.toLowerCase());
	if (provider === void 0) {
		const near = closest(text.slice(0, 40).toLowerCase(), ids);
		problems.push(`'provider' is ${quote(text)}: expected ${expected}; the nearest is '${near}'.`);
	}
	return provider;
}
function readProviderInputs(read, provider, problems) {
	const values = {};
	for (const [name, spec] of Object.entries(provider.inputs)) {
		const value = readValue(read, name, spec);
		if (value === void 0) continue;
		values[name] = value;
		problems.push(...checkValue(value, spec).map((problem) => `'${name}' ${problem}.`));
	}
	return values;
}
function checkValue(value, { kind, max, secrets }) {
	const problems = [];
	if (hasControl(kind === "lines" ? value.replace(/[\t\r\n]/g, "") : value)) problems.push("contains a line break or another control character");
	const length = [...value].length;
	if (max !== void 0 && length > max) problems.push(`has ${length} characters, at most ${max} are allowed`);
	if (secrets?.(value).some((secret) => secret.length < 4)) problems.push(`holds a secret of fewer than 4 characters, which cannot be masked`);
	return problems;
}
function missingCredentials(provider, values) {
	return Object.entries(provider.inputs).filter(([name, { required }]) => required && values[name] === void 0).map(([name]) => `'${name}' is required when provider is '${provider.id}', but it is blank: the secret may not be set, the job may not name its environment, or the run comes from a fork or from Dependabot, which get no secrets.`);
}
function readBaseUrl(text, provider, providers, problems) {
	const own = provider?.baseUrl ?? "https://localhost";
	if (text === void 0) return {
		url: own,
		foreign: void 0
	};
	const url = URL.parse(text);
	const problem = url === null ? "is no URL" : describeUnfit(url, provider, providers);
	if (url === null || problem !== void 0) {
		problems.push(`'base-url' ${problem}: expected https://host, with an optional path.`);
		return {
			url: own,
			foreign: void 0
		};
	}
	const foreign = url.origin === new URL(own).origin ? void 0 : url.origin;
	return {
		url: url.origin + url.pathname.replace(/\/+$/, ""),
		foreign
	};
}
function describeUnfit(url, provider, providers) {
	if (url.username !== "" || url.password !== "") return "holds a user or a password";
	if (url.search !== "" || url.hash !== "" || /[?#]/.test(url.href)) return "has a query or a fragment";
	if (!isPrivateTransport(url)) return "is not https (http is for loopback addresses alone)";
	const host = url.hostname.replace(/\.+$/, "");
	const other = providers.find(({ baseUrl }) => new URL(baseUrl).hostname === host);
	if (provider === void 0 || other === void 0 || other === provider) return void 0;
	return `is the host of ${other.name}, but provider is '${provider.id}'`;
}
// src/targets/vocabulary.ts
const NAME = "name";
const REMEMBERED = 1e3;
function vocabularyOf(picked, providers) {
	const ordered = picked === void 0 ? providers : [picked, ...providers];
	const fields = new Map([[normalise(NAME), NAME]]);
	const readers = new Map();
	for (const { grammar } of ordered) for (const [field, reader] of Object.entries(grammar.fields)) {
		if (!fields.has(normalise(field))) fields.set(normalise(field), field);
		if ((picked === void 0 || grammar === picked.grammar) && !readers.has(field)) readers.set(field, reader);
	}
	const secrets = new Set(providers.flatMap(({ grammar }) => grammar.secrets));
	const spellings = new Map();
	return {
		names: [...fields.values()],
		field(text) {
			const known = spellings.get(text);
			if (known !== void 0) return known ?? void 0;
			const field = fields.get(normalise(text));
			if (spellings.size < REMEMBERED) spellings.set(text, field ?? null);
			return field;
		},
		isSecret: (field) => secrets.has(field),
		isNeeded: (field) => picked?.grammar.keys.includes(field) ?? false,
		reader: (field) => readers.get(field)
	};
}
function normalise(name) {
	return name.toLowerCase().replace(/[\s_-]+/g, "");
}
const LONGEST_NAME = 200;
const LONGEST_KEY = 1e3;
const SHOWN_PROBLEMS$1 = 12;
const NONE = [];
const BLANK$1 = {
	form: "structured",
	text: "",
	fields: {},
	none: NONE,
	outer: {},
	audience: "nobody",
	problems: NONE,
	faults: NONE
};
function readItem(label, item, outer, language) {
	const where = `${label}, ${item.place}`;
	if (item.problem !== void 0) return {
		...BLANK$1,
		where,
		faults: [{
			where,
			text: item.problem
		}]
	};
	const { tree } = item;
	switch (tree.kind) {
		case "map": return readMembers(where, tree.members, outer, language);
		case "text": {
			const text = tree.text.trim();
			if (text === "") return {
				...BLANK$1,
				where,
				problems: [{
					where,
					text: "is empty"
				}]
			};
			return {
				...readPlain(where, text, language),
				outer
			};
		}
		case "absent": return {
			...BLANK$1,
			where,
			problems: [{
				where,
				text: "is empty"
			}]
		};
		case "list": return {
			...BLANK$1,
			where,
			problems: [{
				where,
				text: "is a list inside the list"
			}]
		};
	}
}
function readPlain(where, text, { picked, providers }) {
	const draft = {
		...BLANK$1,
		where,
		text
	};
	if (text === "all") return {
		...draft,
		form: "all"
	};
	const own = picked?.grammar.plain(text);
	if (own !== void 0) {
		const address = {
			...draft,
			form: "address",
			audience: "ours"
		};
		if ("fields" in own) return {
			...address,
			fields: own.fields
		};
		return {
			...address,
			problems: [{
				where,
				text: `${quote(text)} ${own.problem}`
			}]
		};
	}
	for (const { name, grammar } of providers) {
		const reading = grammar === picked?.grammar ? void 0 : grammar.plain(text);
		if (reading === void 0) continue;
		if (picked !== void 0) {
			const reason = `is an entry for ${name}, but provider is '${picked.id}'`;
			const problems = [{
				where,
				text: `${quote(text)} ${reason}`
			}];
			return {
				...draft,
				form: "address",
				audience: "theirs",
				problems
			};
		}
		const problems = "problem" in reading ? [{
			where,
			text: `${quote(text)} ${reading.problem}`
		}] : NONE;
		return {
			...draft,
			form: "address",
			audience: "ours",
			problems
		};
	}
	return {
		...draft,
		form: "word"
	};
}
function readMembers(where, members, outer, language) {
	const { texts, none, problems } = readTexts(where, members, language);
	const faults = [];
	const fields = {};
	for (const [field, text] of texts) {
		const reading = language.vocabulary.reader(field)?.(text);
		if (reading === void 0) continue;
		if ("problem" in reading) {
			problems.push({
				where,
				text: `${shown(field, text, language)} ${reading.problem}`
			});
			continue;
		}
		fields[field] = reading.value;
		const outside = outer[field];
		if (outside !== void 0 && outside !== reading.value) problems.push({
			where,
			text: `${field} differs from the one outside the list`
		});
	}
	const name = texts.get(NAME);
	const unfit = name === void 0 ? void 0 : unfitName(name);
	if (unfit !== void 0) problems.push({
		where,
		text: unfit
	});
	const taken = name === void 0 ? void 0 : takenName(name, language);
	if (taken !== void 0) faults.push({
		where,
		text: taken
	});
	return {
		where,
		form: "structured",
		text: "",
		name,
		fields: language.picked === void 0 ? {} : fields,
		none: orNone(none),
		outer,
		audience: audienceOf(texts, language),
		problems: orNone(someOf(problems)),
		faults: orNone(faults)
	};
}
function someOf(problems) {
	const [first] = problems;
	if (first === void 0 || problems.length <= SHOWN_PROBLEMS$1) return problems;
	const text = `and ${problems.length - SHOWN_PROBLEMS$1} more problems`;
	return [...problems.slice(0, SHOWN_PROBLEMS$1), {
		where: first.where,
		text
	}];
}
function orNone(list) {
	return list.length === 0 ? NONE : list;
}
function readTexts(where, members, { vocabulary }) {
	const texts = new Map();
	const none = [];
	const problems = [];
	const seen = [];
	for (const [key, value] of members) {
		const field = vocabulary.field(key);
		if (field === void 0) {
			const near = {
				word: key,
				among: vocabulary.names,
				most: 1
			};
			problems.push({
				where,
				text: `unknown field ${quote(key)}`,
				near
			});
			continue;
		}
		if (seen.includes(field)) problems.push({
			where,
			text: `${field} is given twice`
		});
		else seen.push(field);
		if (value.kind === "absent") none.push(field);
		else if (value.kind !== "text") problems.push({
			where,
			text: `${field} is no text or number`
		});
		else {
			const text = value.text.trim();
			if (!(text === "" || text === "***" && vocabulary.isSecret(field))) texts.set(field, text);
		}
	}
	return {
		texts,
		none,
		problems
	};
}
function shown(field, text, { vocabulary }) {
	return vocabulary.isSecret(field) || looksLikeKey(text) ? field : `${field} ${quote(text)}`;
}
function looksLikeKey(text) {
	return (text.slice(0, LONGEST_KEY).replace(/[-_]/g, "").match(/[a-z0-9+/]{16,}/gi) ?? []).some((word) => /\d/.test(word) && /[a-z]/i.test(word));
}
function unfitName(name) {
	if (name.length > LONGEST_NAME) return `${NAME} is longer than ${LONGEST_NAME} characters`;
	return hasControl(name) ? `${NAME} contains a control character` : void 0;
}
function takenName(name, { providers }) {
	if (name === "all") return `${NAME} 'all' stands for the whole inventory; choose another one`;
	const other = providers.find(({ grammar }) => grammar.plain(name) !== void 0);
	if (other === void 0) return void 0;
	return `${NAME} ${quote(name)} reads as an address or ID of ${other.name}; choose another one`;
}
function audienceOf(texts, { picked, providers }) {
	const has = (keys) => keys.some((key) => texts.has(key));
	if (picked !== void 0 && has(picked.grammar.keys)) return "ours";
	if (!providers.some(({ grammar }) => has(grammar.keys))) return "nobody";
	return picked === void 0 ? "ours" : "theirs";
}
// src/targets/plain.ts
const LONGEST$1 = 1e4;
const SEPARATORS = "seems to have thousands separators: write the digits alone, or a blank after each comma of a list";
function parsePlain(text) {
	const items = [];
	for (const line of text.split(/\r\n|\r|\n/)) {
		if (line.trimStart().startsWith("#")) continue;
		const number = /(?:^|\s)(\d{1,3}(?:,\d{3})+)(?=\s*(?:,\s|$))/.exec(line.slice(0, LONGEST$1))?.[1];
		if (number !== void 0) {
			const item = itemOf(number, items.length + 1);
			items.push({
				...item,
				problem: `'${number.slice(0, 40)}' ${SEPARATORS}`
			});
			continue;
		}
		for (const piece of line.split(",")) {
			const entry = piece.trim();
			if (entry !== "") items.push(itemOf(entry, items.length + 1));
		}
	}
	return items;
}
function itemOf(text, number) {
	const item = {
		place: `entry ${number}`,
		tree: {
			kind: "text",
			text
		}
	};
	return text.startsWith("#") ? {
		...item,
		problem: "starts with '#': only a whole line can be a comment"
	} : item;
}
// src/targets/tree.ts
const ABSENT = { kind: "absent" };
var Fault = class extends Error {
	offset;
	constructor(offset, reason) {
		super(reason);
		this.offset = offset;
	}
};
const MAX_MEMBERS = 1e3;
const TOO_MANY_MEMBERS = "more than 1,000 keys in one entry";
const MAX_VALUES = 12e5;
const TOO_MANY_VALUES = "more than 1,200,000 values";
const MAX_ENTRIES = 25e4;
var TooManyEntries = class extends Error {
	constructor() {
		super("it has more than 250,000 entries: divide it");
	}
};
function position(text, offset) {
	let line = 1;
	let start = 0;
	for (const { index, 0: end } of text.slice(0, offset).matchAll(/\r\n|\r|\n/g)) {
		line += 1;
		start = index + end.length;
	}
	return `line ${line}, column ${offset - start + 1}`;
}
// src/targets/document.ts
async function readDocument(label, format, text, language, progress) {
	try {
		return await readEntries(label, format, text, language, progress);
	} catch (error) {
		if (!(error instanceof TooManyEntries)) throw error;
		return broken({
			where: label,
			text: error.message
		});
	}
}
async function readEntries(label, format, text, language, progress) {
	const drafts = [];
	const read = (item, outer = NOTHING) => {
		if (drafts.length >= 25e4) throw new TooManyEntries();
		const entries = drafts.push(readItem(label, item, outer, language));
		progress?.(entries);
	};
	const readEntry = (tree, outer) => read({
		place: `entry ${drafts.length + 1}`,
		tree
	}, outer);
	switch (format) {
		case "plain":
			for (const item of parsePlain(text)) read(item);
			return {
				...EMPTY,
				drafts
			};
		case "csv": {
			const { readable, ...rest } = await fromTable(label, text, language, read);
			return {
				...rest,
				drafts: readable ? drafts : []
			};
		}
		case "json":
		case "yaml": {
			const take = (tree) => {
				collectSecrets(tree, language);
				readEntry(tree);
			};
			const parsed = await parseTree(format, text, take, language.signal);
			if ("problem" in parsed) return broken({
				where: label,
				text: parsed.problem
			});
			collectSecrets(parsed.tree, language);
			return {
				...fromTree({
					label,
					format
				}, parsed.tree, language, readEntry),
				drafts
			};
		}
	}
}
async function parseTree(format, text, take, signal) {
	if (format === "json") return (await __nccwpck_require__.e(/* import() */ 881).then(__nccwpck_require__.bind(__nccwpck_require__, 881))).parseJson(text, take);
	return (await __nccwpck_require__.e(/* import() */ 976).then(__nccwpck_require__.bind(__nccwpck_require__, 976))).parseYaml(text, {
		take,
		signal
	});
}
const NO_ENTRY = "is neither a list of entries nor an entry";
const DASH = "in YAML, each entry of a list starts with a dash: - name: web";
const NOTHING = {};
const EMPTY = {
	drafts: [],
	problems: [],
	notices: []
};
function broken(problem) {
	return {
		...EMPTY,
		problems: [problem]
	};
}
async function fromTable(label, text, language, read) {
	const { parseCsv } = await __nccwpck_require__.e(/* import() */ 531).then(__nccwpck_require__.bind(__nccwpck_require__, 531));
	const table = parseCsv(text, language.vocabulary, (item) => {
		collectSecrets(item.tree, language);
		read(item);
	});
	return {
		readable: table.readable,
		problems: table.problems.map((problem) => ({
			where: `${label}, ${problem.place}`,
			text: problem.text
		})),
		notices: table.notices.map((notice) => `${label}: ${notice}`)
	};
}
function fromTree({ label, format }, tree, language, read) {
	if (tree.kind === "list") {
		for (const item of tree.items) read(item);
		return EMPTY;
	}
	if (tree.kind !== "map") return broken({
		where: label,
		text: NO_ENTRY
	});
	for (const provider of language.providers) {
		const { body } = provider.grammar;
		const list = body && [...tree.members.keys()].find((key) => same(key, body.list));
		if (body !== void 0 && list !== void 0) return fromBody(label, tree.members, list, {
			provider,
			body
		}, language, read);
	}
	const keys = [...tree.members.keys()];
	if (keys.some((key) => saysWhat(key, language))) {
		read(tree);
		return EMPTY;
	}
	return broken(noEntry(label, keys, language, format));
}
function saysWhat(key, { providers, vocabulary }) {
	const field = vocabulary.field(key);
	if (field === void 0) return false;
	const saying = providers.flatMap(({ grammar }) => [...grammar.keys, ...grammar.words]);
	return [NAME, ...saying].includes(field);
}
function noEntry(where, keys, { providers, vocabulary }, format) {
	const word = keys.find((key) => vocabulary.field(key) === void 0);
	if (word === void 0) return {
		where,
		text: NO_ENTRY
	};
	const lists = providers.flatMap(({ grammar }) => grammar.body?.list ?? []);
	const near = {
		word,
		among: [...vocabulary.names, ...lists],
		most: 1
	};
	return {
		where,
		text: `${NO_ENTRY}: unknown field ${quote(word)}${format === "yaml" ? ` (${DASH})` : ""}`,
		near
	};
}
function fromBody(label, members, list, { provider, body }, language, read) {
	const entries = members.get(list);
	if (entries?.kind !== "list") return broken({
		where: label,
		text: `${body.list} is no list`
	});
	const outer = {};
	const problems = [];
	for (const [key, value] of members) {
		if (key === list) continue;
		const field = body.outer.find((name) => same(key, name));
		const reading = outerReading(key, value, field, provider);
		if (reading === void 0) continue;
		if ("value" in reading && field !== void 0 && outer[field] === void 0) outer[field] = reading.value;
		else {
			const text = "problem" in reading ? reading.problem : `${field} is given twice`;
			const near = {
				word: key,
				among: [body.list, ...body.outer],
				most: 1
			};
			problems.push({
				where: label,
				text,
				...field === void 0 && { near }
			});
		}
	}
	const ours = language.picked === void 0 || language.picked === provider;
	for (const item of entries.items) read(item, ours ? outer : NOTHING);
	return {
		problems,
		notices: []
	};
}
function outerReading(key, value, field, { grammar }) {
	const reader = field === void 0 ? void 0 : grammar.fields[field];
	if (field === void 0 || reader === void 0) return { problem: `unknown field ${quote(key)} beside the list` };
	if (value.kind === "absent") return void 0;
	if (value.kind !== "text") return { problem: `${field} is no text or number` };
	const text = value.text.trim();
	if (text === "") return void 0;
	const reading = reader(text);
	return "value" in reading ? reading : { problem: `${field} ${quote(text)} ${reading.problem}` };
}
function same(key, name) {
	return normalise(key) === normalise(name);
}
function collectSecrets(tree, language, inSecret = false) {
	switch (tree.kind) {
		case "absent": return;
		case "text": {
			const text = tree.text.trim();
			if (inSecret && text !== "" && text !== "***") language.secrets.add(text);
			return;
		}
		case "list":
			for (const item of tree.items) collectSecrets(item, language, inSecret);
			return;
		case "map": for (const [key, value] of tree.members) {
			const field = language.vocabulary.field(key);
			const secret = field !== void 0 && language.vocabulary.isSecret(field);
			collectSecrets(value, language, inSecret || secret);
		}
	}
}
// src/targets/advice.ts
const LONGEST = 200;
function adviceOn(word, isKnown, known) {
	const lower = word.toLowerCase();
	if (lower === "all") return `write 'all' in lower case to mean every entry`;
	if (word === "*") return `write 'all' to mean every entry`;
	if (/^sep=.?$/i.test(word)) return "this line is for spreadsheets only; delete it";
	if (/^[a-z][a-z0-9+.-]*:\/\//i.test(word)) return "a URL is not an entry";
	if (word.includes(";")) return "separate entries with commas, not with semicolons";
	const field = /^([\w -]{1,40}):(?:\s|$)/.exec(word)?.[1];
	if (field !== void 0) return `an entry of YAML starts with a dash: '- ${field}: \u2026'`;
	const sameLetters = word.length > LONGEST ? void 0 : known.find((one) => isSame(one, word));
	if (sameLetters !== void 0) return sameLetters.toLowerCase() === lower ? `upper and lower case are different; the inventory has ${quote(sameLetters)}` : `the inventory writes ${quote(sameLetters)} with other Unicode characters (NFC, NFD)`;
	const parts = word.split(/\s+/);
	if (parts.length > 1 && (parts.every(isKnown) || parts.every(isAddress))) return "separate entries with commas";
}
function isSame(one, other) {
	if (Math.abs(one.length - other.length) > other.length) return false;
	return one.normalize("NFC").toLowerCase() === other.normalize("NFC").toLowerCase();
}
function isAddress(part) {
	return /^(?:cert:|order:)?[\w.:@[\]-]*\d$/i.test(part);
}
// src/targets/lookup.ts
const SHOWN_NEAREST = 3;
function lookUp(draft, context) {
	switch (draft.form) {
		case "all": return everything(draft, context);
		case "word": return byPlainWord(draft, context);
		case "address":
		case "structured": return byFields(draft, context);
	}
}
function merge(draft, row, grammar) {
	if ([
		draft.fields,
		draft.outer,
		row.outer
	].every(isEmpty) && draft.none.length === 0) return row.fields;
	const merged = {
		...draft.outer,
		...row.outer,
		...row.fields
	};
	const replaced = grammar.oneOf.filter((group) => group.some((field) => field in draft.fields));
	for (const field of [...replaced.flat(), ...nulls(draft, grammar)]) delete merged[field];
	return {
		...merged,
		...draft.fields
	};
}
function everything({ where }, { inventory, provider }) {
	if (inventory.kind === "unreadable") return { kind: "unknown" };
	if (inventory.kind === "none") return problem({
		where,
		text: "'all' means every entry of an inventory, but no inventory is given"
	});
	const { rows } = inventory.index;
	if (rows.length > 0) return {
		kind: "rows",
		rows
	};
	return problem({
		where,
		text: `'all' means nothing: the inventory has no entry for ${provider.name}`
	});
}
function byPlainWord({ where, text }, { inventory, provider }) {
	if (inventory.kind === "unreadable") return { kind: "unknown" };
	if (inventory.kind === "none") {
		const reason = `is neither an address nor an ID of ${provider.name}`;
		const advice = adviceOn(text, () => false, []);
		if (advice !== void 0) return problem({
			where,
			text: `${quote(text)} ${reason}: ${advice}`
		});
		return problem({
			where,
			text: `${quote(text)} ${reason}, and no inventory is given to look up a name; ${expected(provider)}`
		});
	}
	const { index } = inventory;
	const named = index.byName.rows(text, []);
	if (named.length > 0) return {
		kind: "rows",
		rows: named
	};
	const { words, fields } = provider.grammar;
	for (const field of words) {
		const reading = fields[field]?.(text);
		if (reading === void 0 || "problem" in reading) continue;
		const rows = index.byWord.get(field)?.rows(reading.value, []) ?? [];
		if (rows.length > 0) return {
			kind: "rows",
			rows
		};
	}
	return problem(missing(where, text, index, provider));
}
function byFields(draft, context) {
	const { inventory, provider } = context;
	const { grammar } = provider;
	const addresses = grammar.addresses(draft.fields);
	if (addresses.length > 0) {
		if (inventory.kind !== "read") return { kind: "itself" };
		return byAddresses(draft, addresses, inventory.index, context);
	}
	const word = grammar.words.find((field) => draft.fields[field] !== void 0);
	if (draft.audience === "theirs" || draft.name === void 0 && word === void 0) return problem(incomplete(draft, provider));
	return byWords(draft, word, context);
}
function byAddresses(draft, addresses, { byAddress, byOtherId }, { provider: { grammar }, defaults }) {
	const known = (shelf) => addresses.find((key) => shelf.has(key));
	const shelf = known(byAddress) === void 0 ? byOtherId : byAddress;
	const key = known(shelf);
	if (key === void 0) {
		const other = grammar.otherKind?.(draft.fields);
		return other !== void 0 && (byAddress.has(other) || byOtherId.has(other)) ? {
			kind: "itself",
			notice: mixedUpNotice(draft, other)
		} : { kind: "itself" };
	}
	const words = wordsOf(draft, grammar);
	const wanted = draft.form === "structured" ? givenAmong(draft, grammar.distinguishing) : words;
	const rows = choose(shelf, key, words, wanted);
	if (rows.length === 0) return {
		kind: "itself",
		notice: elsewhere(draft, key, shelf.rows(key, []), wanted),
		differing: wanted.map(({ field }) => field)
	};
	return {
		kind: "rows",
		rows: draft.form === "structured" && words.length > 0 ? sameIdentity(draft, rows, grammar, defaults) : rows
	};
}
function givenAmong(draft, fields) {
	return fields.flatMap((field) => {
		const value = draft.fields[field];
		return value === void 0 ? [] : [{
			field,
			value
		}];
	});
}
const saidBy = (row, field) => row.fields[field] ?? row.outer[field];
function choose(shelf, key, exact, wanted) {
	const others = wanted.filter(({ field }) => !exact.some((word) => word.field === field));
	const [first] = others;
	if (first === void 0) return shelf.rows(key, exact);
	const silent = {
		field: first.field,
		value: void 0
	};
	let chosen = (exact.length > 0 ? shelf.rows(key, exact) : [...shelf.rows(key, [first]), ...shelf.rows(key, [silent])]).filter((row) => others.every(({ field, value }) => [void 0, value].includes(saidBy(row, field))));
	for (const { field, value } of others) {
		const agreeing = chosen.filter((row) => saidBy(row, field) === value);
		if (agreeing.length > 0) chosen = agreeing;
	}
	return chosen;
}
function mixedUpNotice({ where, fields }, other) {
	const [field = ""] = Object.keys(fields);
	return {
		where,
		text: `is sent as a ${field}: the inventory has ${quote(other)}; write that if it is meant`
	};
}
function elsewhere({ where }, key, rows, wanted) {
	return {
		where,
		text: `is sent as it is: at ${key} the inventory only has ${wanted.map(({ field }) => {
			return `${field} ${quoteSome([...new Set(rows.map((row) => saidBy(row, field)))].map((value) => value ?? "none"), SHOWN_NEAREST)}`;
		}).join(", and ")}`
	};
}
function wordsOf(draft, { words }) {
	return words.flatMap((field) => {
		const value = draft.fields[field];
		return value !== void 0 || draft.none.includes(field) ? [{
			field,
			value
		}] : [];
	});
}
function sameIdentity(draft, rows, grammar, defaults) {
	const own = {
		...defaults,
		...draft.outer,
		...draft.fields
	};
	const same = rows.filter((row) => {
		const theirs = {
			...defaults,
			...draft.outer,
			...row.outer,
			...row.fields
		};
		return grammar.distinguishing.every((field) => own[field] === theirs[field]);
	});
	return same.length > 0 ? same : rows;
}
function byWords(draft, word, { inventory, provider }) {
	const { where, name } = draft;
	const wanted = name ?? draft.fields[word ?? ""] ?? "";
	if (inventory.kind === "unreadable") return { kind: "unknown" };
	if (inventory.kind === "none") return problem({
		where,
		text: `${`has only the name or domain ${quote(wanted)}, and no inventory is given to look it up`}; ${expected(provider)}`
	});
	const { index } = inventory;
	const shelf = name === void 0 ? index.byWord.get(word ?? "") : index.byName;
	if (shelf === void 0 || !shelf.has(wanted)) return problem(missing(where, wanted, index, provider));
	const { keys, distinguishing } = provider.grammar;
	const given = givenAmong(draft, [...keys, ...distinguishing]);
	const nulls = wordsOf(draft, provider.grammar).filter(({ value }) => value === void 0);
	const rows = choose(shelf, wanted, nulls, given);
	if (rows.length > 0) return {
		kind: "rows",
		rows
	};
	const fields = [...nulls, ...given].map(({ field }) => field);
	return problem({
		where,
		text: `${quote(wanted)} is in the inventory, but with another ${either(fields)}`
	});
}
function missing(where, word, index, { name }) {
	if (index.isForeign(word)) return {
		where,
		text: `${quote(word)} is in the inventory, but has no entry for ${name}`
	};
	const text = `${quote(word)} is neither an address nor an ID of ${name} nor in the inventory`;
	const advice = adviceOn(word, (other) => index.byName.has(other), index.words);
	if (advice !== void 0) return {
		where,
		text: `${text}: ${advice}`
	};
	return {
		where,
		text,
		near: {
			word,
			among: index.words,
			most: SHOWN_NEAREST
		}
	};
}
function incomplete(draft, provider) {
	const { where } = draft;
	if (draft.audience === "theirs") return {
		where,
		text: `has no field of ${provider.name}: it is for another provider; ${expected(provider)}`
	};
	const lacking = provider.grammar.keys.filter((field) => draft.fields[field] === void 0);
	if (draft.audience === "ours") return {
		where,
		text: `lacks ${either(lacking)}`
	};
	return {
		where,
		text: `does not say what to retry; ${expected(provider)}`
	};
}
function expected({ name, grammar }) {
	return `expected an address or ID of ${name} such as ${either(grammar.forms)}`;
}
function isEmpty(fields) {
	for (const _ in fields) return false;
	return true;
}
function nulls(draft, grammar) {
	return draft.none.filter((field) => grammar.words.includes(field));
}
function problem(text) {
	return {
		kind: "problem",
		problem: text
	};
}
// src/targets/problems.ts
const SEARCHES = 20;
const MOST_COMPARED = 4e7;
const LONGEST_WORD = 200;
function sentencesOf(problems, limit, more) {
	const grouped = groupedByText(problems);
	const kept = grouped.slice(0, limit);
	const searched = new Set(affordable(kept.filter(isSearchable)));
	const sentences = kept.map((problem) => `${problem.where}: ${problem.text}${searched.has(problem) ? suggestion(problem) : ""}.`);
	const left = grouped.length - kept.length;
	return left > 0 ? [...sentences, more(left)] : sentences;
}
function groupedByText(problems) {
	return [...Map.groupBy(problems, ({ where, text }) => `${documentOf(where)}\n${text}`).values()].flatMap(([first, ...others]) => {
		if (first === void 0) return [];
		if (others.length === 0) return [first];
		return [{
			...first,
			where: `${first.where} (and ${others.length} more)`
		}];
	});
}
function documentOf(where) {
	const comma = where.lastIndexOf(", ");
	return comma < 0 ? where : where.slice(0, comma);
}
function affordable(problems) {
	let compared = 0;
	return problems.slice(0, SEARCHES).filter(({ near }) => {
		const letters = near === void 0 ? 0 : near.word.length * near.among.length;
		if (compared + letters > MOST_COMPARED) return false;
		compared += letters;
		return true;
	});
}
function isSearchable({ near }) {
	return near !== void 0 && near.word.length <= LONGEST_WORD;
}
function suggestion({ near }) {
	const words = near === void 0 ? [] : nearest(near.word, near.among, near.most);
	return words.length === 0 ? "" : `; nearest: ${words.map(quote).join(", ")}`;
}
// src/targets/index.ts
const SHOWN_PROBLEMS = 50;
const SHOWN_BROKEN = 10;
const MOST_ENTRIES = 1e6;
const REQUIRED = "say what to retry, or 'all' for every entry of the inventory";
const NO_INPUTS = "a 'schedule' event has no inputs, so that an expression such as inputs.targets is empty";
const ONLY_COMMENTS = "names nothing to retry: a line that starts with '#' is a comment; remove the '#'";
const EMPTY_LIST = "names nothing to retry: the failed-targets of a run in which nothing failed is []; run this step only if it is not";
async function resolveEntries(sources, provider, providers, defaults) {
	const secrets = new Set();
	const vocabulary = vocabularyOf(provider, providers);
	const { signal } = sources;
	const language = {
		picked: provider,
		providers,
		vocabulary,
		secrets,
		signal
	};
	const loaded = await readInventory(sources, language);
	const document = await readTargets(sources, language);
	const context = provider && {
		provider,
		inventory: loaded.inventory,
		defaults
	};
	const rows = loaded.inventory.kind === "read" ? loaded.inventory.index.rows : [];
	const resolved = resolveDrafts(document.drafts, context);
	const problems = [
		...document.problems,
		...loaded.problems,
		...resolved.problems
	];
	const notUsed = sentencesOf(rows.filter((row) => !resolved.selected.has(row)).flatMap((row) => whatBreaks(row, provider)), SHOWN_BROKEN, (count) => `inventory: and ${count} more problems.`);
	return {
		entries: resolved.entries,
		problems: sentencesOf(problems, SHOWN_PROBLEMS, (count) => `targets: and ${count} more problems.`),
		notices: [
			...[...document.notices, ...loaded.notices].map((notice) => `${notice}.`),
			...sentencesOf(resolved.notices, SHOWN_BROKEN, (count) => `targets: and ${count} more notices of this kind.`),
			...notUsed.map((sentence) => `${sentence} The entry is not used.`)
		],
		secrets: [...secrets]
	};
}
async function readInventory({ inventory, ...folders }, language) {
	if (inventory === void 0) return {
		inventory: { kind: "none" },
		problems: [],
		notices: []
	};
	const { loadInventory } = await __nccwpck_require__.e(/* import() */ 791).then(__nccwpck_require__.bind(__nccwpck_require__, 791));
	return loadInventory(inventory, folders, language);
}
async function readTargets({ targets: text, event }, language) {
	const nothing = {
		drafts: [],
		problems: [],
		notices: []
	};
	const content = text?.replace(/^\uFEFF/, "") ?? "";
	if (content.trim() === "") {
		const reason = event === "schedule" ? `${REQUIRED}; ${NO_INPUTS}` : REQUIRED;
		return {
			...nothing,
			problems: [{
				where: "'targets' is required",
				text: reason
			}]
		};
	}
	const document = await readDocument("targets", detectFormat(content), content, language);
	const empty = document.drafts.length === 0 && document.problems.length === 0;
	const cause = isComment(content) ? ONLY_COMMENTS : EMPTY_LIST;
	return empty ? {
		...document,
		problems: [{
			where: "targets",
			text: cause
		}]
	} : document;
}
function isComment(text) {
	return text.split(/\r\n|\r|\n/).some((line) => line.trimStart().startsWith("#"));
}
function detectFormat(text) {
	const start = text.trimStart();
	if (start.startsWith("{")) return "json";
	if (start.startsWith("[") && !/^\[[^\]\s"{}[,]*:[^\]\s"{}[,]*\]/.test(start.slice(0, 100))) return "json";
	return isYaml(text) ? "yaml" : "plain";
}
function isYaml(text) {
	for (const line of text.split(/\r\n|\r|\n/)) {
		const content = line.trim();
		if (content === "" || content === "---" || content.startsWith("#")) continue;
		return content === "-" || content.startsWith("- ");
	}
	return false;
}
function resolveDrafts(drafts, context) {
	const entries = [];
	const problems = [];
	const selected = new Set();
	const notices = [];
	for (const draft of drafts) {
		const own = [...draft.faults, ...draft.problems];
		for (const problem of own) problems.push(problem);
		if (own.length > 0 || context === void 0) continue;
		const found = lookUp(draft, context);
		if (found.kind === "problem") problems.push(found.problem);
		if (found.kind === "itself" && found.notice !== void 0) notices.push(found.notice);
		for (const row of found.kind === "rows" ? found.rows : []) {
			if (selected.has(row)) continue;
			for (const problem of row.problems) problems.push(problem);
			selected.add(row);
		}
		for (const entry of entriesOf(draft, found, context)) entries.push(entry);
		if (entries.length > MOST_ENTRIES) {
			const text = `means more than ${MOST_ENTRIES} entries, together with those before it`;
			return {
				entries,
				problems: [...problems, {
					where: draft.where,
					text
				}],
				selected,
				notices
			};
		}
	}
	return {
		entries,
		problems,
		selected,
		notices
	};
}
function whatBreaks(row, provider) {
	if (provider === void 0 || !isUsable(row)) return row.problems;
	return provider.grammar.addresses(row.fields).length > 0 ? [] : [incomplete(row, provider)];
}
function entriesOf(draft, found, { provider }) {
	switch (found.kind) {
		case "rows": return found.rows.filter(isUsable).map((row) => mergedEntry(draft, row, provider));
		case "itself": return [itself(draft, found.differing)];
		case "problem":
		case "unknown": return [];
	}
}
function itself({ where, name, outer, fields }, overrides = []) {
	const alone = entry(where, name, {
		...outer,
		...fields
	});
	return overrides.length === 0 ? alone : {
		...alone,
		overrides
	};
}
function isUsable({ problems, faults }) {
	return problems.length + faults.length === 0;
}
function mergedEntry(draft, row, { grammar }) {
	const merged = entry(draft.form === "all" ? row.where : `${draft.where} (${row.where})`, draft.name ?? row.name, merge(draft, row, grammar));
	if (draft.form === "all") return merged;
	const overrides = Object.keys(draft.fields).filter((field) => {
		const known = row.fields[field] ?? row.outer[field];
		return known !== void 0 && known !== draft.fields[field];
	});
	return overrides.length === 0 ? merged : {
		...merged,
		overrides
	};
}
function entry(where, name, fields) {
	return name === void 0 ? {
		where,
		fields
	} : {
		where,
		name,
		fields
	};
}
// src/version.ts
const VERSION = "1.0.0";
// src/prepare.ts
const PROBLEM_LENGTH = 1e3;
function sentence(text, redact) {
	return clean(text, redact, PROBLEM_LENGTH).replace(/([.!?])\.$/, "$1");
}
async function prepare(surroundings) {
	const { runner, environment, providers } = surroundings;
	const inputSecrets = readSecrets(runner.input, environment, providers);
	mask(runner, inputSecrets);
	const userAgent = `cert-retry-action/${VERSION}`;
	const inputs = readInputs(runner.input, environment, providers, userAgent);
	const { provider, settings } = inputs;
	const resolution = await resolveEntries({
		targets: inputs.targets,
		inventory: inputs.inventory,
		workspace: environment.GITHUB_WORKSPACE || process.cwd(),
		runnerTemp: environment.RUNNER_TEMP?.trim() || void 0,
		event: environment.GITHUB_EVENT_NAME,
		signal: surroundings.signal
	}, provider, providers, provider?.defaults(settings.inputs) ?? {});
	const keys = keysAmong(resolution.secrets, inputs, surroundings);
	mask(runner, keys);
	const redactors = createRedactors([...inputSecrets, ...keys]);
	const say = (text) => sentence(text, redactors.redact);
	const plan = provider?.plan(resolution.entries, settings);
	const problems = [
		...inputs.problems,
		...resolution.problems,
		...plan?.problems ?? []
	].map(say);
	if (provider === void 0 || plan === void 0 || problems.length > 0) return {
		kind: "invalid",
		inputs,
		problems,
		redactors
	};
	return {
		kind: "ready",
		inputs,
		provider,
		plan,
		warnings: [...inputs.warnings, ...plan.warnings].map(say),
		notices: [...resolution.notices, ...plan.notices].map(say),
		redactors
	};
}
function keysAmong(values, { provider, settings }, { runner, providers }) {
	if (provider === void 0) return values;
	const isAlias = providers.map((one) => one.aliases(one === provider ? settings : readOtherSettings(runner.input, one, settings)));
	return values.filter((value) => !isAlias.some((known) => known(value)));
}
function createRedactors(secrets) {
	const redact = createRedactor(secrets);
	const redactBeginnings = createBeginningRedactor(secrets);
	return {
		redact,
		redactReply: (text) => redactBeginnings(redact(text))
	};
}
function mask(runner, secrets) {
	for (const form of new Set(secrets.flatMap(maskForms))) runner.mask(form);
}
// src/report/result.ts
const UNANSWERED = {
	kind: "unknown",
	message: "The step ended before an answer was recorded."
};
function codeOf(outcome) {
	switch (outcome.kind) {
		case "rejected": return outcome.codes.length > 0 ? outcome.codes.join(", ") : void 0;
		case "rate-limited": return outcome.code;
		default: return;
	}
}
function messageOf(outcome) {
	return outcome.kind === "dry-run" ? "checked, not sent" : outcome.message;
}
function wordOf(result) {
	return result.ignored ? "ignored" : result.outcome.kind;
}
function isFailed({ outcome, ignored }) {
	return outcome.kind !== "submitted" && outcome.kind !== "dry-run" && !ignored;
}
function isRefused(result) {
	return isFailed(result) && result.outcome.kind !== "unknown";
}
function isUnknown(result) {
	return result.outcome.kind === "unknown";
}
function titleOf({ name, label }) {
	return visible(name === void 0 ? label : `${name} (${label})`);
}
function counted(count, noun) {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
function withStop(text) {
	return text.replace(/[^.!?\u2026]$/, "$&.");
}
function firstOf([first, ...others]) {
	if (first === void 0 || others.length === 0) return first;
	return `${first.replace(/\.$/, "")} (and ${counted(others.length, "more problem")})`;
}
function durationText(milliseconds) {
	if (milliseconds < 1e3) return `${Math.round(milliseconds)} ms`;
	const seconds = Math.round(milliseconds / 1e3);
	if (seconds < 60) return `${(milliseconds / 1e3).toFixed(1)} s`;
	return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
// src/report/annotations.ts
const MOST = 8;
const LENGTH = 4096;
const REASONS = 3;
function annotationTexts(report) {
	const failed = report.results.filter(isFailed).slice(0, MOST);
	return [...report.problems.map((problem) => `The run as a whole: ${problem}`), ...failed.map(targetText)].slice(0, MOST).map(annotation);
}
function failureMessage(report) {
	const failed = report.results.filter(isFailed);
	const unknown = failed.filter(isUnknown).length;
	const counts = unknown === 0 ? report.message : `${report.message}; ${unknown} unknown`;
	const reasons = reasonTexts(failed);
	const text = reasons.length === 0 ? counts : `${withStop(counts)} ${reasons.join(" ")}`;
	return annotation(`${report.provider.name}: ${text}`);
}
function warningText({ verdict, counts, provider }) {
	if (verdict !== "success" || counts.submitted > 0) return void 0;
	return annotation(`${provider.name}: nothing was submitted: ${counted(counts.ignored, "target")} refused with ignored codes.`);
}
function annotation(text) {
	return cut$1(logSafe(text), LENGTH);
}
function targetText(result) {
	const text = `${titleOf(result.target)}: ${reasonOf(result)}`;
	return result.hint === void 0 ? text : `${withStop(text)} What to do: ${result.hint}`;
}
function reasonOf(result) {
	const code = codeOf(result.outcome);
	return `${code === void 0 ? wordOf(result) : `${wordOf(result)} (${code})`}: ${messageOf(result.outcome)}`;
}
function reasonTexts(failed) {
	const groups = new Map();
	for (const result of failed) {
		const reason = reasonOf(result);
		const group = groups.get(reason);
		if (group) group.more += 1;
		else groups.set(reason, {
			first: result,
			more: 0
		});
	}
	const texts = [...groups].slice(0, REASONS).map(([reason, { first, more }]) => {
		const others = more > 0 ? ` and ${more} more` : "";
		return withStop(`${titleOf(first.target)}${others}: ${reason}`);
	});
	const left = groups.size - texts.length;
	return left > 0 ? [...texts, `And ${counted(left, "other reason")}.`] : texts;
}
// src/report/log.ts
const WORD_WIDTH = 13;
function resultLine(result) {
	return logSafe([
		wordOf(result).padEnd(WORD_WIDTH),
		titleOf(result.target),
		codeOf(result.outcome),
		messageOf(result.outcome)
	].filter((column) => column !== void 0).join("  "));
}
function progressLine(done, total, submitted) {
	return `[${String(done).padStart(String(total).length)}/${total}] ${submitted} submitted`;
}
function finalLine(report) {
	const mode = report.verdict === "dry-run" ? "DRY RUN" : "LIVE";
	const line = `${report.provider.name}, ${mode}, ${durationText(report.durationMs)}: ${report.message}`;
	if (report.counts.submitted === 0) return logSafe(line);
	return logSafe(`${withStop(line)} Submitted means accepted, not yet fixed.`);
}
// src/report/outputs.ts
const BLANK = {
	verdict: "",
	total: "",
	submitted: "",
	ignored: "",
	failed: "",
	message: "",
	results: "",
	"failed-targets": "",
	"unknown-targets": "",
	"results-file": "",
	"failed-targets-file": ""
};
const LARGEST_LIST = 3e4;
function startedOutputs(files) {
	return {
		values: {
			...BLANK,
			verdict: "failure",
			message: "The step ended before it could say what became of its targets.",
			"results-file": files.results,
			"failed-targets-file": files.failedTargets
		},
		warnings: []
	};
}
function outputs(report, files, redact) {
	const { counts, results } = report;
	const message = guardedMessage(report.message, redact);
	const lists = {
		results: guardedList("results", results, redact, resultItem),
		"failed-targets": guardedList("failed-targets", refusedTargets(results), redact),
		"unknown-targets": guardedList("unknown-targets", unknownTargets(results), redact)
	};
	return {
		values: {
			verdict: report.verdict,
			total: String(counts.total),
			submitted: String(counts.submitted),
			ignored: String(counts.ignored),
			failed: String(counts.failed),
			message: message.value,
			results: lists.results.value,
			"failed-targets": lists["failed-targets"].value,
			"unknown-targets": lists["unknown-targets"].value,
			"results-file": files.results,
			"failed-targets-file": files.failedTargets
		},
		warnings: [message, ...Object.values(lists)].flatMap(({ warnings }) => warnings)
	};
}
function invalidOutputs(problems, redact) {
	const { value, warnings } = guardedMessage(`invalid input: ${firstOf(problems) ?? "no reason is known"}`, redact);
	return {
		values: {
			...BLANK,
			verdict: "invalid-input",
			message: value
		},
		warnings
	};
}
function guardedMessage(text, redact) {
	return redact(text) === text ? {
		value: logSafe(text),
		warnings: []
	} : secretIn("message");
}
function guardedList(name, list, redact, itemOf = (one) => one) {
	const value = shortList(list, itemOf);
	if (value === void 0) return {
		value: "",
		warnings: [`The output '${name}' is left blank: it would have more than ${LARGEST_LIST} bytes. Use the files instead.`]
	};
	const plain = JSON.stringify(list.map(itemOf));
	return redact(value) === value && redact(plain) === plain ? {
		value,
		warnings: []
	} : secretIn(name);
}
function shortList(list, itemOf = (one) => one) {
	const items = [];
	let bytes = 1;
	for (const one of list) {
		const json = jsonSafe(itemOf(one));
		bytes += Buffer.byteLength(json) + 1;
		if (bytes > 3e4) return void 0;
		items.push(json);
	}
	return `[${items.join(",")}]`;
}
function secretIn(name) {
	return {
		value: "",
		warnings: [`The output '${name}' is left blank: a secret would be part of it.`]
	};
}
function resultItem({ target, outcome, ignored, hint }) {
	return {
		target: target.label,
		name: target.name,
		outcome: outcome.kind,
		code: codeOf(outcome),
		message: messageOf(outcome),
		hint,
		ignored: ignored || void 0,
		...target.shown
	};
}
function refusedTargets(results) {
	return results.filter(isRefused).map(({ target }) => target.again);
}
function unknownTargets(results) {
	return results.filter(isUnknown).map(({ target }) => target.again);
}
// src/report/run-line.ts
function runLine({ runUrl, runId, workflow, ref, event, actor }, redact) {
	const shown = (text) => code(clean(text, redact, 200));
	const run = runId === void 0 ? "Run" : `Run ${runId}`;
	return [
		runUrl === void 0 ? run : `<a href="${runUrl}">${run}</a>`,
		workflow !== void 0 && `workflow ${shown(workflow)}`,
		ref !== void 0 && `on ${shown(ref)}`,
		event !== void 0 && shown(event) + (actor === void 0 ? "" : ` by ${shown(actor)}`)
	].filter((part) => part !== false).join(" \u00b7 ");
}
// src/report/summary.ts
const MOST_SENTENCES = 20;
const LONGEST_SENTENCE = 1e3;
function renderSummary(report, context) {
	const { redact } = context;
	const { results } = report;
	const head = [
		heading(report),
		facts(report, context),
		...titledList(PROBLEMS, report.problems)
	];
	const tail = [
		copyLine("Copy this into <code>targets</code> to retry only", refusedTargets(results), redact),
		copyLine(`<strong>Look at the console of ${html(report.provider.name)} first:</strong> these may have been accepted, and a second request may be one too many. To retry only`, unknownTargets(results), redact),
		...titledList(NOTICES, report.notices)
	].filter((part) => part !== void 0);
	const budget = { left: 919552 - bytesOf([...head, ...tail].join("\n\n")) };
	const failures = resultTable(mostUrgentFirst(results.filter(isFailed)), FAILURE_COLUMNS, budget, redact);
	const folds = FOLDS.map(({ title, open, holds, columns }) => {
		const listed = results.filter(holds);
		const table = resultTable(listed, columns, budget, redact);
		return table && folded(`${listed.length} ${title}`, table, open);
	});
	return `${[
		...head,
		failures,
		...tail,
		...folds
	].filter((part) => part !== void 0).join("\n\n")}\n`;
}
function invalidSummary(problems) {
	return `${[`## \u274c Nothing was sent: ${counted(problems.length, "problem")} with the input`, sentenceList(problems)].join("\n\n")}\n`;
}
const ICONS = {
	success: "\u2705",
	failure: "\u274c",
	"dry-run": "\ud83d\udd0d"
};
function heading({ verdict, counts, provider }) {
	const text = verdict === "dry-run" ? `DRY RUN: ${counted(counts.total, "target")} checked, nothing sent` : `LIVE: ${counts.submitted} of ${counts.total} submitted`;
	return `## ${ICONS[verdict]} ${text} \u2013 ${markdown(provider.name)}`;
}
function facts(report, context) {
	const { attempt, foreignBaseUrl, run, redact } = context;
	const { counts } = report;
	return `<p>${[
		[
			counts.failed > 0 && `<strong>${counts.failed} not submitted</strong>${byOutcome(report)}`,
			counts.ignored > 0 && `${counts.ignored} ignored`,
			`took ${durationText(report.durationMs)}`,
			attempt > 1 && `attempt ${attempt}`
		].filter((number) => number !== false).join(" \u00b7 "),
		foreignBaseUrl !== void 0 && `\u26a0\ufe0f Not the provider's own address: requests go to ${code(foreignBaseUrl)}`,
		counts.submitted > 0 && "Submitted means accepted by the provider, <strong>not yet fixed</strong>.",
		run !== void 0 && runLine(run, redact)
	].filter((line) => line !== false).join("<br>")}</p>`;
}
function byOutcome({ results }) {
	const groups = Map.groupBy(mostUrgentFirst(results.filter(isFailed)), wordOf);
	if (groups.size < 2) return "";
	return ` (${[...groups].map(([word, { length }]) => `${length} ${word}`).join(", ")})`;
}
const PROBLEMS = "Wrong with the run as a whole:";
const NOTICES = "Worth knowing:";
function titledList(title, texts) {
	return texts.length === 0 ? [] : [`<p><strong>${title}</strong></p>\n${sentenceList(texts)}`];
}
function sentenceList(texts) {
	const items = texts.slice(0, MOST_SENTENCES).map((text) => `<li>${html(cut$1(text, LONGEST_SENTENCE))}</li>`);
	const more = texts.length - items.length;
	if (more > 0) items.push(`<li>and ${more} more</li>`);
	return `<ul>\n${items.join("\n")}\n</ul>`;
}
const URGENCY = {
	rejected: 0,
	unknown: 1,
	"rate-limited": 2,
	"not-attempted": 3,
	submitted: 4,
	"dry-run": 4
};
function mostUrgentFirst(results) {
	return results.toSorted((a, b) => URGENCY[a.outcome.kind] - URGENCY[b.outcome.kind]);
}
const TARGET = {
	title: "Target",
	cell: ({ target: { label, name } }, redact) => {
		return (name === void 0 ? [label] : [name, label]).map((part) => code(clean(part, redact))).join("<br>");
	}
};
const OUTCOME = {
	title: "Outcome",
	cell: (result) => wordOf(result)
};
const CODE = {
	title: "Code",
	cell: ({ outcome }) => {
		const text = codeOf(outcome);
		return text === void 0 ? "" : code(text);
	}
};
const MESSAGE = {
	title: "Message",
	cell: ({ outcome }) => code(messageOf(outcome))
};
const FAILURE_COLUMNS = [
	TARGET,
	OUTCOME,
	CODE,
	MESSAGE,
	{
		title: "What to do",
		cell: ({ hint }) => hint === void 0 ? "" : html(hint)
	}
];
const FOLDS = [
	{
		title: "refused with ignored codes",
		open: false,
		columns: [
			TARGET,
			CODE,
			MESSAGE
		],
		holds: ({ ignored }) => ignored
	},
	{
		title: "submitted",
		open: false,
		columns: [TARGET, MESSAGE],
		holds: ({ outcome }) => outcome.kind === "submitted"
	},
	{
		title: "would be sent",
		open: true,
		columns: [TARGET],
		holds: ({ outcome }) => outcome.kind === "dry-run"
	}
];
function folded(title, table, open) {
	return `<details${open ? " open" : ""}>\n<summary>${title}</summary>\n${table}\n</details>`;
}
function resultTable(results, columns, budget, redact) {
	if (results.length === 0) return void 0;
	const rows = [`<tr>${columns.map(({ title }) => `<th>${title}</th>`).join("")}</tr>`];
	let shown = 0;
	for (const result of results) {
		const row = `<tr>${columns.map((column) => `<td>${column.cell(result, redact)}</td>`).join("")}</tr>`;
		const bytes = bytesOf(row) + 1;
		if (bytes > budget.left) break;
		budget.left -= bytes;
		rows.push(row);
		shown += 1;
	}
	const more = results.length - shown;
	if (more > 0) {
		budget.left = 0;
		rows.push(`<tr><td colspan="${columns.length}">and ${more} more: see results-file</td></tr>`);
	}
	return `<table>\n${rows.join("\n")}\n</table>`;
}
function copyLine(intro, list, redact) {
	if (list.length === 0) return void 0;
	const what = `${intro} ${list.length === 1 ? "this one" : `these ${list.length}`}:`;
	const line = shortList(list);
	if (line === void 0) return `<p>${what} too long to copy, see the output <code>failed-targets-file</code> or, for unknown ones, <code>results-file</code>.</p>`;
	const plain = JSON.stringify(list);
	if (redact(plain) !== plain) return `<p>${what} left out, since a secret would be part of it.</p>`;
	return `<p>${what}</p>\n\n\`\`\`json\n${line}\n\`\`\``;
}
function bytesOf(text) {
	return Buffer.byteLength(text);
}
// src/publish.ts
const MAX_LISTED = 20;
const ANNOTATION_LENGTH = 4e3;
function announce(runner, { provider, plan, inputs, warnings, notices }) {
	const { foreignBaseUrl } = inputs;
	if (foreignBaseUrl !== void 0) runner.warning(`Requests and credentials go to ${foreignBaseUrl}, not to ${provider.name}.`);
	for (const warning of listed(warnings)) runner.warning(warning);
	for (const notice of listed(notices)) runner.info(notice);
	runner.info(describePlan(provider, plan, inputs));
}
async function refuse(runner, { problems, inputs, redactors }) {
	tell(runner, invalidOutputs(problems, redactors.redact));
	for (const problem of problems) runner.info(`- ${problem}`);
	const text = `Nothing was sent. ${problems.join("\n")}`;
	runner.error(text.length > ANNOTATION_LENGTH ? `${text.slice(0, ANNOTATION_LENGTH)}\u2026` : text);
	if (inputs.summary) await writeSummary(runner, invalidSummary(problems));
}
function tell(runner, { values, warnings }) {
	for (const warning of warnings) runner.warning(warning);
	try {
		runner.outputs(values);
		return true;
	} catch (error) {
		runner.error(`The outputs cannot be written: ${reasonOf$1(error)}`);
		return false;
	}
}
async function publish(runner, report, { summary, foreignBaseUrl }, run, redact) {
	for (const text of annotationTexts(report)) runner.error(redact(text));
	const warning = warningText(report);
	if (warning !== void 0) runner.warning(redact(warning));
	runner.info(redact(finalLine(report)));
	if (report.verdict === "failure") runner.error(redact(failureMessage(report)));
	if (!summary) return;
	const { attempt } = run;
	await writeSummary(runner, renderSummary(report, {
		attempt,
		run,
		redact,
		...foreignBaseUrl === void 0 ? {} : { foreignBaseUrl }
	}));
}
async function writeSummary(runner, markdown) {
	try {
		await runner.summary(markdown);
	} catch (error) {
		runner.warning(`The job summary cannot be written: ${reasonOf$1(error)}`);
	}
}
function* listed(texts) {
	yield* texts.slice(0, MAX_LISTED);
	if (texts.length > MAX_LISTED) yield `\u2026 and ${texts.length - MAX_LISTED} more`;
}
function describePlan({ name, pace }, { targets, calls }, { settings, maxWaitMs }) {
	const counts = `${counted(targets.length, "target")} in ${counted(calls.length, "request")}`;
	const line = `${name}, ${settings.dryRun ? "DRY RUN" : "LIVE"}: ${counts} to ${new URL(settings.baseUrl).origin}`;
	const passes = (calls.length - 1) * (pace.laterPassMs ?? 0);
	const minutes = Math.ceil(Math.min(passes, maxWaitMs) / 6e4);
	if (settings.dryRun || minutes === 0) return line;
	return `${line}. If the rate limit counts for the whole account, this can take ${counted(minutes, "minute")}.`;
}
async function keepIssue({ runner, clock, signal }, report, { provider, failureIssue, githubToken, settings }, context, redact) {
	if (!failureIssue || githubToken === void 0 || provider === void 0) return;
	if (report.verdict === "dry-run" || signal.aborted) return;
	const api = URL.parse(context.apiUrl);
	if (api === null || !isPrivateTransport(api)) {
		runner.warning("No failure issue: GITHUB_API_URL is not an https URL. The action sends 'github-token' over https alone (over http to loopback addresses).");
		return;
	}
	try {
		const { updateFailureIssue } = await __nccwpck_require__.e(/* import() */ 43).then(__nccwpck_require__.bind(__nccwpck_require__, 43));
		const done = await updateFailureIssue(report, {
			token: githubToken,
			userAgent: settings.userAgent,
			context,
			redact,
			provider,
			clock,
			signal,
			warn: (text) => runner.warning(text)
		});
		if (done !== void 0) runner.info(done);
	} catch (error) {
		runner.warning(`The failure issue is not up to date: ${reasonOf$1(error)}`);
	}
}
// src/report/build.ts
function buildReport(run) {
	const missing = run.dryRun ? { kind: "dry-run" } : UNANSWERED;
	const results = run.targets.map((target) => judge(target, run.outcomes.get(target) ?? missing, run));
	const counts = countResults(results);
	const green = counts.total > 0 && counts.failed === 0 && run.problems.length === 0;
	return {
		provider: {
			id: run.provider.id,
			name: run.provider.name
		},
		verdict: run.dryRun ? "dry-run" : green ? "success" : "failure",
		counts,
		message: withProblems(run.dryRun ? dryRunText(counts) : countsText(counts), run.problems),
		results,
		problems: run.problems,
		notices: run.notices,
		durationMs: run.durationMs
	};
}
function judge(target, outcome, judgement) {
	const ignored = isIgnored(outcome, judgement.ignoreCodes);
	const hint = ignored ? void 0 : hintFor(outcome, judgement);
	return hint === void 0 ? {
		target,
		outcome,
		ignored
	} : {
		target,
		outcome,
		ignored,
		hint
	};
}
function countResults(results) {
	return {
		total: results.length,
		submitted: results.filter(({ outcome }) => outcome.kind === "submitted").length,
		ignored: results.filter(({ ignored }) => ignored).length,
		failed: results.filter(isFailed).length
	};
}
function countsText({ total, submitted, ignored }) {
	const text = `${submitted} of ${total} submitted`;
	return ignored === 0 ? text : `${text}, ${ignored} ignored`;
}
function dryRunText({ total }) {
	return `dry run: ${counted(total, "target")} checked, nothing sent`;
}
function withProblems(text, problems) {
	const first = firstOf(problems);
	return first === void 0 ? text : `${text}; problem with the run as a whole: ${first}`;
}
function isIgnored(outcome, ignoreCodes) {
	return outcome.kind === "rejected" && outcome.own && outcome.codes.length > 0 && outcome.codes.every((code) => ignoreCodes.has(code));
}
function hintFor(outcome, { provider, attempt }) {
	switch (outcome.kind) {
		case "submitted":
		case "dry-run": return;
		case "rejected":
			for (const code of outcome.codes) {
				const hint = provider.hint(code, { attempt }) ?? httpHint(code, provider);
				if (hint !== void 0) return hint;
			}
			return `Nobody has described this refusal yet: read what ${provider.name} says, and look at its console.`;
		case "rate-limited": return outcome.code && provider.hint(outcome.code, { attempt }) || `Not the target's fault: ${tryAgain(provider)}`;
		case "unknown": return `Look at the console of ${provider.name} first: the request may have counted, and a second one may be one too many.`;
		case "not-attempted": return "Nothing was sent for it: retry it once the cause is gone.";
		default: return outcome;
	}
}
function tryAgain({ pace }) {
	if (pace.laterPassMs === void 0) return "retry it in a few minutes.";
	return `retry it in ${counted(Math.max(1, Math.ceil(pace.laterPassMs / 6e4)), "minute")}, or allow a longer wait with max-wait-minutes.`;
}
function httpHint(code, { name }) {
	if (!/^http-4\d\d$/.test(code)) return void 0;
	switch (code) {
		case "http-401": return `${name} does not know the credentials: check that they are complete, current and from the right account.`;
		case "http-403": return `The credentials are not allowed to do this: ask an administrator of ${name} for the right, and check its IP restrictions.`;
		case "http-404": return "Nothing is served at this address: check base-url, or leave it out.";
		default: return `${name} did not accept the request as a whole: read its text, check base-url and any proxy on the way.`;
	}
}
// src/report/results-file.ts
const HELD = {
	kind: "rate-limited",
	message: "The step ended while it waited for the rate limit; nothing was under way."
};
const SHORTEST_PAUSE_MS = 1e3;
const PAUSE_PER_WRITE = 10;
const INTERIM = {
	verdict: "failure",
	problems: []
};
function createResultsFile(options) {
	const { targets, redact, now } = options;
	const results = new Map(targets.map((target) => [target, unanswered(target, UNANSWERED)]));
	const answered = new Set();
	const reported = new Set();
	let nextWriteAt = 0;
	let changed = false;
	let scheduled = false;
	let finished = false;
	const write = (frame) => {
		changed = false;
		const started = now();
		const written = tryToWrite(frame);
		const ended = now();
		nextWriteAt = ended + Math.max(SHORTEST_PAUSE_MS, PAUSE_PER_WRITE * (ended - started));
		return written;
	};
	const tryToWrite = (frame) => {
		try {
			const rows = [...results.values()];
			replaceFile(options.path, resultsParts(rows, frame, redact));
			replaceFile(options.failedPath, listParts(rows.filter(isRefused), againOf, redact));
			return true;
		} catch (error) {
			const problem = `The results file cannot be written (${reasonOf$1(error)}): ${options.path}`;
			if (!reported.has(problem)) options.failed(problem);
			reported.add(problem);
			return false;
		}
	};
	const writeWhenDue = () => {
		if (finished || scheduled || !changed) return;
		const pause = nextWriteAt - now();
		if (pause <= 0) {
			write(INTERIM);
			return;
		}
		scheduled = true;
		options.later(pause, () => {
			scheduled = false;
			writeWhenDue();
		});
	};
	const setOpen = (open, outcome) => {
		if (finished) return;
		for (const target of open) if (!answered.has(target)) results.set(target, unanswered(target, outcome));
		write(INTERIM);
	};
	return {
		start: () => {
			write(INTERIM);
		},
		record: (settled) => {
			for (const result of settled) {
				answered.add(result.target);
				results.set(result.target, result);
			}
			changed = true;
			writeWhenDue();
		},
		hold: (waiting) => setOpen(waiting, HELD),
		release: (waiting) => setOpen(waiting, UNANSWERED),
		finish: (report) => {
			finished = true;
			for (const result of report.results) results.set(result.target, result);
			return write(report);
		}
	};
}
function unanswered(target, outcome) {
	return {
		target,
		outcome,
		ignored: false
	};
}
function jsonWithoutSecrets(values, redact) {
	const json = JSON.stringify(values);
	if (redact(json) === json) return safeJson(json);
	return jsonSafe(Object.fromEntries(Object.entries(values).map(([name, value]) => {
		const redacted = redact(String(value));
		return [name, value === void 0 || redacted === String(value) ? value : redacted];
	})));
}
function* resultsParts(results, frame, redact) {
	const counts = countResults(results);
	const message = redact(frame.message ?? countsText(counts));
	yield `${jsonSafe({
		verdict: frame.verdict,
		...counts,
		message
	}).slice(0, -1)},\n"problems":${jsonSafe(frame.problems.map(redact))},\n"results":`;
	yield* listParts(results, resultItem, redact);
	yield ",\n\"failed-targets\":";
	yield* listParts(results.filter(isRefused), againOf, redact);
	yield ",\n\"unknown-targets\":";
	yield* listParts(results.filter(isUnknown), againOf, redact);
	yield "}\n";
}
const againOf = ({ target }) => target.again;
const RESULTS_PER_PART = 2e3;
function* listParts(results, valuesOf, redact) {
	yield "[";
	for (let from = 0; from < results.length; from += RESULTS_PER_PART) {
		const part = results.slice(from, from + RESULTS_PER_PART).map((result) => jsonWithoutSecrets(valuesOf(result), redact));
		yield `${from === 0 ? "" : ","}\n${part.join(",\n")}`;
	}
	yield "]";
}
const OWNER_ONLY = 384;
function replaceFile(path, parts) {
	const temporary = `${path}.tmp`;
	try {
		const file = (0,external_node_fs_.openSync)(temporary, "w", OWNER_ONLY);
		try {
			for (const part of parts) (0,external_node_fs_.writeFileSync)(file, part);
		} finally {
			(0,external_node_fs_.closeSync)(file);
		}
		(0,external_node_fs_.renameSync)(temporary, path);
	} catch (error) {
		(0,external_node_fs_.rmSync)(temporary, { force: true });
		throw error;
	}
}
// src/backlog.ts
function createBacklog(later, delayMs) {
	const tasks = [];
	const next = () => tasks.shift()?.();
	return {
		add(task) {
			tasks.push(task);
			later(delayMs, next);
		},
		flush() {
			while (tasks.length > 0) next();
		}
	};
}
// src/pacing/clock.ts
function jitter({ baseMs, maxMs }, attempt, clock) {
	return clock.random() * Math.min(maxMs, baseMs * 2 ** (attempt - 1));
}
// src/pacing/windows.ts
function createWindows({ windows }) {
	const answeredAt = [];
	let underWay = 0;
	return {
		waitMs(now) {
			const waits = windows.map(({ limit, milliseconds }) => {
				const blocking = answeredAt.at(underWay - limit);
				return blocking === void 0 ? 0 : blocking + milliseconds - now;
			});
			return Math.max(0, ...waits);
		},
		sent() {
			underWay += 1;
		},
		answered(now) {
			underWay -= 1;
			answeredAt.push(now);
		}
	};
}
function concurrencyOf({ concurrency, windows }) {
	return Math.min(concurrency, ...windows.map(({ limit }) => limit));
}
// src/pacing/attempt.ts
const MAX_ATTEMPTS = 3;
const CONNECTION_BACKOFF = {
	baseMs: 1e3,
	maxMs: 5e3,
	totalMs: 1e4
};
const RATE_BACKOFF = {
	baseMs: 5e3,
	maxMs: 6e4
};
const MAX_UNTRUSTED_IN_A_ROW = 4;
const heldBack = (message, code) => ({
	kind: "rate-limited",
	...code !== void 0 && { code },
	message
});
const notAttempted = (message) => ({
	kind: "not-attempted",
	message
});
const stoppedFor = (why) => notAttempted(`stopped: ${why}`);
function createAttempts(options) {
	const { http, clock, pace, brake, pause, signal, watcher } = options;
	const windows = createWindows(pace);
	let backoffLeftMs = CONNECTION_BACKOFF.totalMs;
	let untrustedInARow = 0;
	let lastAnswerAt = 0;
	async function attempt(call, earlier) {
		let refusal = earlier;
		for (let count = 1;; count += 1) {
			const kept = await takePlace();
			if (kept !== void 0) return {
				kind: "unsent",
				outcome: refusal ?? kept
			};
			const exchange = await post(call);
			if (exchange.kind === "failure") {
				const end = endOf(call, exchange, count);
				if (end?.kind === "unsent" && refusal) return {
					kind: "unsent",
					outcome: refusal
				};
				if (end !== void 0) return end;
				await backOff(count);
				continue;
			}
			const reading = call.read(exchange.reply);
			if (reading.kind === "answered") {
				countTrust(reading.outcomes.some(({ kind }) => kind !== "unknown"));
				return {
					kind: "answered",
					reading
				};
			}
			countTrust(true);
			refusal = heldBack(reading.message, reading.code);
			if (reading.scope === "call") return {
				kind: "too-soon",
				outcome: refusal
			};
			if (!pauseEverything(exchange.reply, count) || count === MAX_ATTEMPTS) return {
				kind: "unsent",
				outcome: refusal
			};
		}
	}
	async function takePlace() {
		while (brake.rest === void 0 && !brake.cancelled) {
			const waitMs = windows.waitMs(clock.now());
			if (pause.lasts) await pause.waitOut("the provider asked to slow down");
			else if (waitMs > 0) await clock.sleep(waitMs, brake.signal);
			else {
				windows.sent();
				return;
			}
		}
		if (brake.rest !== void 0) return brake.rest;
		return pause.lasts ? heldBack("the run was cancelled while it waited for the rate limit") : notAttempted("the run was cancelled before it was sent");
	}
	async function post(call) {
		watcher.sending(call);
		const exchange = await http.post(call.request, signal);
		windows.answered(clock.now());
		if (exchange.kind === "reply" || exchange.arrived === "maybe") lastAnswerAt = clock.now();
		watcher.replied(call, exchange);
		return exchange;
	}
	function endOf(call, failure, count) {
		const { arrived, passing, message } = failure;
		if (arrived === "maybe") {
			if (!brake.cancelled) countTrust(false);
			return {
				kind: "answered",
				reading: {
					kind: "answered",
					outcomes: call.targets.map(() => ({
						kind: "unknown",
						message
					})),
					problems: []
				}
			};
		}
		if (!brake.cancelled && passing && count < MAX_ATTEMPTS) return void 0;
		if (!brake.cancelled) {
			const why = `the provider cannot be reached: ${message}`;
			brake.stop(why, stoppedFor(why));
		}
		return {
			kind: "unsent",
			outcome: notAttempted(message)
		};
	}
	async function backOff(count) {
		const delay = Math.min(jitter(CONNECTION_BACKOFF, count, clock), backoffLeftMs);
		backoffLeftMs -= delay;
		await clock.sleep(delay, brake.signal);
	}
	function pauseEverything({ retryAfterMs = 0 }, count) {
		const delay = retryAfterMs > 0 ? retryAfterMs : jitter(RATE_BACKOFF, count, clock);
		if (pause.until(clock.now() + delay)) return true;
		const why = "the rate limit lasts longer than max-wait-minutes allows";
		brake.stop(why, heldBack(`held back: ${why}`));
		return false;
	}
	function countTrust(trusted) {
		untrustedInARow = trusted ? 0 : untrustedInARow + 1;
		if (untrustedInARow < MAX_UNTRUSTED_IN_A_ROW) return;
		const why = `${MAX_UNTRUSTED_IN_A_ROW} requests in a row got no answer to trust`;
		brake.stop(why, stoppedFor(why));
	}
	return {
		attempt,
		get lastAnswerAt() {
			return lastAnswerAt;
		}
	};
}
// src/pacing/brake.ts
function createBrake(cancelled) {
	const stopped = new AbortController();
	const problems = [];
	let rest;
	return {
		signal: AbortSignal.any([cancelled, stopped.signal]),
		get cancelled() {
			return cancelled.aborted;
		},
		get rest() {
			return rest;
		},
		problems,
		report(more) {
			for (const problem of more) problems.push(problem);
		},
		stop(why, outcome) {
			if (rest !== void 0) return;
			rest = outcome;
			problems.push(`The run was stopped: ${why}.`);
			stopped.abort();
		}
	};
}
// src/pacing/pass.ts
const ACCOUNT_LIMIT_EVIDENCE = 2;
async function runPass(queue, options) {
	const { attempt, settle, concurrency } = options;
	const evidence = createEvidence();
	const tooSoon = new Map();
	const calls = queue.entries();
	async function work() {
		for (const [call, earlier] of calls) {
			if (evidence.ofAccountLimit) {
				tooSoon.set(call, heldBack("held back: the limit counts for the whole account"));
				continue;
			}
			const result = await attempt(call, earlier);
			evidence.add(result);
			if (result.kind === "too-soon") tooSoon.set(call, result.outcome);
			else settle(call, result);
		}
	}
	await Promise.all(Array.from({ length: Math.min(concurrency, queue.size) }, work));
	return tooSoon;
}
function createEvidence() {
	let accepted = false;
	let tooSoonInARow = 0;
	return {
		get ofAccountLimit() {
			return tooSoonInARow >= ACCOUNT_LIMIT_EVIDENCE;
		},
		add(result) {
			if (result.kind === "too-soon") {
				if (accepted) tooSoonInARow += 1;
				return;
			}
			tooSoonInARow = 0;
			if (result.kind !== "answered") return;
			accepted ||= result.reading.outcomes.some(({ kind }) => kind === "submitted");
		}
	};
}
// src/pacing/pause.ts
const MINUTE_MS = 6e4;
function createPause({ clock, signal, maxWaitMs, waiting }) {
	let leftMs = maxWaitMs;
	let pausedUntil = 0;
	let together;
	const lasts = () => clock.now() < pausedUntil;
	async function wait(reason) {
		while (!signal.aborted && lasts()) {
			const now = clock.now();
			waiting(pausedUntil - now, reason);
			const nextLineAt = now + MINUTE_MS;
			while (!signal.aborted && lasts() && clock.now() < nextLineAt) await clock.sleep(Math.min(pausedUntil, nextLineAt) - clock.now(), signal);
		}
	}
	return {
		get lasts() {
			return lasts();
		},
		until(time) {
			const cost = Math.max(0, time - Math.max(clock.now(), pausedUntil));
			if (cost > leftMs) return false;
			leftMs -= cost;
			pausedUntil = Math.max(pausedUntil, time);
			return true;
		},
		waitOut(reason) {
			together ??= wait(reason).finally(() => {
				together = void 0;
			});
			return together;
		}
	};
}
// src/pacing/index.ts
async function drive(calls, pace, { http, clock, signal, maxWaitMs, watcher }) {
	const brake = createBrake(signal);
	const { waiting } = watcher;
	const pause = createPause({
		clock,
		signal: brake.signal,
		maxWaitMs,
		waiting
	});
	const attempts = createAttempts({
		http,
		clock,
		pace,
		brake,
		pause,
		signal,
		watcher
	});
	function settle(call, result) {
		if (result.kind === "unsent") {
			const outcomes = call.targets.map(() => result.outcome);
			watcher.settled(call, outcomes);
			return;
		}
		const { outcomes, problems, stop } = result.reading;
		brake.report(problems);
		watcher.settled(call, outcomes);
		if (stop !== void 0) brake.stop(stop, stoppedFor(stop));
	}
	const pass = (queue) => runPass(queue, {
		concurrency: concurrencyOf(pace),
		attempt: attempts.attempt,
		settle
	});
	async function waitForPass(held) {
		const { laterPassMs } = pace;
		if (laterPassMs === void 0 || brake.signal.aborted) return false;
		if (!pause.until(attempts.lastAnswerAt + laterPassMs)) return false;
		watcher.holding([...held.keys()]);
		await pause.waitOut(`${held.size} came too soon for the provider's rate limit`);
		watcher.holding([]);
		return !brake.signal.aborted;
	}
	let held = await pass(new Map(calls.map((call) => [call, void 0])));
	while (held.size > 0 && await waitForPass(held)) held = await pass(held);
	for (const [call, outcome] of held) settle(call, {
		kind: "unsent",
		outcome
	});
	return signal.aborted ? ["The run was cancelled.", ...brake.problems] : brake.problems;
}
// src/send.ts
const MAX_REPLY_BYTES = 16777216;
const MAX_IDLE_MS = 2e3;
const WRITTEN_AFTER_MS = 500;
const DEBUG_LENGTH = 2e4;
const CODE_LENGTH = 64;
const MOST_CODES = 20;
const MAX_SHOWN_REQUESTS = 20;
const MOST_REMEMBERED = 8;
const GROUP = "Targets as they are answered";
async function send({ runner, clock, signal, connect, later }, { plan, provider, inputs, redactors }, judgement, file) {
	const { redact, redactReply } = redactors;
	const http = connect({
		timeoutMs: inputs.requestTimeoutMs,
		maxReplyBytes: MAX_REPLY_BYTES,
		maxIdleMs: MAX_IDLE_MS,
		wallTime: clock.wallTime
	});
	const outcomes = new Map();
	const total = plan.targets.length;
	let submitted = 0;
	let held = [];
	const cleanText = remembering((text) => clean(text, redactReply));
	const cleanCode = remembering((code) => clean(code, redactReply, CODE_LENGTH));
	const cleaned = remembering((outcome) => cleanOutcome(outcome, cleanText, cleanCode));
	const backlog = createBacklog(later, WRITTEN_AFTER_MS);
	function writeDown({ targets }, settled) {
		const results = targets.map((target, index) => judge(target, cleaned(settled[index] ?? UNANSWERED), judgement));
		for (const { target, outcome } of results) outcomes.set(target, outcome);
		file.record(results);
		submitted += results.filter(({ outcome }) => outcome.kind === "submitted").length;
		runner.info(redact(results.map(resultLine).join("\n")));
		if (plan.calls.length > 1) runner.info(progressLine(outcomes.size, total, submitted));
	}
	file.start();
	runner.startGroup(GROUP);
	const problems = await drive(plan.calls, provider.pace, {
		http,
		clock,
		signal,
		maxWaitMs: inputs.maxWaitMs,
		watcher: {
			sending(call) {
				if (runner.debugging) runner.debug(describeRequest(call.request, redact));
			},
			replied(_call, exchange) {
				if (runner.debugging) runner.debug(describeExchange(exchange, redactReply));
			},
			settled: (call, settled) => backlog.add(() => writeDown(call, settled)),
			waiting(leftMs, reason) {
				backlog.flush();
				runner.endGroup();
				const at = new Date(clock.wallTime() + leftMs).toISOString().slice(11, 19);
				runner.info(`Waiting: ${reason}. Goes on at ${at} UTC.`);
				runner.startGroup(GROUP);
			},
			holding(calls) {
				backlog.flush();
				if (held.length > 0) file.release(held);
				held = calls.flatMap(({ targets }) => targets);
				if (held.length > 0) file.hold(held);
			}
		}
	});
	backlog.flush();
	runner.endGroup();
	return {
		outcomes,
		problems: [...new Set(problems.map((problem) => sentence(problem, redactReply)))]
	};
}
function showRequests(runner, { plan, redactors }) {
	const { calls } = plan;
	runner.startGroup("Requests that would go out");
	for (const { request } of calls.slice(0, MAX_SHOWN_REQUESTS)) runner.info(describeRequest(request, redactors.redact));
	if (calls.length > MAX_SHOWN_REQUESTS) runner.info(`\u2026 and ${calls.length - MAX_SHOWN_REQUESTS} more`);
	runner.endGroup();
	return {
		outcomes: new Map(),
		problems: []
	};
}
function describeRequest({ url, headers, body }, redact) {
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
	return clean([
		`POST ${url}`,
		...lines,
		body
	].join(" | "), redact, DEBUG_LENGTH);
}
function describeExchange(exchange, redact) {
	return clean(exchange.kind === "reply" ? `HTTP ${exchange.reply.status} | ${exchange.reply.body}` : `no reply: ${exchange.message}`, redact, DEBUG_LENGTH);
}
function remembering(read) {
	const known = new Map();
	return (given) => {
		const earlier = known.get(given);
		if (earlier !== void 0) return earlier;
		const result = read(given);
		if (known.size >= MOST_REMEMBERED) known.clear();
		known.set(given, result);
		return result;
	};
}
function cleanOutcome(outcome, cleanText, cleanCode) {
	switch (outcome.kind) {
		case "dry-run": return outcome;
		case "rate-limited": return {
			...outcome,
			...outcome.code !== void 0 && { code: cleanCode(outcome.code) },
			message: cleanText(outcome.message)
		};
		case "rejected": return {
			...outcome,
			codes: cleanCodes(outcome.codes, cleanCode),
			message: cleanText(outcome.message)
		};
		default: return {
			...outcome,
			message: cleanText(outcome.message)
		};
	}
}
function cleanCodes(codes, cleanCode) {
	const shown = codes.slice(0, MOST_CODES).map(cleanCode);
	const more = codes.length - shown.length;
	return more > 0 ? [...shown, `and ${more} more`] : shown;
}
// src/run.ts
async function run(world) {
	const { runner, environment, clock } = world;
	const startedAt = clock.now();
	const context = readContext(environment);
	const prepared = await prepare(world);
	if (prepared.kind === "invalid") {
		await refuse(runner, prepared);
		return false;
	}
	const { inputs, provider, plan, redactors, warnings } = prepared;
	const notices = [...prepared.notices, ...repeatNotice(context.attempt)];
	announce(runner, {
		...prepared,
		notices
	});
	const files = filePaths(environment);
	if (!tell(runner, startedOutputs(files))) return false;
	const file = createResultsFile({
		path: files.results,
		failedPath: files.failedTargets,
		targets: plan.targets,
		redact: redactors.redact,
		now: clock.now,
		later: world.later,
		failed: (problem) => runner.warning(problem)
	});
	const judgement = {
		provider,
		ignoreCodes: inputs.ignoreCodes,
		attempt: context.attempt
	};
	await signalsHandedOver();
	const { outcomes, problems } = inputs.settings.dryRun ? showRequests(runner, prepared) : await send(world, prepared, judgement, file);
	const finished = {
		...judgement,
		targets: plan.targets,
		outcomes,
		problems,
		notices: [...warnings, ...notices],
		durationMs: clock.now() - startedAt,
		dryRun: inputs.settings.dryRun
	};
	const complete = buildReport(finished);
	const saved = file.finish(complete);
	const report = saved ? complete : buildReport({
		...finished,
		problems: [...problems, UNSAVED]
	});
	const written = tell(runner, outputs(report, files, redactors.redact));
	await publish(runner, report, inputs, context, redactors.redact);
	await keepIssue(world, report, inputs, context, redactors.redact);
	return saved && written && report.verdict !== "failure";
}
async function signalsHandedOver() {
	for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
const UNSAVED = "The results file could not be written.";
function repeatNotice(attempt) {
	if (attempt < 2) return [];
	return [`This is attempt ${attempt} of the workflow run: targets that were accepted before will now be refused as not eligible.`];
}
function filePaths(environment) {
	const folder = external_node_path_default().resolve(environment.RUNNER_TEMP?.trim() || (0,external_node_os_namespaceObject.tmpdir)());
	const id = `${process.pid}-${process.hrtime.bigint()}`;
	return {
		results: external_node_path_default().join(folder, `cert-retry-${id}-results.json`),
		failedTargets: external_node_path_default().join(folder, `cert-retry-${id}-failed-targets.json`)
	};
}
// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
	if (!Object.keys(annotationProperties).length) return {};
	return {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	};
}
// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + external_os_.EOL);
}
function issue(name, message = "") {
	issueCommand(name, {}, message);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
var ExitCode;
(function(ExitCode) {
	ExitCode[ExitCode["Success"] = 0] = "Success";
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
	issueCommand("add-mask", {}, secret);
}
function getInput(name, options) {
	const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
	if (options && options.required && !val) throw new Error(`Input required and not supplied: ${name}`);
	if (options && options.trimWhitespace === false) return val;
	return val.trim();
}
function isDebug() {
	return process.env["RUNNER_DEBUG"] === "1";
}
function debug(message) {
	issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
	issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
	process.stdout.write(message + external_os_.EOL);
}
function startGroup(name) {
	issue("group", name);
}
function endGroup() {
	issue("endgroup");
}
// src/runner.ts
function createRunner() {
	return {
		input: (name) => getInput(name, { trimWhitespace: false }),
		mask: (text) => {
			process.stdout.cork();
			process.nextTick(() => process.stdout.uncork());
			setSecret(text);
		},
		info: (line) => info(logLine(line)),
		debug: (text) => debug(logSafe(text)),
		debugging: isDebug(),
		warning: (text) => warning(logSafe(text)),
		error: (text) => error(logSafe(text)),
		startGroup: (title) => startGroup(logSafe(title)),
		endGroup: () => endGroup(),
		outputs: (values) => {
			const lines = Object.entries(values).map(outputLine);
			appendToExisting(process.env.GITHUB_OUTPUT ?? "", lines.join(""));
		},
		summary: (markdown) => new Promise((resolve, reject) => {
			(0,external_node_fs_.appendFile)(process.env.GITHUB_STEP_SUMMARY ?? "", markdown, (error) => error === null ? resolve() : reject(error));
		})
	};
}
function outputLine([name, value]) {
	if (/[\r\n]/.test(value)) throw new Error(`'${name}' has more than one line`);
	return `${name}=${value}\n`;
}
function appendToExisting(path, text) {
	const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_APPEND);
	try {
		(0,external_node_fs_.writeFileSync)(file, text);
	} finally {
		(0,external_node_fs_.closeSync)(file);
	}
}
// src/main.ts
process.exitCode = 1;
const oldNode = describeOldNode(process.versions.node);
if (oldNode !== void 0) {
	(0,external_node_fs_.writeSync)(process.stdout.fd, `::error::${oldNode}\n`);
	process.exit();
}
const FLUSH_MS = 500;
const LOOK_MS = 20;
const AT_ONCE_MS = 100;
const runner = createRunner();
const cancelled = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {
	if (cancelled.signal.aborted) return leave(AT_ONCE_MS);
	runner.info(`${signal}: nothing more is sent. A second signal ends the step at once.`);
	process.exitCode = 1;
	cancelled.abort();
});
process.on("uncaughtException", crash);
process.on("unhandledRejection", crash);
run({
	runner,
	environment: process.env,
	providers,
	clock: {
		now: () => process.uptime() * 1e3,
		wallTime: Date.now,
		sleep,
		random: Math.random
	},
	signal: cancelled.signal,
	connect: createHttp,
	later: (milliseconds, task) => setTimeout(task, milliseconds).unref()
}).then(conclude, crash);
function conclude(green) {
	setImmediate(() => setImmediate(() => end(green && !cancelled.signal.aborted ? 0 : 1)));
}
function sleep(milliseconds, signal) {
	return new Promise((resolve) => {
		const wake = () => {
			clearTimeout(timer);
			signal.removeEventListener("abort", wake);
			resolve();
		};
		const timer = setTimeout(wake, milliseconds);
		signal.addEventListener("abort", wake, { once: true });
		if (signal.aborted) wake();
	});
}
function crash(error) {
	cancelled.abort();
	const message = `The action crashed (${error instanceof Error ? error.name : typeof error} ${(error instanceof Error ? (error.stack ?? "").split("\n") : []).find((line) => /^\s+at /.test(line))?.trim() ?? ""}): what was under way is unknown.`;
	runner.error(`${message} Please report it.`);
	try {
		runner.outputs({
			verdict: "failure",
			message
		});
	} catch {}
	end(1);
}
function end(code) {
	process.exitCode = code;
	setTimeout(() => leave(0), FLUSH_MS);
	process.stdout.write("", () => leave(480));
}
function leave(patienceMs) {
	if (!process.getActiveResourcesInfo().some((name) => /^(?:FSReq|GetAddrInfo)/.test(name))) process.exit();
	if (patienceMs <= 0 && process.exitCode !== 0) process.kill(process.pid, "SIGKILL");
	if (patienceMs <= 0) {
		process.execve?.(process.execPath, [
			process.execPath,
			"--eval",
			""
		], {});
		process.exit();
	}
	setTimeout(() => leave(patienceMs - LOOK_MS), LOOK_MS);
}



/***/ }),

/***/ 896:
/***/ ((module) => {

module.exports = require("fs");

/***/ }),

/***/ 611:
/***/ ((module) => {

module.exports = require("http");

/***/ }),

/***/ 311:
/***/ ((module) => {

module.exports = require("https");

/***/ }),

/***/ 598:
/***/ ((module) => {

module.exports = require("node:crypto");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = require("node:fs");

/***/ }),

/***/ 455:
/***/ ((module) => {

module.exports = require("node:fs/promises");

/***/ }),

/***/ 708:
/***/ ((module) => {

module.exports = require("node:https");

/***/ }),

/***/ 995:
/***/ ((module) => {

module.exports = require("node:module");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = require("node:path");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = require("node:tls");

/***/ }),

/***/ 877:
/***/ ((module) => {

module.exports = require("node:v8");

/***/ }),

/***/ 522:
/***/ ((module) => {

module.exports = require("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = require("os");

/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/******/ 	// expose the modules object (__webpack_modules__)
/******/ 	__nccwpck_require__.m = __webpack_modules__;
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/compat get default export */
/******/ 	(() => {
/******/ 		// getDefaultExport function for compatibility with non-harmony modules
/******/ 		__nccwpck_require__.n = (module) => {
/******/ 			var getter = module && module.__esModule ?
/******/ 				() => (module['default']) :
/******/ 				() => (module);
/******/ 			__nccwpck_require__.d(getter, { a: getter });
/******/ 			return getter;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/create fake namespace object */
/******/ 	(() => {
/******/ 		var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 		var leafPrototypes;
/******/ 		// create a fake namespace object
/******/ 		// mode & 1: value is a module id, require it
/******/ 		// mode & 2: merge all properties of value into the ns
/******/ 		// mode & 4: return value when already ns object
/******/ 		// mode & 16: return value when it's Promise-like
/******/ 		// mode & 8|1: behave like require
/******/ 		__nccwpck_require__.t = function(value, mode) {
/******/ 			if(mode & 1) value = this(value);
/******/ 			if(mode & 8) return value;
/******/ 			if(typeof value === 'object' && value) {
/******/ 				if((mode & 4) && value.__esModule) return value;
/******/ 				if((mode & 16) && typeof value.then === 'function') return value;
/******/ 			}
/******/ 			var ns = Object.create(null);
/******/ 			__nccwpck_require__.r(ns);
/******/ 			var def = {};
/******/ 			leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 			for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 				Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 			}
/******/ 			def['default'] = () => (value);
/******/ 			__nccwpck_require__.d(ns, def);
/******/ 			return ns;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/ensure chunk */
/******/ 	(() => {
/******/ 		__nccwpck_require__.f = {};
/******/ 		// This file contains only the entry chunk.
/******/ 		// The chunk loading function for additional chunks
/******/ 		__nccwpck_require__.e = (chunkId) => {
/******/ 			return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 				__nccwpck_require__.f[key](chunkId, promises);
/******/ 				return promises;
/******/ 			}, []));
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/get javascript chunk filename */
/******/ 	(() => {
/******/ 		// This function allow to reference async chunks
/******/ 		__nccwpck_require__.u = (chunkId) => {
/******/ 			// return url for filenames based on template
/******/ 			return "" + chunkId + ".index.js";
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/require chunk loading */
/******/ 	(() => {
/******/ 		// no baseURI
/******/ 		
/******/ 		// object to store loaded chunks
/******/ 		// "1" means "loaded", otherwise not loaded yet
/******/ 		var installedChunks = {
/******/ 			792: 1
/******/ 		};
/******/ 		
/******/ 		// no on chunks loaded
/******/ 		
/******/ 		var installChunk = (chunk) => {
/******/ 			var moreModules = chunk.modules, chunkIds = chunk.ids, runtime = chunk.runtime;
/******/ 			for(var moduleId in moreModules) {
/******/ 				if(__nccwpck_require__.o(moreModules, moduleId)) {
/******/ 					__nccwpck_require__.m[moduleId] = moreModules[moduleId];
/******/ 				}
/******/ 			}
/******/ 			if(runtime) runtime(__nccwpck_require__);
/******/ 			for(var i = 0; i < chunkIds.length; i++)
/******/ 				installedChunks[chunkIds[i]] = 1;
/******/ 		
/******/ 		};
/******/ 		
/******/ 		// require() chunk loading for javascript
/******/ 		__nccwpck_require__.f.require = (chunkId, promises) => {
/******/ 			// "1" is the signal for "already loaded"
/******/ 			if(!installedChunks[chunkId]) {
/******/ 				if(true) { // all chunks have JS
/******/ 					installChunk(require("./" + __nccwpck_require__.u(chunkId)));
/******/ 				} else installedChunks[chunkId] = 1;
/******/ 			}
/******/ 		};
/******/ 		
/******/ 		// no external install chunk
/******/ 		
/******/ 		// no HMR
/******/ 		
/******/ 		// no HMR manifest
/******/ 	})();
/******/ 	
/************************************************************************/
/******/ 	
/******/ 	// startup
/******/ 	// Load entry module and return exports
/******/ 	// This entry module is referenced by other modules so it can't be inlined
/******/ 	var __webpack_exports__ = __nccwpck_require__(582);
/******/ 	module.exports = __webpack_exports__;
/******/ 	
/******/ })()
;