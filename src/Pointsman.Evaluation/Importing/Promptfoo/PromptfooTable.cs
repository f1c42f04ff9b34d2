using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>Tests of promptfoo in a table: a column for each variable, and columns with two underscores for the rest.
/// </summary>
internal static class PromptfooTable
{
    /// <summary>The tests with their lines.</summary>
    public static IEnumerable<(int Line, JsonElement Test)> Read(string path) => NamedTable.Read(path)
        .Select(row => (row.Line, JsonSerializer.SerializeToElement(Test(row.Names, row.Values))));

    private static JsonObject Test(string[] names, IReadOnlyList<string> fields)
    {
        JsonObject vars = [], metadata = [], test = [];
        var assertions = new List<(string Name, JsonObject Assertion)>();
        string? metric = null;
        var settings = new List<(string Of, string Key, string Value)>();
        foreach ((string name, string field) in names.Zip(fields))
        {
            string[] way = name.Split(':');
            switch (way[0])
            {
                case "__metadata" or "__config" when string.IsNullOrWhiteSpace(field):
                    break;
                case "__metadata" when way.Length > 1:
                    metadata[way[1].Replace("[]", "", StringComparison.Ordinal)] = way[1]
                        .EndsWith("[]", StringComparison.Ordinal)
                        ? new JsonArray([.. field.Split(',').Select(one => JsonValue.Create(one.Trim()))])
                        : field;
                    break;
                case "__config" when way.Length > 2:
                    settings.Add((way[1], way[2], field));
                    break;
                case "__description":
                    test["description"] = field;
                    break;
                case "__metric":
                    metric = field;
                    break;
                case "__threshold":
                    test["threshold"] = string.IsNullOrWhiteSpace(field) ? null : field;
                    break;
                case "__prefix" or "__suffix" or "__providerOutput":
                    if (field.Length > 0)
                    {
                        // These become keys of the test that there is no counterpart for, and are noted as such.
                        test[name[2..]] = field;
                    }

                    break;
                default:
                    if (!name.StartsWith("__expected", StringComparison.Ordinal))
                    {
                        vars[name.Length == 0 ? $"column {vars.Count + 1}" : name] = field;
                    }
                    else if (!string.IsNullOrWhiteSpace(field))
                    {
                        assertions.Add((name, PromptfooExpected.Read(field)));
                    }

                    break;
            }
        }

        Complete(assertions, metric, settings);
        test["vars"] = vars;
        test["assert"] = new JsonArray([.. assertions.Select(one => one.Assertion)]);
        if (metadata.Count > 0)
        {
            test["metadata"] = metadata;
        }

        return test;
    }

    // What columns of their own say of an assertion, or of all.
    private static void Complete(
        List<(string Name, JsonObject Assertion)> assertions, string? metric,
        List<(string Of, string Key, string Value)> settings)
    {
        foreach ((string name, JsonObject assertion) in assertions)
        {
            if (!string.IsNullOrEmpty(metric))
            {
                assertion["metric"] = metric;
            }

            foreach ((_, string key, string value) in settings.Where(one => one.Of == name))
            {
                assertion[key] = decimal.TryParse(value, CultureInfo.InvariantCulture, out decimal number)
                    ? number : JsonValue.Create(value);
            }
        }
    }
}
