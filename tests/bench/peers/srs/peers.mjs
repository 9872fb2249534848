// SPDX-License-Identifier: MIT
// The peers of npm beside Tala: node peers.mjs ts-fsrs|binding replay|train REVIEWS.csv RUNS
// prints, as JSON, the milliseconds of each run and, for training, the parameters of the last.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const [who, what, file, runs] = process.argv.slice(2);

function cards() {
    const all = new Map();
    for (const line of readFileSync(file, "utf8").trim().split("\n").slice(1)) {
        const [card, time, rating, days] = line.split(",").map(Number);
        if (!all.has(card)) all.set(card, []);
        all.get(card).push({ time, rating, days: Math.trunc(days) });
    }
    return [...all.values()];
}

function replayTs(logs) {
    const { FSRSAlgorithm, generatorParameters } = require("ts-fsrs");
    const model = new FSRSAlgorithm(generatorParameters());
    const since = performance.now();
    for (const card of logs) {
        let state = null;
        for (const r of card) state = model.next_state(state, r.days, r.rating);
    }
    return performance.now() - since;
}

function items() {
    const { FSRSBindingItem, FSRSBindingReview } = require("@open-spaced-repetition/binding");
    const all = [];
    for (const card of cards()) {
        const reviews = card.map((r) => new FSRSBindingReview(r.rating, r.days));
        for (let i = 1; i < card.length; i++) {
            if (card[i].days > 0) {
                all.push([card[i].time, new FSRSBindingItem(reviews.slice(0, i + 1))]);
            }
        }
    }
    return all.sort((a, b) => a[0] - b[0]).map((x) => x[1]);
}

function replayBinding(logs) {
    const { FSRSBinding } = require("@open-spaced-repetition/binding");
    const model = new FSRSBinding();
    const grades = [null, "again", "hard", "good", "easy"];
    const since = performance.now();
    for (const card of logs) {
        let state = null;
        for (const r of card) state = model.nextStates(state, 0.9, r.days)[grades[r.rating]].memory;
    }
    return performance.now() - since;
}

async function trainBinding() {
    const { computeParameters } = require("@open-spaced-repetition/binding");
    const set = items();
    const since = performance.now();
    const w = await computeParameters(set, { enableShortTerm: true });
    return [performance.now() - since, [...w]];
}

const ms = [];
let w = [];
for (let i = 0; i < Number(runs); i++) {
    if (what === "train") {
        const [time, found] = await trainBinding();
        ms.push(time);
        w = found;
    } else {
        ms.push(who === "ts-fsrs" ? replayTs(cards()) : replayBinding(cards()));
    }
}
console.log(JSON.stringify({ ms, w }));
