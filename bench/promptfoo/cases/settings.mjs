// What configurations say around assertions: sets, weights, thresholds, templates, tables, defaults, lists, scenarios.
const C = (value, more) => ({ type: "contains", value, ...more });
const answers = ["Paris", "paris", "Paris and Rome", "Rome", "", "Paris, Rome, Oslo"];
const sets = [];
for (const threshold of [undefined, 0, 0.3, 0.34, 0.5, 0.67, 1])
  for (const weights of [[], [2, 1, 1], [0, 1, 1], [1, 1, 0.5]])
    sets.push({ assert: { type: "assert-set", threshold, assert: ["Paris", "Rome", "Oslo"].map((city, at) => C(city,
      weights[at] === undefined ? {} : { weight: weights[at] })) }, answers });
for (const threshold of [undefined, 0, 0.25, 0.5, 0.75, 1])
  for (const weights of [[1, 1], [3, 1], [0, 1], [1, 0], [0, 0], [0.5, 0.1]])
    sets.push({ assert: [C("Paris", { weight: weights[0] }), C("Rome", { weight: weights[1] })], threshold,
      answers });
for (const threshold of [0.4, 0.5, 1]) {
  sets.push({ assert: [{ type: "assert-set", threshold: 0.5, weight: 2, metric: "m", assert: [C("Paris"),
    C("Rome")] }, C("Oslo")], threshold, answers });
  sets.push({ assert: [{ type: "levenshtein", value: "Parix", threshold: 2 }, C("Rome"), { type: "not-contains",
    value: "Oslo" }], threshold, answers });
  sets.push({ assert: [{ type: "contains-all", value: ["Paris", "Rome"] }, C("Oslo")], threshold, answers });
  sets.push({ assert: [{ type: "not-contains-all", value: ["Paris", "Rome"] }, C("Oslo")], threshold, answers });
  sets.push({ assert: [{ type: "rouge-n", value: "Paris and Rome", threshold: 0.5 }, C("Rome")], threshold,
    answers });
}
sets.push({ assert: { type: "assert-set", assert: [{ type: "contains-all", value: ["Paris", "Rome"] }, C("Oslo")],
  threshold: 0.5 }, answers });
sets.push({ assert: { type: "assert-set", weight: 0, assert: [C("Paris"), C("Rome")] }, answers });
sets.push({ assert: [{ type: "assert-set", weight: 0, assert: [C("Paris"), C("Rome")] }, C("Oslo")], answers });
sets.push({ assert: [], answers });

const by = { p: "Paris", r: "Rome", pr: "Paris and Rome", e: "", num: "1000", n: "x\n", up: "PARIS",
  j: "{\"a\": 1}", one: "one two" };
const t = (id, assert, more = {}) =>
  ({ description: `${more.name ?? ""}${id} ${JSON.stringify(assert).length} ${++n}`, vars: { id, ...more.vars },
  assert, ...more.rest });
let n = 0;
const templates = [];
for (const id of ["p", "r", "pr", "up"]) for (const value of ["{{city}}", "{{ city }}", "{{city | upper}}",
  "{{ city | lower }}", "{{user.city}}", "{{list[0]}}", "{{ list | join(',') }}", "{{missing}}",
  "{{city}} and {{other}}", "{{ city | trim }}", "{{ city ~ '' }}", "{% if city %}Paris{% endif %}",
  "{{ city | default('Rome') }}", "{{ missing | default('Rome') }}", "{{ city | replace('a', 'o') }}",
  "{% raw %}Paris{% endraw %}", "{# c #}Paris", "{{ n }}", "{{ html }}", "{{ city | capitalize }}",
  "{{ list | length }}"])
  for (const type of ["contains", "icontains", "equals", "not-contains"])
    templates.push(t(id, [{ type, value }], { vars: { city: "Paris", other: "Rome", user: { city: "Paris" },
      list: ["Paris", "Rome"], n: 5, html: "<Paris & Rome>" }, rest: { options: { disableVarExpansion: true } } }));
for (const id of ["p", "r", "pr"]) for (const value of [["{{city}}", "{{other}}"], "{{city}},{{other}}", "{{list}}",
  ["{{list}}"], "{{both}}"])
  for (const type of ["contains-any", "contains-all", "icontains-any"])
    templates.push(t(id, [{ type, value }], { vars: { city: "Paris", other: "Rome", list: ["Paris", "Rome"],
      both: "Paris, Rome" }, rest: { options: { disableVarExpansion: true } } }));
for (const id of ["one", "e", "p"]) for (const value of ["{{count}}", "{{ count }}"]) templates.push(t(id,
  [{ type: "word-count", value }], { vars: { count: 2 } }));
for (const id of ["p", "up"]) for (const value of ["^{{city}}$", "(?:{{city}}|x{2})", "^P.{4}$", "{{re}}"])
  templates.push(t(id, [{ type: "regex", value }], { vars: { city: "Paris", re: "^[A-Z]+$" } }));

