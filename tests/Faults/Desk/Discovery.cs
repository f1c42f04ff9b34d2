namespace Pointsman.Faults;

/// <summary>The lists of models and the versions that a gateway asks for when it looks for servers.</summary>
internal static class Discovery
{
    /// <summary>The body, or null when the path is another.</summary>
    public static string? Answer(HttpRequest request, IReadOnlyList<string> models) =>
        request.Method != "GET" ? null : request.Path switch
        {
            "/v1/models" or "/openai/v1/models" or "/api/v1/models" => request.Header("anthropic-version") is null
                ? OpenAi(models)
                : Anthropic(models),
            "/v1beta/models" => Gemini(models),
            "/api/tags" => Ollama(models),
            "/api/version" => """{"version":"0.12.6"}""",
            _ => null,
        };

    private static string OpenAi(IReadOnlyList<string> models) => List("""{"object":"list","data":[""", models, name =>
        $$"""{"id":{{name}},"object":"model","created":1700000000,"owned_by":"mock"}""", "]}");

    private static string Anthropic(IReadOnlyList<string> models) => List("""{"data":[""", models, name =>
        $$"""{"type":"model","id":{{name}},"display_name":{{name}},"created_at":"2026-01-01T00:00:00Z"}""",
        $"],\"has_more\":false,\"first_id\":{JsonText.Quote(models[0])},\"last_id\":{JsonText.Quote(models[^1])}}}");

    private static string Gemini(IReadOnlyList<string> models) => List("""{"models":[""", models, name => $$"""
        {"name":"models/{{name.Trim('"')}}","version":"001","displayName":{{name}},"inputTokenLimit":1048576,
        "outputTokenLimit":65536,"supportedGenerationMethods":["generateContent","countTokens"]}
        """, "]}");

    private static string Ollama(IReadOnlyList<string> models) => List("""{"models":[""", models, name => $$"""
        {"name":{{name}},"model":{{name}},"modified_at":"2026-01-01T00:00:00Z","size":1000000,
        "digest":"0000000000000000000000000000000000000000000000000000000000000000",
        "details":{"parent_model":"","format":"gguf","family":"mock","families":["mock"],"parameter_size":"1M",
        "quantization_level":"Q4_0"} }
        """, "]}");

    private static string List(string start, IReadOnlyList<string> models, Func<string, string> one, string end) =>
        start + string.Join(',', models.Select(model => one(JsonText.Quote(model)))) + end;
}
