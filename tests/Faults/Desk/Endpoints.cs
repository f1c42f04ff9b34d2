namespace Pointsman.Faults;

/// <summary>The paths that answer like a model.</summary>
internal static class Endpoints
{
    private const string Deployments = "/openai/deployments/";

    // The same API stands below a few prefixes: plain, as Groq and Azure's new form have it, and as OpenRouter has it.
    private static readonly string[] Bases = ["/v1", "/openai/v1", "/api/v1"];

    private static readonly string[] GeminiBases = ["/v1beta/models/", "/v1/models/"];

    private static readonly Dictionary<string, Dialect> Fixed = new(StringComparer.Ordinal)
    {
        ["/chat/completions"] = new ChatDialect(isAzure: false),
        ["/responses"] = new ResponsesDialect(),
        ["/embeddings"] = new EmbeddingsDialect(isAzure: false),
        ["/messages"] = new MessagesDialect(),
        ["/messages/count_tokens"] = new CountDialect(),
    };

    private static readonly Dictionary<string, Dialect> Azure = new(StringComparer.Ordinal)
    {
        ["/chat/completions"] = new ChatDialect(isAzure: true),
        ["/embeddings"] = new EmbeddingsDialect(isAzure: true),
    };

    // The part of a path after "models/MODEL".
    private static readonly Dictionary<string, Dialect> Gemini = new(StringComparer.Ordinal)
    {
        [":generateContent"] = new GeminiDialect(),
        [":streamGenerateContent"] = new GeminiDialect(),
        [":countTokens"] = new GeminiCountDialect(),
        [":embedContent"] = new GeminiEmbedDialect(isBatch: false),
        [":batchEmbedContents"] = new GeminiEmbedDialect(isBatch: true),
    };

    public static Endpoint? Find(HttpRequest request)
    {
        if (request.Method != "POST")
        {
            return null;
        }

        string path = request.Path;
        foreach (string start in Bases)
        {
            if (path.StartsWith(start, StringComparison.Ordinal)
                && Fixed.TryGetValue(path[start.Length..], out Dialect? found))
            {
                return new(found, "");
            }
        }

        return path.StartsWith(Deployments, StringComparison.Ordinal) ? Deployment(path[Deployments.Length..], request)
            : GeminiBases.FirstOrDefault(start => path.StartsWith(start, StringComparison.Ordinal)) is { } prefix
                ? Method(path[prefix.Length..])
                : null;
    }

    private static Endpoint? Method(string rest)
    {
        int colon = rest.LastIndexOf(':');
        return colon > 0 && Gemini.TryGetValue(rest[colon..], out Dialect? found)
            ? new(found, Uri.UnescapeDataString(rest[..colon]))
            : null;
    }

    private static Endpoint? Deployment(string rest, HttpRequest request)
    {
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && request.QueryValue("api-version") is not null
            && Azure.TryGetValue(rest[slash..], out Dialect? found)
            ? new(found, Uri.UnescapeDataString(rest[..slash]))
            : null;
    }
}
