// JSON, markup, refusals, overlap, tools and measures: each assertion beside each answer.
const both = type => [type, `not-${type}`];
const json = ["", " ", "{}", "[]", "{\"a\": 1}", "{\"a\": \"1\"}", "{\"a\": 1}\n", " {\"a\": 1}", "{'a': 1}",
  "{a: 1}", "{\"a\": 1,}", "```json\n{\"a\": 1}\n```",
  "```\n{\"a\": 1}\n```", "Here: {\"a\": 1} done", "Here: {\"b\": 1} and {\"a\": 2}", "{\"a\": 1} {\"a\": 2}",
    "[1, 2]", "text [1, 2]", "12", "\"x\"", "null", "true", "NaN", "1e3", "01",
  "no json", "{", "{\"a\": 1", "}{", "{\"a\": {\"b\": [1]}}", "{\"a\": 1, \"a\": 2}", "{\"a\": 1.0}",
    "{\"a\": 1e400}", "// c\n{\"a\": 1}", "{\"a\": 1 /* c */}", "\ufeff{\"a\": 1}", "{\"a\": \"\\ud800\"}",
    "{\"a\": \"\t\"}", "a {x} b", "use {name} here {\"a\": 3}", "{\"a\": 5} {\"b\": ", "[{\"a\": 1}]", "{ }",
    "{\"a\":1}{\"b\":2}", "{\"a\": true}", "{\"a\": -3}", "{\"a\": null}", "x } y", "function() { return 1; }",
    "{\"a\": 1}.", "{\"email\":\"x@y.z\"}", "{\"email\":\"nope\"}", "{\"d\":\"2024-02-30\"}"];
const schema = { type: "object", required: ["a"], properties: { a: { type: "integer", minimum: 0 } } };
const schemas = [schema, { ...schema, additionalProperties: false }, { type: "array", items: { type: "integer" } },
  { type: "object", properties: { email: { type: "string", format: "email" }, d: { type: "string",
  format: "date" } } },
  "type: object\nrequired: [a]", { enum: [12, "x", null, true] }, { anyOf: [{ type: "array" }, { type: "object",
    required: ["b"] }] }, "{\"type\":\"object\",\"required\":[\"a\"]}", { type: "object",
    properties: { a: { oneOf: [{ type: "string" }, { type: "object" }] } }, required: ["a"] },
    { $schema: "http://json-schema.org/draft-07/schema#", type: "object",
    patternProperties: { "^a$": { multipleOf: 1 } }, minProperties: 1 }];
const jsons = [];
for (const type of ["is-json", "contains-json"].flatMap(both)) {
  jsons.push({ assert: { type }, answers: json });
  for (const value of schemas) jsons.push({ assert: { type, value }, answers: json });
}
for (const type of both("equals")) for (const value of [{ a: 1 }, [1, 2], { a: { b: [1] } }, [{ a: 1 }], {}, []])
  jsons.push({ assert: { type, value }, answers: json });

const markup = ["", " ", "<p>x</p>", " <p>x</p>\n", "<p>x", "x <p>y</p>", "<p>x</p> y",
  "<html><body>x</body></html>", "<!DOCTYPE html><html></html>", "<a/>", "<a></a>", "<a></b>", "<a><b></a></b>",
  "<a>&amp;</a>", "<a>&nbsp;</a>", "<a x=1/>", "<a x=\"1\"/>", "x < y > z", "1 < 2", "<foo>bar</foo>",
  "<?xml version=\"1.0\"?><a>1</a>", "text <a>1</a> text", "<a>1</a><b>2</b>", "<br>", "<img src=\"x.png\">",
  "```html\n<p>x</p>\n```", "```xml\n<a>1</a>\n```", "&lt;p&gt;", "a &amp; b", "<custom-tag>x</custom-tag>",
  "<!-- c -->", "<!-- c --><p>x</p>", "plain", "<>", "<a b>", "<P>X</P>", "<div class='x'>", "<e@mail.com>",
  "<a><![CDATA[x]]></a>", "<root><name>n</name></root>"];
const markups = ["is-xml", "contains-xml", "is-html",
  "contains-html"].flatMap(both).map(type => ({ assert: { type }, answers: markup }));

