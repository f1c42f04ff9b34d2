// Puts the same assertions and answers to promptfoo and to `pointsman bench import` with `bench run`, and counts the
// verdicts that agree. A server on loopback gives the answers: what is asked for is the id of one.
//   node agree.mjs PROMPTFOO POINTSMAN FOLDER yes|no CASES…
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

const [promptfoo, pointsman, work, told, ...cases] = process.argv.slice(2);
const answers = new Map();

const server = createServer(async (request, response) => {
  let body = "";
  for await (const piece of request) body += piece;
  const answer = answers.get(JSON.parse(body).messages.at(-1).content.trim());
  const { finish = "stop", tools, text = "" } = typeof answer === "string" ? { text: answer } : answer;
  const message = { role: "assistant", content: tools && !text ? null : text };
  if (tools) {
    message.tool_calls = tools.map(([name, given], at) =>
      ({ id: `call_${at}`, type: "function", function: { name, arguments: given } }));
  }
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({
    id: "1", object: "chat.completion", created: 1, model: "echo",
    choices: [{ index: 0, finish_reason: finish, message }],
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
  }));
});
await new Promise(ready => server.listen(0, "127.0.0.1", ready));
const upstream = `http://127.0.0.1:${server.address().port}/v1`;

function run(folder, command, given, good) {
  return new Promise((done, failed) => {
    let said = "";
    const child = spawn(command, given, { cwd: folder });
    child.stdout.on("data", piece => said += piece);
    child.stderr.on("data", piece => said += piece);
    child.on("error", failed);
    child.on("close", code => good.includes(code) ? done(said)
      : failed(new Error(`${command} ${given.join(" ")} ended with ${code} in ${folder}:\n${said.slice(-3000)}`)));
  });
}

// A group is one assertion or several, with answers: each answer becomes a test.
function configuration({ name, groups = [], answers: named = {}, files, provider, tests = [], ...config }) {
  for (const [id, answer] of Object.entries(named)) answers.set(id, answer);
  const made = groups.flatMap(({ assert, answers: given, ...more }, group) => given.map((answer, at) => {
    const id = `${name}-${group}-${at}`;
    answers.set(id, answer);
    return { ...more, vars: { id }, assert: [assert].flat() };
  }));
  return {
    prompts: ["{{id}}"], ...config, tests: typeof tests === "string" ? tests : [...tests, ...made],
    providers: [{ id: "openai:chat:echo", config: { apiBaseUrl: upstream, apiKey: "none", ...provider } }],
  };
}

// By their variables and their order; what begins so is no variable there.
function keyOf(values) {
  return JSON.stringify(Object.entries(values ?? {}).filter(([name]) => !name.startsWith("metadata.")).sort());
}

function theirs(path) {
  return JSON.parse(readFileSync(path)).results.results.sort((one, other) => one.testIdx - other.testIdx).map(one => ({
    key: keyOf(one.vars), asked: one.vars.id, assert: one.testCase.assert, score: one.score,
    verdict: one.failureReason === 2 ? "error" : one.success ? "pass" : "fail",
  }));
}

// The mean by weights, and the threshold of the case where it has one.
function grade(threshold, uses, scores) {
  const counted = scores.map((score, at) => [score, uses[at].weight ?? 1]).filter(([, weight]) => weight > 0);
  if (counted.length === 0 || counted.some(([score]) => score.error)) return { verdict: "error" };
  const score = counted.reduce((sum, [one, weight]) => sum + one.value * weight, 0)
    / counted.reduce((sum, [, weight]) => sum + weight, 0);
  const passed = threshold === undefined ? counted.every(([one]) => one.passed) : score >= threshold;
  return { score, verdict: passed ? "pass" : "fail" };
}

function ours(path) {
  const named = new Map(), all = [];
  let shared = [];
  for (const line of readFileSync(path, "utf8").trim().split("\n").map(text => JSON.parse(text))) {
    if (line.run) shared = line.run.evaluators ?? [];
    if (line.case) named.set(line.case.c, line.case);
    const place = line.scores ?? line.failure;
    if (!place) continue;
    const one = named.get(place.c);
    const graded = line.failure ? { verdict: "error" }
      : grade(one.threshold, [...shared, ...one.evaluators ?? []], line.scores.of);
    all.push({ at: place.c, key: keyOf(one.values), ...graded });
  }
  return Map.groupBy(all.sort((one, other) => one.at - other.at), one => one.key);
}

let agree = 0, alike = 0, count = 0;
for (const path of cases) {
  for (const suite of (await import(path)).default) {
    const folder = join(work, suite.name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(suite.files ?? {})) writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, "promptfooconfig.yaml"), JSON.stringify(configuration(suite), null, 1));
    writeFileSync(join(folder, "pointsman.yaml"), `providers:\n  openai: {protocol: openai, baseUrl: "${upstream}"}\n`);
    await run(folder, pointsman, ["bench", "import", "promptfooconfig.yaml", "--out", "suite"], [0]);
    await run(folder, pointsman, ["bench", "run", "suite/suite.yaml", "--config", "pointsman.yaml",
      "--out", "ours.jsonl"], [0, 1, 100]);
    await run(folder, process.execPath, [promptfoo, "eval", "-c", "promptfooconfig.yaml", "--no-cache", "--no-table",
      "--no-progress-bar", "--no-write", "-j", "8", "-o", "theirs.json"], [0, 100]);
    const mine = ours(join(folder, "ours.jsonl"));
    const all = theirs(join(folder, "theirs.json"));
    let same = 0;
    for (const their of all) {
      const my = mine.get(their.key)?.shift() ?? { verdict: "left out" };
      const verdict = my.verdict === their.verdict;
      const score = verdict && (my.verdict === "error" || Math.abs(my.score - their.score) < 1e-6);
      same += verdict; alike += score;
      if (told === "yes" && !score) {
        console.log(`  promptfoo ${their.verdict} ${their.score}, Pointsman ${my.verdict} ${my.score ?? ""}: `
          + `${JSON.stringify(their.assert)} beside ${JSON.stringify(answers.get(their.asked))}`);
      }
    }
    console.log(`${suite.name.padEnd(10)} ${same} of ${all.length} verdicts agree`);
    agree += same; count += all.length;
  }
}
console.log(`${agree} of ${count} verdicts agree, ${alike} of them with the same score`);
server.close();
