using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>Samples of OpenAI's evals: a conversation in <c>input</c>, one or several right answers in <c>ideal</c>.
/// </summary>
internal static class OpenAiSamples
{
    public static SuiteDraft Read(string path)
    {
        var draft = new SuiteDraft();
        draft.Suite["name"] = Path.GetFileNameWithoutExtension(path);
        draft.Suite["models"] = new JsonArray("sim/small");
        draft.Notes.Add(path, "samples name no model", "write those to compare in models:; sim/small stands there");
        draft.Notes.Add(path, "samples do not say how answers are judged",
            "an answer passes that contains the ideal, as Includes does; Match would be starts-with");
        foreach ((int line, JsonElement json) in JsonSource.Lines(path))
        {
            string place = $"{path}:{line}";
            if (json.Part("input") is not { } input)
            {
                throw ImportFormat.Refused(place, "found no input", "give samples with input and ideal on each line");
            }

            (string asked, JsonElement? before) = Told.Conversation(input);
            var values = new JsonObject { ["input"] = asked };
            foreach (JsonProperty other in json.EnumerateObject().Where(one => one.Name is not ("input" or "ideal")))
            {
                values[other.Name] = JsonNode.Parse(other.Value.GetRawText());
            }

            draft.Add(Case(json, line, values, before, place, draft.Notes), place);
        }

        return draft;
    }

    private static JsonObject Case(
        JsonElement json, int line, JsonObject values, JsonElement? before, string place, ImportNotes notes)
    {
        var one = new JsonObject { ["id"] = json.TextAt("id") ?? $"{line}", ["values"] = values };
        if (before is { } messages)
        {
            one["messages"] = JsonNode.Parse(messages.GetRawText());
        }

        switch (json.Part("ideal"))
        {
            case { ValueKind: JsonValueKind.Array } several when several.GetArrayLength() > 1:
                one["expected"] = JsonNode.Parse(several.GetRawText());
                one["evaluators"] = new JsonArray("contains-any");
                break;
            case { } ideal:
                JsonElement only = ideal.ValueKind == JsonValueKind.Array && ideal.GetArrayLength() == 1 ? ideal[0]
                    : ideal;
                one["expected"] = JsonNode.Parse(only.GetRawText());
                one["evaluators"] = new JsonArray("contains");
                break;
            default:
                notes.Add(place, "a sample without ideal", "write evaluators: with a judge, a rubric for example");
                break;
        }

        return one;
    }
}
