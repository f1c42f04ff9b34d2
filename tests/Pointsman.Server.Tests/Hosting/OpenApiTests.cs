using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using NJsonSchema;
using NJsonSchema.Validation;
using Pointsman.Server.Tests.People;
using Xunit;

namespace Pointsman.Server.Tests.Hosting;

/// <summary>The description of the addresses says what is served, no more and no less.</summary>
public sealed class OpenApiTests
{
    private static readonly JsonObject Document = JsonNode.Parse(OpenApiDocument.Bytes.Value)!.AsObject();

    private static IEnumerable<string> Described => ApiDescription.All.Select(one => $"{one.Method} {one.Path}");

    [Fact]
    public async Task Every_served_address_is_described_and_every_described_one_is_served()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        IEnumerable<string> served = gateway.Server.Endpoints.OfType<RouteEndpoint>().SelectMany(endpoint =>
            endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Select(method =>
                $"{method} /{endpoint.RoutePattern.RawText!.Trim('/').Replace("{**", "{", StringComparison.Ordinal)}"));
        IEnumerable<string> described = ApiDescription.All
            .Where(one => one.Method != "POST" || one.IsAdmins || one.IsPage).Select(one => $"{one.Method} {one.Path}");
        Assert.Equal(described.Order(StringComparer.Ordinal), served.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_address_of_the_data_plane_is_described_and_every_described_one_is_known()
    {
        List<ClientProtocol?> found =
        [
            .. ApiDescription.All.Where(one => one.Method == "POST" && !one.IsAdmins && !one.IsPage)
                .Select(one => ClientProtocol.Of(one.Path.Replace("{model}", "sim/small", StringComparison.Ordinal))),
        ];
        Assert.DoesNotContain(null, found);
        IEnumerable<object?> known = typeof(ClientProtocol)
            .GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Where(field => field.FieldType == typeof(ClientProtocol)).Select(field => field.GetValue(null));
        Assert.NotEmpty(known);
        Assert.Empty(known.Except(found));
    }

    [Fact]
    public void Every_address_stands_in_the_document_once()
    {
        IEnumerable<string> written =
            from path in Document["paths"]!.AsObject()
            from method in path.Value!.AsObject()
            select $"{method.Key.ToUpperInvariant()} {path.Key}";
        Assert.Equal(Described.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
        Assert.Equal("3.1.0", (string?)Document["openapi"]);
    }

    [Fact]
    public void Every_named_shape_is_there_and_is_used()
    {
        string text = Document.ToJsonString();
        string[] names = [.. Document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key)];
        string[] used =
        [
            .. System.Text.RegularExpressions.Regex.Matches(text, "#/components/schemas/(\\w+)")
                .Select(match => match.Groups[1].Value).Distinct(),
        ];
        Assert.Equal(names.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Answers_have_the_shapes_that_are_described()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        string id = await gateway.CallAsync();
        string created = (await gateway.AskAsync(HttpMethod.Post, "/api/keys", """
            { "name": "ci", "limits": { "tokensPerDay": 5, "requestsPerMinute": 3 }, "expires": "2030-01-01" }
            """)).Json.GetRawText();
        await Fits("CreatedKey", created);
        await Fits("Keys", (await gateway.GetAsync("/api/keys")).GetRawText());
        await Fits("KeyUse", (await gateway.GetAsync("/api/keys/1/use")).GetRawText());
        await Fits("Decision", (await gateway.GetAsync($"/api/decisions/{id}")).GetRawText());
        await Fits("Replay", (await gateway.GetAsync($"/api/decisions/{id}/replay")).GetRawText());
        await Fits("Replays", (await gateway.GetAsync("/api/replays?route=sim/small")).GetRawText());
        await Fits("Usage", (await gateway.GetAsync("/api/usage?by=key")).GetRawText());
        await Fits("Usage", (await gateway.GetAsync("/api/usage?by=model")).GetRawText());
        await Fits("Status", (await gateway.GetAsync("/api/status")).GetRawText());
        await Fits("Refusal", (await gateway.GetAsync("/api/usage?by=week")).GetRawText());
        await Fits("Key", (await gateway.AskAsync(HttpMethod.Delete, "/api/keys/1")).Json.GetRawText());
        await Fits("AdminToken", (await gateway.AskAsync(HttpMethod.Post, "/api/admin-token")).Json.GetRawText());
    }

    [Fact]
    public async Task Texts_have_the_shapes_that_are_described()
    {
        await using TextsGateway gateway = await TextsGateway.StartAsync();
        (string id, _) = await gateway.AskAsync("hello");
        await Fits("Texts", (await gateway.StoredAsync(id)).GetRawText());
        (_, JsonElement listed) = await gateway.AdminAsync(HttpMethod.Get, "/api/texts?route=kept");
        await Fits("TextList", listed.GetRawText());
        (_, JsonElement deleted) = await gateway.AdminAsync(HttpMethod.Delete, $"/api/decisions/{id}/texts");
        await Fits("DeletedTexts", deleted.GetRawText());
    }

    [Fact]
    public async Task Cases_have_the_shapes_that_are_described()
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync();
        string id = await gateway.OpenAsync();
        await Fits("Cases", (await gateway.AdminAsync("/api/cases")).Json.GetRawText());
        await Fits("Case", (await gateway.AdminAsync($"/api/cases/{id}/take", "{\"by\":\"Ann\"}")).Json.GetRawText());
        await Fits("CaseAnswer", (await gateway.PollAsync(id)).Json.GetRawText());
        await Fits("Case", (await gateway.AnswerAsync(id, "Yes.")).Json.GetRawText());
        await Fits("CaseAnswer", (await gateway.PollAsync(id)).Json.GetRawText());
    }

    [Fact]
    public async Task A_field_that_is_not_described_is_found() =>
        await Assert.ThrowsAsync<Xunit.Sdk.TrueException>(() => Fits("AdminToken", """{ "adminToken": "a", "more": 1 }"""));

    // Every field of an answer must be described, though clients are told to pass over those to come.
    private static async Task Fits(string name, string answer)
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(Whole(ApiSchemas.Of(name))!.ToJsonString());
        ICollection<ValidationError> errors = schema.Validate(answer);
        Assert.True(errors.Count == 0, $"{name}: {string.Join("; ", errors)} in {answer}");
    }

    // Puts each named shape where it is named, and closes objects to other fields.
    private static JsonNode? Whole(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            return new JsonArray([.. items.Select(Whole)]);
        }

        if (node is not JsonObject found)
        {
            return node?.DeepClone();
        }

        if ((string?)found["$ref"] is { } reference)
        {
            return Whole(Document["components"]!["schemas"]![reference.Split('/')[^1]]);
        }

        var whole = new JsonObject([.. found.Select(one => KeyValuePair.Create(one.Key, Whole(one.Value)))]);
        if (found["properties"] is JsonObject)
        {
            whole["additionalProperties"] = false;
        }

        return whole;
    }
}
