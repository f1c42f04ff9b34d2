using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>A configuration of promptfoo as a suite.</summary>
internal static class PromptfooConfig
{
    private static readonly string[] Known =
    [
        "description", "providers", "targets", "prompts", "tests", "defaultTest", "scenarios", "evaluateOptions",
        "outputPath", "sharing", "writeLatestResults", "$schema",
    ];

    public static SuiteDraft Read(string path)
    {
        var faults = new List<Fault>();
        var file = new FileInfo(path);
        string text = file.Length <= YamlText.MostBytes ? File.ReadAllText(path) : throw ImportFormat.Refused(
            path, $"found {file.Length} bytes", "write at most 4 MB; many tests stand in files of their own");
        YamlText? yaml = YamlText.Parse(text, path, faults);
        FaultsException.ThrowIfAny(faults);
        if (yaml!.Root is not JsonObject written)
        {
            throw ImportFormat.Refused(path, "found no keys", "give a configuration of promptfoo");
        }

        var draft = new SuiteDraft();
        var references = new PromptfooReferences(written, draft.Notes);
        JsonElement root = JsonSerializer.SerializeToElement(references.Resolve());
        var files = new PromptfooFiles(file.DirectoryName ?? ".", draft.Notes);
        draft.Suite["name"] = Name(root, path);
        if (root.TextAt("description") is { } about)
        {
            draft.Suite["description"] = about;
        }

        var prompts = new PromptfooPrompts(files);
        JsonArray read = prompts.Read(root.Part("prompts"));
        draft.Suite["models"] = new PromptfooProviders(files).Read(
            root.Part("providers") ?? root.Part("targets"), prompts.Names);
        if (root.Part("prompts") is null)
        {
            // What promptfoo asks where nothing is said.
            read.Add(new JsonObject { ["name"] = "prompt", ["user"] = "{{prompt}}" });
        }

        if (read.Count > 0)
        {
            draft.Suite["prompts"] = read;
        }

        Options(root, draft, path);
        Tests(root, draft, files);
        foreach (JsonProperty other in root.EnumerateObject()
            .Where(one => !Known.Contains(one.Name) && !references.Used.Contains(one.Name)))
        {
            draft.Notes.Add($"{path} {other.Name}", $"the key '{other.Name}'", Instead(other.Name));
        }

        return draft;
    }

    private static void Options(JsonElement root, SuiteDraft draft, string path)
    {
        foreach (JsonProperty option in root.EntriesAt("evaluateOptions"))
        {
            decimal number = option.Value.ValueKind == JsonValueKind.Number
                && option.Value.TryGetDecimal(out decimal told)
                ? told : 0;
            switch (option.Name)
            {
                case "repeat" when number is >= 1 and <= 100:
                    draft.Suite["repeats"] = (int)number;
                    break;
                case "maxConcurrency" when number is >= 1 and <= 1_000:
                    draft.Suite["concurrency"] = (int)number;
                    break;
                case "timeoutMs" when number is >= 1_000 and <= 3_600_000:
                    draft.Suite["timeout"] = $"{(long)number}ms";
                    break;
                case "showProgressBar" or "cache":
                    break;
                default:
                    draft.Notes.Add($"{path} evaluateOptions", $"'{option.Name}' of evaluateOptions",
                        option.Name is "repeat" or "maxConcurrency" or "timeoutMs"
                            ? "write it into the suite within its bounds: repeats, concurrency, timeout"
                            : "runs slow down by themselves where a provider refuses");
                    break;
            }
        }
    }

