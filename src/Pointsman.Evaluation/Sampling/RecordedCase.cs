using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>A recorded request as a case of a suite.</summary>
/// <remarks>
/// The answer that was given is a value, <c>reference</c>, and nothing is expected: it is what a model said once, which
/// may be wrong. What else is known stands beside it as values, so that evaluators and prompts can name it.
/// </remarks>
public static class RecordedCase
{
    private static readonly JsonSerializerOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The case as a line of a file of cases.</summary>
    public static string Line(Case one)
    {
        var json = new JsonObject { ["id"] = one.Id };
        foreach ((string name, JsonElement value) in one.Values)
        {
            json[name] = JsonNode.Parse(value.GetRawText());
        }

        if (one.Messages is { } before)
        {
            json["messages"] = JsonNode.Parse(before.GetRawText());
        }

        json["category"] = one.Category;
        json["tags"] = new JsonArray([.. one.Tags.Select(tag => JsonValue.Create(tag))]);
        if (one.Cluster is { } cluster)
        {
            json["cluster"] = cluster;
        }

        return json.ToJsonString(Plain);
    }

    internal static Case Of(RecordedRequest request, string category, int asked, string? cluster)
    {
        var values = new Dictionary<string, JsonElement> { ["input"] = Json(request.Messages[^1].Text) };
        Add(values, "reference", request.Answer is { } answer ? Json(answer) : null);
        values["route"] = Json(request.Route);
        Add(values, "model", request.Model is { } model ? Json(model) : null);
        Add(values, "outcome", request.Outcome is { } outcome ? Json(outcome) : null);
        Add(values, "usd", request.Cost is { } cost ? Json(cost.Amount) : null);
        Add(values, "ms", request.Latency is { } latency ? Json((long)latency.TotalMilliseconds) : null);
        values["asked"] = Json(asked);
        return new Case
        {
            Id = request.Id,
            Values = values,
            Messages = request.Messages.Count == 1 ? null : Before(request.Messages),
            Category = category,
            Tags = ["recorded"],
            Cluster = cluster,
        };
    }

    private static JsonElement Before(IReadOnlyList<RecordedMessage> messages) => JsonSerializer.SerializeToElement(
        messages.Take(messages.Count - 1).Select(message => new { role = message.Role, content = message.Text }));

    private static void Add(Dictionary<string, JsonElement> values, string name, JsonElement? value)
    {
        if (value is { } known)
        {
            values[name] = known;
        }
    }

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);
}
