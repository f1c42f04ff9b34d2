using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>
/// Reads evaluators as suites write them: an item names its kind by a key, with its settings as the value, beside
/// <c>weight</c>, <c>name</c>, <c>degrees</c>; <c>not-</c> before the kind wants the opposite; a word alone has no
/// settings.
/// </summary>
internal static class EvaluatorReader
{
    private static readonly string[] Common = ["weight", "name", "degrees"];

    /// <summary>The kinds by their names.</summary>
    public static readonly IReadOnlyDictionary<string, EvaluatorKind> Kinds =
        EvaluatorKinds.All.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>The evaluators of a key; faults go to the document's list.</summary>
    public static IReadOnlyList<EvaluatorUse> Read(Document document, string key, EvaluatorFiles files)
    {
        var uses = new List<EvaluatorUse>();
        foreach (Document item in document.Parts(key, 100, "kind"))
        {
            if (ReadOne(item, files) is { } use)
            {
                uses.Add(use);
            }
        }

        return uses;
    }

    private static EvaluatorUse? ReadOne(Document item, EvaluatorFiles files)
    {
        string[] named = [.. item.Keys().Where(key => !Common.Contains(key))];
        if (named.Length != 1)
        {
            string found = named.Length == 0 ? "no kind" : $"the kinds {string.Join(" and ", named)}";
            return item.FaultOf<EvaluatorUse>("", found, "write one kind in an item: - contains: Paris");
        }

        // A word alone, - json, came as {kind: json}.
        bool alone = named[0] == "kind";
        string word = alone ? item.Text("kind") ?? "" : named[0];
        bool negate = word.StartsWith("not-", StringComparison.Ordinal);
        string name = negate ? word[4..] : word;
        if (!Kinds.TryGetValue(name, out EvaluatorKind? kind))
        {
            string all = $"kinds: {string.Join(", ", Kinds.Keys.Order(StringComparer.Ordinal))}";
            return item.FaultOf<EvaluatorUse>(alone ? "" : word, $"'{word}'", Spelling.Hint(name, Kinds.Keys, all));
        }

        Document settings = Settings(item, alone ? null : word, kind);
        int before = item.Faults.Count;
        var read = new StringBuilder();
        Evaluator? evaluator = kind.Read(settings, files with
        {
            Heard = text =>
            {
                read.Append(' ').Append(Mark(text));
                files.Heard?.Invoke(text);
            },
        });
        settings.FaultUnknownKeys();
        double weight = (double)(item.Number("weight", 0, 1_000) ?? 1);
        string? label = item.Text("name");
        bool degrees = item.YesNo("degrees") ?? true;
        return evaluator is null || item.Faults.Count > before
            ? null
            : new EvaluatorUse(evaluator)
            {
                Label = label, Weight = weight, Negate = negate, Degrees = degrees,
                Written = $"{(alone ? word : item.Value(word)?.GetRawText())}{(degrees ? "" : " whole")}{read}",
            };
    }

    private static string Mark(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static Document Settings(Document item, string? word, EvaluatorKind kind)
    {
        JsonElement? value = word is null ? null : item.Value(word);
        if (value is { ValueKind: JsonValueKind.Object } settings)
        {
            return new Document(settings, item.Faults, key => item.Place(key.Length == 0 ? word! : $"{word}.{key}"));
        }

        var only = new JsonObject();
        if (value is { } single && !(single.ValueKind == JsonValueKind.True && kind.Shorthand is null))
        {
            only[kind.Shorthand ?? "value"] = JsonNode.Parse(single.GetRawText());
        }

        return new Document(
            JsonSerializer.SerializeToElement(only), item.Faults, key => item.Place(word ?? key));
    }
}
