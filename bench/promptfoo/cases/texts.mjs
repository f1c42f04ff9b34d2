// Texts, patterns and counts: each assertion beside each answer.
const plain = ["", " ", "Paris", "paris", " Paris", "Paris\n", "Paris ", "The answer is Paris.", "PARIS!", "Pari",
  "Paříž", "Paris, France",
  "1,000", "1000", "1e3", "1000.0", "ÉCOLE", "école", "Straße", "STRASSE", "\u0130stanbul", "🚄 train", "a\nb\nc",
    "Paris\r\n", "```\nParis\n```", "\u00a0Paris", "{{id}}", "null", "true", "\ufeffParis"];
const both = type => [type, `not-${type}`];
const groups = [];
for (const type of ["equals", "contains", "icontains", "starts-with", "levenshtein"].flatMap(both))
  for (const value of ["Paris", "paris", "école", "1000", " Paris", "Paris\n", "🚄 train"])
    groups.push({ assert: { type, value }, answers: plain });
for (const type of ["equals", "contains"].flatMap(both))
  for (const value of [1000, 0.5, true])
    if (type.includes("equals") || typeof value === "number") groups.push({ assert: { type, value },
      answers: ["1000", "1,000", "1e3", "0.5", ".5", "true", "True", "x 1000 y", ""] });
for (const type of ["contains-any", "contains-all", "icontains-any", "icontains-all"].flatMap(both))
  for (const value of [["Paris", "France"], "Paris,France", "Paris, France", ["paris"], "\"Paris, France\",x",
    [1000, "Paris"], "a,,b", "Paris", ["École", "train"]])
    groups.push({ assert: { type, value }, answers: [...plain, "Paris France", "france paris", "x", "a", "b a"] });
for (const type of both("levenshtein"))
  for (const threshold of [0, 1, 2, 10])
    groups.push({ assert: { type, value: "kitten 🚄", threshold }, answers: ["kitten 🚄", "kitten", "kitten 🚅",
      "sitting 🚄", "", "KITTEN 🚄"] });
for (const type of both("regex"))
  for (const value of ["^Paris$", "paris", "\\d+", "^\\d{1,3}(,\\d{3})*$", "(?i)paris", "[A-Z]{2,}", "Paris\\s*$",
    "^b$", "a.b", "\\bParis\\b", "^.$", "\\w+ž", "(?<x>a)\\nb", "\\p{L}", "[[]", "(", "^$", "\\S+@\\S+"])
    groups.push({ assert: { type, value }, answers: [...plain, "p{L}", "١٢", "Paris?", "a\u2028b"] });
for (const type of both("word-count"))
  for (const value of [3, "3", 0, { min: 2 }, { max: 3 }, { min: 2, max: 4 }, "3.0", { min: 1, max: 1 }])
    groups.push({ assert: { type, value }, answers: ["", " ", "one", "one two three", " one  two\nthree ", "a-b c",
      "你好 世界", "你好世界", "1,000 is 1e3", "— dash", "one\u00a0two three", "it's a test.", "one two three four five",
      "a\u200bb c d", "🚄 🚄 🚄"] });
export default [{ name: "texts", groups }];
