using System.Globalization;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>The names of OpenTelemetry's conventions for generative AI, and the gateway's own beside them.</summary>
internal static class GenAi
{
    public const string Operation = "gen_ai.operation.name";
    public const string Provider = "gen_ai.provider.name";
    public const string RequestModel = "gen_ai.request.model";
    public const string ResponseModel = "gen_ai.response.model";
    public const string MaxTokens = "gen_ai.request.max_tokens";
    public const string FinishReasons = "gen_ai.response.finish_reasons";
    public const string InputTokens = "gen_ai.usage.input_tokens";
    public const string OutputTokens = "gen_ai.usage.output_tokens";
    public const string CachedTokens = "gen_ai.usage.cache_read.input_tokens";
    public const string TokenType = "gen_ai.token.type";
    public const string ErrorType = "error.type";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
    public const string HttpMethod = "http.request.method";
    public const string HttpStatus = "http.response.status_code";
    public const string UrlPath = "url.path";

    // How the conventions name a provider, by its name in the catalog where they differ.
    private static readonly Dictionary<string, string> WellKnown = new(StringComparer.OrdinalIgnoreCase)
    {
        ["azure"] = "azure.ai.openai",
        ["google"] = "gcp.gemini",
        ["gemini"] = "gcp.gemini",
        ["mistral"] = "mistral_ai",
        ["xai"] = "x_ai",
    };

    /// <summary>The word for what is asked for.</summary>
    public static string Word(ClientProtocol protocol) => protocol.Operation switch
    {
        Server.Operation.Embeddings => "embeddings",
        Server.Operation.CountTokens => "count_tokens",
        _ when protocol.Wire == WireFormat.Gemini => "generate_content",
        _ => "chat",
    };

    /// <summary>The word for a provider.</summary>
    public static string Word(ProviderSettings provider)
    {
        string name = provider.Protocol switch
        {
            ProviderProtocol.Anthropic => "anthropic",
            ProviderProtocol.Gemini => "gcp.gemini",
            ProviderProtocol.Azure => "azure.ai.openai",
            ProviderProtocol.Simulated => provider.Name == RoutingTarget.People ? provider.Name : "simulated",
            _ => provider.CatalogProvider ?? provider.Name,
        };
        return WellKnown.GetValueOrDefault(name, name);
    }

    /// <summary>The kind of failure of an attempt: a status, or a word; null for none.</summary>
    public static string? Failure(Attempt attempt) => attempt.Outcome switch
    {
        AttemptOutcome.Ok or AttemptOutcome.Waiting => null,
        AttemptOutcome.Status => Text(attempt.Status),
        var other => Underscored(other.Word(0)),
    };

    /// <summary>The kind of failure of a call; null for none.</summary>
    public static string? Failure(CallRecord call) =>
        call.Outcome is CallOutcome.Completed or CallOutcome.Waiting ? null
        : call.Status >= 400 ? Text(call.Status)
        : Underscored(call.Outcome.Word());

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);

    private static string Underscored(string words) => words.Replace(' ', '_').Replace('-', '_');
}
