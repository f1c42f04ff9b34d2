namespace Pointsman.Server;

/// <summary>Every address of the gateway. A test holds it to what is served.</summary>
internal static class ApiDescription
{
    private static readonly ApiParameter Id = new("id", ApiSchemas.Whole, "The number of a key");
    private static readonly ApiParameter ModelName =
        new("id", ApiSchemas.Text, "A route or a model; its slash may be %2F");

    private static readonly ApiParameter Model =
        new("model", ApiSchemas.Text, "A route or a model; it may have slashes");

    private static readonly ApiParameter Decision =
        new("id", ApiSchemas.Text, $"As the header {AnswerHeaders.Decision} told it");

    private static readonly string[] JsonOrEvents = ["application/json", "text/event-stream"];

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<ApiEndpoint> All = 
        [.. AdminApi(), .. CaseDescription.All, .. DataPlane(), .. Operating()];

    private static IEnumerable<ApiEndpoint> AdminApi() =>
    [
        new("GET", "/api/keys", ApiAccess.Admin, "List keys in the order of their numbers")
        {
            Parameters =
            [
                new("after", ApiSchemas.Whole, "Only keys with a greater number; 0 unless told"),
                new("limit", () => ApiSchemas.Whole(1, KeyEndpoints.MostListed), "How many at most"),
            ],
            Answer = "Keys", Refusals = [400],
        },
        new("POST", "/api/keys", ApiAccess.Admin, "Create a key; its secret is shown once")
        {
            Body = "KeyDraft", Status = 201, Answer = "CreatedKey", Refusals = [400, 413],
        },
        new("DELETE", "/api/keys/{id}", ApiAccess.Admin, "Revoke a key for good")
        {
            Parameters = [Id], Answer = "Key", Refusals = [404],
        },
        new("GET", "/api/keys/{id}/use", ApiAccess.Admin, "What counts against the limits of a key now")
        {
            Parameters = [Id with { About = "The number of a key; 0 for requests without a key" }],
            Answer = "KeyUse", Refusals = [404],
        },
        new("POST", "/api/admin-token", ApiAccess.Admin, "Make another admin token, which ends this one; shown once")
        {
            Status = 201, Answer = "AdminToken", Refusals = [409],
        },
        new("GET", "/api/usage", ApiAccess.Admin, "What was used and what it cost, in groups")
        {
            Parameters = Usage(), Answer = "Usage", Refusals = [400],
        },
        new("GET", "/api/decisions/{id}", ApiAccess.AdminOrOwnKey, "The whole story of a call")
        {
            Parameters = [Decision],
            Answer = "Decision", Refusals = [404],
        },
        new("GET", "/api/decisions/{id}/replay", ApiAccess.Admin, "A decision made again with the configuration of now")
        {
            Parameters = [Decision], Answer = "Replay", Refusals = [404, 409],
        },
        new("GET", "/api/replays", ApiAccess.Admin, "The last decisions of a route made again, the newest first")
        {
            Parameters =
            [
                new("route", ApiSchemas.Text, "The route, or the model, that was asked for; needed"),
                new("last", () => ApiSchemas.Whole(1, ReplayEndpoints.MostReplays),
                    $"How many at most; {ReplayEndpoints.UsualReplays} unless told"),
            ],
            Answer = "Replays", Refusals = [400],
        },
        new("GET", "/api/decisions/{id}/texts", ApiAccess.Admin, "The stored texts of a call, where its route says so")
        {
            Parameters = [Decision], Answer = "Texts", Refusals = [404],
        },
        new("DELETE", "/api/decisions/{id}/texts", ApiAccess.Admin, "Delete the stored texts of a call for good")
        {
            Parameters = [Decision], Answer = "DeletedTexts", Refusals = [404],
        },
        new("GET", "/api/texts", ApiAccess.Admin, "The stored texts of a route, the oldest first; keys are not told")
        {
            Parameters =
            [
                new("route", ApiSchemas.Text, "The route; needed"),
                new("from", ApiSchemas.Text, "Only calls that began then or later: a day or a moment in UTC"),
                new("to", ApiSchemas.Text, "Only calls that began before: a day or a moment in UTC"),
                new("after", ApiSchemas.Text, "As 'next' of the page before told it"),
                new("limit", () => ApiSchemas.Whole(1, TextListEndpoint.MostListed),
                    $"How many at most; {TextListEndpoint.UsualListed} unless told, and fewer when texts are long"),
            ],
            Answer = "TextList", Refusals = [400, 404, 409],
        },
        new("GET", "/api/status", ApiAccess.Admin, "How the gateway, its ledger and its targets are doing")
        {
            Answer = "Status",
        },
    ];