    private static void Tests(JsonElement root, SuiteDraft draft, PromptfooFiles files)
    {
        JsonElement defaults = root.Part("defaultTest") ?? default;
        if (defaults.ValueKind == JsonValueKind.String)
        {
            defaults = JsonSerializer.SerializeToElement(files.Find(defaults.GetString()!, "defaultTest")
                .Select(path => files.Value(path, "defaultTest")).FirstOrDefault());
        }

        Judge(defaults, draft);
        foreach (JsonProperty other in defaults.EntriesAt().Where(one => !PromptfooTests.IsShared(one.Name)))
        {
            files.Notes.Add("defaultTest", $"'{other.Name}' of defaultTest", "write it into the tests or the suite");
        }

        foreach (JsonProperty option in defaults.EntriesAt("options").Where(one => one.Name is not "provider"))
        {
            files.Notes.Add("defaultTest.options", $"'{option.Name}' of a test's options",
                "write it into the prompt or the suite");
        }

        var tests = new PromptfooTests(draft, files, defaults);
        (string Place, JsonElement Test)[] all = [.. tests.All(root.Part("tests"), "tests")];
        (string Place, JsonElement Shared, JsonElement Test)[] scenes = [.. Scenarios(root, tests, files)];
        bool common = !PromptfooTests.LeavesOut(all.Select(one => one.Test).Concat(scenes.Select(one => one.Test)));
        JsonArray evaluators = common
            ? new PromptfooAssertions(files).Read(defaults.ItemsAt("assert"), "defaultTest.assert") : [];
        if (evaluators.Count > 0)
        {
            draft.Suite["evaluators"] = evaluators;
        }

        foreach ((string place, JsonElement test) in all)
        {
            tests.Add(test, place, default, common);
        }

        foreach ((string place, JsonElement shared, JsonElement test) in scenes)
        {
            tests.Add(test, place, shared, common);
        }

        if (draft.Cases.Count == 0)
        {
            // promptfoo asks each prompt once where there are no tests.
            tests.Add(JsonSerializer.SerializeToElement(new JsonObject()), "tests", default, common);
        }
    }

    // One model, or one for words and one for vectors.
    private static void Judge(JsonElement defaults, SuiteDraft draft)
    {
        const string Place = "defaultTest.options.provider";
        if (defaults.Part("options", "provider") is not { } told)
        {
            return;
        }

        JsonElement judge = told.Part("text") ?? told;
        if ((judge.ValueKind == JsonValueKind.String ? judge.GetString() : judge.TextAt("id")) is { } name
            && !PromptfooModels.IsProgram(name) && !name.Contains("{{", StringComparison.Ordinal))
        {
            draft.Suite["judge"] = PromptfooModels.Name(name);
        }
        else
        {
            draft.Notes.Add(Place, "the judge of all tests", "name a model for the suite: judge: MODEL");
        }

        foreach (JsonProperty other in judge.EntriesAt().Where(one => one.Name is not ("id" or "label"))
            .Concat(told.EntriesAt().Where(one => told.Part("text") is not null && one.Name != "text")))
        {
            draft.Notes.Add(Place, $"'{other.Name}' of the judge", "judges are asked with the options of our own");
        }
    }

    private static IEnumerable<(string, JsonElement, JsonElement)> Scenarios(
        JsonElement root, PromptfooTests tests, PromptfooFiles files)
    {
        int at = 0;
        foreach (JsonElement item in root.ItemsAt("scenarios"))
        {
            string place = $"scenarios[{at++}]";
            JsonElement[] read = item.ValueKind != JsonValueKind.String ? [item]
                : [.. files.Find(item.GetString()!, place)
                .Select(path => JsonSerializer.SerializeToElement(files.Value(path, place)))];
            foreach (JsonElement scenario in read)
            {
                foreach (JsonProperty other in scenario.EntriesAt()
                    .Where(one => one.Name is not ("config" or "tests" or "description")))
                {
                    files.Notes.Add(place, $"'{other.Name}' of a scenario", "write it into its tests");
                }

                // Without tests of its own, what a scenario gives is a test.
                (string Place, JsonElement Test)[] cases = scenario.Part("tests") is null
                    ? [(place, JsonElement.Parse("{}"))] : [.. tests.All(scenario.Part("tests"), $"{place}.tests")];
                foreach ((string from, JsonElement shared) in tests.All(scenario.Part("config"), $"{place}.config"))
                {
                    foreach (JsonProperty other in shared.EntriesAt()
                        .Where(one => !PromptfooTests.IsShared(one.Name) || one.Name == "options"))
                    {
                        files.Notes.Add(from, $"'{other.Name}' of a scenario", "write it into its tests");
                    }

                    foreach ((string own, JsonElement test) in cases)
                    {
                        yield return (own, shared, test);
                    }
                }
            }
        }
    }

    private static string Name(JsonElement root, string path) =>
        root.TextAt("description") is { Length: > 0 and <= 60 } about && !about.Contains('\n', StringComparison.Ordinal)
            ? about : Path.GetFileNameWithoutExtension(path);

    private static string Instead(string key) => key switch
    {
        "env" => "keys are not copied; give them by the environment, or in pointsman.yaml",
        "derivedMetrics" => "reports compute means, intervals and differences by themselves",
        "redteam" => "write what it makes as tests: promptfoo redteam generate",
        "nunjucksFilters" => "put the ready text into the cases",
        _ => "there is no counterpart in a suite",
    };
}
