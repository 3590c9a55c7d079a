/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 932:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ firstFew),
/* harmony export */   c: () => (/* binding */ formatMinutes),
/* harmony export */   d: () => (/* binding */ timeOfDay),
/* harmony export */   f: () => (/* binding */ withFullStop),
/* harmony export */   i: () => (/* binding */ dateOf),
/* harmony export */   l: () => (/* binding */ orList),
/* harmony export */   n: () => (/* binding */ cut),
/* harmony export */   o: () => (/* binding */ firstOf),
/* harmony export */   r: () => (/* binding */ dateAndTime),
/* harmony export */   s: () => (/* binding */ formatDuration),
/* harmony export */   t: () => (/* binding */ countOf),
/* harmony export */   u: () => (/* binding */ pluralize)
/* harmony export */ });
// src/text/format.ts
function pluralize(count, noun) {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
function countOf(count, singular, plural) {
	return `${count} ${count === 1 ? singular : plural}`;
}
function withFullStop(text) {
	return /[.!?\u2026](?: \([^()]*\))?$/.test(text) ? text : text && `${text}.`;
}
function firstOf([first, ...others]) {
	if (first === void 0 || others.length === 0) return first;
	return `${first.replace(/\.$/, "")} (and ${pluralize(others.length, "more problem")})`;
}
function orList(texts) {
	const last = texts.at(-1) ?? "";
	return texts.length > 1 ? `${texts.slice(0, -1).join(", ")} or ${last}` : last;
}
function firstFew(items, max, textOf) {
	const list = items.slice(0, max).map(textOf).join(", ");
	return items.length > max ? `${list} and ${items.length - max} more` : list;
}
function formatDuration(milliseconds) {
	if (milliseconds < 1e3) return `${Math.round(milliseconds)} ms`;
	const seconds = Math.round(milliseconds / 1e3);
	if (seconds < 60) return `${(milliseconds / 1e3).toFixed(1)} s`;
	const minutes = `${Math.floor(seconds / 60)} min`;
	return seconds % 60 === 0 ? minutes : `${minutes} ${seconds % 60} s`;
}
function dateAndTime(time) {
	return isoTime(time).slice(0, 16).replace("T", " ");
}
function dateOf(time) {
	return isoTime(time).replace(/T.*/, "");
}
function timeOfDay(time) {
	return isoTime(Math.ceil(time / MINUTE_MS) * MINUTE_MS).slice(11, 16);
}
function formatMinutes(milliseconds) {
	return pluralize(Math.max(1, Math.ceil(milliseconds / MINUTE_MS)), "minute");
}
const MINUTE_MS = 6e4;
function isoTime(time) {
	const date = new Date(time);
	return Number.isNaN(date.getTime()) ? "" : date.toISOString();
}
function cut(text, limit) {
	if (text.length <= limit) return text;
	const end = limit - 1;
	const half = /[\ud800-\udbff]/.test(text.charAt(end - 1));
	return `${text.slice(0, half ? end - 1 : end)}\u2026`;
}



/***/ }),

/***/ 520:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

// ESM COMPAT FLAG
__nccwpck_require__.r(__webpack_exports__);

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  $: () => (/* binding */ joinAddress),
  A: () => (/* binding */ titleOf),
  B: () => (/* binding */ failureStatus),
  C: () => (/* binding */ countsText),
  D: () => (/* binding */ isRefused),
  E: () => (/* binding */ isFailed),
  F: () => (/* binding */ serversOf),
  G: () => (/* binding */ numberOf$1),
  H: () => (/* binding */ booleanOf),
  I: () => (/* binding */ writeOutputs),
  J: () => (/* binding */ KEY_INPUTS),
  K: () => (/* binding */ parseObject),
  L: () => (/* binding */ decodeForm),
  M: () => (/* binding */ CAA_FORBIDDEN),
  N: () => (/* binding */ VERSION),
  O: () => (/* binding */ isUnknown),
  P: () => (/* binding */ parseDnsServers),
  Q: () => (/* binding */ readDomain),
  R: () => (/* binding */ COOLDOWN_MS),
  S: () => (/* binding */ countResults),
  T: () => (/* binding */ codeOf),
  U: () => (/* binding */ digitsOf),
  V: () => (/* binding */ replyErrors),
  W: () => (/* binding */ isObject),
  X: () => (/* binding */ isWithin),
  Y: () => (/* binding */ isLicenseKey),
  Z: () => (/* binding */ readText),
  _: () => (/* binding */ EMPTY),
  a: () => (/* binding */ readDocument),
  at: () => (/* binding */ isSuccess),
  b: () => (/* binding */ retryEntryOf),
  c: () => (/* binding */ MAX_MEMBERS),
  ct: () => (/* binding */ isPrivateTransport),
  d: () => (/* binding */ TOO_MANY_MEMBERS),
  dt: () => (/* binding */ reasonOf),
  et: () => (/* binding */ readIp),
  f: () => (/* binding */ TOO_MANY_VALUES),
  ft: () => (/* binding */ jsonSafe),
  g: () => (/* binding */ parseText),
  h: () => (/* binding */ blankEntry),
  i: () => (/* binding */ normalize),
  it: () => (/* binding */ isSlowDown),
  j: () => (/* binding */ adviceFor),
  k: () => (/* binding */ messageOf),
  l: () => (/* binding */ MAX_VALUES),
  lt: () => (/* binding */ requireTls12),
  m: () => (/* binding */ position),
  mt: () => (/* binding */ getProxyUrl),
  n: () => (/* binding */ isUsable),
  nt: () => (/* binding */ describeUnusable),
  o: () => (/* binding */ ABSENT),
  ot: () => (/* binding */ codesOf),
  p: () => (/* binding */ TooManyEntries),
  pt: () => (/* binding */ logSafe),
  q: () => (/* binding */ textOf),
  r: () => (/* binding */ NAME),
  rt: () => (/* binding */ isCredentialError),
  s: () => (/* binding */ MAX_ENTRIES),
  st: () => (/* binding */ hintOf),
  t: () => (/* binding */ fieldValue),
  tt: () => (/* binding */ readPort),
  u: () => (/* binding */ ParseError),
  ut: () => (/* binding */ errorCode),
  v: () => (/* binding */ plainNotification),
  w: () => (/* binding */ CANCELLED),
  x: () => (/* binding */ shortLists),
  y: () => (/* binding */ MAX_LIST_BYTES),
  z: () => (/* binding */ TOO_SOON)
});

// EXTERNAL MODULE: ./patterns.js
var patterns = __nccwpck_require__(532);
// EXTERNAL MODULE: ./format.js
var format = __nccwpck_require__(932);
;// CONCATENATED MODULE: ./sanitize.js


// src/text/sanitize.ts
const INVISIBLE_BUT_ESCAPE = (0,patterns.a)("[[\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]--[\\u0007\\u001b]]", "gv");
const TERMINAL_SEQUENCES = /\u001b\[[0-?]{0,99}[ -/]{0,9}[@-~]|\u001b\][^\u0007\u001b]{0,999}(?:\u0007|\u001b\\)|\u001b[ -/]{1,9}[0-~]/g;
function sanitize(text, redact, limit = 300) {
	return (0,format.n)(redact(withoutControls(text, redact)).trim(), limit);
}
function stripControls(text) {
	return withoutControls(text, (same) => same);
}
function withoutControls(text, redact) {
	if (patterns.r.test(text)) return text;
	const withEscapes = text.toWellFormed().replace(patterns.n, " ").replaceAll("\u009b", "\x1B[").replaceAll("\u009d", "\x1B]").replaceAll("\u009c", "\x1B\\").replace(INVISIBLE_BUT_ESCAPE(), "");
	if (!/[\u0007\u001b]/.test(withEscapes)) return withEscapes;
	return redact(withEscapes).replace(TERMINAL_SEQUENCES, "").replace((0,patterns.t)(), "");
}


// EXTERNAL MODULE: ./quote.js
var quote = __nccwpck_require__(127);
// EXTERNAL MODULE: ./reserved-words.js
var reserved_words = __nccwpck_require__(23);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = require("node:http");
var external_node_http_default = /*#__PURE__*/__nccwpck_require__.n(external_node_http_namespaceObject);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(30);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __nccwpck_require__(136);
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = require("node:os");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
var external_node_path_default = /*#__PURE__*/__nccwpck_require__.n(external_node_path_);
;// CONCATENATED MODULE: ./index.js












