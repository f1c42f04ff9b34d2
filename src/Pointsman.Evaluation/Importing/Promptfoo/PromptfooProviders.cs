using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>Providers of promptfoo as the models of a suite. Keys, headers and addresses are never copied.</summary>
internal sealed class PromptfooProviders(PromptfooFiles files)
{
    private static readonly string[] Efforts = ["none", "low", "medium", "high"];

    private static readonly string[] Silent = ["apiKeyEnvar", "showThinking", "stream"];

    public JsonArray Read(JsonElement? providers, IReadOnlyList<string> prompts)
    {
        var models = new JsonArray();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string place, string id, JsonElement settings) in All(providers))
        {
            JsonObject model = Model(place, id, settings, prompts);
            string first = (model["label"] ?? model["model"])!.ToString(), shown = first;
            for (int more = 2; !names.Add(shown); more++)
            {
                // One model may stand there several times, with other settings each.
                model["label"] = shown = $"{first} ({more})";
            }

            models.Add(model);
        }

        if (models.Count == 0)
        {
            files.Notes.Add(
                "providers", "no model", "write those to compare in models:; sim/small stands there");
            models.Add("sim/small");
        }

        return models;
    }

    private IEnumerable<(string Place, string Id, JsonElement Settings)> All(JsonElement? providers)
    {
        JsonElement[] items = providers is not { } value ? []
            : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        for (int at = 0; at < items.Length; at++)
        {
            string place = $"providers[{at}]";
            foreach ((string id, JsonElement settings) in One(items[at], place))
            {
                yield return (place, id, settings);
            }
        }
    }

    private IEnumerable<(string Id, JsonElement Settings)> One(JsonElement item, string place)
    {
        if (item.ValueKind == JsonValueKind.String)
        {
            string name = item.GetString()!;
            bool isList = name.StartsWith(PromptfooFiles.Mark, StringComparison.Ordinal)
                && !PromptfooFiles.IsProgram(name);
            return !isList ? [(name, default)] : files.Find(name, place)
                .Select(path => files.Value(path, place)).OfType<JsonNode>()
                .SelectMany(node => node is JsonArray list ? list.OfType<JsonNode>() : [node])
                .SelectMany(node => One(JsonSerializer.SerializeToElement(node), place));
        }

        if (item.TextAt("id") is { } id)
        {
            return [(id, item)];
        }

        if (item.ValueKind != JsonValueKind.Object)
        {
            files.Notes.Add(place, $"the provider {item}", "write its name: openai:gpt-4o");
        }

        // The old form: {"openai:gpt-4o": {config: …}}.
        return item.EntriesAt().Select(entry => (entry.Name, entry.Value));
    }

    private JsonObject Model(string place, string id, JsonElement settings, IReadOnlyList<string> prompts)
    {
        string? label = settings.TextAt("label");
        string name = PromptfooModels.Name(id);
        if (PromptfooModels.IsProgram(id))
        {
            name = label ?? "imported-provider";
            files.Notes.Add(place, $"the provider '{id}', which is a program or an address",
                $"make a route '{name}' in pointsman.yaml that reaches it");
        }
        else if (!PromptfooModels.IsKnown(id))
        {
            files.Notes.Add(
                place, $"the provider '{id}'", $"it is called {name} here; 'catalog search' tells the model's name");
        }

        var model = new JsonObject { ["model"] = name };
        if (label is not null && label != name)
        {
            model["label"] = label;
        }

        string[] chosen = [.. settings.ItemsAt("prompts").Select(one => one.ToString())];
        if (chosen.Length > 0)
        {
            string[] known = [.. prompts.Where(name => chosen.Any(one => IsChosen(name, one)))];
            if (known.Length > 0)
            {
                model["prompts"] = new JsonArray([.. known.Select(one => JsonValue.Create(one))]);
            }

            foreach (string unknown in chosen.Where(one => !prompts.Any(name => IsChosen(name, one))))
            {
                files.Notes.Add(place, $"the prompt '{unknown}' of a provider", "name one of prompts: in the suite");
            }
        }

        foreach (JsonProperty other in settings.EntriesAt()
            .Where(one => one.Name is not ("id" or "label" or "prompts" or "config")))
        {
            files.Notes.Add(place, $"'{other.Name}' of a provider", "models have options, labels and prompts only");
        }

        foreach (JsonProperty option in settings.EntriesAt("config"))
        {
            Option(model, option, $"{place}.config");
        }

        return model;
    }

    private void Option(JsonObject model, JsonProperty option, string place)
    {
        JsonElement value = option.Value;
        switch (option.Name)
        {
            case "temperature" when Within(value, 0, 2):
                model["temperature"] = JsonNode.Parse(value.GetRawText());
                break;
            case "max_tokens" or "max_completion_tokens" or "max_output_tokens" or "maxOutputTokens" or "num_predict"
                when Within(value, 1, 1_000_000):
                model["max-tokens"] = JsonNode.Parse(value.GetRawText());
                break;
            case "top_p" or "topP" when Within(value, 0, 1):
                model["top-p"] = JsonNode.Parse(value.GetRawText());
                break;
            case "reasoning_effort" when Effort(value.ToString()) is { } effort:
                model["reasoning"] = effort;
                break;
            case "reasoning" when Effort(value.TextAt("effort")) is { } effort:
                model["reasoning"] = effort;
                break;
            case "response_format" when value.TextAt("type") == "json_object":
                model["json"] = true;
                break;
            case "response_format" when value.Part("json_schema", "schema")
                is { ValueKind: JsonValueKind.Object } schema:
                model["schema"] = JsonNode.Parse(schema.GetRawText());
                break;
            case "tools" when value.ValueKind == JsonValueKind.Array:
                model["tools"] = JsonNode.Parse(value.GetRawText());
                break;
            default:
                if (!Silent.Contains(option.Name))
                {
                    Unread(option, place);
                }

                break;
        }
    }

    // The value is not told: it may be a key.
    private void Unread(JsonProperty option, string place)
    {
        bool secret = option.Name.Contains("key", StringComparison.OrdinalIgnoreCase)
            || option.Name.Contains("token", StringComparison.OrdinalIgnoreCase)
            || option.Name.Contains("secret", StringComparison.OrdinalIgnoreCase)
            || option.Name.Contains("auth", StringComparison.OrdinalIgnoreCase)
            || option.Name is "headers" or "password" or "env";
        files.Notes.Add(place, $"'{option.Name}' of a provider's configuration", secret
            ? "keys are not copied; give them by the environment, or in pointsman.yaml"
            : "say it in pointsman.yaml where the model needs it; options here are temperature, max-tokens, top-p, "
                + "reasoning, json, schema, tools");
    }

    // By its name, by a name with a star at its end, or by that of a file with several, which are numbered here.
    private static bool IsChosen(string name, string chosen) => name == chosen
        || (chosen.EndsWith('*') && name.StartsWith(chosen[..^1], StringComparison.Ordinal))
        || name.StartsWith($"{chosen}:", StringComparison.Ordinal)
        || (name.StartsWith($"{chosen} ", StringComparison.Ordinal)
            && name[(chosen.Length + 1)..].All(char.IsAsciiDigit));

    private static string? Effort(string? word) => word == "minimal" ? "low" : Efforts.Contains(word) ? word : null;

    private static bool Within(JsonElement value, decimal least, decimal most) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal number)
            && number >= least && number <= most;
}
