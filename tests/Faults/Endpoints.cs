namespace Pointsman.Faults;

/// <summary>The paths that answer like a model.</summary>
internal static class Endpoints
{
    private const string Deployments = "/openai/deployments/";

    // The same API stands below a few prefixes: plain, as Groq and Azure's new form have it, and as OpenRouter has it.
    private static readonly string[] Bases = ["/v1", "/openai/v1", "/api/v1"];

    private static readonly Dictionary<string, Dialect> Fixed = new(StringComparer.Ordinal)
    {
        ["/chat/completions"] = new ChatDialect(isAzure: false),
    };

    private static readonly Dictionary<string, Dialect> Azure = new(StringComparer.Ordinal)
    {
        ["/chat/completions"] = new ChatDialect(isAzure: true),
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
            if (path.StartsWith(start, StringComparison.Ordinal) && Fixed.TryGetValue(path[start.Length..], out Dialect? found))
            {
                return new(found, "");
            }
        }

        return path.StartsWith(Deployments, StringComparison.Ordinal) ? Deployment(path[Deployments.Length..], request) : null;
    }

    private static Endpoint? Deployment(string rest, HttpRequest request)
    {
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && request.QueryValue("api-version") is not null && Azure.TryGetValue(rest[slash..], out Dialect? found)
            ? new(found, Uri.UnescapeDataString(rest[..slash]))
            : null;
    }
}
