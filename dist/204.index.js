"use strict";
exports.id = 204;
exports.ids = [204];
exports.modules = {

/***/ 204:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createFollowing: () => (/* binding */ createFollowing)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(932);
/* harmony import */ var _new_space_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);



// src/steps/follow.ts
const LOOK_INTERVAL_MS = 3e4;
const QUIET_MS = 3e5;
async function follow(options) {
	const { clock, signal, verifier, startedAt, durationMs, timing } = options;
	const deadline = startedAt + durationMs;
	const state = createState(options);
	const schedule = createSchedule(timing, startedAt, deadline);
	let nextLookAt = startedAt;
	let nextLineAt = startedAt + QUIET_MS;
	while (!signal.aborted) {
		const unreported = state.unreported();
		const unverified = verifier === void 0 ? new Map() : state.unverified();
		if (!(unreported.size > 0 && schedule.mayReadAt(deadline)) && unverified.size === 0) break;
		const readAt = unreported.size > 0 ? schedule.nextAt : Number.POSITIVE_INFINITY;
		const lookAt = unverified.size > 0 ? nextLookAt : Number.POSITIVE_INFINITY;
		const wakeAt = Math.min(readAt, lookAt, deadline, nextLineAt);
		await clock.sleep(Math.max(0, wakeAt - clock.now()), signal);
		if (signal.aborted) break;
		const now = clock.now();
		const isLast = now >= deadline;
		let hasChanged = false;
		if (unreported.size > 0 && (now >= readAt || isLast && schedule.mayReadAt(now))) {
			schedule.note(await options.follower.read(unreported), clock.now());
			hasChanged = state.update() || hasChanged;
		}
		if (verifier !== void 0 && (now >= lookAt || isLast)) {
			const looks = state.unverified();
			const budgetMs = Math.max(LOOK_INTERVAL_MS, deadline - clock.now());
			hasChanged = state.add(await verifier.look(looks, budgetMs)) || hasChanged;
			nextLookAt = clock.now() + LOOK_INTERVAL_MS;
		}
		if (hasChanged || now >= nextLineAt) {
			options.onProgress(Math.max(0, deadline - clock.now()));
			nextLineAt = clock.now() + QUIET_MS;
		}
		if (isLast || clock.now() > deadline) break;
	}
	state.end();
	return schedule.failures;
}
function createSchedule({ firstReadMs, intervalMs }, startedAt, deadline) {
	const failures = new Set();
	let interval = intervalMs;
	let nextAt = startedAt + firstReadMs;
	let earliest = Number.NEGATIVE_INFINITY;
	return {
		get nextAt() {
			return nextAt;
		},
		get failures() {
			return [...failures];
		},
		mayReadAt: (now) => now >= earliest && Number.isFinite(nextAt),
		note(failed, now) {
			const slowDowns = failed.filter(({ reason }) => reason === "rate-limited");
			if (slowDowns.length > 0) {
				interval *= 2;
				const waits = slowDowns.map(({ retryAfterMs = 0 }) => retryAfterMs);
				earliest = now + Math.max(interval, ...waits);
				if (earliest > deadline) failures.add(SLOW_DOWN);
			}
			nextAt = Math.max(now + interval, earliest);
			const refused = failed.find(({ reason }) => reason === "credentials");
			if (refused !== void 0) {
				nextAt = Number.POSITIVE_INFINITY;
				failures.add(`The provider refused to show the state: ${refused.message}. The run reads it no more.`);
			}
			const [other] = failed.filter(({ reason }) => !EXPECTED.has(reason));
			if (other !== void 0) failures.add(`A state could not be read: ${other.message}.`);
		}
	};
}
const SLOW_DOWN = "The provider asked to slow down until after the end of follow-minutes. The run reads the state no more.";
const EXPECTED = new Set([
	"credentials",
	"rate-limited",
	"cancelled"
]);
function createState({ follower, targets, store, verifier }) {
	const completions = new Map();
	const decided = new Set();
	const isReported = (target) => {
		const kind = completions.get(target)?.kind;
		return kind === "completed" || kind === "failed-again";
	};
	return {
		unreported: () => new Set(targets.filter((target) => !isReported(target))),
		unverified: () => new Map([...completions].filter(([target, { kind }]) => kind === "completed" && target.endpoint !== void 0 && !decided.has(target))),
		update() {
			let hasChanged = false;
			for (const target of targets) {
				if (isReported(target)) continue;
				const completion = follower.completionOf(target);
				const earlier = completions.get(target);
				if ((0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(earlier, completion)) continue;
				completions.set(target, completion);
				store.update(target, { completion });
				hasChanged ||= earlier?.kind !== completion.kind || earlier.status !== completion.status;
			}
			return hasChanged;
		},
		add(looks) {
			let hasChanged = false;
			for (const [target, { isFinal, ...facts }] of looks) {
				if (isFinal) decided.add(target);
				store.update(target, facts);
				hasChanged ||= isFinal;
			}
			return hasChanged;
		},
		end() {
			for (const target of targets) {
				const completion = completions.get(target) ?? follower.completionOf(target);
				store.update(target, { completion });
			}
			if (verifier === void 0) return;
			for (const result of store.results) {
				const { target, completion, endpoint } = result;
				if (completion?.kind === "completed" && endpoint === void 0 && target.endpoint) store.update(target, { endpoint: "in-progress" });
			}
		}
	};
}
async function readBaseline(follower) {
	const failures = await follower.readBaseline?.() ?? [];
	const [first] = failures;
	return {
		notices: first === void 0 ? [] : [`The state before the retry could not be read: ${first.message}.`],
		isRefused: failures.some(({ reason }) => reason === "credentials")
	};
}
// src/steps/following.ts
async function createFollowing(sent, options) {
	(0,_new_space_js__WEBPACK_IMPORTED_MODULE_1__.t)();
	const before = await lookBefore(sent, options);
	return {
		submitted: (target, repliedAt) => before.follower?.submitted?.(target, repliedAt),
		end: async () => [...before.notices, ...await followSent(before, options)]
	};
}
async function lookBefore(sent, options) {
	const { provider, configured, client, verifyTls } = options;
	const { following } = configured;
	const nothing = {
		follower: void 0,
		verifier: void 0,
		notices: []
	};
	if (following === void 0) return {
		...nothing,
		notices: [`'follow-minutes' has no effect: ${provider.name} does not show the state.`]
	};
	const createFollower = await following.load();
	let mayWait = true;
	const follower = createFollower({ read: (ask) => mayWait ? client.read(ask) : client.poll(ask) }, sent);
	const baseline = await readBaseline(follower);
	mayWait = false;
	if (baseline.isRefused) return {
		...nothing,
		notices: baseline.notices
	};
	if (!verifyTls) return {
		...nothing,
		follower,
		notices: baseline.notices
	};
	if (sent.every(({ endpoint }) => endpoint === void 0)) {
		const notice = `'verify-tls' has no effect: ${provider.name} installs no certificate on a port.`;
		return {
			...nothing,
			follower,
			notices: [...baseline.notices, notice]
		};
	}
	return {
		follower,
		verifier: await lookAtPorts(sent, options),
		notices: baseline.notices
	};
}
async function lookAtPorts(sent, { clock, signal, onWarning }) {
	const { createVerifier } = await __webpack_require__.e(/* import() */ 282).then(__webpack_require__.bind(__webpack_require__, 282));
	const verifier = createVerifier({
		clock,
		signal
	});
	const { unreachable } = await verifier.lookBefore(sent);
	if (unreachable > 0) onWarning(`${unreachable} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__.u)(sent.length, "port")} cannot be reached from this runner: a runner in the cloud does not reach private addresses.`);
	return verifier;
}
async function followSent({ follower, verifier }, { configured, client, store, clock, signal, followMs, onFollowProgress }) {
	const { following } = configured;
	const accepted = [...store.results].filter(({ outcome }) => outcome.kind === "submitted" || outcome.kind === "unknown");
	if (following === void 0 || accepted.length === 0) return [];
	if (follower === void 0 || client.circuitBreaker.reason?.cause === "credentials") {
		for (const { target } of accepted) store.update(target, { completion: { kind: "unknown" } });
		return [];
	}
	return follow({
		follower,
		timing: following,
		targets: accepted.map(({ target }) => target),
		store,
		verifier,
		clock,
		signal,
		startedAt: client.lastAnsweredAt,
		durationMs: followMs,
		onProgress: onFollowProgress
	});
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