// src/action/node-version.ts
const REQUIRED_MAJOR = 24;
function describeOldNode(version) {
	if (Number.parseInt(version, 10) >= REQUIRED_MAJOR) return void 0;
	return `This action requires Node ${REQUIRED_MAJOR}, but this is Node ${version}. Nothing was sent. GitHub's runner 2.327.1 or later has Node ${REQUIRED_MAJOR}; act uses the Node of the machine.`;
}
// src/action/process-end.ts
const FLUSH_MS = 500;
const LOOK_MS = 20;
function endProcess(code) {
	process.exitCode = code;
	setTimeout(() => leaveProcess(0), FLUSH_MS);
	process.stdout.write("", () => leaveProcess(480));
}
function leaveProcess(patienceMs) {
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
	setTimeout(() => leaveProcess(patienceMs - LOOK_MS), LOOK_MS);
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
function notice(message, properties = {}) {
	issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
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
// src/text/escape.ts
const UNSAFE_IN_JSON = (0,patterns.a)("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "gu");
function logSafe(text) {
	return text.replace(/##(?=\[)/g, "## ").replace(/::/g, (colons, at, whole) => beginsLine(whole, at) ? ": :" : colons);
}
function logLine(text) {
	const safe = logSafe(text);
	const { location, colons } = patterns.r.test(safe) ? ASCII_DIGITS : anyDigits();
	return safe.replace(location, "$& ").replace(colons, (run, at, whole) => {
		const end = at + run.length;
		return isLocation(run, whole.slice(end, end + 30)) ? run.replace(/:(?!$)/g, ": ") : run;
	});
}
const MAX_GROUPS = 9;
function locationPatterns(digit) {
	const places = [
		`\\((?=${digit}[${digit},]*\\)\\s*:)`,
		"\\.go(?=:)",
		`line\\s+${digit}+(?=\\s*,\\s*(?:in|col)\\b)`
	];
	return {
		location: new RegExp(places.join("|"), "giu"),
		colons: new RegExp(`(?::${digit}{1,9999}){1,${MAX_GROUPS}}(?::(?!${digit}))?`, "gu")
	};
}
const ASCII_DIGITS = locationPatterns("\\d");
let unicodeDigits;
function anyDigits() {
	unicodeDigits ??= locationPatterns("\\p{Nd}");
	return unicodeDigits;
}
function isLocation(run, next) {
	if (run.split(":").length > MAX_GROUPS) return true;
	if (run.endsWith(":")) return !/^(?:[0-9a-f[]|:(?!\s))/i.test(next);
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
	if (patterns.r.test(json)) return json;
	return json.replace(UNSAFE_IN_JSON(), (character) => [...Array(character.length).keys()].map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`).join(""));
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
		stripControls(secret),
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
		stripControls(secret),
		...decoded(secret)
	].flatMap((text) => /^[\w.-]*$/.test(text) ? [text] : [
		text,
		...urlForms(text),
		...jsonForms(text),
		...htmlForms(text)
	]);
}
// src/action/runner.ts
function createRunner(gate) {
	const safe = (text) => logSafe(gate.redact(text));
	return {
		input: (name) => getInput(name, { trimWhitespace: false }),
		hide: (secrets) => {
			process.stdout.cork();
			process.nextTick(() => process.stdout.uncork());
			for (const form of new Set(secrets.flatMap(maskForms))) setSecret(form);
			gate.addSecrets(secrets);
		},
		info: (line) => info(logLine(gate.redact(line))),
		debug: (text) => debug(safe(text)),
		isDebug: isDebug(),
		notice: (text) => notice(safe(text)),
		warning: (text) => warning(safe(text)),
		error: (text) => error(safe(text)),
		startGroup: (title) => startGroup(safe(title)),
		endGroup: () => endGroup(),
		outputs: (values) => {
			const lines = Object.entries(values).map(([name, value]) => outputLine(name, gate.redact(value)));
			appendToExisting(process.env.GITHUB_OUTPUT ?? "", lines.join(""));
		},
		summary: (markdown) => new Promise((resolve, reject) => {
			const text = gate.redact(markdown);
			(0,external_node_fs_.appendFile)(process.env.GITHUB_STEP_SUMMARY ?? "", text, (error) => error === null ? resolve() : reject(error));
		})
	};
}
function outputLine(name, value) {
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
// src/text/errors.ts
function errorCode(error) {
	const code = error instanceof Error && "code" in error ? error.code : void 0;
	return typeof code === "string" ? code : void 0;
}
function reasonOf(error) {
	return errorCode(error) ?? (error instanceof Error ? error.name : "unknown error");
}
// src/http/failure.ts
var ReplyTooLarge = class extends Error {};
var DeadlinePassed = class extends Error {};
var Cancelled = class extends Error {};
var ProtocolSwitched = class extends Error {};
function describeFailure(cause, url, isConnected, timeoutMs) {
	if (isConnected) return {
		kind: "failure",
		delivery: "unknown",
		transient: false,
		message: `${describeBroken(cause, timeoutMs)}; the request may have arrived`,
		cause
	};
	const { message, transient } = describeUnconnected(cause, url, timeoutMs);
	return {
		kind: "failure",
		delivery: "not-sent",
		transient,
		message,
		cause
	};
}
function describeBroken(cause, timeoutMs) {
	if (cause instanceof Cancelled) return "the run was cancelled while the request was under way";
	if (cause instanceof DeadlinePassed) return `no complete reply within ${timeoutMs / 1e3} s`;
	if (cause instanceof ReplyTooLarge) return "the reply is larger than any answer";
	if (cause instanceof ProtocolSwitched) return "the reply is HTTP 101, a switch to another protocol that was not requested";
	const code = errorCode(cause) ?? "";
	if (code.startsWith("HPE_")) return `the reply is not HTTP (${code})`;
	return `the connection broke before the reply was complete${code && ` (${code})`}`;
}
function describeUnconnected(cause, url, timeoutMs) {
	if (cause instanceof Cancelled) return {
		transient: false,
		message: "the run was cancelled before a connection was up"
	};
	const proxy = getProxyUrl(url);
	const via = proxy ? ` through the proxy ${proxy.host}` : "";
	if (cause instanceof DeadlinePassed) return {
		transient: true,
		message: `no connection to ${url.host}${via} within ${timeoutMs / 1e3} s`
	};
	const code = errorCode(cause) ?? "";
	const untrusted = UNTRUSTED[code];
	if (untrusted !== void 0) return {
		transient: false,
		message: `${url.host}${via}: ${untrusted} (${code})`
	};
	const refusal = /statusCode=(\d{3})$/.exec(messageOf$1(cause))?.[1];
	if (proxy && refusal) return {
		transient: true,
		message: `the proxy ${proxy.host} refused a tunnel (HTTP ${refusal})`
	};
	const proxyCode = /cause=.*?\b(E[A-Z_]+)\b/.exec(messageOf$1(cause))?.[1] ?? "";
	if (proxy && UNREACHABLE[proxyCode] !== void 0) return {
		transient: true,
		message: `the proxy ${proxy.host}: ${UNREACHABLE[proxyCode]} (${proxyCode})`
	};
	const what = UNREACHABLE[code] ?? "no connection could be made";
	return {
		transient: true,
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
const ADD_CA = "the certificate is not trusted; if a private CA or an inspecting proxy issued it, let NODE_EXTRA_CA_CERTS name a PEM file with that CA";
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
// src/http/private-transport.ts
function isPrivateTransport({ protocol, hostname }) {
	const loopback = /^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost)$/.test(hostname);
	return protocol === "https:" || protocol === "http:" && loopback;
}
async function requireTls12() {
	const { default: tls } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 692, 23));
	if (tls.DEFAULT_MIN_VERSION !== "TLSv1.3") tls.DEFAULT_MIN_VERSION = "TLSv1.2";
}
// src/http/transport.ts
const MAX_REPLY_BYTES = 16777216;
const MAX_IDLE_MS = 2e3;
function createTransport(options) {
	const { timeoutMs, maxReplyBytes = MAX_REPLY_BYTES, wallTime } = options;
	const routes = new Map();
	function routeTo({ url, ownConnection = false }) {
		const key = `${url.origin} ${ownConnection}`;
		const known = routes.get(key);
		if (known !== void 0) return known;
		const route = openRoute(url, !ownConnection);
		routes.set(key, route);
		return route;
	}
	async function send(request, signal) {
		const giveUp = new AbortController();
		const deadline = setTimeout(() => giveUp.abort(new DeadlinePassed()), timeoutMs);
		const cancel = () => giveUp.abort(new Cancelled());
		signal.addEventListener("abort", cancel, { once: true });
		if (signal.aborted) cancel();
		const connection = { isUp: false };
		try {
			const route = await routeTo(request);
			giveUp.signal.throwIfAborted();
			return {
				kind: "reply",
				reply: await readReply$2(await sendRequest(request, route, giveUp.signal, connection), maxReplyBytes, wallTime)
			};
		} catch (error) {
			return describeFailure(giveUp.signal.aborted ? giveUp.signal.reason : error, request.url, connection.isUp, timeoutMs);
		} finally {
			clearTimeout(deadline);
			signal.removeEventListener("abort", cancel);
		}
	}
	return { send };
}
const isSecure = (url) => url.protocol === "https:";
const isProxied = (url) => getProxyUrl(url) !== void 0;
async function openRoute(url, keepAlive) {
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
	const agent = new Agent({ keepAlive });
	if (keepAlive) closeIdleConnections(agent);
	return {
		request,
		agent
	};
}
function closeIdleConnections(agent) {
	const keepSocketAlive = agent.keepSocketAlive.bind(agent);
	agent.keepSocketAlive = (socket) => {
		const kept = keepSocketAlive(socket);
		if (socket instanceof external_node_net_.Socket) socket.setTimeout(Math.min(socket.timeout || MAX_IDLE_MS, MAX_IDLE_MS));
		return kept;
	};
}
function sendRequest({ method, url, headers, body, ownConnection }, { request, agent }, signal, connection) {
	const secure = isSecure(url);
	return new Promise((resolve, reject) => {
		const sent = request({
			method,
			host: isProxied(url) ? url.hostname : url.hostname.replace(/^\[|\]$/g, ""),
			port: url.port || (secure ? 443 : 80),
			path: url.pathname + url.search,
			headers: {
				...headers,
				"accept-encoding": "identity",
				...body !== void 0 && { "content-length": Buffer.byteLength(body) },
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
		if (request.reusedSocket || !secure && !socket.connecting) connection.isUp = true;
		else socket.once(secure ? "secureConnect" : "connect", () => {
			connection.isUp = true;
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
	const date = readDate(message.headers.date);
	return {
		status: message.statusCode ?? 0,
		...retryAfterMs !== void 0 && { retryAfterMs },
		...date !== void 0 && { date },
		body: new TextDecoder().decode(Buffer.concat(chunks))
	};
}
function readRetryAfter(header, wallTime) {
	const text = header?.trim() ?? "";
	if (/^\d+$/.test(text)) return Number(text) * 1e3;
	const date = readDate(text);
	return date === void 0 ? void 0 : date - wallTime;
}
const HTTP_DATES = [
	/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
	/^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/,
	/^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/
];
function readDate(text = "") {
	if (!HTTP_DATES.some((form) => form.test(text))) return void 0;
	const date = Date.parse(text.endsWith("GMT") ? text : `${text} GMT`);
	return Number.isNaN(date) ? void 0 : date;
}
// src/domain/outcome.ts
function codesOf(outcome) {
	if (outcome.kind === "rejected") return outcome.codes;
	return "code" in outcome && outcome.code !== void 0 ? [outcome.code] : [];
}
function hintOf(outcome) {
	return "hint" in outcome ? outcome.hint : void 0;
}
// src/providers/http-status.ts
function readStatus(reply, targets, detail = {}) {
	const { status } = reply;
	const code = detail.code ?? `http-${status}`;
	const message = detail.message ? `HTTP ${status}: ${detail.message}` : `HTTP ${status}`;
	if (isSlowDown(reply)) return {
		kind: "rate-limited",
		scope: "provider",
		code,
		message
	};
	if (status >= 400 && status < 500) {
		const outcome = {
			kind: "rejected",
			codes: [code],
			targetSpecific: false,
			message
		};
		return answered({
			outcomes: targets.map(() => outcome),
			problems: [`A request was refused: ${message}.`],
			...isCredentialError(status) && { stop: `the provider refused the credentials (${message})` }
		});
	}
	const outcome = {
		kind: "unknown",
		message: describeUnusable(reply)
	};
	return answered({
		outcomes: targets.map(() => outcome),
		problems: []
	});
}
function answered(value) {
	return {
		kind: "answered",
		value,
		usable: value.outcomes.some(({ kind }) => kind !== "unknown")
	};
}
const isSuccess = ({ status }) => status >= 200 && status <= 299;
function isSlowDown({ status, retryAfterMs }) {
	return status === 429 || status === 503 && retryAfterMs !== void 0;
}
const isCredentialError = (status) => status === 401 || status === 403;
function describeUnusable({ status, body }) {
	if (status >= 300 && status < 400) return `HTTP ${status}: redirects are refused`;
	if (status >= 500) return `HTTP ${status}: the provider failed while it processed the request`;
	return `HTTP ${status}: ${/^\s*<(?:!doctype|html)/i.test(body) ? "the reply is an HTML page: a proxy, a captive portal or a wrong base-url" : body.trim() === "" ? "the reply is empty" : "the reply has a form that the documentation does not describe"}`;
}
function adviseByStatus(outcome, provider) {
	if (outcome.kind !== "rejected") return void 0;
	const status = outcome.codes.find((code) => /^http-4\d\d$/.test(code));
	if (status === void 0) return void 0;
	return {
		hint: hintFor(status, provider),
		retryCanHelp: true
	};
}
function hintFor(code, provider) {
	switch (code) {
		case "http-401": return `${provider} does not accept the credentials: check that they are complete, current and from the right account.`;
		case "http-403": return `${provider} does not allow this with these credentials: ask an administrator for the permission, and check the IP restrictions.`;
		case "http-404": return "The address serves no such endpoint: check base-url, or leave it out.";
		default: return `${provider} did not accept the request as a whole: read its message, and check base-url and any proxy on the way.`;
	}
}
// src/providers/define.ts
function defineProvider(definition) {
	const codes = new Map(Object.entries(definition.codes ?? {}));
	const { discovery, following } = definition;
	return {
		...definition,
		syntax: {
			secretFields: [],
			exclusiveFields: [],
			identityFields: [],
			searchFields: [],
			...definition.syntax
		},
		codes,
		advise(outcome, context) {
			return definition.advise?.(outcome, context) ?? adviseByCode(outcome, codes) ?? adviseByStatus(outcome, definition.name);
		},
		configure(inputs) {
			const { settings, errors = [] } = definition.readSettings(inputs);
			return {
				errors,
				defaults: definition.defaults?.(settings) ?? {},
				isAlias: (value) => definition.isAlias?.(value, settings) ?? false,
				targets: (entries) => definition.targets(entries, settings),
				...discovery && { discovery: {
					missing: discovery.missing(settings),
					load: () => discovery.load(settings)
				} },
				...following && { following: {
					...following,
					load: () => following.load(settings)
				} }
			};
		}
	};
}
function adviseByCode(outcome, codes) {
	for (const code of codesOf(outcome)) {
		const meaning = codes.get(code);
		if (meaning === void 0) continue;
		return {
			hint: meaning.hint,
			retryCanHelp: meaning.nothingToRetry !== true
		};
	}
}
// src/providers/digicert/caa.ts
const caa = {
	accepted: [
		"digicert.com",
		"www.digicert.com",
		"digicert.ne.jp",
		"cybertrust.ne.jp",
		"symantec.com",
		"thawte.com",
		"geotrust.com",
		"rapidssl.com",
		"quovadisglobal.com",
		"digitalcertvalidation.com",
		"volusion.digitalcertvalidation.com",
		"stratossl.digitalcertvalidation.com",
		"intermediatecertificate.digitalcertvalidation.com",
		"1and1.digitalcertvalidation.com",
		"amazon.com",
		"amazontrust.com",
		"awstrust.com",
		"amazonaws.com",
		"pkioverheid.nl",
		"flipkart.com"
	],
	recommended: "digicert.com"
};
// src/fields/address.ts
const MAX_ADDRESS_LENGTH = 64;
const readIp = (text) => {
	if ((0,external_node_net_.isIPv4)(text)) return { value: text };
	if (!(0,external_node_net_.isIPv6)(text)) return { error: "is not an IP address: expected IPv4 or IPv6" };
	if (text.includes("%")) return { error: "has a zone: expected an IPv6 address without one" };
	const address = new URL(`http://[${text}]`).hostname.slice(1, -1);
	return { value: mappedIpv4(address) ?? address };
};
const readPort = (text) => {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	if (port >= 1 && port <= 65535) return { value: String(port) };
	return { error: "is not a port: expected a whole number from 1 to 65535" };
};
function parseAddress(text) {
	if (text.startsWith("[")) return bracketed(text);
	const colon = text.lastIndexOf(":");
	const host = colon < 0 ? text : text.slice(0, colon);
	if (looksLikeIpv4(host, colon >= 0)) {
		if (colon < 0) return { error: "lacks a port: expected ip:port" };
		return addressOf(host, text.slice(colon + 1));
	}
	return looksLikeIpv6(text, host) ? { error: "lacks brackets or a port: expected [ip]:port" } : void 0;
}
function joinAddress(ip, port) {
	return ip.includes(":") ? `[${ip}]:${port}` : `${ip}:${port}`;
}
function bracketed(text) {
	const end = text.indexOf("]");
	if (end < 0 || text[end + 1] !== ":") return { error: "is not an address: expected [ip]:port" };
	const ip = text.slice(1, end);
	if ((0,external_node_net_.isIPv4)(ip)) return { error: "has brackets around IPv4: expected ip:port" };
	return addressOf(ip, text.slice(end + 2));
}
function addressOf(host, number) {
	const ip = readIp(host);
	if ("error" in ip) return { error: `is not an address: its ip ${ip.error}` };
	const port = readPort(number);
	if ("error" in port) return { error: `is not an address: its port ${port.error}` };
	return {
		ip: ip.value,
		port: port.value
	};
}
function looksLikeIpv4(host, hasPort) {
	if (host.length > MAX_ADDRESS_LENGTH) return false;
	return hasPort ? /^\d+(?:\.\d+)+$/.test(host) : /^\d+(?:\.\d+){3}$/.test(host);
}
function looksLikeIpv6(text, host) {
	if (text.length > MAX_ADDRESS_LENGTH || !text.includes(":")) return false;
	return (0,external_node_net_.isIPv6)(text) || (0,external_node_net_.isIPv6)(host) || text.includes("::") && /^[0-9a-f:.]+(?:%.*)?$/i.test(text);
}
function mappedIpv4(address) {
	return ((/^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address)?.slice(1))?.map((group) => Number.parseInt(group, 16)))?.map((number) => `${number >> 8}.${number & 255}`).join(".");
}
// src/fields/digits.ts
const MAX_INTEGER_DIGITS = 15;
const SPREADSHEET_NUMBER = /^\d+(?:[.,]\d+)?E\+?\d+$/i;
const readInteger = (text) => {
	const error = digitsError(text, MAX_INTEGER_DIGITS);
	return error === void 0 ? { value: text.replace(/^0+(?=\d)/, "") } : { error };
};
function readDigits(max) {
	return (text) => {
		const error = digitsError(text, max);
		return error === void 0 ? { value: text } : { error };
	};
}
function digitsError(text, max) {
	if (SPREADSHEET_NUMBER.test(text.slice(0, 100))) return "has lost its digits to a spreadsheet: format the column as text and enter it again";
	if (text.length <= max && /^\d+$/.test(text)) return void 0;
	return `is not a number of at most ${max} digits`;
}
// src/fields/domain.ts
const MAX_DOMAIN_LENGTH = 253;
const MAX_LABEL_LENGTH$1 = 63;
const MAX_TEXT_LENGTH = 1e3;
const DOMAIN_CHARACTERS = (0,patterns.a)("^(?:\\*[.])?[\\p{L}\\p{M}\\p{Nd}._\u3002\uff0e\uff61-]+$", "u");
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/;
const USUAL_DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const readDomain = (text) => {
	if (text.length > MAX_TEXT_LENGTH) return { error: `is longer than ${MAX_DOMAIN_LENGTH} characters` };
	if (text.length <= MAX_DOMAIN_LENGTH && USUAL_DOMAIN.test(text) && !text.includes("xn--")) return { value: text };
	if (!DOMAIN_CHARACTERS().test(text)) return { error: "is not a domain: expected a name such as www.example.com" };
	const wildcard = text.startsWith("*.") ? "*." : "";
	const name = (0,external_node_url_.domainToASCII)(text.slice(wildcard.length)).replace(/\.$/, "");
	if ((0,external_node_net_.isIP)(name) !== 0 || (0,external_node_net_.isIP)(text) !== 0) return { error: "is an IP address, not a domain" };
	return checkedDomain(wildcard + name, name.split("."));
};
function checkedDomain(value, labels) {
	if (value.length > MAX_DOMAIN_LENGTH) return { error: `is longer than ${MAX_DOMAIN_LENGTH} characters` };
	if (labels.some((label) => label.length > MAX_LABEL_LENGTH$1)) return { error: `has a label of more than ${MAX_LABEL_LENGTH$1} characters` };
	if (labels.every((label) => LABEL.test(label))) return { value };
	return { error: "is not a domain: expected a name such as www.example.com" };
}
// src/fields/text.ts
function readText(max) {
	return (text) => {
		if (text.length > max) return { error: `is longer than ${max} characters` };
		if ((0,patterns.i)(text)) return { error: "contains a control character" };
		return { value: text };
	};
}
// src/providers/dedupe.ts
function uniqueTargets(located, differs = () => void 0) {
	const first = new Map();
	const errors = [];
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
		if (difference === void 0) {
			first.set(identity, {
				...earlier,
				target: withNamesOf(earlier.target, item.target)
			});
			notices.push(`${item.where}: ${label} is sent once, it is also ${earlier.where}.`);
		} else errors.push(`${item.where}: ${label} has ${difference} than ${earlier.where}.`);
	}
	return {
		targets: [...first.values()].map(({ target }) => target),
		errors,
		notices
	};
}
function withNamesOf(target, other) {
	const names = new Set([...target.domainNames ?? [], ...other.domainNames ?? []]);
	return names.size > 0 ? {
		...target,
		domainNames: [...names]
	} : target;
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
// src/text/suggestions.ts
function nearest(word, among, max = 3) {
	const wanted = word.toLowerCase();
	const best = [];
	for (const candidate of among) {
		const limit = best.length < max ? Number.POSITIVE_INFINITY : best.at(-1)?.edits ?? 0;
		if (Math.abs(candidate.length - wanted.length) >= limit) continue;
		const edits = distance(wanted, candidate.toLowerCase());
		if (edits >= limit) continue;
		const place = best.findIndex((other) => other.edits > edits);
		best.splice(place < 0 ? best.length : place, 0, {
			word: candidate,
			edits
		});
		best.length = Math.min(best.length, max);
	}
	return best.map((one) => one.word);
}
function isWithin(edits, one, other) {
	return Math.abs(one.length - other.length) <= edits && distance(one, other) <= edits;
}
// src/providers/digicert/license-keys.ts
const KEY_INPUTS = {
	agentLicenseKey: "digicert-agent-license-key",
	sensorLicenseKey: "digicert-sensor-license-key"
};
const KEY_FORM = /^[0-9A-Fa-f]{16}$/;
const isKeyForm = (value) => KEY_FORM.test(value);
const KEY = /^[\x21-\x7e]{4,128}$/;
const isLicenseKey = (text) => KEY.test(text);
const KEY_CHARACTERS = "4 to 128 printable characters without blanks";
const QUOTES = /["'`\u2018-\u201f\u00ab\u00bb]/;
const SEPARATORS$1 = /[\s,;]/;
const QUOTES_AND_SEPARATORS = new RegExp(`(?:${QUOTES.source}|${SEPARATORS$1.source})+`);
function readAliases(text) {
	const aliases = new Map();
	const errors = [];
	for (const [index, { alias, key }] of aliasLines(text)) {
		const where = `digicert-license-keys, line ${index + 1}`;
		if (alias === void 0) errors.push(`${where}: expected alias=KEY.`);
		else if (QUOTES.test(alias + key)) errors.push(`${where}: expected alias=KEY without quotes.`);
		else if (SEPARATORS$1.test(key)) errors.push(`${where}: expected one alias=KEY, with no comma or semicolon at its end.`);
		else if (!/^[A-Za-z0-9._-]{1,64}$/.test(alias)) errors.push(`${where}: an alias has letters, digits, '.', '_' and '-' only.`);
		else if (isKeyForm(alias)) errors.push(`${where}: the alias looks like a key.`);
		else if (!isLicenseKey(key)) errors.push(`${where}: a key has ${KEY_CHARACTERS}.`);
		else if (aliases.has(alias)) errors.push(`${where}: the alias ${alias} is given twice.`);
		else aliases.set(alias, key);
	}
	return {
		aliases,
		errors
	};
}
function checkKeyInput(input, key, aliases) {
	if (key === void 0) return [];
	if (aliases?.has(key)) return [`'${input}' holds an alias of 'digicert-license-keys': expected the key.`];
	if (QUOTES.test(key)) return [`'${input}' is in quotes or has one inside: expected the key alone.`];
	return isLicenseKey(key) && !SEPARATORS$1.test(key) ? [] : [`'${input}' is no licence key: expected ${KEY_CHARACTERS}.`];
}
function isAlias(value, { aliases, dryRun }) {
	return aliases === void 0 ? dryRun && !isKeyForm(value) : aliases.has(value);
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
function chooseLicenseKey({ fields, found }, inputs) {
	const { agentLicenseKey, sensorLicenseKey } = fields;
	for (const field of ["agentLicenseKey", "sensorLicenseKey"]) {
		const key = found?.secretFields?.[field];
		if (key === void 0) continue;
		const input = KEY_INPUTS[field];
		return {
			field,
			key,
			shown: "***",
			...found?.secretSource === input && { input }
		};
	}
	const { agentDefault, sensorDefault } = inputs;
	if (agentLicenseKey !== void 0 && sensorLicenseKey !== void 0) return { error: "agentLicenseKey and sensorLicenseKey: give one of them" };
	if (agentLicenseKey !== void 0) return ownKey("agentLicenseKey", agentLicenseKey, inputs);
	if (sensorLicenseKey !== void 0) return ownKey("sensorLicenseKey", sensorLicenseKey, inputs);
	const isAgentless = fields.managementIp !== void 0 || fields.virtualServerName !== void 0;
	if (!isAgentless && agentDefault !== void 0) return {
		field: "agentLicenseKey",
		key: agentDefault,
		shown: "***",
		input: KEY_INPUTS.agentLicenseKey
	};
	if (sensorDefault !== void 0) return {
		field: "sensorLicenseKey",
		key: sensorDefault,
		shown: "***",
		input: KEY_INPUTS.sensorLicenseKey
	};
	return { missing: isAgentless ? "lacks a licence key: set 'digicert-sensor-license-key', as the entry has a managementIp or virtualServerName" : "lacks a licence key: set 'digicert-agent-license-key' or 'digicert-sensor-license-key'" };
}
function ownKey(field, value, { aliases, nearestAlias }) {
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
	return { missing: `${field} is neither an alias of 'digicert-license-keys' nor a key of 16 hex digits${near === void 0 ? "" : `; the nearest alias is ${near}`}` };
}
const MAX_COMPARED$1 = 100;
function createNearestAlias(aliases = new Map()) {
	const names = [...aliases.keys()];
	const known = new Map();
	return (value) => {
		if (!known.has(value) && known.size < MAX_COMPARED$1) known.set(value, nearest(value, names, 1)[0]);
		return known.get(value);
	};
}
// src/text/memoize.ts
const MAX_RESULTS = 8;
function memoize(read) {
	const known = new Map();
	return (given) => {
		const earlier = known.get(given);
		if (earlier !== void 0) return earlier;
		const result = read(given);
		if (known.size >= MAX_RESULTS) known.clear();
		known.set(given, result);
		return result;
	};
}
// src/providers/digicert/address.ts
function normalAddress(text) {
	const colon = text.lastIndexOf(":");
	const host = text.slice(0, colon).trim();
	const ip = readIp(host.replace(/^\[(.*)\]$/, "$1"));
	const port = readPort(text.slice(colon + 1).trim());
	return "value" in ip && "value" in port ? joinAddress(ip.value, port.value) : text;
}
// src/providers/digicert/wire.ts
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
function textOf(value) {
	const text = typeof value === "string" ? value.trim() : "";
	return text === "" ? void 0 : text;
}
const NUMBER = /^[+-]?\d{1,30}(?:\.\d{1,30})?(?:E[+-]?\d{1,3})?$/i;
function numberOf$1(value) {
	const text = textOf(value);
	const number = text !== void 0 && NUMBER.test(text) ? Number(text) : value;
	return typeof number === "number" && Number.isFinite(number) ? number : void 0;
}
function digitsOf(value) {
	const number = numberOf$1(value);
	return number !== void 0 && Number.isSafeInteger(number) && number > 0 ? String(number) : void 0;
}
function booleanOf(value) {
	if (typeof value === "boolean") return value;
	const text = textOf(value)?.toLowerCase();
	return text === "true" ? true : text === "false" ? false : void 0;
}
// src/providers/digicert/errors.ts
function replyErrors(json) {
	const data = isObject(json.data) ? json.data : {};
	return [
		...Array.isArray(json.error) && json.error.length === 0 ? [{}] : readErrors(json.error),
		...readErrors(json.errors),
		...readErrors(data.errors)
	];
}
function readErrors(value, address) {
	if (value === void 0 || value === null) return [];
	return (Array.isArray(value) ? value : [value]).map((error) => readError(error, address));
}
function readError(value, address) {
	if (typeof value === "string" || typeof value === "number") return { message: String(value) };
	if (!isObject(value)) return {};
	const code = readCode(value.errorCode ?? value.code);
	const text = textOf(value.errorMessage ?? value.message ?? value.errorDetail ?? value.detail);
	const field = textOf(value.errorField);
	const message = [text, address !== void 0 && normalAddress(field ?? "") === address ? void 0 : field && `(${field})`].filter(Boolean).join(" ");
	return {
		...code !== void 0 && { code },
		...message !== "" && { message }
	};
}
function readCode(value) {
	return typeof value === "number" ? String(value) : textOf(value);
}
function failureStatus(data) {
	const { status } = data;
	return typeof status === "string" && /fail/i.test(status) ? status : void 0;
}
// src/providers/digicert/decode-reply.ts
function decodeRetryReply(body, asked) {
	const json = parseObject(body);
	if (json === void 0) return void 0;
	const data = isNothing(json.data) ? {} : json.data;
	const fields = isObject(data) ? data : {};
	const errors = replyErrors(json);
	const status = failureStatus(fields);
	const problems = [...errors.map(({ code, message }) => {
		return `The request failed: ${[code, message].filter(Boolean).join(", ") || "without a text"}.`;
	}), ...status === void 0 ? [] : [`The reply has the status ${status}.`]];
	const accepted = decodeMap(fields.retryMessages, asked, (value) => textOf(value) ?? "");
	const refused = decodeMap(fields.failedRetries, asked, readRefusal);
	if (!isObject(data) || accepted === void 0 || refused === void 0) return {
		maps: void 0,
		errors,
		problems
	};
	const named = new Set([...accepted.keys(), ...refused.keys()]);
	const strangers = [...named].filter((address) => !asked.has(address));
	return {
		maps: {
			accepted,
			refused
		},
		errors,
		problems: [
			...problems,
			...strangers.map((address) => `The reply names ${address}, which the request did not name.`),
			...contradiction(fields.message, accepted.size, named.size)
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
function readRefusal(value, earlier, address) {
	const errors = readErrors(isObject(value) ? value.errors : value, address);
	const codes = errors.flatMap(({ code }) => code === void 0 ? [] : [code]);
	const message = errors.flatMap(({ message }) => message ?? []).join("; ");
	return {
		codes: (earlier === void 0 || earlier.codes.length > 0) && errors.length > 0 && codes.length === errors.length ? [...new Set([...earlier?.codes ?? [], ...codes])] : [],
		message: message || earlier?.message || codes.join(", ") || "refused without a text"
	};
}
function contradiction(message, accepted, named) {
	const [, some, all] = /(?<!\d)(\d{1,9}) of (\d{1,9})(?!\d)/.exec(textOf(message) ?? "") ?? [];
	if (some === void 0 || Number(some) === accepted && Number(all) === named) return [];
	return [`The reply says ${some} of ${all}, but names ${accepted} of ${named} as submitted.`];
}
// src/providers/digicert/reply.ts
const REQUEST_TIMEOUT = 408;
const MAX_PROBLEMS = 20;
function readReply$1(reply, targets) {
	const addresses = targets.map(({ address }) => address);
	const decoded = decodeRetryReply(reply.body, new Set(addresses));
	const byStatus = readStatus(reply, targets, decoded?.errors[0]);
	if (byStatus.kind !== "answered") return byStatus;
	const { outcomes, problems, stop } = byStatus.value;
	return answered({
		outcomes: targets.map(({ address }, index) => {
			if (reply.status === REQUEST_TIMEOUT) return TIMED_OUT;
			return (decoded && outcomeIn(decoded, address, isSuccess(reply))) ?? outcomes[index] ?? UNNAMED;
		}),
		problems: atMost(MAX_PROBLEMS, [...problems, ...decoded?.problems ?? []]),
		...stop !== void 0 && { stop }
	});
}
function outcomeIn(decoded, address, success) {
	const { maps, errors } = decoded;
	const refusal = maps?.refused.get(address);
	if (refusal !== void 0) return {
		kind: "rejected",
		targetSpecific: success && refusal.codes.every(isShownExactly),
		...refusal
	};
	const text = maps?.accepted.get(address);
	if (text !== void 0) return success ? accepted(text) : ACCEPTED_WITHOUT_SUCCESS;
	if (!success || maps === void 0) return void 0;
	const [requestError] = errors;
	if (requestError !== void 0) return rejectedBy(requestError);
	return maps.accepted.size + maps.refused.size > 0 ? UNNAMED : void 0;
}
const TIMED_OUT = {
	kind: "unknown",
	message: "HTTP 408: servers also send it to idle connections, so it may not be the answer"
};
const UNNAMED = {
	kind: "unknown",
	message: "the reply does not name this target"
};
const ACCEPTED_WITHOUT_SUCCESS = {
	kind: "unknown",
	message: "the reply accepts the target, but its HTTP status is no success"
};
const accepted = memoize((text) => text === "" ? {
	kind: "unknown",
	message: "the reply names the target without a text"
} : {
	kind: "submitted",
	message: text
});
function rejectedBy({ code, message }) {
	return {
		kind: "rejected",
		codes: code === void 0 ? [] : [code],
		targetSpecific: false,
		message: message ?? "the request as a whole was refused"
	};
}
function isShownExactly(code) {
	return /^[\x20-\x7e]{1,64}$/.test(code);
}
function atMost(max, problems) {
	if (problems.length <= max) return problems;
	return [...problems.slice(0, max), `The reply has ${(0,format.u)(problems.length - max, "more problem")}.`];
}
// src/providers/digicert/retry.ts
const PATH$1 = "/automationws/v1/automation/bulkretryautomationtask";
function submissionsOf(targets, settings) {
	const batches = makeBatches(targets, settings.batchSize);
	const shared = sharedAddresses(batches);
	return batches.map((batch) => {
		return {
			targets: batch,
			ask: askRetry$1(batch, batch.some(({ address }) => shared.has(address)), settings)
		};
	});
}
function askRetry$1(batch, ownConnection, { baseUrl, headers, dryRun }) {
	const account = batch[0]?.accountId;
	return {
		repeatable: false,
		request: () => ({
			method: "POST",
			url: new URL(baseUrl + PATH$1),
			headers,
			body: JSON.stringify({
				retryAutomationTaskRequests: batch.map(({ wire }) => dryRun ? withoutKey(wire) : wire),
				accountId: account === void 0 ? void 0 : Number(account)
			}),
			ownConnection
		}),
		read: (reply) => readReply$1(reply, batch)
	};
}
function withoutKey(wire) {
	return {
		...wire,
		agentLicenseKey: wire.agentLicenseKey && "***",
		sensorLicenseKey: wire.sensorLicenseKey && "***"
	};
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
// src/providers/digicert/settings.ts
const inputs = {
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
};
const ID_INPUTS = {
	accountId: "digicert-account-id",
	divisionId: "digicert-division-id"
};
const MAX_BATCH = 500;
const DEFAULT_BATCH = 100;
function readSettings$1({ values, baseUrl, userAgent, dryRun }) {
	const apiKey = values["digicert-api-key"] ?? "";
	const ids = readIds(values);
	const batchSize = readBatchSize(values["batch-size"]);
	const lines = values["digicert-license-keys"];
	const read = lines === void 0 ? void 0 : readAliases(lines);
	const aliases = read?.aliases;
	const licenseKeys = {
		aliases,
		nearestAlias: createNearestAlias(aliases),
		agentDefault: values["digicert-agent-license-key"],
		sensorDefault: values["digicert-sensor-license-key"],
		dryRun
	};
	return {
		settings: {
			baseUrl,
			headers: {
				"x-dc-devkey": apiKey,
				"content-type": "application/json",
				accept: "application/json",
				"user-agent": userAgent
			},
			defaults: ids.defaults,
			divisionIds: ids.divisionIds,
			licenseKeys,
			batchSize: batchSize ?? DEFAULT_BATCH,
			dryRun
		},
		errors: [
			...read?.errors ?? [],
			...ids.errors,
			...checkKeyInput("digicert-agent-license-key", licenseKeys.agentDefault, aliases),
			...checkKeyInput("digicert-sensor-license-key", licenseKeys.sensorDefault, aliases),
			.../^[\x21-\x7e]*$/.test(apiKey) ? [] : ["'digicert-api-key' has characters that an HTTP header cannot carry."],
			...batchSize === void 0 ? [`'batch-size' is not a whole number from 1 to ${MAX_BATCH}.`] : []
		]
	};
}
function readIds(values) {
	const account = readIdList(values[ID_INPUTS.accountId]);
	const divisions = readIdList(values[ID_INPUTS.divisionId]);
	const [accountId] = account.ids;
	const [divisionId] = divisions.ids;
	return {
		defaults: {
			...accountId !== void 0 && { accountId },
			...divisionId !== void 0 && divisions.ids.length === 1 && { divisionId }
		},
		divisionIds: divisions.ids,
		errors: [...account.isValid && account.ids.length < 2 ? [] : [`'${ID_INPUTS.accountId}' is not a number of 1 to 15 digits.`], ...divisions.isValid ? [] : [`'${ID_INPUTS.divisionId}' is not a number of 1 to 15 digits, or several of them.`]]
	};
}
function readIdList(text = "") {
	const readings = text.split(/[\s,]+/).filter((part) => part !== "").map((part) => ({
		part,
		reading: readInteger(part)
	}));
	return {
		ids: [...new Set(readings.map(({ part, reading }) => "value" in reading ? reading.value : part))],
		isValid: readings.every(({ reading }) => "value" in reading)
	};
}
function missingForDiscovery$1({ defaults, divisionIds }) {
	return [...defaults.accountId === void 0 ? [`'targets: failed' requires an account: set '${ID_INPUTS.accountId}'.`] : [], ...divisionIds.length === 0 ? [`'targets: failed' requires a division: set '${ID_INPUTS.divisionId}'.`] : []];
}
function readBatchSize(text = String(DEFAULT_BATCH)) {
	const size = /^\d{1,3}$/.test(text) ? Number(text) : 0;
	return size >= 1 && size <= MAX_BATCH ? size : void 0;
}
// src/providers/digicert/check-targets.ts
function checkTargets$1(entries, settings) {
	const located = [];
	const errors = [];
	const missing = new Map();
	const inputUses = new Map();
	for (const entry of entries) {
		const checked = checkEntry(entry, settings);
		if ("error" in checked) {
			errors.push(`${entry.where}: ${checked.error}.`);
			continue;
		}
		const missingHere = entry.found?.decided ? [] : checked.missing;
		for (const what of missingHere) {
			const places = missing.get(what);
			if (places) places.push(entry.where);
			else missing.set(what, [entry.where]);
		}
		located.push({
			target: checked.target,
			where: entry.where
		});
		const { keyInput } = checked;
		if (keyInput !== void 0) inputUses.set(keyInput, (inputUses.get(keyInput) ?? 0) + 1);
	}
	const unique = uniqueTargets(located, differentLicenseKey);
	const notices = [...inputUses].map(([input, count]) => `'${input}' gives the licence key of ${count} of ${(0,format.t)(entries.length, "entry", "entries")}.`);
	return {
		targets: unique.targets,
		errors: [...errors, ...unique.errors],
		missing: [...missing].map(describeMissing),
		notices: [...unique.notices, ...notices],
		submissions: (skipped) => submissionsOf(unique.targets.filter((target) => !skipped.has(target)), settings)
	};
}
function describeMissing([what, places]) {
	const others = places.length > 1 ? ` (and ${places.length - 1} more)` : "";
	return `${places[0]}${others}: ${what}.`;
}
function checkEntry(entry, settings) {
	const { ip, port, accountId, divisionId } = {
		...settings.defaults,
		...entry.fields
	};
	if (ip === void 0) return { error: "ip is missing" };
	if (port === void 0) return { error: "port is missing" };
	const choice = chooseLicenseKey(entry, settings.licenseKeys);
	if ("error" in choice) return choice;
	const key = "key" in choice ? choice : void 0;
	const missing = [
		accountId === void 0 ? `lacks an accountId: set '${ID_INPUTS.accountId}'` : void 0,
		divisionId === void 0 ? missingDivision(settings) : void 0,
		"missing" in choice ? choice.missing : void 0
	].filter((what) => what !== void 0);
	return {
		target: makeTarget(entry, {
			ip,
			port,
			accountId,
			divisionId
		}, key, settings),
		missing,
		keyInput: key?.input
	};
}
function missingDivision({ divisionIds }) {
	return divisionIds.length > 1 ? `lacks a divisionId: '${ID_INPUTS.divisionId}' holds several divisions, so that the entry has to name its own` : `lacks a divisionId: set '${ID_INPUTS.divisionId}'`;
}
function makeTarget({ name, fields, overrides = [], found }, { ip, port, accountId, divisionId }, key, settings) {
	const { defaults } = settings;
	const { domainName, managementIp, virtualServerName } = fields;
	const address = joinAddress(ip, port);
	const domainNames = found?.domainNames ?? (domainName === void 0 ? [] : [domainName]);
	const publicId = (field, value) => value === defaults[field] && !overrides.includes(field) ? void 0 : numberOf(value);
	const publicFields = {
		ip,
		port: Number(port),
		domainName,
		accountId: publicId("accountId", accountId),
		divisionId: publicId("divisionId", divisionId),
		managementIp,
		virtualServerName
	};
	return {
		label: domainName === void 0 ? address : `${domainName}@${address}`,
		...name !== void 0 && { name },
		identity: JSON.stringify([
			found?.id,
			accountId,
			divisionId,
			ip,
			port,
			domainName,
			managementIp,
			virtualServerName
		]),
		publicFields,
		retryEntry: {
			name,
			...publicFields,
			domainName: domainName ?? null,
			...key && { [key.field]: key.shown }
		},
		...domainNames.length > 0 && { domainNames },
		endpoint: {
			ip,
			port: Number(port),
			...domainName !== void 0 && { domain: domainName }
		},
		...found && { facts: found.facts },
		...found?.decided && { decided: found.decided },
		...settings.dryRun && { usage: {
			Division: publicId("divisionId", divisionId)?.toString() ?? "default",
			"Licence key": describeKey(key, found?.secretSource)
		} },
		address,
		accountId,
		divisionId,
		automationId: found?.id,
		wire: {
			ip,
			port: Number(port),
			accountId: numberOf(accountId),
			divisionId: numberOf(divisionId),
			domainName: domainName ?? null,
			managementIp,
			virtualServerName,
			agentLicenseKey: key?.field === "agentLicenseKey" ? key.key : void 0,
			sensorLicenseKey: key?.field === "sensorLicenseKey" ? key.key : void 0
		}
	};
}
function describeKey(key, foundIn) {
	if (key === void 0) return "none";
	return `${key.field === "agentLicenseKey" ? "agent" : "sensor"}, ${key.shown !== "***" ? `alias ${key.shown}` : key.input ?? foundIn ?? "key of the entry"}`;
}
function numberOf(digits) {
	return digits === void 0 ? void 0 : Number(digits);
}
function differentLicenseKey(one, other) {
	return one.wire.agentLicenseKey === other.wire.agentLicenseKey && one.wire.sensorLicenseKey === other.wire.sensorLicenseKey ? void 0 : "another licence key";
}
// src/providers/digicert/codes.ts
const NOT_ELIGIBLE = "1028";
const codes$1 = {
	[NOT_ELIGIBLE]: {
		hint: "Look at the state of the automation in CertCentral (Automation > Manage automations). If it is installed or in progress, there is nothing to do. If it still shows a failure, repair the cause that is shown there.",
		nothingToRetry: true
	},
	"1004": { hint: "Add the field that the message names: compare the entry with the automation in CertCentral." },
	"not-applicable": {
		hint: "CertCentral says that a retry is not possible: look at the automation (Automation > Manage automations).",
		nothingToRetry: true
	},
	"action-required": {
		hint: "The automation waits for a person: look at it in CertCentral (Automation > Manage automations).",
		nothingToRetry: true
	},
	access_denied: {
		hint: "The API key may not do this: it must not be \"View only\", and its user needs permission for this account and division.",
		refusesRequest: true
	},
	invalid_api_key: {
		hint: "Create a new API key in CertCentral (Automation > API keys), and update the secret.",
		refusesRequest: true
	},
	request_limit_exceeded: {
		hint: "CertCentral allows 100 requests in 5 seconds and 1,000 in 3 minutes per key: run later, or with a larger max-wait-minutes.",
		refusesRequest: true
	}
};
function advise(outcome, { attempt }) {
	if (attempt < 2 || outcome.kind !== "rejected" || outcome.codes[0] !== NOT_ELIGIBLE) return;
	return {
		hint: `${codes$1[NOT_ELIGIBLE]?.hint} This is attempt ${attempt} of the run: targets that an earlier attempt submitted are no longer eligible.`,
		retryCanHelp: false
	};
}
// src/providers/digicert/syntax.ts
const readLicenceKey = (text) => /^[\x21-\x7e]{1,128}$/.test(text) ? { value: text } : { error: "must have 1 to 128 printable characters without blanks" };
const syntax$1 = {
	fields: {
		ip: readIp,
		port: readPort,
		accountId: readInteger,
		divisionId: readInteger,
		domainName: readDomain,
		agentLicenseKey: readLicenceKey,
		sensorLicenseKey: readLicenceKey,
		managementIp: readIp,
		virtualServerName: readText(255)
	},
	keyFields: ["ip", "port"],
	secretFields: ["agentLicenseKey", "sensorLicenseKey"],
	exclusiveFields: [["agentLicenseKey", "sensorLicenseKey"]],
	identityFields: [
		"domainName",
		"accountId",
		"divisionId",
		"managementIp",
		"virtualServerName"
	],
	searchFields: ["domainName"],
	requestBody: {
		list: "retryAutomationTaskRequests",
		outerFields: ["accountId"]
	},
	examples: ["10.0.0.1:443", "www.example.com@10.0.0.1:443"],
	readPlain: readPlain$1,
	lookupKeys: ({ ip, port }) => ip && port ? [joinAddress(ip, port)] : []
};
function readPlain$1(text) {
	const at = text.lastIndexOf("@");
	const address = parseAddress(text.slice(at + 1).trim());
	if (at < 0) return address === void 0 || "error" in address ? address : { fields: address };
	if (address === void 0) return void 0;
	if ("error" in address) return address;
	const domain = readDomain(text.slice(0, at).trim());
	if ("error" in domain) return { error: `has a domain before the @ that ${domain.error}` };
	return { fields: {
		...address,
		domainName: domain.value
	} };
}
// src/providers/digicert/index.ts
const digicert = defineProvider({
	id: "digicert",
	name: "DigiCert CertCentral",
	baseUrl: "https://caas.digicert.com",
	inputs,
	syntax: syntax$1,
	rateLimit: {
		concurrency: 4,
		windows: [{
			limit: 100,
			milliseconds: 5e3
		}, {
			limit: 1e3,
			milliseconds: 18e4
		}]
	},
	codes: codes$1,
	advise,
	readSettings: readSettings$1,
	defaults: ({ defaults }) => defaults,
	isAlias: (value, { licenseKeys }) => isAlias(value, licenseKeys),
	targets: checkTargets$1,
	discovery: {
		missing: missingForDiscovery$1,
		load: async (settings) => (await __nccwpck_require__.e(/* import() */ 81).then(__nccwpck_require__.bind(__nccwpck_require__, 81))).createDiscovery(settings)
	},
	following: {
		firstReadMs: 3e4,
		intervalMs: 6e4,
		load: async (settings) => (await __nccwpck_require__.e(/* import() */ 477).then(__nccwpck_require__.bind(__nccwpck_require__, 477))).followerFor(settings)
	},
	caa
});
// src/providers/sectigo/codes.ts
const TOO_SOON = "-295";
const COOLDOWN_MS = 605e3;
const codes = {
	"-1": { hint: "The provider saw a request without https: check base-url." },
	"-2": { hint: "The provider does not know a parameter: report this as a bug of this action." },
	"-3": { hint: "A parameter is missing: check the login, and that the target has an ID." },
	"-4": { hint: "A value is not valid: check the certificateID or orderNumber of this target." },
	"-14": { hint: "An error at the provider: run again later." },
	["-16"]: {
		hint: "Do not run again yet: repeated refusals can lock the account. Check login name and password, and whether the password has expired, the account is locked or the provider blocks the IP address of the runner.",
		neverIgnored: "a refused login can lock the account"
	},
	"-17": { hint: "The provider saw another method than POST: check base-url and proxies." },
	"-96": { hint: "The user is not active or may not touch this certificate: check its permissions for this order." },
	[TOO_SOON]: {
		hint: "The time between two checks (by default 10 minutes) is not over: run again later, or with a larger max-wait-minutes. Nothing is wrong with the order.",
		neverIgnored: "a check that came too soon was not run"
	},
	"-296": {
		hint: "Only an order in the state \"PRE-SIGN FAILED!!!\" can be retried: look at the order, it may be issued already.",
		nothingToRetry: true
	},
	"-297": { hint: "The CAA check did not succeed: check the CAA records of every name on the certificate, then retry." },
	"-298": { hint: "The provider has no order with this ID: check the ID, it may belong to another account." },
	"-299": { hint: "An error at the provider during the retry: run again later." }
};
// src/providers/sectigo/syntax.ts
const readCertificateId = readDigits(16);
const readOrderNumber = readText(128);
const syntax = {
	fields: {
		certificateID: readCertificateId,
		orderNumber: readOrderNumber
	},
	keyFields: ["certificateID", "orderNumber"],
	examples: [
		"1234567",
		"cert:1234567",
		"order:ABC-1"
	],
	readPlain,
	lookupKeys: ({ certificateID, orderNumber }) => [...certificateID ? [certificateIdentity(certificateID)] : [], ...orderNumber ? [`order:${orderNumber}`] : []],
	otherKind: ({ certificateID, orderNumber }) => certificateID && orderNumber === void 0 ? `order:${certificateID}` : void 0
};
const certificateIdentity = (digits) => `cert:${digits.replace(/^0+(?=\d)/, "")}`;
function readPlain(text) {
	const [, prefix, rest = ""] = /^(cert|order):(.*)$/is.exec(text) ?? [];
	if (prefix?.toLowerCase() === "order") {
		const order = rest.trim();
		const reading = order === "" ? { error: "has no orderNumber after order:" } : readOrderNumber(order);
		return "error" in reading ? reading : { fields: { orderNumber: reading.value } };
	}
	if (/^\d{1,3}(?:[.,'\s]\d{3})+$/.test(text)) return { error: "seems to have thousands separators: write the digits alone" };
	if (prefix === void 0 && !/^\d+([.,]\d+)?(e\+?\d+)?$/i.test(text)) return void 0;
	const reading = readCertificateId(prefix === void 0 ? text : rest.trim());
	return "error" in reading ? reading : { fields: { certificateID: reading.value } };
}
// src/providers/sectigo/form.ts
function decodeForm(text) {
	return percentDecoded(text.includes(" ") ? text : text.replaceAll("+", " "));
}
// src/providers/sectigo/reply.ts
function readReply(reply, targets) {
	const { codes, message } = parseReply(reply.body);
	const [code] = codes;
	if (code === void 0) return readStatus(reply, targets);
	if (codes.length === 1 && !isSuccess(reply) && !/^-?\d+$/.test(code)) return readStatus(reply, targets);
	if (codes.length > 1) return unknown("the reply has more than one errorCode");
	if (code === "-295") return {
		kind: "rate-limited",
		scope: "request",
		code,
		message: message || "too soon"
	};
	if (/^-[1-9]\d*$/.test(code)) return answered({
		outcomes: [{
			kind: "rejected",
			codes: [code],
			targetSpecific: true,
			message: message || "refused without a text"
		}],
		problems: [],
		...code === "-16" && { stop: `permission denied (${code})` }
	});
	if (code !== "0") return unknown("the errorCode is neither 0 nor below 0");
	if (!isSuccess(reply)) return unknown(`HTTP ${reply.status} with errorCode 0 contradicts itself`);
	return answered({
		outcomes: [{
			kind: "submitted",
			message: message || "accepted without a text"
		}],
		problems: []
	});
}
function unknown(message) {
	return answered({
		outcomes: [{
			kind: "unknown",
			message
		}],
		problems: []
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
// src/providers/sectigo/target.ts
const PATH = "/products/!RetryCAACheck";
function readSettings({ values, baseUrl, userAgent }) {
	return { settings: {
		baseUrl,
		userAgent,
		loginName: values["sectigo-login-name"] ?? "",
		loginPassword: values["sectigo-login-password"] ?? ""
	} };
}
function checkTargets(entries, settings) {
	const located = [];
	const errors = [];
	for (const entry of entries) {
		const target = targetOf(entry);
		if (target) located.push({
			target,
			where: entry.where
		});
		else errors.push(`${entry.where}: lacks a certificateID or an orderNumber.`);
	}
	const unique = uniqueTargets(located);
	return {
		targets: unique.targets,
		errors: [...errors, ...unique.errors],
		missing: [],
		notices: unique.notices,
		submissions: (skipped) => unique.targets.filter((target) => !skipped.has(target)).map((target) => ({
			targets: [target],
			ask: askRetry(target, settings)
		}))
	};
}
function targetOf({ name, fields, found }) {
	const { certificateID, orderNumber, domainName } = fields;
	const parameter = parameterOf(certificateID, orderNumber);
	if (parameter === void 0) return void 0;
	const named = name === void 0 ? {} : { name };
	const label = certificateID === void 0 ? `order:${orderNumber}` : `cert:${certificateID}`;
	const domainNames = found?.domainNames ?? (domainName === void 0 ? [] : [domainName]);
	return {
		...named,
		label,
		identity: certificateID === void 0 ? label : certificateIdentity(certificateID),
		publicFields: parameter,
		retryEntry: {
			...named,
			...parameter
		},
		...domainNames.length > 0 && { domainNames },
		...found && { facts: found.facts },
		parameter
	};
}
function parameterOf(certificateID, orderNumber) {
	if (certificateID !== void 0) return { certificateID };
	return orderNumber === void 0 ? void 0 : { orderNumber };
}
function askRetry(target, { baseUrl, userAgent, loginName, loginPassword }) {
	return {
		repeatable: false,
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
				...target.parameter
			}).toString(),
			ownConnection: true
		}),
		read: (reply) => readReply(reply, [target])
	};
}
// src/providers/index.ts
const providers = [digicert, defineProvider({
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
	syntax,
	rateLimit: {
		concurrency: 1,
		cooldown: {
			milliseconds: COOLDOWN_MS,
			refusalsThatShowAccountLimit: 2
		}
	},
	codes,
	readSettings,
	targets: checkTargets,
	discovery: {
		missing: () => [],
		load: async (settings) => (await __nccwpck_require__.e(/* import() */ 915).then(__nccwpck_require__.bind(__nccwpck_require__, 915))).createDiscovery(settings)
	},
	following: {
		firstReadMs: 12e4,
		intervalMs: 3e5,
		load: async (settings) => (await __nccwpck_require__.e(/* import() */ 999).then(__nccwpck_require__.bind(__nccwpck_require__, 999))).followerFor(settings)
	},
	caa: {
		accepted: [
			"sectigo.com",
			"usertrust.com",
			"trust-provider.com",
			"comodo.com",
			"comodoca.com",
			"entrust.net",
			"affirmtrust.com"
		],
		recommended: "sectigo.com"
	}
})];
// src/action/announce.ts
const MAX_LISTED = 20;
function logRequest(runner, { provider, warnings }, { foreignBaseUrl }) {
	if (foreignBaseUrl !== void 0) runner.warning(`Requests and credentials go to ${foreignBaseUrl}, not to ${provider.name}.`);
	for (const warning of listed(warnings)) runner.warning(warning);
}
function logPlan(runner, plan, inputs) {
	const { found, scope = "" } = plan;
	if (found !== void 0) runner.info(`The provider lists ${(0,format.u)(found, "failed target")} ${scope}.`);
	for (const notice of listed(plan.notices)) runner.info(notice);
	runner.info(describePlan(plan, inputs));
}
function writeOutputs(runner, values) {
	try {
		runner.outputs(values);
		return true;
	} catch (error) {
		runner.error(`The outputs cannot be written: ${reasonOf(error)}`);
		return false;
	}
}
function* listed(texts) {
	yield* texts.slice(0, MAX_LISTED);
	if (texts.length > MAX_LISTED) yield `\u2026 and ${texts.length - MAX_LISTED} more`;
}
function describePlan({ provider, targets, submissions }, inputs) {
	const sent = submissions.reduce((sum, submission) => sum + submission.targets.length, 0);
	const counts = `${sent === targets.length ? "" : `${sent} of `}${(0,format.u)(targets.length, "target")} in ${(0,format.u)(submissions.length, "request")}`;
	const mode = inputs.dryRun ? "DRY RUN" : "LIVE";
	const line = `${provider.name}, ${mode}: ${counts} to ${new URL(inputs.baseUrl).origin}`;
	const minutes = longestWaitMinutes(submissions.length, provider.rateLimit, inputs.maxWaitMs);
	if (inputs.dryRun || minutes === 0) return line;
	return `${line}. If the rate limit counts for the whole account, this can take ${(0,format.u)(minutes, "minute")}.`;
}
function longestWaitMinutes(requests, { cooldown }, maxWaitMs) {
	const roundsMs = (requests - 1) * (cooldown?.milliseconds ?? 0);
	return Math.ceil(Math.min(roundsMs, maxWaitMs) / 6e4);
}
// src/action/context.ts
const MAX_NAME_LENGTH = 200;
function readContext(environment, gate) {
	const given = (name) => environment[name]?.trim() || void 0;
	const cleaned = (name) => {
		const text = given(name);
		return text === void 0 ? void 0 : gate.clean(text, MAX_NAME_LENGTH);
	};
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
		workflow: cleaned("GITHUB_WORKFLOW"),
		workflowPath: workflowPath(given("GITHUB_WORKFLOW_REF")) ?? given("GITHUB_WORKFLOW"),
		ref: cleaned("GITHUB_REF_NAME"),
		event: cleaned("GITHUB_EVENT_NAME"),
		actor: cleaned("GITHUB_ACTOR"),
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
// src/caa/parse-servers.ts
const DNS_PORT = 53;
function parseDnsServers(text) {
	const entries = text.split(/[\s,]+/).filter((entry) => entry !== "");
	const problems = entries.filter((entry) => parseServer(entry) === void 0).map((entry) => `'dns-servers' names ${(0,quote.t)(entry)}: expected ip, ip:port or [ipv6]:port, such as 10.0.0.53 or [2001:db8::53]:5353.`);
	if (entries.length === 0) return { problems: ["'dns-servers' names no server: expected ip or ip:port."] };
	return problems.length > 0 ? { problems } : { servers: serversOf(entries) };
}
function serversOf(entries) {
	const servers = entries.flatMap((entry) => parseServer(entry) ?? []);
	return [...new Map(servers.map((server) => [`${server.ip} ${server.port}`, server])).values()];
}
function parseServer(entry) {
	if ((0,external_node_net_.isIP)(entry) !== 0) return {
		ip: entry,
		port: DNS_PORT
	};
	const [, ipv6, ipv4, digits] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(entry) ?? [];
	const port = digits === void 0 ? DNS_PORT : Number(digits);
	if (port < 1 || port > 65535) return void 0;
	if (ipv6 !== void 0 && (0,external_node_net_.isIP)(ipv6) === 6) return {
		ip: ipv6,
		port
	};
	if (ipv4 !== void 0 && (0,external_node_net_.isIP)(ipv4) === 4) return {
		ip: ipv4,
		port
	};
}
// src/version.ts
const VERSION = "1.0.0";
// src/action/base-url.ts
const NOWHERE = "https://localhost";
function readBaseUrl(text, provider, providers) {
	const own = provider === void 0 ? NOWHERE : provider.baseUrl;
	if (text === void 0) {
		if (own !== void 0) return {
			url: own,
			foreign: void 0,
			errors: []
		};
		const error = `'base-url' is required when provider is '${provider?.id}': expected the address of your installation.`;
		return {
			url: NOWHERE,
			foreign: void 0,
			errors: [error]
		};
	}
	const url = URL.parse(text);
	const problem = url === null ? "is no URL" : problemWith(url, provider, providers);
	if (url === null || problem !== void 0) {
		const error = `'base-url' ${problem}: expected https://host, with an optional path.`;
		return {
			url: own ?? NOWHERE,
			foreign: void 0,
			errors: [error]
		};
	}
	const isOwn = own === void 0 || url.origin === new URL(own).origin;
	return {
		url: url.origin + url.pathname.replace(/\/+$/, ""),
		foreign: isOwn ? void 0 : url.origin,
		errors: []
	};
}
function problemWith(url, provider, providers) {
	if (url.username !== "" || url.password !== "") return "holds a user or a password";
	if (url.search !== "" || url.hash !== "" || /[?#]/.test(url.href)) return "has a query or a fragment";
	if (!isPrivateTransport(url)) return "is not https (http is for loopback addresses alone)";
	const host = url.hostname.replace(/\.+$/, "");
	const owner = providers.find(({ baseUrl }) => baseUrl !== void 0 && new URL(baseUrl).hostname === host);
	if (provider === void 0 || owner === void 0 || owner === provider) return void 0;
	return `is the host of ${owner.name}, but provider is '${provider.id}'`;
}
// src/action/environment.ts
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
// src/domain/caa.ts
const CAA_FORBIDDEN = "caa-forbidden";
// src/report/result-policy.ts
const IN_PROGRESS = "in-progress";
const UNANSWERED = {
	kind: "unknown",
	message: "The step ended before an answer was recorded."
};
function judge(outcome, policy) {
	const ignored = isIgnored(outcome, policy.ignoreCodes);
	const advice = adviceFor(outcome, policy);
	const hint = ignored ? void 0 : advice.hint;
	return {
		outcome,
		ignored,
		retryCanHelp: advice.retryCanHelp,
		...hint !== void 0 && { hint }
	};
}
function detailedHint({ outcome, ignored, hint, retryCanHelp }, { facts }, caa) {
	const isLikely = outcome.kind === "rejected" && outcome.targetSpecific && !ignored && retryCanHelp && caa !== void 0;
	return [
		hint,
		facts?.entryToAdd !== void 0 && `The entry: ${facts.entryToAdd}`,
		isLikely && `The CAA check found: ${caa}`
	].filter(Boolean).join(" ") || void 0;
}
function judgeProgress({ outcome, ignored, completion, endpoint }, { isFollowed, isVerified, ignoreCodes }) {
	const isCompleted = completion?.kind === "completed" && (!isVerified || endpoint === "new");
	const mayGoOn = completion?.kind === "in-progress" && ignoreCodes.has("in-progress");
	const isDone = isCompleted || mayGoOn || !isFollowed;
	return {
		isCompleted,
		needsAttention: !(ignored || outcome.kind === "submitted" && isDone || outcome.kind === "dry-run")
	};
}
function isIgnored(outcome, ignoreCodes) {
	return outcome.kind === "rejected" && outcome.targetSpecific && outcome.codes.length > 0 && outcome.codes.every((code) => code !== "in-progress" && ignoreCodes.has(code));
}
function adviceFor(outcome, { provider, attempt }) {
	const advice = provider.advise(outcome, { attempt });
	const hint = hintOf(outcome) ?? advice?.hint ?? generalHint(outcome, provider);
	return {
		retryCanHelp: advice?.retryCanHelp ?? isRetryable(outcome),
		...hint !== void 0 && { hint }
	};
}
function isRetryable({ kind }) {
	return kind !== "submitted" && kind !== "dry-run";
}
function generalHint(outcome, provider) {
	switch (outcome.kind) {
		case "submitted":
		case "dry-run": return;
		case "rejected": return `This action does not know the code: do what the message says, or check the console of ${provider.name}.`;
		case "rate-limited": return `Nothing is wrong with the target: ${whenToRetry(provider)}`;
		case "unknown": return `${provider.name} may already have accepted this request. Check its console before you retry.`;
		case "not-attempted": return "The provider did not get this request. Retry the target when the cause is gone.";
	}
}
function whenToRetry({ rateLimit }) {
	if (rateLimit.cooldown === void 0) return "retry it in a few minutes.";
	const minutes = Math.max(1, Math.ceil(rateLimit.cooldown.milliseconds / 6e4));
	return `retry it in ${(0,format.u)(minutes, "minute")}, or set a larger max-wait-minutes.`;
}
// src/action/ignore-codes.ts
const OWN_CODES = new Map([[IN_PROGRESS, {}], [CAA_FORBIDDEN, { neverIgnored: "the target was not sent" }]]);
function readIgnoreCodes(text = "", providers) {
	const codes = new Set(text.split(/[\s,]+/).filter((code) => code !== ""));
	const known = new Map([...OWN_CODES, ...providers.flatMap((provider) => [...provider.codes])]);
	const ignorable = [...known].filter(([, meaning]) => isIgnorable(meaning)).map(([code]) => code);
	const errors = [];
	const warnings = [];
	for (const code of codes) {
		const reason = known.get(code)?.neverIgnored;
		if (reason !== void 0) errors.push(`'ignore-codes' may not hold ${code}: ${reason}.`);
		else if (!/^[\w.-]{1,64}$/.test(code)) errors.push(`'ignore-codes' holds ${(0,quote.t)(code)}: expected codes such as 1028 or -296.`);
		else if (!ignorable.includes(code)) {
			const [near = ""] = nearest(code, ignorable, 1);
			warnings.push(`'ignore-codes' holds ${(0,quote.t)(code)}, which is not a known code of a refused target; the nearest one is ${near}.`);
		}
	}
	return {
		codes,
		errors,
		warnings
	};
}
function isIgnorable({ neverIgnored, refusesRequest }) {
	return neverIgnored === void 0 && refusesRequest !== true;
}
// src/action/input-names.ts
function checkInputNames(environment, declared) {
	const errors = [];
	const warnings = [];
	const known = new Map(declared.map((name) => [lettersOf(name), name]));
	for (const name of givenNames(environment)) {
		if (declared.includes(name)) continue;
		const meant = known.get(meantBy(lettersOf(name), [...known.keys()]) ?? "");
		if (meant !== void 0) errors.push(`${(0,quote.t)(name)} is not an input of this action: did you mean '${meant}'?`);
		else warnings.push(`${(0,quote.t)(name)} is not an input of this action, and has no effect.`);
	}
	return {
		errors,
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
// src/action/input-readers.ts
const BOOLEANS = new Map([...[
	"true",
	"True",
	"TRUE"
].map((word) => [word, true]), ...[
	"false",
	"False",
	"FALSE"
].map((word) => [word, false])]);
function createReaders(read) {
	const errors = [];
	const text = (name) => read(name).trim() || void 0;
	function checked(name, fallback, expected, parse) {
		const given = text(name);
		const value = given === void 0 ? fallback : parse(given);
		if (value !== void 0) return value;
		errors.push(`'${name}' is ${(0,quote.t)(given ?? "")}: expected ${expected}.`);
		return fallback;
	}
	return {
		text,
		flag: (name, fallback) => checked(name, fallback, "true or false", (given) => BOOLEANS.get(given)),
		wholeNumber: (name, fallback, min, max) => checked(name, fallback, `a whole number from ${min} to ${max}`, (given) => {
			const value = /^\d{1,9}$/.test(given) ? Number(given) : NaN;
			return value >= min && value <= max ? value : void 0;
		}),
		choice: (name, fallback, choices) => checked(name, fallback, (0,format.l)(choices.map((one) => `'${one}'`)), (given) => choices.find((one) => one === given.toLowerCase())),
		errors
	};
}
// src/action/issue-names.ts
const MAX_LABELS = 10;
const MAX_LABEL_LENGTH = 50;
const MAX_ASSIGNEES = 10;
const USER_NAME = /^[a-z\d][a-z\d_-]{0,38}(?:\[bot\])?$/i;
function readLabels(text = "") {
	return readNames("failure-issue-labels", text, {
		most: MAX_LABELS,
		isName: (name) => name.length <= MAX_LABEL_LENGTH && !(0,patterns.i)(name),
		expected: `a label of at most ${MAX_LABEL_LENGTH} characters on one line`
	});
}
function readAssignees(text = "") {
	return readNames("failure-issue-assignees", text, {
		most: MAX_ASSIGNEES,
		isName: (name) => USER_NAME.test(name),
		expected: "a user name of GitHub, without @"
	});
}
function readNames(input, text, { most, isName, expected }) {
	const given = text.split(",").map((name) => name.trim()).filter((name) => name !== "");
	const names = [...new Map(given.map((name) => [name.toLowerCase(), name])).values()];
	const errors = names.filter((name) => !isName(name)).slice(0, most).map((name) => `'${input}' holds ${(0,quote.t)(name)}: expected ${expected}.`);
	if (names.length > most) errors.push(`'${input}' holds ${names.length} names: at most ${most} are allowed.`);
	return {
		names: errors.length === 0 ? names : [],
		errors
	};
}
// src/action/provider-inputs.ts
function readProvider(text, providers) {
	const ids = providers.map(({ id }) => id);
	const expected = (0,format.l)(ids.map((id) => `'${id}'`));
	if (text === void 0) return {
		provider: void 0,
		errors: [`'provider' is required: expected ${expected}.`]
	};
	const provider = providers.find(({ id }) => id === text.toLowerCase());
	if (provider !== void 0) return {
		provider,
		errors: []
	};
	const [near = ""] = nearest(text.slice(0, 40), ids, 1);
	return {
		provider,
		errors: [`'provider' is ${(0,quote.t)(text)}: expected ${expected}; the nearest is '${near}'.`]
	};
}
function readValues(read, inputs) {
	const values = {};
	for (const [name, { kind }] of Object.entries(inputs)) {
		const raw = read(name);
		const trimmed = raw.trim();
		if (trimmed === "") continue;
		values[name] = kind === "password" ? raw.replace(/[\r\n]+$/, "") : trimmed;
	}
	return values;
}
function checkValues(values, inputs) {
	return Object.entries(values).flatMap(([name, value]) => {
		const spec = inputs[name];
		return spec === void 0 ? [] : checkValue(value, spec).map((text) => `'${name}' ${text}.`);
	});
}
function checkValue(value, { kind, max, secrets }) {
	const errors = [];
	if ((0,patterns.i)(kind === "lines" ? value.replace(/[\t\r\n]/g, "") : value)) errors.push("contains a line break or another control character");
	const length = [...value].length;
	if (max !== void 0 && length > max) errors.push(`has ${length} characters, at most ${max} are allowed`);
	if (secrets?.(value).some((secret) => secret.length < 4)) errors.push(`holds a secret of fewer than 4 characters, which cannot be masked: use a longer one`);
	return errors;
}
function missingValues(values, { id, inputs }) {
	return Object.entries(inputs).filter(([name, { required }]) => required && values[name] === void 0).map(([name]) => `'${name}' is required when provider is '${id}', but it is blank: the secret may not be set, the job may not name its environment, or the run comes from a fork or from Dependabot, which get no secrets.`);
}
// src/action/inputs.ts
const SHARED_INPUTS = [
	...[
		"provider",
		"targets",
		"inventory",
		"dry-run",
		"ignore-codes",
		"max-wait-minutes"
	],
	...[
		"request-timeout-seconds",
		"base-url",
		"summary",
		"failure-issue",
		"github-token"
	],
	...[
		"max-targets",
		"follow-minutes",
		"verify-tls",
		"caa-check",
		"dns-servers"
	],
	...["failure-issue-labels", "failure-issue-assignees"]
];
function declaredInputs(providers) {
	return [...SHARED_INPUTS, ...providers.flatMap(({ inputs }) => Object.keys(inputs))];
}
function readSecrets(read, environment, providers) {
	const secrets = providers.flatMap(({ inputs }) => Object.entries(readValues(read, inputs)).flatMap(([name, value]) => inputs[name]?.secrets?.(value) ?? []));
	const token = read("github-token").trim();
	return [
		...secrets,
		token,
		...proxySecrets(environment)
	].filter((secret) => secret.length >= 4);
}
function readInputs(read, environment, providers) {
	const { text, flag, wholeNumber, choice, errors } = createReaders(read);
	const names = checkInputNames(environment, declaredInputs(providers));
	const dryRun = flag("dry-run", false);
	const picked = readProvider(text("provider"), providers);
	const { provider } = picked;
	const values = provider === void 0 ? {} : readValues(read, provider.inputs);
	const base = readBaseUrl(text("base-url"), provider, providers);
	const ignored = readIgnoreCodes(text("ignore-codes"), providers);
	const failureIssue = flag("failure-issue", false);
	const labels = readLabels(text("failure-issue-labels"));
	const assignees = readAssignees(text("failure-issue-assignees"));
	const githubToken = text("github-token");
	const userAgent = `cert-retry-action/${VERSION}`;
	const maxWaitMinutes = wholeNumber("max-wait-minutes", 15, 0, 330);
	const followMinutes = wholeNumber("follow-minutes", 0, 0, 330);
	const verifyTls = flag("verify-tls", false);
	const dnsServers = text("dns-servers");
	const sendsOverTls = base.url.startsWith("https:") || failureIssue;
	return {
		provider,
		forProvider: (one) => ({
			values: one === provider ? values : readValues(read, one.inputs),
			baseUrl: base.url,
			userAgent,
			dryRun: one !== provider || dryRun
		}),
		sources: {
			targets: text("targets") === void 0 ? void 0 : read("targets"),
			inventory: text("inventory"),
			workspace: environment.GITHUB_WORKSPACE || process.cwd(),
			event: environment.GITHUB_EVENT_NAME,
			runnerTemp: environment.RUNNER_TEMP?.trim() || void 0
		},
		dryRun,
		ignoreCodes: ignored.codes,
		maxWaitMs: maxWaitMinutes * 6e4,
		maxTargets: wholeNumber("max-targets", 500, 1, 1e5),
		followMs: followMinutes * 6e4,
		verifyTls,
		caaCheck: choice("caa-check", "off", [
			"off",
			"warn",
			"enforce"
		]),
		dnsServers,
		requestTimeoutMs: wholeNumber("request-timeout-seconds", 30, 1, 600) * 1e3,
		baseUrl: base.url,
		foreignBaseUrl: base.foreign,
		userAgent,
		summary: flag("summary", true),
		failureIssue,
		issueLabels: labels.names,
		issueAssignees: assignees.names,
		githubToken: failureIssue ? githubToken : void 0,
		errors: [
			...names.errors,
			...picked.errors,
			...errors,
			...provider === void 0 ? [] : checkValues(values, provider.inputs),
			...base.errors,
			...ignored.errors,
			...labels.errors,
			...assignees.errors,
			...failureIssue && (0,patterns.i)(githubToken ?? "") ? [BROKEN_TOKEN] : [],
			...dnsServerErrors(dnsServers),
			...verifyTls && followMinutes === 0 ? [VERIFY_NEEDS_FOLLOW] : [],
			...environment.NODE_TLS_REJECT_UNAUTHORIZED === "0" ? [UNVERIFIED_TLS] : [],
			...sendsOverTls ? unusableProxy(environment) : []
		],
		missing: provider === void 0 ? [] : missingValues(values, provider),
		warnings: [
			...names.warnings,
			...ignored.warnings,
			...failureIssue && githubToken === void 0 ? [NO_TOKEN] : [],
			...maxWaitMinutes + followMinutes > MAX_JOB_MINUTES ? [LONGER_THAN_A_JOB] : [],
			...riskyVariables(environment)
		]
	};
}
function dnsServerErrors(text) {
	const parsed = text === void 0 ? void 0 : parseDnsServers(text);
	return parsed !== void 0 && "problems" in parsed ? parsed.problems : [];
}
const MAX_JOB_MINUTES = 350;
const LONGER_THAN_A_JOB = "'max-wait-minutes' and 'follow-minutes' add up to more than 350 minutes: GitHub ends a job after 360 minutes.";
const VERIFY_NEEDS_FOLLOW = "'verify-tls' is true, but 'follow-minutes' is 0: set it, since ports are checked after the provider reports success.";
const UNVERIFIED_TLS = "NODE_TLS_REJECT_UNAUTHORIZED=0 switches certificate checks off: remove it, and let NODE_EXTRA_CA_CERTS name a PEM file with a private CA.";
const BROKEN_TOKEN = "'github-token' contains a line break or another control character.";
const NO_TOKEN = "'failure-issue' is true, but 'github-token' is empty: the action opens no issue.";
// src/report/describe.ts
function codeOf(outcome) {
	const codes = codesOf(outcome);
	return codes.length > 0 ? codes.join(", ") : void 0;
}
function messageOf(outcome) {
	return outcome.message ?? "checked, not sent";
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
	return stripControls(name === void 0 ? label : `${name} (${label})`);
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
function followLine(results, leftMs) {
	const followed = [...results].filter(({ outcome, completion }) => outcome.kind === "submitted" || completion !== void 0);
	const completed = followed.filter(({ isCompleted }) => isCompleted).length;
	const failed = followed.filter(({ completion }) => completion?.kind === "failed-again").length;
	const open = followed.length - completed - failed;
	return [
		`${completed} of ${followed.length} completed`,
		failed > 0 && `${failed} failed again`,
		open > 0 && `${open} in progress`,
		`${leftMs > 0 ? (0,format.c)(leftMs) : "0 minutes"} left`
	].filter((part) => part !== false).join(", ");
}
function waitLine(reason, leftMs, wallTime) {
	const end = (0,format.d)(wallTime + leftMs);
	return logSafe(`Waiting: ${reason}, ${(0,format.c)(leftMs)} left (until ${end} UTC).`);
}
// src/action/request-log.ts
const MAX_DEBUG_LENGTH = 2e4;
const MAX_SHOWN_REQUESTS = 20;
function createRequestLog(runner, { clock, gate }) {
	let isGroupOpen = false;
	let isListing = false;
	let waitedMs = 0;
	let waitEndsAt = Number.NEGATIVE_INFINITY;
	function openGroup() {
		if (!isGroupOpen) runner.startGroup("Targets as they are answered");
		isGroupOpen = true;
	}
	function closeGroup() {
		if (isGroupOpen) runner.endGroup();
		isGroupOpen = false;
	}
	return {
		get waitedMs() {
			return waitedMs;
		},
		sending(request) {
			if (runner.isDebug) runner.debug(describeRequest(request, gate));
		},
		received(exchange, ask) {
			if (runner.isDebug) runner.debug(describeExchange(exchange, ask, gate));
		},
		waiting(leftMs, reason) {
			const now = clock.now();
			waitedMs += Math.max(0, now + leftMs - Math.max(now, waitEndsAt));
			waitEndsAt = Math.max(waitEndsAt, now + leftMs);
			closeGroup();
			runner.info(waitLine(reason, leftMs, clock.wallTime()));
		},
		listResults(store, requests) {
			if (requests === 0) return;
			let answered = 0;
			let submitted = 0;
			store.subscribe((change) => {
				if (change.kind !== "recorded" || !isListing || change.results.length === 0) return;
				const { results } = change;
				openGroup();
				answered += results.length;
				submitted += results.filter(({ outcome }) => outcome.kind === "submitted").length;
				runner.info(results.map(resultLine).join("\n"));
				if (requests > 1) runner.info(progressLine(answered, store.size, submitted));
			});
			isListing = true;
		},
		endOfResults() {
			closeGroup();
			isListing = false;
		}
	};
}
function showRequests(runner, submissions, gate) {
	runner.startGroup("Requests that a live run would send");
	for (const { ask } of submissions.slice(0, MAX_SHOWN_REQUESTS)) runner.info(describeRequest(ask.request(), gate));
	if (submissions.length > MAX_SHOWN_REQUESTS) runner.info(`\u2026 and ${submissions.length - MAX_SHOWN_REQUESTS} more`);
	runner.endGroup();
}
function describeRequest({ method, url, headers, body = "" }, gate) {
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
	return gate.clean([
		`${method} ${url}`,
		...lines,
		body
	].join(" | "), MAX_DEBUG_LENGTH);
}
function describeExchange(exchange, { repeatable }, gate) {
	if (exchange.kind === "failure") return gate.cleanReply(`no reply: ${exchange.message}`, MAX_DEBUG_LENGTH);
	const { status, body } = exchange.reply;
	if (repeatable) return `HTTP ${status} | ${body.length} characters`;
	return gate.cleanReply(`HTTP ${status} | ${body}`, MAX_DEBUG_LENGTH);
}
// src/domain/report.ts
const CANCELLED = "The run was cancelled.";
// src/http/circuit-breaker.ts
const MAX_UNUSABLE_IN_A_ROW = 4;
function createCircuitBreaker() {
	const opened = new AbortController();
	let reason;
	let unusableInARow = 0;
	function open(why) {
		if (reason !== void 0) return;
		reason = why;
		opened.abort();
	}
	return {
		get reason() {
			return reason;
		},
		signal: opened.signal,
		open,
		countReply(usable) {
			unusableInARow = usable ? 0 : unusableInARow + 1;
			if (unusableInARow < MAX_UNUSABLE_IN_A_ROW) return;
			open({
				message: `${MAX_UNUSABLE_IN_A_ROW} requests in a row got no usable reply`,
				cause: "unusable"
			});
		}
	};
}
// src/http/clock.ts
function backoffMs({ baseMs, maxMs }, attempt, clock) {
	return clock.random() * Math.min(maxMs, baseMs * 2 ** (attempt - 1));
}
// src/http/pause.ts
const MINUTE_MS = 6e4;
const LONG_WAIT_MS = 10 * MINUTE_MS;
function createPause({ clock, maxWaitMs, onWait }) {
	let budgetMs = maxWaitMs;
	let pausedUntil = Number.NEGATIVE_INFINITY;
	let requestedUntil = Number.NEGATIVE_INFINITY;
	let sharedWait;
	const active = () => clock.now() < pausedUntil;
	async function wait(reason, signal) {
		const startedAt = clock.now();
		for (let now = startedAt; !signal.aborted && now < pausedUntil; now = clock.now()) {
			onWait(pausedUntil - now, reason);
			const isLong = now - startedAt >= LONG_WAIT_MS;
			const nextLineAt = now + (isLong ? LONG_WAIT_MS : MINUTE_MS);
			const left = () => Math.min(pausedUntil, nextLineAt) - clock.now();
			for (let leftMs = left(); !signal.aborted && leftMs > 0; leftMs = left()) await clock.sleep(leftMs, signal);
		}
	}
	return {
		get active() {
			return active();
		},
		get requestedUntil() {
			return requestedUntil;
		},
		extendTo(time) {
			requestedUntil = Math.max(requestedUntil, time);
			const costMs = Math.max(0, time - Math.max(clock.now(), pausedUntil));
			if (costMs > budgetMs) return false;
			budgetMs -= costMs;
			pausedUntil = Math.max(pausedUntil, time);
			return true;
		},
		wait(reason, signal) {
			sharedWait ??= wait(reason, signal).finally(() => {
				sharedWait = void 0;
			});
			return sharedWait;
		}
	};
}
// src/http/rate-limiter.ts
function createRateLimiter({ concurrency, windows = [] }) {
	const answeredAt = [];
	const atMost = maxUnderWay({
		concurrency,
		windows
	});
	let underWay = 0;
	let ended = Promise.withResolvers();
	return {
		waitMs(now) {
			if (underWay >= atMost) return void 0;
			const waits = windows.map(({ limit, milliseconds }) => {
				const blocking = answeredAt.at(underWay - limit);
				return blocking === void 0 ? 0 : blocking + milliseconds - now;
			});
			return Math.max(0, ...waits);
		},
		start() {
			underWay += 1;
		},
		end(now) {
			underWay -= 1;
			answeredAt.push(now);
			ended.resolve();
			ended = Promise.withResolvers();
		},
		nextEnd: () => ended.promise
	};
}
function maxUnderWay({ concurrency, windows = [] }) {
	return Math.min(concurrency, ...windows.map(({ limit }) => limit));
}
// src/http/client.ts
const MAX_ATTEMPTS = 3;
const CONNECTION_BACKOFF = {
	baseMs: 1e3,
	maxMs: 5e3
};
const CONNECTION_BACKOFF_BUDGET_MS = 1e4;
const RATE_LIMIT_BACKOFF = {
	baseMs: 5e3,
	maxMs: 6e4
};
const SLOW_DOWN = "the provider asked to slow down";
function createClient(options) {
	const { transport, clock, rateLimit, maxWaitMs, signal, observer } = options;
	const circuitBreaker = createCircuitBreaker();
	const endOfSubmissions = AbortSignal.any([signal, circuitBreaker.signal]);
	const pause = createPause({
		clock,
		maxWaitMs,
		onWait: observer.waiting
	});
	const limiter = createRateLimiter(rateLimit);
	let backoffBudgetMs = CONNECTION_BACKOFF_BUDGET_MS;
	let lastAnsweredAt = Number.NEGATIVE_INFINITY;
	async function ask(question, earlierRefusal, mayWait = true) {
		let refusal = earlierRefusal && {
			...earlierRefusal,
			reason: "rate-limited"
		};
		for (let attempt = 1;; attempt += 1) {
			const blocked = await waitForTurn(question, mayWait);
			if (blocked !== void 0) return refusal ?? blocked;
			const exchange = await send(question);
			if (exchange.kind === "failure") {
				if (mayRepeat(exchange, question, attempt)) {
					await backOff(question, attempt);
					continue;
				}
				const failure = failureOf(exchange, question);
				return failure.reason === "unreachable" ? refusal ?? failure : failure;
			}
			const parsed = question.read(exchange.reply);
			if (!question.repeatable) circuitBreaker.countReply(parsed.kind !== "answered" || parsed.usable !== false);
			switch (parsed.kind) {
				case "answered": {
					const { date } = exchange.reply;
					return {
						kind: "answered",
						value: parsed.value,
						...date !== void 0 && { date }
					};
				}
				case "failed":
					if (!question.repeatable || parsed.reason !== "temporary") return parsed;
					if (attempt === MAX_ATTEMPTS) return parsed;
					await backOff(question, attempt);
					continue;
				case "rate-limited": {
					const { code, message, waitMs } = parsed;
					const { retryAfterMs } = exchange.reply;
					refusal = failed$1("rate-limited", message, code);
					if (retryAfterMs !== void 0) refusal = {
						...refusal,
						retryAfterMs
					};
					if (parsed.scope === "request") return {
						...refusal,
						reason: "too-soon"
					};
					if (!mayWait) return refusal;
					const isLast = attempt === MAX_ATTEMPTS && waitMs === void 0;
					if (!pauseFor(exchange.reply, question, attempt, waitMs) || isLast) return refusal;
				}
			}
		}
	}
	async function waitForTurn({ repeatable }, mayWait) {
		const end = repeatable ? signal : endOfSubmissions;
		while (!end.aborted) {
			if (pause.active) {
				if (!mayWait) return failed$1("rate-limited", SLOW_DOWN);
				await pause.wait(SLOW_DOWN, end);
				continue;
			}
			const waitMs = limiter.waitMs(clock.now());
			if (waitMs === void 0) await limiter.nextEnd();
			else if (waitMs > 0) await clock.sleep(waitMs, end);
			else {
				limiter.start();
				return;
			}
		}
		const { reason } = circuitBreaker;
		if (reason !== void 0 && !repeatable) return reason.cause === "rate-limit" ? failed$1("rate-limited", `held back: ${reason.message}`) : failed$1("stopped", `stopped: ${reason.message}`);
		return pause.active ? failed$1("rate-limited", "the run was cancelled while it waited for the rate limit") : failed$1("cancelled", "the run was cancelled before the request was sent");
	}
	async function send(question) {
		const request = question.request();
		observer.sending(request);
		const exchange = await transport.send(request, signal);
		limiter.end(clock.now());
		if (exchange.kind === "reply" || exchange.delivery === "unknown") lastAnsweredAt = clock.now();
		observer.received(exchange, question);
		return exchange;
	}
	function mayRepeat(failure, { repeatable }, attempt) {
		if (signal.aborted || attempt === MAX_ATTEMPTS) return false;
		return failure.delivery === "not-sent" ? failure.transient : repeatable;
	}
	function failureOf({ delivery, message }, { repeatable }) {
		if (delivery === "unknown") {
			if (!repeatable && !signal.aborted) circuitBreaker.countReply(false);
			return failed$1("no-reply", message);
		}
		if (!repeatable && !signal.aborted) circuitBreaker.open({
			message: `the provider cannot be reached: ${message}`,
			cause: "unreachable"
		});
		return failed$1("unreachable", message);
	}
	async function backOff({ repeatable }, attempt) {
		const wantedMs = backoffMs(CONNECTION_BACKOFF, attempt, clock);
		if (repeatable) return clock.sleep(wantedMs, signal);
		const delayMs = Math.min(wantedMs, backoffBudgetMs);
		backoffBudgetMs -= delayMs;
		return clock.sleep(delayMs, endOfSubmissions);
	}
	function pauseFor({ retryAfterMs = 0 }, question, attempt, documentedMs = backoffMs(RATE_LIMIT_BACKOFF, attempt, clock)) {
		const waitMs = retryAfterMs > 0 ? retryAfterMs : documentedMs;
		if (pause.extendTo(clock.now() + waitMs)) return true;
		if (!question.repeatable) circuitBreaker.open({
			message: "the rate limit lasts longer than max-wait-minutes allows",
			cause: "rate-limit"
		});
		return false;
	}
	return {
		ask: (question, earlierRefusal) => ask(question, earlierRefusal),
		read: (question) => ask(question),
		poll: (question) => ask(question, void 0, false),
		pause,
		circuitBreaker,
		endOfSubmissions,
		get lastAnsweredAt() {
			return lastAnsweredAt;
		}
	};
}
function failed$1(reason, message, code) {
	return {
		kind: "failed",
		reason,
		message,
		...code !== void 0 && { code }
	};
}
// src/report/result-store.ts
const WAITING = {
	kind: "rate-limited",
	message: "The step ended while it waited for the rate limit. No request was under way."
};
function createResultStore(options) {
	const { targets, policy, gate, initial = UNANSWERED } = options;
	const clean = memoize((outcome) => cleanOutcome(outcome, gate));
	const judged = memoize((outcome) => judge(outcome, policy));
	const resultOf = (target, outcome, facts = {}) => {
		const judgement = judged(outcome);
		const hint = detailedHint(judgement, target, facts.caa);
		const result = {
			target,
			...facts,
			...judgement,
			...hint !== void 0 && { hint }
		};
		return {
			...result,
			...judgeProgress(result, policy)
		};
	};
	const results = new Map(targets.map((target) => [target, resultOf(target, initial)]));
	const listeners = [];
	const notify = (change) => {
		for (const listener of listeners) listener(change);
	};
	const set = (target, outcome) => {
		const result = resultOf(target, outcome, factsOf(results.get(target)));
		results.set(target, result);
		return result;
	};
	return {
		get results() {
			return results.values();
		},
		size: targets.length,
		record(recorded, outcomes) {
			const changed = recorded.map((target, index) => set(target, clean(outcomes[index] ?? UNANSWERED)));
			if (changed.length > 0) notify({
				kind: "recorded",
				results: changed
			});
		},
		markWaiting(held) {
			for (const target of held) set(target, WAITING);
			notify({ kind: "marked" });
		},
		markSending(sent) {
			for (const target of sent) set(target, UNANSWERED);
			notify({ kind: "marked" });
		},
		update(target, facts) {
			const result = results.get(target);
			if (result === void 0) return;
			const { servedCertificate, ...earlier } = factsOf(result);
			const shown = facts.endpoint === void 0 && servedCertificate ? { servedCertificate } : {};
			const known = {
				...earlier,
				...shown,
				...cleanFacts(facts, gate)
			};
			results.set(target, resultOf(target, result.outcome, known));
			notify({ kind: "updated" });
		},
		subscribe(listener) {
			listeners.push(listener);
		}
	};
}
function factsOf(result) {
	const { caa, completion, endpoint, servedCertificate } = result ?? {};
	return {
		...caa !== void 0 && { caa },
		...completion && { completion },
		...endpoint && { endpoint },
		...servedCertificate && { servedCertificate }
	};
}
const MAX_CODE_LENGTH = 64;
const MAX_CODES = 20;
function cleanOutcome(outcome, { cleanReply }) {
	const cleanCode = (code) => cleanReply(code, MAX_CODE_LENGTH);
	const hint = hintOf(outcome);
	const shared = {
		...outcome.message !== void 0 && { message: cleanReply(outcome.message) },
		...hint !== void 0 && { hint: cleanReply(hint) },
		..."code" in outcome && outcome.code !== void 0 && { code: cleanCode(outcome.code) }
	};
	if (outcome.kind !== "rejected") return {
		...outcome,
		...shared
	};
	const codes = outcome.codes.slice(0, MAX_CODES).map(cleanCode);
	const left = outcome.codes.length - codes.length;
	const isExact = codes.every((code, index) => code === outcome.codes[index]);
	return {
		...outcome,
		...shared,
		targetSpecific: outcome.targetSpecific && isExact,
		codes: left > 0 ? [...codes, `and ${left} more`] : codes
	};
}
const MAX_CAA_LENGTH = 1500;
function cleanFacts(facts, { cleanReply }) {
	const { caa, completion, servedCertificate } = facts;
	const clean = (text) => cleanReply(text);
	return {
		...facts,
		...caa !== void 0 && { caa: cleanReply(caa, MAX_CAA_LENGTH) },
		...completion && { completion: withCleanTexts(completion, clean) },
		...servedCertificate && { servedCertificate: withCleanTexts(servedCertificate, clean) }
	};
}
function withCleanTexts(value, clean) {
	return Object.fromEntries(Object.entries(value).map(([name, item]) => {
		if (typeof item === "string") return [name, clean(item)];
		return [name, typeof item === "object" && item !== null ? withCleanTexts(item, clean) : item];
	}));
}
// src/report/counts.ts
function countResults(results) {
	return {
		total: results.length,
		submitted: results.filter(({ outcome }) => outcome.kind === "submitted").length,
		ignored: results.filter(({ ignored }) => ignored).length,
		failed: results.filter(isFailed).length
	};
}
function countsText({ total, submitted, ignored, completed }) {
	return [
		`${submitted} of ${total} submitted`,
		completed !== void 0 && `${completed} completed`,
		ignored > 0 && `${ignored} ignored`
	].filter((part) => part !== false).join(", ");
}
// src/report/lists.ts
const MAX_LIST_BYTES = 3e4;
function shortLists(results, gate) {
	return {
		results: shortList(results, resultItem, gate),
		failedTargets: shortList(results.filter(isRefused), retryEntryOf, gate),
		unknownTargets: shortList(results.filter(isUnknown), retryEntryOf, gate)
	};
}
function shortList(results, itemOf, { redact }) {
	const { length } = results;
	const items = [];
	const plainItems = [];
	let bytes = 2;
	for (const result of results) {
		const item = itemOf(result);
		const json = jsonSafe(item);
		bytes += Buffer.byteLength(json) + 1;
		if (bytes > 3e4) return {
			leftOut: "too-long",
			length
		};
		items.push(json);
		plainItems.push(JSON.stringify(item));
	}
	const json = `[${items.join(",")}]`;
	return [json, plainItems.join(",")].some((text) => redact(text) !== text) ? {
		leftOut: "secret",
		length
	} : {
		json,
		length
	};
}
function resultItem(result) {
	const { target, outcome, ignored, hint } = result;
	return {
		target: target.label,
		name: target.name,
		outcome: outcome.kind,
		code: codeOf(outcome),
		message: messageOf(outcome),
		hint,
		ignored: ignored || void 0,
		...target.publicFields,
		...progressFields(result)
	};
}
function progressFields({ target: { facts, domainNames }, caa, completion, endpoint, servedCertificate }) {
	const { cause, solution, step, status } = {
		...facts,
		...completion
	};
	const certificate = servedCertificate ?? completion?.certificate;
	return {
		cause,
		solution,
		step,
		domainNames: facts === void 0 ? void 0 : domainNames,
		caa,
		completion: completion?.kind,
		status,
		endpoint,
		certificate: certificate && certificateFields(certificate)
	};
}
function certificateFields({ serialNumber, notBefore, notAfter, issuer }) {
	return {
		serialNumber,
		notBefore: isoTime(notBefore),
		notAfter: isoTime(notAfter),
		issuer
	};
}
function isoTime(time) {
	const date = new Date(time ?? NaN);
	return Number.isNaN(date.getTime()) ? void 0 : date.toISOString();
}
function retryEntryOf({ target }) {
	return target.retryEntry;
}
// src/report/results-file.ts
const MIN_PAUSE_MS = 1e3;
const PAUSE_PER_WRITE = 10;
const INTERIM = {
	verdict: "failure",
	problems: []
};
function createResultsFile(options) {
	const { store, redact, now } = options;
	const reported = new Set();
	let nextWriteAt = Number.NEGATIVE_INFINITY;
	let hasChanged = false;
	let isScheduled = false;
	let isFinished = false;
	let isListEmpty = false;
	function write(frame, results) {
		hasChanged = false;
		const startedAt = now();
		const isWritten = tryToWrite(frame, results);
		const endedAt = now();
		nextWriteAt = endedAt + Math.max(MIN_PAUSE_MS, PAUSE_PER_WRITE * (endedAt - startedAt));
		return isWritten;
	}
	function tryToWrite(frame, results) {
		try {
			const failed = results.filter(isRefused);
			replaceFile(options.path, fileParts(results, frame, redact));
			if (failed.length > 0 || !isListEmpty) {
				replaceFile(options.failedPath, listParts(failed, retryEntryOf, redact));
				isListEmpty = failed.length === 0;
			}
			return true;
		} catch (error) {
			const message = `The results file cannot be written (${reasonOf(error)}): ${options.path}`;
			if (!reported.has(message)) options.onError(message);
			reported.add(message);
			return false;
		}
	}
	function writeInterim() {
		write(INTERIM, [...store.results]);
	}
	function writeWhenDue() {
		if (isFinished || isScheduled || !hasChanged) return;
		const pauseMs = nextWriteAt - now();
		if (pauseMs <= 0) {
			writeInterim();
			return;
		}
		isScheduled = true;
		options.later(pauseMs, () => {
			isScheduled = false;
			writeWhenDue();
		});
	}
	store.subscribe((change) => {
		if (isFinished) return;
		hasChanged = true;
		if (change.kind === "marked") writeInterim();
		else writeWhenDue();
	});
	return {
		write: writeInterim,
		finish(report) {
			isFinished = true;
			return write(report, report.results);
		}
	};
}
function jsonWithoutSecrets(values, redact) {
	const json = JSON.stringify(values);
	return redact(json) === json ? safeJson(json) : jsonSafe(redactValue(values, redact));
}
function redactValue(value, redact) {
	if (value === void 0 || value === null || typeof value === "boolean") return value;
	if (typeof value === "object") {
		if (Array.isArray(value)) return value.map((item) => redactValue(item, redact) ?? null);
		return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, redactValue(item, redact)]));
	}
	const text = String(value);
	const redacted = redact(text);
	return redacted === text ? value : redacted;
}
function* fileParts(results, frame, redact) {
	const counts = countResults(results);
	const message = redact(frame.message ?? countsText(counts));
	yield `${jsonSafe({
		verdict: frame.verdict,
		...counts,
		message
	}).slice(0, -1)},\n"problems":${jsonSafe(frame.problems.map(redact))},\n"results":`;
	yield* listParts(results, resultItem, redact);
	yield ",\n\"failed-targets\":";
	yield* listParts(results.filter(isRefused), retryEntryOf, redact);
	yield ",\n\"unknown-targets\":";
	yield* listParts(results.filter(isUnknown), retryEntryOf, redact);
	yield "}\n";
}
const RESULTS_PER_PART = 2e3;
function* listParts(results, itemOf, redact) {
	yield "[";
	for (let from = 0; from < results.length; from += RESULTS_PER_PART) {
		const part = results.slice(from, from + RESULTS_PER_PART).map((result) => jsonWithoutSecrets(itemOf(result), redact));
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
// src/report/plain-notification.ts
const MAX_LENGTH = 1e3;
function plainNotification(text, runUrl) {
	const link = runUrl === void 0 ? "" : ` ${runUrl}`;
	return logSafe((0,format.n)(inert(stripControls(text)), MAX_LENGTH - link.length) + link);
}
const JOINER = "\u2060";
function inert(text) {
	return text.replace(/[<[]/g, "(").replace(/[>\]]/g, ")").replace(/[`*~|]/g, " ").replace(/@|:(?=\/\/)/g, `$&${JOINER}`);
}
// src/report/started-outputs.ts
const EMPTY = {
	verdict: "",
	total: "",
	submitted: "",
	ignored: "",
	failed: "",
	completed: "",
	found: "",
	message: "",
	notification: "",
	results: "",
	"failed-targets": "",
	"unknown-targets": "",
	"results-file": "",
	"failed-targets-file": ""
};
const STARTED = "The step ended before it could report on its targets.";
function startedOutputs(files, runUrl) {
	return {
		...EMPTY,
		verdict: "failure",
		message: STARTED,
		notification: plainNotification(STARTED, runUrl),
		"results-file": files.results,
		"failed-targets-file": files.failedTargets
	};
}
// src/steps/check-caa.ts
const NOT_CHECKED = {
	findings: new Map(),
	held: new Map(),
	warnings: [],
	notices: []
};
async function checkCaa(targets, { provider, inputs, runner, clock, signal }) {
	const { caaCheck, dnsServers, dryRun } = inputs;
	const { name, caa } = provider;
	if (caaCheck === "off") return NOT_CHECKED;
	if (caa === void 0) {
		const notice = `'caa-check' has no effect: ${name} does not check CAA records.`;
		runner.info(notice);
		return {
			...NOT_CHECKED,
			notices: [notice]
		};
	}
	const open = targets.filter(({ decided, domainNames = [] }) => decided === void 0 && domainNames.length > 0);
	if (open.length === 0) return NOT_CHECKED;
	const { preflight } = await __nccwpck_require__.e(/* import() */ 464).then(__nccwpck_require__.bind(__nccwpck_require__, 464));
	const checked = await preflight(open, {
		mode: caaCheck,
		issuers: caa,
		dnsServers,
		dryRun,
		clock,
		signal
	});
	for (const warning of checked.warnings) runner.warning(warning);
	for (const notice of checked.notices) runner.info(notice);
	return checked;
}
function showFindings({ findings }, store, kind) {
	if (findings.size === 0) return;
	for (const { target, needsAttention } of [...store.results]) {
		const finding = findings.get(target);
		if (finding?.kind !== kind || kind === "cannot-tell" && !needsAttention) continue;
		store.update(target, { caa: finding.text });
	}
}
// src/steps/plan-targets.ts
const NO_TARGETS = {
	targets: [],
	errors: [],
	missing: [],
	notices: [],
	submissions: () => []
};
async function planTargets(request, options) {
	const { notices } = request;
	if (request.kind === "planned") return {
		ending: "finished",
		checked: request.checked,
		problems: [],
		notices
	};
	const { configured, rows } = request;
	const nothing = {
		checked: NO_TARGETS,
		problems: [],
		notices
	};
	if (request.discovery === void 0) return {
		...nothing,
		ending: "not-asked"
	};
	const { discover } = await __nccwpck_require__.e(/* import() */ 432).then(__nccwpck_require__.bind(__nccwpck_require__, 432));
	const found = await discover(await request.discovery(), {
		...options,
		rows
	});
	if (found.kind === "list-unreadable") {
		const problems = [withHint(found, request.provider)];
		return {
			...nothing,
			ending: "list-unreadable",
			problems
		};
	}
	const { scope } = found;
	const all = [...notices, ...found.notices];
	if (found.kind === "nothing-failed") return {
		...nothing,
		ending: "nothing-failed",
		notices: all,
		found: 0,
		scope
	};
	if (found.kind === "too-many") return {
		...nothing,
		ending: "too-many",
		notices: all,
		found: found.count,
		scope
	};
	const checked = configured.targets(found.entries);
	const { errors, missing } = checked;
	const [problem] = [...errors, ...missing];
	if (problem !== void 0) return {
		...nothing,
		ending: "list-unreadable",
		notices: all,
		problems: [problem]
	};
	return {
		ending: "finished",
		checked,
		problems: [],
		notices: [...all, ...checked.notices],
		found: found.count,
		scope
	};
}
function withHint({ problem, code }, provider) {
	if (code === void 0) return problem;
	const refusal = {
		kind: "rejected",
		codes: [code],
		targetSpecific: false,
		message: problem
	};
	const hint = provider.advise(refusal, { attempt: 1 })?.hint;
	return hint === void 0 ? problem : `${problem} ${hint}`;
}
// src/inventory/entry.ts
function blankEntry(where) {
	return {
		where,
		form: "structured",
		text: "",
		fields: {},
		nullFields: [],
		outer: {},
		owner: "none",
		errors: [],
		fatalErrors: []
	};
}
function parseText(where, text, { picked, providers }) {
	const entry = {
		...blankEntry(where),
		text
	};
	if (text === "all") return {
		...entry,
		form: "all"
	};
	if (text === "failed") return {
		...entry,
		form: "failed"
	};
	const own = picked?.syntax.readPlain(text);
	if (own !== void 0) {
		const address = {
			...entry,
			form: "address",
			owner: "picked"
		};
		if ("fields" in own) return {
			...address,
			fields: own.fields
		};
		return {
			...address,
			errors: [{
				where,
				text: `${(0,quote.t)(text)} ${own.error}`
			}]
		};
	}
	for (const { name, syntax } of providers) {
		const reading = syntax === picked?.syntax ? void 0 : syntax.readPlain(text);
		if (reading === void 0) continue;
		if (picked !== void 0) {
			const reason = `is an entry for ${name}, but provider is '${picked.id}'`;
			const errors = [{
				where,
				text: `${(0,quote.t)(text)} ${reason}`
			}];
			return {
				...entry,
				form: "address",
				owner: "other",
				errors
			};
		}
		const errors = "error" in reading ? [{
			where,
			text: `${(0,quote.t)(text)} ${reading.error}`
		}] : [];
		return {
			...entry,
			form: "address",
			owner: "picked",
			errors
		};
	}
	return {
		...entry,
		form: "word"
	};
}
// src/inventory/formats/plain.ts
const MAX_SEARCHED = 1e4;
const SEPARATORS = "seems to have thousands separators: write the digits alone, or add a blank after each comma of a list";
function parsePlain(text) {
	const items = [];
	for (const line of text.split(/\r\n|\r|\n/)) {
		if (line.trimStart().startsWith("#")) continue;
		const number = /(?:^|\s)(\d{1,3}(?:,\d{3})+)(?=\s*(?:,\s|$))/.exec(line.slice(0, MAX_SEARCHED))?.[1];
		if (number !== void 0) {
			const item = itemOf(number, items.length + 1);
			items.push({
				...item,
				error: `'${number.slice(0, 40)}' ${SEPARATORS}`
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
		text
	};
	return text.startsWith("#") ? {
		...item,
		error: "starts with '#': only a whole line can be a comment"
	} : item;
}
// src/inventory/node.ts
const ABSENT = { kind: "absent" };
var ParseError = class extends Error {
	offset;
	constructor(offset, reason) {
		super(reason);
		this.offset = offset;
	}
};
const MAX_MEMBERS = 1e3;
const TOO_MANY_MEMBERS = "more than 1,000 keys in one entry";
const MAX_VALUES = 25e5;
const TOO_MANY_VALUES = "more than 2,500,000 values";
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
// src/inventory/document.ts
async function readDocument(label, format, text, context) {
	try {
		if (format === "plain") return readPlainList(label, text, context);
		const { readStructured } = await __nccwpck_require__.e(/* import() */ 876).then(__nccwpck_require__.bind(__nccwpck_require__, 876));
		return await readStructured({
			label,
			format
		}, text, context);
	} catch (error) {
		if (!(error instanceof TooManyEntries)) throw error;
		return {
			entries: [],
			errors: [{
				where: label,
				text: error.message
			}],
			notices: []
		};
	}
}
function readPlainList(label, text, context) {
	const items = parsePlain(text);
	if (items.length > 25e4) throw new TooManyEntries();
	return {
		entries: items.map(({ place, text: entry, error }) => {
			const where = `${label}, ${place}`;
			return error === void 0 ? parseText(where, entry, context) : {
				...blankEntry(where),
				fatalErrors: [{
					where,
					text: error
				}]
			};
		}),
		errors: [],
		notices: []
	};
}
// src/inventory/errors.ts
const MAX_SEARCHES = 20;
const MAX_COMPARED = 4e7;
const MAX_WORD_LENGTH = 200;
function sentencesOf(errors, limit, more) {
	const grouped = groupByText(errors);
	const kept = grouped.slice(0, limit);
	const searched = new Set(withinBudget(kept.filter(isSearchable)));
	const sentences = kept.map((error) => `${error.where}: ${error.text}${searched.has(error) ? suggestion(error) : ""}.`);
	const left = grouped.length - kept.length;
	return left > 0 ? [...sentences, more(left)] : sentences;
}
function groupByText(errors) {
	return [...Map.groupBy(errors, ({ where, text }) => `${documentOf(where)}\n${text}`).values()].flatMap(([first, ...others]) => {
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
function withinBudget(errors) {
	let compared = 0;
	return errors.slice(0, MAX_SEARCHES).filter(({ suggest }) => {
		const letters = suggest === void 0 ? 0 : suggest.word.length * suggest.among.length;
		if (compared + letters > MAX_COMPARED) return false;
		compared += letters;
		return true;
	});
}
function isSearchable({ suggest }) {
	return suggest !== void 0 && suggest.word.length <= MAX_WORD_LENGTH;
}
function suggestion({ suggest }) {
	const words = suggest === void 0 ? [] : nearest(suggest.word, suggest.among, suggest.max);
	return words.length === 0 ? "" : `; nearest: ${words.map(quote.t).join(", ")}`;
}
// src/inventory/field-names.ts
const NAME = "name";
const DOMAIN_NAME = "domainName";
function createFieldNames(picked, providers) {
	const ordered = picked === void 0 ? providers : [picked, ...providers];
	const names = new Set([NAME]);
	const readers = new Map();
	for (const { syntax } of ordered) for (const [field, reader] of Object.entries(syntax.fields)) {
		names.add(field);
		if ((picked === void 0 || syntax === picked.syntax) && !readers.has(field)) readers.set(field, reader);
	}
	names.add(DOMAIN_NAME);
	if (!readers.has("domainName")) readers.set(DOMAIN_NAME, readDomain);
	const fields = new Map();
	for (const name of names) if (!fields.has(normalize(name))) fields.set(normalize(name), name);
	const secrets = new Set(providers.flatMap(({ syntax }) => syntax.secretFields));
	const canonical = new Set(fields.values());
	return {
		names: [...canonical],
		field: (text) => canonical.has(text) ? text : fields.get(normalize(text)),
		isSecret: (field) => secrets.has(field),
		isKeyField: (field) => picked?.syntax.keyFields.includes(field) ?? false,
		isOwn: (field) => field === "name" || (picked === void 0 ? providers : [picked]).some(({ syntax }) => field in syntax.fields),
		reader: (field) => readers.get(field)
	};
}
function normalize(name) {
	return name.toLowerCase().replace(/[\s_-]+/g, "");
}
// src/inventory/advice.ts
const MAX_COMPARED_LENGTH = 200;
function adviceOn(word, isKnown, known) {
	const lower = word.toLowerCase();
	if (lower === "all") return `write 'all' in lower case to mean every entry`;
	if (lower === "failed") return `write '${reserved_words.t}' in lower case to mean everything that the provider lists as failed`;
	if (word === "*") return `write 'all' to mean every entry`;
	if (/^sep=.?$/i.test(word)) return "this line is for spreadsheets only; delete it";
	if (/^[a-z][a-z0-9+.-]*:\/\//i.test(word)) return "a URL is not an entry";
	if (word.includes(";")) return "separate entries with commas, not with semicolons";
	const field = /^([\w -]{1,40}):(?:\s|$)/.exec(word)?.[1];
	if (field !== void 0) return `an entry of YAML starts with a dash: '- ${field}: \u2026'`;
	const sameLetters = word.length > MAX_COMPARED_LENGTH ? void 0 : known.find((one) => isSame(one, word));
	if (sameLetters !== void 0) return sameLetters.toLowerCase() === lower ? `upper and lower case are different; the inventory has ${(0,quote.t)(sameLetters)}` : `the inventory writes ${(0,quote.t)(sameLetters)} with other Unicode characters (NFC, NFD)`;
	const parts = word.split(/\s+/);
	if (parts.length > 1 && (parts.every(isKnown) || parts.every(looksLikeAddress))) return "separate entries with commas";
}
function isSame(one, other) {
	if (Math.abs(one.length - other.length) > other.length) return false;
	return one.normalize("NFC").toLowerCase() === other.normalize("NFC").toLowerCase();
}
function looksLikeAddress(part) {
	return /^(?:cert:|order:)?[\w.:@[\]-]*\d$/i.test(part);
}
// src/inventory/parsed-entry.ts
function fieldValue({ fields, outer }, field) {
	return fields[field] ?? outer[field];
}
function isUsable({ errors, fatalErrors }) {
	return errors.length + fatalErrors.length === 0;
}
// src/inventory/lookup.ts
const MAX_SUGGESTIONS = 3;
function lookUp(entry, context) {
	switch (entry.form) {
		case "all": return everything(entry, context);
		case "failed": return { kind: "unknown" };
		case "word": return byPlainWord(entry, context);
		case "address":
		case "structured": return byFields(entry, context);
	}
}
function merge(entry, row, syntax) {
	const merged = {
		...entry.outer,
		...row.outer,
		...row.fields
	};
	const replaced = syntax.exclusiveFields.filter((group) => group.some((field) => field in entry.fields));
	for (const field of [...replaced.flat(), ...nulls(entry, syntax)]) delete merged[field];
	return {
		...merged,
		...entry.fields
	};
}
function everything({ where }, { inventory, provider }) {
	if (inventory.kind === "unreadable") return { kind: "unknown" };
	if (inventory.kind === "none") return failed({
		where,
		text: "'all' means every entry of the inventory, but 'inventory' is empty: set it to the path of the file"
	});
	const { rows } = inventory.index;
	if (rows.length > 0) return {
		kind: "rows",
		rows
	};
	return failed({
		where,
		text: `'all' finds nothing: the inventory has no entry for ${provider.name}`
	});
}
function byPlainWord({ where, text }, { inventory, provider }) {
	if (inventory.kind === "unreadable") return { kind: "unknown" };
	if (inventory.kind === "none") {
		const reason = `is neither an address nor an ID of ${provider.name}`;
		const advice = adviceOn(text, () => false, []);
		if (advice !== void 0) return failed({
			where,
			text: `${(0,quote.t)(text)} ${reason}: ${advice}`
		});
		return failed({
			where,
			text: `${(0,quote.t)(text)} ${reason}, and 'inventory' is empty, so that no name can be looked up; ${expected(provider)}`
		});
	}
	const { index } = inventory;
	const named = index.byName.rows(text, []);
	if (named.length > 0) return {
		kind: "rows",
		rows: named
	};
	const { searchFields, fields } = provider.syntax;
	for (const field of searchFields) {
		const reading = fields[field]?.(text);
		if (reading === void 0 || "error" in reading) continue;
		const rows = index.bySearchField.get(field)?.rows(reading.value, []) ?? [];
		if (rows.length > 0) return {
			kind: "rows",
			rows
		};
	}
	return failed(missing(where, text, index, provider));
}
function byFields(entry, context) {
	const { inventory, provider } = context;
	const { syntax } = provider;
	const addresses = syntax.lookupKeys(entry.fields);
	if (addresses.length > 0) {
		if (inventory.kind !== "read") return { kind: "itself" };
		return byAddresses(entry, addresses, inventory.index, context);
	}
	const word = syntax.searchFields.find((field) => entry.fields[field] !== void 0);
	if (entry.owner === "other" || entry.name === void 0 && word === void 0) return failed(incomplete(entry, provider));
	return byWords(entry, word, context);
}
function byAddresses(entry, addresses, { byAddress, byOtherId }, { provider: { syntax }, defaults }) {
	const known = (map) => addresses.find((key) => map.has(key));
	const map = known(byAddress) === void 0 ? byOtherId : byAddress;
	const key = known(map);
	if (key === void 0) {
		const other = syntax.otherKind?.(entry.fields);
		return other !== void 0 && (byAddress.has(other) || byOtherId.has(other)) ? {
			kind: "itself",
			notice: otherKindNotice(entry, other)
		} : { kind: "itself" };
	}
	const searchWords = searchWordsOf(entry, syntax);
	const wanted = entry.form === "structured" ? givenAmong(entry, syntax.identityFields) : searchWords;
	const rows = choose(map, key, searchWords, wanted);
	if (rows.length === 0) return {
		kind: "itself",
		notice: elsewhere(entry, key, map.rows(key, []), wanted),
		differing: wanted.map(({ field }) => field)
	};
	return {
		kind: "rows",
		rows: entry.form === "structured" && searchWords.length > 0 ? ofSameIdentity(entry, rows, syntax, defaults) : rows
	};
}
function givenAmong(entry, fields) {
	return fields.flatMap((field) => {
		const value = entry.fields[field];
		return value === void 0 ? [] : [{
			field,
			value
		}];
	});
}
function choose(map, key, exact, wanted) {
	const others = wanted.filter(({ field }) => !exact.some((word) => word.field === field));
	const [first] = others;
	if (first === void 0) return map.rows(key, exact);
	const withoutValue = {
		field: first.field,
		value: void 0
	};
	let chosen = (exact.length > 0 ? map.rows(key, exact) : [...map.rows(key, [first]), ...map.rows(key, [withoutValue])]).filter((row) => others.every(({ field, value }) => [void 0, value].includes(fieldValue(row, field))));
	for (const { field, value } of others) {
		const matching = chosen.filter((row) => fieldValue(row, field) === value);
		if (matching.length > 0) chosen = matching;
	}
	return chosen;
}
function otherKindNotice({ where, fields }, other) {
	const [field = ""] = Object.keys(fields);
	return {
		where,
		text: `is sent as a ${field}: the inventory has ${(0,quote.t)(other)}; write that to use the inventory entry`
	};
}
function elsewhere({ where }, key, rows, wanted) {
	return {
		where,
		text: `is sent unchanged: at ${key} the inventory only has ${wanted.map(({ field }) => {
			const shown = [...new Set(rows.map((row) => fieldValue(row, field)))].map((value) => value ?? "none");
			return `${field} ${(0,quote.n)(shown, MAX_SUGGESTIONS)}`;
		}).join(", and ")}`
	};
}
function searchWordsOf(entry, { searchFields }) {
	return searchFields.flatMap((field) => {
		const value = entry.fields[field];
		return value !== void 0 || entry.nullFields.includes(field) ? [{
			field,
			value
		}] : [];
	});
}
function ofSameIdentity(entry, rows, syntax, defaults) {
	const own = {
		...defaults,
		...entry.outer,
		...entry.fields
	};
	const same = rows.filter((row) => {
		const theirs = {
			...defaults,
			...entry.outer,
			...row.outer,
			...row.fields
		};
		return syntax.identityFields.every((field) => own[field] === theirs[field]);
	});
	return same.length > 0 ? same : rows;
}
function byWords(entry, word, { inventory, provider }) {
	const { where, name } = entry;
	const wanted = name ?? entry.fields[word ?? ""] ?? "";
	if (inventory.kind === "unreadable") return { kind: "unknown" };
	if (inventory.kind === "none") return failed({
		where,
		text: `${`has only the name or domain ${(0,quote.t)(wanted)}, and 'inventory' is empty, so that it cannot be looked up`}; ${expected(provider)}`
	});
	const { index } = inventory;
	const map = name === void 0 ? index.bySearchField.get(word ?? "") : index.byName;
	if (map === void 0 || !map.has(wanted)) return failed(missing(where, wanted, index, provider));
	const { keyFields, identityFields } = provider.syntax;
	const given = givenAmong(entry, [...keyFields, ...identityFields]);
	const nulls = searchWordsOf(entry, provider.syntax).filter(({ value }) => value === void 0);
	const rows = choose(map, wanted, nulls, given);
	if (rows.length > 0) return {
		kind: "rows",
		rows
	};
	const fields = [...nulls, ...given].map(({ field }) => field);
	return failed({
		where,
		text: `${(0,quote.t)(wanted)} is in the inventory, but with another ${(0,format.l)(fields)}`
	});
}
function missing(where, word, index, { name }) {
	if (index.isForeign(word)) return {
		where,
		text: `${(0,quote.t)(word)} is in the inventory, but has no entry for ${name}`
	};
	const text = `${(0,quote.t)(word)} is neither an address nor an ID of ${name} nor in the inventory`;
	const advice = adviceOn(word, (other) => index.byName.has(other), index.searchWords());
	if (advice !== void 0) return {
		where,
		text: `${text}: ${advice}`
	};
	return {
		where,
		text,
		suggest: {
			word,
			among: index.searchWords(),
			max: MAX_SUGGESTIONS
		}
	};
}
function incomplete(entry, provider) {
	const { where } = entry;
	if (entry.owner === "other") return {
		where,
		text: `has no address or ID of ${provider.name}: the entry is for another provider; ${expected(provider)}`
	};
	const lacking = provider.syntax.keyFields.filter((field) => entry.fields[field] === void 0);
	if (entry.owner === "picked") return {
		where,
		text: `lacks ${(0,format.l)(lacking)}`
	};
	return {
		where,
		text: `does not say what to retry; ${expected(provider)}`
	};
}
function expected({ name, syntax }) {
	return `expected an address or ID of ${name} such as ${(0,format.l)(syntax.examples)}`;
}
function nulls(entry, syntax) {
	return entry.nullFields.filter((field) => syntax.searchFields.includes(field));
}
function failed(error) {
	return {
		kind: "error",
		error
	};
}
// src/inventory/resolve.ts
const MAX_ERRORS = 50;
const MAX_NOTICES = 10;
const MAX_SELECTED = 1e6;
const REQUIRED = "name what to retry, or write 'failed' for all that failed, or 'all' for the whole inventory";
const NO_INPUTS = "a 'schedule' event has no inputs, so that an expression such as inputs.targets is empty";
const ONLY_COMMENTS = "has only comments: a line that starts with '#' is a comment; remove the '#' to retry the entry";
const EMPTY_LIST = "is an empty list (failed-targets is [] when nothing failed: skip this step then)";
async function resolveEntries(sources, provider, providers, defaults) {
	const secrets = new Set();
	const fieldNames = createFieldNames(provider, providers);
	const { signal } = sources;
	const parseContext = {
		picked: provider,
		providers,
		fieldNames,
		secrets,
		signal
	};
	const loaded = await readInventory(sources, parseContext);
	const document = await readTargets(sources, parseContext);
	const context = provider && {
		provider,
		inventory: loaded.inventory,
		defaults
	};
	const rows = loaded.inventory.kind === "read" ? loaded.inventory.index.rows : [];
	const asksForFailed = document.entries.some(({ form }) => form === "failed");
	const resolved = asksForFailed ? checkForFailed(document.entries, rows, provider) : lookUpAll(document.entries, context);
	const errors = [
		...document.errors,
		...loaded.errors,
		...resolved.errors
	];
	const notUsed = sentencesOf(rows.filter((row) => !resolved.selected.has(row)).flatMap((row) => errorsOf(row, provider)), MAX_NOTICES, (count) => `inventory: and ${count} more errors.`);
	return {
		entries: resolved.entries,
		asksForFailed,
		rows: resolved.rows ?? [],
		errors: sentencesOf(errors, MAX_ERRORS, (count) => `targets: and ${count} more errors.`),
		notices: [
			...[...document.notices, ...loaded.notices].map((notice) => `${notice}.`),
			...sentencesOf(resolved.notices, MAX_NOTICES, (count) => `targets: and ${count} more notices of this kind.`),
			...notUsed.map((sentence) => `${sentence} The entry is not used.`)
		],
		secrets: [...secrets]
	};
}
async function readInventory({ inventory, ...folders }, context) {
	if (inventory === void 0) return {
		inventory: { kind: "none" },
		errors: [],
		notices: []
	};
	const { loadInventory } = await __nccwpck_require__.e(/* import() */ 791).then(__nccwpck_require__.bind(__nccwpck_require__, 791));
	return loadInventory(inventory, folders, context);
}
async function readTargets({ targets: text, event }, context) {
	const nothing = {
		entries: [],
		errors: [],
		notices: []
	};
	const content = text?.replace(/^\uFEFF/, "") ?? "";
	if (content.trim() === "") {
		const reason = event === "schedule" ? `${REQUIRED}; ${NO_INPUTS}` : REQUIRED;
		return {
			...nothing,
			errors: [{
				where: "'targets' is required",
				text: reason
			}]
		};
	}
	const document = await readDocument("targets", detectFormat(content), content, context);
	const empty = document.entries.length === 0 && document.errors.length === 0;
	const cause = isComment(content) ? ONLY_COMMENTS : EMPTY_LIST;
	return empty ? {
		...document,
		errors: [{
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
function lookUpAll(parsed, context) {
	const entries = [];
	const errors = [];
	const selected = new Set();
	const notices = [];
	for (const entry of parsed) {
		errors.push(...entry.fatalErrors, ...entry.errors);
		if (!isUsable(entry) || context === void 0) continue;
		const found = lookUp(entry, context);
		if (found.kind === "error") errors.push(found.error);
		if (found.kind === "itself" && found.notice !== void 0) notices.push(found.notice);
		for (const row of found.kind === "rows" ? found.rows : []) {
			if (selected.has(row)) continue;
			errors.push(...row.errors);
			selected.add(row);
		}
		for (const one of entriesOf(entry, found, context)) entries.push(one);
		if (entries.length > MAX_SELECTED) {
			const text = `selects more than ${MAX_SELECTED} entries, together with those before it`;
			return {
				entries,
				errors: [...errors, {
					where: entry.where,
					text
				}],
				selected,
				notices
			};
		}
	}
	return {
		entries,
		errors,
		selected,
		notices
	};
}
function checkForFailed(parsed, rows, provider) {
	const word = parsed.find(({ form }) => form === "failed");
	const text = `'${reserved_words.t}' must be the only entry: remove it, or all other entries`;
	const notAlone = word !== void 0 && parsed.length > 1 ? [{
		where: word.where,
		text
	}] : [];
	return {
		entries: [],
		rows: rows.filter(isUsable).map((row) => makeEntry(row.where, row.name, {
			...row.outer,
			...row.fields
		})),
		errors: [
			...notAlone,
			...parsed.flatMap((entry) => [...entry.fatalErrors, ...entry.errors]),
			...rows.flatMap((row) => errorsOf(row, provider))
		],
		selected: new Set(rows),
		notices: []
	};
}
function errorsOf(row, provider) {
	if (provider === void 0 || !isUsable(row)) return row.errors;
	return provider.syntax.lookupKeys(row.fields).length > 0 ? [] : [incomplete(row, provider)];
}
function entriesOf(entry, found, { provider }) {
	switch (found.kind) {
		case "rows": return found.rows.filter(isUsable).map((row) => mergedEntry(entry, row, provider));
		case "itself": return [asWritten(entry, found.differing)];
		case "error":
		case "unknown": return [];
	}
}
function asWritten({ where, name, outer, fields }, overrides = []) {
	const written = makeEntry(where, name, {
		...outer,
		...fields
	});
	return overrides.length === 0 ? written : {
		...written,
		overrides
	};
}
function mergedEntry(entry, row, { syntax }) {
	const merged = makeEntry(entry.form === "all" ? row.where : `${entry.where} (${row.where})`, entry.name ?? row.name, merge(entry, row, syntax));
	if (entry.form === "all") return merged;
	const overrides = Object.keys(entry.fields).filter((field) => {
		const known = fieldValue(row, field);
		return known !== void 0 && known !== entry.fields[field];
	});
	return overrides.length === 0 ? merged : {
		...merged,
		overrides
	};
}
function makeEntry(where, name, fields) {
	return name === void 0 ? {
		where,
		fields
	} : {
		where,
		name,
		fields
	};
}
// src/steps/read-request.ts
const MAX_SENTENCE_LENGTH = 1e3;
async function readRequest(inputs, { providers, gate, hide, signal }) {
	const { provider, forProvider, dryRun } = inputs;
	const configured = provider?.configure(forProvider(provider));
	const resolution = await resolveEntries({
		...inputs.sources,
		signal
	}, provider, providers, configured?.defaults ?? {});
	hide(keysAmong(resolution.secrets, inputs, providers));
	const { asksForFailed } = resolution;
	const checked = configured?.targets(asksForFailed ? resolution.rows : resolution.entries);
	const missing = [...inputs.missing, ...asksForFailed ? missingForDiscovery(provider, configured) : checked?.missing ?? []];
	const errors = [
		...inputs.errors,
		...resolution.errors,
		...configured?.errors ?? [],
		...checked?.errors ?? [],
		...dryRun ? [] : missing
	];
	const sentence = (text) => cleanSentence(text, gate.clean);
	if (!(provider !== void 0 && configured !== void 0 && checked !== void 0) || errors.length > 0) return {
		kind: "invalid",
		errors: errors.map(sentence)
	};
	const warnings = [...inputs.warnings, ...dryRun ? missing : []].map(sentence);
	if (!asksForFailed) return {
		kind: "planned",
		provider,
		configured,
		checked,
		warnings,
		notices: [...resolution.notices, ...checked.notices].map(sentence)
	};
	return {
		kind: "discovery",
		provider,
		configured,
		rows: resolution.rows,
		discovery: missing.length === 0 ? configured.discovery?.load : void 0,
		warnings,
		notices: resolution.notices.map(sentence)
	};
}
function missingForDiscovery(provider, configured) {
	if (provider === void 0 || configured === void 0) return [];
	return configured.discovery?.missing ?? [`'targets: failed' is not possible: ${provider.name} cannot list what failed.`];
}
function cleanSentence(text, clean) {
	return clean(text, MAX_SENTENCE_LENGTH).replace(/([.!?])\.$/, "$1");
}
function keysAmong(values, { provider, forProvider }, providers) {
	if (provider === void 0 || values.length === 0) return values;
	const configured = providers.map((one) => one.configure(forProvider(one)));
	return values.filter((value) => !configured.some((one) => one.isAlias(value)));
}
// src/steps/submit.ts
async function submitAll(submissions, options) {
	const { client, signal, observer } = options;
	const problems = [];
	function settle(submission, answer) {
		if (answer.kind === "failed") {
			const outcome = outcomeOf(answer);
			observer.settled(submission, submission.targets.map(() => outcome), void 0);
			return;
		}
		const { outcomes, stop } = answer.value;
		for (const problem of answer.value.problems) problems.push(problem);
		observer.settled(submission, outcomes, answer.date);
		if (stop !== void 0) client.circuitBreaker.open({
			message: stop,
			cause: "credentials"
		});
	}
	let round = new Map(submissions.map((submission) => [submission, void 0]));
	for (let isFirst = true;; isFirst = false) {
		const askedBefore = isFirst && options.askedBefore;
		round = await runRound(round, {
			...options,
			askedBefore
		}, settle);
		if (round.size === 0 || !await waitForNextRound(round, options)) break;
	}
	for (const [submission, refusal] of round) if (refusal !== void 0) settle(submission, refusal);
	const { reason } = client.circuitBreaker;
	if (reason !== void 0) problems.push(`The run was stopped: ${reason.message}.`);
	return signal.aborted ? [CANCELLED, ...problems] : problems;
}
async function runRound(round, { client, rateLimit, askedBefore }, settle) {
	const accountLimit = createAccountLimitDetector(rateLimit, askedBefore);
	const refused = new Map();
	const queue = round.entries();
	async function work() {
		for (const [submission, earlierRefusal] of queue) {
			if (accountLimit.detected) {
				refused.set(submission, ACCOUNT_LIMIT);
				continue;
			}
			const answer = await client.ask(submission.ask, earlierRefusal);
			accountLimit.add(answer);
			if (isTooSoon(answer)) refused.set(submission, answer);
			else settle(submission, answer);
		}
	}
	const workers = Math.min(maxUnderWay(rateLimit), round.size);
	await Promise.all(Array.from({ length: workers }, work));
	return refused;
}
const ACCOUNT_LIMIT = {
	kind: "failed",
	reason: "rate-limited",
	message: "held back, because the limit counts for the whole account"
};
function isTooSoon(answer) {
	return answer.kind === "failed" && answer.reason === "too-soon";
}
async function waitForNextRound(round, { client, rateLimit, observer }) {
	const { cooldown } = rateLimit;
	const { pause, endOfSubmissions } = client;
	if (cooldown === void 0 || endOfSubmissions.aborted) return false;
	if (!pause.extendTo(client.lastAnsweredAt + cooldown.milliseconds)) return false;
	observer.waitingForRound([...round.keys()]);
	await pause.wait(`${round.size} came too soon for the provider's rate limit`, endOfSubmissions);
	observer.roundBegins([...round.keys()]);
	return !endOfSubmissions.aborted;
}
function createAccountLimitDetector({ cooldown }, askedBefore) {
	const needed = cooldown?.refusalsThatShowAccountLimit ?? Number.POSITIVE_INFINITY;
	let accepted = askedBefore;
	let refusalsInARow = 0;
	return {
		get detected() {
			return refusalsInARow >= needed;
		},
		add(answer) {
			if (isTooSoon(answer)) {
				if (accepted) refusalsInARow += 1;
				return;
			}
			refusalsInARow = 0;
			const outcomes = answer.kind === "answered" ? answer.value.outcomes : [];
			accepted ||= outcomes.some(({ kind }) => kind === "submitted");
		}
	};
}
function outcomeOf({ reason, message, code }) {
	switch (reason) {
		case "no-reply": return {
			kind: "unknown",
			message
		};
		case "rate-limited":
		case "too-soon": return {
			kind: "rate-limited",
			message,
			...code !== void 0 && { code }
		};
		default: return {
			kind: "not-attempted",
			message
		};
	}
}
// src/steps/retry.ts
async function retry(submissions, options) {
	const { provider, client, store, signal, askedBefore } = options;
	const sent = submissions.flatMap(({ targets }) => targets);
	const following = await beginFollowing(sent, options);
	store.markSending(sent);
	options.onSubmit();
	const problems = await submitAll(submissions, {
		client,
		rateLimit: provider.rateLimit,
		signal,
		askedBefore,
		observer: {
			settled({ targets }, outcomes, repliedAt) {
				for (const target of targets) following?.submitted(target, repliedAt);
				store.record(targets, outcomes);
			},
			waitingForRound: (waiting) => store.markWaiting(waiting.flatMap(({ targets }) => targets)),
			roundBegins: (round) => store.markSending(round.flatMap(({ targets }) => targets))
		}
	});
	options.onSubmitted();
	const notices = await following?.end() ?? [];
	return {
		problems: signal.aborted && !problems.includes("The run was cancelled.") ? [CANCELLED, ...problems] : problems,
		notices
	};
}
async function beginFollowing(sent, options) {
	if (options.followMs === 0 || sent.length === 0) return void 0;
	const { createFollowing } = await __nccwpck_require__.e(/* import() */ 204).then(__nccwpck_require__.bind(__nccwpck_require__, 204));
	return createFollowing(sent, options);
}
// src/run.ts
async function run(dependencies) {
	const { runner, gate, environment, providers, clock, signal } = dependencies;
	const startedAt = clock.wallTime();
	const startedAtTick = clock.now();
	runner.hide(readSecrets(runner.input, environment, providers));
	const context = readContext(environment, gate);
	const inputs = readInputs(runner.input, environment, providers);
	const request = await readRequest(inputs, {
		providers,
		gate,
		hide: runner.hide,
		signal
	});
	if (request.kind === "invalid") {
		const { reportInvalidInput } = await __nccwpck_require__.e(/* import() */ 372).then(__nccwpck_require__.bind(__nccwpck_require__, 372));
		await reportInvalidInput(runner, request.errors, inputs, context);
		return false;
	}
	const { provider } = request;
	logRequest(runner, request, inputs);
	const files = resultFiles(environment);
	if (!writeOutputs(runner, startedOutputs(files, context.runUrl))) return false;
	await signalsDelivered();
	const log = createRequestLog(runner, {
		clock,
		gate
	});
	const client = createRunClient(provider, log, inputs, dependencies);
	const { maxTargets } = inputs;
	const storeFor = (targets) => createResultStore({
		targets,
		policy: {
			provider,
			ignoreCodes: inputs.ignoreCodes,
			attempt: context.attempt,
			isFollowed: inputs.followMs > 0,
			isVerified: inputs.verifyTls && targets.some(({ endpoint }) => endpoint !== void 0)
		},
		gate,
		initial: inputs.dryRun ? { kind: "dry-run" } : NOT_SENT
	});
	const fileFor = (results) => createResultsFile({
		path: files.results,
		failedPath: files.failedTargets,
		store: results,
		redact: gate.redact,
		now: clock.now,
		later: dependencies.later,
		onError: (message) => runner.warning(message)
	});
	if (request.kind === "discovery") fileFor(storeFor([])).write();
	const { hide } = runner;
	const clean = gate.cleanReply;
	const plan = await planTargets(request, {
		reader: client,
		maxTargets,
		hide,
		clean
	});
	const { targets } = plan.checked;
	const sentence = (text) => cleanSentence(text, gate.cleanReply);
	const notices = [...plan.notices.map(sentence), ...secondAttemptNotice(context.attempt)];
	const store = storeFor(targets);
	const file = fileFor(store);
	if (!(!inputs.dryRun && inputs.caaCheck === "off" && inputs.followMs === 0)) file.write();
	const caa = await checkCaa(targets, {
		provider,
		inputs,
		runner,
		clock,
		signal
	});
	const decided = new Map([...decidedOutcomes(targets), ...caa.held]);
	const outcomes = [...decided.values()];
	store.record([...decided.keys()], inputs.dryRun ? outcomes.map(asDryRun) : outcomes);
	showFindings(caa, store, "forbidden");
	const submissions = plan.checked.submissions(new Set(decided.keys()));
	if (plan.ending === "finished") {
		logPlan(runner, {
			...plan,
			provider,
			targets,
			submissions,
			notices
		}, inputs);
		if (inputs.dryRun) showRequests(runner, submissions, gate);
	}
	const loading = loadReport();
	loading.catch(() => {});
	const retried = inputs.dryRun ? NOTHING_RETRIED : await retryTargets(submissions, {
		request,
		store,
		client,
		log,
		inputs,
		dependencies
	});
	showFindings(caa, store, "cannot-tell");
	const publishRun = await loading;
	const { found, scope } = plan;
	return publishRun({
		provider,
		ending: plan.ending,
		isCancelled: signal.aborted,
		results: [...store.results],
		isFollowed: inputs.followMs > 0,
		problems: [...new Set([...signal.aborted ? [CANCELLED] : [], ...[...plan.problems, ...retried.problems].map(sentence)])],
		notices: [
			...request.warnings,
			...notices,
			...caa.notices,
			...retried.notices.map(sentence)
		],
		requests: submissions.length,
		startedAt,
		durationMs: clock.now() - startedAtTick,
		waitedMs: log.waitedMs,
		...retryTime(store, client, clock),
		dryRun: inputs.dryRun,
		maxTargets,
		...inputs.dryRun && { requestNumbers: requestNumbers(submissions) },
		...found !== void 0 && { found },
		...scope !== void 0 && { scope }
	}, {
		file,
		files,
		inputs,
		context,
		dependencies
	});
}
const NOT_SENT = {
	kind: "not-attempted",
	message: "The step ended before it sent the request."
};
const NOTHING_RETRIED = {
	problems: [],
	notices: []
};
function createRunClient({ rateLimit }, log, { requestTimeoutMs, maxWaitMs }, { clock, signal, createTransport }) {
	const { wallTime } = clock;
	return createClient({
		transport: createTransport({
			timeoutMs: requestTimeoutMs,
			wallTime
		}),
		clock,
		rateLimit,
		maxWaitMs,
		signal,
		observer: log
	});
}
function decidedOutcomes(targets) {
	return new Map(targets.flatMap((target) => target.decided ? [[target, target.decided]] : []));
}
function retryTime(store, { pause }, clock) {
	const isHeldBack = [...store.results].some(({ outcome }) => outcome.kind === "rate-limited");
	const leftMs = pause.requestedUntil - clock.now();
	return isHeldBack && leftMs > 0 ? { retryAt: clock.wallTime() + leftMs } : {};
}
function requestNumbers(submissions) {
	return new Map(submissions.flatMap(({ targets }, index) => targets.map((target) => [target, index + 1])));
}
function asDryRun(outcome) {
	const [code] = codesOf(outcome);
	const hint = hintOf(outcome);
	return {
		kind: "dry-run",
		...code !== void 0 && { code },
		...outcome.message !== void 0 && { message: outcome.message },
		...hint !== void 0 && { hint }
	};
}
async function retryTargets(submissions, { request, store, client, log, inputs, dependencies }) {
	const { runner, clock, signal } = dependencies;
	return retry(submissions, {
		provider: request.provider,
		configured: request.configured,
		client,
		store,
		clock,
		signal,
		followMs: inputs.followMs,
		verifyTls: inputs.verifyTls,
		askedBefore: request.kind === "discovery",
		onSubmit: () => log.listResults(store, submissions.length),
		onSubmitted: log.endOfResults,
		onFollowProgress: (leftMs) => runner.info(followLine([...store.results], leftMs)),
		onWarning: (message) => runner.warning(message)
	});
}
async function loadReport() {
	await signalsDelivered();
	const { publishRun } = await __nccwpck_require__.e(/* import() */ 372).then(__nccwpck_require__.bind(__nccwpck_require__, 372));
	return publishRun;
}
async function signalsDelivered() {
	for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
function secondAttemptNotice(attempt) {
	if (attempt < 2) return [];
	return [`This is attempt ${attempt} of the workflow run: the provider now refuses targets that it accepted before as not eligible.`];
}
function resultFiles(environment) {
	const folder = external_node_path_default().resolve(environment.RUNNER_TEMP?.trim() || (0,external_node_os_namespaceObject.tmpdir)());
	const id = `${process.pid}-${process.hrtime.bigint()}`;
	return {
		results: external_node_path_default().join(folder, `cert-retry-${id}-results.json`),
		failedTargets: external_node_path_default().join(folder, `cert-retry-${id}-failed-targets.json`)
	};
}
// src/text/secret-search.ts
const ESCAPES = /%([2-7][0-9a-f])|\\u([0-9a-f]{4})|&(?:amp;){0,3}#(?:x0{0,20}([0-9a-f]{1,6})|0{0,20}(\d{1,7}));?/gi;
const MAX_LEVELS = 3;
const MAX_UNESCAPED = 1048576;
function withUnescaping(find) {
	return (text) => {
		const spans = find(text);
		let level = text.slice(0, MAX_UNESCAPED);
		let places;
		for (let n = 0; n < MAX_LEVELS && level.search(ESCAPES) >= 0; n++) {
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
function createFinder(forms) {
	const lengths = lengthsByPrefix(forms);
	return (text) => {
		const spans = [];
		for (let at = 0; at + PREFIX_LENGTH <= text.length; at++) {
			const known = lengths.get(prefixHash(text, at));
			const span = known && spanAt(text, at, known, forms);
			if (span) addSpan(span, spans);
		}
		return spans;
	};
}
const PREFIX_LENGTH = 4;
function lengthsByPrefix({ exact, anyCase, base64 }) {
	const byPrefix = new Map();
	for (const forms of [
		exact,
		anyCase,
		base64
	]) for (const form of forms) {
		if (form.length < PREFIX_LENGTH) continue;
		const hash = prefixHash(form, 0);
		const lengths = byPrefix.get(hash);
		if (lengths === void 0) byPrefix.set(hash, [form.length]);
		else if (!lengths.includes(form.length)) lengths.push(form.length);
	}
	for (const lengths of byPrefix.values()) lengths.sort((a, b) => b - a);
	return byPrefix;
}
function prefixHash(text, from) {
	let hash = 0;
	for (let at = from; at < from + PREFIX_LENGTH; at++) {
		const code = text.charCodeAt(at);
		hash = Math.imul(hash, 16777619) + (code < 128 ? code | 32 : 128) | 0;
	}
	return hash;
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
function replaceSpans(text, spans) {
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
// src/text/redact.ts
function createRedactor(secrets) {
	return toRedact(withUnescaping(createFinder(collectForms(secrets))));
}
const MIN_BEGINNING_LENGTH = 8;
function createBeginningRedactor(secrets) {
	const forms = [...new Set(secrets)].flatMap(writtenForms).map((form) => form.toLowerCase());
	const sorted = [...new Set(forms)].filter((form) => form.length >= MIN_BEGINNING_LENGTH).sort();
	const beginnings = new Set(sorted.map((form) => form.slice(0, MIN_BEGINNING_LENGTH)));
	const longest = sorted.reduce((max, { length }) => Math.max(max, length), 0);
	const find = (text) => {
		const lower = toLowerCaseOfSameLength(text);
		const spans = [];
		for (let at = 0; at + MIN_BEGINNING_LENGTH <= lower.length; at++) {
			if (!beginnings.has(lower.slice(at, at + MIN_BEGINNING_LENGTH))) continue;
			addSpan([at, at + longestBeginning(lower.slice(at, at + longest), sorted)], spans);
		}
		return spans;
	};
	return toRedact(withUnescaping(find));
}
function toRedact(find) {
	return (text) => {
		const spans = find(text);
		return spans.length === 0 ? text : replaceSpans(text, spans);
	};
}
function toLowerCaseOfSameLength(text) {
	const lower = text.toLowerCase();
	return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (c) => c.toLowerCase());
}
function longestBeginning(text, sorted) {
	let from = 0;
	let to = sorted.length;
	while (from < to) {
		const middle = from + to >> 1;
		if ((sorted[middle] ?? "") < text) from = middle + 1;
		else to = middle;
	}
	return Math.max(commonLength(text, sorted[from - 1] ?? ""), commonLength(text, sorted[from] ?? ""));
}
function commonLength(one, other) {
	let length = 0;
	while (length < one.length && one[length] === other[length]) length++;
	return length;
}
// src/text/gate.ts
function createTextGate() {
	const secrets = new Set();
	let redact = (text) => text;
	let redactBeginnings = redact;
	return {
		addSecrets(more) {
			if (more.length === 0) return;
			for (const secret of more) secrets.add(secret);
			redact = createRedactor(secrets);
			redactBeginnings = createBeginningRedactor(secrets);
		},
		redact: (text) => redact(text),
		clean: (text, limit) => sanitize(text, redact, limit),
		cleanReply: (text, limit) => sanitize(text, (part) => redactBeginnings(redact(part)), limit)
	};
}
// src/main.ts
process.exitCode = 1;
const oldNode = describeOldNode(process.versions.node);
if (oldNode !== void 0) {
	(0,external_node_fs_.writeSync)(process.stdout.fd, `::error::${oldNode}\n`);
	process.exit();
}
const SECOND_SIGNAL_MS = 100;
const gate = createTextGate();
const runner = createRunner(gate);
const cancelled = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {
	if (cancelled.signal.aborted) return leaveProcess(SECOND_SIGNAL_MS);
	runner.info(`${signal}: the run sends nothing more. A second signal ends the step at once.`);
	process.exitCode = 1;
	cancelled.abort();
});
process.on("uncaughtException", crash);
process.on("unhandledRejection", crash);
run({
	runner,
	gate,
	environment: process.env,
	providers,
	clock: {
		now: () => process.uptime() * 1e3,
		wallTime: Date.now,
		sleep,
		random: Math.random
	},
	signal: cancelled.signal,
	later: (milliseconds, task) => setTimeout(task, milliseconds).unref(),
	createTransport
}).then(conclude, crash);
function conclude(isGreen) {
	setImmediate(() => setImmediate(() => endProcess(isGreen && !cancelled.signal.aborted ? 0 : 1)));
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
	const message = `The action crashed (${error instanceof Error ? error.name : typeof error} ${(error instanceof Error ? (error.stack ?? "").split("\n") : []).find((line) => /^\s+at /.test(line))?.trim() ?? ""}). Requests that were under way have an unknown outcome.`;
	runner.error(`${message} Please report it.`);
	try {
		runner.outputs({
			verdict: "failure",
			message
		});
	} catch {}
	endProcess(1);
}



/***/ }),

/***/ 532:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ lazyRegExp),
/* harmony export */   i: () => (/* binding */ hasControl),
/* harmony export */   n: () => (/* binding */ LINE_BREAKS),
/* harmony export */   r: () => (/* binding */ PRINTABLE_ASCII),
/* harmony export */   t: () => (/* binding */ INVISIBLE)
/* harmony export */ });
// src/text/patterns.ts
const CONTROL = /[^ -~\u00a0-\uffff]/;
function hasControl(text) {
	return CONTROL.test(text);
}
function lazyRegExp(source, flags) {
	let compiled;
	return () => {
		compiled ??= new RegExp(source, flags);
		return compiled;
	};
}
const PRINTABLE_ASCII = /^[ -~]*$/;
const LINE_BREAKS = /\r\n|[\t-\r\u0085\u2028\u2029]/g;
const INVISIBLE = lazyRegExp("[\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]", "gu");



/***/ }),

/***/ 127:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ quoteSome),
/* harmony export */   r: () => (/* binding */ showPath),
/* harmony export */   t: () => (/* binding */ quote)
/* harmony export */ });
/* harmony import */ var _patterns_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(532);

// src/text/quote.ts
const MAX_SHOWN = 40;
const MAX_SHOWN_OF_PATH = 300;
const MAX_SEARCHED = 4096;
function quote(text) {
	return `'${firstCharacters(escapeInvisible(text.slice(0, MAX_SEARCHED).replace(/[0-9a-f]{12,}/gi, "***")), MAX_SHOWN)}'`;
}
function showPath(path) {
	return firstCharacters(escapeInvisible(path.slice(0, MAX_SEARCHED)), MAX_SHOWN_OF_PATH);
}
function quoteSome(texts, max) {
	const shown = texts.slice(0, max).map(quote).join(", ");
	return texts.length > max ? `${shown} and ${texts.length - max} more` : shown;
}
const INVISIBLE = (0,_patterns_js__WEBPACK_IMPORTED_MODULE_0__.a)("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "gu");
function escapeInvisible(text) {
	return text.replace(INVISIBLE(), (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
function firstCharacters(text, max) {
	const characters = Array.from(text);
	return characters.length > max ? `${characters.slice(0, max).join("")}\u2026` : text;
}



/***/ }),

/***/ 23:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ FAILED)
/* harmony export */ });
// src/inventory/reserved-words.ts
const FAILED = "failed";



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

/***/ 314:
/***/ ((module) => {

module.exports = require("node:dgram");

/***/ }),

/***/ 229:
/***/ ((module) => {

module.exports = require("node:dns");

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

/***/ 30:
/***/ ((module) => {

module.exports = require("node:net");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = require("node:path");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = require("node:tls");

/***/ }),

/***/ 136:
/***/ ((module) => {

module.exports = require("node:url");

/***/ }),

/***/ 975:
/***/ ((module) => {

module.exports = require("node:util");

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
/******/ 	var __webpack_exports__ = __nccwpck_require__(520);
/******/ 	module.exports = __webpack_exports__;
/******/ 	
/******/ })()
;