const csv = [];
const columns = ["Paris", "paris", "equals: Paris", "equals:Paris", "contains: Paris", "contains:paris",
  "icontains: paris", "not-contains: Rome", "not-equals: Rome", "contains-any: Rome, Paris",
  "contains-any:Rome,Oslo", "contains-all: Paris, Rome", "icontains-all: paris,rome", "starts-with: Par",
  "starts-with:Par", "regex: ^P", "regex:^P", "is-json", "not-is-json", "contains-json", "levenshtein(2): Parix",
  "levenshtein: Parixxx", "rouge-n(0.3): Paris and Rome", "rouge-n: Paris", "bleu(0.2): Paris and Rome",
  "word-count: 1", "word-count: 3", "is-refusal", "not-is-refusal", "latency(60000)", "latency: 60000", "cost(1)",
  "contains", "contains:", " Paris", "Paris ", "is-xml", "is-html", "finish-reason: stop", "unknown-type: x",
  "note: this", "contains-any: \"Paris, and\",x", "not-icontains: PARIS", "{{city}}", "contains: {{city}}",
  "gleu(0.2): Paris and Rome", "is-json: {\"type\":\"object\"}", "Contains: Paris", "contains : Paris",
  "levenshtein(0.5): Parix", "not-levenshtein(2): Parix", "not-levenshtein(2):Parix", "equals:", "1000",
  "tool-call-f1(0.5): x", "icontains-any(0.5): paris, x", "starts-with(1): P"];
const quote = text => `"${text.replaceAll("\"", "\"\"")}"`;
let rows = ["id,city,name,__expected,__description"];
for (const id of ["p", "r", "pr", "e", "j", "num"]) for (const column of columns) rows.push([id, "Paris",
  `n${rows.length}`, column, `row${rows.length}`].map(quote).join(","));
const twice = ["id,__expected1,__expected2,__expected3,__threshold,__metric,__description,__metadata:k,"
  + "__config:__expected1:threshold"];
for (const id of ["p", "r", "pr"]) for (const th of ["", "0", "0.3", "0.5", "1"]) twice.push([id, "contains: Paris",
  "contains: Rome", "", th, "m", `r${twice.length}`, "v", "0.5"].map(quote).join(","));
for (const id of ["p", "r", "pr"]) for (const th of ["0.2", "0.9"]) twice.push([id, "rouge-n: Paris and Rome", "",
  "", "", "", `r${twice.length}`, "", th].map(quote).join(","));

const defaults = { assert: [C("Paris", { weight: 2 }), { type: "not-contains", value: "{{no}}" }], threshold: 0.6,
  vars: { no: "Rome", extra: "y" } };
const shared = [];
for (const id of ["p", "r", "pr", "e", "up"]) for (const [k, rest] of [{}, { threshold: 1 }, { threshold: 0 },
  { options: { disableDefaultAsserts: true } }, { assert: undefined }, { vars: { id, no: "Paris" } }].entries())
  shared.push({ description: `d-${id}-${k}`, vars: { id }, assert: [{ type: "icontains", value: "paris" }],
    ...rest });

export default [
  { name: "sets", groups: sets }, { name: "templates", answers: by, tests: templates },
  { name: "csv", answers: by, files: { "tests.csv": rows.join("\n") }, tests: "file://tests.csv" },
  { name: "csv2", answers: by, files: { "tests.csv": twice.join("\n") }, tests: "file://tests.csv" },
  { name: "defaults", answers: by, defaultTest: defaults, tests: shared },
  { name: "defaults2", answers: by, defaultTest: { ...defaults, threshold: undefined },
    tests: shared.filter(one => !one.options) },
  { name: "arrays", answers: by, tests: [{ vars: { id: ["p", "r", "pr", "e"], city: ["Paris", "Rome"] },
    assert: [{ type: "contains", value: "{{city}}" }] },
    { vars: { id: ["p", "r"], list: ["Paris", "Oslo"] }, options: { disableVarExpansion: false },
      assert: [{ type: "contains-any", value: ["{{list}}", "zzz"] }] }] },
  { name: "scenarios", answers: by, defaultTest: { assert: [{ type: "not-contains", value: "zzz" }] }, scenarios: [
    { config: [{ vars: { id: "p", city: "Paris" } }, { vars: { id: "r", city: "Paris" }, threshold: 0.5 },
      { vars: { id: "pr", city: "Rome" }, assert: [C("Oslo")] }],
      tests: [{ assert: [C("{{city}}")] }, { vars: { city: "Rome" }, assert: [C("{{city}}"), { type: "not-contains",
        value: "and" }] }, { threshold: 1, assert: [C("{{city}}")] }] },
    { config: [{ vars: { id: ["p", "up"] } }], tests: [{ assert: [{ type: "icontains", value: "paris" }] }] }] },
];