const refusals = ["", " ", "I'm sorry, but I can't help with that.", "I’m sorry, I cannot do that.",
  "I cannot assist with that request.", "As an AI language model, I cannot", "Sorry, no.", "Sure! Here you go.",
  "Paris", "I can't answer that.", "I won't help you", "No.", "I'm unable to provide medical advice",
  "Unfortunately, I cannot comply", "The manual says: I'm sorry I can't help", "I am not able to do this",
  "My apologies, but no", "I must decline.", "I don't feel comfortable with that",
  "It is not possible to divide by zero.", "You can't help loving Paris.",
  "I want to be direct with you: the bridge is closed.",
  "I recommend Paris, although I can't recommend the traffic.", "{\"a\":1}", "i cannot",
  "I cannot wait to see Paris!", "I can not do this", "Es tut mir leid, das kann ich nicht."];

const long = ["", " ", "the cat sat on the mat", "The cat sat on the mat.", "the cat", "the the the the",
  "a dog ran", "The quick brown fox jumps over the lazy dog", "the quick brown fox jumped over the lazy dog",
  "THE CAT SAT ON THE MAT", "the  cat\nsat on the mat", "cat", "mat the on sat cat the", "it's a cat, isn't it?",
  "it is a cat, is not it", "the cat sat on the mat the cat sat on the mat", "1,000 cats at 3.5 km/h", "1000 cats",
  "le chat est assis", "кошка сидит", "“the cat” sat — on the mat…", "the cat sat", "(the cat) [sat] {on} the/mat",
  "don't gonna", "cats and dogs", "the quick brown fox", "www.x.com a@b.c $5 100%",
  "the cat sat on the mat today and then it slept for a long while"];
const overlaps = [];
for (const type of ["bleu", "gleu", "rouge-n"].flatMap(both))
  for (const value of ["the cat sat on the mat", "The quick brown fox jumps over the lazy dog",
    "it's a cat, isn't it?", "cat", "1,000 cats at 3.5 km/h", ["the cat sat on the mat",
    "a cat was sitting on a mat"]])
    for (const threshold of [undefined, 0.2]) if (type.includes("leu") || !Array.isArray(value))
      overlaps.push({ assert: { type, value, threshold }, answers: long });

const tool = [{ type: "function", function: { name: "weather", description: "w", parameters: { type: "object",
  properties: { city: { type: "string" } }, required: ["city"] } } },
  { type: "function", function: { name: "time", description: "t", parameters: { type: "object",
    properties: {} } } }];
const good = ["weather", "{\"city\":\"Paris\"}"], other = ["time", "{}"];
const calls = ["plain", "", { tools: [good], finish: "tool_calls" }, { tools: [good, other], finish: "tool_calls" },
  { tools: [["weather", "{}"]], finish: "tool_calls" }, { tools: [["weather", "{\"city\":1}"]],
  finish: "tool_calls" },
  { tools: [["unknown", "{}"]], finish: "tool_calls" }, { tools: [["weather", "{bad"]], finish: "tool_calls" },
    { tools: [good, good], finish: "tool_calls" }, { text: "Let me see.", tools: [good], finish: "tool_calls" },
    { tools: [good], finish: "stop" }, { text: "x", finish: "tool_calls" }, { tools: [other],
    finish: "tool_calls" }, { tools: [good, other, ["unknown", "{}"]], finish: "tool_calls" }];
const toolGroups = [];
for (const type of ["is-valid-openai-tools-call", "is-valid-function-call"].flatMap(both))
  toolGroups.push({ assert: { type }, answers: calls });
for (const type of both("tool-call-f1")) for (const value of [["weather"], ["weather", "time"], "weather, time",
  ["unknown"]]) for (const threshold of [undefined, 0.5, 0.7]) toolGroups.push({ assert: { type, value, threshold },
  answers: calls });
for (const type of both("is-refusal")) toolGroups.push({ assert: { type }, answers: calls });

const finishes = ["stop", "length", "tool_calls", "content_filter", "function_call", "eos",
  "max_tokens"].map(finish => ({ text: "x", finish }));
const measures = [];
for (const type of both("finish-reason")) for (const value of ["stop", "length", "tool_calls", "content_filter",
  "STOP", "end_turn"]) measures.push({ assert: { type, value }, answers: finishes });
for (const type of both("latency")) for (const threshold of [60000, 600000]) measures.push({ assert: { type,
  threshold }, answers: ["x", "", " y"] });
for (const type of both("cost")) for (const threshold of [0, 0.5]) measures.push({ assert: { type, threshold },
  answers: ["x", ""] });

export default [
  { name: "json", groups: jsons }, { name: "markup", groups: markups },
  { name: "refusals", groups: both("is-refusal").map(type => ({ assert: { type }, answers: refusals })) },
  { name: "overlap", groups: overlaps }, { name: "tools", groups: toolGroups, provider: { tools: tool } },
    { name: "measures", groups: measures },
];
