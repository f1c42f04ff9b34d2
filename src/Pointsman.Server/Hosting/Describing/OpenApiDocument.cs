using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Server;

/// <summary>Writes the description of the addresses as an OpenAPI 3.1 document.</summary>
internal static class OpenApiDocument
{
    /// <summary>The document; it is the same for the life of the process.</summary>
    public static readonly Lazy<byte[]> Bytes = new(() => JsonSerializer.SerializeToUtf8Bytes(Make()));

    private static readonly Dictionary<int, string> Meanings = new()
    {
        [400] = "Something in the request is wrong; all of it is listed",
        [401] = "Who asks is unknown",
        [403] = "The key may not do this",
        [404] = "There is no such thing, or none that may be shown",
        [409] = "The configuration, or somebody else, was first",
        [413] = "The body is too large",
        [415] = "The body is compressed",
        [429] = "A limit of the key is reached, or every target asks to wait; Retry-After says how long",
        [502] = "No target gave an answer",
        [503] = "The gateway takes no request now",
        [504] = "No target answered in time",
    };

    private static JsonObject Make()
    {
        var paths = new JsonObject();
        foreach (IGrouping<string, ApiEndpoint> path in ApiDescription.All.GroupBy(endpoint => endpoint.Path))
        {
            paths[path.Key] = new JsonObject(
                [.. path.Select(one => KeyValuePair.Create(one.Method.ToLowerInvariant(), (JsonNode?)Operation(one)))]);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Pointsman",
                ["version"] = StatusEndpoint.Version,
                ["description"] = "The gateway's admin API, and the addresses that clients of model vendors call.",
            },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = ApiSchemas.All(),
                ["securitySchemes"] = new JsonObject
                {
                    ["adminToken"] = Bearer("The token that was printed at the first start"),
                    ["page"] = Cookie("pointsman_cases", "The form of the page asks for the admin token"),
                    ["key"] = Bearer("A key of the gateway; without one only programs of this machine are served"),
                    ["keyHeader"] = Header("x-api-key"),
                    ["googleKeyHeader"] = Header("x-goog-api-key"),
                },
            },
        };
    }

    private static JsonObject Operation(ApiEndpoint endpoint)
    {
        var operation = new JsonObject
        {
            ["summary"] = endpoint.Summary,
            ["tags"] = new JsonArray(Group(endpoint)),
            ["security"] = Security(endpoint.Access),
            ["responses"] = Responses(endpoint),
        };
        if (endpoint.Parameters.Count > 0)
        {
            operation["parameters"] = new JsonArray([.. endpoint.Parameters.Select(one => Parameter(endpoint, one))]);
        }

        if (endpoint.Body is { } body)
        {
            operation["requestBody"] = new JsonObject
            {
                ["required"] = true, ["content"] = Content(["application/json"], body),
            };
        }

        return operation;
    }

    private static string Group(ApiEndpoint endpoint) => endpoint.IsAdmins ? "admin"
        : endpoint.IsPage ? "pages"
        : endpoint.Access == ApiAccess.Anyone ? "operating"
        : "models";

    private static JsonObject Parameter(ApiEndpoint endpoint, ApiParameter parameter)
    {
        bool inPath = endpoint.Path.Contains($"{{{parameter.Name}}}", StringComparison.Ordinal);
        var written = new JsonObject
        {
            ["name"] = parameter.Name,
            ["in"] = inPath ? "path" : "query",
            ["description"] = parameter.About,
            ["schema"] = parameter.Schema(),
        };
        if (inPath)
        {
            written["required"] = true;
        }

        return written;
    }

    private static JsonObject Responses(ApiEndpoint endpoint)
    {
        var responses = new JsonObject
        {
            [Text(endpoint.Status)] = new JsonObject
            {
                ["description"] = endpoint.Summary,
                ["content"] = Content(endpoint.Types, endpoint.Answer),
            },
        };
        if (endpoint.IsAdmins)
        {
            responses["500"] = new JsonObject
            {
                ["description"] = "The gateway itself failed; its operator finds the cause under the id",
                ["content"] = Content(["application/json"], "InternalError"),
            };
        }

        IEnumerable<int> refusals = endpoint.Access == ApiAccess.Anyone
            ? endpoint.Refusals
            : endpoint.Refusals.Append(401).Order();
        foreach (int status in refusals)
        {
            var refusal = new JsonObject { ["description"] = Meanings[status] };
            if (endpoint.IsAdmins)
            {
                refusal["content"] = Content(["application/json"], "Refusal");
            }

            responses[Text(status)] = refusal;
        }

        return responses;
    }

    private static JsonObject Content(IReadOnlyList<string> types, string? schema) =>
        new([.. types.Select(type => KeyValuePair.Create(
            type, (JsonNode?)(schema is null ? [] : new JsonObject { ["schema"] = ApiSchemas.Of(schema) })))]);

    private static JsonArray Security(ApiAccess access) => access switch
    {
        ApiAccess.Admin => [Scheme("adminToken")],
        ApiAccess.Page => [Scheme("page")],
        ApiAccess.AdminOrOwnKey => [Scheme("adminToken"), Scheme("key")],
        ApiAccess.Key => [Scheme("key"), Scheme("keyHeader"), Scheme("googleKeyHeader"), new JsonObject()],
        _ => [],
    };

    private static JsonObject Scheme(string name) => new() { [name] = new JsonArray() };

    private static JsonObject Bearer(string about) =>
        new() { ["type"] = "http", ["scheme"] = "bearer", ["description"] = about };

    private static JsonObject Cookie(string name, string about) =>
        new() { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = name, ["description"] = about };

    private static JsonObject Header(string name) =>
        new() { ["type"] = "apiKey", ["in"] = "header", ["name"] = name };

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