    private static ApiParameter[] Usage() =>
    [
        new("by", () => ApiSchemas.Word(UsageEndpoint.Groupings), "What a row stands for; day unless told"),
        new("from", ApiSchemas.Day, $"The first day, UTC; {UsageEndpoint.UsualDays} days in all unless told"),
        new("to", ApiSchemas.Day, "The last day, UTC; today unless told"),
        new("key", ApiSchemas.Whole, "Only the calls of this key; 0 for calls without a key"),
        new("model", ApiSchemas.Text, "Only what went to this target"),
        new("route", ApiSchemas.Text, "Only the calls of this route"),
        new("tag", ApiSchemas.Text, "Only the calls with this tag: team=a"),
        new("limit", () => ApiSchemas.Whole(1, UsageEndpoint.MostRows),
            $"How many rows at most; {UsageEndpoint.UsualRows} unless told"),
    ];

    private static IEnumerable<ApiEndpoint> DataPlane() =>
    [
        Call("/v1/chat/completions", "OpenAI's chat completions", JsonOrEvents),
        Call("/v1/responses", "OpenAI's responses", JsonOrEvents),
        Call("/v1/embeddings", "OpenAI's embeddings"),
        Call("/v1/messages", "Anthropic's messages", JsonOrEvents),
        Call("/v1/messages/count_tokens", "Anthropic's count of tokens"),
        Call("/v1beta/models/{model}:generateContent", "Gemini's content, whole"),
        Call("/v1beta/models/{model}:streamGenerateContent", "Gemini's content, as a stream", JsonOrEvents),
        Call("/v1beta/models/{model}:countTokens", "Gemini's count of tokens"),
        Call("/v1beta/models/{model}:embedContent", "Gemini's embeddings"),
        Call("/v1beta/models/{model}:batchEmbedContents", "Gemini's embeddings of several texts"),
        new("GET", "/v1/upgrades/{id}", ApiAccess.Key,
            $"A better answer behind a fast one, where {UpgradeWishes.Header} says later; 202 until it is known")
        {
            Parameters = [Decision], Refusals = [404],
        },
        new("GET", "/v1/models", ApiAccess.Key,
            "The names that may be called: OpenAI's shape, or Anthropic's with the header anthropic-version")
        {
            Parameters =
            [
                new("limit", () => ApiSchemas.Whole(1, ModelPage.Most), "Anthropic's shape: how many at most"),
                new("after_id", ApiSchemas.Text, "Anthropic's shape: only those after this one"),
                new("before_id", ApiSchemas.Text, "Anthropic's shape: only those before this one"),
            ],
            Refusals = [400],
        },
        new("GET", "/v1/models/{id}", ApiAccess.Key, "One name, in the shape of the list")
        {
            Parameters = [ModelName], Refusals = [404],
        },
        new("GET", "/v1beta/models", ApiAccess.Key, "The names that may be called, in Gemini's shape")
        {
            Parameters =
            [
                new("pageSize", () => ApiSchemas.Whole(1, ModelPage.Most), "How many at most"),
                new("pageToken", ApiSchemas.Text, "As nextPageToken told it"),
            ],
            Refusals = [400],
        },
        new("GET", "/v1beta/models/{id}", ApiAccess.Key, "One name, in Gemini's shape")
        {
            Parameters = [ModelName], Refusals = [404],
        },
    ];

    private static IEnumerable<ApiEndpoint> Operating() =>
    [
        new("GET", "/health/live", ApiAccess.Anyone, "Whether the process lives") { Types = ["text/plain"] },
        new("GET", "/health/ready", ApiAccess.Anyone, "Whether requests are taken")
        {
            Types = ["text/plain"], Refusals = [503],
        },
        new("GET", "/metrics", ApiAccess.Anyone, "Metrics as Prometheus scrapes them") { Types = ["text/plain"] },
        new("GET", "/openapi.json", ApiAccess.Anyone, "This document"),
    ];

    private static ApiEndpoint Call(string path, string summary, IReadOnlyList<string>? types = null) =>
        new("POST", path, ApiAccess.Key, summary)
        {
            Parameters = path.Contains("{model}", StringComparison.Ordinal) ? [Model] : [],
            Body = "VendorRequest",
            Types = types ?? ["application/json"],
            Refusals = [400, 403, 404, 413, 415, 429, 502, 503, 504],
        };
}
